//! The pure heart of Byblik: what an area, a figure, a method and a screening are, and how they are said in Danish.
//!
//! Nothing here reads a file, a database or a clock, so the same code runs on the server and in the browser.
//! - [`area`]: levels, codes and addresses of areas
//! - [`figure`]: published numbers and where they stand
//! - [`method`]: a screening method as a file
//! - [`table`]: the numbers that a method is applied to
//! - [`index`]: the arithmetic of composite indicators
//! - [`screening`]: a method applied to a table
//! - [`goal`]: progress towards a target, by a stated rule
//! - [`reason`]: the outcome in words
//! - [`residents`]: how many live where nobody counts them, estimated
//! - [`series`]: indicators in every period
//! - [`initiative`]: choosing among initiatives
//! - [`map_class`]: the classes that the map draws
//! - [`outline`]: points in outlines; [`simplify`]: fewer of them, for drawing
//! - [`similar`]: areas with figures alike
//! - [`locate`]: which areas a position lies in and close to
//! - [`text`]: Danish numbers, dates, sorting and searching

pub mod area;
pub mod discretion;
pub mod figure;
pub mod goal;
pub mod index;
pub mod initiative;
pub mod locate;
pub mod map_class;
pub mod method;
pub mod outline;
pub mod reason;
pub mod residents;
pub mod screening;
pub mod series;
pub mod similar;
pub mod simplify;
pub mod staff;
pub mod table;
pub mod text;
