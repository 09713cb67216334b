//! Which fields the form of a method has: everything that the format has, as sections of questions that people can answer.
//!
//! - [`slot`]: what a field is, and what holds fields together; [`names`]: what a file's own lists offer to choose from
//! - [`top`], [`criteria`], [`designation`], [`indicators`], [`comparable`], [`scores`], [`order`], [`references`],
//!   [`rules`], [`table`]: the subjects of the form, in its order

mod comparable;
mod criteria;
mod designation;
mod indicators;
mod names;
mod order;
mod references;
mod rules;
mod scores;
mod slot;
mod table;
#[cfg(test)]
mod tests;
mod top;

use toml_edit::Item;

pub(super) use slot::{Kind, Part, Section, Slot};

use self::{names::Names, slot::At};
use super::edit::{self, Step};

/// The whole form of a file.
pub(super) fn form(root: &Item) -> Vec<Part> {
    let names = Names::of(root);
    vec![
        top::part(),
        criteria::part(root, &names),
        designation::part(root, &names),
        indicators::part(root, &names),
        comparable::part(root, &names),
        scores::part(root, &names),
        order::part(root, &names),
        references::part(root),
        rules::part(root, &names),
        table::part(),
    ]
}

/// All fields of a form.
pub(super) fn slots(parts: &[Part]) -> impl Iterator<Item = &Slot> {
    parts.iter().flat_map(|part| &part.sections).flat_map(Section::all)
}

/// A section for each entry of a list.
fn each(root: &Item, list: &[Step], noun: &str, section: impl Fn(At, String) -> Section) -> Vec<Section> {
    (0..edit::entries(root, list))
        .map(|place| {
            let at = At([list, &[Step::At(place)]].concat());
            let title = heading(root, &at, noun);
            section(at, title)
        })
        .collect()
}

fn heading(root: &Item, at: &At, noun: &str) -> String {
    let told = ["name", "id", "when", "how"].map(|key| edit::text(root, &at.key(key).0));
    let name = told.into_iter().find(|name| !name.is_empty()).unwrap_or("uden navn");
    format!("{noun} »{name}«")
}
