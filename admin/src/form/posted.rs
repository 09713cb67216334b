//! What a form sent.

use axum::{
    body::to_bytes,
    extract::{FromRequest, Request},
};

use crate::fault::Fault;

/// The longest form that is read, in bytes. The server's own limit is lower for all but what is meant to be long.
const LONGEST: usize = 1024 * 1024;

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
        let bytes = to_bytes(request.into_body(), LONGEST).await.map_err(|_| Fault::TooLong)?;
        Ok(Self::read(&bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_can_come_twice_and_passwords_keep_their_blanks() {
        let posted = Posted::read("rolle=a&rolle=b&ord=+x+&navn=+%C3%85se+".as_bytes());
        assert_eq!(posted.all("rolle").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!((posted.exactly("ord"), posted.text("navn"), posted.text("intet")), (" x ", "Åse", ""));
    }
}
