//! Everybody who works here, and inviting one more.

use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use domain::staff::Role;
use maud::{Markup, html};
use store::{Staff, StaffState};

use super::{
    chosen,
    invite::{self, InviteError, Newcomer},
    named, role, state,
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Field, Kind, Posted, Problems},
    guard::{Managing, Signed},
    page::{Page, done},
    paging::{Paging, ROWS},
};

/// `GET /admin/brugere`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Managing>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let everybody = desk.db().all_staff().await?;
    let asked = Posted::read(query.as_deref().unwrap_or_default().as_bytes());
    let form = form(&Posted::default(), &Problems::default());
    Ok(page(&desk, &signed.staff, &everybody, &asked, &form, &done(query.as_deref())))
}

/// `POST /admin/brugere`.
pub(crate) async fn invite(
    State(desk): State<Desk>,
    signed: Signed<Managing>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Fault> {
    let roles = chosen(&posted);
    let invited = match Newcomer::read(posted.text("navn"), posted.text("email"), &roles) {
        Ok(newcomer) => {
            let by = Some(signed.staff.id);
            match invite::invite(desk.db(), &newcomer, by, desk.now(), desk.random()).await {
                Ok(key) => return Ok(link(&desk, &signed.staff, &newcomer.name, &key, &headers).into_response()),
                Err(InviteError::Store(error)) => return Err(error.into()),
                Err(wrong) => vec![wrong],
            }
        }
        Err(wrong) => wrong,
    };
    let mut problems = Problems::default();
    for wrong in invited {
        let field = match wrong {
            InviteError::Name => "navn",
            InviteError::Roles => "rolle",
            InviteError::Email | InviteError::Taken | InviteError::Closed | InviteError::Store(_) => "email",
        };
        problems.add(field, wrong.to_string());
    }
    let everybody = desk.db().all_staff().await?;
    let page = page(&desk, &signed.staff, &everybody, &posted, &form(&posted, &problems), "");
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// The page that shows a link, the only time that it is shown.
pub(crate) fn link(desk: &Desk, staff: &Staff, name: &str, key: &str, headers: &HeaderMap) -> Html<String> {
    let address = invite::address(&origin(desk, headers), key);
    let body = html! {
        h1 { "Link til " (name) }
        p { "Send linket til " (name) " på en måde, hvor kun " (name) " kan læse det. Det gælder i en uge og kan bruges én gang." }
        p.secret-link { code { (address) } }
        p.hint { "Linket vises kun nu. Er det væk, kan du lave et nyt på personens side." }
        p { a href="/admin/brugere" { "Til alle brugere" } }
    };
    Page { desk, staff, title: "Link til en kollega", part: "/admin/brugere", done: "" }.around(&body)
}

/// Where the site is: as the settings say, else as it was asked for.
pub(crate) fn origin(desk: &Desk, headers: &HeaderMap) -> String {
    if !desk.services.site.origin.is_empty() {
        return desk.services.site.origin.clone();
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    format!("http://{host}")
}

fn page(desk: &Desk, staff: &Staff, everybody: &[Staff], asked: &Posted, form: &Markup, done: &str) -> Html<String> {
    let mut here: Vec<&Staff> = everybody.iter().filter(|one| one.state != StaffState::Deleted).collect();
    here.sort_by_cached_key(|one| domain::text::sort_key(&one.name));
    let gone = everybody.len() - here.len();
    let paging = Paging::read(asked, here.len(), ROWS);
    let body = html! {
        h1 { "Brugere" }
        div.table-scroll tabindex="0" role="region" aria-label="Brugere" {
            table {
                thead { tr { th scope="col" { "Navn" } th scope="col" { "E-mail" } th scope="col" { "Roller" } th scope="col" { "Status" } } }
                tbody {
                    @for one in paging.of(&here) {
                        tr {
                            th scope="row" { a href=(format!("/admin/brugere/{}", one.id)) { (one.name) } }
                            td { (one.email) }
                            td { (named(&one.roles)) }
                            td { (state(one.state)) }
                        }
                    }
                }
            }
        }
        (paging.links("Sider med brugere", "/admin/brugere?", ""))
        @if gone > 0 { p.hint { (gone) @if gone == 1 { " person er slettet." } @else { " personer er slettet." } } }
        (form)
    };
    Page { desk, staff, title: "Brugere", part: "/admin/brugere", done }.around(&body)
}

fn form(typed: &Posted, problems: &Problems) -> Markup {
    let chosen = chosen(typed);
    html! {
        section {
            h2 { "Invitér en kollega" }
            (problems.summary())
            form method="post" action="/admin/brugere" novalidate {
                (Field { name: "navn", label: "Navn", hint: "", value: typed.text("navn"), kind: Kind::Text, is_required: true }
                    .shown(problems))
                (Field { name: "email", label: "E-mailadresse", hint: "Den, kollegaen logger ind med.",
                    value: typed.text("email"), kind: Kind::Text, is_required: true }.shown(problems))
                (roles(&chosen, problems))
                button type="submit" { "Lav et link" }
            }
        }
    }
}

/// The choice of roles.
pub(super) fn roles(chosen: &[Role], problems: &Problems) -> Markup {
    let wrong: Vec<&str> = problems.texts("rolle");
    html! {
        fieldset #rolle tabindex="-1" .wrong[!wrong.is_empty()] aria-describedby=[(!wrong.is_empty()).then_some("rolle-wrong")] {
            legend { "Roller" }
            @if !wrong.is_empty() { p.error #rolle-wrong { @for text in &wrong { (text) } } }
            @for one in Role::ALL {
                @let (name, what) = role(one);
                @let id = format!("rolle-{}", one.as_str());
                div.check {
                    input type="checkbox" name="rolle" id=(id) value=(one.as_str()) checked[chosen.contains(&one)];
                    label for=(id) { strong { (name) } " " (what) }
                }
            }
        }
    }
}
