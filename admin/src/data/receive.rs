//! Files that arrive: sent by a browser, or fetched from an address. Nobody's bytes are read before it is known that they may.

use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use intake::{Refused, limits::MOST_BYTES};
use store::{NewUpload, Staff};

use super::{
    fetch::{Arriving, FetchError, Sent},
    keep::{self, NotKept},
    kept::href,
    list,
};
use crate::{
    ARRIVAL,
    desk::Desk,
    fault::Fault,
    form::{Posted, Problems},
    guard::{Bringing, Signed},
};

/// Where files are sent to.
pub(crate) const SEND: &str = "/admin/data";
/// Where addresses of files are sent to.
pub(crate) const FETCH: &str = "/admin/data/hent";
/// What announces itself as larger, in bytes, is not read at all; what is smaller and still too large hears why.
const HOPELESS: usize = 3 * MOST_BYTES;
/// The longest name that a file is given here, in letters, of at most four bytes each.
const LONGEST_NAME: usize = 60;

/// `POST /admin/data`.
pub(crate) async fn send(
    State(desk): State<Desk>,
    signed: Signed<Bringing>,
    headers: HeaderMap,
    multipart: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let Ok(mut multipart) = multipart else {
        return Err(Fault::Refused("Det var ingen fil. Gå til »Data«, vælg en fil, og læg den ind.".into()));
    };
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if let Some(bytes) = announced.filter(|bytes| *bytes > HOPELESS) {
        let why = Refused::TooLarge { bytes, most: MOST_BYTES };
        return answer(&desk, &signed.staff, "fil", "", Err(why.into())).await;
    }
    let _room = desk.workshop.arriving.try_acquire().map_err(|_| Fault::Busy)?;
    let arrival = async {
        while let Ok(Some(field)) = multipart.next_field().await {
            let name = field.file_name().unwrap_or_default().to_owned();
            if field.name() == Some("fil") && !name.is_empty() {
                return Some(keep(&desk, &signed.staff, &name, "", &mut Sent(field)).await);
            }
        }
        None
    };
    let kept = tokio::time::timeout(ARRIVAL, arrival).await.unwrap_or(Some(Err(FetchError::Broken.into())));
    let Some(kept) = kept else {
        return wrong(&desk, &signed.staff, "", &Problems::one("fil", "Vælg en fil først.")).await;
    };
    answer(&desk, &signed.staff, "fil", "", kept).await
}

/// `POST /admin/data/hent`.
pub(crate) async fn fetch(
    State(desk): State<Desk>,
    signed: Signed<Bringing>,
    posted: Posted,
) -> Result<Response, Fault> {
    let address = posted.text("adresse");
    let _room = desk.workshop.arriving.try_acquire().map_err(|_| Fault::Busy)?;
    let arrival = async {
        let mut fetched = desk.fetcher.fetch(address).await?;
        keep(&desk, &signed.staff, &plain(&fetched.name), address, fetched.body.as_mut()).await
    };
    let kept = tokio::time::timeout(ARRIVAL, arrival).await.unwrap_or(Err(FetchError::Silent.into()));
    answer(&desk, &signed.staff, "adresse", address, kept).await
}

async fn keep(
    desk: &Desk,
    staff: &Staff,
    file: &str,
    address: &str,
    arriving: &mut dyn Arriving,
) -> Result<i64, NotKept> {
    let new = NewUpload { file, address, staff: staff.id, at: desk.now() };
    keep::keep(desk.db(), &new, arriving).await
}

async fn answer(
    desk: &Desk,
    staff: &Staff,
    field: &'static str,
    address: &str,
    kept: Result<i64, NotKept>,
) -> Result<Response, Fault> {
    match kept {
        Ok(id) => Ok(Redirect::to(&href(id)).into_response()),
        Err(NotKept::Store(error)) => Err(error.into()),
        Err(why) => wrong(desk, staff, address, &Problems::one(field, why.to_string())).await,
    }
}

async fn wrong(desk: &Desk, staff: &Staff, address: &str, problems: &Problems) -> Result<Response, Fault> {
    let page = list::page(desk, staff, 0, address, problems, "").await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// A name of letters, digits and a few signs, for a file that comes from elsewhere.
fn plain(name: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '-' };
    let name: String = name.chars().take(LONGEST_NAME).map(kept).collect();
    let name = name.trim_matches(['.', ' ', '-']);
    if name.is_empty() { "hentet-fil".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use intake::FileName;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_from_elsewhere_are_made_plain() {
        assert_eq!(plain("k101:bydel.json"), "k101-bydel.json");
        assert_eq!(plain("../../etc/passwd"), "etc-passwd");
        assert_eq!(plain("///"), "hentet-fil");
    }

    proptest! {
        #[test]
        fn every_plain_name_is_a_file_name(name in ".{0,200}") {
            prop_assert!(FileName::parse(&plain(&name)).is_ok(), "{name:?}");
        }
    }
}
