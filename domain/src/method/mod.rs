//! A screening method: which numbers, how they are treated and put together, and when an area is designated.
//!
//! A method is a TOML file with a version (`data/methods/`, described in `docs/method-format.md`). The same types carry
//! it from the file to the engine, the pages and the browser. Its parts follow the order in which they work, in the
//! words of OECD/JRC, Handbook on Constructing Composite Indicators (2008):
//!
//! - [`areas`]: which rows are areas, and what they are compared with
//! - [`indicator`]: the numbers, treated and normalised
//! - [`score`]: several numbers as one, ranked and classed
//! - [`criterion`]: questions with yes or no, and questions of questions
//! - [`designate`]: what makes an area designated, included or left out
//! - [`group`]: joining neighbours
//! - [`variants`]: other choices that would have been as reasonable
//! - [`knobs`]: what a reader may set otherwise
//!
//! [`parse()`] reads a file and says where it is wrong; what can't be read can't be run.

pub mod areas;
mod check;
pub mod criterion;
pub mod designate;
pub mod group;
pub mod indicator;
pub mod knobs;
mod nearest;
mod parse;
mod place;
pub mod score;
mod texts;
pub mod variants;

use serde::{Deserialize, Serialize};

pub use self::{
    areas::{AreaColumns, Reference},
    criterion::{Comparison, Criterion, Limit, Rule},
    designate::{Designate, Exclude, Include},
    indicator::{Indicator, Normalise, Reading, Treat},
    parse::{LONGEST_FILE, MethodError, parse, problems},
    score::{Classes, Ranking, Score},
};

pub(crate) use self::{
    check::{asked, in_order, names},
    nearest::unknown as unknown_word,
    parse::read as read_rules,
    place::{Problem, Step},
};
use crate::area::Level;

/// A whole method, as its file states it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// A short name in addresses and the database, the same through all versions.
    pub id: String,
    /// The version: any change of rule, threshold or indicator makes a new one.
    pub version: String,
    /// What people call it.
    pub title: String,
    /// Who states the method: decides how the pages speak of it.
    pub origin: Origin,
    /// The day from which this version counts, as ISO date.
    #[serde(default)]
    pub valid_from: String,
    /// What it is, in one or two plain sentences.
    #[serde(default)]
    pub summary: String,
    /// The level whose areas are screened, where the areas are the city's own.
    pub level: Option<Level>,
    /// How a table of areas is read.
    #[serde(default)]
    pub areas: AreaColumns,
    /// What areas are compared with.
    #[serde(default)]
    pub references: Vec<Reference>,
    /// How indicators are treated that do not say otherwise.
    #[serde(default)]
    pub treat: Treat,
    /// How indicators are normalised that do not say otherwise.
    #[serde(default)]
    pub normalise: Normalise,
    /// The numbers.
    pub indicators: Vec<Indicator>,
    /// Several numbers as one, on any number of levels.
    #[serde(default)]
    pub scores: Vec<Score>,
    /// What areas are ranked by.
    pub ranking: Option<Ranking>,
    /// Divisions of the areas into classes.
    #[serde(default)]
    pub classes: Vec<Classes>,
    /// The questions, in the order in which they are shown.
    #[serde(default)]
    pub criteria: Vec<Criterion>,
    /// What areas are designated for; none where the method's owner has not published the rule.
    #[serde(default)]
    pub designate: Vec<Designate>,
    /// Lists that bring areas in by themselves.
    #[serde(default)]
    pub include: Vec<Include>,
    /// What keeps areas out.
    #[serde(default)]
    pub exclude: Vec<Exclude>,
    /// How designated neighbours are joined.
    pub group: Option<group::Group>,
    /// Other choices that would have been as reasonable.
    pub variants: Option<variants::Variants>,
    /// Which numbers are too small to show.
    #[serde(default)]
    pub discretion: crate::discretion::Rule,
}

/// Who states a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A calculation of our own on published figures.
    Byblik,
    /// The municipality's, as far as it is published.
    Municipality,
    /// The state's, by law.
    State,
    /// Someone else's published index.
    Published,
}

/// A criterion about an indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Question<'m> {
    /// The criterion.
    pub criterion: &'m Criterion,
    /// The indicator that it asks about.
    pub indicator: &'m Indicator,
}

impl<'m> Question<'m> {
    /// What people call it.
    #[must_use]
    pub fn name(&self) -> &'m str {
        let names = [&self.criterion.name, &self.indicator.name, &self.criterion.id];
        names.into_iter().find(|name| !name.is_empty()).map_or("", |name| name)
    }

    /// How the value is compared; `None` where the limit is not published.
    #[must_use]
    pub fn comparison(&self) -> Option<Comparison> {
        match self.criterion.rule()? {
            Rule::Threshold { comparison, .. } => Some(comparison),
            _ => None,
        }
    }
}

impl Method {
    /// The indicator of this id.
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// The criteria about an indicator, with it: those that are shown one by one, in the method's order.
    #[must_use]
    pub fn questions(&self) -> Vec<Question<'_>> {
        self.criteria.iter().filter_map(|criterion| self.question(criterion)).collect()
    }

    /// A criterion with its indicator; `None` when it asks about a score or about other criteria.
    #[must_use]
    pub fn question<'m>(&'m self, criterion: &'m Criterion) -> Option<Question<'m>> {
        match criterion.rule()? {
            Rule::Threshold { of, .. } | Rule::Unpublished { of } => {
                Some(Question { criterion, indicator: self.indicator(of)? })
            }
            _ => None,
        }
    }

    /// Whether anything can be calculated: the rule of some designation, a score or a ranking is stated.
    #[must_use]
    pub fn is_runnable(&self) -> bool {
        self.designate.iter().any(|designate| designate.by.is_some()) || !self.scores.is_empty()
    }

    /// How many criteria bring an area in by the first designation, where it counts them.
    #[must_use]
    pub fn counting_rule(&self) -> Option<&criterion::Count> {
        match self.criterion(self.designate.first()?.by.as_ref()?)?.rule()? {
            Rule::Count(count) => Some(count),
            _ => None,
        }
    }

    /// The criterion of this id.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }
}
