//! The last step: what will be taken, what it is to be called, and yes.

use std::time::Duration;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{area::Level, staff::Permission};
use intake::{Read, Taken};
use maud::{Markup, html};
use store::{Source, Staff, Upload};

use super::{
    correct::edition,
    kept::href,
    one::{Frame, Typed},
    taking::Asked,
    words::{choice, number},
    work,
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Field, Kind, Posted, Problems, hidden},
    guard::{Bringing, Signed},
};

/// How long the answer waits for what is being written; the file's page tells of the rest.
const PATIENCE: Duration = Duration::from_secs(4);
/// The longest title, in letters.
const LONGEST: usize = 200;

/// The form on a file's page.
pub(super) fn form(
    upload: &Upload,
    read: &Read,
    staff: &Staff,
    sources: &[Source],
    typed: Typed<'_>,
    problems: &Problems,
) -> Markup {
    let report = &read.report;
    html! {
        section {
            h2 { "Indlæs filen" }
            @if report.taken == 0 {
                p { "Der er intet i filen, der kan tages med, som den er læst nu. Se i kontrollen hvorfor." }
            } @else if let Some(whose) = not_theirs(staff, &read.taken) {
                p { (whose) }
            } @else {
                p { (promise(read)) }
                @if has_byomraader(read) { (to_be_designated()) }
                @if !read.questions.is_empty() { p { strong { "Der er spørgsmål, du ikke har svaret på. " } "Det, de handler om, bliver ikke taget med." } }
                form method="post" action=(format!("{}/tag", href(upload.id))) novalidate {
                    (hidden("udgave", &upload.edition.to_string()))
                    (Field { name: "titel", label: "Hvad skal det hedde?", hint: "Fx »Befolkning 2027«. Navnet står, hvor man vælger data.",
                        value: typed.title, kind: Kind::Text, is_required: true }.shown(problems))
                    (choice("kilde", "Hvor er det fra?", "Kilden bliver nævnt der, hvor det vises.",
                        std::iter::once((String::new(), "Ingen af vores kilder"))
                            .chain(sources.iter().map(|one| (one.id.clone(), one.title.as_str()))),
                        typed.source))
                    button type="submit" { "Indlæs filen" }
                }
            }
        }
    }
}

/// Whether some of the outlines are of new byområder.
fn has_byomraader(read: &Read) -> bool {
    match &read.taken {
        Taken::Outlines(found) => found.all.iter().any(|one| one.area.is_none() && one.level == Some(Level::Byomraade)),
        _ => false,
    }
}

/// That an outline designates nothing.
pub(super) fn to_be_designated() -> Markup {
    html! {
        p { "Nye byområder bliver ikke udpeget af at blive læst ind. Offentligheden ser dem først, når kommunens beslutning også er skrevet ind under " a href="/admin/udpegninger" { "Udpegninger" } "." }
    }
}

/// Whose it is to take what a file holds, where it is not somebody's own: initiatives are content, all else is data.
fn not_theirs(staff: &Staff, taken: &Taken) -> Option<&'static str> {
    let (asked, said) = match taken {
        Taken::Initiatives(_) => (
            Permission::Edit,
            "Indsatser er indhold, som alle kan se. Bed en kollega med rollen Redaktør indlæse filen.",
        ),
        Taken::Figures(_) | Taken::Criteria(_) | Taken::Outlines(_) | Taken::StateList(_) => {
            (Permission::Screen, "Filen har data til beregningerne. Bed en kollega med rollen Analytiker indlæse den.")
        }
    };
    (!staff.may(asked)).then_some(said)
}

/// What taking will do, in a sentence.
fn promise(read: &Read) -> String {
    let count = number(read.report.taken);
    match &read.taken {
        Taken::Figures(_) | Taken::Criteria(_) => format!(
            "{count} tal bliver til et nyt datasæt, sammen med de tal, der er i forvejen. Intet bliver offentligt af det."
        ),
        Taken::Outlines(_) => format!(
            "{count} omrids bliver lagt i et nyt datasæt sammen med de tal, der er i forvejen. Intet bliver offentligt, før en screening på datasættet er udgivet."
        ),
        Taken::StateList(_) if read.report.taken == 1 => {
            "Én oplysning om statens lister bliver indlæst. Offentligheden ser den med det samme.".to_owned()
        }
        Taken::StateList(_) => {
            format!("{count} oplysninger om statens lister bliver indlæst. Offentligheden ser dem med det samme.")
        }
        Taken::Initiatives(_) if read.report.taken == 1 => {
            "Én indsats bliver oprettet eller rettet. Offentligheden ser den med det samme.".to_owned()
        }
        Taken::Initiatives(_) => {
            format!("{count} indsatser bliver oprettet eller rettet. Offentligheden ser dem med det samme.")
        }
    }
}

/// `POST /admin/data/{id}/tag`.
pub(crate) async fn take(
    State(desk): State<Desk>,
    signed: Signed<Bringing>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, Fault> {
    let upload = edition(&desk, id, &posted).await?;
    let found = work::found(&desk, &upload).await?;
    let (title, source) = (posted.text("titel"), posted.text("kilde"));
    if let Some(whose) = found.read.as_ref().ok().and_then(|read| not_theirs(&signed.staff, &read.taken)) {
        return Err(Fault::Refused(whose.into()));
    }
    let mut problems = Problems::default();
    if title.is_empty() {
        problems.add("titel", "Skriv, hvad det skal hedde.");
    } else if title.chars().count() > LONGEST {
        problems.add("titel", "Kort navnet af; det må være på højst 200 tegn.");
    }
    if !source.is_empty() && !desk.db().sources().await?.iter().any(|one| one.id == source) {
        problems.add("kilde", "Vælg en af kilderne på listen.");
    }
    if !problems.is_empty() {
        let frame = Frame { desk: &desk, staff: &signed.staff, done: "" };
        let page = frame.found(&upload, &found, Typed { title, source }, &problems).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let asked = Asked { title: title.to_owned(), source: source.to_owned(), by: signed.staff.id, at: desk.now() };
    // Whatever comes of it, the file's page tells.
    let _ = work::take(&desk, &upload, &found, asked).ended(PATIENCE).await;
    Ok(Redirect::to(&href(id)).into_response())
}
