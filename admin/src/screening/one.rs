//! All about one run: what it says, what would change for the public, how sure it is, what colleagues say.

use std::collections::HashMap;

use app::screening::ground::Ground;
use axum::{
    extract::{Path, RawQuery, State},
    response::Html,
};
use domain::{
    reason::{self, Language},
    screening::{AreaOutcome, Outcome},
    staff::Permission,
};
use maud::{Markup, html};
use store::{Remark, RemarkKind, Staff, StoredRun};

use super::{beside, changed::difference, find, href, table, titled, withheld};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Field, Kind, Problems, hidden},
    guard::{Looking, Signed},
    moment,
    page::{Page, done},
    people,
};

/// In how many of ten variants an area must stay where it is to count as steady.
const STEADY: i64 = 9;

/// What was typed in the page's forms, to be shown again.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Typed<'a> {
    /// The remark.
    pub remark: &'a str,
    /// The public's note.
    pub note: &'a str,
    /// When to publish.
    pub when: &'a str,
    /// Which part of the table is shown.
    pub listing: table::Listing,
}

/// `GET /admin/screening/{run}`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    Path(run): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let run = find(desk.db(), &run).await?;
    let typed = Typed { listing: table::Listing::read(query.as_deref()), ..Typed::default() };
    page(&desk, &signed.staff, &run, &typed, &Problems::default(), &done(query.as_deref())).await
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn page(
    desk: &Desk,
    staff: &Staff,
    run: &StoredRun,
    typed: &Typed<'_>,
    problems: &Problems,
    done: &str,
) -> Result<Html<String>, Fault> {
    let db = desk.db();
    let title = titled(db, &run.method, &run.method_version).await?;
    let outcomes = db.outcomes(&run.id, None).await?;
    let ground = read(desk, &run.method, &run.method_version, &run.snapshot).await?;
    let public = db.published_run().await?;
    let is_public = public.as_ref().is_some_and(|public| public.run == run.id);
    let changes = match &public {
        Some(public) if !is_public => {
            let before = read(desk, &public.method, &public.method_version, &public.snapshot).await?;
            difference(&ground, &before)?
        }
        _ => html! {},
    };
    let now = public.map(|public| public.run).unwrap_or_default();
    let remarks = db.remarks(&run.id).await?;
    let data = db.snapshot(&run.snapshot).await?.map(|snapshot| snapshot.title).unwrap_or_default();
    let everybody = db.all_staff().await?;
    let names = names(desk, &ground, &run.snapshot).await?;
    let body = html! {
        p { a href="/admin/screening" { "Alle screeninger" } }
        h1 { (title) }
        (problems.summary())
        dl.facts {
            div { dt { "Data" } dd { (data) " (" (run.snapshot) ")" } }
            div { dt { "Beregnet" } dd { (moment::said(run.ran_at)) } }
            div { dt { "Status" } dd { @if is_public { "Offentlig nu" } @else { "Ikke offentlig" } } }
            div { dt { "Regel" } dd { (reason::rule(&ground.method, Language::Danish)) } }
        }
        (counts(&outcomes))
        @if is_public { section { h2 { "Forskel fra det offentlige" } p { "Det er denne screening, der er offentlig." } } } @else { (changes) }
        section {
            h2 { "Kort" }
            p.hint { "Sådan tegnes kortet for alle, hvis screeningen udgives." }
            p { a href=(format!("{}/vis", href(&run.id))) { "Gå rundt på siderne, som de bliver" } }
            img.preview src=(format!("{}/kort.svg", href(&run.id))) alt="Kort over byen med screeningens svar for hvert område; tabellen nedenfor siger det samme." width="640" height="640";
        }
        (withheld::section(&ground, &names)?)
        (beside::section(desk, &outcomes, &ground, &names).await?)
        (table::section(&run.id, &outcomes, &ground, &names, typed.listing))
        (talk(run, staff, typed, problems, &remarks, &everybody))
        @if staff.may(Permission::Publish) && !is_public { (publish(desk, run, typed, problems, &now)) }
    };
    Ok(Page { desk, staff, title: &title, part: "/admin/screening", done }.around(&body))
}

async fn read(desk: &Desk, method: &str, version: &str, snapshot: &str) -> Result<Ground, Fault> {
    let ground = Ground::read(&desk.services, method, version, snapshot).await?;
    ground.ok_or_else(|| Fault::Refused("Metoden gælder ikke byens egne områder.".into()))
}

/// The names of the areas that a method is for, by code, also of those that nobody else sees yet.
async fn names(desk: &Desk, ground: &Ground, snapshot: &str) -> Result<HashMap<String, String>, Fault> {
    let Some(level) = ground.method.level else { return Ok(HashMap::new()) };
    let areas = desk.db().areas_of(level, snapshot).await?.into_iter();
    Ok(areas.map(|area| (area.code.as_str().to_owned(), area.name)).collect())
}

/// How many areas are in and out, and how steady that is.
fn counts(outcomes: &[AreaOutcome]) -> Markup {
    let count = |wanted: Outcome| outcomes.iter().filter(|one| one.outcome == wanted).count();
    let tried = outcomes.iter().filter(|one| one.variants.is_some()).count();
    let steady = outcomes.iter().filter(|one| is_steady(one)).count();
    html! {
        section {
            h2 { "Hvad den siger" }
            ul.numbers {
                li { strong { (count(Outcome::StandsOut)) } " fremhævet" }
                li { strong { (count(Outcome::DoesNotStandOut)) } " ikke fremhævet" }
                li { strong { (count(Outcome::NotAssessed)) } " med for lidt data" }
                @if tried > 0 { li { strong { (steady) } " af " (tried) " svar holder i mindst ni af ti varianter" } }
            }
        }
    }
}

fn is_steady(outcome: &AreaOutcome) -> bool {
    outcome.variants.is_some_and(|variants| {
        let same =
            if outcome.outcome == Outcome::StandsOut { variants.of_them } else { variants.all - variants.of_them };
        10 * same >= STEADY * variants.all
    })
}

/// What colleagues say, and the forms to say more.
fn talk(
    run: &StoredRun,
    staff: &Staff,
    typed: &Typed<'_>,
    problems: &Problems,
    remarks: &[Remark],
    everybody: &[Staff],
) -> Markup {
    let at = |part: &str| format!("{}/{part}", href(&run.id));
    let word = |kind: RemarkKind| match kind {
        RemarkKind::Comment => "bemærker",
        RemarkKind::Asked => "beder om godkendelse",
        RemarkKind::Approved => "godkender",
        RemarkKind::Declined => "godkender ikke",
    };
    html! {
        section #samtale {
            h2 { "Hvad kolleger siger" }
            @if remarks.is_empty() { p { "Intet endnu." } } @else {
                ol.remarks {
                    @for one in remarks {
                        li {
                            p { strong { (people::name(everybody, Some(one.staff))) } " " (word(one.kind)) ", " (moment::said(one.at)) }
                            @if !one.body.is_empty() { blockquote { (one.body) } }
                        }
                    }
                }
            }
            form method="post" action=(at("bemaerk")) novalidate {
                (Field { name: "bemaerkning", label: "Bemærkning", hint: "Kun kolleger ser den.", value: typed.remark,
                    kind: Kind::Long, is_required: false }.shown(problems))
                div.buttons {
                    button.plain type="submit" { "Gem bemærkning" }
                    @if staff.may(Permission::Screen) { button.plain type="submit" formaction=(at("spoerg")) { "Bed om godkendelse" } }
                    @if staff.may(Permission::Publish) {
                        button.plain type="submit" name="svar" value="godkend" formaction=(at("svar")) { "Godkend" }
                        button.plain type="submit" name="svar" value="afvis" formaction=(at("svar")) { "Godkend ikke" }
                    }
                }
            }
        }
    }
}

/// The form that makes it public.
fn publish(desk: &Desk, run: &StoredRun, typed: &Typed<'_>, problems: &Problems, now: &str) -> Markup {
    html! {
        section #udgiv {
            h2 { "Udgiv" }
            p { "Kort, områdesider, filer og metodeside skifter i samme øjeblik. Det, der er offentligt nu, gemmes og kan gøres offentligt igen." }
            @if desk.settings.four_eyes { p.hint { "En kollega skal have godkendt screeningen først." } }
            form method="post" action=(format!("{}/udgiv", href(&run.id))) novalidate {
                (hidden("nu", now))
                (Field { name: "note", label: "Hvad skal offentligheden vide?", hint: "Står på metodesiden. Højst 500 tegn.",
                    value: typed.note, kind: Kind::Long, is_required: false }.shown(problems))
                (Field { name: "tid", label: "Hvornår?", hint: "Lad feltet stå tomt for at udgive straks. Tiden er dansk tid.",
                    value: typed.when, kind: Kind::Moment, is_required: false }.shown(problems))
                button type="submit" { "Udgiv" }
            }
        }
    }
}
