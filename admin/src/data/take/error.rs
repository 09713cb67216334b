//! Why nothing was taken.

use std::fmt;

use app::causes::causes;
use store::StoreError;
use thiserror::Error;

use super::Kind;

/// How many lines are told of.
const MOST_TOLD: usize = 20;

/// Something in the file that can't be taken beside what is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Its line, from 1.
    pub line: u64,
    /// What is wrong, in Danish, without a full stop.
    pub what: String,
    /// What to do, in Danish, without a full stop.
    pub advice: String,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Linje {}: {}. {}.", self.line, self.what, self.advice)
    }
}

/// Why a file was not taken. Nothing is changed then.
#[derive(Debug, Error)]
pub enum TakeError {
    /// There is nothing in it that can be taken.
    #[error("Der er ingen {} i filen, der kan hentes ind. Intet er ændret.", .0.many())]
    Nothing(Kind),
    /// The set of data has no name.
    #[error("Datasættet har intet navn. Skriv, hvad det skal hedde. Intet er ændret.")]
    NoTitle,
    /// The source is none that is known.
    #[error("Kilden »{0}« kender vi ikke. Vælg en af dem, der står under »Kilder« på siden »Om«. Intet er ændret.")]
    UnknownSource(String),
    /// Some lines contradict what is here, or lack what is needed.
    #[error("Intet er ændret. {}", lines(.0))]
    Wrong(Vec<Wrong>),
    /// Colleagues kept writing at the same moment.
    #[error("Kolleger ændrede data i samme øjeblik. Intet er ændret; prøv igen.")]
    Busy,
    /// The outlines could not be computed with.
    #[error("Omridsene kunne ikke regnes igennem. Intet er ændret; sig det til dem, der driver siden.")]
    Stopped,
    /// The database refused.
    #[error("Databasen svarede ikke; intet er ændret ({}).", causes(.0))]
    Store(#[from] StoreError),
}

fn lines(all: &[Wrong]) -> String {
    let mut told: Vec<String> = all.iter().take(MOST_TOLD).map(Wrong::to_string).collect();
    if all.len() > MOST_TOLD {
        told.push(match all.len() - MOST_TOLD {
            1 => "Og én linje mere.".to_owned(),
            more => format!("Og {more} linjer mere."),
        });
    }
    told.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_lines_are_counted() {
        let wrong = |line| Wrong { line, what: "det er forkert".into(), advice: "Ret det".into() };
        let told = TakeError::Wrong((1..=25).map(wrong).collect()).to_string();
        assert!(told.starts_with("Intet er ændret. Linje 1: det er forkert. Ret det.\nLinje 2"), "{told}");
        assert!(told.contains("Linje 20:") && !told.contains("Linje 21:") && told.ends_with("Og 5 linjer mere."));
    }
}
