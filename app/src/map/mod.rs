//! The map "Hvor er de udsatte byområder?" and the panel beside it.
//!
//! - [`page`]: the layout that stays mounted while the panel changes
//! - [`home`]: what the panel shows before an area is chosen
//! - [`key`]: which criterion is shown, the legend and the layers
//! - [`search`]: finding an area by name or by the visitor's position
//! - [`data`]: what the server tells of the map; [`load`] fills it and makes the file of outlines
//! - `light`: outlines that are light enough to send to everybody (server)
//! - `views`: what can be shown, with classes, and what is said of each area (server)
//! - [`picture`]: the same map as an SVG picture, for pages without scripts
//! - [`steps`]: outlines for pictures that stand in a page
//! - `browser`: Leaflet, in the browser alone

#[cfg(feature = "hydrate")]
mod browser;
mod choice;
#[cfg(all(test, feature = "ssr"))]
mod colours;
pub mod data;
#[cfg(feature = "ssr")]
pub(crate) mod home;
mod key;
#[cfg(feature = "ssr")]
mod light;
#[cfg(feature = "ssr")]
pub mod load;
mod page;
#[cfg(feature = "ssr")]
pub mod picture;
mod search;
#[cfg(feature = "ssr")]
pub(crate) mod steps;
#[cfg(feature = "ssr")]
mod views;

#[cfg(feature = "hydrate")]
pub use browser::find_in_forms;
pub use page::MapLayout;
