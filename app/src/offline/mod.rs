//! Byblik as an app: installed on a device, and readable without a network.
//!
//! - [`worker`]: the script that keeps pages on the visitor's own device, and what it is told of this server
//! - [`manifest`]: name and icons for installing
//! - [`bundle`]: the short edition of every area, for areas that were not opened before the network went
//! - [`page`]: what is said where nothing else is kept

pub mod bundle;
pub mod manifest;
mod page;
pub mod worker;

pub(crate) use page::render;
