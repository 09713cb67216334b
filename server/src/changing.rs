//! A file that changes with the data: sent with what browsers and readers ask by whether it still is the same.

use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use domain::text::hex;
use sha2::{Digest, Sha256};

/// How HTTP writes a time (RFC 9110, 5.6.7).
const HTTP_DATE: &str = "%a, %d %b %Y %H:%M:%S GMT";

/// The file, or 304 for who has it. `changed` is when its data last did; `None` where that is not known.
///
/// Its addresses are those of the host that was asked, unless the settings say where the site is; so it is for who asks
/// alone.
pub(crate) fn answer(kind: &'static str, text: String, changed: Option<DateTime<Utc>>, asked: &HeaderMap) -> Response {
    let tag = tag(&text);
    let changed = changed.map(|at| at.format(HTTP_DATE).to_string());
    let mut response = if is_known(asked, &tag, changed.as_deref()) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        text.into_response()
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "private, max-age=600"),
        (header::ETAG, tag.as_str()),
        (header::LAST_MODIFIED, changed.as_deref().unwrap_or_default()),
    ] {
        if let (false, Ok(value)) = (value.is_empty(), value.parse()) {
            headers.insert(name, value);
        }
    }
    response
}

/// A tag of the content; weak, since it is compressed on its way.
fn tag(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let short = hex(&digest[..12]);
    format!("W/\"{short}\"")
}

/// Whether who asks has this very file. A tag is more exact than a time, so a time counts only without one.
fn is_known(asked: &HeaderMap, tag: &str, changed: Option<&str>) -> bool {
    let text = |name| asked.get(name).and_then(|value| value.to_str().ok());
    match text(header::IF_NONE_MATCH) {
        Some(tags) => tags.split(',').any(|known| {
            let known = known.trim();
            known == "*" || known.trim_start_matches("W/") == tag.trim_start_matches("W/")
        }),
        // Readers send back what they were given; another time than that is not worth reading.
        None => changed.is_some() && text(header::IF_MODIFIED_SINCE) == changed,
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn asked(name: header::HeaderName, value: &str) -> StatusCode {
        let headers = HeaderMap::from_iter([(name, value.parse().unwrap())]);
        let at = Utc.with_ymd_and_hms(2026, 11, 22, 4, 0, 0).unwrap();
        answer("text/plain", "a".into(), Some(at), &headers).status()
    }

    #[test]
    fn who_has_the_file_is_not_sent_it_again() {
        let own = tag("a");
        let strong = own.trim_start_matches("W/").to_owned();
        for known in [&own, &strong, &format!("\"x\", {own}"), &"*".to_owned()] {
            assert_eq!(asked(header::IF_NONE_MATCH, known), StatusCode::NOT_MODIFIED, "{known}");
        }
        assert_eq!(asked(header::IF_NONE_MATCH, "\"x\""), StatusCode::OK);
        assert_eq!(asked(header::IF_MODIFIED_SINCE, "Sun, 22 Nov 2026 04:00:00 GMT"), StatusCode::NOT_MODIFIED);
        assert_eq!(asked(header::IF_MODIFIED_SINCE, "Sun, 22 Nov 2026 03:00:00 GMT"), StatusCode::OK);
    }
}
