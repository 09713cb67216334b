//! Outlines that cross themselves: before and after mending, and the consent without which none is mended.

use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::outline::Outline;
use intake::{Mending, Read, Taken};
use maud::{Markup, html};
use store::{Staff, Upload};

use super::{
    correct::edition,
    kept::{self, href},
    picture::{self, Frame},
    words::{land, number},
    work,
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, Problems, hidden},
    guard::{Bringing, Signed},
    page::{Page, done},
    paging::Paging,
};

/// How many outlines a page shows.
const ON_A_PAGE: usize = 10;

fn mendings(read: &Read) -> &[Mending] {
    match &read.taken {
        Taken::Outlines(outlines) => &outlines.mendings,
        _ => &[],
    }
}

/// What is told of them on a file's page.
pub(super) fn told(id: i64, read: &Read, may: bool) -> Markup {
    let all = mendings(read);
    let mended = all.iter().filter(|one| one.is_mended).count() as u64;
    let count = all.len() as u64;
    html! {
        @if !all.is_empty() {
            section {
                h2 { "Omrids, der ikke hænger sammen (" (number(count)) ")" }
                @if mended > 0 { p { "Du har sagt ja til at rette dem, der kan rettes: " (number(mended)) " bliver taget med, som de er rettet." } }
                @else { p { "De krydser sig selv eller dækker sig selv. De bliver ikke taget med, medmindre du siger ja til, at vi retter dem." } }
                @if may { p { a.button href=(format!("{}/omrids", href(id))) { "Se dem før og efter" } } }
            }
        }
    }
}

/// `GET /admin/data/{id}/omrids`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Bringing>,
    Path(id): Path<i64>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let upload = kept::waiting(desk.db(), id).await?;
    let asked = Posted::read(query.as_deref().unwrap_or_default().as_bytes());
    let side = asked.text("side").parse().unwrap_or(1);
    page(&desk, &signed.staff, &upload, side, &Problems::default(), &done(query.as_deref())).await
}

/// `POST /admin/data/{id}/omrids`: consents, or takes consent back.
pub(crate) async fn consent(
    State(desk): State<Desk>,
    signed: Signed<Bringing>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, Fault> {
    let upload = edition(&desk, id, &posted).await?;
    let mend = posted.text("hvad") == "ret";
    if mend && posted.text("samtykke") != "ja" {
        let problems = Problems::one("samtykke", "Sæt kryds, hvis omridsene skal rettes.");
        let page = page(&desk, &signed.staff, &upload, 1, &problems, "").await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let found = work::found(&desk, &upload).await?;
    let mut kept = found.kept.clone();
    let Some(reading) = kept.reading.as_mut() else { return Err(Fault::NotFound) };
    reading.mend = mend;
    kept::change(desk.db(), &upload, &kept, &kept::answers(&upload)).await?;
    Ok(Redirect::to(&format!("{}?gjort=laest-om", href(id))).into_response())
}

async fn page(
    desk: &Desk,
    staff: &Staff,
    upload: &Upload,
    side: usize,
    problems: &Problems,
    done: &str,
) -> Result<Html<String>, Fault> {
    let found = work::found(desk, upload).await?;
    let Ok(read) = &found.read else { return Err(Fault::NotFound) };
    let all = mendings(read);
    let can = all.iter().filter(|one| one.after.is_some()).count() as u64;
    let mended = all.iter().any(|one| one.is_mended);
    let paging = Paging::at(side, all.len(), ON_A_PAGE);
    let body = html! {
        p { a href=(href(upload.id)) { "Tilbage til filen" } }
        h1 { "Omrids før og efter" }
        p.file-name { (upload.file) }
        (problems.summary())
        @if all.is_empty() { p { "Alle omrids i filen hænger sammen." } } @else {
            p { "Vi kan rette " (number(can)) " af " (number(all.len() as u64)) " omrids. Arealet før er det, filens linjer giver, som de er; hvor de krydser hinanden, kan noget være talt to gange eller trukket fra." }
        }
        @for one in paging.of(all) { (mending(one)) }
        (paging.links("Sider med omrids", &format!("{}/omrids?", href(upload.id)), ""))
        (form(upload, can, mended, problems))
    };
    Ok(Page { desk, staff, title: "Omrids før og efter", part: "/admin/data", done }.around(&body))
}

fn form(upload: &Upload, can: u64, mended: bool, problems: &Problems) -> Markup {
    let wrong = problems.texts("samtykke");
    html! {
        @if can > 0 {
            section {
                h2 { @if mended { "Du har sagt ja" } @else if can == 1 { "Skal det rettes?" } @else { "Skal de rettes?" } }
                form method="post" action=(format!("{}/omrids", href(upload.id))) novalidate {
                    (hidden("udgave", &upload.edition.to_string()))
                    @if mended {
                        p { "De bliver taget med, som de er vist efter." }
                        button.plain type="submit" name="hvad" value="lad-vaere" { "Fortryd, og lad dem være ude" }
                    } @else {
                        div.wrong[!wrong.is_empty()] {
                            @for text in &wrong { p.error { (text) } }
                            div.check {
                                input #samtykke type="checkbox" name="samtykke" value="ja" aria-invalid=[(!wrong.is_empty()).then_some("true")];
                                label for="samtykke" {
                                    @if can == 1 { "Ja, jeg har set det, og det må rettes, som det er vist." }
                                    @else { "Ja, jeg har set dem, og alle " (number(can)) " må rettes, som det er vist." }
                                }
                            }
                        }
                        button type="submit" name="hvad" value="ret" { "Ret dem, og læs filen igen" }
                    }
                }
            }
        }
    }
}

fn mending(one: &Mending) -> Markup {
    let frame = Frame::around(std::iter::once(&one.before).chain(&one.after));
    let change = one.square_metres_after - one.square_metres_before;
    let sign = if change > 0.0 { "+" } else { "" };
    html! {
        article.card.mending {
            h2 { (one.label) }
            p { "Linje " (one.line) ": Omridset " (one.reason) "." }
            @if let Some(frame) = &frame {
                div.side-by-side {
                    figure {
                        figcaption { "Før: " (said(&one.before, one.square_metres_before)) }
                        (picture::draw(frame, &one.before, one.at, &format!("{} før", one.label)))
                    }
                    @if let Some(after) = &one.after {
                        figure {
                            figcaption { "Efter: " (said(after, one.square_metres_after)) }
                            (picture::draw(frame, after, None, &format!("{} efter", one.label)))
                        }
                    }
                }
            }
            @if one.after.is_some() {
                p { "Forskel i areal: " (sign) (land(change)) "." @if one.at.is_some() { " Ringen på billedet viser, hvor linjerne krydser hinanden." } }
            } @else {
                p { "Det kan ikke rettes her. Ret det i kortprogrammet, og læg filen ind igen." }
            }
        }
    }
}

/// An outline in words: its area, its parts and its points.
fn said(outline: &Outline, square_metres: f64) -> String {
    let (parts, points) = (outline.polygons().len() as u64, picture::count(outline) as u64);
    let parts = if parts == 1 { "1 flade".to_owned() } else { format!("{} flader", number(parts)) };
    format!("{}, {parts}, {} punkter", land(square_metres), number(points))
}
