//! The answers of criteria that ask about others.

use super::{super::language::Language, label, number::nearest};
use crate::{
    method::criterion::{Count, Neighbours, Years},
    screening::{Screening, Verdict},
    text,
};

/// A criterion and the area that it is asked of.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub screening: &'a Screening<'a>,
    pub criterion: usize,
    pub area: usize,
    pub language: Language,
}

impl Asked<'_> {
    fn said(&self) -> Verdict {
        self.screening.verdict(self.criterion, self.area)
    }

    fn verdict(&self, id: &str) -> Verdict {
        let place = self.screening.method().criteria.iter().position(|criterion| criterion.id == id);
        place.map_or(Verdict::NoData, |at| self.screening.verdict(at, self.area))
    }

    fn name(&self, id: &str) -> String {
        let method = self.screening.method();
        method.criterion(id).map_or_else(|| id.to_owned(), |criterion| label(method, criterion, self.language))
    }

    fn names(&self, ids: &[String], wanted: impl Fn(Verdict) -> bool) -> Vec<String> {
        ids.iter().filter(|id| wanted(self.verdict(id))).map(|id| self.name(id)).collect()
    }

    /// A sentence with a list in it, at the brace.
    fn listing(&self, danish: &str, english: &str, names: &[String]) -> String {
        self.language.pick(danish, english).replace("{}", &self.language.list(names))
    }

    /// What has no data; empty when everything has.
    fn missing(&self, open: &[String]) -> String {
        if open.is_empty() {
            return String::new();
        }
        self.listing("Der mangler data for {}.", "Data are missing for {}.", open)
    }

    fn nearest(&self, of: &[String]) -> String {
        nearest(self.screening, of, self.area, self.language)
    }

    /// So many of several: how many are met, how many must be, and what is nearest.
    pub(super) fn count(&self, rule: &Count) -> String {
        let met = self.names(&rule.of, |verdict| verdict == Verdict::Met);
        let open = self.names(&rule.of, Verdict::is_open);
        let needed = self.language.count(rule.at_least as usize);
        let must = match self.language {
            Language::Danish => format!("Mindst {needed} skal være opfyldt."),
            Language::English => format!("At least {needed} must be met."),
        };
        let mut sentences = vec![counted(&met, rule.of.len() - open.len(), self.language), must];
        let unmet: Vec<String> =
            rule.mandatory.iter().filter(|id| self.verdict(id) == Verdict::NotMet).map(|id| self.name(id)).collect();
        if !unmet.is_empty() {
            sentences.push(self.listing("Dette skal altid være opfyldt: {}.", "This must always be met: {}.", &unmet));
        }
        if (rule.at_least as usize).saturating_sub(met.len()) == 1 {
            sentences.push(self.nearest(&rule.of));
        }
        sentences.push(self.missing(&open));
        joined(&sentences)
    }

    /// All of several: which are not met, or that all are.
    pub(super) fn all(&self, of: &[String]) -> String {
        let unmet = self.names(of, |verdict| verdict == Verdict::NotMet);
        let open = self.names(of, Verdict::is_open);
        let said = if !unmet.is_empty() {
            self.listing("Ikke opfyldt: {}.", "Not met: {}.", &unmet)
        } else if open.is_empty() {
            self.listing("Alle krav er opfyldt: {}.", "All conditions are met: {}.", &self.names(of, |_| true))
        } else {
            String::new()
        };
        let near = if unmet.len() == 1 { self.nearest(of) } else { String::new() };
        joined(&[said, near, self.missing(&open)])
    }

    /// One of several: which are met, or that none is.
    pub(super) fn any(&self, of: &[String]) -> String {
        let met = self.names(of, |verdict| verdict == Verdict::Met);
        let unmet = self.names(of, |verdict| verdict == Verdict::NotMet);
        let open = self.names(of, Verdict::is_open);
        let (said, near) = match (met.is_empty(), unmet.is_empty()) {
            (false, _) => (self.listing("Opfyldt: {}.", "Met: {}.", &met), String::new()),
            (true, false) if unmet.len() == 1 => {
                (self.listing("Ikke opfyldt: {}.", "Not met: {}.", &unmet), self.nearest(of))
            }
            (true, false) => {
                (self.listing("Intet af dette er opfyldt: {}.", "None of these is met: {}.", &unmet), self.nearest(of))
            }
            (true, true) => (String::new(), String::new()),
        };
        joined(&[said, near, self.missing(&open)])
    }

    /// Over years.
    pub(super) fn years(&self, rule: &Years) -> String {
        let words = match self.said() {
            Verdict::Met => self.language.pick(
                "Området har opfyldt »{}« i {n} af de seneste {all} år.",
                "The area has met “{}” in {n} of the latest {all} years.",
            ),
            Verdict::NotMet => self.language.pick(
                "Området skal have opfyldt »{}« i {n} af de seneste {all} år. Det har det ikke.",
                "The area must have met “{}” in {n} of the latest {all} years. It has not.",
            ),
            Verdict::NoData | Verdict::Withheld => self.language.pick(
                "Der mangler tal for »{}« i nogle af de seneste {all} år.",
                "Figures for “{}” are missing in some of the latest {all} years.",
            ),
        };
        let needed = rule.at_least.unwrap_or(rule.latest);
        let needed = match needed {
            n if n == rule.latest => self.language.pick("alle", "all").to_owned(),
            n => format!("{} {n}", self.language.pick("mindst", "at least")),
        };
        words.replace("{}", &self.name(&rule.of)).replace("{n}", &needed).replace("{all}", &rule.latest.to_string())
    }

    /// In the neighbourhood.
    pub(super) fn neighbours(&self, rule: &Neighbours) -> String {
        let words = match self.said() {
            Verdict::Met => self
                .language
                .pick("Nok af områdets naboer opfylder »{}«.", "Enough of the area's neighbours meet “{}”."),
            Verdict::NotMet => self
                .language
                .pick("For få af områdets naboer opfylder »{}«.", "Too few of the area's neighbours meet “{}”."),
            Verdict::NoData | Verdict::Withheld => self.language.pick(
                "Der mangler tal for »{}« hos områdets naboer.",
                "Figures for “{}” are missing for the area's neighbours.",
            ),
        };
        words.replace("{}", &self.name(&rule.of))
    }

    /// Of a number that is not there.
    pub(super) fn no_value(&self, of: &str) -> String {
        let words = match self.said() {
            Verdict::Met => self.language.pick("Der er intet tal for »{}«.", "There is no figure for “{}”."),
            _ => self.language.pick("Der er et tal for »{}«.", "There is a figure for “{}”."),
        };
        let method = self.screening.method();
        let indicator = method.indicator(of).map(|indicator| (&indicator.name, &indicator.name_en));
        let score = || method.scores.iter().find(|score| score.id == of).map(|score| (&score.name, &score.name_en));
        let name = indicator.or_else(score).map_or("", |(danish, english)| self.language.of(danish, english));
        words.replace("{}", if name.is_empty() { of } else { name })
    }

    /// Not another.
    pub(super) fn not(&self, of: &str) -> String {
        let name = self.name(of);
        let words = match self.said() {
            Verdict::Met => self.language.pick("»{}« er ikke opfyldt.", "“{}” is not met."),
            Verdict::NotMet => self.language.pick("»{}« er opfyldt.", "“{}” is met."),
            Verdict::NoData | Verdict::Withheld => return self.missing(&[name]),
        };
        words.replace("{}", &name)
    }
}

/// Sentences in a row; empty ones are left out.
fn joined(sentences: &[String]) -> String {
    sentences.iter().map(String::as_str).filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ")
}

/// "Ét af fire kriterier er opfyldt (arbejde)."
fn counted(met: &[String], known: usize, language: Language) -> String {
    if known == 1 {
        let words = match met.len() {
            0 => ("Det ene kriterium med data er ikke opfyldt.", "The one criterion with data is not met."),
            _ => ("Det ene kriterium med data er opfyldt ({}).", "The one criterion with data is met ({})."),
        };
        return language.pick(words.0, words.1).replace("{}", &language.list(met));
    }
    let how_many = text::capitalised(&language.count(met.len()));
    let which = if met.is_empty() { String::new() } else { format!(" ({})", language.list(met)) };
    let all = language.count(known);
    match language {
        Language::Danish => format!("{how_many} af {all} kriterier med data er opfyldt{which}."),
        Language::English => {
            let verb = if met.len() == 1 { "is" } else { "are" };
            format!("{how_many} of {all} criteria with data {verb} met{which}.")
        }
    }
}
