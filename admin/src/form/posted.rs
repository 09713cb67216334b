//! What a form sent.

use std::time::Duration;

use axum::{
    body::to_bytes,
    extract::{FromRequest, Request},
};
use tokio::time::timeout;

use crate::fault::Fault;

/// The longest form that is read, in bytes. What people send before they are signed in has a lower limit
/// ([`crate::reads_itself`]).
const LONGEST: usize = 1024 * 1024;
/// The most fields that are read: each is looked for by name. Our longest forms have some hundred.
pub(super) const MOST_FIELDS: usize = 10_000;
/// How long a form may take to arrive: it keeps a place that the public's pages need too.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// The fields of a form, in the order in which they came; a name can come more than once.
#[derive(Debug, Default)]
pub(crate) struct Posted(Vec<(String, String)>);

impl Posted {
    /// The first value under a name, without blanks around it; empty where there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    /// The first value under a name as it was typed: passwords may begin and end with blanks.
    pub(crate) fn exactly(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }

    /// All values under a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.trim())
    }

    /// The revision of a draft that the form was made from; 0 for what is none.
    pub(crate) fn revision(&self) -> i64 {
        self.text("udgave").parse().unwrap_or(0)
    }

    /// The fields of a form that was read otherwise.
    pub(super) fn of(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// Reads a query or a form.
    pub(crate) fn read(encoded: &[u8]) -> Self {
        Self(form_urlencoded::parse(encoded).into_owned().collect())
    }
}

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Fault;

    async fn from_request(request: Request, _: &S) -> Result<Self, Fault> {
        let arriving = timeout(PATIENCE, to_bytes(request.into_body(), LONGEST));
        let bytes = arriving.await.map_err(|_| Fault::TooSlow)?.map_err(|_| Fault::TooLong)?;
        if bytes.split(|byte| *byte == b'&').count() > MOST_FIELDS {
            return Err(Fault::TooLong);
        }
        Ok(Self::read(&bytes))
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    #[tokio::test]
    async fn forms_have_an_end_in_length_and_in_fields() {
        let read = async |body: Body| Posted::from_request(Request::new(body), &()).await;
        assert_eq!(read(Body::from("a=1&b=2")).await.unwrap().text("b"), "2");
        for long in ["a".repeat(LONGEST + 1), "&".repeat(MOST_FIELDS)] {
            assert!(matches!(read(Body::from(long)).await, Err(Fault::TooLong)));
        }
    }

    #[test]
    fn names_can_come_twice_and_passwords_keep_their_blanks() {
        let posted = Posted::read("rolle=a&rolle=b&ord=+x+&navn=+%C3%85se+".as_bytes());
        assert_eq!(posted.all("rolle").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!((posted.exactly("ord"), posted.text("navn"), posted.text("intet")), (" x ", "Åse", ""));
    }
}
