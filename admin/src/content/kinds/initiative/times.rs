//! When an initiative takes place, in plain choices, and the same as lines of RFC 5545. What plain choices can't say stays
//! as lines: nothing is read that would not be written the same again.

use app::initiative::schedule::Schedule;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc, Weekday};
use chrono_tz::Europe::Copenhagen;

const START: &str = "DTSTART;TZID=Europe/Copenhagen:";
const EXTRA: &str = "RDATE;TZID=Europe/Copenhagen:";
const EXCEPT: &str = "EXDATE;TZID=Europe/Copenhagen:";
const MOMENT: &str = "%Y%m%dT%H%M%S";
const UNTIL: &str = "%Y%m%dT%H%M%SZ";

/// The days of the week, as RFC 5545 writes them.
pub(super) const DAYS: [(&str, &str); 7] = [
    ("MO", "Mandag"),
    ("TU", "Tirsdag"),
    ("WE", "Onsdag"),
    ("TH", "Torsdag"),
    ("FR", "Fredag"),
    ("SA", "Lørdag"),
    ("SU", "Søndag"),
];

/// How it comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeat {
    /// Not at all.
    Once,
    /// On days of every week.
    Weekly,
    /// On days of every second week.
    Fortnightly,
    /// On the weekday of the first time, counted as there: the second Tuesday of each month. The fifth is the last.
    Monthly,
}

/// When it takes place. Times are Copenhagen's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Times {
    /// The first time.
    pub first: NaiveDateTime,
    /// How it comes again.
    pub repeat: Repeat,
    /// The days, Monday first; of the weekly ones only.
    pub days: Vec<Weekday>,
    /// The last day; `None` where it goes on.
    pub until: Option<NaiveDate>,
    /// Days on which it does not take place, at the first time's hour.
    pub except: Vec<NaiveDate>,
    /// Times besides the rule.
    pub extra: Vec<NaiveDateTime>,
}

impl Repeat {
    /// All of them, with the form's words.
    pub(super) const ALL: [(Self, &str, &str); 4] = [
        (Self::Once, "en", "Kun den ene gang"),
        (Self::Weekly, "uge", "Hver uge"),
        (Self::Fortnightly, "14", "Hver anden uge"),
        (Self::Monthly, "maaned", "Hver måned på samme ugedag, for eksempel den anden tirsdag"),
    ];
}

fn code(day: Weekday) -> &'static str {
    DAYS[day.num_days_from_monday() as usize % DAYS.len()].0
}

/// The day of the week that a code names.
pub(super) fn day(code: &str) -> Option<Weekday> {
    let at = DAYS.iter().position(|(known, _)| *known == code)?;
    u8::try_from(at).ok().and_then(|at| Weekday::try_from(at).ok())
}

/// Which of its weekday in the month a day is: 1 to 4, and -1 for the fifth.
fn nth(day: NaiveDate) -> i32 {
    match day.day0() / 7 {
        4 => -1,
        before => i32::try_from(before).unwrap_or(0) + 1,
    }
}

impl Times {
    /// As lines of RFC 5545.
    pub(super) fn lines(&self) -> String {
        let days = || self.days.iter().map(|day| code(*day)).collect::<Vec<_>>().join(",");
        let rule = match self.repeat {
            Repeat::Once => None,
            Repeat::Weekly => Some(format!("RRULE:FREQ=WEEKLY;BYDAY={}", days())),
            Repeat::Fortnightly => Some(format!("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY={}", days())),
            Repeat::Monthly => {
                Some(format!("RRULE:FREQ=MONTHLY;BYDAY={}{}", nth(self.first.date()), code(self.first.weekday())))
            }
        };
        // The whole last day counts, and RFC 5545 wants the end of a rule in UTC.
        let last = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
        let until = self.until.and_then(|day| Copenhagen.from_local_datetime(&day.and_time(last)).latest());
        let until = until.map(|at| format!(";UNTIL={}", at.with_timezone(&Utc).format(UNTIL))).unwrap_or_default();
        let mut lines = vec![format!("{START}{}", self.first.format(MOMENT))];
        lines.extend(rule.map(|rule| rule + &until));
        lines.extend(self.extra.iter().map(|at| format!("{EXTRA}{}", at.format(MOMENT))));
        let except = self.except.iter().map(|day| day.and_time(self.first.time()));
        lines.extend(except.map(|at| format!("{EXCEPT}{}", at.format(MOMENT))));
        lines.join("\n")
    }

    /// Reads lines back; `None` where plain choices could not say all of it.
    pub(super) fn read(lines: &str) -> Option<Self> {
        let moment = |text: &str| NaiveDateTime::parse_from_str(text, MOMENT).ok();
        let (mut first, mut rule) = (None, None);
        let (mut except, mut extra) = (Vec::new(), Vec::new());
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(text) = line.strip_prefix(START) {
                first = Some(moment(text)?);
            } else if let Some(text) = line.strip_prefix("RRULE:") {
                rule = Some(text);
            } else if let Some(text) = line.strip_prefix(EXTRA) {
                extra.push(moment(text)?);
            } else {
                except.push(moment(line.strip_prefix(EXCEPT)?)?);
            }
        }
        let first = first?;
        // The form has no seconds.
        if extra.iter().chain([&first]).any(|at: &NaiveDateTime| at.second() != 0) {
            return None;
        }
        let mut times = Self { first, repeat: Repeat::Once, days: vec![], until: None, except: vec![], extra };
        times.except = except.iter().map(|at| (at.time() == first.time()).then(|| at.date())).collect::<Option<_>>()?;
        let mut until = None;
        if let Some(rule) = rule {
            let part = |name: &str| rule.split(';').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
            times.repeat = match (part("FREQ")?, part("INTERVAL")) {
                ("WEEKLY", None) => Repeat::Weekly,
                ("WEEKLY", Some("2")) => Repeat::Fortnightly,
                ("MONTHLY", None) => Repeat::Monthly,
                _ => return None,
            };
            if times.repeat != Repeat::Monthly {
                times.days = part("BYDAY")?.split(',').map(day).collect::<Option<_>>()?;
                times.days.sort_by_key(Weekday::num_days_from_monday);
            }
            until = part("UNTIL");
            let end = until.map(|text| NaiveDateTime::parse_from_str(text, UNTIL).ok());
            times.until = match end {
                Some(end) => Some(end?.and_utc().with_timezone(&Copenhagen).date_naive()),
                None => None,
            };
        }
        // The rule may end at another hour of its last day; everything else must come back as it stands.
        let plain = |text: &str| match text.split_once(";UNTIL=") {
            Some((before, after)) if until.is_some() => {
                format!("{before}{}", after.trim_start_matches(|c: char| c.is_ascii_digit() || c == 'T' || c == 'Z'))
            }
            _ => text.to_owned(),
        };
        let own: Vec<&str> = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        (plain(&times.lines()) == plain(&own.join("\n"))).then_some(times)
    }

    /// What can't be so in it, in words.
    pub(super) fn problem(&self) -> Option<&'static str> {
        let is_weekly = matches!(self.repeat, Repeat::Weekly | Repeat::Fortnightly);
        if is_weekly && !self.days.contains(&self.first.weekday()) {
            return Some("Den første gang falder ikke på en af de valgte ugedage.");
        }
        if self.until.is_some_and(|until| until < self.first.date()) {
            return Some("Den sidste dag ligger før den første gang.");
        }
        if Copenhagen.from_local_datetime(&self.first).earliest().is_none() {
            return Some("Det klokkeslæt findes ikke den dag: uret stilles frem.");
        }
        if self.repeat == Repeat::Once && !self.except.is_empty() {
            return Some("Det, der ikke gentages, kan ikke have dage, hvor det falder ud. Tag dem væk.");
        }
        if Schedule::read(&self.lines()).is_err() {
            return Some("Der er ingen gange tilbage, når de undtagne dage er trukket fra. Fjern en af dem.");
        }
        None
    }
}

/// How many minutes there are from a time to the next time that a clock shows something: 1 to 1440.
pub(super) fn minutes_until(from: NaiveTime, to: NaiveTime) -> i64 {
    let minutes = |time: NaiveTime| i64::from(time.hour() * 60 + time.minute());
    match (minutes(to) - minutes(from)).rem_euclid(24 * 60) {
        0 => 24 * 60,
        some => some,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn times() -> impl Strategy<Value = Times> {
        let date = || {
            (0i64..3000).prop_map(|days| NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::TimeDelta::days(days))
        };
        let clock =
            || (4u32..24, 0u32..60).prop_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
        let repeat = prop::sample::select(Repeat::ALL.map(|(repeat, _, _)| repeat).to_vec());
        let lists = (prop::collection::vec(date(), 0..3), prop::collection::vec((date(), clock()), 0..3));
        (date(), clock(), repeat, any::<[bool; 7]>(), prop::option::of(0i64..700), lists).prop_map(
            |(day, clock, repeat, chosen, until, (except, extra))| {
                let all = DAYS.iter().filter_map(|(code, _)| self::day(code));
                let days = all.zip(chosen).filter(|(one, chosen)| *chosen || *one == day.weekday()).map(|(one, _)| one);
                let is_weekly = matches!(repeat, Repeat::Weekly | Repeat::Fortnightly);
                Times {
                    first: day.and_time(clock),
                    repeat,
                    days: if is_weekly { days.collect() } else { vec![] },
                    until: until.filter(|_| repeat != Repeat::Once).map(|more| day + chrono::TimeDelta::days(more)),
                    except,
                    extra: extra.into_iter().map(|(day, clock)| day.and_time(clock)).collect(),
                }
            },
        )
    }

    proptest! {
        #[test]
        fn choices_come_back_and_calendars_understand_them(times in times()) {
            let lines = times.lines();
            // Only a first time that is left out can leave nothing, and what comes once can't leave out days.
            let is_once = times.repeat == Repeat::Once && !times.except.is_empty();
            let may_be_wrong = is_once || times.except.contains(&times.first.date());
            prop_assert!(times.problem().is_none() || may_be_wrong, "{lines}");
            prop_assert!(Schedule::read(&lines).is_ok() || may_be_wrong, "{lines}");
            prop_assert_eq!(Times::read(&lines), Some(times), "{}", lines);
        }

        #[test]
        fn no_lines_break_the_reader(text in "(DTSTART;TZID=Europe/Copenhagen:|RRULE:FREQ=|WEEKLY|;UNTIL=|[A-Z0-9=;:\n]){0,12}") {
            if let Some(times) = Times::read(&text) {
                prop_assert_eq!(Times::read(&times.lines()), Some(times));
            }
        }

        #[test]
        fn an_end_is_always_later(from in 0u32..1440, to in 0u32..1440) {
            let clock = |minutes: u32| NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap();
            let minutes = minutes_until(clock(from), clock(to));
            prop_assert!((1..=1440).contains(&minutes));
            prop_assert_eq!((i64::from(from) + minutes).rem_euclid(1440), i64::from(to));
        }
    }

    #[test]
    fn what_plain_choices_cannot_say_stays_as_lines() {
        let start = "DTSTART;TZID=Europe/Copenhagen:20260105T160000";
        for rule in [
            "RRULE:FREQ=DAILY",
            "RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=MO",
            "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=4",
            "RRULE:FREQ=WEEKLY;BYDAY=WE,MO",
            "RRULE:FREQ=MONTHLY;BYMONTHDAY=5",
            "RRULE:FREQ=MONTHLY;BYDAY=2TU",
            "EXDATE;TZID=Europe/Copenhagen:20260112T170000",
        ] {
            assert_eq!(Times::read(&format!("{start}\n{rule}")), None, "{rule}");
        }
        let ended = Times::read(&format!("{start}\nRRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261130T160000Z")).unwrap();
        assert_eq!(ended.until, NaiveDate::from_ymd_opt(2026, 11, 30));
        assert!(ended.lines().ends_with("UNTIL=20261130T225959Z"), "{}", ended.lines());
    }

    #[test]
    fn the_fifth_of_its_weekday_is_the_last() {
        let fifth = NaiveDate::from_ymd_opt(2026, 3, 31).unwrap();
        let second = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
        assert_eq!((nth(fifth), nth(second)), (-1, 2));
    }
}
