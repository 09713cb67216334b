//! What areas are compared with.

use toml_edit::Item;

use super::{
    each,
    slot::{At, Kind, Part, Section, choice},
};
use crate::method::edit::{Entry, Step};

const LIST: &[Step] = &[Step::Key("references")];

pub(super) fn part(root: &Item) -> Part {
    Part {
        id: "sammenligning",
        title: "Hvad der sammenlignes med",
        lead: "Byen, eller et gennemsnit af alle områder.",
        sections: each(root, LIST, "Sammenligningen", reference),
        adds: vec![("Tilføj en sammenligning", Entry { list: LIST, id: "sammenligning", rest: "area = \"1000\"\n" })],
    }
}

fn reference(at: At, title: String) -> Section {
    let statistics = [("", "Nej"), ("mean", "Gennemsnittet"), ("median", "Medianen")];
    let slots = vec![
        at.slot("name", "Navn", "", Kind::Line),
        at.slot("area", "Området med denne kode", "1000 er hele byen. Udfyld netop én af de tre.", Kind::Line),
        at.slot("rest_of", "Resten af området med denne kode", "Området selv trækkes fra.", Kind::Line),
        at.slot("statistic", "Alle områder under ét", "", choice(&statistics)),
        at.slot("id", "Kort navn (id)", "Bruges af grænserne: ret det også dér.", Kind::Line),
    ];
    at.section(title, slots)
}
