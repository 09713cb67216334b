//! What each column is: by its heading, and by what stands below.

use std::collections::HashSet;

use domain::area::Level;

use super::{Column, Content, Role, heading::is_data};
use crate::{
    Decimal, Known, Number, Period,
    names::{Match, Patience, key},
    outlines::is_wkt,
    templates,
};

/// Headings that say what a column is.
const WORDS: [(Role, &[&str]); 7] = [
    (Role::Period, &["tid", "år", "aar", "year", "periode", "period", "kvartal", "time", "dato", "årstal"]),
    (
        Role::AreaCode,
        &[
            "kode",
            "code",
            "område kode",
            "områdekode",
            "area code",
            "area",
            "rode",
            "rode nr",
            "rodenr",
            "bydel nr",
            "kvarternr",
            "kvarter nr",
            "områdenr",
            "omrkode",
        ],
    ),
    (
        Role::AreaName,
        &[
            "område",
            "omrkk",
            "omr",
            "bydel",
            "kvarter",
            "distrikt",
            "navn",
            "name",
            "områdenavn",
            "rodenavn",
            "kvarternavn",
            "byomraade",
            "delomraade",
            "delområde",
            "boligområde",
            "afdelingsnavn",
        ],
    ),
    (Role::Measure, &["mål", "measure", "indikator", "variabel", "kriterium", "enhed", "alder", "køn", "herkomst"]),
    (Role::Value, &["indhold", "value", "værdi", "content", "tal", "antal", "personer", "number", "count"]),
    (Role::StatedArea, &["m2", "areal", "areal m2", "area m2"]),
    (
        Role::Ignored,
        &[
            "fid",
            "id",
            "ogc fid",
            "gid",
            "objectid",
            "link",
            "beskrivelse",
            "bemærkning",
            "bemærkninger",
            "note",
            "noter",
            "kommentar",
            "kilde",
            "opdateret",
            "opdateringsdato",
            "updated",
            "status",
            "rækkenr",
            "løbenr",
            "nr",
            "row",
            "index",
        ],
    ),
];

/// Whether a heading is one of those that say what a column is.
pub(crate) fn has_heading(role: Role, name: &str) -> bool {
    let wanted = key(name);
    WORDS.iter().any(|(of, words)| *of == role && words.iter().any(|word| key(word) == wanted))
}

/// Columns by name, each with the texts of the first rows.
pub(super) struct Sample {
    pub names: Vec<String>,
    pub texts: Vec<Vec<String>>,
}

/// What was guessed.
pub(super) struct Guess {
    pub content: Content,
    pub columns: Vec<Column>,
    pub level: Option<Level>,
    pub decimal: Option<Decimal>,
}

/// What each column of a sample is.
pub(super) fn guess(sample: &Sample, known: &Known, has_geometry: bool) -> Guess {
    let filled: Vec<Vec<&str>> = sample
        .texts
        .iter()
        .map(|texts| texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect())
        .collect();
    let is_outlines = has_geometry || filled.iter().any(|texts| texts.first().is_some_and(|text| is_wkt(text)));
    if let Some((content, columns)) = templates::recognise(&sample.names, known) {
        let level = (content == Content::Criteria).then_some(Level::Rode);
        let decimal = decimal(&columns, &filled);
        return Guess { content, columns, level, decimal };
    }
    let content = if is_outlines { Content::Outlines } else { Content::Figures };
    let area = area_column(&sample.names, &filled, known);
    let of_heading = |(name, texts): (&String, &Vec<&str>)| has_heading(Role::Period, name) && are_periods(texts, 6);
    let by_itself = |(name, texts): (&String, &Vec<&str>)| !is_value(name, known) && are_periods(texts, 10);
    let table = Table {
        content,
        has_period: sample.names.iter().zip(&filled).any(of_heading),
        has_periods: sample.names.iter().zip(&filled).any(by_itself),
        is_flat: sample.names.iter().any(|name| has_heading(Role::Value, name)),
    };
    let mut period_found = false;
    let columns = sample.names.iter().zip(&filled).enumerate().map(|(at, (name, texts))| {
        let role = match area {
            Some((best, role, _)) if best == at => role,
            _ => {
                let role = role(name, texts, known, &table);
                let second = role == Role::Period && std::mem::replace(&mut period_found, true);
                if second { table.beside(texts) } else { role }
            }
        };
        Column { name: name.clone(), role }
    });
    let mut columns: Vec<Column> = columns.collect();
    single_value(&mut columns);
    dated_values(&mut columns);
    let decimal = decimal(&columns, &filled);
    Guess { content, columns, level: area.and_then(|(.., level)| level), decimal }
}

/// What the columns together tell of each.
struct Table {
    content: Content,
    /// Whether one of them is the period by its heading.
    has_period: bool,
    /// Whether one of them holds nothing but periods.
    has_periods: bool,
    /// Whether one of them holds all numbers by its heading.
    is_flat: bool,
}

impl Table {
    /// What years are beside the period: a part of the measure, as "built in 1991", or one year of no interest.
    fn beside(&self, texts: &[&str]) -> Role {
        let varies = texts.windows(2).any(|pair| pair[0] != pair[1]);
        if self.is_flat && varies { Role::Measure } else { Role::Ignored }
    }
}

/// Whether a heading says that numbers stand below it: then they can all be years by chance.
fn is_value(name: &str, known: &Known) -> bool {
    has_heading(Role::Value, name) || Period::parse(name).is_some() || is_found(&known.measures.find(name))
}

/// Whether so many of ten texts are periods.
fn are_periods(texts: &[&str], of_ten: usize) -> bool {
    let periods = texts.iter().filter(|text| Period::parse(text).is_some()).count();
    periods > 0 && 10 * periods >= of_ten * texts.len()
}

/// What a column is that does not hold the areas.
fn role(name: &str, texts: &[&str], known: &Known, table: &Table) -> Role {
    if texts.first().is_some_and(|text| is_wkt(text)) {
        return Role::Geometry;
    }
    if table.content == Content::Outlines {
        return if has_heading(Role::StatedArea, name) { Role::StatedArea } else { Role::Ignored };
    }
    // Where the heading says so, one mistake below does not make it something else.
    // Where it says so and nothing else is the time, mistakes are told of row by row.
    let no_other = !table.has_period && !table.has_periods;
    if has_heading(Role::Period, name) && (no_other || are_periods(texts, 6)) {
        return Role::Period;
    }
    let is_value = is_value(name, known);
    if !is_value && are_periods(texts, 10) {
        if !table.has_period {
            return Role::Period;
        }
        if table.is_flat {
            return table.beside(texts);
        }
    }
    if has_heading(Role::Ignored, name) || has_heading(Role::AreaCode, name) {
        return Role::Ignored;
    }
    if has_heading(Role::Measure, name) {
        return Role::Measure;
    }
    // A column that somebody wrote a word into is still one of numbers.
    let numbers = texts.iter().filter(|text| is_data(text)).count();
    // Where the heading is a measure's or says that they are numbers, so they are, and mistakes are told of one by one.
    let is_said = is_value && (numbers > 0 || !has_heading(Role::Value, name));
    if is_said || !texts.is_empty() && 10 * numbers >= 8 * texts.len() {
        return match Period::parse(name) {
            Some(_) => Role::ValueOfPeriod,
            None if has_heading(Role::Value, name) => Role::Value,
            None => Role::ValueOfMeasure,
        };
    }
    let distinct: HashSet<&str> = texts.iter().copied().collect();
    // Names of several levels are areas too: the bydel beside the kvarter is no part of what is measured.
    let is_area = |text: &&&str| known.areas.find(text, None, false, &mut Patience::none()) != Match::Unknown;
    let areas = distinct.iter().filter(is_area).count();
    if distinct.is_empty() || 2 * areas >= distinct.len() || distinct.len() > 200 {
        Role::Ignored
    } else {
        Role::Measure
    }
}

/// A single column of numbers beside measures holds the measures' values, whatever it is called.
fn single_value(columns: &mut [Column]) {
    let has_measures = columns.iter().any(|column| column.role == Role::Measure);
    let of_measures = columns.iter().filter(|column| column.role == Role::ValueOfMeasure).count();
    let others = columns.iter().any(|column| matches!(column.role, Role::Value | Role::ValueOfPeriod));
    if has_measures && of_measures == 1 && !others {
        for column in columns.iter_mut().filter(|column| column.role == Role::ValueOfMeasure && column.name.is_empty())
        {
            column.role = Role::Value;
        }
    }
    // Values beside columns of measures' values are one more of them.
    if of_measures > 0 {
        for column in columns.iter_mut().filter(|column| column.role == Role::Value) {
            column.role = Role::ValueOfMeasure;
        }
    }
}

/// Where no column is the period and every heading of numbers names one, they are of the headings' measures and periods.
fn dated_values(columns: &mut [Column]) {
    let is_of = |role: Role| columns.iter().any(|column| column.role == role);
    let has_period = is_of(Role::Period) || is_of(Role::ValueOfPeriod) || is_of(Role::Value);
    let of_measures = || columns.iter().filter(|column| column.role == Role::ValueOfMeasure);
    if has_period || !of_measures().all(|column| Period::split(&column.name).is_some()) {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.role == Role::ValueOfMeasure) {
        column.role = Role::ValueOfBoth;
    }
}

fn is_found(found: &Match) -> bool {
    matches!(found, Match::Exact(_) | Match::Forgiven(_) | Match::Outside)
}

/// The column whose texts are the most different areas, as what, and on which level if they are all of one.
fn area_column(names: &[String], filled: &[Vec<&str>], known: &Known) -> Option<(usize, Role, Option<Level>)> {
    let mut best: Option<(usize, usize, Role, Option<Level>)> = None;
    for (at, (name, texts)) in names.iter().zip(filled).enumerate() {
        let distinct: Vec<&str> = texts.iter().copied().collect::<HashSet<_>>().into_iter().take(1_000).collect();
        if distinct.is_empty() {
            continue;
        }
        let by_heading = has_heading(Role::AreaCode, name);
        let are_codes =
            by_heading || distinct.iter().all(|text| text.len() >= 4 && text.bytes().all(|b| b.is_ascii_digit()));
        for (role, codes) in [(Role::AreaName, false), (Role::AreaCode, true)] {
            if codes && !are_codes {
                continue;
            }
            let (found, level) = found(name, &distinct, known, codes);
            let by_name = has_heading(role, name) && best.is_none_or(|(most, ..)| most == 0);
            let enough = 2 * found >= distinct.len();
            if (enough && found > best.map_or(0, |(most, ..)| most)) || (by_name && best.is_none()) {
                best = Some((found, at, role, level));
            }
        }
    }
    best.map(|(_, at, role, level)| (at, role, level))
}

/// How many texts are areas, and their level where the heading names it ("bydel") or names alone do not do and exactly
/// one level knows them best. Where two levels know the same names, staff must choose.
fn found(heading: &str, texts: &[&str], known: &Known, codes: bool) -> (usize, Option<Level>) {
    let count = |level| {
        texts.iter().filter(|text| is_found(&known.areas.find(text, level, codes, &mut Patience::none()))).count()
    };
    let heading = key(heading);
    // The longest noun: "bydel" begins as "by" does.
    let nouns = Level::ALL.into_iter().filter(|level| heading.starts_with(&key(level.noun())));
    let named = nouns.max_by_key(|level| level.noun().len()).filter(|level| *level != Level::City);
    // "bydel_nr" with 1 to 10 are no codes of ours, though roder have such ones.
    let is_short = |text: &&str| text.len() < 4 && text.bytes().all(|b| b.is_ascii_digit());
    if codes && texts.iter().any(is_short) {
        return named.map_or((0, None), |level| (count(Some(level)), Some(level)));
    }
    let without = count(None);
    let by_level: Vec<(usize, Level)> = Level::ALL.into_iter().map(|level| (count(Some(level)), level)).collect();
    let of_named = by_level.iter().find(|(_, level)| Some(*level) == named);
    if let Some((found, level)) = of_named.filter(|(found, _)| *found >= without && 2 * found >= texts.len()) {
        return (*found, Some(*level));
    }
    if without == texts.len() {
        return (without, None);
    }
    let most = by_level.iter().map(|(found, _)| *found).max().unwrap_or(0);
    let mut best = by_level.iter().filter(|(found, _)| *found == most);
    match (best.next(), best.next()) {
        (Some((found, level)), None) if *found > without && 10 * found >= 8 * texts.len() => (*found, Some(*level)),
        // Each name is an area on some level: the column is one of areas all the same.
        _ if 10 * most >= 8 * texts.len() => (most.max(without), None),
        _ => (without, None),
    }
}

/// The sign before decimals, if any number of a column of numbers tells.
fn decimal(columns: &[Column], texts: &[Vec<&str>]) -> Option<Decimal> {
    let (mut comma, mut point) = (0, 0);
    let of_numbers = columns.iter().zip(texts).filter(|(column, _)| column.role.is_number());
    for text in of_numbers.flat_map(|(_, texts)| texts).filter(|text| text.contains([',', '.'])) {
        let reads = |decimal: Decimal| matches!(decimal.read(text), Number::Known(_));
        match (reads(Decimal::Comma), reads(Decimal::Point)) {
            (true, false) => comma += 1,
            (false, true) => point += 1,
            _ => {}
        }
    }
    match comma.cmp(&point) {
        std::cmp::Ordering::Greater => Some(Decimal::Comma),
        std::cmp::Ordering::Less => Some(Decimal::Point),
        std::cmp::Ordering::Equal => None,
    }
}
