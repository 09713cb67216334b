//! Byblik's pages: Leptos components by feature, and the thin server functions that feed them.
//!
//! A feature is a folder with its page, its components, the shared types of its server functions (`data`), and what
//! the server does to fill them (`load`, only with the feature `ssr`). What only the browser does stands in
//! `map::browser`, only with the feature `hydrate`.

mod about;
mod area;
mod areas;
mod fault;
pub mod form;
mod goal;
mod head;
mod initiative;
mod layout;
mod loaded;
pub mod map;
mod method;
mod routes;
pub mod screening;
#[cfg(feature = "ssr")]
pub mod services;
#[cfg(feature = "ssr")]
mod shell;

pub use fault::Fault;
pub use routes::App;
#[cfg(feature = "ssr")]
pub use shell::{Assets, shell};
