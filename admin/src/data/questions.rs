//! Names that only people can say the meaning of: asking, and keeping what they answer.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::area::Level;
use intake::{Answer, Answers, Asked, Content, KnownArea, Question, Read, Reading};
use maud::{Markup, html};
use store::{Staff, Upload};

use super::{
    correct::edition,
    kept::{self, href},
    known::known,
    words::number,
    work,
    workshop::Found,
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, hidden},
    guard::{Bringing, Signed},
    page::{Page, done},
    paging::Paging,
};

/// How many questions a page has: a form is at most 16 kB.
const ON_A_PAGE: usize = 20;
/// How many earlier answers a page shows.
const MOST_ANSWERS: usize = 200;

/// What is told of questions on a file's page.
pub(super) fn told(id: i64, read: &Read, may: bool) -> Markup {
    let asked = read.questions.len() as u64;
    html! {
        @if asked > 0 {
            section {
                h2 { "Spørgsmål (" (number(asked)) ")" }
                p { "Der er navne i filen, som vi ikke kender eller er i tvivl om. Vi gætter ikke. Indtil du har svaret, bliver de ikke taget med." }
                ul { @for question in read.questions.iter().take(5) { li { "»" (question.text) "« (linje " (question.line) ")" } } }
                @if may { p { a.button href=(format!("{}/spoergsmaal", href(id))) { "Svar" } } }
            }
        }
    }
}

/// `GET /admin/data/{id}/spoergsmaal`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Bringing>,
    Path(id): Path<i64>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let upload = kept::waiting(desk.db(), id).await?;
    let found = work::found(&desk, &upload).await?;
    let asked = Posted::read(query.as_deref().unwrap_or_default().as_bytes());
    let side = asked.text("side").parse().unwrap_or(1);
    let ground = Ground { desk: &desk, staff: &signed.staff, upload: &upload, found: &found, side };
    ground.page(&Posted::default(), &[], &done(query.as_deref())).await
}

/// `POST /admin/data/{id}/svar`.
pub(crate) async fn answer(
    State(desk): State<Desk>,
    signed: Signed<Bringing>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, Fault> {
    let upload = edition(&desk, id, &posted).await?;
    let found = work::found(&desk, &upload).await?;
    let known = known(desk.db()).await?;
    let level = found.kept.reading.as_ref().and_then(|reading| reading.level);
    let mut answers = kept::answers(&upload);
    take_back(&mut answers.areas, "fortryd-omraade", &posted);
    take_back(&mut answers.measures, "fortryd-maal", &posted);
    let rest = of_all(&posted, &found);
    let mut wrong = Vec::new();
    for (at, question) in questions(&found).iter().enumerate() {
        let rest = rest.clone().filter(|_| question.about == Asked::Area);
        match said(question, at, &posted, known.areas.all(), level).map(|answer| answer.or(rest)) {
            Ok(None) => {}
            Ok(Some(answer)) => {
                let of = if question.about == Asked::Area { &mut answers.areas } else { &mut answers.measures };
                of.insert(question.text.clone(), answer);
            }
            Err(why) => wrong.push((at, why)),
        }
    }
    if !wrong.is_empty() {
        let side = wrong.first().map_or(1, |(at, _)| at / ON_A_PAGE + 1);
        let ground = Ground { desk: &desk, staff: &signed.staff, upload: &upload, found: &found, side };
        let page = ground.page(&posted, &wrong, "").await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    kept::change(desk.db(), &upload, &found.kept, &answers).await?;
    Ok(Redirect::to(&format!("{}?gjort=besvaret", href(id))).into_response())
}

/// What is said of every area that is not answered by itself: 399 new roder are answered in one go.
fn of_all(posted: &Posted, found: &Found) -> Option<Answer> {
    let is_of_outlines = found.kept.reading.as_ref().is_some_and(|reading| reading.content == Content::Outlines);
    match posted.text("alle") {
        "nye" if is_of_outlines => Some(Answer::New),
        "ude" => Some(Answer::LeaveOut),
        _ => None,
    }
}

/// The choice of one answer for every area.
fn all_at_once(asked: usize, reading: &Reading, chosen: &str) -> Markup {
    html! {
        @if asked > 1 {
            div.field {
                label for="alle" { "De områder, du ikke svarer på for sig" }
                p.hint { "Det gælder alle " (number(asked as u64)) " områder i filen, der er spørgsmål om, også dem på de næste sider." }
                select id="alle" name="alle" {
                    option value="" { "Venter" }
                    @if reading.content == Content::Outlines { option value="nye" selected[chosen == "nye"] { "Er nye områder" } }
                    option value="ude" selected[chosen == "ude"] { "Tages ikke med" }
                }
            }
        }
    }
}

fn questions(found: &Found) -> &[Question] {
    found.read.as_ref().map_or(&[], |read| &read.questions[..])
}

/// Removes the answers whose places a form names.
fn take_back(answers: &mut BTreeMap<String, Answer>, name: &str, posted: &Posted) {
    let places: Vec<usize> = posted.all(name).filter_map(|at| at.parse().ok()).collect();
    let mut at = 0;
    answers.retain(|_, _| {
        at += 1;
        !places.contains(&(at - 1))
    });
}

/// What a form says to a question: nothing, an answer, or something that can't be used.
fn said(
    question: &Question,
    at: usize,
    posted: &Posted,
    areas: &[KnownArea],
    level: Option<Level>,
) -> Result<Option<Answer>, &'static str> {
    let other = posted.text(&format!("andet-{at}")).to_owned();
    match posted.text(&format!("svar-{at}")) {
        "ude" => Ok(Some(Answer::LeaveOut)),
        "ny" => Ok(Some(Answer::New)),
        "andet" if other.is_empty() => Err("Skriv eller vælg, hvad det er."),
        "andet" if question.about == Asked::Measure => Ok(Some(Answer::Is(other))),
        "andet" => meant(&other, areas, level).map(|code| Some(Answer::Is(code))),
        word => match word.strip_prefix("er:") {
            Some(id) if question.candidates.iter().any(|one| one.id == id) => Ok(Some(Answer::Is(id.to_owned()))),
            _ => Ok(None),
        },
    }
}

/// The code of the area that somebody writes the code or the name of.
fn meant(text: &str, areas: &[KnownArea], level: Option<Level>) -> Result<String, &'static str> {
    if let Some(area) = areas.iter().find(|area| area.code.as_str() == text) {
        return Ok(area.code.as_str().to_owned());
    }
    let wanted = text.to_lowercase();
    let named = areas.iter().filter(|area| {
        level.is_none_or(|level| level == area.level)
            && (area.name.to_lowercase() == wanted || area.official_name.to_lowercase() == wanted)
    });
    match named.collect::<Vec<_>>()[..] {
        [area] => Ok(area.code.as_str().to_owned()),
        [] => Err("Det område kender vi ikke. Skriv dets kode eller hele navn."),
        _ => Err("Der er flere områder med det navn. Skriv områdets kode."),
    }
}

/// What the page is made of.
struct Ground<'a> {
    desk: &'a Desk,
    staff: &'a Staff,
    upload: &'a Upload,
    found: &'a Found,
    side: usize,
}

impl Ground<'_> {
    /// The page, with what was chosen and what is wrong with it.
    async fn page(&self, posted: &Posted, wrong: &[(usize, &'static str)], done: &str) -> Result<Html<String>, Fault> {
        let Self { desk, staff, upload, found, .. } = *self;
        let all = questions(found);
        let paging = Paging::at(self.side, all.len(), ON_A_PAGE);
        let areas = all.iter().filter(|one| one.about == Asked::Area).count();
        let Some(reading) = &found.kept.reading else { return Err(Fault::NotFound) };
        let measures: Vec<(String, String)> = {
            let known = known(desk.db()).await?;
            let of = if reading.content == Content::Criteria { &known.criteria } else { &known.measures };
            of.all().iter().map(|one| (one.id.clone(), one.name.clone())).collect()
        };
        let answers = kept::answers(upload);
        let body = html! {
            p { a href=(href(upload.id)) { "Tilbage til filen" } }
            h1 { "Spørgsmål" }
            p.file-name { (upload.file) }
            @if !wrong.is_empty() {
                div.problems role="alert" tabindex="-1" autofocus {
                    h2 { "Ret dette, og send igen" }
                    ul { @for (at, why) in wrong { li { a href=(format!("#svar-{at}")) { "»" (all[*at].text) "«: " (why) } } } }
                }
            }
            @if all.is_empty() { p { "Der er ingen spørgsmål tilbage." } }
            form method="post" action=(format!("{}/svar", href(upload.id))) novalidate {
                (hidden("udgave", &upload.edition.to_string()))
                (all_at_once(areas, reading, posted.text("alle")))
                @if all.len() > ON_A_PAGE { p.hint { "Gem svarene, før du går videre til næste side." } }
                @for (at, question) in all.iter().enumerate().skip(paging.skip()).take(ON_A_PAGE) {
                    @let why = wrong.iter().find(|(of, _)| *of == at).map(|(_, why)| *why);
                    (one(at, question, reading, &measures, posted, why))
                }
                (earlier("fortryd-omraade", "Det har du svaret om områder", &answers.areas))
                (earlier("fortryd-maal", "Det har du svaret om, hvad tal måler", &answers.measures))
                @if !all.is_empty() || answers != Answers::default() { button type="submit" { "Gem, og læs filen igen" } }
            }
            (paging.links("Sider med spørgsmål", &format!("{}/spoergsmaal?", href(upload.id)), ""))
        };
        Ok(Page { desk, staff, title: "Spørgsmål", part: "/admin/data", done }.around(&body))
    }
}

fn one(
    at: usize,
    question: &Question,
    reading: &Reading,
    measures: &[(String, String)],
    posted: &Posted,
    wrong: Option<&'static str>,
) -> Markup {
    let name = format!("svar-{at}");
    let other = format!("andet-{at}");
    let chosen = posted.text(&name);
    let typed = posted.text(&other);
    let radio = |value: String, text: Markup, is_first: bool| {
        let id = if is_first { name.clone() } else { format!("{name}-{value}") };
        html! {
            div.check {
                input id=(id) type="radio" name=(name) value=(value) checked[value == chosen];
                label for=(id) { (text) }
            }
        }
    };
    html! {
        fieldset.question.wrong[wrong.is_some()] {
            legend { "Hvad er »" (question.text) "«?" }
            p.hint {
                "Står første gang i linje " (question.line) ". "
                @if question.count == 1 { "Én række eller ét tal venter på svaret." } @else { (number(question.count)) " rækker eller tal venter på svaret." }
            }
            @if let Some(why) = wrong { p.error { (why) } }
            (radio(String::new(), html! { "Ikke besvaret endnu" }, true))
            @for candidate in &question.candidates {
                (radio(format!("er:{}", candidate.id), html! {
                    (candidate.name) @if let Some(level) = candidate.level { " (" (level.noun()) ", " (candidate.id) ")" }
                }, false))
            }
            (radio("andet".to_owned(), html! { "Noget andet:" }, false))
            div.field {
                @if question.about == Asked::Area {
                    label for=(other) { "Områdets kode eller navn" }
                    input id=(other) name=(other) type="text" value=(typed) autocomplete="off" spellcheck="false";
                } @else {
                    label for=(other) { "Mål" }
                    select id=(other) name=(other) {
                        option value="" { "Vælg" }
                        @for (id, name) in measures { option value=(id) selected[id == typed] { (name) } }
                    }
                }
            }
            @if question.about == Asked::Area && reading.content == Content::Outlines {
                (radio("ny".to_owned(), html! { "Det er et nyt område" }, false))
            }
            (radio("ude".to_owned(), html! { "Tag den ikke med" }, false))
        }
    }
}

/// Answers that were given before, to be taken back.
fn earlier(name: &str, legend: &str, answers: &BTreeMap<String, Answer>) -> Markup {
    let more = answers.len().saturating_sub(MOST_ANSWERS);
    html! {
        @if !answers.is_empty() {
            fieldset {
                legend { (legend) }
                p.hint { "Sæt kryds ved det, du vil fortryde." @if more > 0 { " Kun de første " (MOST_ANSWERS) " er vist." } }
                @for (at, (text, answer)) in answers.iter().enumerate().take(MOST_ANSWERS) {
                    div.check {
                        input id=(format!("{name}-{at}")) type="checkbox" name=(name) value=(at);
                        label for=(format!("{name}-{at}")) {
                            "»" (text) "« "
                            @match answer {
                                Answer::Is(id) => { "er " (id) },
                                Answer::New => "er et nyt område",
                                Answer::LeaveOut => "tages ikke med",
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::area::AreaCode;
    use intake::Candidate;

    use super::*;

    fn question(about: Asked) -> Question {
        let candidate = Candidate { id: "20501".into(), name: "Valby Syd".into(), level: Some(Level::Kvarter) };
        Question { about, text: "Valby S".into(), candidates: vec![candidate], count: 2, line: 3 }
    }

    fn answered(about: Asked, form: &str) -> Result<Option<Answer>, &'static str> {
        said(&question(about), 4, &Posted::read(form.as_bytes()), &[], None)
    }

    #[test]
    fn answers_are_what_was_offered_or_what_is_known() {
        assert_eq!(answered(Asked::Area, "svar-4=er:20501"), Ok(Some(Answer::Is("20501".into()))));
        assert_eq!(answered(Asked::Area, "svar-4=er:9&svar-3=ude"), Ok(None), "never offered");
        assert_eq!(answered(Asked::Area, "svar-4=ude"), Ok(Some(Answer::LeaveOut)));
        assert_eq!(answered(Asked::Measure, "svar-4=andet&andet-4=beboere"), Ok(Some(Answer::Is("beboere".into()))));
        assert!(answered(Asked::Area, "svar-4=andet&andet-4=").is_err());
        assert!(answered(Asked::Area, "svar-4=andet&andet-4=M%C3%A5nen").is_err(), "no such area");
    }

    #[test]
    fn an_area_is_meant_by_its_code_or_by_a_name_that_is_one_areas() {
        let area = |code: &str, level, name: &str, official: &str| KnownArea {
            code: AreaCode::parse(code).unwrap(),
            level,
            name: name.into(),
            official_name: official.into(),
            parent: None,
        };
        let all = [
            area("1005", Level::Bydel, "Valby", ""),
            area("20501", Level::Kvarter, "Valby Syd", "Syd"),
            area("20502", Level::Kvarter, "Valby", ""),
        ];
        let found = |text, level| meant(text, &all, level).ok();
        assert_eq!(found("20501", None).as_deref(), Some("20501"));
        assert_eq!(found("syd", None).as_deref(), Some("20501"));
        assert_eq!((found("valby", None), found("Valby", Some(Level::Bydel)).as_deref()), (None, Some("1005")));
        assert_eq!(found("Månen", None), None);
    }

    #[test]
    fn answers_are_taken_back_by_their_place() {
        let mut answers: BTreeMap<_, _> = ["a", "b", "c"].map(|text| (text.to_owned(), Answer::LeaveOut)).into();
        take_back(&mut answers, "x", &Posted::read(b"x=0&x=2&x=9&y=1"));
        assert_eq!(answers.into_keys().collect::<Vec<_>>(), ["b"]);
    }
}
