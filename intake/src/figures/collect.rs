//! What is done with an area, a measure, a period and a cell, wherever they stand.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use domain::{area::Level, figure::Unit};
use hashbrown::HashTable;

use super::{FigureRow, Figures};
use crate::{
    Answer, Answers, Asked, Candidate, Known, Measures, Missing, Number, Part, Period, ProblemKind, Refused, Report,
    limits::{MOST_FIGURES, MOST_NAMES},
    names::{Match, Patience, Questions},
    report::{Problems, Said, shortened},
};

/// Where something stands: line and column from 1, and the column's name.
pub(crate) struct Spot<'s> {
    pub line: u64,
    pub column: u64,
    pub field: &'s dyn Fn() -> String,
}

/// What a name was resolved to: its place in the figures' list, or why it has none.
#[derive(Debug, Clone, PartialEq)]
enum Resolved {
    Is(u32, bool),
    LeftOut,
    Outside,
    Doubtful(Vec<usize>),
    Unknown,
}

/// Collects figures, problems and questions.
pub(crate) struct Collector<'k> {
    known: &'k Known,
    measures: &'k Measures,
    answers: &'k Answers,
    level: Option<Level>,
    dash_is_zero: bool,
    figures: Figures,
    units: Vec<Option<Unit>>,
    by_area: HashMap<String, Resolved>,
    /// Where an area of those known stands among the figures'.
    by_place: HashMap<usize, u32>,
    by_measure: HashMap<String, Resolved>,
    by_period: HashMap<Period, u32>,
    /// Where among the rows each area, measure and period stands; found by [`mixed`].
    seen: HashTable<u32>,
    pub problems: Problems,
    questions: Questions,
    patience: Patience,
    rows: u64,
    rows_taken: u64,
    not_taken: u64,
}

impl<'k> Collector<'k> {
    pub(crate) fn new(
        known: &'k Known,
        measures: &'k Measures,
        answers: &'k Answers,
        level: Option<Level>,
        dash_is_zero: bool,
    ) -> Self {
        Self {
            known,
            measures,
            answers,
            level,
            dash_is_zero,
            figures: Figures::default(),
            units: Vec::new(),
            by_area: HashMap::new(),
            by_place: HashMap::new(),
            by_measure: HashMap::new(),
            by_period: HashMap::new(),
            seen: HashTable::new(),
            problems: Problems::default(),
            questions: Questions::default(),
            patience: Patience::of_a_file(),
            rows: 0,
            rows_taken: 0,
            not_taken: 0,
        }
    }

    /// A row has been read, and so many of its figures were taken.
    pub(crate) fn row(&mut self, taken: u64) {
        self.rows += 1;
        self.rows_taken += u64::from(taken > 0);
    }

    /// So many numbers are not taken.
    pub(crate) fn leave(&mut self, numbers: u64) {
        self.not_taken += numbers;
    }

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

    /// The place of a period.
    pub(crate) fn period(&mut self, period: &Period) -> u32 {
        if let Some(at) = self.by_period.get(period) {
            return *at;
        }
        let at = place(self.figures.periods.len());
        self.figures.periods.push(period.clone());
        self.by_period.insert(period.clone(), at);
        at
    }

    /// Takes what a cell holds for an area, a measure and a period. Tells whether a figure was taken.
    pub(crate) fn cell<'t>(
        &mut self,
        key: (u32, u32, u32),
        number: Number,
        text: impl Fn() -> Cow<'t, str>,
        at: &Spot<'_>,
    ) -> Result<bool, Refused> {
        let value = match number {
            Number::Known(value) => value,
            Number::Missing(Missing::Dash) if self.dash_is_zero => 0.0,
            Number::Missing(missing) => {
                self.missing(missing, at);
                return Ok(false);
            }
            Number::Text => {
                let advice = "Skriv et tal, eller lad feltet være tomt";
                self.wrong(ProblemKind::NotANumber, "er ikke et tal", advice, &text(), at);
                return Ok(false);
            }
            Number::OtherSign => {
                let advice = "Ret tallet, eller vælg det andet decimaltegn for hele filen";
                self.wrong(ProblemKind::OtherSign, "har et andet decimaltegn", advice, &text(), at);
                return Ok(false);
            }
        };
        if let Some(unit) = self.units[key.1 as usize].filter(|unit| !unit.allows(value)) {
            let (what, advice) = impossible(unit);
            self.wrong(ProblemKind::ImpossibleValue, what, advice, &text(), at);
            return Ok(false);
        }
        self.add(key, value, at)
    }

    fn add(&mut self, (area, measure, period): (u32, u32, u32), value: f64, at: &Spot<'_>) -> Result<bool, Refused> {
        let place_of = |row: &FigureRow| (row.area, row.measure, row.period);
        let is_it = |at: &u32| place_of(&self.figures.rows[*at as usize]) == (area, measure, period);
        if let Some(first) = self.seen.find(mixed((area, measure, period)), is_it) {
            let earlier = &mut self.figures.rows[*first as usize];
            let line = earlier.line;
            // Bit for bit: written the same way, it is the same number.
            if earlier.value.to_bits() == value.to_bits() {
                self.problems.add(ProblemKind::Repeated, at.line, at.column, || Said {
                    field: (at.field)(),
                    what: format!("Tallet står også i linje {line}"),
                    advice: "Du skal ikke gøre noget; det tages én gang".into(),
                });
                return Ok(false);
            }
            // Neither of them can be trusted: the first goes too, unless it has gone already.
            self.not_taken += 1 + u64::from(!earlier.value.is_nan());
            earlier.value = f64::NAN;
            self.problems.add(ProblemKind::Contradiction, at.line, at.column, || Said {
                field: (at.field)(),
                what: format!("Linje {line} har et andet tal for samme område, mål og periode"),
                advice: "Find det rigtige tal, og slet det andet. Ingen af dem tages".into(),
            });
            return Ok(false);
        }
        if self.figures.rows.len() >= MOST_FIGURES {
            return Err(Refused::TooMany { what: "tal", most: MOST_FIGURES as u64 });
        }
        let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        let (line, column) = (small(at.line), small(at.column));
        let rows = &mut self.figures.rows;
        rows.push(FigureRow { area, measure, period, line, column, value });
        let hash = |at: &u32| mixed(place_of(&rows[*at as usize]));
        self.seen.insert_unique(mixed((area, measure, period)), place(rows.len() - 1), hash);
        Ok(true)
    }

    fn missing(&mut self, missing: Missing, at: &Spot<'_>) {
        let (kind, what, advice) = match missing {
            Missing::Withheld => (
                ProblemKind::Withheld,
                "Tallet er diskretioneret eller for usikkert",
                "Det vises som »ikke offentliggjort«",
            ),
            Missing::Impossible => (ProblemKind::CannotBe, "Tallet kan ikke forekomme", "Du skal ikke gøre noget"),
            Missing::Dash => (
                ProblemKind::Dash,
                "Der står en streg; den læses som »intet tal«",
                "Vælg »streg betyder nul«, hvis kilden mener 0",
            ),
            Missing::Blank | Missing::NotStated => (ProblemKind::Blank, "Der er intet tal", "Du skal ikke gøre noget"),
        };
        let said = || Said { field: (at.field)(), what: what.into(), advice: advice.into() };
        self.problems.add(kind, at.line, at.column, said);
    }

    /// Counts a number that is not taken because it is wrong.
    pub(crate) fn wrong(&mut self, kind: ProblemKind, what: &str, advice: &str, text: &str, at: &Spot<'_>) {
        self.not_taken += 1;
        self.problems.add(kind, at.line, at.column, || Said {
            field: (at.field)(),
            what: format!("»{}« {what}", shortened(text)),
            advice: advice.into(),
        });
    }

    /// Tells of measures in percent whose numbers are all between 0 and 1: they look like shares of one.
    fn shares(&mut self) {
        // The first of each, and how many there are; and whether none is larger.
        let mut of_one: Vec<Option<(FigureRow, u64)>> = vec![None; self.units.len()];
        let mut is_percent: Vec<bool> = self.units.iter().map(|unit| *unit == Some(Unit::Procent)).collect();
        for row in self.figures.rows.iter().filter(|row| row.value != 0.0) {
            let at = row.measure as usize;
            is_percent[at] &= row.value <= 1.0;
            of_one[at] = Some(of_one[at].map_or((*row, 1), |(first, count)| (first, count + 1)));
        }
        for (first, count) in of_one.into_iter().zip(is_percent).filter_map(|(first, is)| first.filter(|_| is)) {
            let measure = self.figures.measures[first.measure as usize].clone();
            self.problems.add(ProblemKind::SharesOfOne, first.line.into(), first.column.into(), || Said {
                field: measure,
                what: format!("Alle {count} tal er mellem 0 og 1, og målet er i procent"),
                advice: "Gang dem med 100, hvis de er andele, fx 0,25 for 25 %".into(),
            });
        }
    }

    /// The figures, the questions and the report.
    pub(crate) fn finish(mut self) -> (Figures, Vec<crate::Question>, Report) {
        self.figures.rows.retain(|row| !row.value.is_nan());
        self.shares();
        let mut parts: BTreeMap<(u32, u32, Option<Level>), u64> = BTreeMap::new();
        // Once for each area, as there can be many figures of one.
        let level = |code| self.known.areas.place(code).map(|at| self.known.areas.get(at).level);
        let levels: Vec<Option<Level>> = self.figures.areas.iter().map(level).collect();
        for row in &self.figures.rows {
            let level = levels[row.area as usize];
            *parts.entry((row.measure, row.period, level)).or_default() += 1;
        }
        let parts = parts.into_iter().map(|((measure, period, level), count)| {
            let measure = &self.figures.measures[measure as usize];
            let period = &self.figures.periods[period as usize];
            Part { what: format!("{measure}, {period}, {}", level.map_or("", Level::noun)), count }
        });
        let report = Report {
            rows: self.rows,
            rows_taken: self.rows_taken,
            taken: self.figures.rows.len() as u64,
            not_taken: self.not_taken,
            parts: parts.collect(),
            groups: self.problems.into_groups(),
        };
        (self.figures, self.questions.into_list(), report)
    }
}

/// A number that spreads places well: the finaliser of `SplitMix64` (Steele and others 2014) over both halves.
fn mixed((area, measure, period): (u32, u32, u32)) -> u64 {
    let mut mixed = (u64::from(area) << 32) | u64::from(measure);
    mixed = mixed.wrapping_add(u64::from(period).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// What a unit can't be, and what to do.
fn impossible(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Personer => ("kan ikke være et antal personer", "Skriv et helt tal, der ikke er negativt"),
        Unit::Procent => ("kan ikke være en andel i procent", "Skriv et tal fra 0 til 100"),
        Unit::Kr => ("kan ikke være et beløb her", "Skriv et tal, der ikke er negativt"),
        Unit::Pr1000 => ("kan ikke være et antal pr. 1.000", "Skriv et tal, der ikke er negativt"),
    }
}

/// A place in a list; lists are far shorter than four thousand millions.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
