//! Times as staff read them: in Copenhagen's time, in words.

use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Europe::Copenhagen;
use domain::text;

/// "22. november 2026 kl. 14.05", with spaces that do not break but before "kl.".
pub(crate) fn said(at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&Copenhagen);
    let day = text::long_date(&local.format("%Y-%m-%d").to_string()).replace(' ', "\u{a0}");
    format!("{day} kl.\u{a0}{}", local.format("%H.%M"))
}

/// "14.05".
pub(crate) fn clock(at: DateTime<Utc>) -> String {
    at.with_timezone(&Copenhagen).format("%H.%M").to_string()
}

/// As a field for a time has it: "2026-11-22T14:05".
pub(crate) fn typed(at: DateTime<Utc>) -> String {
    at.with_timezone(&Copenhagen).format("%Y-%m-%dT%H:%M").to_string()
}

/// What a field for a time sends ("2026-11-22T14:05"), as a moment; `None` for what is no time, also where the clock was
/// put forward over it. Of the hour that comes twice in autumn the first counts.
pub(crate) fn read(text: &str) -> Option<DateTime<Utc>> {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok()?;
    Copenhagen.from_local_datetime(&local).earliest().map(|at| at.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_copenhagens_and_come_back() {
        let at = read("2026-11-22T14:05").unwrap();
        assert_eq!(at, Utc.with_ymd_and_hms(2026, 11, 22, 13, 5, 0).unwrap());
        assert_eq!(said(at), "22.\u{a0}november\u{a0}2026 kl.\u{a0}14.05");
        assert_eq!((clock(at), typed(at)), ("14.05".into(), "2026-11-22T14:05".into()));
        assert_eq!(said(read("2026-07-01T08:00").unwrap()), "1.\u{a0}juli\u{a0}2026 kl.\u{a0}08.00");
        assert_eq!(read("2026-03-29T02:30"), None, "the hour that does not exist");
        assert!(read("2026-10-25T02:30").is_some() && read("i morgen").is_none());
    }
}
