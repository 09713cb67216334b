use super::*;
use crate::area::Level;

const METHOD: &str = r#"
id = "m"
version = "1"
title = "M"
origin = "byblik"
level = "kvarter"

[[references]]
id = "byen"
area = "1000"

[[indicators]]
id = "uden_job"
numerator = "i_job"
denominator = "alle"
remainder = true
complement = "er i job"
period = "latest"

[[indicators]]
id = "indkomst"
column = "indkomst"
unit = "kr"
period = "latest"

[[indicators]]
id = "tryg"
column = "tryg"
unit = "procent"
complement = "er trygge"
published_for = "tryghedsomraade"
period = "latest"

[[criteria]]
id = "uden_job"
at_least = { times = 1.25, of = "byen" }
"#;

fn code(text: &str) -> AreaCode {
    AreaCode::parse(text).unwrap()
}

fn figure(area: &str, measure: &str, period: &str, value: f64) -> Figure {
    Figure { area: code(area), measure: measure.into(), period: period.into(), value }
}

fn unit(text: &str, survey: &str) -> Unit {
    Unit { code: code(text), name: text.into(), within: vec![(Level::Tryghedsomraade, code(survey))] }
}

/// Two kvarterer of one bydel: jobs in 2022 and 2023, residents in 2023, income in 2024, a survey of both in 2025.
fn figures() -> Vec<Figure> {
    let mut figures = vec![figure("t", "tryg", "2025", 80.0), figure("1000", "tryg", "2025", 88.0)];
    for (area, jobs, all) in [("a", 600.0, 1000.0), ("b", 100.0, 1000.0), ("1000", 3000.0, 4000.0)] {
        figures.push(figure(area, "i_job", "2022", jobs - 50.0));
        figures.push(figure(area, "i_job", "2023", jobs));
        figures.push(figure(area, "alle", "2023", all));
        figures.push(figure(area, "indkomst", "2024", 200_000.0));
    }
    figures
}

fn series_of(figures: Vec<Figure>, surveys: [&str; 2]) -> Series {
    let method = crate::method::parse(METHOD).unwrap();
    let units = [unit("a", surveys[0]), unit("b", surveys[1])];
    let whole = Whole { code: code("bydel"), parts: vec![code("a"), code("b")] };
    series(&method, &units, &[whole], &Figures::new(figures)).unwrap()
}

#[test]
fn a_point_stands_where_a_number_came_to_be_known() {
    let series = series_of(figures(), ["t", "t"]);
    let own = series.of(&code("a"), 0);
    let expected = Point { period: "2023".into(), periods: vec!["2023".into()], value: 40.0 };
    assert_eq!(own, [expected], "2022 has no residents to count among, and 2024 brings nothing new");
    assert_eq!(series.of(&code("1000"), 0)[0].value.to_bits(), 25.0_f64.to_bits());
    assert_eq!(series.of(&code("a"), 2)[0].period, "2025");
}

#[test]
fn further_years_show_by_themselves() {
    let mut more = figures();
    more.push(figure("a", "i_job", "2025", 700.0));
    let series = series_of(more, ["t", "t"]);
    let points: Vec<_> = series.of(&code("a"), 0).iter().map(|p| (p.periods.join(" "), p.value)).collect();
    assert_eq!(points, [("2023".to_owned(), 40.0), ("2023 2025".to_owned(), 30.0)]);
}

#[test]
fn the_same_count_among_newer_residents_is_no_further_point() {
    let mut newer = figures();
    newer.push(figure("a", "alle", "2024", 1200.0));
    newer.push(figure("a", "i_job", "2026", 900.0));
    let series = series_of(newer, ["t", "t"]);
    let points: Vec<_> = series.of(&code("a"), 0).iter().map(|p| (&*p.period, p.periods.join(" "), p.value)).collect();
    assert_eq!(points, [("2023", "2023 2024".to_owned(), 50.0), ("2026", "2024 2026".to_owned(), 25.0)]);
}

#[test]
fn a_whole_is_the_sum_of_its_parts_and_has_no_average_of_averages() {
    let series = series_of(figures(), ["t", "t"]);
    assert_eq!(series.latest(&code("bydel")), [Some(65.0), None, Some(80.0)]);
    let apart = series_of(figures(), ["t", "other"]);
    assert_eq!(apart.latest(&code("bydel"))[2], None, "its parts lie in two areas of the survey");
}

#[test]
fn nothing_withheld_is_shown_or_summed() {
    let mut few = figures();
    few.iter_mut().filter(|f| f.area == code("b") && f.measure == "i_job").for_each(|f| f.value = 2.0);
    let series = series_of(few, ["t", "t"]);
    assert!(series.of(&code("b"), 0).is_empty());
    assert_eq!(series.latest(&code("bydel"))[0], None);
}
