//! All initiatives: searching, filtering, and choosing some of them.

use app::{initiative::words, locale::Language};
use axum::{
    extract::{RawQuery, State},
    response::Html,
};
use domain::{staff::Permission, text};
use maud::{Markup, html};
use store::{Initiative, Staff};

use super::{
    look::{Choice, LOOKS, Listed},
    several,
};
use crate::{
    content::kinds::choices::level_name,
    desk::Desk,
    fault::Fault,
    form::{Posted, Problems, hidden},
    guard::{Looking, Signed},
    page::{Page, done},
    paging::{Paging, ROWS},
};

/// `GET /admin/indsatser`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let asked = Posted::read(query.as_deref().unwrap_or_default().as_bytes());
    let listed = Listed::read(&desk).await?;
    Ok(page(&desk, &signed.staff, &listed, &asked, &Problems::default(), &done(query.as_deref())))
}

/// The page: what an address asks for, or a form for many that has something wrong, which says what it was shown for.
pub(super) fn page(
    desk: &Desk,
    staff: &Staff,
    listed: &Listed,
    asked: &Posted,
    problems: &Problems,
    done: &str,
) -> Html<String> {
    let before = Posted::read(asked.text("valg").as_bytes());
    let choice = Choice::read(if problems.is_empty() { asked } else { &before });
    let found = listed.fitting(desk, &choice);
    let paging = Paging::read(asked, found.len(), ROWS);
    let here = paging.of(&found);
    let may = staff.may(Permission::Edit);
    let body = html! {
        h1 { "Indsatser" }
        (problems.summary())
        ul.links {
            @if may { li { a href="/admin/indhold/indsats" { "Begynd på en indsats" } } }
            li { a href="/admin/indhold/organisation" { "Organisationer" } }
            li { a href="/admin/indsatser/paamindelser" { "Årlige spørgsmål til kontakter" } }
            li { a href="/admin/data" { "Indlæs indsatser fra en fil" } }
            li { a href=(format!("/admin/indsatser.csv?{}", choice.query())) download { "Hent listen som regneark (CSV)" } }
        }
        (filter(listed, &choice))
        @if found.is_empty() { p role="status" { "Ingen passer til det hele. Vælg bredere." } } @else {
            form.wide method="post" action="/admin/indsatser/flere" {
                (hidden("valg", &choice.query()))
                (hidden("side", asked.text("side")))
                (table(desk, listed, here, found.len(), may.then_some(asked)))
                (paging.links("Sider med indsatser", &format!("/admin/indsatser?{}&", choice.query()), ""))
                @if may { (several::fields(listed, found.len(), here.len() < found.len(), asked, problems)) }
            }
        }
    };
    Page { desk, staff, title: "Indsatser", part: "/admin/indsatser", done }.around(&body)
}

fn filter(listed: &Listed, choice: &Choice) -> Markup {
    html! {
        form.row method="get" action="/admin/indsatser" role="search" {
            div.field { label for="soeg" { "Søg" } input id="soeg" name="soeg" type="search" maxlength="80" value=(choice.words); }
            div.field {
                label for="status" { "Status" }
                select id="status" name="status" {
                    option value="" { "Alle" }
                    @for code in words::STATUSES { option value=(code) selected[choice.status == code] { (words::status(Language::Danish, code)) } }
                }
            }
            div.field { label for="omraade" { "Område" } (area_list(listed, "omraade", "Alle", &choice.area)) }
            div.field { label for="maal" { "Delmål" } (goal_list(listed, "maal", "Alle", &choice.goal)) }
            div.field {
                label for="se" { "Se efter" }
                select id="se" name="se" {
                    option value="" { "Alt" }
                    @for (word, name) in LOOKS { option value=(word) selected[choice.look == word] { (name) } }
                }
            }
            button type="submit" { "Vis" }
        }
    }
}

/// A list of the areas, by their levels.
pub(super) fn area_list(listed: &Listed, name: &str, none: &str, chosen: &str) -> Markup {
    html! {
        select id=(name) name=(name) {
            option value="" { (none) }
            @for of_level in listed.areas.chunk_by(|a, b| a.level == b.level) {
                optgroup label=(of_level.first().map_or("", |area| level_name(area.level))) {
                    @for area in of_level { option value=(area.code.as_str()) selected[area.code.as_str() == chosen] { (area.name) } }
                }
            }
        }
    }
}

/// A list of the sub-goals.
pub(super) fn goal_list(listed: &Listed, name: &str, none: &str, chosen: &str) -> Markup {
    html! {
        select id=(name) name=(name) {
            option value="" { (none) }
            @for goal in &listed.goals { option value=(goal.id) selected[goal.id == chosen] { (goal.title) } }
        }
    }
}

/// The list; whoever may change something has a box at each, ticked as it was.
fn table(desk: &Desk, listed: &Listed, here: &[&Initiative], found: usize, typed: Option<&Posted>) -> Markup {
    let is_ticked = |slug: &str| typed.is_some_and(|typed| typed.all("indsats").any(|one| one == slug));
    html! {
        div.table-scroll tabindex="0" role="region" aria-label="Indsatser" {
            table.initiatives {
                caption { @if found == 1 { "1 indsats" } @else { (found) " indsatser" } }
                thead { tr {
                    @if typed.is_some() { th scope="col" { span.visually-hidden { "Vælg" } } }
                    th scope="col" { "Navn" } th scope="col" { "Status" } th scope="col" { "Områder" } th scope="col" { "Hvem står bag" }
                    th scope="col" { "Sidst bekræftet" } th scope="col" { "Se efter" }
                } }
                tbody {
                    @for one in here {
                        @let id = format!("valgt-{}", one.slug);
                        @let wrong = listed.contradictions(desk, one);
                        tr {
                            @if typed.is_some() { td { input type="checkbox" name="indsats" id=(id) value=(one.slug) checked[is_ticked(&one.slug)] aria-label=(format!("Vælg {}", one.title)); } }
                            th scope="row" { a href=(format!("/admin/indhold/indsats/{}", one.slug)) { (one.title) } }
                            td { (words::status(Language::Danish, &one.status_code)) @if !one.archived_on.is_empty() { ", ude af listerne" } }
                            td { (places(listed, one)) }
                            td { (one.organisations) }
                            td { @if one.confirmed_on.is_empty() { "Aldrig" } @else { (text::long_date(&one.confirmed_on)) } }
                            td { @for said in &wrong { span.wrong-hint { (said) } " " } }
                        }
                    }
                }
            }
        }
    }
}

fn places(listed: &Listed, one: &Initiative) -> String {
    match one.scope.as_str() {
        "citywide" if one.areas.is_empty() => "Hele byen".to_owned(),
        "designated_areas" if one.areas.is_empty() => "De udsatte byområder".to_owned(),
        _ => text::join_and(&listed.area_names(one)),
    }
}
