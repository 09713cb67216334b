//! »Lignende områder«: which areas have figures most like an area's own.
//!
//! Every indicator counts the same, whatever its unit: it is read as a z-score, how many standard deviations a value is
//! from the mean of the areas compared. The distance of two areas is the root mean squared difference of their z-scores
//! over the indicators that both have. It says nothing about why areas are alike, and orders nothing by better or worse.

use crate::{
    area::AreaCode,
    index::statistics::{count, mean, number, present},
};

/// An area near another one in figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// The area.
    pub code: AreaCode,
    /// How many indicators both areas have: what the distance is made of.
    pub shared: usize,
    /// How far apart they are, in standard deviations of a typical indicator; 0 is alike in everything.
    pub distance: f64,
}

/// The areas nearest to `own`, the nearest first, at most `most`; those equally near by code.
///
/// `table` holds each area's indicators in the same order, `None` where there is no figure. Left out are areas that
/// share fewer than half of own's indicators, and indicators that are the same everywhere, which tell nobody apart.
/// Empty when `own` is not in the table or has no figures.
#[must_use]
pub fn nearest(table: &[(AreaCode, Vec<Option<f64>>)], own: &AreaCode, most: usize) -> Vec<Near> {
    let scored = standardised(table);
    let Some(place) = table.iter().position(|(code, _)| code == own) else { return vec![] };
    let mine = &scored[place];
    let had = mine.iter().flatten().count();
    let mut found: Vec<Near> = table
        .iter()
        .zip(&scored)
        .filter(|((code, _), _)| code != own)
        .filter_map(|((code, _), other)| {
            let (shared, distance) = apart(mine, other)?;
            (2 * shared >= had).then(|| Near { code: code.clone(), shared, distance })
        })
        .collect();
    found.sort_by(|a, b| a.distance.total_cmp(&b.distance).then_with(|| a.code.cmp(&b.code)));
    found.truncate(most);
    found
}

/// How many scores both have, and their root mean squared difference; `None` where they have none in common.
fn apart(a: &[Option<f64>], b: &[Option<f64>]) -> Option<(usize, f64)> {
    let squares: Vec<f64> = a.iter().zip(b).filter_map(|(a, b)| Some(((*a)? - (*b)?).powi(2))).collect();
    mean(&squares).map(|mean| (squares.len(), mean.sqrt()))
}

/// The table in standard deviations from each indicator's mean.
fn standardised(table: &[(AreaCode, Vec<Option<f64>>)]) -> Vec<Vec<Option<f64>>> {
    let indicators = table.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
    let column = |indicator: usize| -> Vec<f64> {
        table.iter().map(|(_, values)| values.get(indicator).copied().flatten().unwrap_or(f64::NAN)).collect()
    };
    let mut scored = vec![Vec::with_capacity(indicators); table.len()];
    for indicator in 0..indicators {
        let column = column(indicator);
        let spread = spread(&column);
        for (row, value) in scored.iter_mut().zip(column) {
            row.push(spread.filter(|_| !value.is_nan()).map(|(mean, deviation)| (value - mean) / deviation));
        }
    }
    scored
}

/// The mean of a column and its standard deviation over all areas; `None` when nothing varies.
fn spread(column: &[f64]) -> Option<(f64, f64)> {
    let middle = mean(column)?;
    let squares: f64 = present(column).map(|value| (value - middle).powi(2)).sum();
    let deviation = (squares / number(count(column))).sqrt();
    // What differs only in the last places is the same number, rounded by the machine.
    let varies = deviation > 1e-12 * middle.abs();
    varies.then_some((middle, deviation))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Rows = Vec<(AreaCode, Vec<Option<f64>>)>;

    fn code(text: &str) -> AreaCode {
        AreaCode::parse(text).unwrap()
    }

    fn table(rows: &[(&str, &[Option<f64>])]) -> Rows {
        rows.iter().map(|(name, values)| (code(name), values.to_vec())).collect()
    }

    fn names(found: &[Near]) -> Vec<&str> {
        found.iter().map(|near| near.code.as_str()).collect()
    }

    #[test]
    fn the_nearest_in_every_indicator_comes_first() {
        let rows = table(&[
            ("a", &[Some(10.0), Some(200.0)]),
            ("b", &[Some(30.0), Some(100.0)]),
            ("c", &[Some(11.0), Some(210.0)]),
            ("d", &[Some(15.0), Some(220.0)]),
        ]);
        assert_eq!(names(&nearest(&rows, &code("a"), 5)), ["c", "d", "b"]);
        assert_eq!(names(&nearest(&rows, &code("a"), 1)), ["c"]);
    }

    #[test]
    fn two_areas_are_two_deviations_apart() {
        let rows = table(&[("a", &[Some(1.0), None]), ("b", &[Some(3.0), Some(7.0)])]);
        assert_eq!(nearest(&rows, &code("a"), 5), [Near { code: code("b"), shared: 1, distance: 2.0 }]);
    }

    #[test]
    fn half_of_the_indicators_must_be_shared() {
        let rows = table(&[
            ("own", &[Some(1.0), Some(2.0), Some(3.0)]),
            ("one", &[Some(1.0), None, None]),
            ("two", &[Some(4.0), Some(5.0), None]),
            ("all", &[Some(9.0), Some(9.0), Some(9.0)]),
        ]);
        assert_eq!(names(&nearest(&rows, &code("own"), 5)), ["two", "all"]);
    }

    #[test]
    fn areas_equally_near_stand_by_code() {
        let rows = table(&[("c", &[Some(1.0)]), ("b", &[Some(3.0)]), ("own", &[Some(2.0)]), ("a", &[Some(3.0)])]);
        assert_eq!(names(&nearest(&rows, &code("own"), 5)), ["a", "b", "c"]);
    }

    #[test]
    fn nothing_is_near_where_nothing_is_known_or_nothing_varies() {
        let rows = table(&[("a", &[Some(5.0), None]), ("b", &[Some(5.0), Some(1.0)]), ("c", &[None, None])]);
        for own in ["a", "c", "unknown"] {
            assert!(nearest(&rows, &code(own), 5).is_empty(), "{own}");
        }
    }

    /// Tables of 2 to 12 areas with 1 to 5 indicators, some of them missing.
    fn tables() -> impl Strategy<Value = Rows> {
        let cell = prop::option::weighted(0.8, (-1000..1000i32).prop_map(|n| f64::from(n) / 10.0));
        (1..=5usize)
            .prop_flat_map(move |width| prop::collection::vec(prop::collection::vec(cell.clone(), width), 2..=12))
            .prop_map(|rows| rows.into_iter().enumerate().map(|(n, row)| (code(&format!("a{n}")), row)).collect())
    }

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    proptest! {
        #[test]
        fn it_is_as_far_there_as_back(rows in tables()) {
            for (a, _) in &rows {
                for near in nearest(&rows, a, usize::MAX) {
                    let back = nearest(&rows, &near.code, usize::MAX).into_iter().find(|back| back.code == *a);
                    // Back may be missing: half of the other's indicators can be more than is shared.
                    prop_assert!(back.is_none_or(|back| close(back.distance, near.distance) && back.shared == near.shared));
                }
            }
        }

        #[test]
        fn nobody_is_near_themselves_and_the_nearest_come_first(rows in tables(), most in 0..6usize) {
            let own = &rows[0].0;
            let found = nearest(&rows, own, most);
            prop_assert!(found.len() <= most);
            prop_assert!(found.iter().all(|near| near.code != *own && near.distance.is_finite() && near.shared > 0));
            prop_assert!(found.windows(2).all(|pair| pair[0].distance <= pair[1].distance));
            prop_assert_eq!(&found[..], &nearest(&rows, own, usize::MAX)[..found.len()]);
        }

        #[test]
        fn the_unit_of_an_indicator_does_not_matter(rows in tables(), scale in 0.01..100.0f64, zero in -50.0..50.0f64) {
            let mut changed = rows.clone();
            for (_, values) in &mut changed {
                values[0] = values[0].map(|value| value * scale + zero);
            }
            let by_code = |rows: &Rows| {
                let mut found = nearest(rows, &code("a0"), usize::MAX);
                found.sort_by(|a, b| a.code.cmp(&b.code));
                found
            };
            let (before, after) = (by_code(&rows), by_code(&changed));
            prop_assert_eq!(before.len(), after.len());
            for (before, after) in before.iter().zip(&after) {
                prop_assert!(before.code == after.code && close(before.distance, after.distance));
            }
        }

        #[test]
        fn the_order_of_the_areas_does_not_matter(rows in tables()) {
            let mut turned = rows.clone();
            turned.reverse();
            let (before, after) = (nearest(&rows, &code("a0"), 3), nearest(&turned, &code("a0"), 3));
            prop_assert!(before.iter().zip(&after).all(|(a, b)| close(a.distance, b.distance)));
        }
    }
}
