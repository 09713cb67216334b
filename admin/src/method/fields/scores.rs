//! Scores: several numbers as one.

use toml_edit::Item;

use super::{
    comparable::{Otherwise, normalise},
    each,
    names::Names,
    slot::{At, Fold, Kind, Part, Section, choice},
};
use crate::method::edit::{Entry, Step};

const LIST: &[Step] = &[Step::Key("scores")];

/// How numbers are put together.
pub(super) const MEANS: [(&str, &str); 4] =
    [("arithmetic", "Gennemsnit"), ("geometric", "Geometrisk gennemsnit"), ("sum", "Sum"), ("product", "Produkt")];

pub(super) fn part(root: &Item, names: &Names) -> Part {
    Part {
        id: "samlede-tal",
        title: "Samlede tal",
        lead: "Flere tal lagt sammen til ét. Ikke alle metoder har nogen.",
        sections: each(root, LIST, "Det samlede tal", |at, title| score(root, at, title, names)),
        adds: vec![("Tilføj et samlet tal", Entry { list: LIST, id: "samlet-tal", rest: "of = []\n" })],
    }
}

fn score(root: &Item, at: At, title: String, names: &Names) -> Section {
    let directions = [("positive", "Som det er"), ("negative", "Vendt om: det lave tæller mest")];
    let slots = vec![
        at.slot("name", "Navn", "", Kind::Line),
        at.slot("of", "Lavet af", "", Kind::Several(names.values.clone())),
        at.slot(
            "weights",
            "Vægte",
            "Et tal for hver, i samme rækkefølge, med mellemrum. Tomt: de vejer lige meget.",
            Kind::Numbers,
        ),
        at.slot("at_least", "Så mange skal have data", "Tomt: alle.", Kind::Whole),
        at.slot("mean", "Lægges sammen som", "", choice(&MEANS)),
    ];
    let more = [
        vec![
            at.slot("id", "Kort navn (id)", "Bruges af kriterier og andre samlede tal: ret det også dér.", Kind::Line),
            at.slot("name_en", "Navn på engelsk", "", Kind::Line),
            at.slot("direction", "Retning", "", choice(&directions)),
        ],
        normalise(root, &at.key("normalise"), "Hvad der gøres ved resultatet", Otherwise::AsItIs, &[]),
    ];
    Section { folds: vec![Fold { title: "Flere felter", slots: more.concat() }], ..at.section(title, slots) }
}
