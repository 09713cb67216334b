//! Areas by code and name.

use std::collections::HashMap;

use domain::area::{AreaCode, Level};

use super::{Match, key, key::is_near};
use crate::limits::MOST_NAME_COMPARISONS;

/// An area that the system has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownArea {
    /// Its code.
    pub code: AreaCode,
    /// Its level.
    pub level: Level,
    /// A name that stands alone: "Valby Syd".
    pub name: String,
    /// The publisher's name: "Syd"; empty where it is the same.
    pub official_name: String,
    /// The larger area that it lies in.
    pub parent: Option<AreaCode>,
}

/// All areas that the system has, ready for looking up.
#[derive(Debug, Default)]
pub struct Areas {
    all: Vec<KnownArea>,
    by_code: HashMap<String, usize>,
    by_key: HashMap<String, Vec<usize>>,
    /// Names that stand in front of others: those of areas, and the parts of a name with a slash.
    by_part: HashMap<String, Vec<usize>>,
    /// The keys of each area's two names.
    keys: Vec<[String; 2]>,
}

/// How many comparisons with known names may still be made to find near ones.
#[derive(Debug)]
pub(crate) struct Patience(usize);

impl Patience {
    /// As much as there is for one file.
    pub(crate) fn of_a_file() -> Self {
        Self(MOST_NAME_COMPARISONS)
    }

    /// None: near names are not looked for.
    pub(crate) fn none() -> Self {
        Self(0)
    }
}

/// How many near names are offered.
const MOST_CANDIDATES: usize = 5;

impl Areas {
    /// Makes areas ready. Of two with the same code the first counts.
    pub fn new(all: Vec<KnownArea>) -> Self {
        let mut known = Self::default();
        for (at, area) in all.iter().enumerate() {
            known.by_code.entry(area.code.as_str().to_owned()).or_insert(at);
            known.keys.push([key(&area.name), key(&area.official_name)]);
            for name in [&area.name, &area.official_name] {
                add(&mut known.by_key, key(name), at);
                for part in std::iter::once(name.as_str()).chain(name.split('/')) {
                    add(&mut known.by_part, key(part), at);
                }
            }
        }
        known.all = all;
        known
    }

    /// All of them.
    pub fn all(&self) -> &[KnownArea] {
        &self.all
    }

    /// An area by its place in the list.
    pub(crate) fn get(&self, at: usize) -> &KnownArea {
        &self.all[at]
    }

    /// The place of a code.
    pub(crate) fn place(&self, code: &AreaCode) -> Option<usize> {
        self.by_code.get(code.as_str()).copied()
    }

    /// What a text means, among the areas of a level if one is given. Codes that are numbers are only
    /// looked for in columns of codes. A small number needs a level besides: every publisher counts from 1, and a rode's
    /// code can be any of them.
    pub(crate) fn find(&self, text: &str, level: Option<Level>, codes: bool, patience: &mut Patience) -> Match {
        let text = text.trim();
        let at_level = |at: &usize| level.is_none_or(|level| self.all[*at].level == level);
        let is_number = text.bytes().all(|b| b.is_ascii_digit());
        if (codes || !is_number)
            && let Some(at) = self.by_code.get(text).filter(|at| at_level(at))
        {
            return if level.is_none() && is_bare(text) { Match::Doubtful(vec![*at]) } else { Match::Exact(*at) };
        }
        // Spreadsheets and registers add noughts in front, and take them away.
        let bare = text.trim_start_matches('0');
        if codes
            && is_number
            && (level.is_some() || !is_bare(bare))
            && let Some(at) = self.by_code.get(bare).filter(|at| at_level(at))
        {
            return Match::Forgiven(*at);
        }
        if let Some(at) = self.with_code(text).filter(at_level) {
            return Match::Forgiven(at);
        }
        let whole = key(text);
        if whole.is_empty() {
            return Match::Unknown;
        }
        if whole == key("Uden for inddeling") {
            return Match::Outside;
        }
        if let Some(found) = self.named(text, &whole, level) {
            return found;
        }
        if let Some((front, rest)) = split(text) {
            return self.within(front, rest, level, patience);
        }
        self.near(&whole, level, patience)
    }

    /// The area of "1003 Nørrebro": a code and its own name.
    fn with_code(&self, text: &str) -> Option<usize> {
        let (code, name) = text.split_once(' ')?;
        let at = *self.by_code.get(code)?;
        let wanted = key(name);
        let own = [&self.all[at].name, &self.all[at].official_name].into_iter().any(|own| key(own) == wanted);
        own.then_some(at)
    }

    /// The areas with a name. Names that stand alone come before publishers' names, which repeat themselves.
    fn named(&self, text: &str, whole: &str, level: Option<Level>) -> Option<Match> {
        let found = self.by_key.get(whole)?;
        let of_level: Vec<usize> =
            found.iter().copied().filter(|at| level.is_none_or(|level| self.all[*at].level == level)).collect();
        let alone: Vec<usize> = of_level.iter().copied().filter(|at| self.keys[*at][0] == whole).collect();
        let best = if alone.is_empty() { of_level } else { alone };
        Some(match best[..] {
            [] => return None,
            [at] if [&self.all[at].name, &self.all[at].official_name].into_iter().any(|name| name == text) => {
                Match::Exact(at)
            }
            [at] => Match::Forgiven(at),
            _ => Match::Doubtful(best),
        })
    }

    /// "Bydel - Nørrebro": a level and a name; "Vesterbro - Syd": the larger area and the smaller.
    fn within(&self, front: &str, rest: &str, level: Option<Level>, patience: &mut Patience) -> Match {
        let (front_key, rest_key) = (key(front), key(rest));
        if let Some(named) = Level::ALL.into_iter().find(|level| is_noun(&front_key, *level)) {
            if level.is_some_and(|level| level != named) {
                return Match::Unknown;
            }
            if rest_key == key("Uden for inddeling") {
                return Match::Outside;
            }
            return match self.named(rest, &rest_key, Some(named)) {
                Some(Match::Exact(at) | Match::Forgiven(at)) => Match::Exact(at),
                Some(found) => found,
                None => self.near(&rest_key, Some(named), patience),
            };
        }
        // A word that is no place of ours names another division, such as polling districts.
        let Some(fronts) = self.by_part.get(&front_key) else { return Match::Unknown };
        let smaller = |at: &usize| matches!(self.all[*at].level, Level::Kvarter | Level::Rode);
        let fits = |at: &usize| smaller(at) && level.is_none_or(|level| self.all[*at].level == level);
        let found: Vec<usize> = self.by_key.get(&rest_key).into_iter().flatten().copied().filter(fits).collect();
        let inside: Vec<usize> = found.iter().copied().filter(|at| self.lies_in(*at, fronts)).collect();
        let (found, inside) = (self.largest(found), self.largest(inside));
        match (&inside[..], &found[..]) {
            ([at], _) => Match::Exact(*at),
            ([], [at]) => Match::Forgiven(*at),
            ([], []) => self.near(&rest_key, level.or(Some(Level::Kvarter)), patience),
            ([], _) => Match::Doubtful(found),
            _ => Match::Doubtful(inside),
        }
    }

    /// Those of the largest level: a kvarter before the rode of the same name that lies in it.
    fn largest(&self, places: Vec<usize>) -> Vec<usize> {
        let largest = places.iter().map(|at| self.all[*at].level).min();
        places.into_iter().filter(|at| Some(self.all[*at].level) == largest).collect()
    }

    fn lies_in(&self, at: usize, larger: &[usize]) -> bool {
        let mut parent = self.all[at].parent.as_ref();
        // Two steps: rode, kvarter, bydel.
        for _ in 0..2 {
            let Some(place) = parent.and_then(|code| self.place(code)) else { return false };
            if larger.contains(&place) {
                return true;
            }
            parent = self.all[place].parent.as_ref();
        }
        false
    }

    /// The nearest names, if any are near and there is still time to look for them.
    fn near(&self, wanted: &str, level: Option<Level>, patience: &mut Patience) -> Match {
        let Some(left) = patience.0.checked_sub(self.all.len()) else { return Match::Unknown };
        patience.0 = left;
        let mut near: Vec<(usize, usize)> = Vec::new();
        for (at, area) in self.all.iter().enumerate() {
            if level.is_some_and(|level| level != area.level) {
                continue;
            }
            if let Some(distance) = self.keys[at].iter().filter_map(|name| is_near(wanted, name)).min() {
                near.push((distance, at));
            }
        }
        near.sort_unstable();
        near.truncate(MOST_CANDIDATES);
        let near: Vec<usize> = near.into_iter().map(|(_, at)| at).collect();
        if near.is_empty() { Match::Unknown } else { Match::Doubtful(near) }
    }
}

/// Whether a text is a number of so few digits that it tells nothing of whose it is.
pub(crate) fn is_bare(text: &str) -> bool {
    text.len() < 4 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn add(index: &mut HashMap<String, Vec<usize>>, key: String, at: usize) {
    if key.is_empty() {
        return;
    }
    let known = index.entry(key).or_default();
    if !known.contains(&at) {
        known.push(at);
    }
}

/// What stands before and after the first hyphen with a space beside it, or behind a level's noun ("Bydel-Valby").
fn split(text: &str) -> Option<(&str, &str)> {
    let hyphens = text.match_indices(['-', '–']);
    let (at, hyphen) = hyphens.into_iter().find(|(at, hyphen)| {
        let (front, rest) = (&text[..*at], &text[at + hyphen.len()..]);
        front.ends_with(char::is_whitespace)
            || rest.starts_with(char::is_whitespace)
            || Level::ALL.into_iter().any(|level| is_noun(&key(front), level))
    })?;
    let (front, rest) = (text[..at].trim(), text[at + hyphen.len()..].trim());
    (!front.is_empty() && !rest.is_empty()).then_some((front, rest))
}

/// Whether a key is a level's noun, in the singular or plural: bydel, bydele, kvarter, kvarterer.
fn is_noun(word: &str, level: Level) -> bool {
    let noun = key(level.noun());
    let ending = word.strip_prefix(noun.as_str());
    ending.is_some_and(|ending| matches!(ending, "" | "e" | "er" | "r"))
}
