//! How often one may try to sign in: each failure makes the next try wait longer, and nobody can shut another out.
//!
//! Failures are counted by what a stranger can't make up: for an account from a browser that has signed in to it before,
//! for an account from an address, for an address, and, with a short delay at the most, for an account from everywhere
//! else. So who tries somebody's account from elsewhere does not slow down the browser that its owner uses.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};

/// After so long without a failure everything is forgotten; longer than any delay, which would otherwise begin anew.
const FORGOTTEN: TimeDelta = TimeDelta::hours(24);
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
    /// The second step of an account, from wherever: only who has its password comes so far, so nobody else is shut out,
    /// and six digits must not be guessed by trying.
    Code(&'a str),
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
    /// Whether it is the second step.
    pub is_code: bool,
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
            Self::Code(_) => (10, TimeDelta::hours(1)),
        }
    }
}

impl<'a> Try<'a> {
    fn doors(self) -> Vec<Door<'a>> {
        match self.known {
            _ if self.is_code => vec![Door::Code(self.account)],
            Some(browser) => vec![Door::Known(self.account, browser)],
            None => {
                vec![Door::From(self.account, self.address), Door::Address(self.address), Door::Strangers(self.account)]
            }
        }
    }
}

impl Doors {
    /// Begins a try: counted as failed until [`Doors::succeeded`] says otherwise, so that many at the same time are not
    /// all let in before the first is counted. `Err` says how long one must wait; a try that must wait counts for nothing.
    pub(crate) fn attempt(&self, asked: Try<'_>, now: DateTime<Utc>) -> Result<(), TimeDelta> {
        // A lock that a panic left behind holds counters that are still right.
        let mut counters = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        let left = asked.doors().into_iter().filter_map(|door| {
            let failures = counters.get(&self.key.hash_one(door))?;
            let left = failures.last + delay(door, failures.count) - now;
            (left > TimeDelta::zero()).then_some(left)
        });
        if let Some(left) = left.max() {
            return Err(left);
        }
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
        Ok(())
    }

    /// Takes back what [`Doors::attempt`] counted, and forgets the account's earlier failures; an address keeps its own.
    pub(crate) fn succeeded(&self, asked: Try<'_>) {
        let mut counters = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        for door in asked.doors() {
            let key = self.key.hash_one(door);
            match (door, counters.get_mut(&key)) {
                (Door::Address(_), Some(failures)) => failures.count = failures.count.saturating_sub(1),
                _ => {
                    counters.remove(&key);
                }
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
        Try { account: "a@x.dk", address: Some(address.parse().unwrap()), known: None, is_code: false }
    }

    #[test]
    fn delays_grow_up_to_a_quarter_of_an_hour_and_are_forgotten() {
        let (doors, mut now) = (Doors::default(), start());
        let mut waits = vec![];
        for _ in 0..20 {
            let wait = doors.attempt(from("10.0.0.1"), now).err().unwrap_or_default();
            waits.push(wait.num_seconds());
            now += wait;
            if wait > TimeDelta::zero() {
                assert_eq!(doors.attempt(from("10.0.0.1"), now), Ok(()), "after the wait it may be tried");
            }
        }
        assert_eq!(waits[..9], [0, 0, 0, 0, 0, 1, 2, 4, 8]);
        assert!(waits.is_sorted() && waits[19] == 900, "{waits:?}");
        assert_eq!(doors.attempt(from("10.0.0.1"), now + FORGOTTEN), Ok(()));
        assert_eq!(doors.attempt(from("10.0.0.1"), now + FORGOTTEN), Ok(()));
    }

    #[test]
    fn who_signed_in_here_before_is_not_shut_out_by_strangers() {
        let (doors, now) = (Doors::default(), start());
        for i in 0..200 {
            let _ = doors.attempt(from(&format!("10.0.{}.1", i % 100)), now);
        }
        let own = Try { known: Some("f"), ..from("10.0.0.1") };
        assert_eq!(doors.attempt(own, now), Ok(()));
        let elsewhere = doors.attempt(from("192.0.2.1"), now).unwrap_err();
        assert!(elsewhere <= TimeDelta::seconds(10), "a new browser waits seconds at most: {elsewhere}");
    }

    #[test]
    fn an_address_that_tries_many_accounts_waits_too() {
        let (doors, now) = (Doors::default(), start());
        let names: Vec<String> = (0..30).map(|i| format!("{i}@x.dk")).collect();
        for account in &names {
            let _ = doors.attempt(Try { account, ..from("10.0.0.1") }, now);
        }
        assert!(doors.attempt(Try { account: "ny@x.dk", ..from("10.0.0.1") }, now).is_err());
        assert_eq!(doors.attempt(Try { account: "ny@x.dk", ..from("10.0.0.2") }, now), Ok(()));
        let own = Try { account: "0@x.dk", ..from("10.0.0.1") };
        doors.succeeded(own);
        assert_eq!(doors.attempt(own, now), Ok(()), "one's own success counts one failure less");
        assert!(doors.attempt(own, now).is_err(), "and no more: signing in to one's own account opens no others");
    }

    /// Whoever has a password and many addresses would find six digits in a month if each address had tries of its own.
    #[test]
    fn codes_are_counted_by_account_alone() {
        let (doors, mut now) = (Doors::default(), start());
        let mut tried = 0;
        while now < start() + TimeDelta::days(30) {
            let address = format!("10.{}.{}.1", tried % 250, tried / 250 % 250);
            let asked = Try { is_code: true, known: (tried % 2 == 0).then_some("k"), ..from(&address) };
            match doors.attempt(asked, now) {
                Ok(()) => tried += 1,
                Err(wait) => now += wait,
            }
        }
        assert!(tried < 800, "{tried} codes of a million in a month");
    }

    #[test]
    fn many_at_the_same_time_are_not_all_let_in() {
        let (doors, now) = (Doors::default(), start());
        let let_in = (0..64).filter(|_| doors.attempt(from("10.0.0.1"), now).is_ok()).count();
        assert_eq!(let_in, 5);
    }

    #[test]
    fn counters_are_bounded() {
        let (doors, now) = (Doors::default(), start());
        for i in 0..12_000_u32 {
            let account = i.to_string();
            let address = Some(IpAddr::from(i.to_be_bytes()));
            let _ = doors.attempt(Try { account: &account, address, known: None, is_code: false }, now);
        }
        assert!(doors.counters.lock().unwrap().len() <= MOST);
    }
}
