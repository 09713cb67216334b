//! Indicators: the numbers that criteria ask about, and where they come from.

use toml_edit::Item;

use super::{
    comparable::{Otherwise, normalise, treat},
    each,
    names::Names,
    slot::{At, Fold, Kind, Part, Section, Slot, choice},
};
use crate::method::edit::{self, Entry, Step};

const LIST: &[Step] = &[Step::Key("indicators")];

const MEASURE: &str = "Et måls korte navn: se »Mål og kilder« længere nede.";

const UNITS: [(&str, &str); 5] = [
    ("", "Et tal uden enhed"),
    ("procent", "Procent"),
    ("kr", "Kroner"),
    ("personer", "Personer"),
    ("pr_1000", "Pr. 1.000"),
];

/// The larger area whose figure each area has.
const LARGER: [(&str, &str); 8] = [
    ("", "Områderne selv"),
    ("kvarter", "Kvarteret"),
    ("rode", "Roden"),
    ("bydel", "Bydelen"),
    ("byomraade", "Byområdet"),
    ("boligomraade", "Boligområdet"),
    ("tryghedsomraade", "Tryghedsområdet"),
    ("city", "Hele byen"),
];

pub(super) fn part(root: &Item, names: &Names) -> Part {
    Part {
        id: "tal",
        title: "Tal",
        lead: "De tal, kriterierne spørger til, og hvor de kommer fra.",
        sections: each(root, LIST, "Tallet", |at, title| indicator(root, at, title, names)),
        adds: vec![("Tilføj et tal", Entry { list: LIST, id: "tal", rest: "" })],
    }
}

fn indicator(root: &Item, at: At, title: String, names: &Names) -> Section {
    let directions = [("positive", "Høje tal tæller mest"), ("negative", "Lave tal tæller mest")];
    let slots = vec![
        at.slot("name", "Navn", "", Kind::Line),
        at.slot("measures", "Hvad der måles", "Med hvem der tælles: »Kun grundskole, 15–69-årige«.", Kind::Line),
        at.slot("direction", "Retning", "", choice(&directions)),
        at.slot("column", "Mål", MEASURE, Kind::Measure),
        at.slot("numerator", "Andel: dem, der tælles", MEASURE, Kind::Measure),
        at.slot("denominator", "Andel: ud af", MEASURE, Kind::Measure),
        at.slot("complement", "Den anden side af en andel", "Ender sætningen »64,8 % …«.", Kind::Line),
        at.slot("note", "Hvad man skal vide for at læse tallet", "", Kind::Lines),
    ];
    let comparable = [
        own_treatment(root, &at),
        normalise(
            root,
            &at.key("normalise"),
            "Sådan gøres tallet sammenligneligt",
            Otherwise::AsAll,
            &names.references,
        ),
    ];
    let folds = vec![
        Fold { title: "Flere felter", slots: more(&at) },
        Fold { title: "Sådan gøres netop dette tal sammenligneligt", slots: comparable.concat() },
    ];
    Section { folds, ..at.section(title, slots) }
}

fn more(at: &At) -> Vec<Slot> {
    let periods = [("screened", "Kun den periode, der screenes"), ("latest", "Den seneste, der findes")];
    vec![
        at.slot("id", "Kort navn (id)", "Bruges af kriterier og samlede tal: ret det også dér.", Kind::Line),
        at.slot("name_en", "Navn på engelsk", "", Kind::Line),
        at.slot("persons", "Hvad de talte gjorde", "Ender sætningen »Hvis 523 færre …«.", Kind::Line),
        at.slot("remainder", "Vend andelen om: dem, der ikke tælles", "", Kind::Check(false)),
        at.slot("divide_by", "Del med målet", MEASURE, Kind::Measure),
        at.slot("unit", "Enhed", "", choice(&UNITS)),
        at.slot("period", "Periode", "", choice(&periods)),
        at.slot("mean_of_latest", "Gennemsnit af så mange år", "Tomt: ét.", Kind::Whole),
        at.slot("published_for", "Tallet er offentliggjort for", "", choice(&LARGER)),
        at.slot("minimum_population", "Brug kun tallet fra så mange personer", "Tomt: fra 0.", Kind::Number),
        at.slot(
            "missing_because",
            "Hvorfor tallet mangler",
            "Kun for tal, som ingen offentliggør: så har det intet mål og ingen grænse.",
            Kind::Line,
        ),
    ]
}

/// How this number alone is treated. A table of its own takes the place of the file's, also when it is empty.
fn own_treatment(root: &Item, at: &At) -> Vec<Slot> {
    let at_treat = at.key("treat");
    let own = at.slot(
        "treat",
        "Behandl tallet på sin egen måde",
        "Ellers behandles det som alle tal. Felterne til det kommer, når kladden er gemt.",
        Kind::Own,
    );
    let is_own = edit::at(root, &at_treat.0).is_some();
    std::iter::once(own).chain(if is_own { treat(root, &at_treat) } else { vec![] }).collect()
}
