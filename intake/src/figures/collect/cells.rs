//! Which figure a cell holds, and whether it can be taken.

use std::borrow::Cow;

use domain::figure::Unit;

use super::{Collector, Spot, place};
use crate::{
    Missing, Number, ProblemKind, Refused,
    figures::FigureRow,
    limits::MOST_FIGURES,
    report::{Said, shortened},
};

impl Collector<'_> {
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
