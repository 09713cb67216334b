//! What a screening withholds, and what it gives away.

use super::*;

#[test]
fn what_may_be_given_away_has_no_withheld_number_and_says_the_same() {
    let method = method::parse(METHOD).unwrap();
    let named = |id: &str| Unit { code: code(id), name: id.to_uppercase(), within: vec![] };
    let units = [named("a"), named("b")];
    let small = [("a", 3.0), ("b", 100.0)].map(|(area, value)| figure(area, "grundskole", "2024", value));
    let all = ["a", "b"].map(|area| figure(area, "alle", "2024", 1000.0));
    let table = table(&method, &units, &Figures::new(city().into_iter().chain(small).chain(all)));
    let screened = screen(&method, &table, None).unwrap();
    let given = screened.public_table();
    let values = |column| given.values(column, 0).unwrap().to_vec();
    assert!(values("grundskole")[1].is_nan() && !values("alle")[1].is_nan());
    assert_eq!((values("grundskole")[2], given.name(1)), (100.0, "A"));
    let again = screen(&method, &given, None).unwrap();
    for (area, unit) in units.iter().enumerate() {
        assert_eq!(again.outcome(area, unit), screened.outcome(area, unit));
    }
}

#[test]
fn a_withheld_number_can_not_be_found_by_subtraction() {
    let screened = |secondary: bool| {
        let method = method::parse(&format!("{HEAD}[discretion]\nsecondary = {secondary}\n{SHARES}")).unwrap();
        let csv = "area,poor,people\nall,153,1800\na,3,500\nb,90,600\nc,60,700\n";
        let table = crate::table::read(csv.as_bytes(), &crate::table::Wanted::of(&method), |_| ()).unwrap();
        let screening = screen(&method, &table, None).unwrap();
        (0..3).map(|area| screening.value(0, area)).collect::<Vec<_>>()
    };
    assert_eq!(screened(false), [Value::Withheld, Value::Known(15.0), Value::Known(100.0 * 60.0 / 700.0)]);
    assert_eq!(screened(true), [Value::Withheld, Value::Known(15.0), Value::Withheld]);
}

const HEAD: &str = "id = \"m\"\nversion = \"1\"\ntitle = \"M\"\norigin = \"published\"\n";
const SHARES: &str = "[[references]]\nid = \"whole\"\narea = \"all\"\n\
    [[indicators]]\nid = \"poor\"\nnumerator = \"poor\"\ndenominator = \"people\"\n\
    [[criteria]]\nid = \"poor\"\nover = { times = 1, of = \"whole\" }\n\
    [[designate]]\nid = \"d\"\nby = \"poor\"\n";

fn screened_shares<T>(more: &str, csv: &str, look: impl FnOnce(&Screening<'_>) -> T) -> T {
    let method = method::parse(&format!("{HEAD}{more}")).unwrap();
    let table = crate::table::read(csv.as_bytes(), &crate::table::Wanted::of(&method), |_| ()).unwrap();
    look(&screen(&method, &table, None).unwrap())
}

#[test]
fn no_year_and_no_least_population_gives_a_small_count_away() {
    let shares = SHARES.replace("[[criteria]]", "minimum_population = 550\n[[criteria]]");
    let more = format!("[areas]\nperiod = \"year\"\n{shares}");
    let csv = "area,year,poor,people\nall,2023,153,1800\na,2023,3,500\nb,2023,90,600\nc,2023,60,700\n\
               all,2024,160,1800\na,2024,10,500\nb,2024,90,600\nc,2024,60,700\n";
    screened_shares(&more, csv, |screening| {
        assert_eq!(screening.value(0, 0), Value::Missing, "too few residents");
        let table = screening.public_table();
        let poor = |year| table.values("poor", year).unwrap().to_vec();
        assert!(poor(0)[1].is_nan() && poor(0)[3].is_nan() && table.is_withheld("poor", 0, 1));
        assert_eq!((poor(0)[2], poor(1)[1]), (90.0, 10.0));
    });
}

#[test]
fn a_limit_against_the_rest_does_not_tell_what_is_withheld() {
    let shares = SHARES.replace("\narea = \"all\"", "\nrest_of = \"all\"");
    screened_shares(&shares, "area,poor,people\nall,154,1800\na,4,500\nb,90,600\nc,60,700\n", |screening| {
        assert_eq!([0, 1, 2].map(|area| screening.limit(0, area).is_some()), [false, true, false]);
        assert_eq!(screening.compared(0, 0), None);
    });
}

#[test]
fn a_score_of_what_is_withheld_is_not_shown() {
    let more = SHARES.replace(
        "[[criteria]]",
        "[[scores]]\nid = \"s\"\nof = [\"poor\"]\n[[criteria]]\nid = \"of-score\"\nof = \"s\"\nover = 10\n\
         [[criteria]]\nid = \"b\"\nof = \"s\"\nover = { of = \"poor\" }\n[[criteria]]",
    );
    let csv = "area,poor,people\nall,154,1800\na,4,500\nb,90,600\nc,60,700\n";
    let with = format!("[discretion]\ncalculate_with_withheld = true\n{more}");
    screened_shares(&with, csv, |screening| {
        assert!((screening.score(0)[0] - 0.8).abs() < 1e-12, "it is calculated with");
        assert!(screening.is_withheld("s", 0) && !screening.is_withheld("s", 1));
        assert_eq!((screening.compared(0, 0), screening.limit(1, 0)), (None, None));
        assert_eq!(screening.verdict(0, 0), Verdict::NotMet, "and it is used");
    });
    screened_shares(&more, csv, |screening| assert!(screening.score(0)[0].is_nan()));
}

#[test]
fn two_shares_of_the_same_people_are_withheld_one_by_one() {
    let more = SHARES.replace(
        "[[criteria]]",
        "[[indicators]]\nid = \"idle\"\nnumerator = \"idle\"\ndenominator = \"people\"\n[[criteria]]",
    );
    let csv = "area,poor,idle,people\nall,154,300,1800\na,4,90,500\nb,90,110,600\nc,60,100,700\n";
    screened_shares(&more, csv, |screening| {
        let table = screening.public_table();
        let again = screen(screening.method(), &table, None).unwrap();
        for area in 0..3 {
            assert_eq!(again.value(0, area), screening.value(0, area));
            assert_eq!(again.value(1, area), screening.value(1, area));
        }
        assert_eq!(screening.value(1, 0), Value::Known(18.0));
    });
}
