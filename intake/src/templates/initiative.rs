//! The template for initiatives, with the same fields as `data/initiatives.toml`.

use std::collections::HashSet;

use domain::area::{AreaCode, Level, Slug};
use serde::Serialize;

use super::row::{Entry, Sheet};
use crate::{
    Known, ProblemKind, Question, Reading, Refused, Report, names::Match, report::shortened,
    templates::heading::INITIATIVES_NEEDED, watch::Ticks,
};

/// One row of the template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InitiativeEntry {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Its address.
    pub id: Slug,
    /// What it is called.
    pub title: String,
    /// What it does, in plain words.
    pub summary: String,
    /// The ids of the organisations that run it, the first one first.
    pub organisations: Vec<String>,
    /// Whom it is for, in words.
    pub target_group: String,
    /// For which ages, in words.
    pub age: String,
    /// What kind of offer it is.
    pub kind: String,
    /// Whom it is for, as codes.
    pub audiences: Vec<String>,
    /// The youngest it is for, in years.
    pub age_from: Option<i64>,
    /// The oldest it is for, in years.
    pub age_to: Option<i64>,
    /// The areas where it takes place.
    pub areas: Vec<AreaCode>,
    /// Where, in words.
    pub place: String,
    /// Where exactly, as it is typed; whoever takes it in checks it.
    pub position: String,
    /// Whether it is for named places, the whole city or the designated areas.
    pub scope: String,
    /// The sub-goals that it serves.
    pub goals: Vec<String>,
    /// Its status in words.
    pub status: String,
    /// Its status as a code.
    pub status_code: String,
    /// The year it began; empty when not stated.
    pub started: String,
    /// Where it is described: a source's id.
    pub source: String,
    /// The languages that it is held in.
    pub languages: Vec<String>,
    /// When, as lines of RFC 5545; whoever takes it in checks them.
    pub schedule: String,
    /// How long it lasts each time.
    pub duration_minutes: Option<i64>,
    /// What it costs, in words.
    pub cost: String,
    /// How to join, in words.
    pub joining: String,
    /// Whom to ask.
    pub contact_name: String,
    /// The contact's mail address; whoever takes it in checks it.
    pub contact_email: String,
    /// The contact's telephone number.
    pub contact_phone: String,
    /// A page of its own elsewhere; whoever takes it in checks it.
    pub url: String,
    /// The day on which somebody last confirmed it.
    pub confirmed_on: String,
}

/// Reads the rows of the template.
pub(crate) fn read(
    bytes: &[u8],
    reading: &Reading,
    known: &Known,
    ticks: &Ticks<'_>,
) -> Result<(Vec<InitiativeEntry>, Vec<Question>, Report), Refused> {
    let sheet = Sheet::new(reading, known);
    sheet.need(&INITIATIVES_NEEDED)?;
    let mut seen = HashSet::new();
    sheet.read(bytes, ticks, "indsatser", |entry| {
        let id = id(entry);
        let words = &known.words;
        let listed = |entry: &mut Entry<'_, '_, '_>, column: &str, among: &[(String, String)]| -> Vec<String> {
            let several = entry.several(column);
            several.iter().map(|word| entry.word(column, word, among)).collect()
        };
        let one = |entry: &mut Entry<'_, '_, '_>, column: &str, among: &[(String, String)]| {
            let text = entry.text(column);
            entry.word(column, &text, among)
        };
        let status_code = entry.required("status");
        let confirmed_on = entry.text("bekræftet");
        let read = InitiativeEntry {
            line: entry.line(),
            title: entry.required("titel"),
            summary: entry.required("resumé"),
            organisations: listed(entry, "organisationer", &words.organisations),
            target_group: entry.text("målgruppe"),
            age: entry.text("alder"),
            kind: one(entry, "slags", &words.kinds),
            audiences: listed(entry, "grupper", &words.audiences),
            age_from: entry.whole("alder fra", 0, 120),
            age_to: entry.whole("alder til", 0, 120),
            areas: areas(entry),
            place: entry.text("sted"),
            position: entry.text("position"),
            scope: one(entry, "dækning", &words.scopes),
            goals: listed(entry, "delmål", &words.goals),
            status: entry.text("status i ord"),
            status_code: entry.word("status", &status_code, &words.statuses),
            started: entry.whole("startet", 1900, 2100).map(|year| year.to_string()).unwrap_or_default(),
            source: one(entry, "kilde", &words.sources),
            languages: listed(entry, "sprog", &words.languages),
            schedule: entry.text("tidspunkter"),
            duration_minutes: entry.whole("varighed i minutter", 1, 24 * 60),
            cost: entry.text("pris"),
            joining: entry.text("tilmelding"),
            contact_name: entry.text("kontakt"),
            contact_email: entry.text("kontaktens e-mail"),
            contact_phone: entry.text("kontaktens telefon"),
            url: entry.text("egen side"),
            confirmed_on: entry.date("bekræftet", &confirmed_on, false),
            id: id?,
        };
        if read.age_from.zip(read.age_to).is_some_and(|(from, to)| from > to) {
            entry.problem(
                ProblemKind::WrongForm,
                "alder til",
                "er lavere end »alder fra«",
                "Skriv den laveste alder først",
            );
        }
        if !entry.is_wrong && !seen.insert(read.id.clone()) {
            entry.problem(ProblemKind::Twice, "id", "id'et står også længere oppe", "Giv hver indsats sit eget id");
        }
        Some(read)
    })
}

fn id(entry: &mut Entry<'_, '_, '_>) -> Option<Slug> {
    let text = entry.required("id");
    let slug = Slug::parse(&text);
    if slug.is_none() && !text.is_empty() {
        let what = format!("»{}« kan ikke være et id", shortened(&text));
        entry.problem(ProblemKind::WrongForm, "id", &what, "Skriv små bogstaver a-z, cifre og enkelte bindestreger");
    }
    slug
}

fn areas(entry: &mut Entry<'_, '_, '_>) -> Vec<AreaCode> {
    let known = entry.sheet.known;
    let texts = entry.several("områder");
    let mut areas = Vec::new();
    for text in texts {
        let found = known.areas.find(&text, None, true, &mut entry.sheet.patience);
        let (Match::Exact(at) | Match::Forgiven(at)) = found else {
            let what = format!("»{}« er ikke et område, vi kender", shortened(&text));
            entry.problem(ProblemKind::UnknownWord, "områder", &what, "Skriv områdets kode eller hele navn");
            continue;
        };
        let area = known.areas.get(at);
        if Level::WITH_PAGES.contains(&area.level) {
            areas.push(area.code.clone());
        } else {
            let what = format!("»{}« har ingen side", shortened(&text));
            entry.problem(
                ProblemKind::UnknownWord,
                "områder",
                &what,
                "Skriv en bydel, et kvarter, et byområde eller et boligområde",
            );
        }
    }
    areas
}
