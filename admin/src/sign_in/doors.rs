//! How often one may try to sign in: each failure makes the next try wait longer, and nobody can shut another out.
//!
//! Failures are counted by what a stranger can't make up: for an account from a browser that has signed in to it before,
//! for an account from an address, for an address, and, with a short delay at the most, for an account from everywhere
//! else. So who tries somebody's account from elsewhere does not slow down the browser that its owner uses.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    sync::{Arc, Mutex},
};

use chrono::{DateTime, TimeDelta, Utc};

/// After so long without a failure everything is forgotten.
const FORGOTTEN: TimeDelta = TimeDelta::hours(1);
/// How many counters are kept; the one that failed longest ago makes room.
const MOST: usize = 20_000;

/// What is counted.
#[derive(Debug, Clone, Copy, Hash, PartialEq, Eq)]
enum Door<'a> {
    /// An account, tried from a browser that has signed in to it.
    Known(&'a str, &'a str),
    /// An account, tried from an address.
    From(&'a str, Option<IpAddr>),
    /// An address, whatever account.
    Address(Option<IpAddr>),
    /// An account, tried from any strange browser.
    Strangers(&'a str),
}

/// A try: which account, from where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Try<'a> {
    /// The e-mail address that was typed, in small letters, whether or not there is such an account.
    pub account: &'a str,
    /// The other end of the connection.
    pub address: Option<IpAddr>,
    /// The fingerprint of a browser that has signed in to this very account.
    pub known: Option<&'a str>,
}

#[derive(Debug, Clone, Copy)]
struct Failures {
    count: u32,
    last: DateTime<Utc>,
}

/// All counters. Cloning shares them. They are kept in memory alone, under numbers that tell nothing of who it was.
#[derive(Debug, Clone, Default)]
pub(crate) struct Doors {
    counters: Arc<Mutex<HashMap<u64, Failures>>>,
    key: RandomState,
}

impl Door<'_> {
    /// How many failures are free, and the longest delay after that.
    fn rule(self) -> (u32, TimeDelta) {
        match self {
            Self::Known(..) => (5, TimeDelta::minutes(1)),
            Self::From(..) => (5, TimeDelta::minutes(15)),
            Self::Address(_) => (20, TimeDelta::minutes(15)),
            Self::Strangers(_) => (20, TimeDelta::seconds(10)),
        }
    }
}

impl<'a> Try<'a> {
    fn doors(self) -> Vec<Door<'a>> {
        match self.known {
            Some(browser) => vec![Door::Known(self.account, browser)],
            None => {
                vec![Door::From(self.account, self.address), Door::Address(self.address), Door::Strangers(self.account)]
            }
        }
    }
}

impl Doors {
    /// How long one must wait before this try; `None` when it may be made now. A try that must wait counts for nothing.
    pub(crate) fn wait(&self, asked: Try<'_>, now: DateTime<Utc>) -> Option<TimeDelta> {
        let counters = self.counters.lock().ok()?;
        let left = asked.doors().into_iter().filter_map(|door| {
            let failures = counters.get(&self.key.hash_one(door))?;
            let left = failures.last + delay(door, failures.count) - now;
            (left > TimeDelta::zero()).then_some(left)
        });
        left.max()
    }

    /// Counts a failure.
    pub(crate) fn failed(&self, asked: Try<'_>, now: DateTime<Utc>) {
        let Ok(mut counters) = self.counters.lock() else { return };
        if counters.len() + 4 > MOST {
            counters.retain(|_, failures| now - failures.last < FORGOTTEN);
        }
        for door in asked.doors() {
            if counters.len() >= MOST
                && let Some(oldest) = counters.iter().min_by_key(|(_, failures)| failures.last).map(|(key, _)| *key)
            {
                counters.remove(&oldest);
            }
            let failures = counters.entry(self.key.hash_one(door)).or_insert(Failures { count: 0, last: now });
            if now - failures.last >= FORGOTTEN {
                failures.count = 0;
            }
            *failures = Failures { count: failures.count.saturating_add(1), last: now };
        }
    }

    /// Forgets the failures of who has now signed in; an address keeps its own.
    pub(crate) fn succeeded(&self, asked: Try<'_>) {
        if let Ok(mut counters) = self.counters.lock() {
            for door in asked.doors().into_iter().filter(|door| !matches!(door, Door::Address(_))) {
                counters.remove(&self.key.hash_one(door));
            }
        }
    }
}

/// Nothing while failures are free, then a second, doubled with each.
fn delay(door: Door<'_>, count: u32) -> TimeDelta {
    let (free, most) = door.rule();
    match count.checked_sub(free) {
        None => TimeDelta::zero(),
        Some(over) => TimeDelta::seconds(1_i64 << over.min(20)).min(most),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn start() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 22, 8, 0, 0).unwrap()
    }

    fn from(address: &str) -> Try<'_> {
        Try { account: "a@x.dk", address: Some(address.parse().unwrap()), known: None }
    }

    #[test]
    fn delays_grow_up_to_a_quarter_of_an_hour_and_are_forgotten() {
        let (doors, mut now) = (Doors::default(), start());
        let mut waits = vec![];
        for _ in 0..20 {
            let wait = doors.wait(from("10.0.0.1"), now).unwrap_or_default();
            waits.push(wait.num_seconds());
            now += wait;
            doors.failed(from("10.0.0.1"), now);
        }
        assert_eq!(waits[..9], [0, 0, 0, 0, 0, 1, 2, 4, 8]);
        assert!(waits.is_sorted() && waits[19] == 900, "{waits:?}");
        assert_eq!(doors.wait(from("10.0.0.1"), now + FORGOTTEN), None);
    }

    #[test]
    fn who_signed_in_here_before_is_not_shut_out_by_strangers() {
        let (doors, now) = (Doors::default(), start());
        for i in 0..200 {
            doors.failed(from(&format!("10.0.{}.1", i % 100)), now);
        }
        let own = Try { known: Some("f"), ..from("10.0.0.1") };
        assert_eq!(doors.wait(own, now), None);
        let elsewhere = doors.wait(from("192.0.2.1"), now).unwrap();
        assert!(elsewhere <= TimeDelta::seconds(10), "a new browser waits seconds at most: {elsewhere}");
    }

    #[test]
    fn an_address_that_tries_many_accounts_waits_too() {
        let (doors, now) = (Doors::default(), start());
        let names: Vec<String> = (0..30).map(|i| format!("{i}@x.dk")).collect();
        for account in &names {
            doors.failed(Try { account, ..from("10.0.0.1") }, now);
        }
        assert!(doors.wait(Try { account: "ny@x.dk", ..from("10.0.0.1") }, now).is_some());
        assert_eq!(doors.wait(Try { account: "ny@x.dk", ..from("10.0.0.2") }, now), None);
        let own = Try { account: "0@x.dk", ..from("10.0.0.1") };
        doors.succeeded(own);
        assert!(doors.wait(own, now).is_some(), "signing in to one's own account opens no others");
    }

    #[test]
    fn counters_are_bounded() {
        let (doors, now) = (Doors::default(), start());
        for i in 0..12_000_u32 {
            let address = IpAddr::from(i.to_be_bytes());
            doors.failed(Try { account: "a@x.dk", address: Some(address), known: None }, now);
        }
        assert!(doors.counters.lock().unwrap().len() <= MOST);
    }
}
