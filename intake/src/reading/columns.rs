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
    (Role::Value, &["indhold", "value", "værdi", "content", "tal", "antal", "personer"]),
    (Role::StatedArea, &["m2", "areal", "areal m2", "area m2"]),
    (Role::Ignored, &["fid", "id", "ogc fid", "gid", "objectid", "link", "beskrivelse"]),
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
    let decimal = decimal(&filled);
    if let Some((content, columns)) = templates::recognise(&sample.names, known) {
        let level = (content == Content::Criteria).then_some(Level::Rode);
        return Guess { content, columns, level, decimal };
    }
    let content = if is_outlines { Content::Outlines } else { Content::Figures };
    let area = area_column(&sample.names, &filled, known);
    let mut period_found = false;
    let columns = sample.names.iter().zip(&filled).enumerate().map(|(at, (name, texts))| {
        let role = match area {
            Some((best, role, _)) if best == at => role,
            _ => {
                let role = role(name, texts, known, content);
                let second = role == Role::Period && std::mem::replace(&mut period_found, true);
                if second { Role::Ignored } else { role }
            }
        };
        Column { name: name.clone(), role }
    });
    let mut columns: Vec<Column> = columns.collect();
    single_value(&mut columns);
    Guess { content, columns, level: area.and_then(|(.., level)| level), decimal }
}

/// What a column is that does not hold the areas.
fn role(name: &str, texts: &[&str], known: &Known, content: Content) -> Role {
    if texts.first().is_some_and(|text| is_wkt(text)) {
        return Role::Geometry;
    }
    if content == Content::Outlines {
        return if has_heading(Role::StatedArea, name) { Role::StatedArea } else { Role::Ignored };
    }
    let periods = texts.iter().filter(|text| Period::parse(text).is_some()).count();
    // Where the heading says so, one mistake below does not make it something else.
    let enough = if has_heading(Role::Period, name) { 10 * periods >= 6 * texts.len() } else { periods == texts.len() };
    if periods > 0 && enough {
        return Role::Period;
    }
    if has_heading(Role::Ignored, name) || has_heading(Role::AreaCode, name) {
        return Role::Ignored;
    }
    if has_heading(Role::Measure, name) {
        return Role::Measure;
    }
    // A column that somebody wrote a word into is still one of numbers.
    let numbers = texts.iter().filter(|text| is_data(text)).count();
    if !texts.is_empty() && 10 * numbers >= 8 * texts.len() {
        return match Period::parse(name) {
            Some(_) => Role::ValueOfPeriod,
            None if has_heading(Role::Value, name) => Role::Value,
            None => Role::ValueOfMeasure,
        };
    }
    let distinct: HashSet<&str> = texts.iter().copied().collect();
    let areas =
        distinct.iter().filter(|text| is_found(&known.areas.find(text, None, false, &mut Patience::none()))).count();
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

/// The sign before decimals, if any number tells.
fn decimal(columns: &[Vec<&str>]) -> Option<Decimal> {
    let (mut comma, mut point) = (0, 0);
    for text in columns.iter().flatten().filter(|text| text.contains([',', '.'])) {
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
