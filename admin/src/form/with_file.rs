//! A form with a file beside its fields.

use axum::{
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, multipart::Field},
    http::header,
};
use tokio::time::timeout;

use super::posted::{MOST_FIELDS, PATIENCE, Posted};
use crate::fault::Fault;

/// A file that a form sent.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SentFile {
    /// What it is called where it comes from.
    pub name: String,
    /// What it holds; of one that is too large only so much that it is seen to be.
    pub bytes: Vec<u8>,
}

/// Reads a form of which a file may be `largest` bytes long, and its fields together twice that: what a file held may come
/// back as typed, with longer ends of lines. A file that is too long is passed over, so that it can be said, as long as
/// all is no longer than four times that. Without a file the form may come as any other.
///
/// # Errors
/// [`Fault::TooLong`] when it is longer, or breaks off; [`Fault::TooSlow`] when it takes longer than other forms may.
pub(crate) async fn read(request: Request, largest: usize) -> Result<(Posted, Option<SentFile>), Fault> {
    timeout(PATIENCE, arriving(request, largest)).await.map_err(|_| Fault::TooSlow)?
}

async fn arriving(mut request: Request, largest: usize) -> Result<(Posted, Option<SentFile>), Fault> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("multipart/") {
        return Ok((Posted::from_request(request, &()).await?, None));
    }
    DefaultBodyLimit::max(4 * largest).apply(&mut request);
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| Fault::TooLong)?;
    let (mut fields, mut left, mut file) = (Vec::new(), 2 * largest, None);
    while let Some(field) = form.next_field().await.map_err(|_| Fault::TooLong)? {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name().map(str::to_owned) {
            // Where no file is chosen, browsers send one without a name.
            Some(called) if called.is_empty() => {}
            Some(called) => file = Some(SentFile { name: called, bytes: begun(field, largest).await? }),
            None => {
                let text = field.text().await.map_err(|_| Fault::TooLong)?;
                left = left.checked_sub(text.len()).ok_or(Fault::TooLong)?;
                fields.push((name, text));
                if fields.len() > MOST_FIELDS {
                    return Err(Fault::TooLong);
                }
            }
        }
    }
    Ok((Posted::of(fields), file))
}

/// What a field holds, up to the byte after the last that it may have.
pub(crate) async fn begun(mut field: Field<'_>, largest: usize) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    while let Some(part) = field.chunk().await.map_err(|_| Fault::TooLong)? {
        let room = (largest + 1).saturating_sub(bytes.len());
        bytes.extend_from_slice(&part[..part.len().min(room)]);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn sent(parts: &[(&str, &str)]) -> Request {
        let part =
            |(head, text): &(&str, &str)| format!("--x\r\nContent-Disposition: form-data; {head}\r\n\r\n{text}\r\n");
        let body: String = parts.iter().map(part).chain(["--x--\r\n".to_owned()]).collect();
        let request = Request::post("/").header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        request.body(Body::from(body)).unwrap()
    }

    #[tokio::test]
    async fn fields_and_a_file_are_read_and_one_that_is_not_chosen_is_none() {
        let form = [
            ("name=\"navn\"", " Åse "),
            ("name=\"fil\"; filename=\"\"", ""),
            ("name=\"rolle\"", "a"),
            ("name=\"rolle\"", "b"),
        ];
        let (posted, file) = read(sent(&form), 100).await.unwrap();
        assert_eq!((posted.text("navn"), posted.all("rolle").collect::<Vec<_>>(), file), ("Åse", vec!["a", "b"], None));
        let (_, file) = read(sent(&[("name=\"fil\"; filename=\"a.json\"", "{}")]), 100).await.unwrap();
        assert_eq!(file, Some(SentFile { name: "a.json".into(), bytes: b"{}".to_vec() }));
        let plain = Request::post("/").body(Body::from("navn=B")).unwrap();
        assert_eq!(read(plain, 100).await.unwrap().0.text("navn"), "B");
    }

    #[tokio::test]
    async fn no_more_is_kept_than_may_be() {
        let long = "x".repeat(250);
        let (posted, file) =
            read(sent(&[("name=\"fil\"; filename=\"a\"", &long), ("name=\"navn\"", "Bo")]), 200).await.unwrap();
        assert_eq!((file.unwrap().bytes.len(), posted.text("navn")), (201, "Bo"), "what was typed is there");
        assert_eq!(read(sent(&[("name=\"navn\"", &long)]), 200).await.unwrap().0.text("navn"), long);
        assert!(matches!(
            read(sent(&[("name=\"navn\"", &long), ("name=\"b\"", &long)]), 200).await,
            Err(Fault::TooLong)
        ));
        let hopeless = "x".repeat(1000);
        assert!(matches!(read(sent(&[("name=\"fil\"; filename=\"a\"", &hopeless)]), 200).await, Err(Fault::TooLong)));
        let cut = Request::post("/").header(header::CONTENT_TYPE, "multipart/form-data").body(Body::empty()).unwrap();
        assert!(matches!(read(cut, 200).await, Err(Fault::TooLong)));
    }
}
