//! The top of the file: what the method is, and whose.

use super::slot::{At, Kind, Part, choice};

/// The levels of areas, in the plural.
const LEVELS: [(&str, &str); 8] = [
    ("", "Andres områder: kan ikke køres her"),
    ("kvarter", "Kvarterer"),
    ("rode", "Roder"),
    ("bydel", "Bydele"),
    ("byomraade", "Byområder"),
    ("boligomraade", "Boligområder"),
    ("tryghedsomraade", "Tryghedsområder"),
    ("city", "Byen som helhed"),
];

/// Who may state a method. One of them has to be told.
const ORIGINS: [(&str, &str); 5] = [
    ("", "Vælg"),
    ("byblik", "Vores egen beregning"),
    ("municipality", "Kommunens, så vidt den er offentlig"),
    ("state", "Statens, efter loven"),
    ("published", "Andres offentliggjorte"),
];

pub(super) fn part() -> Part {
    let at = At::top();
    let slots = vec![
        at.slot("title", "Navn", "Det, folk kalder metoden.", Kind::Line),
        at.slot("summary", "Beskrivelse", "En eller to sætninger om, hvad den er, og hvorfor.", Kind::Lines),
        at.slot(
            "id",
            "Kort navn (id)",
            "Bogstaver a-z, cifre og bindestreger. Behold det i en ny version af den samme metode.",
            Kind::Line,
        ),
        at.slot(
            "version",
            "Version",
            "En gemt metode ændres aldrig: skriv en ny version, for eksempel 1.1.",
            Kind::Line,
        ),
        at.slot("valid_from", "Gælder fra", "Som 2026-12-01.", Kind::Line),
        at.slot("origin", "Hvem står bag", "", choice(&ORIGINS)),
        at.slot("level", "Hvilke områder", "", choice(&LEVELS)),
    ];
    Part { id: "metoden", title: "Metoden", lead: "", sections: vec![at.section("", slots)], adds: vec![] }
}
