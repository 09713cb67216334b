//! A setting applied to the material: what would be said of every area.

use std::collections::HashMap;

use domain::{
    method::{
        Method, Rule,
        knobs::{Impossible, Knob, Knobs, Misread, Sets},
    },
    reason::{self, Language},
    screening::{Outcome, ScreenError, Screening, screen},
};
use thiserror::Error;

use crate::{
    material::{Area, Material},
    words,
};

/// A method with its knobs and the numbers that it is applied to.
#[derive(Debug, Clone)]
pub struct Laboratory {
    knobs: Knobs,
    material: Material,
}

/// What a setting leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct Calculation {
    /// One entry an area, in the material's order.
    pub areas: Vec<Answer>,
    /// The limit of each criterion of the method, where it has one and the same for all areas.
    pub limits: Vec<Option<f64>>,
}

/// What a setting says of an area.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Whether it stands out, and whether that is as published.
    pub mark: Mark,
    /// Why, in a sentence or two.
    pub why: String,
}

/// Where an area stands, beside where the published calculation has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// It stands out, as published.
    In,
    /// It stands out, and does not as published.
    CameIn,
    /// It does not stand out, and does as published.
    WentOut,
    /// It does not stand out, as published.
    Out,
    /// Nothing is said of it, as published or for want of data.
    Unknown,
    /// Nothing is said of it, and it stands out as published.
    Lost,
}

/// Why a setting has no answer; [`words`] says it to visitors.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Unanswered {
    /// It leaves nothing to be counted or weighed.
    #[error(transparent)]
    Impossible(#[from] Impossible),
    /// It can't be applied to the numbers.
    #[error("Der kan ikke regnes med dette valg: {0}.")]
    Screening(#[from] ScreenError),
}

impl Laboratory {
    /// A laboratory with its knobs.
    #[must_use]
    pub fn new(material: Material) -> Self {
        Self { knobs: Knobs::of(&material.method), material }
    }

    /// The language that everything is said in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.material.language
    }

    /// The method that a visitor begins with.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.material.method
    }

    /// Whether the method that a visitor begins with is the published calculation.
    #[must_use]
    pub fn is_published(&self) -> bool {
        self.material.is_published
    }

    /// The areas, in Danish order.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.material.areas
    }

    /// What can be set.
    #[must_use]
    pub fn knobs(&self) -> &[Knob] {
        self.knobs.all()
    }

    /// The setting that changes nothing.
    #[must_use]
    pub fn published(&self) -> Vec<f64> {
        self.knobs.published()
    }

    /// Whether a setting leads to something else than the published calculation.
    #[must_use]
    pub fn is_own(&self, setting: &[f64]) -> bool {
        !self.is_published() || self.is_moved(setting)
    }

    /// Whether a setting differs from the method as it is stated.
    #[must_use]
    pub fn is_moved(&self, setting: &[f64]) -> bool {
        self.knobs().iter().zip(setting).any(|(knob, value)| knob.is_moved(*value))
    }

    /// The setting and the chosen area that a query states (`kvarter=`), and what in it can't be used.
    #[must_use]
    pub fn read<'a>(
        &self,
        pairs: impl Iterator<Item = (&'a str, &'a str)> + Clone,
    ) -> (Vec<f64>, Option<usize>, Vec<Misread>) {
        let (setting, misread) = self.knobs.read(pairs.clone());
        let slug = pairs.filter(|(name, _)| *name == "kvarter").map(|(_, slug)| slug).last();
        let chosen = slug.and_then(|slug| self.areas().iter().position(|area| area.slug == slug));
        (setting, chosen, misread)
    }

    /// The names and values of an address that states a setting, and the method where it is not the published one.
    #[must_use]
    pub fn pairs(&self, setting: &[f64]) -> Vec<(String, String)> {
        let method = (!self.is_published()).then(|| ("metode".to_owned(), self.method().id.clone()));
        method.into_iter().chain(self.knobs.pairs(setting)).collect()
    }

    /// The query of a setting and a chosen area, without a question mark.
    #[must_use]
    pub fn query(&self, setting: &[f64], chosen: Option<usize>) -> String {
        let area = chosen.map(|area| ("kvarter".to_owned(), self.areas()[area].slug.clone()));
        let pairs = self.pairs(setting).into_iter().chain(area);
        pairs.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    }

    /// What a setting leads to.
    ///
    /// # Errors
    /// [`Unanswered`] when the setting leaves nothing to be counted or weighed.
    pub fn calculate(&self, setting: &[f64]) -> Result<Calculation, Unanswered> {
        self.with(setting, |screening, places| {
            let answer = |area: &Area| match places.get(area.code.as_str()) {
                Some(place) => Answer {
                    mark: Mark::of(area.published, screening.outcome_of(*place)),
                    why: reason::why(screening, 0, *place, self.language()),
                },
                None => Answer { mark: Mark::Unknown, why: words::not_in_figures(self.language()).to_owned() },
            };
            let limit = |criterion: usize| {
                let first = screening.limit(criterion, 0)?;
                let same = (0..screening.len())
                    .all(|area| screening.limit(criterion, area).is_none_or(|l| l.to_bits() == first.to_bits()));
                same.then_some(first)
            };
            Calculation {
                areas: self.areas().iter().map(answer).collect(),
                limits: (0..screening.method().criteria.len()).map(limit).collect(),
            }
        })
    }

    /// What each criterion that has a limit says of an area, a sentence or two each.
    ///
    /// # Errors
    /// As [`Laboratory::calculate`].
    pub fn explain(&self, setting: &[f64], area: usize) -> Result<Vec<String>, Unanswered> {
        self.with(setting, |screening, places| {
            let Some(place) = places.get(self.areas()[area].code.as_str()) else { return Vec::new() };
            let has_limit = |at: &usize| {
                matches!(
                    screening.method().criteria[*at].rule(),
                    Some(Rule::Threshold { .. } | Rule::Unpublished { .. })
                )
            };
            let criteria = (0..screening.method().criteria.len()).filter(has_limit);
            let said = |at: usize| {
                if self.is_left_out(setting, at) {
                    words::does_not_count(self, at)
                } else {
                    reason::answer(screening, at, *place, self.language())
                }
            };
            criteria.map(said).collect()
        })
    }

    /// Whether a setting leaves a criterion out of a count.
    fn is_left_out(&self, setting: &[f64], criterion: usize) -> bool {
        let leaves = |sets: Sets| matches!(sets, Sets::LeftOut(_, part) if part == criterion);
        self.knobs().iter().zip(setting).any(|(knob, value)| leaves(knob.sets) && *value > 0.5)
    }

    /// Screens with a setting and looks at the result; `places` are those of the areas' codes in it.
    fn with<T>(
        &self,
        setting: &[f64],
        look: impl FnOnce(&Screening<'_>, &HashMap<&str, usize>) -> T,
    ) -> Result<T, Unanswered> {
        let method = self.knobs.apply(&self.material.method, setting)?;
        let screening = screen(&method, &self.material.table, None)?;
        let places = (0..screening.len()).map(|place| (screening.id(place), place)).collect();
        Ok(look(&screening, &places))
    }
}

impl Mark {
    /// Where an area stands now, beside where it is published to stand.
    #[must_use]
    pub fn of(published: Outcome, now: Outcome) -> Self {
        match (published == Outcome::StandsOut, now) {
            (true, Outcome::StandsOut) => Self::In,
            (false, Outcome::StandsOut) => Self::CameIn,
            (true, Outcome::DoesNotStandOut) => Self::WentOut,
            (false, Outcome::DoesNotStandOut) => Self::Out,
            (true, Outcome::NotAssessed) => Self::Lost,
            (false, Outcome::NotAssessed) => Self::Unknown,
        }
    }

    /// Whether the area stands out in the visitor's calculation.
    #[must_use]
    pub fn is_in(self) -> bool {
        matches!(self, Self::In | Self::CameIn)
    }

    /// Whether the visitor's calculation moves it.
    #[must_use]
    pub fn is_change(self) -> bool {
        matches!(self, Self::CameIn | Self::WentOut | Self::Lost)
    }
}

impl Calculation {
    /// The places of the areas with a mark.
    pub fn with(&self, mark: Mark) -> impl Iterator<Item = usize> {
        self.areas.iter().enumerate().filter(move |(_, area)| area.mark == mark).map(|(place, _)| place)
    }

    /// How many areas stand out.
    #[must_use]
    pub fn stand_out(&self) -> usize {
        self.areas.iter().filter(|area| area.mark.is_in()).count()
    }
}

#[cfg(test)]
mod tests;
