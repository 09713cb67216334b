//! Which columns of a table hold what.

use super::slot::{At, Fold, Kind, Part, Section, choice};

pub(super) fn part() -> Part {
    let at = At::top().key("areas");
    let signs = [("", "Det ses af tallene"), ("comma", "Komma: 1,5"), ("point", "Punktum: 1.5")];
    let slots = vec![at.slot(
        "population",
        "Beboere",
        "Hvor antallet af beboere findes, for eksempel målet »beboere«. Nødvendigt for mindste antal personer og for at samle naboer.",
        Kind::Measure,
    )];
    let more = vec![
        at.slot("id", "Områdernes koder", "Tomt: kolonnen »area«.", Kind::Line),
        at.slot("name", "Områdernes navne", "", Kind::Line),
        at.slot("period", "Perioden", "Året eller kvartalet, hvor et område har flere rækker.", Kind::Line),
        at.slot("neighbours", "Naboerne", "Koder med mellemrum, komma eller semikolon imellem.", Kind::Line),
        at.slot("decimal", "Tegnet foran decimaler", "", choice(&signs)),
        at.slot(
            "missing",
            "Tekster, der betyder, at tallet mangler",
            "Én på hver linje. Tomt: NA, N/A og -.",
            Kind::Words,
        ),
        at.slot(
            "withheld",
            "Tekster, der betyder, at kilden holder tallet tilbage",
            "Én på hver linje. Tomt: .. og *.",
            Kind::Words,
        ),
    ];
    let folds = vec![Fold { title: "Kolonner i en tabel, der læses med »byblik screen«", slots: more }];
    Part {
        id: "tabel",
        title: "Tabellen",
        lead: "Hvad kolonnerne hedder. Metoder, der køres her på siden, bruger kun beboerne.",
        sections: vec![Section { folds, ..at.section("", slots) }],
        adds: vec![],
    }
}
