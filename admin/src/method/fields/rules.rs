//! How sure the answer is, and which numbers are too small to show.

use toml_edit::Item;

use super::{
    comparable::{Otherwise, normalise, said},
    each,
    names::Names,
    scores::MEANS,
    slot::{At, Kind, Part, Section, words},
};
use crate::method::edit::{self, Entry, Step};

/// Other ways of making numbers comparable.
const WAYS: &[Step] = &[Step::Key("variants"), Step::Key("normalise")];

pub(super) fn part(root: &Item, names: &Names) -> Part {
    let ways = each(root, WAYS, "", |at, _| {
        let title = format!("Prøves også med »{}«", said(edit::text(root, &at.key("how").0)));
        let slots = normalise(root, &at, "Sådan gøres tallene sammenlignelige", Otherwise::Nothing, &names.references);
        at.section(title, slots)
    });
    Part {
        id: "regler",
        title: "Sikkerhed og små tal",
        lead: "Hvor meget svaret afhænger af valgene i metoden, og hvilke tal der er for små til at blive vist.",
        sections: [vec![variants()], ways, vec![discretion()]].concat(),
        adds: vec![(
            "Tilføj en anden måde at gøre tallene sammenlignelige på",
            Entry { list: WAYS, id: "", rest: "how = \"rank\"\n" },
        )],
    }
}

fn variants() -> Section {
    let at = At::top().key("variants");
    let slots = vec![
        at.slot(
            "runs",
            "Varianter",
            "Hvor mange gange metoden prøves med lidt andre valg, højst 100.000. Tomt: 1.000.",
            Kind::Whole,
        ),
        at.slot("limits", "Grænser prøves op og ned med", "Som andel: 0,1 er 10 %. Tomt: slet ikke.", Kind::Number),
        at.slot("weights", "Vægte prøves op og ned med", "Som andel. Tomt: slet ikke.", Kind::Number),
        at.slot("mean", "Tal prøves også lagt sammen som", "", Kind::Several(words(&MEANS))),
        at.slot("seed", "Frø", "Samme tal giver de samme varianter. Tomt: 0.", Kind::Whole),
    ];
    at.section("Hvor sikkert er det?", slots)
}

fn discretion() -> Section {
    let at = At::top().key("discretion");
    let slots = vec![
        at.slot("small_cell", "Vis ingen andele af færre end så mange personer", "Tomt: 5.", Kind::Number),
        at.slot("minimum_population", "Vis ingen andele ud af færre end", "Tomt: 50.", Kind::Number),
        at.slot(
            "secondary",
            "Hold også andre tal tilbage, hvor et lille tal ellers kan regnes ud",
            "",
            Kind::Check(true),
        ),
        at.slot("calculate_with_withheld", "Regn med de tal, der ikke vises", "", Kind::Check(false)),
    ];
    at.section("Små tal", slots)
}
