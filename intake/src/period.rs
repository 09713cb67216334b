//! The time that figures are of.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A year ("2024"), a quarter ("2026K1") or a month ("2026M04"), from 1900 to 2100.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Period(String);

impl Period {
    /// Reads a period as publishers write it; English quarters ("2026Q1") become Danish ones. `None` for other texts.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
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
    fn years_quarters_and_months() {
        for (text, period) in [("2024", "2024"), (" 2026K1", "2026K1"), ("2026 q4", "2026K4"), ("2026M4", "2026M04")] {
            assert_eq!(Period::parse(text).unwrap().as_str(), period);
        }
        for bad in [
            "", "24", "20245", "1899", "2101", "2026K5", "2026K", "2026M13", "2026x", "år 2024", "2024-", "12,5",
            "Ærø 1",
        ] {
            assert_eq!(Period::parse(bad), None, "{bad}");
        }
    }
}
