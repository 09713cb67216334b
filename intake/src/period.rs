//! The time that figures are of.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A year ("2024"), a quarter ("2026K1") or a month ("2026M04"), from 1900 to 2100.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Period(String);

impl Period {
    /// Reads a period as publishers write it; English quarters ("2026Q1") become Danish ones, "1. kvartal 2026" too, and a
    /// star for what is provisional is passed over. `None` for other texts.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('*').trim_end();
        if let Some((front, year)) = text.rsplit_once(' ')
            && front.get(..4).is_none_or(|year| !year.bytes().all(|b| b.is_ascii_digit()))
        {
            let quarter = Self::quarter(front.trim_end_matches(','))?;
            return Self::parse(&format!("{}K{quarter}", year.get(..4).filter(|whole| *whole == year)?));
        }
        // A year that another program took for a number with decimals.
        let text = text.strip_suffix(".0").filter(|year| year.len() == 4).unwrap_or(text);
        let year = text.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
        if !("1900"..="2100").contains(&year) {
            return None;
        }
        let rest = text[4..].trim_start_matches([' ', '-']);
        let number = |from: usize, most: u32| {
            let digits =
                rest.get(from..).filter(|d| (1..=2).contains(&d.len()) && d.bytes().all(|b| b.is_ascii_digit()));
            digits.and_then(|digits| digits.parse::<u32>().ok()).filter(|n| (1..=most).contains(n))
        };
        let written = match rest.chars().next() {
            None if text.len() == 4 => year.to_owned(),
            Some('K' | 'k' | 'Q' | 'q') => format!("{year}K{}", number(1, 4)?),
            Some('M' | 'm') => format!("{year}M{:02}", number(1, 12)?),
            _ => return None,
        };
        Some(Self(written))
    }

    /// The quarter of "1. kvartal", "1. kvt.", "K1" or "Q1".
    fn quarter(text: &str) -> Option<char> {
        let text = text.trim().to_lowercase();
        let number = text.strip_prefix(['k', 'q']).or_else(|| {
            let bare = text.strip_suffix("kvartal").or_else(|| text.strip_suffix("kvt."))?;
            bare.trim_end().strip_suffix('.')
        })?;
        let mut signs = number.chars();
        signs.next().filter(|quarter| ('1'..='4').contains(quarter) && signs.next().is_none())
    }

    /// A heading that names a measure and a period, as both: "Beboere 2024", "2024, Kvinder", `beboere_2026k1`. `None`
    /// where it names no period, two of them, or nothing else.
    pub(crate) fn split(heading: &str) -> Option<(&str, Self)> {
        let between = |c: char| c.is_whitespace() || matches!(c, '_' | ',' | '(' | ')' | ':');
        let heading = heading.trim_matches(between);
        let last = heading.rsplit_once(between).and_then(|(front, last)| Some((front, Self::parse(last)?)));
        let first = heading.split_once(between).and_then(|(first, rest)| Some((rest, Self::parse(first)?)));
        match (first, last) {
            (Some((label, period)), None) | (None, Some((label, period))) => {
                let label = label.trim_matches(between);
                (!label.is_empty()).then_some((label, period))
            }
            _ => None,
        }
    }

    /// The period as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_with_a_period_in_front_or_behind() {
        for (heading, label, period) in [
            ("Beboere 2024", "Beboere", "2024"),
            ("2024, Kvinder", "Kvinder", "2024"),
            ("beboere_15_69_2026k1", "beboere_15_69", "2026K1"),
            ("Trygge (2025)", "Trygge", "2025"),
        ] {
            let (found, at) = Period::split(heading).unwrap();
            assert_eq!((found, at.as_str()), (label, period));
        }
        for none in ["Beboere", "2024", "2023 til 2024", "Alder 15-69", "", "født 1890"] {
            assert_eq!(Period::split(none), None, "{none}");
        }
    }

    #[test]
    fn years_quarters_and_months() {
        for (text, period) in [
            ("2024", "2024"),
            (" 2026K1", "2026K1"),
            ("2026 q4", "2026K4"),
            ("2026M4", "2026M04"),
            ("2026K2*", "2026K2"),
            ("2024.0", "2024"),
            ("1. kvartal 2026", "2026K1"),
            ("4. kvt. 2026", "2026K4"),
            ("Q3 2026", "2026K3"),
        ] {
            assert_eq!(Period::parse(text).unwrap().as_str(), period);
        }
        for bad in [
            "",
            "24",
            "20245",
            "5. kvartal 2026",
            "kvartal 2026",
            "1. kvartal 26",
            "maj 2026",
            "2024.5",
            "1. kvartal 2026K1",
            "1899",
            "2101",
            "2026K5",
            "2026K",
            "2026M13",
            "2026x",
            "år 2024",
            "2024-",
            "12,5",
            "Ærø 1",
        ] {
            assert_eq!(Period::parse(bad), None, "{bad}");
        }
    }
}
