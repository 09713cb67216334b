//! Secondary suppression: what must be withheld besides the small cells, so that nobody finds them by subtraction.
//!
//! Cells form a tree: a kvarter in its bydel, a bydel in the city, and every total is the sum of its parts. A reader who
//! knows every shown cell, and that a withheld small one lies between 1 and the largest small number, can narrow each
//! withheld cell to an interval. On a tree those intervals are found exactly by passing bounds up and down until nothing
//! changes, so the check below is as strong as any reader can be.

use super::Rule;

/// A count of persons in a tree of totals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// How many persons; a whole number.
    pub value: f64,
    /// The place of the total that it is a part of.
    pub parent: Option<usize>,
    /// How many everybody knows it to be at least when it is withheld.
    pub least: f64,
    /// How many everybody knows it to be at most, as among so many people; infinite when nobody knows.
    pub most: f64,
}

/// Between which numbers a reader can place a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// It is at least this.
    pub low: f64,
    /// It is at most this.
    pub high: f64,
}

impl Interval {
    fn exactly(value: f64) -> Self {
        Self { low: value, high: value }
    }

    /// How far apart the bounds are.
    #[must_use]
    pub fn width(self) -> f64 {
        self.high - self.low
    }

    fn within(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.min(other.high) }
    }
}

/// What is withheld of each cell, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// It is shown.
    Yes,
    /// It is small.
    Small,
    /// It is a count among too few persons.
    Few,
    /// It would give another away, or nobody knows it.
    Protects,
}

impl Shown {
    /// Whether it is withheld for its own sake.
    fn is_secret(self) -> bool {
        matches!(self, Self::Small | Self::Few)
    }
}

/// Which cells are shown so that no small one can be placed within less than `tolerance` persons: by default the whole
/// range of small numbers, so that a reader knows no more of it than that it is small.
///
/// Small totals of small parts narrow each other by being small alone: two parts of at least 1 make a total of at least
/// 2. Of those a reader knows no more than if everything else were withheld.
#[must_use]
pub fn protected(cells: &[Cell], rule: Rule, tolerance: Option<f64>) -> Vec<Shown> {
    let small = |cell: &Cell| cell.value > 0.0 && cell.value < rule.small_cell;
    let shown = cells.iter().map(|cell| if small(cell) { Shown::Small } else { Shown::Yes }).collect();
    protected_from(cells, shown, rule, tolerance)
}

/// As [`protected`], where it is known already which cells are secret: [`Shown::Few`] and [`Shown::Small`] need
/// protection, [`Shown::Protects`] none.
#[must_use]
pub fn protected_from(cells: &[Cell], mut shown: Vec<Shown>, rule: Rule, tolerance: Option<f64>) -> Vec<Shown> {
    // Of numbers from 1 to 4 nothing is known as long as the bounds are 3 apart.
    let needed = tolerance.unwrap_or(rule.small_cell - 2.0).max(1.0);
    let parts = parts(cells);
    let nothing: Vec<Shown> = shown.iter().map(|s| if s.is_secret() { *s } else { Shown::Protects }).collect();
    let at_best = intervals(cells, &nothing, rule);
    loop {
        let known = intervals(cells, &shown, rule);
        let is_told = |cell: &usize| known[*cell].width() < needed.min(at_best[*cell].width());
        let told = (0..cells.len()).find(|cell| shown[*cell].is_secret() && is_told(cell));
        let Some(told) = told else { return shown };
        match best_protection(cells, &parts, &shown, told) {
            Some(cell) => shown[cell] = Shown::Protects,
            // Everything around it is withheld already.
            None => return shown,
        }
    }
}

/// The shown cell whose withholding costs least: the smallest beside it, else its total, else around that total.
fn best_protection(cells: &[Cell], parts: &[Vec<usize>], shown: &[Shown], told: usize) -> Option<usize> {
    let is_shown = |cell: &usize| shown[*cell] == Shown::Yes;
    let smallest = |of: &[usize]| {
        // A zero shows nobody, and withholding it hides as well as any other.
        of.iter().copied().filter(is_shown).min_by(|a, b| cells[*a].value.total_cmp(&cells[*b].value))
    };
    let inside = smallest(&parts[told]);
    let mut at = told;
    let mut around = None;
    while let (None, Some(total)) = (around, cells[at].parent) {
        around = smallest(&parts[total]).or_else(|| Some(total).filter(is_shown));
        at = total;
    }
    around.or(inside)
}

fn parts(cells: &[Cell]) -> Vec<Vec<usize>> {
    let mut parts = vec![Vec::new(); cells.len()];
    for (place, cell) in cells.iter().enumerate() {
        if let Some(list) = cell.parent.and_then(|parent| parts.get_mut(parent)) {
            list.push(place);
        }
    }
    parts
}

/// Between which numbers a reader of what is shown can place each cell.
#[must_use]
pub fn intervals(cells: &[Cell], shown: &[Shown], rule: Rule) -> Vec<Interval> {
    let parts = parts(cells);
    let mut known: Vec<Interval> = (cells.iter().zip(shown))
        .map(|(cell, shown)| match shown {
            Shown::Yes => Interval::exactly(cell.value),
            Shown::Small => Interval { low: 1.0, high: cell.most.min(rule.small_cell - 1.0) },
            Shown::Few | Shown::Protects => Interval { low: cell.least, high: cell.most },
        })
        .collect();
    // Each round carries what is known one level up and one down; a tree is settled after as many as it is deep, twice.
    for _ in 0..2 * cells.len() {
        let before = known.clone();
        for (total, parts) in parts.iter().enumerate().filter(|(_, parts)| !parts.is_empty()) {
            let low: f64 = parts.iter().map(|part| known[*part].low).sum();
            // Infinity can't be taken from a sum again, so what has no upper bound is counted apart.
            let open = parts.iter().filter(|part| known[**part].high == f64::INFINITY).count();
            let closed: f64 = parts.iter().map(|part| known[*part].high).filter(|high| high.is_finite()).sum();
            let high = if open == 0 { closed } else { f64::INFINITY };
            known[total] = known[total].within(Interval { low, high });
            let whole = known[total];
            for part in parts {
                let own = known[*part];
                let others_high = match (open, own.high.is_finite()) {
                    (0, _) => closed - own.high,
                    (1, false) => closed,
                    _ => f64::INFINITY,
                };
                let rest = Interval { low: whole.low - others_high, high: whole.high - (low - own.low) };
                known[*part] = own.within(rest);
            }
        }
        if known == before {
            break;
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// One total and its parts.
    fn flat(values: &[f64]) -> Vec<Cell> {
        let total = Cell { value: values.iter().sum(), parent: None, least: 0.0, most: f64::INFINITY };
        [total]
            .into_iter()
            .chain(values.iter().map(|value| Cell { value: *value, parent: Some(0), least: 0.0, most: f64::INFINITY }))
            .collect()
    }

    #[test]
    fn one_small_cell_takes_the_smallest_other_with_it() {
        let shown = protected(&flat(&[3.0, 40.0, 12.0, 80.0]), Rule::default(), None);
        assert_eq!(shown, [Shown::Yes, Shown::Small, Shown::Yes, Shown::Protects, Shown::Yes]);
    }

    #[test]
    fn two_small_cells_that_give_each_other_away_take_a_third() {
        // 4 and 4 of 48: what is left for both is 8, which only two fours make.
        let shown = protected(&flat(&[4.0, 4.0, 40.0]), Rule::default(), None);
        assert_eq!(shown[3], Shown::Protects);
        // 1 and 4 hide each other: 5 is also 4 and 1, 2 and 3.
        assert_eq!(protected(&flat(&[1.0, 4.0, 40.0]), Rule::default(), None)[3], Shown::Yes);
    }

    #[test]
    fn a_total_of_one_part_is_withheld_with_it_and_protected_too() {
        let cells = [
            Cell { value: 103.0, parent: None, least: 0.0, most: f64::INFINITY },
            Cell { value: 3.0, parent: Some(0), least: 0.0, most: f64::INFINITY },
            Cell { value: 3.0, parent: Some(1), least: 0.0, most: f64::INFINITY },
            Cell { value: 100.0, parent: Some(0), least: 0.0, most: f64::INFINITY },
        ];
        let shown = protected(&cells, Rule::default(), None);
        assert_eq!(shown, [Shown::Yes, Shown::Small, Shown::Small, Shown::Protects]);
    }

    #[test]
    fn a_count_among_too_few_is_not_found_by_subtraction_and_an_unknown_one_protects() {
        let cells = flat(&[20.0, 40.0, 12.0]);
        let few =
            |others| protected_from(&cells, [vec![Shown::Yes, Shown::Few], others].concat(), Rule::default(), None);
        assert_eq!(few(vec![Shown::Yes; 2]), [Shown::Yes, Shown::Few, Shown::Yes, Shown::Protects]);
        let unknown = vec![Shown::Protects, Shown::Yes];
        assert_eq!(few(unknown), [Shown::Yes, Shown::Few, Shown::Protects, Shown::Yes]);
    }

    /// A city of bydele of kvarterer, each with its number.
    fn cities() -> impl Strategy<Value = Vec<Cell>> {
        prop::collection::vec(prop::collection::vec(prop_oneof![3 => 0..7u32, 1 => 5..200u32], 1..4), 1..4).prop_map(
            |bydele| {
                let mut cells = vec![Cell { value: 0.0, parent: None, least: 0.0, most: f64::INFINITY }];
                for kvarterer in bydele {
                    let sum = f64::from(kvarterer.iter().sum::<u32>());
                    cells[0].value += sum;
                    let bydel = cells.len();
                    cells.push(Cell { value: sum, parent: Some(0), least: 0.0, most: f64::INFINITY });
                    cells.extend(kvarterer.iter().map(|value| Cell {
                        value: f64::from(*value),
                        parent: Some(bydel),
                        least: 0.0,
                        most: f64::INFINITY,
                    }));
                }
                cells
            },
        )
    }

    /// Calls `seen` with every choice of the free cells from one on.
    fn tried(
        at: usize,
        free: &[usize],
        values: &mut Vec<f64>,
        bounds: &dyn Fn(usize) -> (f64, f64),
        seen: &mut dyn FnMut(&[f64]),
    ) {
        let Some(cell) = free.get(at) else { return seen(values) };
        let (low, high) = bounds(*cell);
        let mut value = low;
        while value <= high {
            values[*cell] = value;
            tried(at + 1, free, values, bounds, seen);
            value += 1.0;
        }
    }

    /// Every whole number that a cell can be, tried one by one by a reader with all the time in the world.
    fn possible(cells: &[Cell], shown: &[Shown], rule: Rule) -> Vec<(f64, f64)> {
        let hidden: Vec<usize> = (0..cells.len()).filter(|c| shown[*c] != Shown::Yes).collect();
        let mut found = vec![(f64::INFINITY, f64::NEG_INFINITY); cells.len()];
        let mut values: Vec<f64> = cells.iter().map(|cell| cell.value).collect();
        let of = parts(cells);
        // Totals follow from their parts, so only cells without parts are tried.
        let free: Vec<usize> = hidden.iter().copied().filter(|c| of[*c].is_empty()).collect();
        let most = |cell: usize| if shown[cell] == Shown::Small { rule.small_cell - 1.0 } else { 30.0 };
        let least = |cell: usize| if shown[cell] == Shown::Small { 1.0 } else { 0.0 };
        let mut seen = |values: &[f64]| {
            let mut values = values.to_vec();
            for total in (0..cells.len()).rev().filter(|c| !of[*c].is_empty()) {
                values[total] = of[total].iter().map(|part| values[*part]).sum();
            }
            let fits = (0..cells.len()).all(|c| match shown[c] {
                Shown::Yes => (values[c] - cells[c].value).abs() < 0.5,
                Shown::Small => (least(c)..=most(c)).contains(&values[c]),
                Shown::Few | Shown::Protects => true,
            });
            if fits {
                for cell in &hidden {
                    let (low, high) = found[*cell];
                    found[*cell] = (low.min(values[*cell]), high.max(values[*cell]));
                }
            }
        };
        tried(0, &free, &mut values, &|cell| (least(cell), most(cell)), &mut seen);
        found
    }

    proptest! {
        #[test]
        fn no_small_cell_can_be_placed(cells in cities()) {
            let rule = Rule::default();
            let shown = protected(&cells, rule, None);
            let known = intervals(&cells, &shown, rule);
            for cell in (0..cells.len()).filter(|c| shown[*c] == Shown::Small) {
                let nothing: Vec<Shown> =
                    shown.iter().map(|s| if *s == Shown::Small { *s } else { Shown::Protects }).collect();
                let at_best = intervals(&cells, &nothing, rule)[cell].width();
                prop_assert!(known[cell].width() >= at_best.min(3.0), "{cell} of {cells:?} {shown:?} {known:?}");
            }
        }

        #[test]
        fn intervals_are_what_trying_everything_finds(cells in cities()) {
            let rule = Rule::default();
            let shown = protected(&cells, rule, None);
            let hidden = shown.iter().filter(|s| **s != Shown::Yes).count();
            let large = cells.iter().zip(&shown).any(|(c, s)| *s == Shown::Protects && c.value > 12.0);
            // More would take too long to try.
            if hidden > 5 || large {
                return Ok(());
            }
            let known = intervals(&cells, &shown, rule);
            for (cell, (low, high)) in possible(&cells, &shown, rule).into_iter().enumerate() {
                if shown[cell] == Shown::Small && low <= high {
                    prop_assert!(low <= known[cell].low + 1e-9 && high >= known[cell].high - 1e-9,
                        "{cell}: {low}-{high}, {:?} in {cells:?} {shown:?}", known[cell]);
                }
            }
        }

        #[test]
        fn nothing_is_withheld_where_nothing_is_small(values in prop::collection::vec(5..500u32, 1..8)) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            prop_assert!(protected(&flat(&values), Rule::default(), None).iter().all(|s| *s == Shown::Yes));
        }
    }
}
