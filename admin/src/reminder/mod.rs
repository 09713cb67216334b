//! The yearly question to whoever runs an initiative: is what stands here right? (docs/decisions/0015)
//!
//! - [`queue`]: whom to ask, and what goes out of the lists when nobody answers
//! - [`letter`]: what is written to them; [`facts`]: what stands of an initiative, in words
//! - [`send`]: sending by e-mail, where that is set up
//! - [`list`], [`act`]: the staff's page and what they do there
//! - [`answer`], [`answer_page`]: what a contact sees and answers, without an account

pub(crate) mod act;
pub(crate) mod answer;
mod answer_page;
mod facts;
pub mod letter;
pub(crate) mod list;
pub mod queue;
pub mod send;
