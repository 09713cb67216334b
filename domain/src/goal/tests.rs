//! Both rules at their limits, and what must hold for all.

use proptest::prelude::*;

use super::*;

const fn at(year: i32, value: f64) -> Point {
    Point { year, value }
}

fn falling(latest: f64) -> Series {
    Series {
        baseline: Some(at(2025, 20.0)),
        latest: Some(at(2030, latest)),
        target: Some(at(2035, 10.0)),
        better: Better::Lower,
    }
}

#[test]
fn the_path_is_judged_at_its_limits() {
    // Half the time has passed, so half the way should be gone: 5 of 10.
    for (latest, status) in [
        (10.0, Status::Achieved),
        (15.0, Status::Substantial),
        (15.25, Status::Substantial),
        (15.26, Status::Moderate),
        (17.0, Status::Moderate),
        (17.01, Status::Limited),
        (20.0, Status::Limited),
        (20.01, Status::Deterioration),
    ] {
        assert_eq!(progress(Rule::Path {}, &falling(latest)).status, status, "{latest}");
    }
}

#[test]
fn the_path_is_a_straight_line_that_ends_at_the_target() {
    let series = falling(15.0);
    for (year, value) in [(2024, None), (2025, Some(20.0)), (2030, Some(15.0)), (2035, Some(10.0)), (2040, Some(10.0))]
    {
        assert_eq!(series.on_path(year), value, "{year}");
    }
    assert_eq!(Series { target: None, ..series }.on_path(2030), None);
}

#[test]
fn what_can_not_be_judged_is_not_available() {
    let whole = falling(15.0);
    for series in [
        Series { baseline: None, ..whole },
        Series { latest: None, ..whole },
        Series { latest: Some(at(2025, 20.0)), ..whole },
    ] {
        for rule in [Rule::Path {}, Rule::Growth { natural_limit: None }] {
            assert_eq!(progress(rule, &series), Progress::NOT_AVAILABLE, "{rule:?} {series:?}");
        }
    }
    assert_eq!(progress(Rule::Path {}, &Series { target: None, ..whole }), Progress::NOT_AVAILABLE);
    let growth = Rule::Growth { natural_limit: None };
    assert_eq!(progress(growth, &Series { baseline: Some(at(2025, 0.0)), ..whole }), Progress::NOT_AVAILABLE);
    assert_eq!(progress(growth, &Series { latest: Some(at(2026, 15.0)), ..whole }), Progress::NOT_AVAILABLE);
    assert_eq!(progress(growth, &Series { latest: Some(at(2030, -15.0)), ..whole }), Progress::NOT_AVAILABLE);
}

#[test]
fn growth_with_a_target_is_a_share_of_the_growth_asked_for() {
    // From 100 to 200 in ten years is 7.18 % a year.
    let rising = |latest: f64| Series {
        baseline: Some(at(2015, 100.0)),
        latest: Some(at(2020, latest)),
        target: Some(at(2025, 200.0)),
        better: Better::Higher,
    };
    let rule = Rule::Growth { natural_limit: None };
    let on_the_way = progress(rule, &rising(100.0 * 2.0_f64.sqrt()));
    assert!((on_the_way.measure.unwrap() - 1.0).abs() < 1e-12 && on_the_way.status == Status::Substantial);
    assert!((on_the_way.score.unwrap() - 2.8572).abs() < 1e-9);
    assert_eq!(progress(rule, &rising(200.0)).status, Status::Achieved);
    assert_eq!(progress(rule, &rising(100.0)).status, Status::Limited);
    let worse = progress(rule, &rising(90.0));
    assert_eq!(worse.status, Status::Deterioration);
    assert!(worse.score.unwrap() < -2.5);
}

#[test]
fn growth_without_a_target_has_fixed_limits() {
    let after_a_year_of = |rate: f64| Series {
        baseline: Some(at(2015, 50.0)),
        latest: Some(at(2017, 50.0 * (1.0 + rate).powi(2))),
        target: None,
        better: Better::Higher,
    };
    let rule = Rule::Growth { natural_limit: None };
    for (rate, status, score) in [
        (0.0151, Status::Substantial, 2.55),
        (0.0149, Status::Moderate, 2.475),
        (0.0051, Status::Moderate, 0.025),
        (0.0049, Status::Limited, -0.05),
        (0.0001, Status::Limited, -2.45),
        (-0.004, Status::Deterioration, -3.0),
        (-0.5, Status::Deterioration, -5.0),
    ] {
        let found = progress(rule, &after_a_year_of(rate));
        assert_eq!(found.status, status, "{rate}");
        assert!((found.score.unwrap() - score).abs() < 1e-9, "{rate}: {found:?}");
    }
    // Near its natural limit half the growth is enough, about.
    let near = Rule::Growth { natural_limit: Some(58.5) };
    assert_eq!(progress(near, &after_a_year_of(0.008)).status, Status::Substantial);
    assert_eq!(progress(Rule::Growth { natural_limit: Some(50.0) }, &after_a_year_of(0.1)), Progress::NOT_AVAILABLE);
}

#[test]
fn several_are_judged_by_their_mean() {
    let of = |latest: f64| progress(Rule::Path {}, &falling(latest));
    assert_eq!(together(&[of(10.0), of(9.0)]).status, Status::Achieved);
    assert_eq!(together(&[of(10.0), of(20.0)]).status, Status::Moderate);
    assert_eq!(together(&[of(15.0), Progress::NOT_AVAILABLE]).status, Status::Substantial);
    assert_eq!(together(&[Progress::NOT_AVAILABLE]), Progress::NOT_AVAILABLE);
}

#[test]
fn rules_are_read_from_a_file() {
    let read = |text: &str| toml::from_str::<Rule>(text);
    assert_eq!(read("how = \"path\""), Ok(Rule::Path {}));
    assert_eq!(read("how = \"growth\"\nnatural_limit = 100.0"), Ok(Rule::Growth { natural_limit: Some(100.0) }));
    assert!(read("how = \"hope\"").is_err() && read("how = \"path\"\nx = 1").is_err());
}

proptest! {
    #[test]
    fn no_status_rests_on_one_year(value in 1.0..40.0f64, earlier in 0..5i32, target in 1.0..40.0f64) {
        let latest = Some(at(2025 - earlier, value));
        for target in [None, Some(at(2035, target))] {
            for rule in [Rule::Path {}, Rule::Growth { natural_limit: None }] {
                let series = Series { latest, target, ..falling(value) };
                prop_assert_eq!(progress(rule, &series).status, Status::NotAvailable);
            }
        }
    }

    #[test]
    fn better_is_never_judged_worse(a in 1.0..40.0f64, b in 1.0..40.0f64) {
        for rule in [Rule::Path {}, Rule::Growth { natural_limit: None }] {
            let (less, more) = (progress(rule, &falling(a.min(b))), progress(rule, &falling(a.max(b))));
            prop_assert!(less.score.unwrap() >= more.score.unwrap() - 1e-9, "{rule:?}: {less:?} {more:?}");
        }
    }
}
