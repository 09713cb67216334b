//! What there is: an overview of the kinds, and everything of one kind.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{area::Slug, staff::Permission, text};
use maud::{Markup, html};
use store::{ContentHead, ContentPlan, Deed, Staff, ThingId};

use super::{
    kind::{Kind, Listed},
    write::first_version,
    written::Written,
};
use crate::{
    desk::Desk,
    fault::{Fault, encoded},
    form::{self, Field, Posted, Problems},
    guard::{Editing, Looking, Signed},
    moment,
    page::{Page, done},
    paging::{Paging, ROWS},
    people,
};

/// The longest title of a new thing, in characters.
const LONGEST_TITLE: usize = 120;

/// `GET /admin/indhold`.
pub(crate) async fn overview(State(desk): State<Desk>, signed: Signed<Looking>) -> Result<Html<String>, Fault> {
    let (db, staff) = (desk.db(), &signed.staff);
    let mut kinds = Vec::new();
    for kind in Kind::ALL {
        kinds.push((kind, things(&desk, kind).await?));
    }
    let (plans, everybody) = (db.content_plans().await?, db.all_staff().await?);
    let body = html! {
        h1 { "Indhold" }
        p { "Det, offentligheden læser. Alt, hvad du skriver, gemmes som en version, og intet bliver offentligt, før nogen udgiver det. Redaktører skriver og udgiver; alle andre medarbejdere kan se med." }
        ul.cards {
            @for (kind, things) in &kinds {
                li.card {
                    h2 { a href=(format!("/admin/indhold/{}", kind.words().path)) { (kind.words().all) } }
                    p { (kind.words().about) }
                    p.hint { (things.iter().filter(|one| one.state.is_public()).count()) " offentlige, " (things.iter().filter(|one| one.state.waits()).count()) " med noget, der ikke er udgivet" }
                }
            }
            li.card {
                h2 { a href="/admin/indhold/billeder" { "Billeder" } }
                p { "Billeder til teksterne, med det, der skal siges om dem." }
            }
        }
        section {
            h2 { "Planlagt" }
            @if plans.is_empty() { p { "Intet er planlagt." } } @else {
                ul { @for plan in &plans { li { (planned(plan)) ", planlagt af " (people::name(&everybody, Some(plan.staff))) } } }
            }
        }
    };
    Ok(Page { desk: &desk, staff, title: "Indhold", part: "/admin/indhold", done: "" }.around(&body))
}

/// A plan in a sentence, with the way to the thing.
fn planned(plan: &ContentPlan) -> Markup {
    let kind = Kind::parse(&plan.kind).map_or("", |kind| kind.words().the);
    let what = if plan.version == 0 { "tages ned" } else { "udgives" };
    html! {
        a href=(format!("/admin/indhold/{}/{}", plan.kind, plan.thing)) { (kind) " " (plan.thing) } " " (what) " " (moment::said(plan.at))
    }
}

/// How a thing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Public,
    PublicWithMore,
    NotPublic,
    Empty,
}

impl Standing {
    fn is_public(self) -> bool {
        matches!(self, Self::Public | Self::PublicWithMore)
    }

    fn waits(self) -> bool {
        matches!(self, Self::PublicWithMore | Self::NotPublic)
    }

    fn said(self) -> &'static str {
        match self {
            Self::Public => "Offentlig",
            Self::PublicWithMore => "Offentlig, med ændringer, der ikke er udgivet",
            Self::NotPublic => "Ikke offentlig",
            Self::Empty => "Intet skrevet endnu",
        }
    }
}

struct Line {
    thing: String,
    title: String,
    state: Standing,
    head: Option<ContentHead>,
}

/// Everything of a kind, in the order of the alphabet.
async fn things(desk: &Desk, kind: Kind) -> Result<Vec<Line>, Fault> {
    let db = desk.db();
    let mut lines: BTreeMap<String, Line> = BTreeMap::new();
    for Listed { thing, title, is_public } in kind.listed(db).await? {
        let state = if is_public { Standing::Public } else { Standing::Empty };
        lines.insert(thing.clone(), Line { thing, title, state, head: None });
    }
    for head in db.content_heads(kind.words().path).await? {
        let state = match head.public {
            Some(public) if public == head.version.number => Standing::Public,
            Some(_) => Standing::PublicWithMore,
            None => Standing::NotPublic,
        };
        let written = Written::of(Some(&head.version));
        let known = lines.remove(&head.thing).map(|line| line.title);
        let title = Some(kind.title(&written).to_owned()).filter(|title| !title.is_empty()).or(known);
        let title = title.unwrap_or_else(|| head.thing.clone());
        lines.insert(head.thing.clone(), Line { thing: head.thing.clone(), title, state, head: Some(head) });
    }
    let mut lines: Vec<Line> = lines.into_values().collect();
    lines.sort_by_key(|line| text::sort_key(&line.title));
    Ok(lines)
}

/// `GET /admin/indhold/{slags}`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    Path(kind): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let kind = Kind::parse(&kind).ok_or(Fault::NotFound)?;
    let asked = Posted::read(query.as_deref().unwrap_or_default().as_bytes());
    page(&desk, &signed.staff, kind, &asked, "", &Problems::default(), &done(query.as_deref())).await
}

async fn page(
    desk: &Desk,
    staff: &Staff,
    kind: Kind,
    asked: &Posted,
    typed: &str,
    problems: &Problems,
    done: &str,
) -> Result<Html<String>, Fault> {
    let (words, search) = (kind.words(), asked.text("soeg"));
    let everybody = desk.db().all_staff().await?;
    let found = things(desk, kind).await?.into_iter().filter(|line| text::matches(&line.title, search));
    let found: Vec<Line> = found.collect();
    let paging = Paging::read(asked, found.len(), ROWS);
    let href = format!("/admin/indhold/{}?soeg={}&", words.path, encoded(search));
    let body = html! {
        p { a href="/admin/indhold" { "Alt indhold" } }
        h1 { (words.all) }
        (problems.summary())
        p { (words.about) " " (words.where_shown) }
        @if !words.new.is_empty() && staff.may(Permission::Edit) {
            form method="post" action=(format!("/admin/indhold/{}", words.path)) novalidate {
                (Field { name: "titel", label: "Titel", hint: "Sidens adresse laves af den og ændres ikke senere.", value: typed,
                    kind: form::Kind::Text, is_required: true }.shown(problems))
                button type="submit" { (words.new) }
            }
        }
        form.filter method="get" action=(format!("/admin/indhold/{}", words.path)) role="search" {
            (Field { name: "soeg", label: "Søg i titler", hint: "", value: search, kind: form::Kind::Text, is_required: false }.shown(&Problems::default()))
            button.plain type="submit" { "Søg" }
        }
        @if found.is_empty() { p role="status" { "Der er ingen." } } @else {
            div.table-scroll tabindex="0" role="region" aria-label=(words.all) {
                table {
                    caption { (found.len()) " i alt" }
                    thead { tr { th scope="col" { "Titel" } th scope="col" { "Status" } th scope="col" { "Sidst gemt" } } }
                    tbody {
                        @for line in paging.of(&found) {
                            tr {
                                th scope="row" { a href=(format!("/admin/indhold/{}/{}", words.path, line.thing)) { (line.title) } }
                                td { (line.state.said()) }
                                td { @if let Some(head) = &line.head { (moment::said(head.version.at)) ", " (people::name(&everybody, head.version.staff)) } @else { "–" } }
                            }
                        }
                    }
                }
            }
            (paging.links("Sider", &href, ""))
        }
    };
    Ok(Page { desk, staff, title: words.all, part: "/admin/indhold", done }.around(&body))
}

/// `POST /admin/indhold/{slags}`: begins a new thing.
pub(crate) async fn begin(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    Path(kind): Path<String>,
    posted: Posted,
) -> Result<Response, Fault> {
    let kind = Kind::parse(&kind).filter(|kind| !kind.words().new.is_empty()).ok_or(Fault::NotFound)?;
    let (words, title) = (kind.words(), posted.text("titel"));
    let slug = Slug::of_name(title);
    let mut problems = Problems::default();
    if title.chars().count() > LONGEST_TITLE {
        problems.add("titel", format!("Titlen må højst fylde {LONGEST_TITLE} tegn."));
    }
    match &slug {
        None => problems.add("titel", "Skriv en titel med bogstaver eller tal."),
        Some(slug) => {
            let id = ThingId { kind: words.path, thing: slug.as_str() };
            let is_taken = !desk.db().content_versions(id).await?.is_empty();
            if is_taken || kind.found(desk.db(), slug).await?.is_some() {
                problems.add("titel", "Der er allerede en med den titel. Skriv en anden.");
            }
        }
    }
    let (Some(slug), true) = (slug, problems.is_empty()) else {
        let page = page(&desk, &signed.staff, kind, &Posted::default(), title, &problems, "").await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let mut tx = desk.db().begin().await?;
    tx.take_turn().await?;
    let id = ThingId { kind: words.path, thing: slug.as_str() };
    if !tx.content_versions(id).await?.is_empty() {
        return Err(Fault::Refused(
            "En kollega er lige begyndt på en med samme titel. Gå tilbage, og skriv en anden.".into(),
        ));
    }
    let written = Kind::begun(title);
    tx.put_content_version(id, &first_version(signed.staff.id, desk.now(), &written)).await?;
    let about = format!("{}/{slug}", words.path);
    let deed =
        Deed { staff: Some(signed.staff.id), action: "content.begin", about: &about, before: "", after: "version 1" };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/admin/indhold/{}/{slug}", words.path)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_addresses() {
        let said = |title: &str| Slug::of_name(title).map(|slug| slug.to_string());
        assert_eq!(said("Åben dag på Nørrebro, 2026!").as_deref(), Some("aaben-dag-paa-noerrebro-2026"));
        assert_eq!(said("  – "), None);
        assert!(said(&"lang titel ".repeat(30)).is_some_and(|word| word.len() <= 70));
    }
}
