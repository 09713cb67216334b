//! What came of taking a file, in words.

use domain::text::count;
use intake::Taken;

/// What a file held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Figures.
    Figures,
    /// The municipality's criteria for roder.
    Criteria,
    /// Outlines.
    Outlines,
    /// Rows for the state's lists.
    StateList,
    /// Initiatives.
    Initiatives,
}

impl Kind {
    /// The kind of what was read.
    #[must_use]
    pub fn of(taken: &Taken) -> Self {
        match taken {
            Taken::Figures(_) => Self::Figures,
            Taken::Criteria(_) => Self::Criteria,
            Taken::Outlines(_) => Self::Outlines,
            Taken::StateList(_) => Self::StateList,
            Taken::Initiatives(_) => Self::Initiatives,
        }
    }

    /// What they are called, in the plural.
    #[must_use]
    pub fn many(self) -> &'static str {
        match self {
            Self::Figures | Self::Criteria => "tal",
            Self::Outlines => "omrids",
            Self::StateList => "oplysninger til statens lister",
            Self::Initiatives => "indsatser",
        }
    }

    /// Of so many, what is new and what is changed: "nyt", "nye", "ændret", "ændrede".
    fn new_and_changed(self, added: usize, changed: usize) -> String {
        let neuter = matches!(self, Self::Figures | Self::Criteria | Self::Outlines);
        let new = match added {
            1 if neuter => "nyt",
            1 => "ny",
            _ => "nye",
        };
        let one = match self {
            Self::Figures | Self::Criteria => "tal",
            Self::Outlines => "område",
            Self::StateList => "oplysning til statens lister",
            Self::Initiatives => "indsats",
        };
        let many = if self == Self::Outlines { "områder" } else { self.many() };
        let noun = if added == 1 { one } else { many };
        let is_changed = if changed == 1 { "ændret" } else { "ændrede" };
        let what = if self == Self::Outlines { " omrids" } else { "" };
        format!("{} {new} {noun} og {} {is_changed}{what}", number(added), number(changed))
    }
}

/// What came of taking a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was written.
    New {
        /// What the file held.
        kind: Kind,
        /// The id and title of the new set of data; `None` for lists and initiatives, which belong to none.
        snapshot: Option<(String, String)>,
        /// How many were not there before.
        added: usize,
        /// How many are otherwise than before.
        changed: usize,
        /// What else should be known, a sentence each.
        notes: Vec<String>,
    },
    /// All of it is there already, with the set of data of this id where it belongs to one: nothing was written.
    Known {
        /// What the file held.
        kind: Kind,
        /// The set of data that it is in.
        snapshot: Option<String>,
    },
}

impl Outcome {
    /// What happened, in plain Danish: a sentence or more.
    #[must_use]
    pub fn summary(&self) -> String {
        match self {
            Self::Known { kind: Kind::Figures | Kind::Criteria, snapshot: Some(snapshot) } => {
                format!("De samme tal er der allerede, i datasæt {snapshot}. Intet er ændret.")
            }
            Self::Known { kind, .. } => format!("De samme {} er der allerede. Intet er ændret.", kind.many()),
            Self::New { kind, snapshot, notes, .. } => {
                let set = snapshot.as_ref().map(|(id, title)| format!(" Det er datasættet »{title}« ({id})."));
                let public = match kind {
                    Kind::Figures | Kind::Criteria => "Intet er offentligt, før en screening på det er udgivet.",
                    Kind::Outlines => "Offentligheden ser dem først, når en screening på datasættet er udgivet.",
                    Kind::StateList => "De står på områdernes sider nu.",
                    Kind::Initiatives => "De står på siderne nu.",
                };
                let told = format!("Indlæst: {}{} {public}", self.counts(), set.unwrap_or_default());
                std::iter::once(told).chain(notes.iter().cloned()).collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// How much is new and how much is otherwise than before: "5 nye tal og 0 ændrede."
    #[must_use]
    pub fn counts(&self) -> String {
        match self {
            Self::New { kind, added, changed, .. } => format!("{}.", kind.new_and_changed(*added, *changed)),
            Self::Known { .. } => String::new(),
        }
    }

    /// Where it is, as the log says it.
    pub(super) fn place(&self) -> String {
        match self {
            Self::New { snapshot: Some((id, _)), .. } | Self::Known { snapshot: Some(id), .. } => {
                format!("snapshot/{id}")
            }
            Self::New { kind, .. } | Self::Known { kind, .. } => match kind {
                Kind::Initiatives => "initiatives".to_owned(),
                _ => "state-lists".to_owned(),
            },
        }
    }
}

fn number(of: usize) -> String {
    count(f64::from(u32::try_from(of).unwrap_or(u32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(kind: Kind, added: usize, changed: usize) -> String {
        Outcome::New { kind, snapshot: None, added, changed, notes: vec![] }.counts()
    }

    #[test]
    fn one_and_many_are_said_rightly() {
        assert_eq!(told(Kind::Figures, 3192, 1), "3.192 nye tal og 1 ændret.");
        assert_eq!(told(Kind::Criteria, 1, 0), "1 nyt tal og 0 ændrede.");
        assert_eq!(told(Kind::Outlines, 1, 2), "1 nyt område og 2 ændrede omrids.");
        assert_eq!(told(Kind::Initiatives, 1, 1), "1 ny indsats og 1 ændret.");
        assert_eq!(told(Kind::StateList, 2, 0), "2 nye oplysninger til statens lister og 0 ændrede.");
    }

    #[test]
    fn what_is_public_is_said() {
        let of = |kind, snapshot: Option<(&str, &str)>| {
            let snapshot = snapshot.map(|(id, title)| (id.to_owned(), title.to_owned()));
            Outcome::New { kind, snapshot, added: 1, changed: 0, notes: vec!["Se efter.".into()] }.summary()
        };
        assert_eq!(
            of(Kind::Figures, Some(("ab12", "Tal 2027"))),
            "Indlæst: 1 nyt tal og 0 ændrede. Det er datasættet »Tal 2027« (ab12). Intet er offentligt, før en \
             screening på det er udgivet. Se efter."
        );
        assert!(of(Kind::Initiatives, None).contains("De står på siderne nu."));
        let known = Outcome::Known { kind: Kind::StateList, snapshot: None };
        assert_eq!(known.summary(), "De samme oplysninger til statens lister er der allerede. Intet er ændret.");
    }
}
