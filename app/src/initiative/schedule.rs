//! When an initiative takes place: recurrences by RFC 5545, in Copenhagen's time.

use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Copenhagen;
use rrule::{RRuleError, RRuleSet, Tz};
use thiserror::Error;

use crate::locale::Language;

/// How a line that names a time begins.
const START: &str = "DTSTART;TZID=Europe/Copenhagen:";
const RULE: &str = "RRULE:";
const MORE: [&str; 2] = ["RDATE;TZID=Europe/Copenhagen:", "EXDATE;TZID=Europe/Copenhagen:"];
/// How a moment is written.
const MOMENT: &str = "%Y%m%dT%H%M%S";
/// What happens more often than daily is no offer that people come to.
const FREQUENCIES: [&str; 4] = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];

/// When an initiative takes place.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// The lines as they stand in a calendar.
    lines: Vec<String>,
    set: RRuleSet,
}

/// Why a text is no schedule.
#[derive(Debug, Error)]
pub enum ScheduleError {
    /// A line of an unknown kind.
    #[error("linjen »{0}« er hverken DTSTART, RRULE, RDATE eller EXDATE i Europe/Copenhagen")]
    Line(String),
    /// Not one beginning and at most one rule.
    #[error("der skal være én DTSTART med en tid, der findes, og højst én RRULE")]
    Start,
    /// More often than daily.
    #[error("RRULE skal have FREQ=DAILY, WEEKLY, MONTHLY eller YEARLY")]
    Frequency,
    /// A rule that can't be read.
    #[error("RRULE, RDATE eller EXDATE kan ikke læses: {0}")]
    Rule(#[from] RRuleError),
}

impl Schedule {
    /// Reads lines of RFC 5545: one DTSTART, at most one RRULE, and any number of RDATE and EXDATE.
    ///
    /// # Errors
    /// [`ScheduleError`] says which line is wrong.
    pub fn read(text: &str) -> Result<Self, ScheduleError> {
        let lines: Vec<String> = text.lines().map(|line| line.trim().to_owned()).filter(|l| !l.is_empty()).collect();
        let known = |line: &&String| {
            !line.starts_with(START) && !line.starts_with(RULE) && !MORE.iter().any(|more| line.starts_with(more))
        };
        if let Some(unknown) = lines.iter().find(known) {
            return Err(ScheduleError::Line(unknown.chars().take(80).collect()));
        }
        let of = |kind: &str| lines.iter().filter_map(|line| line.strip_prefix(kind)).collect::<Vec<_>>();
        let (starts, rules) = (of(START), of(RULE));
        let ([start], true) = (starts.as_slice(), rules.len() <= 1) else { return Err(ScheduleError::Start) };
        let is_rare = |rule: &&str| {
            let mut parts = rule.trim_start_matches(':').split(';').filter_map(|part| part.split_once('='));
            let is_of_a_day = |name: &str| ["BYHOUR", "BYMINUTE", "BYSECOND"].contains(&name);
            parts.all(|(name, value)| !is_of_a_day(name) && (name != "FREQ" || FREQUENCIES.contains(&value)))
                && rule.contains("FREQ=")
        };
        if !rules.iter().all(is_rare) {
            return Err(ScheduleError::Frequency);
        }
        let start = NaiveDateTime::parse_from_str(start, MOMENT).ok();
        let start = start.and_then(|start| Copenhagen.from_local_datetime(&start).earliest());
        let start = start.ok_or(ScheduleError::Start)?.with_timezone(&Tz::Tz(Copenhagen));
        let rest: Vec<_> = lines.iter().filter(|line| !line.starts_with(START)).cloned().collect();
        let mut set = RRuleSet::new(start);
        if !rest.is_empty() {
            set = set.set_from_string(&rest.join("\n"))?;
        }
        if rules.is_empty() {
            // Without a rule the beginning is itself an occasion (RFC 5545, 3.8.5.2).
            set = set.rdate(start);
        }
        Ok(Self { lines, set })
    }

    /// The next occasions in Copenhagen's time, at most `most`; one that is under way counts.
    #[must_use]
    pub fn next(&self, now: DateTime<Utc>, lasting: TimeDelta, most: u16) -> Vec<DateTime<chrono_tz::Tz>> {
        let earliest = (now - lasting).with_timezone(&Tz::Tz(Copenhagen));
        // One more, in case the first has just ended.
        let found = self.set.clone().after(earliest).all(most.saturating_add(1)).dates;
        let open = found.into_iter().filter(|start| start.to_utc() + lasting >= now).take(usize::from(most));
        open.map(|start| start.with_timezone(&Copenhagen)).collect()
    }

    /// Its lines as they stand in a calendar: name with parameters, and value.
    pub fn lines(&self) -> impl Iterator<Item = (&str, &str)> {
        self.lines.iter().filter_map(|line| line.split_once(':'))
    }
}

/// An occasion in words: "mandag den 23. november 2026 kl. 16.00–17.30", "Monday 23 November 2026, 16:00–17:30".
#[must_use]
pub fn occasion(language: Language, start: DateTime<chrono_tz::Tz>, lasting: TimeDelta) -> String {
    const DAYS: [(&str, &str); 7] = [
        ("mandag", "Monday"),
        ("tirsdag", "Tuesday"),
        ("onsdag", "Wednesday"),
        ("torsdag", "Thursday"),
        ("fredag", "Friday"),
        ("lørdag", "Saturday"),
        ("søndag", "Sunday"),
    ];
    let (danish, english) = DAYS[start.weekday().num_days_from_monday() as usize % DAYS.len()];
    let date = language.date(&start.date_naive().to_string());
    let clock = |at: DateTime<chrono_tz::Tz>| at.format(language.pick("%H.%M", "%H:%M")).to_string();
    let ends = if lasting > TimeDelta::zero() { format!("–{}", clock(start + lasting)) } else { String::new() };
    match language {
        Language::Danish => format!("{danish} den {date} kl. {}{ends}", clock(start)),
        Language::English => format!("{english} {date}, {}{ends}", clock(start)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MONDAYS: &str = "DTSTART;TZID=Europe/Copenhagen:20261019T160000\nRRULE:FREQ=WEEKLY;BYDAY=MO";

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_clock_time_stays_when_summer_time_ends() {
        let schedule = Schedule::read(MONDAYS).unwrap();
        let next = schedule.next(at("2026-10-19T15:00:00Z"), TimeDelta::minutes(90), 3);
        let said: Vec<_> = next.iter().map(|at| at.format("%F %R %z").to_string()).collect();
        assert_eq!(said, ["2026-10-19 16:00 +0200", "2026-10-26 16:00 +0100", "2026-11-02 16:00 +0100"]);
    }

    #[test]
    fn what_is_over_is_not_next_and_what_is_left_out_never_comes() {
        let text = format!("{MONDAYS};UNTIL=20261130T160000Z\nEXDATE;TZID=Europe/Copenhagen:20261123T160000");
        let next = Schedule::read(&text).unwrap().next(at("2026-11-22T04:00:00Z"), TimeDelta::zero(), 5);
        assert_eq!(next.len(), 1);
        assert_eq!(
            occasion(Language::Danish, next[0], TimeDelta::minutes(90)),
            "mandag den 30. november 2026 kl. 16.00–17.30"
        );
        assert_eq!(occasion(Language::English, next[0], TimeDelta::zero()), "Monday 30 November 2026, 16:00");
    }

    #[test]
    fn one_day_is_a_schedule_too() {
        let schedule = Schedule::read("DTSTART;TZID=Europe/Copenhagen:20270101T100000").unwrap();
        assert_eq!(schedule.next(at("2026-11-22T04:00:00Z"), TimeDelta::zero(), 5).len(), 1);
        assert!(schedule.next(at("2027-01-01T09:00:01Z"), TimeDelta::zero(), 5).is_empty());
        assert_eq!(schedule.next(at("2027-01-01T09:30:00Z"), TimeDelta::hours(1), 5).len(), 1, "it is under way");
    }

    #[test]
    fn mistakes_are_named() {
        for (text, word) in [
            ("hver uge", "hver uge"),
            ("RRULE:FREQ=WEEKLY", "DTSTART"),
            ("DTSTART;TZID=Europe/Copenhagen:20270328T023000", "findes"),
            ("DTSTART;TZID=Europe/Copenhagen:20261019T160000\nRRULE:FREQ=SECONDLY", "FREQ"),
            ("DTSTART;TZID=Europe/Copenhagen:20261019T160000\nRRULE:FREQ=WEEKLY;BYDAY=XX", "RRULE"),
        ] {
            assert!(Schedule::read(text).unwrap_err().to_string().contains(word), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in "(DTSTART;TZID=Europe/Copenhagen:|RRULE:FREQ=|[A-Z0-9=;:\n]){0,12}") {
            let _ = Schedule::read(&text);
        }

        #[test]
        fn occasions_come_in_order_and_none_is_over(hours in 0i64..20_000, lasting in 0i64..300) {
            let now = at("2026-10-01T00:00:00Z") + TimeDelta::hours(hours);
            let lasting = TimeDelta::minutes(lasting);
            let next = Schedule::read(MONDAYS).unwrap().next(now, lasting, 4);
            prop_assert_eq!(next.len(), 4);
            prop_assert!(next.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(next.iter().all(|start| start.to_utc() + lasting >= now));
        }
    }
}
