//! Byblik's pages: Leptos components by feature, and the thin server functions that feed them.
//!
//! A feature is a folder: what its page shows (`data`), what the server does to fill it (`load`), and the page itself
//! (`page`). Pages are rendered on the server only; [`document`] says why and how the browser shows them. What acts in
//! the browser is in [`map`], and what only the browser does in `map::browser`.

#[cfg(feature = "ssr")]
mod about;
#[cfg(feature = "ssr")]
pub mod address;
#[cfg(feature = "ssr")]
mod area;
#[cfg(feature = "ssr")]
pub mod areas;
#[cfg(feature = "ssr")]
pub mod causes;
#[cfg(feature = "ssr")]
mod chart;
#[cfg(feature = "ssr")]
mod compare;
#[cfg(feature = "ssr")]
pub mod correction;
#[cfg(feature = "ssr")]
mod credit;
mod document;
mod fault;
pub mod form;
#[cfg(feature = "ssr")]
pub mod goal;
mod head;
#[cfg(feature = "ssr")]
pub mod initiative;
mod layout;
pub mod locale;
pub mod map;
#[cfg(feature = "ssr")]
mod method;
#[cfg(feature = "ssr")]
mod missing;
#[cfg(feature = "ssr")]
pub mod news;
#[cfg(feature = "ssr")]
pub mod offline;
#[cfg(feature = "ssr")]
mod organisation;
#[cfg(feature = "hydrate")]
mod pause;
#[cfg(feature = "ssr")]
pub mod prose;
#[cfg(feature = "ssr")]
pub mod qr;
#[cfg(feature = "ssr")]
mod query;
mod routes;
pub mod screening;
#[cfg(feature = "ssr")]
mod search;
#[cfg(feature = "ssr")]
pub mod services;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
pub mod site_map;
#[cfg(feature = "ssr")]
pub mod spreadsheet;
#[cfg(feature = "ssr")]
mod trial;
#[cfg(feature = "ssr")]
pub mod visit;

pub use fault::Fault;
pub use routes::App;
#[cfg(feature = "ssr")]
pub use shell::{Assets, Module, Tiles, shell};
