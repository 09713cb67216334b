//! The cookies of staff: the sign-in, that a browser has signed in before, and, for some minutes, that one is under way at
//! the organisation's provider. Visitors get none.

use axum::http::{HeaderMap, HeaderValue, header};

/// A cookie of ours.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Cookie {
    /// The sign-in.
    Session,
    /// This browser has signed in before.
    Known,
    /// This browser was sent to the organisation's provider.
    Attempt,
}

/// How long somebody has at the provider, in seconds.
const TEN_MINUTES: u32 = 10 * 60;
/// How long a browser is known.
const A_YEAR: u32 = 365 * 24 * 60 * 60;

impl Cookie {
    /// Its name. `__Secure-` makes browsers refuse it over a connection that can be listened to; `__Host-` also from other
    /// hosts of the same domain, which must not plant a sign-in of their own. It is sent to every page for that, so only
    /// the one that lives for minutes has it.
    fn name(self, is_secure: bool) -> &'static str {
        match (self, is_secure) {
            (Self::Session, true) => "__Secure-byblik",
            (Self::Session, false) => "byblik",
            (Self::Known, true) => "__Secure-byblik-kendt",
            (Self::Known, false) => "byblik-kendt",
            (Self::Attempt, true) => "__Host-byblik-sso",
            (Self::Attempt, false) => "byblik-sso",
        }
    }

    /// What the browser sent.
    pub(crate) fn read(self, headers: &HeaderMap, is_secure: bool) -> Option<&str> {
        let all = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        all.flat_map(|line| line.split(';')).find_map(|pair| {
            let (name, value) = pair.trim().split_once('=')?;
            (name == self.name(is_secure)).then_some(value)
        })
    }

    /// The header that sets it; an empty value removes it. A sign-in ends with the browser at the latest.
    pub(crate) fn set(self, value: &str, is_secure: bool) -> Option<HeaderValue> {
        let name = self.name(is_secure);
        let age = match (self, value.is_empty()) {
            (_, true) => "; Max-Age=0".to_owned(),
            (Self::Session, false) => String::new(),
            (Self::Known, false) => format!("; Max-Age={A_YEAR}"),
            (Self::Attempt, false) => format!("; Max-Age={TEN_MINUTES}"),
        };
        let path = if matches!(self, Self::Attempt) { "/" } else { "/admin" };
        let secure = if is_secure { "; Secure" } else { "" };
        HeaderValue::from_str(&format!("{name}={value}; Path={path}; HttpOnly; SameSite=Lax{age}{secure}")).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_cookie_is_found_among_others() {
        let headers = HeaderMap::from_iter([(header::COOKIE, "a=1; byblik=abc; byblik-kendt=d".parse().unwrap())]);
        assert_eq!(Cookie::Session.read(&headers, false), Some("abc"));
        assert_eq!(Cookie::Known.read(&headers, false), Some("d"));
        assert_eq!(Cookie::Session.read(&headers, true), None, "a cookie that anyone could set counts for nothing");
    }

    #[test]
    fn cookies_are_for_these_pages_alone_and_for_no_script() {
        for cookie in [Cookie::Session, Cookie::Known] {
            let set = cookie.set("x", true).unwrap();
            let set = set.to_str().unwrap();
            for part in ["__Secure-", "Path=/admin;", "HttpOnly", "SameSite=Lax", "; Secure"] {
                assert!(set.contains(part), "{set}: {part}");
            }
        }
        let attempt = Cookie::Attempt.set("x", true).unwrap();
        let attempt = attempt.to_str().unwrap();
        assert!(attempt.starts_with("__Host-") && attempt.contains("; Path=/;") && attempt.contains("; Secure"));
        assert!(attempt.contains("HttpOnly; SameSite=Lax; Max-Age=600"), "{attempt}");
        assert!(Cookie::Session.set("", false).unwrap().to_str().unwrap().contains("Max-Age=0"));
        assert!(Cookie::Session.set("a\nb", false).is_none());
    }
}
