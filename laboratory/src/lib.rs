//! "Prøv selv" at `/metode/proev`: a visitor moves a method's limits and weights, and sees at once what would follow.
//!
//! The same engine, the same words and the same view on the server and in the browser. The server answers any setting
//! that stands in an address, so the page works without scripts; in the browser a module of its own, which is loaded
//! on this page alone, takes the finished page over.
//!
//! - [`material`]: what the server sends: method, table, and what is published
//! - [`calculation`]: a setting applied to it
//! - `words`: what is said of knobs, areas and changes, in both languages
//! - [`mod@page`]: the view
//! - `browser`: taking the page over, and the address

#[cfg(feature = "csr")]
mod browser;
pub mod calculation;
pub mod material;
pub mod page;
mod words;

pub use self::{
    calculation::{Calculation, Laboratory, Mark},
    material::{Area, Material},
    page::page,
};
