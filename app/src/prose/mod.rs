//! Pages that are mostly text, and text that staff write: Markdown made into HTML.
//!
//! - [`mod@markdown`]: the one way from Markdown to HTML, safe for text from anybody
//! - [`place`]: what the settings say, put into a text
//! - [`page`]: the pages whose text is in `app/pages/<language>/`

mod markdown;
mod page;
mod place;

pub use markdown::markdown;
pub use page::{Text, render};
