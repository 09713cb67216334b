//! Pages as documents: rendered once, on the server, by Leptos components; the browser shows the finished HTML.
//!
//! Most of a page is text and figures that never change while they are read. Hydrating them would send every page's
//! view code to every visitor (measured: 390 kB of compressed WebAssembly instead of 170) and every figure twice. So
//! the features render to HTML here, and only what acts (the map, its key, the search) lives in the browser too.
//! A navigation inside the application fetches the next document from the server function [`data::read_document`].

pub mod data;
#[cfg(feature = "hydrate")]
mod fetch;
#[cfg(feature = "hydrate")]
mod forms;
#[cfg(feature = "ssr")]
mod made_up;
#[cfg(feature = "ssr")]
pub(crate) mod render;
#[cfg(feature = "ssr")]
mod typography;
mod view;

#[cfg(feature = "hydrate")]
pub use forms::follow_forms;
pub use view::{DocumentView, current};
