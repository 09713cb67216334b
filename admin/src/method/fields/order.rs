//! What areas are ranked by, and the classes that they are divided into.

use toml_edit::Item;

use super::{
    comparable::ties,
    each,
    names::Names,
    slot::{At, Fold, Kind, Part, Section, choice, named, words},
};
use crate::method::edit::{self, Entry, Step};

const CLASSES: &[Step] = &[Step::Key("classes")];

/// Which value comes first.
const FIRST: [(&str, &str); 2] = [("highest", "Det højeste tal"), ("lowest", "Det laveste tal")];

pub(super) fn part(root: &Item, names: &Names) -> Part {
    let sections = each(root, CLASSES, "Inddelingen", |at, title| classes(at, title, names));
    Part {
        id: "raekkefoelge",
        title: "Rækkefølge og klasser",
        lead: "Til metoder, der ordner områderne efter et tal. Det ændrer ikke, hvem der fremhæves.",
        sections: std::iter::once(ranking(root, names)).chain(sections).collect(),
        adds: vec![(
            "Tilføj en inddeling i klasser",
            Entry { list: CLASSES, id: "klasser", rest: "of = \"\"\nbins = 10\n" },
        )],
    }
}

fn ranking(root: &Item, names: &Names) -> Section {
    let at = At::top().key("ranking");
    let of = [words(&[("", "De ordnes ikke")]), names.values.clone()].concat();
    let hint = "Vælger du et tal, kommer felterne til det, når kladden er gemt.";
    let mut slots = vec![at.slot("of", "Områderne ordnes efter", hint, Kind::Head(of, ""))];
    if edit::at(root, &at.0).is_some() {
        slots.push(at.slot("first", "Nummer 1 er", "", choice(&FIRST)));
        slots.push(at.slot("ties", "Områder med samme tal", "", ties()));
    }
    at.section("Rækkefølge", slots)
}

fn classes(at: At, title: String, names: &Names) -> Section {
    let sides = [("above", "Klassen over grænsen"), ("below", "Klassen under grænsen")];
    let cuts =
        [("rank", "Områderne i rækkefølge"), ("percentile", "Tallet selv, når det er en percentil fra 0 til 100")];
    let rounding = [("ceiling", "Klassen med det laveste nummer"), ("floor", "Klassen med det højeste nummer")];
    let slots = vec![
        at.slot("name", "Navn", "", Kind::Line),
        at.slot("of", "Tallet, der deles ind efter", "", named("Vælg", &names.values)),
        at.slot("bins", "Antal lige store klasser", "Udfyld enten dette eller grænserne.", Kind::Whole),
        at.slot(
            "edges",
            "Grænser mellem klasserne",
            "Stigende tal med mellemrum: tre grænser giver fire klasser.",
            Kind::Numbers,
        ),
        at.slot("names", "Klassernes navne", "Ét på hver linje, klasse 1 først. Tomt: kun numre.", Kind::Words),
    ];
    let more = vec![
        at.slot("id", "Kort navn (id)", "", Kind::Line),
        at.slot("at_edge", "Med grænser: et tal på grænsen hører til", "", choice(&sides)),
        at.slot("by", "Med antal: det, der deles i lige store klasser", "", choice(&cuts)),
        at.slot("first", "Med antal: i klasse 1 er", "", choice(&FIRST)),
        at.slot("rounding", "Med antal: et område på kanten hører til", "", choice(&rounding)),
    ];
    Section { folds: vec![Fold { title: "Flere felter", slots: more }], ..at.section(title, slots) }
}
