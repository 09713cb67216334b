//! Settings in addresses: `graense.uddannelse=30&antal.samlet=3`. What is as published is left out.

use thiserror::Error;

use super::{Knob, Knobs, Sets};

/// A part of an address that is no setting. The setting then stays as published.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Misread {
    /// There is no such knob.
    #[error("»{0}« findes ikke i denne metode.")]
    Unknown(String),
    /// The value is not a number.
    #[error("»{value}« er ikke et tal ({name}).")]
    NoNumber {
        /// The knob.
        name: String,
        /// What was given.
        value: String,
    },
    /// The value is a fraction of what is counted whole.
    #[error("»{value}« er ikke et helt tal ({name}).")]
    NotWhole {
        /// The knob.
        name: String,
        /// What was given.
        value: String,
    },
    /// The value is out of range.
    #[error("{name} skal ligge mellem {lowest} og {highest}.")]
    OutOfRange {
        /// The knob.
        name: String,
        /// The lowest value, as people write it.
        lowest: String,
        /// The highest value, as people write it.
        highest: String,
    },
}

/// What the names of knobs begin with; other names in an address are not ours to judge.
const KINDS: [&str; 4] = ["graense.", "antal.", "uden.", "vaegt."];
/// The longest piece of an address that is repeated in a message, in characters.
const LONGEST: usize = 40;

impl Knobs {
    /// The setting that an address states, and what in it can't be used.
    #[must_use]
    pub fn read<'a>(&self, pairs: impl Iterator<Item = (&'a str, &'a str)>) -> (Vec<f64>, Vec<Misread>) {
        let mut setting = self.published();
        let mut misread = Vec::new();
        for (name, value) in pairs.filter(|(name, _)| KINDS.iter().any(|kind| name.starts_with(kind))) {
            let Some(at) = self.0.iter().position(|knob| knob.name == name) else {
                misread.push(Misread::Unknown(cut(name)));
                continue;
            };
            match self.0[at].parse(value) {
                Ok(Some(value)) => setting[at] = value,
                Ok(None) => {}
                Err(problem) => misread.push(problem),
            }
        }
        (setting, misread)
    }

    /// What a setting moves, as names and values of an address.
    pub fn pairs(&self, setting: &[f64]) -> impl Iterator<Item = (String, String)> {
        self.moved(setting).map(|(knob, value)| (knob.name.clone(), value.to_string()))
    }
}

impl Knob {
    /// A value as it is typed, with a point or a comma; `None` when nothing is.
    ///
    /// # Errors
    /// [`Misread`] for what is no number, or one that is out of range.
    pub fn parse(&self, text: &str) -> Result<Option<f64>, Misread> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let number = text.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
        let number = number.ok_or_else(|| Misread::NoNumber { name: self.name.clone(), value: cut(text) })?;
        if !(self.lowest..=self.highest).contains(&number) {
            let write = |number: f64| number.to_string().replace('.', ",");
            let (lowest, highest) = (write(self.lowest), write(self.highest));
            return Err(Misread::OutOfRange { name: self.name.clone(), lowest, highest });
        }
        let is_whole = matches!(self.sets, Sets::Count(_) | Sets::LeftOut(..));
        if is_whole && number.fract() != 0.0 {
            return Err(Misread::NotWhole { name: self.name.clone(), value: cut(text) });
        }
        Ok(Some(number))
    }
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST { text.to_owned() } else { text.chars().take(LONGEST).chain(['…']).collect() }
}
