//! A draft of a designation as a form.

use axum::{
    extract::{Path, RawQuery, Request, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{area::Level, staff::Permission, text};
use maud::{Markup, html};
use store::{Area, Deed, DesignationDraft, Staff};

use super::{
    HERE, LEVELS, areas, draft_href, find,
    ground::{Around, Shared},
    kind, outline,
    typed::{Typed, missing},
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Field, Kind, Posted, Problems, hidden, with_file},
    guard::{Looking, Publishing, Signed},
    moment,
    page::{Page, done},
    people,
};

/// `GET /admin/udpegninger/kladde/{id}`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    Path(id): Path<i64>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let draft = find(&desk, id).await?;
    page(&desk, &signed.staff, &draft, &Typed::of(&draft), &Problems::default(), &html! {}, &done(query.as_deref()))
        .await
}

/// `POST /admin/udpegninger/kladde/{id}`. Who sends it is known before any of it is read.
pub(crate) async fn save(
    State(desk): State<Desk>,
    signed: Signed<Publishing>,
    Path(id): Path<i64>,
    request: Request,
) -> Result<Response, Fault> {
    let (posted, file) = with_file::read(request, outline::LARGEST).await?;
    let (db, staff) = (desk.db(), &signed.staff);
    let draft = find(&desk, id).await?;
    let mut typed = Typed::read(&posted);
    let mut problems = Problems::default();
    if let Some(file) = file {
        typed.take(file, &mut problems);
    }
    let applied = typed.applied(&draft, &areas(db).await?, &mut problems);
    if !problems.is_empty() {
        let page = page(&desk, staff, &draft, &typed, &problems, &html! {}, "").await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let from = posted.revision();
    let applied = DesignationDraft { revision: from, staff: staff.id, at: desk.now(), ..applied };
    let mut tx = db.begin().await?;
    tx.take_turn().await?;
    if !tx.save_designation_draft(&applied).await? {
        drop(tx);
        let theirs = find(&desk, id).await?;
        let told = conflict(&desk, &theirs).await?;
        let page = page(&desk, staff, &theirs, &typed, &problems, &told, "").await?;
        return Ok((StatusCode::CONFLICT, page).into_response());
    }
    let (about, before, after) = (format!("designation_draft/{id}"), from.to_string(), (from + 1).to_string());
    let deed =
        Deed { staff: Some(staff.id), action: "designation.draft", about: &about, before: &before, after: &after };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{}?gjort=kladde-gemt", draft_href(id))).into_response())
}

/// `POST /admin/udpegninger/kladde/{id}/slet`.
pub(crate) async fn drop_draft(
    State(desk): State<Desk>,
    signed: Signed<Publishing>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Redirect, Fault> {
    let draft = find(&desk, id).await?;
    let mut tx = desk.db().begin().await?;
    tx.take_turn().await?;
    if !tx.close_designation_draft(id, posted.revision(), "dropped").await? {
        return Err(Fault::Refused(
            "En anden har gemt kladden, siden du åbnede den. Se den igen, før du sletter.".into(),
        ));
    }
    let about = format!("designation_draft/{id}");
    let deed = Deed {
        staff: Some(signed.staff.id),
        action: "designation.drop",
        about: &about,
        before: &draft.title,
        after: "",
    };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{HERE}?gjort=kladde-slettet")))
}

/// What the one who saved first of two has written.
async fn conflict(desk: &Desk, theirs: &DesignationDraft) -> Result<Markup, Fault> {
    let everybody = desk.db().all_staff().await?;
    let known = areas(desk.db()).await?;
    let names = super::names(&known);
    let area = |one: &store::DraftArea| match &one.area {
        Some(code) => names.get(code.as_str()).map_or_else(|| code.to_string(), |name| (*name).to_owned()),
        None => format!("{} (nyt)", one.name),
    };
    let said = [
        ("Navn", &theirs.title),
        ("Dato", &theirs.decided_on),
        ("Besluttet af", &theirs.decider),
        ("Henvisning", &theirs.reference),
        ("Bemærkning", &theirs.note),
        ("Hvorfor", &theirs.reason),
    ];
    Ok(html! {
        div.problems role="alert" tabindex="-1" autofocus {
            h2 { "En anden har gemt kladden, mens du skrev" }
            p { (people::name(&everybody, Some(theirs.staff))) " gemte " (moment::said(theirs.at)) ". Deres står her, og dit står i felterne. Skriv de to sammen, og gem igen." }
            dl.facts {
                @for (what, text) in said { @if !text.is_empty() { div { dt { (what) } dd { (text) } } } }
                div { dt { "Områder" } dd { (theirs.areas.iter().map(area).collect::<Vec<_>>().join(", ")) } }
            }
        }
    })
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn page(
    desk: &Desk,
    staff: &Staff,
    draft: &DesignationDraft,
    typed: &Typed,
    problems: &Problems,
    told: &Markup,
    done: &str,
) -> Result<Html<String>, Fault> {
    let db = desk.db();
    let title = format!("Kladde: {}", kind(&draft.kind).to_lowercase());
    let known = areas(db).await?;
    let entries = db.designation_entries().await?;
    let about = draft.about.as_ref().and_then(|about| entries.iter().find(|entry| entry.id == *about));
    let may = staff.may(Permission::Publish);
    let is_withdrawal = draft.kind == "withdrawal";
    let lacks = missing(draft, desk.now());
    let at = |part: &str| format!("{}/{part}", draft_href(draft.id));
    let field = |name: &'static str, label: &'static str, hint: &'static str, kind: Kind, is_required: bool| {
        Field { name, label, hint, value: typed.text(name), kind, is_required }.shown(problems)
    };
    let body = html! {
        p { a href=(HERE) { "Alle udpegninger" } }
        h1 { (title) }
        (told)
        (problems.summary())
        @if let Some(about) = about {
            p { @if is_withdrawal { "Trækker " } @else { "Retter " } "»" (about.title) "«" @if !about.decided_on.is_empty() { " fra " (text::long_date(&about.decided_on)) }
                ". Det, der er offentligt nu, bliver stående i historikken; det her gælder i stedet." }
        }
        @if may {
            form.designation-form method="post" action=(draft_href(draft.id)) enctype="multipart/form-data" novalidate {
                (hidden("udgave", &draft.revision.to_string()))
                @if draft.kind != "decision" {
                    (field("grund", "Hvorfor?", "Det står på de offentlige sider.", Kind::Long, true))
                }
                @if is_withdrawal {
                    @for name in ["titel", "dato", "beslutter", "henvisning", "note"] { (hidden(name, typed.text(name))) }
                } @else {
                    (field("titel", "Navn", "For eksempel »Udpegningen i 2029«.", Kind::Text, true))
                    (field("dato", "Besluttet den", "Som 2029-03-01.", Kind::Text, true))
                    (field("beslutter", "Besluttet af", "For eksempel »Borgerrepræsentationen«.", Kind::Text, true))
                    (field("henvisning", "Henvisning", "Sagsnummer, møde og punkt, eller et link, så andre kan finde beslutningen.", Kind::Text, true))
                    (field("note", "Hvad man skal vide", "Står på områdernes sider, hvor beslutningen ikke dækker dem.", Kind::Long, false))
                    (choice(&known, typed, problems))
                    (new_areas(db, draft, typed, problems).await?)
                }
                button type="submit" { "Gem kladden" }
            }
            section #udgiv {
                h2 { "Udgiv" }
                @if lacks.is_empty() {
                    p { "Kort og områdesider viser beslutningen straks. Det, der er udgivet, slettes aldrig: det kan rettes eller trækkes tilbage med en begrundelse. Der udgives det, der er gemt." }
                    form method="post" action=(at("udgiv")) { (hidden("udgave", &draft.revision.to_string())) button type="submit" { "Udgiv" } }
                } @else {
                    p { "Før den kan udgives:" }
                    ul { @for (field, what) in &lacks { li { a href=(format!("#{field}")) { (what) } } } }
                }
                form method="post" action=(at("slet")) { (hidden("udgave", &draft.revision.to_string())) button.plain type="submit" { "Slet kladden" } }
            }
        } @else { (read_only(draft, &known)) }
    };
    Ok(Page { desk, staff, title: &title, part: HERE, done }.around(&body))
}

/// The choice among known areas, by level and name.
fn choice(known: &[Area], typed: &Typed, problems: &Problems) -> Markup {
    let wrong = problems.texts("omraader");
    html! {
        fieldset #omraader tabindex="-1" .wrong[!wrong.is_empty()] {
            legend { "Områder" }
            p.hint { "Vælg blandt dem, vi kender. Et byområde med nye grænser er et nyt område: tilføj det nedenfor." }
            @for text in &wrong { p.error { (text) } }
            @for (level, heading) in LEVELS {
                @let of_level: Vec<&Area> = known.iter().filter(|area| area.level == level).collect();
                @let chosen = of_level.iter().filter(|area| typed.chosen.iter().any(|code| code == area.code.as_str())).count();
                details open[chosen > 0] {
                    summary { (heading) @if chosen > 0 { " (" (chosen) " valgt)" } }
                    div.columns {
                        @for area in of_level {
                            @let id = format!("omraade-{}", area.code);
                            div.check {
                                input type="checkbox" name="omraade" id=(id) value=(area.code) checked[typed.chosen.iter().any(|code| code == area.code.as_str())];
                                label for=(id) { (area.name) @if level == Level::Byomraade { " " span.optional { "(" (area.code) ")" } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The new areas that the draft has, with where they lie, and the fields for more.
async fn new_areas(
    db: &store::Db,
    draft: &DesignationDraft,
    typed: &Typed,
    problems: &Problems,
) -> Result<Markup, Fault> {
    let new: Vec<_> = draft.areas.iter().filter(|one| one.area.is_none()).collect();
    let mut said = Vec::new();
    if !new.is_empty() {
        let around = Around::read(db).await?;
        said.extend(new.iter().map(|one| place(&around.shared(&one.outline, Level::Kvarter))));
    }
    Ok(html! {
        @if !new.is_empty() {
            fieldset {
                legend { "Nye områder i kladden" }
                p.hint { "Fjern krydset for at tage et område ud." }
                @for (at, (one, place)) in new.iter().zip(&said).enumerate() {
                    @let id = format!("behold-{at}");
                    div.check {
                        input type="checkbox" name="behold" id=(id) value=(one.name) checked[typed.kept.contains(&one.name)];
                        label for=(id) { strong { (one.name) } ": " (place) }
                    }
                }
            }
        }
        (Field { name: "fil", label: "Tilføj nye områder fra en fil", hint: "GeoJSON fra kortprogrammet, højst 1 MB: en samling, hvor hvert område har et navn, eller ét omrids. Koordinaterne er længde- og breddegrad med længdegraden først, eller meter i EPSG:25832.",
            value: "", kind: Kind::File(".geojson,.json,application/geo+json,application/json"), is_required: false }.shown(problems))
        @if !typed.file.is_empty() { p.note { "»" (typed.file) "« er læst og står i feltet nedenfor. Du skal ikke vælge den igen." } }
        (Field { name: "geojson", label: "Eller sæt filens indhold ind her", hint: "",
            value: &typed.geojson, kind: Kind::Long, is_required: false }.shown(problems))
        (Field { name: "navn", label: "Områdets navn", hint: "Kun hvis omridset ikke selv har et.", value: &typed.name, kind: Kind::Text, is_required: false }.shown(problems))
        div.check {
            input type="checkbox" id="ret" name="ret" value="ja" checked[typed.mend];
            label for="ret" { "Ret omrids, der krydser sig selv. Sæt kun krydset, når du har set omridset på et kort." }
        }
    })
}

/// Where a new area lies, so that wrong coordinates are seen.
fn place(shared: &[Shared]) -> String {
    let percent = |share: f64| format!("{} %", text::decimal(100.0 * share, 0));
    if shared.is_empty() {
        return "ligger ikke i nogen af byens kvarterer. Kontrollér koordinaterne.".to_owned();
    }
    let parts: Vec<String> =
        shared.iter().map(|one| format!("{} af det ligger i {}", percent(one.share_of_new), one.name)).collect();
    format!("{}.", parts.join(", "))
}

fn read_only(draft: &DesignationDraft, known: &[Area]) -> Markup {
    let names = super::names(known);
    html! {
        dl.facts {
            div { dt { "Navn" } dd { (draft.title) } }
            div { dt { "Besluttet" } dd { (draft.decided_on) " af " (draft.decider) } }
            div { dt { "Henvisning" } dd { (draft.reference) } }
            div { dt { "Områder" } dd {
                @for (place, one) in draft.areas.iter().enumerate() {
                    @if place > 0 { ", " }
                    (one.area.as_ref().map_or(one.name.as_str(), |code| names.get(code.as_str()).copied().unwrap_or(code.as_str())))
                }
            } }
        }
    }
}
