//! What differs between the languages in which reasons are given: words, numbers, lists.

use serde::{Deserialize, Serialize};

use crate::{figure::Unit, method::Comparison, text};

/// A language in which reasons are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Danish.
    Danish,
    /// English.
    English,
}

impl Language {
    /// One of two wordings.
    #[must_use]
    pub fn pick<'a>(self, danish: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::Danish => danish,
            Self::English => english,
        }
    }

    /// The wording in this language, where there is one; else the Danish one.
    #[must_use]
    pub fn of<'a>(self, danish: &'a str, english: &'a str) -> &'a str {
        if english.is_empty() { danish } else { self.pick(danish, english) }
    }

    /// A comparison as the law writes it: "mindst" and "at least".
    #[must_use]
    pub fn comparison(self, comparison: Comparison) -> &'static str {
        match comparison {
            Comparison::AtLeast => self.pick("mindst", "at least"),
            Comparison::Over => "over",
            Comparison::AtMost => self.pick("højst", "at most"),
            Comparison::Under => "under",
        }
    }

    /// A number: "1.234,5" and "1,234.5".
    #[must_use]
    pub fn decimal(self, number: f64, decimals: u32) -> String {
        let danish = text::decimal(number, decimals);
        let swap = |sign| match sign {
            '.' => ',',
            ',' => '.',
            other => other,
        };
        match self {
            Self::Danish => danish,
            Self::English => danish.chars().map(swap).collect(),
        }
    }

    /// A value with its unit, or a plain number: "10,9 %" and "10.9%".
    #[must_use]
    pub fn value(self, number: f64, unit: Option<Unit>, decimals: u32) -> String {
        let digits = self.decimal(number, decimals);
        let space = text::NBSP;
        match (self, unit) {
            (_, None | Some(Unit::Personer)) => digits,
            (Self::Danish, Some(Unit::Procent)) => format!("{digits}{space}%"),
            (Self::English, Some(Unit::Procent)) => format!("{digits}%"),
            (Self::Danish, Some(Unit::Kr)) => format!("{digits}{space}kr."),
            (Self::English, Some(Unit::Kr)) => format!("DKK{space}{digits}"),
            (Self::Danish, Some(Unit::Pr1000)) => format!("{digits} pr.{space}1.000"),
            (Self::English, Some(Unit::Pr1000)) => format!("{digits} per{space}1,000"),
        }
    }

    /// A published figure with its unit and the decimals that are usual for it.
    #[must_use]
    pub fn figure(self, number: f64, unit: Unit) -> String {
        self.value(number, Some(unit), usual(Some(unit)))
    }

    /// A name or a file's own words inside a sentence: "»Åbne data«" and "“Open data”".
    #[must_use]
    pub fn quoted(self, words: &str) -> String {
        match self {
            Self::Danish => format!("»{words}«"),
            Self::English => format!("“{words}”"),
        }
    }

    /// A difference between two values: percentage points for shares.
    #[must_use]
    pub fn difference(self, number: f64, unit: Option<Unit>, decimals: u32) -> String {
        let digits = self.decimal(number, decimals);
        let space = text::NBSP;
        match (self, unit) {
            (Self::Danish, Some(Unit::Procent)) => format!("{digits}{space}procentpoint"),
            (Self::English, Some(Unit::Procent)) => format!("{digits}{space}percentage points"),
            _ => self.value(number, unit, decimals),
        }
    }

    /// A whole number in digits: "1.234" and "1,234".
    #[must_use]
    pub fn whole(self, n: i64) -> String {
        #[expect(clippy::cast_precision_loss, reason = "counts of people and of variants are far below 2^53")]
        let number = n as f64;
        self.decimal(number, 0)
    }

    /// A small count in words, of something neuter in Danish: "ét" and "one".
    #[must_use]
    pub fn count(self, n: usize) -> String {
        const ENGLISH: [&str; 11] =
            ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
        match self {
            Self::Danish => text::in_words(n),
            Self::English => ENGLISH.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned()),
        }
    }

    /// A list: "a, b og c" and "a, b and c".
    #[must_use]
    pub fn list(self, words: &[String]) -> String {
        match words {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), self.pick("og", "and")),
        }
    }

    /// A date: "3. februar 2025" and "3 February 2025".
    #[must_use]
    pub fn date(self, iso: &str) -> String {
        let danish = text::long_date(iso);
        match self {
            Self::Danish => danish,
            Self::English => text::MONTHS
                .iter()
                .find(|(month, _)| danish.contains(month))
                .map_or(danish.clone(), |(month, english)| danish.replace(month, english).replace(". ", " ")),
        }
    }

    /// A statistical period: "2026K1" is "1. kvartal 2026" and "1st quarter 2026"; years ("2024", "2023/24") stay.
    #[must_use]
    pub fn period(self, period: &str) -> String {
        let Some((year, quarter)) = period.split_once('K') else { return period.to_owned() };
        match self {
            Self::Danish => format!("{quarter}. kvartal {year}"),
            Self::English => {
                let ending = match quarter {
                    "1" => "st",
                    "2" => "nd",
                    "3" => "rd",
                    _ => "th",
                };
                format!("{quarter}{ending} quarter {year}")
            }
        }
    }

    /// The periods that a figure rests on: "2024", "2023 og 2024".
    #[must_use]
    pub fn periods(self, periods: &[String]) -> String {
        self.list(&periods.iter().map(|period| self.period(period)).collect::<Vec<_>>())
    }
}

/// The fewest decimals, `least` or more, at which two different numbers also read differently.
#[must_use]
pub(super) fn decimals(a: f64, b: f64, least: u32) -> u32 {
    let differ = |decimals: &u32| text::decimal(a, *decimals) != text::decimal(b, *decimals);
    if a.to_bits() == b.to_bits() { least } else { (least..=least + 6).find(differ).unwrap_or(least + 6) }
}

/// The fewest decimals, `least` or more, at which a small difference is told within a twentieth of itself.
#[must_use]
pub(super) fn near_enough(difference: f64, least: u32) -> u32 {
    let tells = |decimals: &u32| {
        let power = 10_f64.powi(i32::try_from(*decimals).unwrap_or(0));
        ((difference * power).round() / power - difference).abs() <= difference.abs() / 20.0
    };
    (least..=least + 6).find(tells).unwrap_or(least + 6)
}

/// How many decimals a value of a unit usually has.
#[must_use]
pub(super) fn usual(unit: Option<Unit>) -> u32 {
    match unit {
        None => 2,
        Some(Unit::Procent) => 1,
        Some(Unit::Kr | Unit::Personer | Unit::Pr1000) => 0,
    }
}
