//! What staff write for the public: news, areas' texts, goals and their figures. One engine for all of it: forms with
//! drafts that are kept by themselves, versions, preview, publishing now or later, taking down.
//!
//! - [`kind`]: what can be written, and where each kind is told; [`kinds`]: one file a kind
//! - [`asked`]: the fields of a form; [`written`]: what stands in them
//! - [`thing`]: one thing with its versions; [`write`](mod@write): every change of one, in one transaction
//! - [`list`]: what there is; [`edit`]: the form; [`save`]: what becomes of what it sends; [`clash`]: when two wrote at the same time
//! - [`versions`]: who wrote what, the [`difference`], and taking one up again; [`preview`]: the page as it would be
//! - [`take_down`]: away from the public, and calling plans off; [`due`]: what happens at its set time
//! - [`pictures`]: pictures for texts
//! - [`script`]: the one script of the staff's pages, which keeps drafts

pub(crate) mod asked;
pub(crate) mod clash;
pub(crate) mod difference;
pub mod due;
pub(crate) mod edit;
pub(crate) mod kind;
pub(crate) mod kinds;
pub(crate) mod list;
pub(crate) mod pictures;
pub(crate) mod preview;
pub(crate) mod save;
pub(crate) mod script;
pub(crate) mod take_down;
pub(crate) mod thing;
pub(crate) mod versions;
pub(crate) mod write;
pub(crate) mod written;
