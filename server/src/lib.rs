//! The server: configuration, start-up, the default data, and the HTTP routes around the pages.
//!
//! - [`address`]: the client of the service that finds addresses
//! - [`fetch`]: the client that fetches files for staff
//! - [`config`], `identity_settings`: what the environment says; [`identity`]: the client of the organisation's provider
//! - [`default_data`]: the data that an empty database is filled with
//! - [`demo_data`]: a synthetic city as files, to try everything on
//! - [`startup`]: from configuration to a ready database
//! - [`router`]: every address
//! - [`serve`]: listening and stopping
//! - [`security`], [`limits`], [`operator`]: what every response carries, what a request may cost, and who may do what
//! - [`correction`]: what visitors send; [`post`]: what goes out by e-mail
//! - [`screen_file`]: a method file applied to tables, without a database
//! - [`site`], [`app_files`], [`area_files`], [`map_files`], [`method_files`], [`goal_files`], [`initiative_files`],
//!   [`feed_files`], [`site_files`], [`health`]: what is served besides pages

pub mod address;
mod app_files;
mod area_files;
mod changing;
mod client;
pub mod config;
mod correction;
pub mod default_data;
pub mod demo_data;
mod feed_files;
pub mod fetch;
mod goal_files;
mod health;
pub mod identity;
mod identity_settings;
pub mod import_file;
mod initiative_files;
mod limits;
mod map_files;
mod method_files;
pub mod operator;
mod picture_files;
pub mod post;
pub mod progress_file;
mod refused;
pub mod router;
pub mod screen_file;
mod security;
pub mod serve;
pub mod site;
mod site_files;
pub mod staff;
pub mod startup;
