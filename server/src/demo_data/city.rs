//! A synthetic city: made-up roder in the real kvarterer, with made-up figures whose sums are the published ones.

use geo::{Area, MultiPolygon};

use super::{
    DemoError, MARK,
    chance::{Chance, Subject},
    criteria::{self, Cell, Target},
    ground::Ground,
    tiles::tiles,
};

/// Fewer people than this are no ground for a figure.
const FEWEST: u64 = 50;

/// A made-up rode.
pub(super) struct Rode {
    /// The word "SYNTETISK", the code of its kvarter, and a number.
    pub code: String,
    /// In degrees.
    pub shape: MultiPolygon,
    pub people: u64,
    /// Whether it is one of those that stand for the policy's udsatte byområder.
    pub is_flagged: bool,
    /// How it stands, higher is worse; drawn, and in no way from the kvarter's own figures.
    pub standing: f64,
    /// One cell for each criterion of the municipality's method.
    pub cells: Vec<Cell>,
}

/// A whole made-up city.
pub(super) struct City {
    pub roder: Vec<Rode>,
    /// What its figures add up to, for each criterion of the municipality's method.
    pub targets: Vec<Target>,
}

impl City {
    /// The city of a seed.
    pub(super) fn draw(ground: &Ground, seed: u64) -> Result<Self, DemoError> {
        let people: Vec<f64> = ground.kvarterer.iter().map(|kvarter| as_weight(kvarter.people)).collect();
        // One each, and the others where people live.
        let spare = ground.roder.saturating_sub(ground.kvarterer.len());
        let counts = shared_out(spare as u64, &people);
        let mut roder = Vec::new();
        for ((kvarter, more), at) in ground.kvarterer.iter().zip(counts).zip(0..) {
            // Each kvarter has draws of its own, so that new outlines of one leave the others as they were.
            let mut outlines = Chance::new(seed, Subject::Outlines, at);
            let count = usize::try_from(more).unwrap_or(0) + 1;
            let shapes = tiles(&kvarter.shape, count, &mut outlines);
            let shapes = shapes.ok_or_else(|| DemoError::Tiles(kvarter.code.to_string()))?;
            let mut chance = Chance::new(seed, Subject::People, at);
            let weights: Vec<f64> =
                shapes.iter().map(|shape| shape.unsigned_area().sqrt() * (0.5 + chance.share())).collect();
            let mut standing = Chance::new(seed, Subject::Standing, at);
            let common = 0.6 * standing.normal();
            for ((shape, people), number) in shapes.into_iter().zip(shared_out(kvarter.people, &weights)).zip(1..) {
                roder.push(Rode {
                    code: format!("{MARK}-{}-{number:02}", kvarter.code),
                    shape,
                    people,
                    is_flagged: false,
                    standing: common + 0.8 * standing.normal(),
                    cells: Vec::new(),
                });
            }
        }
        flag(&mut roder, ground.flagged);
        let targets = criteria::targets(ground, &roder)?;
        criteria::fill_in(&mut roder, &targets, FEWEST, seed);
        Ok(Self { roder, targets })
    }
}

/// Flags the `count` roder that stand worst of those that anybody lives in.
fn flag(roder: &mut [Rode], count: usize) {
    let mut order: Vec<usize> = (0..roder.len()).filter(|at| roder[*at].people >= FEWEST).collect();
    order.sort_by(|a, b| roder[*b].standing.total_cmp(&roder[*a].standing));
    for at in order.into_iter().take(count) {
        roder[at].is_flagged = true;
    }
}

/// Whole numbers by weights that add up to the whole, by largest remainder (Hare-Niemeyer).
fn shared_out(whole: u64, weights: &[f64]) -> Vec<u64> {
    let sum: f64 = weights.iter().sum();
    let exact: Vec<f64> =
        weights.iter().map(|weight| if sum > 0.0 { as_weight(whole) * weight / sum } else { 0.0 }).collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a number of people")]
    let mut counts: Vec<u64> = exact.iter().map(|share| share.floor() as u64).collect();
    let left = whole.saturating_sub(counts.iter().sum());
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by(|a, b| exact[*b].fract().total_cmp(&exact[*a].fract()));
    for at in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        counts[at] += 1;
    }
    counts
}

/// A number of people for calculating with.
#[expect(clippy::cast_precision_loss, reason = "there are fewer people than 2^53")]
pub(super) fn as_weight(people: u64) -> f64 {
    people as f64
}
