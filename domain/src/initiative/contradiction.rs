//! What is told of an initiative and can't all be so. A hint for whoever writes it; nothing is refused for it.

use std::fmt;

use crate::text;

/// What is told of an initiative, as far as it can contradict itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// "`named_places`", "citywide" or "`designated_areas`".
    pub scope: String,
    /// The names of the areas that it names.
    pub areas: Vec<String>,
    /// The names of the areas that its place lies in, when that is known: those that hold each other, small to large; none
    /// for a place outside the city.
    pub around: Option<Vec<String>>,
    /// Its status as a code.
    pub status: String,
    /// Whether it has dates that are yet to come; `None` where it has no dates at all.
    pub has_dates_to_come: Option<bool>,
    /// The youngest it is for, in years.
    pub age_from: Option<i64>,
    /// The oldest it is for, in years.
    pub age_to: Option<i64>,
    /// The year it began.
    pub started: Option<i32>,
    /// This year.
    pub this_year: i32,
}

/// Two things that can't both be so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contradiction {
    /// The youngest is older than the oldest.
    Ages(i64, i64),
    /// It has ended, and there are dates to come.
    EndedWithDates,
    /// It runs, and all its dates are over.
    RunningWithoutDates,
    /// It is planned, and began in a year that is over.
    PlannedAndBegun(i32),
    /// It is for the whole city, and names areas.
    CitywideWithAreas,
    /// It is for named places, and names none.
    NamesNone,
    /// Its place lies in none of the areas that it names; where it lies instead, none being outside the city.
    Elsewhere(Vec<String>),
}

impl Told {
    /// Everything in it that can't be so, in the order of the form's fields.
    #[must_use]
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let ages = self.age_from.zip(self.age_to).filter(|(from, to)| from > to);
        let elsewhere = self
            .around
            .as_ref()
            .filter(|around| !self.areas.is_empty() && !self.areas.iter().any(|area| around.contains(area)));
        let begun = self.started.filter(|year| self.status == "planned" && *year < self.this_year);
        let is = |it: bool, contradiction: Contradiction| it.then_some(contradiction);
        [
            ages.map(|(from, to)| Contradiction::Ages(from, to)),
            is(self.scope == "citywide" && !self.areas.is_empty(), Contradiction::CitywideWithAreas),
            is(self.scope == "named_places" && self.areas.is_empty(), Contradiction::NamesNone),
            elsewhere.map(|around| Contradiction::Elsewhere(around.clone())),
            is(self.status == "ended" && self.has_dates_to_come == Some(true), Contradiction::EndedWithDates),
            is(self.status == "running" && self.has_dates_to_come == Some(false), Contradiction::RunningWithoutDates),
            begun.map(Contradiction::PlannedAndBegun),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// In Danish: what it is, and what to look at.
impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ages(from, to) => write!(f, "Den er fra {from} år og til {to} år. Er de to tal byttet om?"),
            Self::EndedWithDates => {
                f.write_str("Den er afsluttet, men har kommende datoer. Er status eller datoerne forkerte?")
            }
            Self::RunningWithoutDates => {
                f.write_str("Den er i gang, men alle datoer er forbi. Skal der nye datoer på, eller er den slut?")
            }
            Self::PlannedAndBegun(year) => write!(f, "Den er planlagt, men begyndte i {year}. Er den i gang?"),
            Self::CitywideWithAreas => f.write_str("Den er for hele byen, men nævner områder. Er den kun for dem?"),
            Self::NamesNone => {
                f.write_str("Den er for bestemte steder, men nævner ingen områder. Vælg dem, eller vælg hele byen.")
            }
            Self::Elsewhere(around) if around.is_empty() => f.write_str(
                "Stedet ligger uden for København, men der er valgt områder. Er stedet eller områderne forkerte?",
            ),
            Self::Elsewhere(around) => {
                let around = text::join_and(around);
                write!(
                    f,
                    "Stedet ligger i {around}, men det er ikke valgt under »Områder«. Er stedet forkert, eller mangler der et område?"
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sound() -> Told {
        Told {
            scope: "named_places".into(),
            areas: vec!["Tingbjerg".into()],
            around: Some(vec!["Tingbjerg".into(), "Brønshøj-Husum".into()]),
            status: "running".into(),
            has_dates_to_come: Some(true),
            age_from: Some(6),
            age_to: Some(12),
            started: Some(2021),
            this_year: 2026,
        }
    }

    #[test]
    fn what_fits_together_is_left_alone() {
        assert_eq!(sound().contradictions(), []);
        let little = Told { scope: "citywide".into(), status: "unknown".into(), ..Told::default() };
        assert_eq!(little.contradictions(), []);
        let larger = Told { areas: vec!["Brønshøj-Husum".into()], ..sound() };
        assert_eq!(larger.contradictions(), [], "a larger area holds the place too");
    }

    #[test]
    fn each_contradiction_is_found_and_said() {
        type Change = fn(&mut Told);
        let changes: [(Change, &str); 8] = [
            (|told| told.age_from = Some(13), "fra 13 år og til 12 år"),
            (|told| told.scope = "citywide".into(), "hele byen"),
            (|told| told.areas.clear(), "nævner ingen områder"),
            (|told| told.areas = vec!["Valby".into()], "ligger i Tingbjerg og Brønshøj-Husum"),
            (|told| told.around = Some(vec![]), "uden for København"),
            (|told| told.status = "ended".into(), "afsluttet"),
            (|told| told.has_dates_to_come = Some(false), "alle datoer er forbi"),
            (|told| told.status = "planned".into(), "begyndte i 2021"),
        ];
        for (change, said) in changes {
            let mut told = sound();
            change(&mut told);
            let found = told.contradictions();
            assert_eq!(found.len(), 1, "{said}: {found:?}");
            assert!(found[0].to_string().contains(said), "{}", found[0]);
        }
    }

    proptest! {
        #[test]
        fn what_is_not_known_contradicts_nothing(from in 0i64..120, year in 1950i32..2030) {
            let told = Told { age_from: Some(from), started: Some(year), this_year: 2026, ..Told::default() };
            prop_assert_eq!(told.contradictions(), []);
        }
    }
}
