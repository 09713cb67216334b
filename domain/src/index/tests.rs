//! The arithmetic on values worked out by hand, and what must hold for all.

use proptest::prelude::*;

use super::{
    aggregate::{Mean, aggregate, aggregate_columns},
    normalise::{Convention, exponential_rank, min_max, share_of_maximum, z_score},
    rank::{First, PercentileOf, Ties, Zeros, percentiles, ranks},
    statistics::{Spread, kurtosis, mean, median, skewness, standard_deviation},
    treat::{Otherwise, Winsorise, logarithm, winsorise},
};

const NONE: f64 = f64::NAN;

fn same(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a.is_nan() && b.is_nan()) || (a - b).abs() < 1e-9)
}

#[test]
fn ties_share_a_rank_in_three_ways() {
    let values = [10.0, 30.0, 20.0, NONE, 20.0];
    for (ties, expected) in [
        (Ties::Min, [4.0, 1.0, 2.0, NONE, 2.0]),
        (Ties::Average, [4.0, 1.0, 2.5, NONE, 2.5]),
        (Ties::Max, [4.0, 1.0, 3.0, NONE, 3.0]),
    ] {
        assert!(same(&ranks(&values, First::Highest, ties), &expected), "{ties:?}");
    }
    assert!(same(&ranks(&values, First::Lowest, Ties::Min), &[1.0, 4.0, 2.0, NONE, 2.0]));
    assert!(same(&ranks(&[0.0, -0.0], First::Highest, Ties::Min), &[1.0, 1.0]), "zero has one value");
}

#[test]
fn percentiles_count_zeros_with_the_others_or_apart() {
    let values = [0.0, 5.0, 10.0, 0.0, 10.0];
    let together = percentiles(&values, Ties::Max, Zeros::Together, PercentileOf::Count);
    assert!(same(&together, &[40.0, 60.0, 100.0, 40.0, 100.0]), "{together:?}");
    let apart = percentiles(&values, Ties::Max, Zeros::Apart, PercentileOf::LargestRank);
    assert!(same(&apart, &[0.0, 100.0 / 3.0, 100.0, 0.0, 100.0]), "{apart:?}");
    let least = percentiles(&values, Ties::Min, Zeros::Apart, PercentileOf::LargestRank);
    assert!(same(&least, &[0.0, 50.0, 100.0, 0.0, 100.0]), "{least:?}");
    let steps = percentiles(&[1.0, 2.0, 3.0], Ties::Average, Zeros::Together, PercentileOf::Steps);
    assert!(same(&steps, &[0.0, 50.0, 100.0]));
    let alone = percentiles(&[NONE, 7.0], Ties::Min, Zeros::Together, PercentileOf::Steps);
    assert!(same(&alone, &[NONE, 50.0]), "what is missing stays so: {alone:?}");
}

#[test]
fn moments_are_those_of_a_sample() {
    // Worked out with Excel's SKEW and KURT.
    let values = [3.0, 4.0, 5.0, 2.0, 3.0, 4.0, 5.0, 6.0, 4.0, 7.0];
    assert!((skewness(&values).unwrap() - 0.359_543_071).abs() < 1e-9);
    assert!((kurtosis(&values).unwrap() + 0.151_799_637).abs() < 1e-9);
    assert_eq!(skewness(&[1.0, 1.0, 1.0]), None);
    assert_eq!((mean(&[NONE]), median(&[NONE]), median(&[1.0, 4.0, NONE])), (None, None, Some(2.5)));
    assert_eq!(standard_deviation(&[2.0, 4.0], Spread::Population), Some(1.0));
    assert_eq!(standard_deviation(&[2.0], Spread::Sample), None);
}

#[test]
fn the_exponential_rank_reaches_from_0_to_100() {
    let values: Vec<f64> = (0..1_000).map(f64::from).collect();
    let england = exponential_rank(&values, Ties::Min, Convention::CountsItself);
    assert!((england[999] - 100.0).abs() < 1e-9 && england[0] > 0.0);
    let scotland = exponential_rank(&values, Ties::Min, Convention::CountsThoseBehind);
    assert!(scotland[0].abs() < 1e-12 && scotland[999] < 100.0);
    let over_half = england.iter().filter(|value| **value > 50.0).count();
    assert!((95..=110).contains(&over_half), "about a tenth lies between 50 and 100: {over_half}");
}

#[test]
fn columns_of_equal_values_divide_nothing_by_zero() {
    let equal = [3.0, 3.0, NONE];
    assert!(same(&min_max(&equal, 0.0, 100.0), &[50.0, 50.0, NONE]));
    assert!(same(&z_score(&equal, Spread::Sample), &[0.0, 0.0, NONE]));
    assert!(same(&share_of_maximum(&[0.0, 0.0], 10.0), &[NONE, NONE]));
    assert!(same(&logarithm(&equal), &equal));
    assert!(same(&min_max(&[NONE, NONE], 0.0, 1.0), &[NONE, NONE]));
}

const RULE: Winsorise = Winsorise { skewness: 2.0, kurtosis: 3.5, most: 6, otherwise: Otherwise::Log };

#[test]
fn one_outlier_is_pulled_in_to_the_next_value() {
    let mut values: Vec<f64> = (1..=20).map(f64::from).collect();
    values.push(500.0);
    let (treated, treatment) = winsorise(&values, RULE);
    assert_eq!((treatment.high, treatment.low, treatment.log), (1, 0, false));
    assert!((treated[20] - 20.0).abs() < 1e-12);
    values[20] = -500.0;
    let (treated, treatment) = winsorise(&values, RULE);
    assert_eq!((treatment.high, treatment.low), (0, 1));
    assert!((treated[20] - 1.0).abs() < 1e-12);
}

#[test]
fn too_many_outliers_become_logarithms() {
    let values: Vec<f64> = (0..60).map(|n| f64::from(4 * n).exp2()).collect();
    let (treated, treatment) = winsorise(&values, RULE);
    assert!(treatment.log && treated.windows(2).all(|pair| pair[0] <= pair[1]));
    let (_, kept) = winsorise(&values, Winsorise { otherwise: Otherwise::Keep, ..RULE });
    assert_eq!((kept.high, kept.log), (6, false));
}

#[test]
fn means_and_products_take_what_is_present() {
    let of = |values: &[f64], mean, least| aggregate(values.iter().map(|value| (*value, 1.0)), mean, least);
    assert_eq!(of(&[1.0, 3.0, NONE], Mean::Arithmetic, 2), Some(2.0));
    assert_eq!(of(&[1.0, 3.0, NONE], Mean::Arithmetic, 3), None);
    assert_eq!(of(&[2.0, 8.0], Mean::Geometric, 2), Some(4.0));
    assert_eq!(of(&[0.0, 8.0], Mean::Geometric, 2), None);
    assert_eq!(of(&[2.0, 8.0], Mean::Product, 2), Some(16.0));
    assert_eq!(of(&[2.0, 8.0], Mean::Sum, 2), Some(10.0));
    assert_eq!(of(&[], Mean::Sum, 0), None);
    assert_eq!(aggregate([(10.0, 3.0), (20.0, 1.0)].into_iter(), Mean::Arithmetic, 1), Some(12.5));
}

fn column() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(prop_oneof![9 => -1e6..1e6f64, 1 => Just(NONE)], 0..60)
}

proptest! {
    #[test]
    fn nothing_missing_appears_or_vanishes(values in column()) {
        let missing = |column: &[f64]| column.iter().map(|value| value.is_nan()).collect::<Vec<_>>();
        let expected = missing(&values);
        for made in [
            ranks(&values, First::Highest, Ties::Average),
            percentiles(&values, Ties::Max, Zeros::Apart, PercentileOf::Count),
            min_max(&values, 0.0, 1.0),
            z_score(&values, Spread::Population),
            exponential_rank(&values, Ties::Min, Convention::CountsItself),
            winsorise(&values, RULE).0,
        ] {
            prop_assert_eq!(missing(&made), expected.clone());
            prop_assert!(made.iter().all(|value| !value.is_infinite()));
        }
    }

    #[test]
    fn order_is_kept_by_every_normalisation(values in column()) {
        for made in [
            min_max(&values, 0.0, 100.0),
            z_score(&values, Spread::Population),
            exponential_rank(&values, Ties::Min, Convention::CountsThoseBehind),
            percentiles(&values, Ties::Min, Zeros::Together, PercentileOf::Count),
        ] {
            for (a, x) in values.iter().zip(&made) {
                for (b, y) in values.iter().zip(&made) {
                    prop_assert!(a.is_nan() || b.is_nan() || a >= b || x <= y, "{a} < {b}, but {x} > {y}");
                }
            }
        }
    }

    #[test]
    fn columns_are_put_together_as_their_areas_are(a in column(), weight in 0.0..3.0f64, least in 0..4usize) {
        let b: Vec<f64> = a.iter().rev().copied().collect();
        for mean in [Mean::Arithmetic, Mean::Geometric, Mean::Sum, Mean::Product] {
            let together = aggregate_columns(&[(&a, 1.0), (&b, weight)], mean, least);
            for (area, found) in together.iter().enumerate() {
                let expected = aggregate([(a[area], 1.0), (b[area], weight)].into_iter(), mean, least).unwrap_or(NONE);
                prop_assert!(found.to_bits() == expected.to_bits() || (found.is_nan() && expected.is_nan()));
            }
        }
    }

    #[test]
    fn counting_ranks_as_sorting_does(values in prop::collection::vec(prop_oneof![-20..20i32, Just(0)], 0..80)) {
        let whole: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
        // A quarter more keeps the order and is not counted but sorted.
        let broken: Vec<f64> = whole.iter().map(|value| value + 0.25).collect();
        for first in [First::Highest, First::Lowest] {
            for ties in [Ties::Min, Ties::Average, Ties::Max] {
                prop_assert_eq!(ranks(&whole, first, ties), ranks(&broken, first, ties));
            }
        }
    }

    #[test]
    fn ranks_add_up(values in column()) {
        let n = values.iter().filter(|value| !value.is_nan()).count();
        #[expect(clippy::cast_precision_loss, reason = "at most 60")]
        let expected = (n * (n + 1)) as f64 / 2.0;
        let sum: f64 = ranks(&values, First::Lowest, Ties::Average).iter().filter(|rank| !rank.is_nan()).sum();
        prop_assert!((sum - expected).abs() < 1e-6);
    }

    #[test]
    fn a_mean_lies_between_its_parts(values in prop::collection::vec((0.1..1e3f64, 0.1..10.0f64), 1..20)) {
        let low = values.iter().map(|(value, _)| *value).fold(f64::MAX, f64::min);
        let high = values.iter().map(|(value, _)| *value).fold(0.0, f64::max);
        for mean in [Mean::Arithmetic, Mean::Geometric] {
            let result = aggregate(values.iter().copied(), mean, 1).unwrap();
            prop_assert!(result >= low - 1e-9 && result <= high + 1e-9, "{mean:?}");
        }
    }
}
