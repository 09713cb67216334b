//! Which area and which measure a text is: asked of staff once, however often it stands in the file.

use super::{Collector, Spot, place};
use crate::{
    Answer, Asked, Candidate, ProblemKind, Refused,
    limits::MOST_NAMES,
    names::{Match, Patience},
    report::{Said, shortened},
};

/// What a name was resolved to: its place in the figures' list, or why it has none.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Resolved {
    Is(u32, bool),
    LeftOut,
    Outside,
    Doubtful(Vec<usize>),
    Unknown,
}

impl Collector<'_> {
    /// Whether a text is an area, without counting anything.
    pub(crate) fn is_area(&self, text: &str, codes: bool) -> bool {
        !text.is_empty()
            && !matches!(self.known.areas.find(text, self.level, codes, &mut Patience::none()), Match::Unknown)
    }

    /// The area of a text; `None` when it is none that is taken, which is counted for so many numbers.
    pub(crate) fn area(
        &mut self,
        text: &str,
        codes: bool,
        waiting: impl FnOnce() -> u64,
        at: &Spot<'_>,
    ) -> Result<Option<u32>, Refused> {
        if let Some(Resolved::Is(place, false)) = self.by_area.get(text) {
            return Ok(Some(*place));
        }
        if !self.by_area.contains_key(text) {
            if self.by_area.len() >= MOST_NAMES {
                return Err(Refused::TooMany { what: "forskellige områder", most: MOST_NAMES as u64 });
            }
            let resolved = self.resolve_area(text, codes);
            self.by_area.insert(text.to_owned(), resolved);
        }
        let resolved = self.by_area[text].clone();
        Ok(self.told(Asked::Area, text, &resolved, waiting(), at))
    }

    fn resolve_area(&mut self, text: &str, codes: bool) -> Resolved {
        let found = match self.answers.areas.get(text) {
            Some(Answer::LeaveOut) => return Resolved::LeftOut,
            Some(Answer::Is(code)) => {
                let code = domain::area::AreaCode::parse(code);
                code.and_then(|code| self.known.areas.place(&code)).map_or(Match::Unknown, Match::Exact)
            }
            None | Some(Answer::New) => self.known.areas.find(text, self.level, codes, &mut self.patience),
        };
        self.resolved(found, |collector, at| {
            if let Some(known) = collector.by_place.get(&at) {
                return *known;
            }
            let new = place(collector.figures.areas.len());
            collector.figures.areas.push(collector.known.areas.get(at).code.clone());
            collector.by_place.insert(at, new);
            new
        })
    }

    /// The measure of a text; `None` when it is none that is taken.
    pub(crate) fn measure(&mut self, text: &str, waiting: u64, at: &Spot<'_>) -> Result<Option<u32>, Refused> {
        if let Some(Resolved::Is(place, false)) = self.by_measure.get(text) {
            return Ok(Some(*place));
        }
        if !self.by_measure.contains_key(text) {
            if self.by_measure.len() >= MOST_NAMES {
                return Err(Refused::TooMany { what: "forskellige mål", most: MOST_NAMES as u64 });
            }
            let found = match self.answers.measures.get(text) {
                Some(Answer::LeaveOut) => Err(Resolved::LeftOut),
                Some(Answer::Is(id)) => Ok(self.measures.place(id).map_or(Match::Unknown, Match::Exact)),
                None | Some(Answer::New) => Ok(self.measures.find(text)),
            };
            let resolved = match found {
                Err(resolved) => resolved,
                Ok(found) => self.resolved(found, |collector, at| {
                    let measure = &collector.measures.all()[at];
                    let list = &mut collector.figures.measures;
                    place(list.iter().position(|known| *known == measure.id).unwrap_or_else(|| {
                        list.push(measure.id.clone());
                        collector.units.push(measure.unit);
                        list.len() - 1
                    }))
                }),
            };
            self.by_measure.insert(text.to_owned(), resolved);
        }
        let resolved = self.by_measure[text].clone();
        Ok(self.told(Asked::Measure, text, &resolved, waiting, at))
    }

    /// Whether a text that was asked for is a measure as it stands, so that nothing more need be said of it.
    pub(crate) fn is_plain_measure(&self, text: &str) -> bool {
        matches!(self.by_measure.get(text), Some(Resolved::Is(_, false)))
    }

    fn resolved(&mut self, found: Match, place: impl FnOnce(&mut Self, usize) -> u32) -> Resolved {
        match found {
            Match::Exact(at) => Resolved::Is(place(self, at), false),
            Match::Forgiven(at) => Resolved::Is(place(self, at), true),
            Match::Doubtful(among) => Resolved::Doubtful(among),
            Match::Outside => Resolved::Outside,
            Match::Unknown => Resolved::Unknown,
        }
    }

    /// Counts what a name was resolved to.
    fn told(&mut self, about: Asked, text: &str, resolved: &Resolved, waiting: u64, at: &Spot<'_>) -> Option<u32> {
        let (kind, among, what, advice) = match resolved {
            Resolved::Is(place, false) => return Some(*place),
            Resolved::Is(place, true) => {
                let name = match about {
                    Asked::Area => self.figures.areas[*place as usize].to_string(),
                    Asked::Measure => self.figures.measures[*place as usize].clone(),
                };
                self.problems.add(ProblemKind::NameForgiven, at.line, at.column, || Said {
                    field: (at.field)(),
                    what: format!("»{}« er læst som {name}", shortened(text)),
                    advice: "Kontrollér, at det passer".into(),
                });
                return Some(*place);
            }
            Resolved::LeftOut => (ProblemKind::LeftOut, None, "er valgt fra", "Ret svaret, hvis det skal med"),
            Resolved::Outside => {
                (ProblemKind::OutsideDivision, None, "hører ikke til et område", "Du skal ikke gøre noget")
            }
            Resolved::Doubtful(among) => {
                let kind = if about == Asked::Area { ProblemKind::DoubtfulArea } else { ProblemKind::UnknownMeasure };
                (kind, Some(among.as_slice()), "kan være flere eller er næsten et, vi kender", "Vælg det rigtige")
            }
            Resolved::Unknown => match about {
                Asked::Area => (
                    ProblemKind::UnknownArea,
                    Some(&[][..]),
                    "er ikke et område, vi kender",
                    "Vælg området, eller lad det ude",
                ),
                Asked::Measure => (
                    ProblemKind::UnknownMeasure,
                    Some(&[][..]),
                    "er ikke et mål, vi kender",
                    "Vælg målet, eller lad det ude",
                ),
            },
        };
        self.not_taken += waiting;
        self.problems.add(kind, at.line, at.column, || Said {
            field: (at.field)(),
            what: format!("»{}« {what}", shortened(text)),
            advice: advice.into(),
        });
        if let Some(among) = among {
            let (known, measures) = (self.known, self.measures);
            self.questions.ask(about, text, at.line, || match about {
                Asked::Area => among.iter().map(|at| Candidate::area(&known.areas, *at)).collect(),
                Asked::Measure => among.iter().map(|at| Candidate::measure(measures, *at)).collect(),
            });
        }
        None
    }
}
