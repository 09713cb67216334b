//! A new area: its code and address, and what it lies in.

use std::collections::HashSet;

use domain::area::{AreaCode, Level, Slug};
use intake::{ReadOutline, Surface};
use store::Area;

use super::{Ground, Wrong};

/// How much of a new area must lie in a larger one to be part of it.
const PART: f64 = 0.5;

/// The codes and addresses that areas have, seen or unseen.
pub(super) struct Names {
    codes: HashSet<AreaCode>,
    slugs: HashSet<String>,
}

impl Names {
    pub(super) fn new(all: Vec<(AreaCode, Option<String>)>) -> Self {
        let (codes, slugs): (HashSet<_>, Vec<_>) = all.into_iter().unzip();
        Self { codes, slugs: slugs.into_iter().flatten().collect() }
    }

    /// An address made of a name that no other area has.
    fn slug(&self, name: &str, level: Level) -> Option<Slug> {
        let own = Slug::of_name(name)?;
        let with = |more: &str| Slug::parse(&format!("{own}-{more}"));
        let others = [level.as_str().to_owned()].into_iter().chain((2..100).map(|number| number.to_string()));
        let all = std::iter::once(Some(own.clone())).chain(others.map(|more| with(&more)));
        all.flatten().find(|slug| !self.slugs.contains(slug.as_str()))
    }
}

impl Ground {
    /// The area that a new outline is of, and for a kvarter the area of the safety survey that it lies in.
    pub(super) fn new_area(&mut self, one: &ReadOutline, surface: &Surface) -> Result<(Area, Option<AreaCode>), Wrong> {
        let wrong = |what: String, advice: &str| Wrong { line: one.line, what, advice: advice.to_owned() };
        let name = if one.name.is_empty() { &one.label } else { &one.name };
        let level = one.level.filter(|level| super::DRAWN.contains(level)).ok_or_else(|| {
            let advice = "Vælg, om områderne i filen er bydele, kvarterer, roder eller byområder";
            wrong(format!("det står ikke, hvilken slags område det nye »{name}« er"), advice)
        })?;
        let slug = self.names.slug(name, level).filter(|_| level != Level::Rode);
        let code = if one.code.is_empty() {
            // A rode is called by its number everywhere.
            slug.as_ref().and_then(|slug| AreaCode::parse(&format!("{}-{slug}", level.as_str()))).ok_or_else(|| {
                wrong(format!("den nye rode »{name}« har intet nummer"), "Vælg den kolonne, der har rodernes numre")
            })?
        } else {
            AreaCode::parse(&one.code)
                .ok_or_else(|| wrong(format!("koden »{}« kan ikke bruges", one.code), "Skriv en kode uden mellemrum"))?
        };
        if self.names.codes.contains(&code) {
            let advice = "Giv det nye område sin egen kode, eller svar, at det er det område, vi kender";
            return Err(wrong(format!("koden »{code}« har et andet område"), advice));
        }
        let parent = match level {
            Level::Bydel => Some(AreaCode::city()),
            Level::Kvarter => Some(self.within(Level::Bydel, one, surface)?),
            Level::Rode => Some(self.within(Level::Kvarter, one, surface)?),
            _ => None,
        };
        let survey = (level == Level::Kvarter).then(|| self.survey(surface)).flatten();
        self.names.codes.insert(code.clone());
        self.names.slugs.extend(slug.as_ref().map(ToString::to_string));
        let area = Area {
            code,
            level,
            name: name.clone(),
            official_name: name.clone(),
            slug,
            parent,
            part_of: if level == Level::Byomraade { name.clone() } else { String::new() },
            note: String::new(),
            position: surface.position(),
        };
        Ok((area, survey))
    }

    /// The area of a larger level that most of an outline lies in.
    fn within(&self, level: Level, one: &ReadOutline, surface: &Surface) -> Result<AreaCode, Wrong> {
        let found = self.most(level, surface).filter(|(_, share)| *share >= PART);
        found.map(|(code, _)| code.clone()).ok_or_else(|| Wrong {
            line: one.line,
            what: format!(
                "»{}« ligger ikke i nogen af de {}, vi kender",
                one.label,
                if level == Level::Bydel { "bydele" } else { "kvarterer" }
            ),
            advice: format!(
                "Kontrollér omridset, eller indlæs de nye omrids af {} først",
                if level == Level::Bydel { "bydele" } else { "kvarterer" }
            ),
        })
    }

    /// The area of the safety survey that the kvarter where most of an outline lies belongs to.
    fn survey(&self, surface: &Surface) -> Option<AreaCode> {
        let (kvarter, _) = self.most(Level::Kvarter, surface).filter(|(_, share)| *share >= PART)?;
        self.memberships.iter().find(|(part, _)| part == kvarter).map(|(_, whole)| whole.clone())
    }

    fn most(&self, level: Level, surface: &Surface) -> Option<(&AreaCode, f64)> {
        let areas = self.levels.get(&level).into_iter().flatten();
        surface.largest_share(areas.filter_map(|(code, (_, other))| Some((code, other.as_ref()?))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_nobody_elses() {
        let names = Names::new(vec![(AreaCode::parse("a").unwrap(), Some("nordhavn".to_owned()))]);
        let told = |name| names.slug(name, Level::Kvarter).map(|slug| slug.to_string());
        assert_eq!(told("Ørestad Syd").as_deref(), Some("oerestad-syd"));
        assert_eq!(told("Nordhavn").as_deref(), Some("nordhavn-kvarter"));
        assert_eq!(told("!?"), None);
    }
}
