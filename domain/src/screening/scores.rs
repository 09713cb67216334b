//! Putting indicators together, ranking areas, and dividing them into classes.

use super::{prepare::of_column, values::Values, variation::Variation};
use crate::{
    index::{
        aggregate::aggregate_columns,
        normalise::Exponentials,
        rank::{Ties, ranks},
        statistics::{count, number},
    },
    method::{
        Classes, Comparison, Method, in_order,
        indicator::Direction,
        score::{Cut, Rounding, Side},
    },
};

/// All scores of all areas, and what follows from their order.
#[derive(Debug, Clone)]
pub(super) struct Scores {
    columns: Vec<Vec<f64>>,
    /// Which normalisation of the indicators they are made of; `None` for their own.
    alternative: Option<usize>,
    /// One entry an area, where the method ranks.
    pub ranks: Option<Vec<f64>>,
    /// One list of classes a division.
    pub classes: Vec<Vec<Option<u32>>>,
}

/// Where a name of a method leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// An indicator.
    Indicator(usize),
    /// A score.
    Score(usize),
}

impl Place {
    /// The place of a name; `None` when it is neither.
    pub(super) fn of(method: &Method, name: &str) -> Option<Self> {
        let indicator = method.indicators.iter().position(|indicator| indicator.id == name).map(Self::Indicator);
        indicator.or_else(|| method.scores.iter().position(|score| score.id == name).map(Self::Score))
    }
}

impl Scores {
    /// Computes every score of a checked method, each after those that it is made of.
    pub(super) fn compute(method: &Method, values: &Values, variation: &Variation) -> Self {
        let parts: Vec<Vec<Place>> = (method.scores.iter())
            .map(|score| score.of.iter().filter_map(|name| Place::of(method, name)).collect())
            .collect();
        let scores_of = |score: usize| {
            let is_score = |place: &Place| if let Place::Score(score) = place { Some(*score) } else { None };
            parts[score].iter().filter_map(is_score).collect()
        };
        let mut scores = Self {
            columns: vec![Vec::new(); parts.len()],
            alternative: variation.normalise,
            ranks: None,
            classes: Vec::new(),
        };
        // A checked method has no cycle; of one that has, nothing is computed.
        let mut exponentials = Exponentials::default();
        for place in in_order(parts.len(), scores_of).unwrap_or_default() {
            let score = &method.scores[place];
            let weight = |part: usize| score.weights.get(part).copied().unwrap_or(1.0) * variation.weight(place, part);
            let weighted = |(at, part): (usize, &Place)| (scores.column(values, *part), weight(at));
            let columns: Vec<(&[f64], f64)> = parts[place].iter().enumerate().map(weighted).collect();
            let least = score.at_least.unwrap_or(columns.len());
            let column = aggregate_columns(&columns, variation.mean.unwrap_or(score.mean), least);
            let turned =
                if score.direction == Direction::Negative { column.iter().map(|v| -v).collect() } else { column };
            scores.columns[place] = of_column(&turned, &score.normalise, &mut exponentials);
        }
        scores.ranks = method.ranking.as_ref().and_then(|ranking| {
            Some(ranks(scores.column(values, Place::of(method, &ranking.of)?), ranking.first, ranking.ties))
        });
        let divide = |classes: &Classes| {
            let place = Place::of(method, &classes.of);
            place.map(|place| divided(classes, scores.column(values, place))).unwrap_or_default()
        };
        scores.classes = method.classes.iter().map(divide).collect();
        scores
    }

    /// A score of all areas.
    pub(super) fn of(&self, score: usize) -> &[f64] {
        &self.columns[score]
    }

    /// What a name stands for when numbers are put together: a score, or an indicator after normalisation.
    pub(super) fn column<'a>(&'a self, values: &'a Values, place: Place) -> &'a [f64] {
        match place {
            Place::Indicator(indicator) => values.normalised(indicator, self.alternative),
            Place::Score(score) => &self.columns[score],
        }
    }
}

/// The class of each value.
fn divided(classes: &Classes, values: &[f64]) -> Vec<Option<u32>> {
    let whole = |class: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 1000")]
        let class = class.clamp(1.0, 1000.0) as u32;
        class
    };
    let Some(bins) = classes.bins.map(f64::from) else {
        let class = |value: &f64| {
            let under = |edge: &&f64| match classes.at_edge {
                Side::Above => Comparison::AtLeast.holds(*value, **edge),
                Side::Below => Comparison::Over.holds(*value, **edge),
            };
            let passed = classes.edges.iter().filter(under).count();
            (!value.is_nan()).then(|| whole(number(passed + 1)))
        };
        return values.iter().map(class).collect();
    };
    // The share of the way through the areas, or through the percentiles: over 0 to 1 for ceilings.
    let shares: Vec<f64> = match classes.by {
        Cut::Percentile => values.iter().map(|value| value / 100.0).collect(),
        Cut::Rank => {
            let n = number(count(values));
            let first = if classes.rounding == Rounding::Floor { 1.0 } else { 0.0 };
            ranks(values, classes.first, Ties::Min).iter().map(|rank| (rank - first) / n).collect()
        }
    };
    let bin = |share: &f64| {
        // Shares are quotients: what is this near a limit is at it.
        let at = bins * share;
        let near = at.round();
        let at = if (at - near).abs() < 1e-9 { near } else { at };
        let bin = match classes.rounding {
            Rounding::Ceiling => at.ceil(),
            Rounding::Floor => at.floor() + 1.0,
        };
        (!share.is_nan()).then(|| whole(bin.clamp(1.0, bins)))
    };
    shares.iter().map(bin).collect()
}
