//! The name of a file that somebody brings in. It is shown and kept, and never used as a path.

use serde::Serialize;

use crate::Refused;

/// The longest name, in bytes.
const LONGEST: usize = 255;

/// A plain name: not empty, no folders, no control signs, nothing that turns the reading direction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct FileName(String);

impl FileName {
    /// Takes a name as a browser sends it.
    ///
    /// # Errors
    /// [`Refused::FileName`] with what is left of the name for showing.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let odd = |c: char| c.is_control() || turns(c) || matches!(c, '/' | '\\' | ':');
        let dots = text.trim_matches(['.', ' ']).is_empty();
        if dots || text.len() > LONGEST || text.contains(odd) {
            let shown = text.chars().filter(|c| !c.is_control() && !turns(*c)).take(60).collect();
            return Err(Refused::FileName(shown));
        }
        Ok(Self(text.to_owned()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_pass() {
        for good in ["roder 2026.csv", "Beskæftigelse (ny).xlsx", ".skjult", "a..b.json"] {
            assert_eq!(FileName::parse(good).unwrap().as_str(), good);
        }
        let long = "a".repeat(256);
        for bad in ["", ".", "..", " ", "../x.csv", "a/b", "a\\b", "C:x", "a\0b", "a\nb", "fdp\u{202e}vsc.exe", &long] {
            assert!(FileName::parse(bad).is_err(), "{bad:?}");
        }
    }
}
