//! How sure a designation is: the method again and again, with other choices that would have been as reasonable.

use std::ops::Range;

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{RngCore, SeedableRng},
};

use super::{Evaluated, ScreenError, Screening, Standing, evaluate, values::Values};
use crate::{
    index::{
        aggregate::Mean,
        sensitivity::{Effect, effects, unit},
        statistics::number,
    },
    method::{Method, variants::Variants},
};

/// In how many variants each area is designated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Robustness {
    /// How many variants were tried.
    pub runs: u32,
    /// One list of areas a designation: in how many variants the area is in.
    pub designated: Vec<Vec<u32>>,
}

impl Robustness {
    /// The sum of two parts of the variants.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.runs += other.runs;
        for (here, there) in self.designated.iter_mut().zip(&other.designated) {
            here.iter_mut().zip(there).for_each(|(a, b)| *a += b);
        }
        self
    }
}

/// Something in a method that could have been chosen otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assumption {
    /// The weight of a part of a score, by their places.
    Weight(usize, usize),
    /// The limit of a criterion, by its place.
    Limit(usize),
    /// How indicators are normalised.
    Normalise,
    /// How scores are put together.
    Mean,
}

/// One variant: factors on weights and limits, and which alternatives are taken. The default changes nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Variation {
    weights: Vec<Vec<f64>>,
    limits: Vec<f64>,
    /// The place among [`Variants::normalise`]; `None` for the indicators' own.
    pub normalise: Option<usize>,
    /// `None` for the scores' own.
    pub mean: Option<Mean>,
}

impl Variation {
    /// The factor on the weight of a part of a score.
    pub(super) fn weight(&self, score: usize, part: usize) -> f64 {
        self.weights.get(score).and_then(|weights| weights.get(part)).copied().unwrap_or(1.0)
    }

    /// The factor on the limit of a criterion.
    pub(super) fn limit(&self, criterion: usize) -> f64 {
        self.limits.get(criterion).copied().unwrap_or(1.0)
    }

    /// The variant at a place in the space of assumptions, each from 0 to under 1.
    fn at(method: &Method, variants: &Variants, assumptions: &[Assumption], place: &[f64]) -> Self {
        let mut variation = Self {
            weights: method.scores.iter().map(|score| vec![1.0; score.of.len()]).collect(),
            limits: vec![1.0; method.criteria.len()],
            ..Self::default()
        };
        let around = |share: f64, at: f64| 1.0 + share * (2.0 * at - 1.0);
        for (assumption, at) in assumptions.iter().zip(place) {
            match assumption {
                Assumption::Weight(score, part) => variation.weights[*score][*part] = around(variants.weights, *at),
                Assumption::Limit(criterion) => variation.limits[*criterion] = around(variants.limits, *at),
                Assumption::Normalise => variation.normalise = one_of(variants.normalise.len(), *at),
                Assumption::Mean => variation.mean = one_of(variants.mean.len(), *at).map(|at| variants.mean[at]),
            }
        }
        variation
    }
}

/// One of the alternatives, or none of them, each as likely.
fn one_of(others: usize, at: f64) -> Option<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to the number of alternatives")]
    let place = (at * number(others + 1)) as usize;
    place.min(others).checked_sub(1)
}

/// What the method states as open to choice.
fn assumptions(method: &Method, variants: &Variants) -> Vec<Assumption> {
    let mut all = Vec::new();
    if variants.weights > 0.0 {
        // A part that is alone has all the weight there is.
        let scores = method.scores.iter().enumerate().filter(|(_, score)| score.of.len() > 1);
        all.extend(scores.flat_map(|(at, score)| (0..score.of.len()).map(move |part| Assumption::Weight(at, part))));
    }
    if variants.limits > 0.0 {
        let has_limit = |at: &usize| matches!(method.criteria[*at].rule(), Some(crate::method::Rule::Threshold { .. }));
        all.extend((0..method.criteria.len()).filter(has_limit).map(Assumption::Limit));
    }
    all.extend((!variants.normalise.is_empty()).then_some(Assumption::Normalise));
    all.extend((!variants.mean.is_empty()).then_some(Assumption::Mean));
    all
}

/// A screening made ready for being tried in variants.
#[derive(Debug)]
pub struct Trials<'a> {
    screening: &'a Screening<'a>,
    variants: &'a Variants,
    values: Values<'a>,
    assumptions: Vec<Assumption>,
}

impl<'a> Screening<'a> {
    /// Makes ready for trying variants; `None` when the method states none.
    ///
    /// # Errors
    /// When an alternative can't be applied to the table.
    pub fn trials(&'a self) -> Result<Option<Trials<'a>>, ScreenError> {
        let Some(variants) = &self.method.variants else { return Ok(None) };
        let mut values = self.values.clone();
        for normalise in &variants.normalise {
            let columns = self.values.normalised_by(self.method, self.table, self.period, &self.rows, normalise)?;
            values.alternatives.push(columns);
        }
        Ok(Some(Trials { screening: self, variants, values, assumptions: assumptions(self.method, variants) }))
    }
}

impl Trials<'_> {
    /// How many variants the method asks for.
    #[must_use]
    pub fn runs(&self) -> u32 {
        self.variants.runs
    }

    /// What is varied, in the order of [`Trials::sensitivity`].
    #[must_use]
    pub fn assumptions(&self) -> &[Assumption] {
        &self.assumptions
    }

    /// Tries the variants with these numbers. Each is drawn by itself, so parts can be tried in parallel and added by
    /// [`Robustness::and`]. Criteria over years use the method's own answers for earlier years.
    ///
    /// # Errors
    /// As for the screening itself.
    pub fn robustness(&self, numbers: Range<u32>) -> Result<Robustness, ScreenError> {
        let mut designated = vec![vec![0; self.screening.len()]; self.screening.method.designate.len()];
        let runs = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        for variant in numbers {
            let mut random = ChaCha8Rng::seed_from_u64(self.variants.seed);
            random.set_stream(u64::from(variant));
            let place: Vec<f64> = self.assumptions.iter().map(|_| unit(random.next_u64())).collect();
            for (counts, standings) in designated.iter_mut().zip(self.standings(&place)?) {
                for (count, standing) in counts.iter_mut().zip(standings) {
                    *count += u32::from(standing.is_in());
                }
            }
        }
        Ok(Robustness { runs, designated })
    }

    /// How much each assumption matters to how many areas change sides in the first designation; `None` when none ever
    /// does. The variants are asked for `samples` times the number of assumptions and two.
    ///
    /// # Errors
    /// As for the screening itself.
    pub fn sensitivity(&self, samples: usize) -> Result<Option<Vec<Effect>>, ScreenError> {
        let Some(own) = self.screening.standings.first() else { return Ok(None) };
        effects(self.assumptions.len(), samples, self.variants.seed, |place| {
            let standings = self.standings(place)?;
            let changed = standings[0].iter().zip(own).filter(|(now, own)| now.is_in() != own.is_in()).count();
            Ok(number(changed))
        })
    }

    fn standings(&self, place: &[f64]) -> Result<Vec<Vec<Standing>>, ScreenError> {
        let Screening { method, table, period, rows, lists, earlier, .. } = self.screening;
        let variation = Variation::at(method, self.variants, &self.assumptions, place);
        let mut before = |back: usize| {
            Ok(super::answers::years_before(table, *period, back).and_then(|place| earlier.get(&place).cloned()))
        };
        let at = (*method, *table, *period);
        let Evaluated { standings, .. } = evaluate(at, rows, &self.values, &variation, lists, &mut before)?;
        Ok(standings)
    }
}
