//! A picture that was sent: kept no further than allowed, made anew, and stored.

use std::sync::{Arc, LazyLock};

use axum::{
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, State, multipart::Field},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use store::{Deed, Picture};
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

use super::{
    list::{Typed, page},
    made::made,
};
use crate::{
    ARRIVAL,
    desk::Desk,
    fault::Fault,
    form::{Problems, with_file::begun},
    guard::{Editing, Signed},
};

/// Where pictures are sent to.
pub(crate) const SEND: &str = "/admin/indhold/billeder";
/// The largest file, in megabytes: what telephones make of fifty million pixels.
const LARGEST: usize = 20;
/// The largest file, in bytes.
const LARGEST_BYTES: usize = LARGEST * 1024 * 1024;
/// The largest form that is read at all, in bytes: what is smaller and still too large hears why.
const HOPELESS: usize = 3 * LARGEST_BYTES;
/// How many pictures arrive at the same time: each is in memory.
const AT_ONCE: usize = 4;
/// The longest description, in characters.
const LONGEST_ALT: usize = 250;
/// The longest credit, in characters.
const LONGEST_CREDIT: usize = 120;
/// One picture is unpacked at a time: each can take hundreds of megabytes for a moment.
static UNPACKING: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(1)));
/// Room for pictures that arrive.
static ARRIVING: Semaphore = Semaphore::const_new(AT_ONCE);

/// `POST /admin/indhold/billeder`. Who sends it is known before any of it is read.
pub(crate) async fn add(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    request: Request,
) -> Result<Response, Fault> {
    let (bytes, typed) = arrived(request).await?;
    let mut problems = Problems::default();
    let Typed { alt, is_decoration, credit } = &typed;
    if alt.is_empty() && !is_decoration {
        problems.add("alt", "Skriv, hvad billedet viser, eller sæt kryds ved, at det kun er pynt.");
    }
    if alt.chars().count() > LONGEST_ALT {
        problems.add("alt", format!("Beskrivelsen må højst fylde {LONGEST_ALT} tegn."));
    }
    if credit.chars().count() > LONGEST_CREDIT {
        problems.add("kredit", format!("Krediteringen må højst fylde {LONGEST_CREDIT} tegn."));
    }
    let mut picture = None;
    if bytes.is_empty() {
        problems.add("fil", "Vælg et billede.");
    } else if bytes.len() > LARGEST_BYTES {
        problems.add("fil", format!("Billedet fylder mere end {LARGEST} MB. Gør det mindre, og prøv igen."));
    } else if problems.is_empty() {
        let permit = Arc::clone(&UNPACKING).acquire_owned().await.map_err(|_| Fault::Busy)?;
        let work = spawn_blocking(move || {
            let _permit = permit;
            made(&bytes)
        });
        match work.await.map_err(|_| Fault::Busy)? {
            Ok(made) => picture = Some(made),
            Err(error) => problems.add("fil", error.to_string()),
        }
    }
    let Some(made) = picture else {
        if !problems.is_empty() && !problems.texts("alt").is_empty() {
            problems.add("fil", "Vælg billedet igen: browseren sender det ikke to gange af sig selv.");
        }
        let page = page(&desk, &signed.staff, 1, &typed, &problems, "").await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let picture = Picture {
        id: made.id,
        width: made.width.into(),
        height: made.height.into(),
        alt: if typed.is_decoration { String::new() } else { typed.alt },
        is_decoration: typed.is_decoration,
        credit: typed.credit,
        staff: signed.staff.id,
        added_at: desk.now(),
    };
    let mut tx = desk.db().begin().await?;
    tx.put_picture(&picture, &made.file).await?;
    let (about, after) = (format!("billede/{}", picture.id), format!("{} x {}", picture.width, picture.height));
    let deed = Deed { staff: Some(signed.staff.id), action: "picture.add", about: &about, before: "", after: &after };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to("/admin/indhold/billeder?gjort=billede").into_response())
}

/// What was sent, once all of it is here.
async fn arrived(mut request: Request) -> Result<(Vec<u8>, Typed), Fault> {
    DefaultBodyLimit::max(HOPELESS).apply(&mut request);
    let form = Multipart::from_request(request, &()).await;
    let form = form.map_err(|_| Fault::Refused("Der blev ikke sendt noget billede. Gå tilbage, og vælg et.".into()))?;
    let _room = ARRIVING.try_acquire().map_err(|_| Fault::Busy)?;
    let late = |_| Fault::Refused("Billedet nåede ikke frem på fem minutter. Gør det mindre, og prøv igen.".into());
    timeout(ARRIVAL, read(form)).await.map_err(late)?
}

/// The file and what was typed beside it. What else a form sends is not read.
async fn read(mut form: Multipart) -> Result<(Vec<u8>, Typed), Fault> {
    let (mut bytes, mut typed) = (Vec::new(), Typed::default());
    while let Some(field) = form.next_field().await.map_err(|_| Fault::TooLong)? {
        match field.name().unwrap_or_default() {
            "fil" => bytes = begun(field, LARGEST_BYTES).await?,
            "alt" => typed.alt = text(field).await?,
            "kredit" => typed.credit = text(field).await?,
            "pynt" => typed.is_decoration = text(field).await? == "ja",
            _ => {}
        }
    }
    Ok((bytes, typed))
}

async fn text(field: Field<'_>) -> Result<String, Fault> {
    let bytes = begun(field, LARGEST_BYTES).await?;
    Ok(String::from_utf8_lossy(&bytes).split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, http::header};

    use super::*;

    /// A form with a file of so many megabytes, and a word after it.
    async fn sent(megabytes: usize) -> Result<(Vec<u8>, Typed), Fault> {
        let part = |name: &str| format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n").into_bytes();
        let file = vec![7; megabytes * 1024 * 1024];
        let body = [part("fil"), file, b"\r\n".to_vec(), part("alt"), b"Et  lam\r\n--x--\r\n".to_vec()].concat();
        let request = Request::post(SEND).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        arrived(request.body(Body::from(body)).unwrap()).await
    }

    #[tokio::test]
    async fn no_more_is_kept_than_shows_that_it_is_too_large() {
        let (bytes, typed) = sent(LARGEST).await.unwrap();
        assert_eq!((bytes.len(), typed.alt.as_str()), (LARGEST_BYTES, "Et lam"));
        let (bytes, typed) = sent(2 * LARGEST).await.unwrap();
        assert_eq!((bytes.len(), typed.alt.as_str()), (LARGEST_BYTES + 1, "Et lam"), "what was typed is there too");
        assert!(matches!(sent(3 * LARGEST + 1).await, Err(Fault::TooLong)));
    }
}
