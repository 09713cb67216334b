//! How numbers are treated and made comparable: for all of them, for one, and for the result of a score.

use toml_edit::Item;

use super::{
    names::Names,
    slot::{At, Kind, Part, Slot, Word, choice, named, words},
};
use crate::method::edit;

/// How a number is made comparable.
pub(super) const WAYS: [(&str, &str); 8] = [
    ("ratio", "Delt med det, der sammenlignes med"),
    ("difference", "Minus det, der sammenlignes med"),
    ("min_max", "Trukket ud mellem to tal"),
    ("z_score", "Afstand fra gennemsnittet (z)"),
    ("rank", "Plads i rækken: 1 er det højeste"),
    ("percentile", "Percentil: 0 til 100"),
    ("exponential_rank", "Plads i rækken, eksponentielt"),
    ("share_of_maximum", "Andel af det største"),
];

/// The rank of equal values.
const LOWEST: (&str, &str) = ("min", "Får alle det laveste pladsnummer");
const MIDDLE: (&str, &str) = ("average", "Får gennemsnittet af pladsnumrene");
const HIGHEST: (&str, &str) = ("max", "Får alle det højeste pladsnummer");

/// What happens to outliers.
const OUTLIERS: [(&str, &str); 3] = [
    ("", "De bliver stående"),
    ("log", "De trækkes ind; er det ikke nok, tages logaritmen"),
    ("keep", "De trækkes ind, så langt det rækker"),
];

pub(super) fn part(root: &Item, names: &Names) -> Part {
    let at = At::top();
    let slots = [
        treat(root, &at.key("treat")),
        normalise(
            root,
            &at.key("normalise"),
            "Sådan gøres tallene sammenlignelige",
            Otherwise::AsItIs,
            &names.references,
        ),
    ];
    Part {
        id: "sammenlignelighed",
        title: "Sådan gøres tallene sammenlignelige",
        lead: "Gælder alle tal, der ikke selv siger andet. Kun nødvendigt, hvor tal lægges sammen.",
        sections: vec![at.section("", slots.concat())],
        adds: vec![],
    }
}

/// The fields of a table `treat`.
pub(super) fn treat(root: &Item, at: &At) -> Vec<Slot> {
    let outliers = at.key("winsorise");
    let mut slots = vec![outliers.slot(
        "otherwise",
        "Tal, der ligger langt fra alle andre",
        "Trækkes de ind, kommer felterne til det, når kladden er gemt.",
        Kind::Head(words(&OUTLIERS), "log"),
    )];
    if edit::at(root, &outliers.0).is_some() {
        slots.extend([
            outliers.slot("skewness", "De trækkes ind, når skævheden er over", "Tomt: 2.", Kind::Number),
            outliers.slot(
                "kurtosis",
                "… og topstejlheden er over",
                "Kurtosis ud over normalfordelingens. Tomt: 3,5.",
                Kind::Number,
            ),
            outliers.slot("most", "Højst så mange tal trækkes ind", "Tomt: 6.", Kind::Whole),
        ]);
    }
    slots.push(at.slot("log", "Tag logaritmen i alle tilfælde", "", Kind::Check(false)));
    slots.push(at.slot(
        "impute_by",
        "Udfyld tal, der mangler, efter kolonnen",
        "En kolonne med tekst, for eksempel landsdelen: et tal, der mangler, bliver gennemsnittet af områder med samme tekst. Kun for tabeller, der læses med »byblik screen«.",
        Kind::Line,
    ));
    slots
}

/// What holds of a number where the file says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Otherwise {
    /// It stays as it is.
    AsItIs,
    /// What holds for all numbers.
    AsAll,
    /// Nothing: it has to be said.
    Nothing,
}

/// The fields of a table `normalise`: how, and what that way asks for.
pub(super) fn normalise(
    root: &Item,
    at: &At,
    label: &'static str,
    otherwise: Otherwise,
    references: &[Word],
) -> Vec<Slot> {
    let how = edit::text(root, &at.key("how").0);
    let as_it_is = "Tallet bliver, som det er";
    let first = match otherwise {
        Otherwise::AsAll => words(&[("", "Som for alle tal"), ("none", as_it_is)]),
        Otherwise::AsItIs if how == "none" => words(&[("none", as_it_is)]),
        Otherwise::AsItIs => words(&[("", as_it_is)]),
        Otherwise::Nothing => words(&[("none", as_it_is)]),
    };
    let ways = [first, words(&WAYS)].concat();
    let hint = "Felterne til det, du vælger, kommer, når kladden er gemt.";
    let ties = |all: &[(&'static str, &str)]| at.slot("ties", "Områder med samme tal", "", choice(all));
    let mut slots = vec![at.slot("how", label, hint, Kind::Head(ways, ""))];
    match how {
        "ratio" | "difference" => slots.push(at.slot("to", "Der sammenlignes med", "", named("Vælg", references))),
        "min_max" => slots.extend([
            at.slot("from", "Det laveste bliver", "Tomt: 0.", Kind::Number),
            at.slot("to", "Det højeste bliver", "Tomt: 1.", Kind::Number),
        ]),
        "z_score" => slots.push(at.slot(
            "spread",
            "Standardafvigelsen regnes",
            "",
            choice(&[
                ("population", "Af alle områder (delt med N)"),
                ("sample", "Som af en stikprøve (delt med N − 1)"),
            ]),
        )),
        "rank" => slots.push(ties(&[LOWEST, MIDDLE, HIGHEST])),
        "percentile" => {
            let zeros = [("together", "Tæller med som andre"), ("apart", "Får 0, og de andre ordnes for sig")];
            let of = [
                ("count", "Antallet af områder"),
                ("largest_rank", "Det højeste pladsnummer"),
                ("steps", "Antallet af trin mellem områderne"),
            ];
            slots.extend([
                ties(&[HIGHEST, MIDDLE, LOWEST]),
                at.slot("zeros", "Områder, hvor tallet er 0", "", choice(&zeros)),
                at.slot("of", "Pladsen deles med", "", choice(&of)),
            ]);
        }
        "exponential_rank" => {
            let conventions = [
                ("", "Vælg"),
                ("counts_itself", "Området selv og dem bagved, som i England og Wales"),
                ("counts_those_behind", "Kun dem bagved, som i Skotland"),
            ];
            slots.extend([
                at.slot("convention", "Hvem der tæller med bag et område", "", choice(&conventions)),
                ties(&[LOWEST, MIDDLE, HIGHEST]),
            ]);
        }
        "share_of_maximum" => slots.push(at.slot("to", "Det største bliver", "Tomt: 1.", Kind::Number)),
        _ => {}
    }
    slots
}

/// What a way of making numbers comparable is called.
pub(super) fn said(how: &str) -> &str {
    WAYS.iter().find(|(word, _)| *word == how).map_or(how, |(_, said)| said)
}

/// The ranks of equal values where the lowest is the usual one.
pub(super) fn ties() -> Kind {
    choice(&[LOWEST, MIDDLE, HIGHEST])
}
