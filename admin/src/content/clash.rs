//! When somebody has saved since the form was opened: who wrote what, what of it stands beside one's own, and where one
//! must choose.

use maud::{Markup, html};
use store::{ContentVersion, Staff};

use super::{asked::Asked, difference, edit, thing::Thing, written::Written};
use crate::form::Posted;

/// What others wrote since a form was opened, field by field.
#[derive(Debug, Clone)]
pub(super) struct Clash {
    /// Their versions.
    since: Vec<ContentVersion>,
    /// What stood there when the form was opened.
    base: Written,
    /// What they left.
    theirs: Written,
    /// The fields that both changed, each in their own way.
    both: Vec<&'static str>,
    /// The fields that only they changed.
    only_theirs: Vec<&'static str>,
}

impl Clash {
    /// Puts one's own beside theirs. Gives what the form shows: what only one of the two changed is taken from them, and
    /// where both did, one's own stands, to be chosen or edited.
    pub(super) fn between(thing: &Thing, based_on: i64, own: &Written) -> (Self, Written) {
        let (base, theirs) = (thing.at(based_on), thing.latest());
        let mut merged = own.clone();
        let (mut both, mut only_theirs) = (Vec::new(), Vec::new());
        for Asked { name, .. } in &thing.asked {
            let (was, mine, new) = (base.text(name), own.text(name), theirs.text(name));
            if new == was || new == mine {
                continue;
            }
            if mine == was {
                merged.set(name, new);
                only_theirs.push(*name);
            } else {
                both.push(*name);
            }
        }
        let since = thing.versions.iter().filter(|version| version.number > based_on).cloned().collect();
        (Self { since, base, theirs, both, only_theirs }, merged)
    }

    /// What is said above the form.
    pub(super) fn shown(&self, thing: &Thing, everybody: &[Staff]) -> Markup {
        let changed = |names: &[&'static str]| {
            let fields = thing.asked.iter().filter(|one| names.contains(&one.name));
            html! {
                @for one in fields {
                    h4 { (one.label) }
                    div.difference { (difference::words(&one.told(&self.base), &one.told(&self.theirs))) }
                }
            }
        };
        html! {
            div.clash role="alert" tabindex="-1" {
                h2 { "Der er gemt noget andet, mens du skrev" }
                p { "Det, du har skrevet, er ikke tabt: det er gemt som din kladde og står i felterne nedenfor. Dette er sket imens:" }
                ul { @for version in &self.since { li { "Version " (version.number) ": " (edit::said(version, everybody)) } } }
                @if !self.only_theirs.is_empty() {
                    h3 { "Ændret af andre, og taget med nedenfor" }
                    (changed(&self.only_theirs))
                }
                @if !self.both.is_empty() {
                    h3 { "Ændret af både dig og andre" }
                    p { "Dette er, hvad de andre ændrede. Ved hvert felt nedenfor kan du vælge deres, beholde dit eller skrive de to sammen." }
                    (changed(&self.both))
                }
                p { "Se det igennem, og gem eller udgiv igen." }
            }
        }
    }

    /// The choice at a field that both changed.
    pub(super) fn choice(&self, asked: &Asked) -> Markup {
        let name = format!("valg-{}", asked.name);
        let theirs = asked.told(&self.theirs);
        html! {
            @if self.both.contains(&asked.name) {
                fieldset.choice {
                    legend { "»" (asked.label) "« er ændret af jer begge" }
                    label { input type="radio" name=(name) value="min" checked; " Brug det, der står i feltet (dit, eller som du skriver det sammen)" }
                    label { input type="radio" name=(name) value="deres"; " Brug deres:" }
                    blockquote { @if theirs.is_empty() { em { "Tomt" } } @else { (theirs) } }
                }
            }
        }
    }
}

/// What a form sent, with theirs where that was chosen.
pub(super) fn chosen(thing: &Thing, posted: &Posted, mut written: Written) -> Written {
    let theirs = thing.latest();
    for one in &thing.asked {
        if posted.text(&format!("valg-{}", one.name)) == "deres" {
            written.set(one.name, theirs.text(one.name));
        }
    }
    written
}
