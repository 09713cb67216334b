//! Criteria: questions with yes or no. Which fields one has depends on what it asks.

use toml_edit::Item;

use super::{
    each,
    names::Names,
    slot::{At, Fold, Kind, Part, Section, Slot, Word, choice, named},
};
use crate::method::{
    edit::{self, Entry, Step},
    limit, question,
};

const LIST: &[Step] = &[Step::Key("criteria")];

/// What of a number is compared with a limit.
const BY: [(&str, &str); 5] = [
    ("value", "Tallet selv"),
    ("normalised", "Tallet, efter at det er gjort sammenligneligt"),
    ("rank", "Pladsen i rækken: 1 er det højeste"),
    ("share", "Pladsen som andel: 0,1 er den første tiendedel"),
    ("percentile", "Percentilen: 0 til 100"),
];

pub(super) fn part(root: &Item, names: &Names) -> Part {
    Part {
        id: "kriterier",
        title: "Kriterier",
        lead: "Spørgsmål, som hvert område svarer ja eller nej til.",
        sections: each(root, LIST, "Kriteriet", |at, title| criterion(root, at, title, names)),
        adds: vec![
            ("Tilføj et kriterium med en grænse", Entry { list: LIST, id: "kriterium", rest: "over = 0\n" }),
            (
                "Tilføj et kriterium, der tæller andre",
                Entry { list: LIST, id: "samlet", rest: "met = { at_least = 1, of = [] }\n" },
            ),
        ],
    }
}

fn criterion(root: &Item, at: At, title: String, names: &Names) -> Section {
    let own = edit::text(root, &at.key("id").0);
    let others: Vec<Word> = names.criteria.iter().filter(|(id, _)| id != own).cloned().collect();
    let here = edit::at(root, &at.0);
    let has_limit = here.and_then(limit::key_of).is_some();
    let mut slots = vec![
        at.slot(
            "name",
            "Navn",
            "Det, sætninger kalder kriteriet. Lad det stå tomt for at bruge tallets navn.",
            Kind::Line,
        ),
        at.slot(
            "question",
            "Hvad det spørger om",
            "Vælger du noget andet, kommer de felter, der hører til, når kladden er gemt.",
            Kind::Question,
        ),
    ];
    if has_limit || here.is_some_and(|here| question::asked(here).is_empty()) {
        slots.push(at.slot("of", "Hvilket tal", "", named("Tallet med samme korte navn", &names.values)));
    }
    if has_limit {
        let of = [names.references.clone(), names.values.clone()].concat();
        slots.extend(of_limit(&at, of));
    }
    for key in ["met", "all", "any", "not", "years", "neighbours", "no_value"] {
        if here.is_some_and(|here| here.get(key).is_some()) {
            slots.extend(of_others(&at, key, &others, &names.values));
        }
    }
    let mut more = vec![
        at.slot(
            "id",
            "Kort navn (id)",
            "Bruges af andre kriterier og af reglen for fremhævning: ret det også dér.",
            Kind::Line,
        ),
        at.slot("name_en", "Navn på engelsk", "", Kind::Line),
    ];
    if has_limit {
        more.push(at.slot("limit_plus", "Læg til grænsen", "Kun hvor der sammenlignes med noget.", Kind::LimitPlus));
        more.push(at.slot("by", "Hvad der sammenlignes", "", choice(&BY)));
    }
    Section { folds: vec![Fold { title: "Flere felter", slots: more }], ..at.section(title, slots) }
}

/// The fields of a limit that most people change. They stand for one key of the file, whichever it is.
fn of_limit(at: &At, of: Vec<Word>) -> [Slot; 3] {
    [
        at.slot("limit", "Kriteriet er opfyldt, når tallet er", "", Kind::LimitKey),
        at.slot("limit_of", "Sammenlignet med", "", Kind::LimitOf(of)),
        at.slot(
            "limit_number",
            "Grænse",
            "Et fast tal, eller det antal gange, der sammenlignes med: 1,25 er 25 % over.",
            Kind::LimitNumber,
        ),
    ]
}

/// The fields of a question about other criteria, or about a number that is missing.
fn of_others(at: &At, key: &'static str, others: &[Word], values: &[Word]) -> Vec<Slot> {
    let inside = at.key(key);
    let several = || Kind::Several(others.to_vec());
    let one = |label| at.slot(key, label, "", named("Vælg", others));
    match key {
        "met" => vec![
            inside.slot("at_least", "Så mange skal være opfyldt", "", Kind::Whole),
            inside.slot("of", "Ud af", "", several()),
            inside.slot(
                "with_data",
                "Så mange skal have data",
                "Med færre siges intet. Lad feltet stå tomt for kun at svare, hvor det manglende ikke kan ændre svaret.",
                Kind::Whole,
            ),
            inside.slot("mandatory", "Disse skal altid være opfyldt", "", several()),
        ],
        "all" => vec![at.slot(key, "Alle disse skal være opfyldt", "", several())],
        "any" => vec![at.slot(key, "Mindst ét af disse skal være opfyldt", "", several())],
        "not" => vec![one("Opfyldt, når dette ikke er")],
        "no_value" => vec![at.slot(key, "Opfyldt, når dette tal mangler", "", named("Vælg", values))],
        "years" => vec![
            inside.slot("of", "Dette kriterium", "", named("Vælg", others)),
            inside.slot("latest", "I de seneste år, så mange", "Det år, der screenes, er det ene.", Kind::Whole),
            inside.slot("at_least", "Mindst så mange af dem", "Tomt: alle.", Kind::Whole),
        ],
        _ => vec![
            inside.slot("of", "Naboernes kriterium", "", named("Vælg", others)),
            inside.slot("at_least", "Mindst så mange naboer", "Udfyld enten dette eller andelen.", Kind::Whole),
            inside.slot("share", "Mindst denne andel af naboerne", "0,5 er halvdelen, 1 er alle.", Kind::Number),
        ],
    }
}
