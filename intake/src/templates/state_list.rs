//! The template for the state's lists: which area was on which list, and when.

use std::collections::HashSet;

use domain::area::{AreaCode, Level};
use serde::Serialize;

use super::row::{Entry, Sheet};
use crate::{
    Answer, Answers, Asked, Candidate, Known, ProblemKind, Question, Reading, Refused, Report, names::Match,
    report::shortened, templates::heading::STATE_LIST, watch::Ticks,
};

/// What is known of an area and a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ListEventKind {
    /// It met the criteria before there was a list.
    Meets,
    /// It came on the list.
    On,
    /// It stood on the list.
    Listed,
    /// It went off the list.
    Off,
}

impl ListEventKind {
    /// The word stored in the database and used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Meets => "meets",
            Self::On => "on",
            Self::Listed => "listed",
            Self::Off => "off",
        }
    }
}

/// One row of the template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListEntry {
    /// Its line in the file, from 1.
    pub line: u64,
    /// The area.
    pub area: AreaCode,
    /// The list's id.
    pub list: String,
    /// The date as 2026-12-01, 2026-12 or 2026.
    pub date: String,
    /// What happened.
    pub event: ListEventKind,
    /// Where it stands.
    pub evidence: String,
    /// Whether it was read at its source ("verified") or told by others (`third_party`).
    pub certainty: &'static str,
}

/// Codes and names of what can have happened.
const EVENTS: [(ListEventKind, &str); 4] = [
    (ListEventKind::Meets, "opfylder"),
    (ListEventKind::On, "kom på"),
    (ListEventKind::Listed, "stod på"),
    (ListEventKind::Off, "gik ud"),
];

/// Codes and names of how sure it is.
const CERTAINTIES: [(&str, &str); 2] = [("verified", "kontrolleret"), ("third_party", "fra andre")];

/// Reads the rows of the template.
pub(crate) fn read(
    bytes: &[u8],
    reading: &Reading,
    known: &Known,
    answers: &Answers,
    ticks: &Ticks<'_>,
) -> Result<(Vec<ListEntry>, Vec<Question>, Report), Refused> {
    let sheet = Sheet::new(reading, known);
    sheet.need(&STATE_LIST[..4])?;
    let mut seen = HashSet::new();
    sheet.read(bytes, ticks, "rækker til statens lister", |entry| {
        let area = area(entry, answers);
        let list = entry.required("liste");
        let list = entry.word("liste", &list, &known.words.lists);
        let date = entry.required("dato");
        let date = entry.date("dato", &date, true);
        let event = entry.required("hændelse");
        let events = EVENTS.map(|(event, name)| (event.as_str().to_owned(), name.to_owned()));
        let word = entry.word("hændelse", &event, &events);
        let event = EVENTS.iter().find(|(event, _)| event.as_str() == word).map(|(event, _)| *event);
        let certainty = entry.text("sikkerhed");
        let certainties = CERTAINTIES.map(|(code, name)| (code.to_owned(), name.to_owned()));
        let certainty = entry.word("sikkerhed", &certainty, &certainties);
        // What nobody says to have checked has not been.
        let certainty =
            CERTAINTIES.iter().map(|(code, _)| *code).find(|code| *code == certainty).unwrap_or("third_party");
        let evidence = entry.required("kilde");
        let (area, event) = (area?, event?);
        if !entry.is_wrong && !seen.insert((area.clone(), list.clone(), date.clone(), event)) {
            entry.problem(ProblemKind::Twice, "boligområde", "rækken står også længere oppe", "Slet den ene");
        }
        Some(ListEntry { line: entry.line(), area, list, date, event, evidence, certainty })
    })
}

/// The area of a row: one that the state can list.
fn area(entry: &mut Entry<'_, '_, '_>, answers: &Answers) -> Option<AreaCode> {
    let text = entry.required("boligområde");
    if text.is_empty() {
        return None;
    }
    let known = entry.sheet.known;
    let found = match answers.areas.get(&text) {
        Some(Answer::LeaveOut) => {
            entry.problem(
                ProblemKind::LeftOut,
                "boligområde",
                &format!("»{}« er valgt fra", shortened(&text)),
                "Ret svaret, hvis det skal med",
            );
            return None;
        }
        Some(Answer::Is(code)) => {
            AreaCode::parse(code).and_then(|code| known.areas.place(&code)).map_or(Match::Unknown, Match::Exact)
        }
        Some(Answer::New) | None => known.areas.find(&text, Some(Level::Boligomraade), true, &mut entry.sheet.patience),
    };
    let (kind, among) = match found {
        Match::Exact(at) | Match::Forgiven(at) => return Some(known.areas.get(at).code.clone()),
        Match::Doubtful(among) => (ProblemKind::DoubtfulArea, among),
        Match::Outside | Match::Unknown => (ProblemKind::UnknownArea, Vec::new()),
    };
    let what = format!("»{}« er ikke et boligområde, vi kender", shortened(&text));
    entry.problem(kind, "boligområde", &what, "Vælg området, eller ret navnet");
    let line = entry.line();
    entry
        .sheet
        .questions
        .ask(Asked::Area, &text, line, || among.iter().map(|at| Candidate::area(&known.areas, *at)).collect());
    None
}
