//! A file's own page: being read, read, or taken; with everything that somebody should look at before it is taken.

use std::sync::Arc;

use axum::{
    extract::{Path, RawQuery, State},
    http::HeaderName,
    response::{Html, IntoResponse, Response},
};
use domain::staff::Permission;
use intake::Content;
use maud::{Markup, html};
use store::{Staff, Upload, UploadState};

use super::{
    confirm, kept,
    kept::{Kept, href},
    outlines, questions, recognised, report,
    words::size,
    work,
    workshop::{End, Found, What, Work},
};
use crate::{
    designation,
    desk::Desk,
    fault::Fault,
    form::Problems,
    guard::{Looking, Signed},
    moment,
    page::{Page, done},
    people,
};

/// After how many seconds the page of a file that is being read asks again.
const AGAIN: &str = "2";

/// What was typed in the page's form, to be shown again.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Typed<'a> {
    /// What the file is to be called.
    pub title: &'a str,
    /// Where it is from, as a source's id.
    pub source: &'a str,
}

/// `GET /admin/data/{id}`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    Path(id): Path<i64>,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let upload = kept::find(desk.db(), id).await?;
    let done = done(query.as_deref());
    let frame = Frame { desk: &desk, staff: &signed.staff, done: &done };
    if upload.state == UploadState::Taken {
        return Ok(frame.taken(&upload).await?.into_response());
    }
    let work = work::reading(&desk, &upload);
    match work.ended(work::AT_ONCE).await {
        None => Ok(frame.under_way(&upload, &work)),
        Some(End::Found(found)) => {
            let (typed, problems) = (Typed::default(), Problems::default());
            Ok(frame.found(&upload, &found, typed, &problems).await?.into_response())
        }
        Some(End::Failed(why)) => Ok(frame.failed(&upload, &why).into_response()),
        Some(End::Stopped) => Ok(frame.stopped(&upload).into_response()),
        Some(End::Taken) => Ok(frame.taken(&kept::find(desk.db(), id).await?).await?.into_response()),
    }
}

/// Who looks, and what they just did.
pub(super) struct Frame<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// Who looks.
    pub staff: &'a Staff,
    /// What was just done, as a word of the address.
    pub done: &'a str,
}

impl Frame<'_> {
    fn around(&self, upload: &Upload, body: &Markup) -> Html<String> {
        let Self { desk, staff, done } = *self;
        let whole = html! {
            p { a href="/admin/data" { "Alle filer" } }
            h1.file-name { (upload.file) }
            (body)
        };
        Page { desk, staff, title: &upload.file, part: "/admin/data", done }.around(&whole)
    }

    fn may(&self) -> bool {
        self.staff.may(Permission::Bring)
    }

    /// The page of a file that is being read or taken: it asks again by itself, without a script.
    fn under_way(&self, upload: &Upload, work: &Work) -> Response {
        let progress = work.progress();
        let is_known = progress.of > 0;
        let share = if is_known { (100 * progress.done / progress.of).min(100) } else { 0 };
        let body = html! {
            div.under-way {
                @if work.what == What::Taking {
                    p role="status" { "Filens indhold bliver indlæst. Det sker på én gang: enten alt eller intet." }
                } @else {
                    p role="status" {
                        @if is_known { "Filen bliver læst og kontrolleret: " (share) " %." }
                        @else { "Filen bliver læst og kontrolleret, eller den venter på, at en anden fil bliver færdig." }
                    }
                    @if is_known { progress max="100" value=(share) aria-label="Hvor langt læsningen er" { (share) " %" } }
                    @else { progress aria-label="Læsningen er i gang" {} }
                }
                p.hint { "Siden kommer af sig selv, når den er klar. Du kan godt gå herfra imens; filen ligger under »Data«." }
                @if self.may() && work.what == What::Reading { (button(upload.id, "afbryd", "Afbryd")) }
            }
        };
        ([(HeaderName::from_static("refresh"), AGAIN)], self.around(upload, &body)).into_response()
    }

    fn failed(&self, upload: &Upload, why: &str) -> Html<String> {
        let kept = Kept::of(upload);
        let body = html! {
            div.problems role="alert" { h2 { "Det lykkedes ikke" } p { (why) } }
            @if self.may() {
                div.buttons {
                    @if kept.reading.is_some() || kept != Kept::default() {
                        a.button.plain href=(format!("{}/laesning", href(upload.id))) { "Ret, hvordan filen læses" }
                    }
                    (button(upload.id, "laes", "Prøv igen"))
                    (button(upload.id, "smid-ud", "Smid filen ud"))
                }
            }
        };
        self.around(upload, &body)
    }

    fn stopped(&self, upload: &Upload) -> Html<String> {
        let body = html! {
            p { "Læsningen er afbrudt. Intet er ændret, og filen ligger her endnu." }
            @if self.may() {
                div.buttons { (button(upload.id, "laes", "Læs filen")) (button(upload.id, "smid-ud", "Smid filen ud")) }
            }
        };
        self.around(upload, &body)
    }

    /// The page of a file that was read, with what was typed and what is wrong with it.
    pub(super) async fn found(
        &self,
        upload: &Upload,
        found: &Arc<Found>,
        typed: Typed<'_>,
        problems: &Problems,
    ) -> Result<Html<String>, Fault> {
        let db = self.desk.db();
        let everybody = db.all_staff().await?;
        let before = db.taken_upload(&upload.fingerprint).await?;
        let sources = db.sources().await?;
        let may = self.may();
        let body = html! {
            (problems.summary())
            (facts(upload, &everybody))
            @if let Some(before) = &before { (known(before, &everybody)) }
            (recognised::shown(upload.id, found, may))
            @match &found.read {
                Err(why) => {
                    section {
                        h2 { "Filen kan ikke læses sådan" }
                        p { (why) }
                        @if may { p { a.button href=(format!("{}/laesning", href(upload.id))) { "Ret, hvordan filen læses" } } }
                    }
                }
                Ok(read) => {
                    (questions::told(upload.id, read, may))
                    (outlines::told(upload.id, read, may))
                    (report::summary(upload.id, read))
                    @if may { (confirm::form(upload, read, self.staff, &sources, typed, problems)) }
                }
            }
            @if may {
                section {
                    h2 { "Skal den ikke bruges?" }
                    p { "Så smid den ud. Det, der allerede er indlæst fra andre filer, bliver, som det er." }
                    (button(upload.id, "smid-ud", "Smid filen ud"))
                }
            }
        };
        Ok(self.around(upload, &body))
    }

    async fn taken(&self, upload: &Upload) -> Result<Html<String>, Fault> {
        let everybody = self.desk.db().all_staff().await?;
        let content = Kept::of(upload).reading.map(|reading| reading.content);
        let waits = content == Some(Content::Outlines) && !designation::waiting(self.desk.db()).await?.is_empty();
        let body = html! {
            (facts(upload, &everybody))
            section {
                h2 { "Det blev til" }
                dl.facts {
                    div { dt { "Navn" } dd { (upload.title) } }
                    div { dt { "Indlæst" } dd { @if let Some(at) = upload.taken_at { (moment::said(at)) } " af " (people::name(&everybody, upload.taken_by)) } }
                    div { dt { "Resultat" } dd { (upload.outcome) } }
                }
                p.hint { "Selve filen er slettet her. Loggen viser, hvem der indlæste den." }
            }
            section {
                h2 { "Det næste" }
                (next(content, waits))
            }
        };
        Ok(self.around(upload, &body))
    }
}

/// What comes after taking; `waits` says that there are byområder which nobody has designated.
fn next(content: Option<Content>, waits: bool) -> Markup {
    html! {
        @match content {
            Some(Content::StateList) => p { "Boligområdernes sider viser det nu. " a href="/omraader" { "Se områderne" } },
            Some(Content::Initiatives) => p { "Indsatserne kan nu findes. " a href="/indsatser" { "Se indsatserne" } },
            Some(Content::Figures | Content::Criteria | Content::Outlines) | None => {
                p { "Offentligheden ser det først, når en screening på de nye data er kørt, set efter og udgivet." }
                @if waits { (confirm::to_be_designated()) }
                p { a.button href="/admin/screening" { "Kør en screening på de nye data" } }
            }
        }
    }
}

fn facts(upload: &Upload, everybody: &[Staff]) -> Markup {
    html! {
        dl.facts {
            div { dt { "Lagt ind" } dd { (moment::said(upload.received_at)) " af " (people::name(everybody, Some(upload.staff))) } }
            div { dt { "Størrelse" } dd { (size(upload.size)) } }
            @if !upload.address.is_empty() { div { dt { "Hentet fra" } dd { (upload.address) } } }
        }
    }
}

/// The same file was taken before.
fn known(before: &Upload, everybody: &[Staff]) -> Markup {
    html! {
        div.notice {
            p {
                "Den fil er indlæst før" @if let Some(at) = before.taken_at { ", den " (moment::said(at)) } " af "
                (people::name(everybody, before.taken_by)) ", som »" a href=(href(before.id)) { (before.title) } "«. "
                "Indlæser du det samme igen, ændrer det intet."
            }
        }
    }
}

/// A button that sends nothing but itself.
fn button(id: i64, what: &str, text: &str) -> Markup {
    html! {
        form method="post" action=(format!("{}/{what}", href(id))) {
            button.plain type="submit" { (text) }
        }
    }
}
