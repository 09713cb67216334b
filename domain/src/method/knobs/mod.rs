//! What a reader may set otherwise in a method: limits, weights, how many criteria must be met, and which of them count.
//!
//! A [`Knob`] is a number with a range, in the words that people use for it ("25 % above the city" instead of a factor
//! of 1.25). A setting has one number a knob; [`Knobs::apply`] makes a method of it, and [`Knobs::pairs`] an address
//! that others can open.
//!
//! - [`limit`]: the ranges of limits, and limits moved
//! - [`address`]: settings in addresses

mod address;
mod limit;

use thiserror::Error;

pub use self::{address::Misread, limit::Scale};
use super::{Method, Rule};

/// Something in a method that can be set otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Knob {
    /// Its name in addresses: "graense.uddannelse".
    pub name: String,
    /// What it sets.
    pub sets: Sets,
    /// The value in the method as it is published.
    pub published: f64,
    /// The lowest value that it takes.
    pub lowest: f64,
    /// The highest.
    pub highest: f64,
    /// The distance between two values that are offered.
    pub step: f64,
}

/// What a knob sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sets {
    /// The limit of a criterion, by its place in the method; how it is counted says [`Scale`].
    Limit(usize, Scale),
    /// How many must be met, in the criterion at this place.
    Count(usize),
    /// Whether a criterion, the second place, is left out of the count in the first: 0 or 1.
    LeftOut(usize, usize),
    /// The weight of a part of a score, by their places.
    Weight(usize, usize),
}

/// Why a setting is no method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Impossible {
    /// No criterion is left to be counted.
    #[error("Mindst ét kriterium skal tælle med.")]
    NothingCounts,
    /// No part of a score has a weight.
    #[error("Mindst ét tal skal veje noget.")]
    NothingWeighs,
}

/// All knobs of a method.
#[derive(Debug, Clone, PartialEq)]
pub struct Knobs(Vec<Knob>);

/// The highest weight that is offered, in proportion to the highest one that is published.
const HEAVIEST: f64 = 3.0;

impl Knobs {
    /// The knobs of a checked method: limits first, then counts with what they count, then weights.
    #[must_use]
    pub fn of(method: &Method) -> Self {
        let mut knobs: Vec<Knob> = method.criteria.iter().enumerate().filter_map(limit::knob(method)).collect();
        for (at, criterion) in method.criteria.iter().enumerate() {
            let Some(Rule::Count(count)) = criterion.rule() else { continue };
            let parts: Vec<usize> = count.of.iter().filter_map(|id| place(method, id)).collect();
            let whole = |name: String, sets: Sets, published: f64, lowest: f64, highest: f64| Knob {
                name,
                sets,
                published,
                lowest,
                highest,
                step: 1.0,
            };
            let most = crate::index::statistics::number(parts.len());
            let name = format!("antal.{}", criterion.id);
            knobs.push(whole(name, Sets::Count(at), f64::from(count.at_least), 1.0, most));
            knobs.extend(parts.iter().map(|part| {
                let name = format!("uden.{}.{}", criterion.id, method.criteria[*part].id);
                whole(name, Sets::LeftOut(at, *part), 0.0, 0.0, 1.0)
            }));
        }
        for (at, score) in method.scores.iter().enumerate() {
            let weight = |part: usize| score.weights.get(part).copied().unwrap_or(1.0);
            let most = (0..score.of.len()).map(weight).fold(0.0, f64::max);
            // A part that is alone has all the weight there is.
            let parts = (0..score.of.len()).filter(|_| score.of.len() > 1);
            knobs.extend(parts.map(|part| Knob {
                name: format!("vaegt.{}.{}", score.id, score.of[part]),
                sets: Sets::Weight(at, part),
                published: weight(part),
                lowest: 0.0,
                highest: HEAVIEST * most,
                step: limit::step(HEAVIEST * most),
            }));
        }
        Self(knobs)
    }

    /// The knobs, in the order of the settings.
    #[must_use]
    pub fn all(&self) -> &[Knob] {
        &self.0
    }

    /// The setting that changes nothing.
    #[must_use]
    pub fn published(&self) -> Vec<f64> {
        self.0.iter().map(|knob| knob.published).collect()
    }

    /// The knobs that a setting moves, with their values.
    fn moved(&self, setting: &[f64]) -> impl Iterator<Item = (&Knob, f64)> {
        self.0.iter().zip(setting.iter().copied()).filter(|(knob, value)| knob.is_moved(*value))
    }

    /// The method that a setting makes of the one that the knobs are of.
    ///
    /// A count that is higher than what is left to be counted becomes all of it. What it gives is a checked method.
    ///
    /// # Errors
    /// [`Impossible`] when nothing is left to be counted or weighed.
    pub fn apply(&self, method: &Method, setting: &[f64]) -> Result<Method, Impossible> {
        let mut changed = method.clone();
        for (knob, value) in self.moved(setting) {
            match knob.sets {
                Sets::Limit(at, scale) => limit::put(&mut changed.criteria[at], scale, value),
                Sets::Count(at) => {
                    if let Some(count) = &mut changed.criteria[at].met {
                        count.at_least = whole(value);
                    }
                }
                Sets::LeftOut(at, part) => {
                    let id = &method.criteria[part].id;
                    if let Some(count) = &mut changed.criteria[at].met {
                        count.of.retain(|kept| kept != id);
                        count.mandatory.retain(|kept| kept != id);
                    }
                }
                Sets::Weight(at, part) => {
                    let score = &mut changed.scores[at];
                    score.weights.resize(score.of.len(), 1.0);
                    score.weights[part] = value;
                }
            }
        }
        for count in changed.criteria.iter_mut().filter_map(|criterion| criterion.met.as_mut()) {
            let left = u32::try_from(count.of.len()).unwrap_or(u32::MAX);
            if left == 0 {
                return Err(Impossible::NothingCounts);
            }
            count.at_least = count.at_least.min(left);
            // Before so many have data, so many can't be met.
            count.with_data = count.with_data.map(|least| least.clamp(count.at_least, left));
        }
        let weighs = |weights: &[f64]| weights.is_empty() || weights.iter().any(|weight| *weight > 0.0);
        if changed.scores.iter().all(|score| weighs(&score.weights)) {
            Ok(changed)
        } else {
            Err(Impossible::NothingWeighs)
        }
    }
}

impl Knob {
    /// Whether a value is another than the published one.
    #[must_use]
    pub fn is_moved(&self, value: f64) -> bool {
        !crate::index::statistics::same(value, self.published)
    }
}

fn place(method: &Method, id: &str) -> Option<usize> {
    method.criteria.iter().position(|criterion| criterion.id == id)
}

fn whole(value: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts are at least 1 and few")]
    let whole = value.round().clamp(1.0, 1e6) as u32;
    whole
}

#[cfg(test)]
mod tests;
