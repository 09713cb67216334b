//! The pictures there are, each with the line that puts it into a text, and the form for another.

use app::prose::picture::PictureAddress;
use axum::{
    extract::{RawQuery, State},
    response::Html,
};
use domain::staff::Permission;
use maud::{Markup, html};
use store::{Picture, Staff};

use crate::{
    desk::Desk,
    fault::Fault,
    form::{Field, Kind, Posted, Problems},
    guard::{Looking, Signed},
    moment,
    page::{Page, done},
    people,
};

/// How many pictures stand on a page.
const AT_ONCE: i64 = 24;

/// What was typed beside the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Typed {
    /// What the picture shows.
    pub alt: String,
    /// Whether it tells nothing that the text does not.
    pub is_decoration: bool,
    /// Who must be named.
    pub credit: String,
}

/// `GET /admin/indhold/billeder`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let asked = Posted::read(query.as_deref().unwrap_or_default().as_bytes());
    let number = asked.text("side").parse().unwrap_or(1).clamp(1, 10_000);
    page(&desk, &signed.staff, number, &Typed::default(), &Problems::default(), &done(query.as_deref())).await
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn page(
    desk: &Desk,
    staff: &Staff,
    number: i64,
    typed: &Typed,
    problems: &Problems,
    done: &str,
) -> Result<Html<String>, Fault> {
    let mut pictures = desk.db().pictures((number - 1) * AT_ONCE, AT_ONCE + 1).await?;
    let has_more = pictures.len() > usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
    pictures.truncate(usize::try_from(AT_ONCE).unwrap_or(usize::MAX));
    let everybody = desk.db().all_staff().await?;
    let may = staff.may(Permission::Edit);
    let body = html! {
        p { a href="/admin/indhold" { "Alt indhold" } }
        h1 { "Billeder" }
        (problems.summary())
        p { "Billeder til nyheder og tekster om områder. De gøres højst 1600 pixels brede og høje, og alt andet end selve billedet fjernes, også hvor og hvornår det er taget. Spørg dem, der kan kendes på billedet, først." }
        @if may { (form(typed, problems)) }
        @if pictures.is_empty() { p { "Der er ingen billeder endnu." } } @else {
            ul.cards.pictures { @for picture in &pictures { (card(picture, &everybody, may)) } }
        }
        @if number > 1 || has_more {
            nav.pages aria-label="Sider" {
                @if number > 1 { a href=(format!("/admin/indhold/billeder?side={}", number - 1)) { "Nyere" } }
                " " @if has_more { a href=(format!("/admin/indhold/billeder?side={}", number + 1)) { "Ældre" } }
            }
        }
    };
    Ok(Page { desk, staff, title: "Billeder", part: "/admin/indhold", done }.around(&body))
}

fn form(typed: &Typed, problems: &Problems) -> Markup {
    let wrong = problems.texts("fil");
    html! {
        form method="post" action="/admin/indhold/billeder" enctype="multipart/form-data" novalidate {
            h2 { "Læg et billede op" }
            div.field.wrong[!wrong.is_empty()] {
                label for="fil" { "Billede" }
                p.hint #fil-hint { "JPEG, PNG eller WebP, højst 20 MB." }
                @if !wrong.is_empty() { p.error #fil-wrong { @for text in &wrong { span { (text) } " " } } }
                input #fil type="file" name="fil" accept="image/jpeg,image/png,image/webp" aria-describedby="fil-hint fil-wrong" aria-required="true";
            }
            (Field { name: "alt", label: "Hvad viser billedet?", hint: "For dem, der ikke kan se det: en sætning, højst 250 tegn. Den står også i linjen til teksten.",
                value: &typed.alt, kind: Kind::Long, is_required: true }.shown(problems))
            div.check {
                input #pynt type="checkbox" name="pynt" value="ja" checked[typed.is_decoration];
                label for="pynt" { "Billedet er kun pynt: det fortæller intet, som teksten ikke siger" }
            }
            (Field { name: "kredit", label: "Hvem skal nævnes?", hint: "For eksempel »Foto: Ida Holm«. Højst 120 tegn.",
                value: &typed.credit, kind: Kind::Text, is_required: false }.shown(problems))
            button type="submit" { "Læg op" }
        }
    }
}

fn card(picture: &Picture, everybody: &[Staff], may: bool) -> Markup {
    let length = |pixels: i64| u32::try_from(pixels).unwrap_or_default();
    let address =
        PictureAddress { id: picture.id.clone(), width: length(picture.width), height: length(picture.height) };
    html! {
        li.card {
            img src=(address.small()) alt=(picture.alt) width=(picture.width) height=(picture.height) loading="lazy";
            p { @if picture.is_decoration { em { "Kun pynt" } } @else { (picture.alt) } }
            @if !picture.credit.is_empty() { p.hint { (picture.credit) } }
            p.hint { "Lagt op af " (people::name(everybody, Some(picture.staff))) ", " (moment::said(picture.added_at)) }
            label { "Linjen til teksten" input.line type="text" readonly value=(line(picture, &address)); }
            @if may {
                details {
                    summary { "Slet" }
                    p.hint { "Teksterne, det står i, viser så dets beskrivelse i stedet. Det kan ikke fortrydes." }
                    form method="post" action=(format!("/admin/indhold/billeder/{}/slet", picture.id)) { button.plain type="submit" { "Slet billedet" } }
                }
            }
        }
    }
}

/// The line that puts a picture into a text.
fn line(picture: &Picture, address: &PictureAddress) -> String {
    let plain = |text: &str| text.replace(['[', ']', '"', '\\', '\n', '\r'], " ");
    let credit = if picture.credit.is_empty() { String::new() } else { format!(" \"{}\"", plain(&picture.credit)) };
    format!("![{}]({address}{credit})", plain(&picture.alt))
}
