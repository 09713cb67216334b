//! "Prøv selv" at `/metode/proev`: what the page rests on, and its frame. The rest is in the crate `laboratory`.

mod load;
mod page;
mod picture;

pub use page::render;
