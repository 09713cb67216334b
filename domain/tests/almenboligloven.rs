//! The four categories of Almenboligloven at, just above and just below every limit.

#![expect(clippy::unwrap_used, reason = "a test that can not be set up must fail")]

use std::{fmt::Write, path::Path};

use domain::{
    method::{self, Method},
    reason::{Language, why},
    screening::{Standing, screen},
    table::{Table, Wanted, read},
};

/// One year of one area, as the table has it. Of 10,000 persons each, so that a hundredth of a percent is a person.
#[derive(Clone, Copy)]
struct Year {
    year: u32,
    without_work: u32,
    convicted: u32,
    grundskole: u32,
    income: u32,
    origin: u32,
    residents: u32,
}

/// An area that meets nothing.
const CALM: Year = Year {
    year: 2024,
    without_work: 1_000,
    convicted: 50,
    grundskole: 1_000,
    income: 400_000,
    origin: 1_000,
    residents: 10_000,
};

/// The country's convicted are 0.73 % in every year; the region's income is 400,000 kr.
const COUNTRY_CONVICTED: u32 = 73;

fn law() -> Method {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/methods/almenboligloven.toml");
    method::parse(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn table(method: &Method, years: &[Year]) -> Table {
    let mut text = String::from(
        "aar;boligomraade;navn;beboere;uden_tilknytning_18_64;beboere_18_64;doemte;beboere_18;kun_grundskole_30_59;\
         beboere_30_59;bruttoindkomst_15_64;bruttoindkomst_15_64_region;herkomst_efter_loven\n",
    );
    for y in years {
        // Origin is counted among all residents.
        let origin = f64::from(y.origin) / 10_000.0 * f64::from(y.residents);
        // A year without residents is a year that only the country has.
        let mut area = String::new();
        let _ = writeln!(
            area,
            "{};parken;Parken;{};{};10000;{};10000;{};10000;{};400000;{origin}",
            y.year, y.residents, y.without_work, y.convicted, y.grundskole, y.income
        );
        text += if y.residents == 0 { "" } else { &area };
        let _ = writeln!(
            text,
            "{};hele-landet;;5000000;500000;3000000;{COUNTRY_CONVICTED}00;1000000;100;1000;400000;400000;500000",
            y.year
        );
    }
    read(text.as_bytes(), &Wanted::of(method), |_| ()).unwrap()
}

/// Which of the five an area is, by their ids.
fn categories(years: &[Year]) -> Vec<String> {
    let method = law();
    let table = table(&method, years);
    let screening = screen(&method, &table, None).unwrap();
    let is_in = |at: &usize| screening.standing(*at, 0).is_in();
    (0..method.designate.len()).filter(is_in).map(|at| method.designate[at].id.clone()).collect()
}

/// The same two years in a row, because two criteria are means of two years.
fn steady(year: Year) -> [Year; 2] {
    [Year { year: year.year - 1, ..year }, year]
}

fn with(change: impl Fn(&mut Year)) -> Vec<String> {
    let mut year = CALM;
    change(&mut year);
    categories(&steady(year))
}

#[test]
fn an_area_that_meets_nothing_is_on_no_list() {
    assert!(with(|_| ()).is_empty());
}

/// One criterion is met by far in each case; the other is tried at its limit.
#[test]
fn every_limit_of_61_a_is_strict_or_not_as_the_law_has_it() {
    let poor = |y: &mut Year| y.income = 100_000;
    let educated_little = |y: &mut Year| y.grundskole = 9_000;
    for (what, below, at, above) in [
        ("over 40 % without work", (3_999, false), (4_000, false), (4_001, true)),
        ("over 60 % with grundskole", (5_999, false), (6_000, false), (6_001, true)),
        ("at least three times the convicted", (218, false), (219, true), (220, true)),
        ("income under 55 %", (219_999, true), (220_000, false), (220_001, false)),
    ] {
        for (value, expected) in [below, at, above] {
            let found = with(|y| match what {
                "over 40 % without work" => {
                    poor(y);
                    y.without_work = value;
                }
                "over 60 % with grundskole" => {
                    poor(y);
                    y.grundskole = value;
                }
                "at least three times the convicted" => {
                    poor(y);
                    y.convicted = value;
                }
                _ => {
                    educated_little(y);
                    y.income = value;
                }
            });
            assert_eq!(found.contains(&"udsat".to_owned()), expected, "{what}: {value} gives {found:?}");
        }
    }
}

#[test]
fn every_limit_of_61_b_is_lower_and_origin_is_mandatory() {
    for (what, below, at, above) in [
        ("over 30 % without work", (2_999, false), (3_000, false), (3_001, true)),
        ("over 60 % with grundskole", (5_999, false), (6_000, false), (6_001, true)),
        ("at least twice the convicted", (145, false), (146, true), (147, true)),
        ("income under 65 %", (259_999, true), (260_000, false), (260_001, false)),
        ("origin over 30 %", (2_999, false), (3_000, false), (3_001, true)),
    ] {
        for (value, expected) in [below, at, above] {
            let found = with(|y| {
                y.origin = 4_000;
                match what {
                    "over 30 % without work" => (y.income, y.without_work) = (240_000, value),
                    "over 60 % with grundskole" => (y.income, y.grundskole) = (240_000, value),
                    "at least twice the convicted" => (y.income, y.convicted) = (240_000, value),
                    "income under 65 %" => (y.without_work, y.income) = (3_500, value),
                    _ => (y.without_work, y.income, y.origin) = (3_500, 240_000, value),
                }
            });
            assert_eq!(found, if expected { vec!["forebyggelse"] } else { vec![] }, "{what}: {value}");
        }
    }
}

#[test]
fn more_than_half_makes_an_udsat_area_a_parallelsamfund() {
    let hard = |y: &mut Year| (y.without_work, y.income) = (5_000, 200_000);
    for (origin, expected) in [(4_999, false), (5_000, false), (5_001, true)] {
        let found = with(|y| {
            hard(y);
            y.origin = origin;
        });
        assert!(found.contains(&"udsat".to_owned()), "{origin}: {found:?}");
        assert_eq!(found.contains(&"parallelsamfund".to_owned()), expected, "{origin}: {found:?}");
    }
    let one_criterion = with(|y| (y.without_work, y.origin) = (5_000, 9_000));
    assert!(!one_criterion.contains(&"parallelsamfund".to_owned()), "{one_criterion:?}");
}

#[test]
fn under_a_thousand_residents_nothing_is_listed() {
    for (residents, expected) in [(999, false), (1_000, true), (1_001, true)] {
        let found = with(|y| {
            (y.without_work, y.income, y.origin) = (5_000, 200_000, 6_000);
            y.residents = residents;
        });
        assert_eq!(!found.is_empty(), expected, "{residents}: {found:?}");
    }
}

#[test]
fn two_year_means_are_means_of_two_years() {
    let year = |year, without_work| Year { year, without_work, income: 200_000, ..CALM };
    assert_eq!(categories(&[year(2023, 3_000), year(2024, 5_001)]), ["udsat"]);
    assert!(categories(&[year(2023, 3_000), year(2024, 5_000)]).is_empty());
    // A year that is missing in between is not replaced by an earlier one.
    let alone = categories(&[year(2022, 9_000), Year { year: 2023, residents: 0, ..CALM }, year(2024, 9_000)]);
    assert!(alone.is_empty(), "{alone:?}");
}

#[test]
fn five_years_in_a_row_make_an_omdannelsesomraade() {
    let hard = |year| Year { year, without_work: 5_000, income: 200_000, origin: 6_000, ..CALM };
    let years = |from: u32| (from..=2024).map(hard).collect::<Vec<_>>();
    // The first of the five years needs the year before it for its means.
    // The law does not say that the two kinds of lists exclude each other.
    assert_eq!(categories(&years(2019)), ["udsat", "parallelsamfund", "omdannelse", "forebyggelse", "udviklingsplan"]);
    assert_eq!(categories(&years(2020)), ["udsat", "parallelsamfund", "forebyggelse"]);
    let mut broken = years(2019);
    broken[3].origin = 5_000;
    assert_eq!(categories(&broken), ["udsat", "parallelsamfund", "forebyggelse"]);
    broken[3].residents = 0;
    let gap = categories(&broken);
    assert_eq!(gap, ["udsat", "parallelsamfund", "forebyggelse"], "a year that is missing is not five in a row");
}

#[test]
fn reasons_are_given_in_both_languages() {
    let method = law();
    let table = table(&method, &steady(Year { without_work: 3_950, income: 200_000, ..CALM }));
    let screening = screen(&method, &table, None).unwrap();
    assert_eq!(*screening.standing(0, 0), Standing::NotDesignated);
    assert_eq!(why(&screening, 0, 0, Language::Danish), "Ikke opfyldt: mindst to af fire kriterier.");
    let two_of_four = method.criteria.iter().position(|c| c.id == "to-af-fire").unwrap();
    assert_eq!(
        domain::reason::answer(&screening, two_of_four, 0, Language::Danish),
        "Ét af fire kriterier med data er opfyldt (indkomst). Mindst to skal være opfyldt. \
         Kriteriet arbejdsmarked og uddannelse er 0,5\u{a0}procentpoint fra grænsen."
    );
    assert_eq!(
        domain::reason::answer(&screening, two_of_four, 0, Language::English),
        "One of four criteria with data is met (income). At least two must be met. \
         It is 0.5\u{a0}percentage points from meeting the criterion work and education."
    );
}
