//! The server: configuration, start-up, the default data, and the HTTP routes around the pages.
//!
//! - [`config`]: what the environment says
//! - [`default_data`]: the data that an empty database is filled with
//! - [`startup`]: from configuration to a ready database
//! - [`router`]: every address
//! - [`serve`]: listening and stopping
//! - [`security`], [`limits`], [`operator`]: what every response carries, what a request may cost, and who may do what
//! - [`correction`]: what visitors send
//! - [`screen_file`]: a method file applied to tables, without a database
//! - [`site`], [`map_files`], [`method_files`], [`initiative_files`], [`health`]: what is served besides pages

pub mod config;
mod correction;
pub mod default_data;
mod health;
mod initiative_files;
mod limits;
mod map_files;
mod method_files;
pub mod operator;
pub mod progress_file;
pub mod router;
pub mod screen_file;
mod security;
pub mod serve;
pub mod site;
pub mod startup;
