//! What is asked about names, and what staff answer.

use std::collections::BTreeMap;

use domain::area::Level;
use serde::{Deserialize, Serialize};

use super::{Areas, Measures};
use crate::limits::MOST_QUESTIONS;

/// What a name is to be taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// This: an area's code or a measure's id.
    Is(String),
    /// An area that is not known yet; for outlines only.
    New,
    /// Rows with it are left out.
    LeaveOut,
}

/// Staff's answers, by the texts as they stand in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// Areas.
    pub areas: BTreeMap<String, Answer>,
    /// Measures.
    pub measures: BTreeMap<String, Answer>,
}

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// An area.
    Area,
    /// A measure.
    Measure,
}

/// One name that somebody must say the meaning of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// What it is about.
    pub about: Asked,
    /// The text as it stands in the file: the key of the answer.
    pub text: String,
    /// What it may be, the likeliest first; empty where nothing is near.
    pub candidates: Vec<Candidate>,
    /// How many figures or outlines wait for the answer.
    pub count: u64,
    /// The line where it stands first.
    pub line: u64,
}

/// What a name may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// The area's code or the measure's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The area's level.
    pub level: Option<Level>,
}

/// Collects questions while a file is read.
#[derive(Debug, Default)]
pub(crate) struct Questions {
    asked: BTreeMap<(Asked, String), Question>,
}

impl Questions {
    /// Asks about a name, or counts it once more.
    pub(crate) fn ask(&mut self, about: Asked, text: &str, line: u64, candidates: impl FnOnce() -> Vec<Candidate>) {
        let key = (about, text.to_owned());
        if let Some(question) = self.asked.get_mut(&key) {
            question.count += 1;
        } else if self.asked.len() < MOST_QUESTIONS {
            let question = Question { about, text: text.to_owned(), candidates: candidates(), count: 1, line };
            self.asked.insert(key, question);
        }
    }

    /// The questions that hold most back first.
    pub(crate) fn into_list(self) -> Vec<Question> {
        let mut all: Vec<Question> = self.asked.into_values().collect();
        all.sort_by_key(|question| (std::cmp::Reverse(question.count), question.line));
        all
    }
}

impl Candidate {
    pub(crate) fn area(areas: &Areas, at: usize) -> Self {
        let area = areas.get(at);
        Self { id: area.code.to_string(), name: area.name.clone(), level: Some(area.level) }
    }

    pub(crate) fn measure(measures: &Measures, at: usize) -> Self {
        let measure = &measures.all()[at];
        Self { id: measure.id.clone(), name: measure.name.clone(), level: None }
    }
}
