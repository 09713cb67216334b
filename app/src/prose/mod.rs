//! Pages that are mostly text, and text that staff write: Markdown made into HTML.
//!
//! - [`mod@markdown`]: the one way from Markdown to HTML, safe for text from anybody
//! - [`clean`]: a second look at what was made of staff's texts; [`picture`]: where their pictures lie
//! - [`place`]: what the settings say, put into a text
//! - [`page`]: the pages whose text is in `app/pages/<language>/`

mod clean;
mod markdown;
mod page;
pub mod picture;
mod place;

pub use markdown::{markdown, pictures_in, staff_markdown};
pub use page::{Text, render};
