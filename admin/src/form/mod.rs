//! Forms that keep what was typed: reading them, and showing them with what is wrong named twice, in a summary and at
//! the field.

mod field;
mod posted;
pub(crate) mod with_file;

pub(crate) use field::{Field, Kind, hidden};
pub(crate) use posted::Posted;
pub(crate) use with_file::SentFile;

use maud::{Markup, html};

/// What is wrong with a form: a field's name, and what to do about it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Problems(Vec<(&'static str, String)>);

impl Problems {
    /// Notes that something is wrong with a field.
    pub(crate) fn add(&mut self, field: &'static str, text: impl Into<String>) {
        self.0.push((field, text.into()));
    }

    /// A form with one thing wrong.
    pub(crate) fn one(field: &'static str, text: impl Into<String>) -> Self {
        Self(vec![(field, text.into())])
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with one field, for a part of a form that is no plain field.
    pub(crate) fn texts(&self, field: &str) -> Vec<&str> {
        self.of(field).collect()
    }

    /// What is wrong with one field.
    fn of(&self, field: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(of, _)| *of == field).map(|(_, text)| text.as_str())
    }

    /// The list above the form, each line a link to its field; it has the focus first.
    pub(crate) fn summary(&self) -> Markup {
        html! {
            @if !self.is_empty() {
                div.problems role="alert" tabindex="-1" autofocus {
                    h2 { "Ret dette, og send igen" }
                    ul {
                        @for (field, text) in &self.0 {
                            li { a href=(format!("#{field}")) { (text) } }
                        }
                    }
                }
            }
        }
    }
}
