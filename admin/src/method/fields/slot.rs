//! What a field is: where it stands in the file, what it is called and what it takes; and what holds fields together.

use super::super::edit::{self, Entry, Step};

/// Something to choose: the file's word, and ours.
pub(in super::super) type Word = (String, String);

/// What a field takes.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum Kind {
    /// A line of text.
    Line,
    /// A measure's short name.
    Measure,
    /// Several lines.
    Lines,
    /// Texts, a line each.
    Words,
    /// A number.
    Number,
    /// Numbers with spaces between them.
    Numbers,
    /// A whole number from 0.
    Whole,
    /// One of these; the word is what holds where the file says nothing.
    Choice(Vec<Word>, &'static str),
    /// Any of these.
    Several(Vec<Word>),
    /// Yes or no; the first is what holds where the file says nothing.
    Check(bool),
    /// One of these, and with none of them the table goes that it stands in; the word is what holds where that table says
    /// nothing.
    Head(Vec<Word>, &'static str),
    /// Whether a table is there at all, though empty.
    Own,
    /// What kind of question a criterion asks.
    Question,
    /// How a limit is compared with.
    LimitKey,
    /// What a limit follows; empty for a number of its own.
    LimitOf(Vec<Word>),
    /// The limit, or its factor.
    LimitNumber,
    /// What is added to it.
    LimitPlus,
}

impl Kind {
    /// Whether it decides which other fields there are.
    pub(in super::super) fn decides(&self) -> bool {
        matches!(self, Self::Head(..) | Self::Own | Self::Question)
    }

    /// Whether it is a part of a limit.
    pub(in super::super) fn is_of_limit(&self) -> bool {
        matches!(self, Self::LimitKey | Self::LimitOf(_) | Self::LimitNumber | Self::LimitPlus)
    }
}

/// A field.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Slot {
    /// Where it stands in the file.
    pub way: Vec<Step>,
    /// What it is called.
    pub label: &'static str,
    /// What helps to fill it in.
    pub hint: &'static str,
    /// What it takes.
    pub kind: Kind,
}

impl Slot {
    /// Its name in the form, and its id.
    pub(in super::super) fn name(&self) -> String {
        edit::dotted(&self.way)
    }
}

/// Fields that are folded away until somebody asks for them.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Fold {
    /// What they are about.
    pub title: &'static str,
    /// The fields.
    pub slots: Vec<Slot>,
}

/// Fields that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Section {
    /// Its heading; empty where the part's is enough.
    pub title: String,
    /// Where it stands in the file; empty for the top.
    pub way: Vec<Step>,
    /// What most people change.
    pub slots: Vec<Slot>,
    /// The rest.
    pub folds: Vec<Fold>,
}

impl Section {
    /// All of its fields.
    pub(in super::super) fn all(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter().chain(self.folds.iter().flat_map(|fold| &fold.slots))
    }
}

/// A subject of the form, with what is said of it and what can be added to it.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Part {
    /// Its place in the page's address.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// Its sections.
    pub sections: Vec<Section>,
    /// What can be added: a word for it, and the entry.
    pub adds: Vec<(&'static str, Entry)>,
}

/// A place in the file that fields are named from.
#[derive(Debug, Clone)]
pub(super) struct At(pub Vec<Step>);

impl At {
    /// The top of the file.
    pub(super) fn top() -> Self {
        Self(vec![])
    }

    /// A key of this place.
    pub(super) fn key(&self, key: &'static str) -> Self {
        Self([&self.0[..], &[Step::Key(key)]].concat())
    }

    /// A field here.
    pub(super) fn slot(&self, key: &'static str, label: &'static str, hint: &'static str, kind: Kind) -> Slot {
        Slot { way: self.key(key).0, label, hint, kind }
    }

    /// A section of fields here.
    pub(super) fn section(self, title: impl Into<String>, slots: Vec<Slot>) -> Section {
        Section { title: title.into(), way: self.0, slots, folds: vec![] }
    }
}

/// Words of the file with ours.
pub(super) fn words(words: &[(&str, &str)]) -> Vec<Word> {
    words.iter().map(|(word, said)| ((*word).to_owned(), (*said).to_owned())).collect()
}

/// A choice among words of the format, the first of which holds where the file says nothing.
pub(super) fn choice(all: &[(&'static str, &str)]) -> Kind {
    Kind::Choice(words(all), all.first().map_or("", |(word, _)| *word))
}

/// A choice among names of this file; `none` is what it is called to choose none of them.
pub(super) fn named(none: &str, names: &[Word]) -> Kind {
    Kind::Choice([words(&[("", none)]), names.to_vec()].concat(), "")
}
