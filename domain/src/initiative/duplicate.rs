//! Initiatives that may be one and the same: how alike what is told of them is. A suggestion for a person, never a verdict.

use std::collections::BTreeSet;

use crate::text;

/// From here on two are shown to a person: titles that share most of their letters, and nothing else that speaks against it.
pub const ALIKE: f64 = 0.72;
/// Titles below this are no suggestion, whatever else is the same: much is done by the same people in the same place.
const TITLES: f64 = 0.55;
/// What counts how much, where it is known of both.
const WEIGHTS: [f64; 4] = [0.6, 0.15, 0.1, 0.15];

/// What is compared of an initiative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    letters: BTreeSet<(char, char)>,
    words: BTreeSet<String>,
    run_by: BTreeSet<String>,
    place: BTreeSet<String>,
    areas: BTreeSet<String>,
}

impl Sketch {
    /// What is compared: the title, the organisations, the place in words, and the areas as codes.
    #[must_use]
    pub fn new(title: &str, run_by: &[String], place: &str, areas: &[String]) -> Self {
        let folded = text::fold(title);
        let letters: Vec<char> = folded.chars().filter(|letter| *letter != ' ').collect();
        Self {
            letters: letters.windows(2).map(|pair| (pair[0], pair[1])).collect(),
            words: words(&folded),
            run_by: run_by.iter().cloned().collect(),
            place: words(&text::fold(place)),
            areas: areas.iter().cloned().collect(),
        }
    }

    /// How alike two are, from 0 to 1. What is not known of one of them counts neither for nor against.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f64 {
        // By letters for what is misspelt, by words for what stands in another order.
        let titles = share(&self.letters, &other.letters).max(share(&self.words, &other.words));
        if titles < TITLES {
            return 0.0;
        }
        let known = |a: &BTreeSet<String>, b: &BTreeSet<String>| (!a.is_empty() && !b.is_empty()).then(|| share(a, b));
        let parts = [
            Some(titles),
            known(&self.run_by, &other.run_by),
            known(&self.place, &other.place),
            known(&self.areas, &other.areas),
        ];
        let known = || parts.iter().zip(WEIGHTS).filter_map(|(part, weight)| part.map(|part| (part, weight)));
        known().map(|(part, weight)| part * weight).sum::<f64>() / known().map(|(_, weight)| weight).sum::<f64>()
    }

    /// Whether a person should look at the two.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.likeness(other) >= ALIKE
    }
}

fn words(folded: &str) -> BTreeSet<String> {
    folded.split(' ').filter(|word| word.chars().count() > 2).map(str::to_owned).collect()
}

/// The share that two sets have in common (Dice): 1 for the same, 0 where nothing is, also where one is empty.
fn share<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> f64 {
    let all = a.len() + b.len();
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "a title has few letters")]
    let share = 2.0 * a.intersection(b).count() as f64 / all as f64;
    share
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn titled(title: &str) -> Sketch {
        Sketch::new(title, &[], "", &[])
    }

    #[test]
    fn the_same_thing_in_other_words_is_shown() {
        for (a, b) in [
            ("Lektiecafé på biblioteket", "Lektiecafe på Biblioteket"),
            ("Fædregruppen i Tingbjerg", "Fædregruppe i Tingbjerg"),
            ("Sommerskole for unge", "Unge: sommerskole"),
            ("Lektiehjælp", "Lektiehjaelp"),
        ] {
            assert!(titled(a).is_like(&titled(b)), "{a} / {b}: {}", titled(a).likeness(&titled(b)));
        }
        for (a, b) in [
            ("Gadeplansindsatser", "Fritidspas"),
            ("Lektiecafé på biblioteket", "Cykelværksted i gården"),
            ("Åben rådgivning", "Sommerskole for unge"),
        ] {
            assert!(!titled(a).is_like(&titled(b)), "{a} / {b}");
        }
    }

    #[test]
    fn another_place_speaks_against_it_and_the_same_for_it() {
        let at = |place: &str, area: &str| Sketch::new("Lektiecafé", &["kk".into()], place, &[area.to_owned()]);
        let here = at("Tingbjerg Bibliotek", "t");
        assert!(here.is_like(&at("Biblioteket i Tingbjerg", "t")) && here.likeness(&at("Valby Kulturhus", "v")) < 0.8);
        let vague = Sketch::new("Lektiecafeen", &[], "", &[]);
        assert!(here.likeness(&vague) > 0.8, "nothing known speaks against it: {}", here.likeness(&vague));
    }

    fn sketch() -> impl Strategy<Value = Sketch> {
        let list = || prop::collection::vec("[a-c]", 0..3);
        ("[a-zæøå ]{0,20}", list(), "[a-zæøå ]{0,12}", list())
            .prop_map(|(title, run_by, place, areas)| Sketch::new(&title, &run_by, &place, &areas))
    }

    proptest! {
        #[test]
        fn likeness_has_no_order_and_stays_in_its_bounds(a in sketch(), b in sketch()) {
            let likeness = a.likeness(&b);
            prop_assert!((0.0..=1.0).contains(&likeness), "{likeness}");
            prop_assert!((likeness - b.likeness(&a)).abs() < 1e-12);
        }

        #[test]
        fn everything_is_like_itself(title in "[a-zæøå]{3,12}( [a-zæøå]{3,8}){0,2}", place in "[a-z ]{0,9}") {
            let one = Sketch::new(&title, &["x".into()], &place, &["y".into()]);
            prop_assert!((one.likeness(&one) - 1.0).abs() < 1e-12);
        }

        #[test]
        fn what_is_not_known_never_makes_two_less_alike(title in "[a-zæøå]{3,12}", other in "[a-zæøå]{3,12}") {
            let (a, b) = (Sketch::new(&title, &[], "", &["x".into()]), Sketch::new(&other, &[], "", &["y".into()]));
            prop_assert!(titled(&title).likeness(&b) >= a.likeness(&b) - 1e-12);
        }
    }
}
