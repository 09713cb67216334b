//! What of the initiatives is asked for, and what fits.

use app::address::around::Located;
use domain::text;
use store::{Area, Goal, Initiative};

use crate::{
    content::kinds::initiative::hints::{areas, sketch, told},
    desk::Desk,
    fault::{Fault, encoded},
    form::Posted,
};

/// What staff look for besides words, areas, goals and status.
pub(super) const LOOKS: [(&str, &str); 5] = [
    ("modsiger", "Modsiger sig selv"),
    ("ens", "Ligner en anden"),
    ("uden-kontakt", "Uden kontaktens e-mail"),
    ("ubekraeftet", "Aldrig bekræftet"),
    ("ude", "Ude af listerne"),
];

/// What is asked for; empty texts ask for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Choice {
    pub words: String,
    pub status: String,
    pub area: String,
    pub goal: String,
    pub look: String,
}

/// Everything that is listed, and what it refers to.
#[derive(Debug)]
pub(super) struct Listed {
    pub initiatives: Vec<Initiative>,
    pub areas: Vec<Area>,
    pub goals: Vec<Goal>,
    located: Located,
}

impl Choice {
    pub(super) fn read(asked: &Posted) -> Self {
        let text = |name: &str| -> String { asked.text(name).chars().take(80).collect() };
        let (words, status, area) = (text("soeg"), text("status"), text("omraade"));
        Self { words, status, area, goal: text("maal"), look: text("se") }
    }

    /// The same as part of an address.
    pub(super) fn query(&self) -> String {
        let parts = [
            ("soeg", &self.words),
            ("status", &self.status),
            ("omraade", &self.area),
            ("maal", &self.goal),
            ("se", &self.look),
        ];
        let parts = parts.into_iter().filter(|(_, text)| !text.is_empty());
        parts.map(|(name, text)| format!("{name}={}", encoded(text))).collect::<Vec<_>>().join("&")
    }

    fn fits(&self, one: &Initiative) -> bool {
        let is = |asked: &str, of: &str| asked.is_empty() || asked == of;
        let has = |asked: &str, of: &[String]| asked.is_empty() || of.iter().any(|one| one == asked);
        let said = [&one.title, &one.organisations, &one.place, &one.summary, &one.contact_name].map(String::as_str);
        is(&self.status, &one.status_code)
            && has(&self.area, &one.areas)
            && has(&self.goal, &one.goals)
            && text::matches(&said.join(" "), &self.words)
    }
}

impl Listed {
    pub(super) async fn read(desk: &Desk) -> Result<Self, Fault> {
        let mut initiatives = desk.db().every_initiative().await?;
        initiatives.sort_by_cached_key(|one| text::sort_key(&one.title));
        let goals = desk.db().goals().await?.into_iter().filter(|goal| goal.kind == "subgoal").collect();
        let located = Located::read(&desk.services).await?;
        Ok(Self { initiatives, areas: areas(desk).await?, goals, located })
    }

    /// What fits, in the alphabet's order.
    pub(super) fn fitting(&self, desk: &Desk, choice: &Choice) -> Vec<&Initiative> {
        let alike = if choice.look == "ens" { self.alike() } else { Vec::new() };
        let is_looked_for = |one: &Initiative| match choice.look.as_str() {
            "modsiger" => !self.contradictions(desk, one).is_empty(),
            "ens" => alike.iter().any(|slug| *slug == one.slug),
            "uden-kontakt" => one.contact_email.is_empty(),
            "ubekraeftet" => one.confirmed_on.is_empty(),
            "ude" => !one.archived_on.is_empty(),
            _ => true,
        };
        self.initiatives.iter().filter(|one| choice.fits(one) && is_looked_for(one)).collect()
    }

    /// What of one can't all be so, in words.
    pub(super) fn contradictions(&self, desk: &Desk, one: &Initiative) -> Vec<String> {
        let around = one.position.map(|position| self.located.names(position));
        told(desk, one, &self.areas, around).contradictions().iter().map(ToString::to_string).collect()
    }

    /// Those that are like another. Every pair is compared once: some hundred thousand for a thousand of them.
    fn alike(&self) -> Vec<&str> {
        let sketches: Vec<_> = self.initiatives.iter().map(sketch).collect();
        let mut alike = vec![false; sketches.len()];
        for (at, one) in sketches.iter().enumerate() {
            for (other, likely) in sketches.iter().enumerate().skip(at + 1) {
                if one.is_like(likely) {
                    alike[at] = true;
                    alike[other] = true;
                }
            }
        }
        self.initiatives.iter().zip(alike).filter(|(_, is)| *is).map(|(one, _)| one.slug.as_str()).collect()
    }

    pub(super) fn area_names(&self, one: &Initiative) -> Vec<String> {
        let named = self.areas.iter().filter(|area| one.areas.iter().any(|code| code == area.code.as_str()));
        named.map(|area| area.name.clone()).collect()
    }
}
