//! Parts of forms that need more care than plain HTML.

mod text_area;

pub use text_area::TextArea;
