//! Initiatives as a file with the columns of our own template, so that it can be changed in a spreadsheet and read in
//! again, and with what only the yearly question decides after them.

use app::spreadsheet;
use axum::{
    extract::{RawQuery, State},
    http::header,
    response::{IntoResponse, Response},
};
use intake::INITIATIVE_COLUMNS;
use store::{Deed, Initiative};

use super::look::{Choice, Listed};
use crate::{
    content::kinds::initiative::said,
    desk::Desk,
    fault::Fault,
    form::Posted,
    guard::{Looking, Signed},
};

/// What the template has no column for: reading a file in leaves it as it is.
const MORE: [&str; 1] = ["ude af listerne siden"];

/// `GET /admin/indsatser.csv`: what an address asks for.
pub(crate) async fn file(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let choice = Choice::read(&Posted::read(query.unwrap_or_default().as_bytes()));
    let listed = Listed::read(&desk).await?;
    let text = written(listed.fitting(&desk, &choice).into_iter())?;
    let mut tx = desk.db().begin().await?;
    let deed = Deed { staff: Some(signed.staff.id), action: "initiative.export", ..Deed::default() };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"indsatser.csv\""),
    ];
    Ok((headers, text).into_response())
}

/// Initiatives as a file.
///
/// # Errors
/// [`app::Fault::Unavailable`], which would be ours.
pub fn written<'a>(all: impl Iterator<Item = &'a Initiative>) -> Result<String, app::Fault> {
    let heading: Vec<String> = INITIATIVE_COLUMNS.iter().chain(&MORE).map(|name| (*name).to_owned()).collect();
    let rows: Vec<Vec<String>> = all.map(|one| heading.iter().map(|column| cell(one, column)).collect()).collect();
    spreadsheet::write(&heading, &rows)
}

fn cell(one: &Initiative, column: &str) -> String {
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let listed = |values: &[String]| values.join("|");
    match column {
        "id" => one.slug.clone(),
        "titel" => one.title.clone(),
        "resumé" => one.summary.clone(),
        "organisationer" => listed(&one.run_by),
        "målgruppe" => one.target_group.clone(),
        "alder" => one.age.clone(),
        "slags" => one.kind.clone(),
        "grupper" => listed(&one.audiences),
        "alder fra" => number(one.age_from),
        "alder til" => number(one.age_to),
        "områder" => listed(&one.areas),
        "sted" => one.place.clone(),
        "position" => one.position.map(said).unwrap_or_default(),
        "dækning" => one.scope.clone(),
        "delmål" => listed(&one.goals),
        "status i ord" => one.status.clone(),
        "status" => one.status_code.clone(),
        "startet" => one.started.clone(),
        "kilde" => one.source.clone(),
        "sprog" => listed(&one.languages),
        "tidspunkter" => one.schedule.clone(),
        "varighed i minutter" => number(one.duration_minutes),
        "pris" => one.cost.clone(),
        "tilmelding" => one.joining.clone(),
        "kontakt" => one.contact_name.clone(),
        "bekræftet" => one.confirmed_on.clone(),
        "kontaktens e-mail" => one.contact_email.clone(),
        "kontaktens telefon" => one.contact_phone.clone(),
        "egen side" => one.url.clone(),
        "ude af listerne siden" => one.archived_on.clone(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use domain::area::{AreaCode, Level};
    use intake::{Answers, Areas, Known, KnownArea, Measures, Taken, Vocabulary, read, recognise, unwatched};

    use super::*;

    fn known() -> Known {
        let pairs = |words: &[&str]| words.iter().map(|word| ((*word).to_owned(), (*word).to_uppercase())).collect();
        let area = KnownArea {
            code: AreaCode::parse("20903").unwrap(),
            level: Level::Kvarter,
            name: "Tingbjerg".into(),
            official_name: "Tingbjerg".into(),
            parent: None,
        };
        Known {
            areas: Areas::new(vec![area]),
            measures: Measures::new(vec![]),
            criteria: Measures::new(vec![]),
            words: Vocabulary {
                goals: pairs(&["job", "tryghed"]),
                organisations: pairs(&["ssp", "kk"]),
                sources: pairs(&["politik-2025"]),
                kinds: pairs(&["fritid"]),
                audiences: pairs(&["boern", "unge"]),
                statuses: pairs(&["running"]),
                scopes: pairs(&["named_places"]),
                languages: pairs(&["da", "ar"]),
                ..Vocabulary::default()
            },
        }
    }

    #[test]
    fn what_goes_out_can_be_read_in_again() {
        let one = Initiative {
            slug: "lektiecafe".into(),
            title: "=Lektiecafé; \"åben\"".into(),
            summary: "-Hjælp\nto gange om ugen".into(),
            target_group: "@alle".into(),
            age: "+6".into(),
            place: "Tingbjerg, biblioteket".into(),
            position: Some([12.48313, 55.71812]),
            scope: "named_places".into(),
            status: "i gang, siger de".into(),
            started: "2021".into(),
            source: "politik-2025".into(),
            kind: "fritid".into(),
            status_code: "running".into(),
            audiences: vec!["boern".into(), "unge".into()],
            languages: vec!["da".into(), "ar".into()],
            age_from: Some(6),
            age_to: Some(12),
            schedule: "DTSTART;TZID=Europe/Copenhagen:20260105T160000\nRRULE:FREQ=WEEKLY;BYDAY=MO".into(),
            duration_minutes: Some(90),
            cost: "Gratis".into(),
            joining: "Mød op".into(),
            contact_name: "Ida".into(),
            contact_email: "ida@a.example".into(),
            contact_phone: "+45 00 00 00 00".into(),
            url: "https://a.example/i?x=1".into(),
            confirmed_on: "2026-11-01".into(),
            goals: vec!["job".into(), "tryghed".into()],
            areas: vec!["20903".into()],
            run_by: vec!["ssp".into(), "kk".into()],
            ..Initiative::default()
        };
        let (file, known) = (written(std::iter::once(&one)).unwrap(), known());
        assert!(file.contains("'+45 00") && file.contains("ida@a.example"), "{file}");
        let reading = recognise("indsatser.csv", file.as_bytes(), &known, &unwatched).unwrap().reading;
        let done = read(file.as_bytes(), &reading, &known, &Answers::default(), &unwatched).unwrap();
        let Taken::Initiatives(entries) = &done.taken else { panic!("{:?}", done.taken) };
        let [back] = entries.as_slice() else { panic!("{:#?}", done.report) };
        let read = Initiative {
            slug: back.id.to_string(),
            title: back.title.clone(),
            summary: back.summary.clone(),
            target_group: back.target_group.clone(),
            age: back.age.clone(),
            place: back.place.clone(),
            position: app::address::around::position(&back.position),
            scope: back.scope.clone(),
            status: back.status.clone(),
            started: back.started.clone(),
            source: back.source.clone(),
            kind: back.kind.clone(),
            status_code: back.status_code.clone(),
            audiences: back.audiences.clone(),
            languages: back.languages.clone(),
            age_from: back.age_from,
            age_to: back.age_to,
            schedule: back.schedule.clone(),
            duration_minutes: back.duration_minutes,
            cost: back.cost.clone(),
            joining: back.joining.clone(),
            contact_name: back.contact_name.clone(),
            confirmed_on: back.confirmed_on.clone(),
            goals: back.goals.clone(),
            areas: back.areas.iter().map(ToString::to_string).collect(),
            run_by: back.organisations.clone(),
            contact_email: back.contact_email.clone(),
            contact_phone: back.contact_phone.clone(),
            url: back.url.clone(),
            ..Initiative::default()
        };
        assert_eq!(read, one);
    }
}
