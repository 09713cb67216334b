//! The languages of the pages: which one an address asks for, and what is said in it.
//!
//! - [`language`]: the language is part of the address and of nothing else: `/maal` is Danish, `/en/maal` English
//! - [`message`]: what the pages say, from `app/locales/<language>/<feature>.ftl` (server)
//! - [`mod@word`]: the few texts that the browser part says too; the page brings them along
//! - [`link`]: addresses inside a finished page, in its language (server)
//!
//! What is stored (names, descriptions) is Danish, with its translation in the table `translation`; see
//! [`Stored`] and [`crate::visit::Visit::text`]. Sentences that grammar builds (reasons, numbers, dates) are made in `domain`.

mod language;
#[cfg(feature = "ssr")]
pub mod link;
#[cfg(all(test, feature = "ssr"))]
mod lix;
#[cfg(feature = "ssr")]
pub mod message;
#[cfg(feature = "ssr")]
mod stored;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod word;

pub use domain::reason::Language;
pub use language::{ENGLISH, Named, in_language, split};
#[cfg(feature = "ssr")]
pub(crate) use message::t;
pub use word::{word, word_with};
#[cfg(feature = "ssr")]
pub use {stored::Stored, word::words};
