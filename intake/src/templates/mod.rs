//! Our own templates: files with fixed headings that staff fill in. `docs/import-formats.md` describes them for staff.
//!
//! - [`heading`]: the headings, and recognising them
//! - [`empty`]: templates to download
//! - [`row`]: one row with its fields by their headings
//! - [`state_list`], [`initiative`]: what the rows say

mod empty;
mod heading;
mod initiative;
mod row;
mod state_list;

pub use empty::{criteria_template, initiatives_template, state_list_template};
pub use initiative::InitiativeEntry;
pub use state_list::{ListEntry, ListEventKind};

pub use heading::INITIATIVES as INITIATIVE_COLUMNS;
pub(crate) use heading::recognise;
pub(crate) use initiative::read as read_initiatives;
pub(crate) use state_list::read as read_state_list;

/// The words that can stand in templates, as the system has them.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// The state's lists: id and name.
    pub lists: Vec<(String, String)>,
    /// Sub-goals: id and name.
    pub goals: Vec<(String, String)>,
    /// Organisations: id and name.
    pub organisations: Vec<(String, String)>,
    /// Sources: id and name.
    pub sources: Vec<(String, String)>,
    /// Kinds of initiatives: code and name.
    pub kinds: Vec<(String, String)>,
    /// Whom initiatives are for: code and name.
    pub audiences: Vec<(String, String)>,
    /// Whether an initiative runs: code and name.
    pub statuses: Vec<(String, String)>,
    /// Where it is for: code and name.
    pub scopes: Vec<(String, String)>,
    /// Languages: code and name.
    pub languages: Vec<(String, String)>,
}
