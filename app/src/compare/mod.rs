//! The page at `/sammenlign`: up to four areas side by side, on one scale. Its address is all of its state.

mod chart;
mod chosen;
mod data;
mod facts;
mod figures;
mod load;
mod page;
mod scale;
mod table;

pub(crate) use page::render;
