//! The engine on small cases worked out by hand, and what must hold for all.

use proptest::prelude::*;

use super::*;
use crate::{
    area::{AreaCode, Level},
    figure::{Figure, Figures},
    method,
};

const METHOD: &str = r#"
    id = "proeve"
    version = "1"
    title = "Prøve"
    origin = "byblik"
    valid_from = "2026-11-22"
    summary = "Til prøver."
    level = "kvarter"

    [[references]]
    id = "byen"
    area = "1000"

    [[indicators]]
    id = "uddannelse"
    complement = "har mere end grundskole"
    numerator = "grundskole"
    denominator = "alle"
    period = "latest"

    [[indicators]]
    id = "indkomst"
    unit = "kr"
    period = "latest"

    [[indicators]]
    id = "tryghed"
    column = "trygge"
    unit = "procent"
    remainder = true
    published_for = "tryghedsomraade"
    period = "latest"

    [[criteria]]
    id = "uddannelse"
    at_least = { times = 1.25, of = "byen" }

    [[criteria]]
    id = "indkomst"
    at_most = { times = 0.75, of = "byen" }

    [[criteria]]
    id = "tryghed"
    at_least = { times = 1.25, of = "byen" }

    [[criteria]]
    id = "samlet"
    met = { at_least = 2, of = ["uddannelse", "indkomst", "tryghed"], with_data = 2 }

    [[designate]]
    id = "fremhaevet"
    by = "samlet"
"#;

fn code(text: &str) -> AreaCode {
    AreaCode::parse(text).unwrap()
}

fn figure(area: &str, measure: &str, period: &str, value: f64) -> Figure {
    Figure { area: code(area), measure: measure.into(), period: period.into(), value }
}

fn city() -> Vec<Figure> {
    vec![
        figure("1000", "grundskole", "2024", 200.0),
        figure("1000", "alle", "2024", 1000.0),
        figure("1000", "indkomst", "2024", 300_000.0),
        figure("1000", "trygge", "2025", 88.0),
    ]
}

fn run(area: Vec<Figure>) -> AreaOutcome {
    let method = method::parse(METHOD).unwrap();
    let unit = Unit { code: code("a"), name: String::new(), within: vec![(Level::Tryghedsomraade, code("t"))] };
    let table = table(&method, std::slice::from_ref(&unit), &Figures::new(city().into_iter().chain(area)));
    screen(&method, &table, None).unwrap().outcome(0, &unit)
}

#[test]
fn at_the_limit_is_met_and_just_below_is_not() {
    for (grundskole, expected, persons) in
        [(250.0, Verdict::Met, 1), (249.0, Verdict::NotMet, 1), (260.0, Verdict::Met, 11)]
    {
        let outcome = run(vec![figure("a", "grundskole", "2024", grundskole), figure("a", "alle", "2024", 1000.0)]);
        assert_eq!(outcome.criteria[0].verdict, expected, "{grundskole}");
        assert_eq!(outcome.criteria[0].numbers.as_ref().unwrap().persons, Some(persons), "{grundskole}");
    }
    for (indkomst, expected) in [(225_000.0, Verdict::Met), (225_001.0, Verdict::NotMet)] {
        assert_eq!(run(vec![figure("a", "indkomst", "2024", indkomst)]).criteria[1].verdict, expected);
    }
}

#[test]
fn a_figure_of_a_larger_area_is_taken_and_named() {
    let outcome = run(vec![figure("t", "trygge", "2025", 85.0)]);
    let tryghed = &outcome.criteria[2];
    assert_eq!(tryghed.verdict, Verdict::Met);
    let numbers = tryghed.numbers.as_ref().unwrap();
    assert_eq!(numbers.published_for, Some(code("t")));
    assert!((numbers.value - 15.0).abs() < 1e-12 && (numbers.limit - 15.0).abs() < 1e-12);
    assert_eq!(numbers.persons, None);
}

#[test]
fn different_years_are_both_named() {
    let outcome = run(vec![figure("a", "grundskole", "2023", 300.0), figure("a", "alle", "2024", 1000.0)]);
    assert_eq!(outcome.criteria[0].numbers.as_ref().unwrap().periods, ["2023", "2024"]);
}

#[test]
fn too_little_data_says_nothing() {
    let outcome = run(vec![figure("a", "indkomst", "2024", 100_000.0)]);
    assert_eq!(outcome.outcome, Outcome::NotAssessed);
    assert_eq!((outcome.met(), outcome.with_data()), (1, 1));
}

#[test]
fn small_cells_are_withheld_and_zero_people_are_no_data() {
    let withheld = run(vec![figure("a", "grundskole", "2024", 3.0), figure("a", "alle", "2024", 1000.0)]);
    assert_eq!(withheld.criteria[0].verdict, Verdict::Withheld);
    assert_eq!(withheld.criteria[0].numbers, None);
    let empty = run(vec![figure("a", "grundskole", "2024", 0.0), figure("a", "alle", "2024", 0.0)]);
    assert_eq!(empty.criteria[0].verdict, Verdict::NoData);
}

#[test]
fn two_of_two_stand_out() {
    let outcome = run(vec![figure("a", "indkomst", "2024", 100_000.0), figure("t", "trygge", "2025", 50.0)]);
    assert_eq!(outcome.outcome, Outcome::StandsOut);
    let outcome = run(vec![figure("a", "indkomst", "2024", 400_000.0), figure("t", "trygge", "2025", 50.0)]);
    assert_eq!(outcome.outcome, Outcome::DoesNotStandOut);
}

proptest! {
    #[test]
    fn a_worse_value_never_unmeets_a_criterion(part in 5u32..900, more in 0u32..90) {
        let verdict = |n: u32| {
            run(vec![figure("a", "grundskole", "2024", f64::from(n)), figure("a", "alle", "2024", 1000.0)]).criteria[0].verdict
        };
        prop_assert!(verdict(part) != Verdict::Met || verdict(part + more) == Verdict::Met);
    }

    #[test]
    fn the_stated_persons_are_the_fewest_that_change_the_verdict(part in 5i64..990, all in 1000i64..50_000) {
        #[expect(clippy::cast_precision_loss, reason = "small counts")]
        let judge = |n: i64| {
            let outcome = run(vec![figure("a", "grundskole", "2024", n as f64), figure("a", "alle", "2024", all as f64)]);
            outcome.criteria[0].clone()
        };
        let now = judge(part);
        let persons = now.numbers.unwrap().persons.unwrap();
        let toward = if now.verdict == Verdict::Met { -1 } else { 1 };
        let after = part + toward * persons;
        let one_fewer = part + toward * (persons - 1);
        prop_assume!(after >= 5 && after <= all - 5);
        prop_assert_ne!(judge(after).verdict, now.verdict);
        prop_assert_eq!(judge(one_fewer).verdict, now.verdict);
    }
}

/// A table of areas a, b, c … with one column each, and a method given from its indicators on.
fn made(method: &str, csv: &str) -> (Method, Table) {
    let head = "id = \"m\"\nversion = \"1\"\ntitle = \"M\"\norigin = \"published\"\n";
    let method = method::parse(&format!("{head}{method}")).unwrap();
    let table = crate::table::read(csv.as_bytes(), &crate::table::Wanted::of(&method), |_| ()).unwrap();
    (method, table)
}

fn verdicts(method: &str, csv: &str) -> Vec<Verdict> {
    let (method, table) = made(method, csv);
    let screening = screen(&method, &table, None).unwrap();
    (0..screening.len()).map(|area| screening.verdict(method.criteria.len() - 1, area)).collect()
}

#[test]
fn limits_follow_statistics_ranks_shares_and_percentiles() {
    use Verdict::{Met, NoData, NotMet};
    let csv = "area,x\na,1\nb,2\nc,3\nd,10\ne,\n";
    for (rule, expected) in [
        ("over = { of = \"middel\" }", [NotMet, NotMet, NotMet, Met, NoData]),
        ("at_least = { times = 1.2, of = \"midt\" }", [NotMet, NotMet, Met, Met, NoData]),
        ("by = \"rank\"\nat_most = 2", [NotMet, NotMet, Met, Met, NoData]),
        ("by = \"share\"\nat_most = 0.25", [NotMet, NotMet, NotMet, Met, NoData]),
        ("by = \"percentile\"\nat_least = 75", [NotMet, NotMet, Met, Met, NoData]),
        ("under = { times = 0.5, plus = 1, of = \"x\" }", [Met, NotMet, NotMet, NotMet, NoData]),
    ] {
        let method = format!(
            "[[references]]\nid = \"middel\"\nstatistic = \"mean\"\n[[references]]\nid = \"midt\"\nstatistic = \"median\"\n\
             [[indicators]]\nid = \"x\"\n[[criteria]]\nid = \"k\"\nof = \"x\"\n{rule}\n"
        );
        assert_eq!(verdicts(&method, csv), expected, "{rule}");
    }
}

#[test]
fn what_is_missing_leaves_open_only_what_it_could_change() {
    use Verdict::{Met, NoData, NotMet};
    let csv = "area,x,y,z\na,1,1,\nb,1,0,\nc,0,0,\nd,,,\n";
    let each =
        ["x", "y", "z"].map(|id| format!("[[indicators]]\nid = \"{id}\"\n[[criteria]]\nid = \"{id}\"\nat_least = 1\n"));
    for (rule, expected) in [
        ("met = { at_least = 2, of = [\"x\", \"y\", \"z\"] }", [Met, NoData, NotMet, NoData]),
        ("met = { at_least = 2, of = [\"x\", \"y\", \"z\"], with_data = 2 }", [Met, NotMet, NotMet, NoData]),
        ("met = { at_least = 1, of = [\"x\", \"y\"], mandatory = [\"y\"] }", [Met, NotMet, NotMet, NoData]),
        (
            "met = { at_least = 1, of = [\"x\", \"z\"], mandatory = [\"z\"], with_data = 1 }",
            [NotMet, NotMet, NotMet, NoData],
        ),
        ("no_value = \"z\"", [Met, Met, Met, Met]),
        ("no_value = \"x\"", [NotMet, NotMet, NotMet, Met]),
        ("all = [\"x\", \"y\"]", [Met, NotMet, NotMet, NoData]),
        ("all = [\"x\", \"z\"]", [NoData, NoData, NotMet, NoData]),
        ("any = [\"y\", \"z\"]", [Met, NoData, NoData, NoData]),
        ("not = \"y\"", [NotMet, Met, Met, NoData]),
    ] {
        let method = format!("{}[[criteria]]\nid = \"k\"\n{rule}\n", each.concat());
        assert_eq!(verdicts(&method, csv), expected, "{rule}");
    }
}

const NEIGHBOURS: &str =
    "area,name,people,next,x\na,A,600,b,1\nb,B,500,c,1\nc,C,400,d,0\nd,D,300,e,1\ne,E,200,,0\nf,F,900,,1\n";

#[test]
fn neighbours_are_asked_and_joined() {
    use Verdict::{Met, NotMet};
    let head = "[areas]\nid = \"area\"\nname = \"name\"\npopulation = \"people\"\nneighbours = \"next\"\n\
                [[indicators]]\nid = \"x\"\n[[criteria]]\nid = \"x\"\nat_least = 1\n";
    let around = |rule: &str| {
        verdicts(&format!("{head}[[criteria]]\nid = \"k\"\nneighbours = {{ of = \"x\", {rule} }}\n"), NEIGHBOURS)
    };
    assert_eq!(around("at_least = 2"), [NotMet, NotMet, Met, NotMet, NotMet, NotMet]);
    assert_eq!(around("share = 1.0"), [Met, NotMet, Met, NotMet, Met, NotMet], "none is not all");
    assert_eq!(around("share = 0.5"), [Met, Met, Met, NotMet, Met, NotMet]);

    let group = "[[designate]]\nid = \"d\"\nby = \"x\"\n[group]\nminimum_population = 800\n";
    let (method, table) = made(&format!("{head}{group}"), NEIGHBOURS);
    let screening = screen(&method, &table, None).unwrap();
    let names: Vec<_> = screening.groups().iter().map(|group| (group.name.as_str(), group.areas.clone())).collect();
    assert_eq!(names, [("A", vec![0, 1]), ("F", vec![5])]);
    assert_eq!(*screening.standing(0, 3), Standing::GroupTooSmall);
}

#[test]
fn lists_bring_in_and_exclusions_keep_out() {
    let method = "[[indicators]]\nid = \"x\"\n[[indicators]]\nid = \"people\"\n\
        [[criteria]]\nid = \"x\"\nat_least = 1\n[[criteria]]\nid = \"few\"\nof = \"people\"\nunder = 300\n\
        [[designate]]\nid = \"d\"\nby = \"x\"\n\
        [[include]]\nid = \"l\"\nname = \"Listen\"\ndate = \"2024-12-01\"\nreason = \"Det er nok.\"\ncolumn = \"listed\"\n\
        [[exclude]]\nwhen = \"few\"\nreason = \"Der bor for få.\"\n";
    let csv = "area,x,people,listed\na,1,500,\nb,0,500,ja\nc,1,200,\nd,1,200,x\ne,,500,nej\n";
    let (method, table) = made(method, csv);
    let screening = screen(&method, &table, None).unwrap();
    let standings: Vec<_> = (0..5).map(|area| screening.standing(0, area).clone()).collect();
    let (on_the_list, too_few) = (Standing::Included([0].into()), Standing::Excluded(0));
    assert_eq!(standings, [Standing::Designated, on_the_list.clone(), too_few, on_the_list, Standing::NotAssessed]);
    let why = |area| crate::reason::why(&screening, 0, area, crate::reason::Language::Danish);
    assert_eq!(why(1), "Området er med, fordi det står på »Listen« fra 1. december 2024. Det er nok.");
    assert_eq!(why(2), "Der bor for få.");
}

#[test]
fn the_rest_of_the_city_is_the_city_without_the_area() {
    let method = "[discretion]\nminimum_population = 0\nsmall_cell = 0\n[[references]]\nid = \"resten\"\nrest_of = \"city\"\n\
        [[indicators]]\nid = \"s\"\nnumerator = \"n\"\ndenominator = \"d\"\nnormalise = { how = \"difference\", to = \"resten\" }\n\
        [[criteria]]\nid = \"k\"\nof = \"s\"\nover = { of = \"resten\" }\n";
    let (method, table) = made(method, "area,n,d\ncity,30,200\na,20,100\nb,5,50\n");
    let screening = screen(&method, &table, None).unwrap();
    // 10 of 100, and 25 of 150.
    for (area, expected) in [10.0, 100.0 / 6.0].into_iter().enumerate() {
        assert!((screening.limit(0, area).unwrap() - expected).abs() < 1e-9);
    }
    assert_eq!([0, 1].map(|area| screening.verdict(0, area)), [Verdict::Met, Verdict::NotMet]);
    assert!((screening.normalised(0)[0] - 10.0).abs() < 1e-9);
}

#[test]
fn impossible_values_are_named_and_not_counted() {
    let method = "[[indicators]]\nid = \"x\"\nunit = \"procent\"\n[[criteria]]\nid = \"x\"\nover = 1\n";
    for (csv, expected) in
        [("area,x\na,101\n", "over 100 procent"), ("area,x\na,-1\n", "under 0"), ("area,x\n", "ingen områder")]
    {
        let (method, table) = made(method, csv);
        let error = screen(&method, &table, None).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
    let (method, table) = made(method, "area,x\na,1\n");
    assert!(screen(&method, &table, Some("2024")).unwrap_err().to_string().contains("2024"));
}

#[test]
fn classes_are_cut_at_edges_or_into_bins() {
    let csv = "area,x\na,1\nb,2\nc,3\nd,4\ne,\n";
    for (rule, expected) in [
        ("edges = [2, 3]", [1, 2, 3, 3]),
        ("edges = [2, 3]\nat_edge = \"below\"", [1, 1, 2, 3]),
        ("bins = 2", [2, 2, 1, 1]),
        ("bins = 4\nfirst = \"lowest\"", [1, 2, 3, 4]),
        ("bins = 3\nrounding = \"floor\"\nfirst = \"lowest\"", [1, 1, 2, 3]),
        ("bins = 20\nby = \"percentile\"", [5, 10, 15, 20]),
    ] {
        let of = if rule.contains("percentile") { "p" } else { "x" };
        let method = format!(
            "[[indicators]]\nid = \"x\"\n[[scores]]\nid = \"p\"\nof = [\"x\"]\nnormalise = {{ how = \"percentile\" }}\n\
             [[classes]]\nid = \"c\"\nof = \"{of}\"\n{rule}\n"
        );
        let (method, table) = made(&method, csv);
        let screening = screen(&method, &table, None).unwrap();
        assert_eq!(screening.classes(0)[..4], expected.map(Some), "{rule}");
        assert_eq!(screening.classes(0)[4], None);
    }
}

#[test]
fn variants_are_repeatable_and_surest_far_from_the_limits() {
    let method = "[[indicators]]\nid = \"x\"\n[[indicators]]\nid = \"y\"\n\
        [[scores]]\nid = \"s\"\nof = [\"x\", \"y\"]\n\
        [[criteria]]\nid = \"k\"\nof = \"s\"\nat_least = 50\n[[designate]]\nid = \"d\"\nby = \"k\"\n\
        [variants]\nruns = 200\nseed = 7\nweights = 0.5\nlimits = 0.2\nmean = [\"geometric\"]\n";
    let (method, table) = made(method, "area,x,y\nfar-above,90,90\nnear,60,45\nbelow,55,44\nfar-below,10,10\nnone,,\n");
    let screening = screen(&method, &table, None).unwrap();
    let trials = screening.trials().unwrap().unwrap();
    let all = trials.robustness(0..200).unwrap();
    assert_eq!(all.designated[0][0], 200);
    assert_eq!(all.designated[0][3..], [0, 0]);
    let near = all.designated[0][1..3].to_vec();
    assert!(near.iter().all(|count| (20..180).contains(count)) && near[0] > near[1], "{near:?}");
    // Parts add up to the whole, in whatever order.
    let part = |numbers| trials.robustness(numbers).unwrap();
    assert_eq!(part(120..200).and(&part(0..120)), all);
    let without = Method { variants: None, ..method.clone() };
    assert!(screen(&without, &table, None).unwrap().trials().unwrap().is_none());

    let effects = trials.sensitivity(200).unwrap().unwrap();
    let limit = trials.assumptions().iter().position(|a| *a == Assumption::Limit(0)).unwrap();
    assert_eq!(effects.len(), 4, "two weights, one limit, one choice of mean");
    let most = effects.iter().map(|effect| effect.total).fold(0.0, f64::max);
    assert!((effects[limit].total - most).abs() < 1e-12, "the limit matters most: {effects:?}");
}

#[test]
fn the_last_places_of_a_sum_decide_nothing() {
    let method = "[[indicators]]\nid = \"a\"\n[[indicators]]\nid = \"b\"\n\
        [[scores]]\nid = \"s\"\nof = [\"a\", \"b\"]\nmean = \"sum\"\n[ranking]\nof = \"s\"\n\
        [[classes]]\nid = \"c\"\nof = \"s\"\nedges = [0.3]\nat_edge = \"below\"\n\
        [[criteria]]\nid = \"k\"\nof = \"s\"\nover = 0.3\n";
    let (method, table) = made(method, "area,a,b\nx,0.1,0.2\ny,0.3,0\nz,0,0.4\n");
    let screening = screen(&method, &table, None).unwrap();
    assert_eq!(screening.classes(0), [Some(1), Some(1), Some(2)]);
    assert_eq!(screening.ranks(), Some(&[2.0, 2.0, 1.0][..]));
    assert_eq!([0, 1, 2].map(|area| screening.verdict(0, area)), [Verdict::NotMet, Verdict::NotMet, Verdict::Met]);
}

#[test]
fn lists_and_groups_of_nobody_are_not_guessed() {
    let list = |more: &str| {
        format!(
            "[[indicators]]\nid = \"x\"\ntreat = {{ impute_by = \"g\" }}\n[[criteria]]\nid = \"x\"\nover = 1\n\
             [[designate]]\nid = \"d\"\nby = \"x\"\n\
             [[include]]\nid = \"l\"\nname = \"L\"\ndate = \"2024-12-01\"\nreason = \"R.\"\n{more}\n"
        )
    };
    let (method, table) = made(&list("areas = [\"q\"]"), "area,x,g\na,1,\n");
    assert!(screen(&method, &table, None).unwrap_err().to_string().contains("»q«"));
    let (method, table) = made(&list("column = \"l\""), "area,x,g,l\na,1,,maaske\n");
    assert!(screen(&method, &table, None).unwrap_err().to_string().contains("hverken ja eller nej"));
    // Areas without a group lend each other nothing.
    let (method, table) = made(&list("column = \"l\""), "area,x,g,l\na,1,,\nb,,NA,\nc,3,k,\nd,,k,\n");
    let screening = screen(&method, &table, None).unwrap();
    let filled: Vec<bool> = screening.treated(0).iter().map(|value| !value.is_nan()).collect();
    assert_eq!(filled, [true, false, true, true]);
}

#[test]
fn a_rank_has_no_unit() {
    let method = "[[indicators]]\nid = \"x\"\nunit = \"kr\"\n[[criteria]]\nid = \"x\"\nby = \"rank\"\nat_most = 1\n";
    let (method, table) = made(method, "area,x\na,300000\nb,200000\n");
    let screening = screen(&method, &table, None).unwrap();
    let said = |language| crate::reason::answer(&screening, 0, 1, language);
    assert_eq!(said(crate::reason::Language::Danish), "X: nr. 2; grænsen er højst nr. 1. Kriteriet er ikke opfyldt.");
    assert!(said(crate::reason::Language::English).contains("no. 2; the limit is at most no. 1"));
}

mod discretion;
