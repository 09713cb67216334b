//! The arithmetic of composite indicators, on plain columns of numbers: no names, no files, no areas.
//!
//! A column holds one value an area, `NaN` where there is none; what is missing stays missing and is never zero. The
//! steps and their names follow OECD/JRC, Handbook on Constructing Composite Indicators (2008): treat, normalise,
//! aggregate.
//!
//! - [`statistics`]: means, spreads, skewness, kurtosis
//! - [`rank`]: order, ties, percentiles
//! - [`treat`]: outliers and gaps, and what becomes of them
//! - [`normalise`]: making columns comparable
//! - [`aggregate`]: many columns to one
//! - [`sensitivity`]: which assumptions a result depends on

pub mod aggregate;
pub mod normalise;
pub mod rank;
pub mod sensitivity;
pub mod statistics;
pub mod treat;

#[cfg(test)]
mod tests;
