//! What makes an area stand out: the criteria, lists that bring it in, what keeps it out, and its neighbours.

use toml_edit::Item;

use super::{
    each,
    names::Names,
    slot::{At, Fold, Kind, Part, Section, named, words},
};
use crate::method::edit::{self, Entry, Step};

const DESIGNATE: &[Step] = &[Step::Key("designate")];
const EXCLUDE: &[Step] = &[Step::Key("exclude")];
const INCLUDE: &[Step] = &[Step::Key("include")];

/// What is done with neighbours, and what they are called together.
const GROUPS: [(&str, &str); 3] = [
    ("", "Holdes hver for sig"),
    ("largest", "Samles, og kaldes som det største"),
    ("all", "Samles, og kaldes ved alles navne"),
];

pub(super) fn part(root: &Item, names: &Names) -> Part {
    Part {
        id: "udpegning",
        title: "Hvad der fremhæver et område",
        lead: "Den første regel er den, siden viser. En liste kommer før en undtagelse, og en undtagelse før kriteriet.",
        sections: [
            each(root, DESIGNATE, "Reglen for fremhævning", |at, title| designate(at, title, names)),
            each(root, INCLUDE, "Listen", |at, title| include(at, title, names)),
            each(root, EXCLUDE, "Undtagelsen", |at, title| exclude(at, title, names)),
            vec![group(root, names)],
        ]
        .concat(),
        adds: vec![
            ("Tilføj en regel for fremhævning", Entry { list: DESIGNATE, id: "udpegning", rest: "" }),
            (
                "Tilføj en liste",
                Entry { list: INCLUDE, id: "liste", rest: "name = \"\"\ndate = \"\"\nreason = \"\"\nareas = []\n" },
            ),
            ("Tilføj en undtagelse", Entry { list: EXCLUDE, id: "", rest: "when = \"\"\nreason = \"\"\n" }),
        ],
    }
}

fn designate(at: At, title: String, names: &Names) -> Section {
    let slots = vec![
        at.slot("name", "Hvad et område så kaldes", "", Kind::Line),
        at.slot("by", "Kriteriet, der afgør det", "", named("Reglen er ikke offentlig", &names.criteria)),
        at.slot("legal_basis", "Hvor reglen står", "For eksempel »almenboligloven § 61 a, stk. 1«.", Kind::Line),
    ];
    let more = vec![
        at.slot("id", "Kort navn (id)", "", Kind::Line),
        at.slot("name_en", "Hvad det kaldes på engelsk", "", Kind::Line),
    ];
    Section { folds: vec![Fold { title: "Flere felter", slots: more }], ..at.section(title, slots) }
}

fn include(at: At, title: String, names: &Names) -> Section {
    let slots = vec![
        at.slot("name", "Navn", "Det, listen hedder.", Kind::Line),
        at.slot("date", "Listens dato", "Som 2024-12-01.", Kind::Line),
        at.slot("reason", "Hvorfor det er nok at stå på listen", "En sætning.", Kind::Line),
        at.slot(
            "areas",
            "Områderne på listen",
            "Områdernes koder, én på hver linje. Udfyld enten dette eller kolonnen.",
            Kind::Words,
        ),
        at.slot(
            "column",
            "Kolonnen, der siger, hvem der er på listen",
            "Kun for tabeller, der læses med »byblik screen«: 1, x, ja, yes eller true er på listen.",
            Kind::Line,
        ),
    ];
    let more = vec![
        at.slot("legal_basis", "Hvor listen kommer fra", "For eksempel »almenboligloven § 61 b«.", Kind::Line),
        at.slot("into", "Hvilken regel", "", named("Den første", &names.designations)),
        at.slot("id", "Kort navn (id)", "", Kind::Line),
        at.slot("name_en", "Navn på engelsk", "", Kind::Line),
        at.slot("reason_en", "Hvorfor, på engelsk", "", Kind::Line),
    ];
    Section { folds: vec![Fold { title: "Flere felter", slots: more }], ..at.section(title, slots) }
}

fn exclude(at: At, title: String, names: &Names) -> Section {
    let slots = vec![
        at.slot("when", "Et område holdes ude, når dette er opfyldt", "", named("Vælg", &names.criteria)),
        at.slot("reason", "Hvorfor", "En sætning.", Kind::Line),
    ];
    let more = vec![
        at.slot("from", "Hvilken regel", "", named("Dem alle", &names.designations)),
        at.slot("reason_en", "Hvorfor, på engelsk", "", Kind::Line),
    ];
    Section { folds: vec![Fold { title: "Flere felter", slots: more }], ..at.section(title, slots) }
}

fn group(root: &Item, names: &Names) -> Section {
    let at = At::top().key("group");
    let mut slots = vec![at.slot(
        "name",
        "Fremhævede områder, der ligger op ad hinanden",
        "Samles de, kommer felterne til det, når kladden er gemt.",
        Kind::Head(words(&GROUPS), "largest"),
    )];
    if edit::at(root, &at.0).is_some() {
        slots.push(at.slot(
            "minimum_population",
            "Færrest beboere i en samling",
            "Er der færre, bliver områderne alligevel ikke fremhævet. Tomt: 0. Under »Tabellen« skal der stå, hvor antallet af beboere findes.",
            Kind::Number,
        ));
        slots.push(at.slot("of", "Hvilken regel", "", named("Den første", &names.designations)));
    }
    at.section("Naboer", slots)
}
