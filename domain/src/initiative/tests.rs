//! Filters narrow, loosening keeps its promise, distances are distances.

use proptest::prelude::*;

use super::*;

const GOALS: [&str; 3] = ["", "job", "tryghed"];
const AREAS: [&str; 3] = ["", "valby", "tingbjerg"];
const WORDS: [&str; 4] = ["", "unge", "lege", "noerre"];

fn facts() -> impl Strategy<Value = Facts> {
    let ages = (prop::option::of(0u32..100), prop::option::of(0u32..100));
    let choices = (0..3usize, 0..3usize, any::<bool>(), 0..3usize, 0..4usize);
    (choices, ages).prop_map(|((goal, area, is_citywide, kind, words), (age_from, age_to))| Facts {
        goals: vec![GOALS[goal].to_owned()],
        areas: vec![AREAS[area].to_owned()],
        is_citywide,
        audiences: vec!["unge".into()],
        age_from,
        age_to,
        organisations: vec![AREAS[area].to_owned()],
        kind: GOALS[kind].to_owned(),
        status: "running".into(),
        languages: vec!["da".into()],
        words: format!("{} på legepladsen på Nørrebro", WORDS[words]),
    })
}

fn filter() -> impl Strategy<Value = Filter> {
    let some = |words: &'static [&'static str]| prop::sample::select(words);
    let age = prop_oneof![Just(String::new()), (0u32..200).prop_map(|age| age.to_string()), Just("x".to_owned())];
    (some(&WORDS), some(&GOALS), some(&AREAS), age, some(&GOALS), some(&["", "da", "ar"])).prop_map(
        |(q, goal, area, age, kind, language)| {
            Filter::read(|name| match name {
                "q" => q.to_owned(),
                "maal" => goal.to_owned(),
                "omraade" => area.to_owned(),
                "alder" => age.clone(),
                "slags" => kind.to_owned(),
                "sprog" => language.to_owned(),
                _ => String::new(),
            })
        },
    )
}

fn hits(all: &[Facts], filter: &Filter) -> usize {
    all.iter().filter(|facts| facts.fit(filter)).count()
}

proptest! {
    #[test]
    fn asking_for_more_never_gives_more(all in prop::collection::vec(facts(), 0..12), filter in filter()) {
        for (facet, _) in filter.active() {
            let wider = filter.without(facet);
            prop_assert!(all.iter().all(|facts| !facts.fit(&filter) || facts.fit(&wider)), "{facet:?}");
        }
        prop_assert_eq!(hits(&all, &Filter::default()), all.len());
    }

    #[test]
    fn loosening_gives_exactly_what_it_promises(all in prop::collection::vec(facts(), 0..12), filter in filter()) {
        let offers = loosened(&all, &filter);
        for offer in &offers {
            prop_assert_eq!(hits(&all, &filter.without(offer.facet)), offer.hits);
            prop_assert!(offer.hits > hits(&all, &filter));
        }
        prop_assert!(offers.windows(2).all(|pair| pair[0].hits >= pair[1].hits));
        let left_out = filter.active().filter(|(facet, _)| !offers.iter().any(|offer| offer.facet == *facet));
        for (facet, _) in left_out {
            prop_assert_eq!(hits(&all, &filter.without(facet)), hits(&all, &filter), "{:?} would help", facet);
        }
    }

    #[test]
    fn any_text_can_be_asked_for(asked in prop::collection::vec(".{0,40}", 9), facts in facts()) {
        let mut texts = asked.into_iter();
        let filter = Filter::read(|_| texts.next().unwrap_or_default());
        let _ = facts.fit(&filter);
        prop_assert_eq!(filter.active().count() == 0, filter.is_empty());
    }

    #[test]
    fn distances_are_symmetric_and_keep_the_triangle(
        a in [12.4..12.7f64, 55.6..55.75f64],
        b in [12.4..12.7f64, 55.6..55.75f64],
        c in [12.4..12.7f64, 55.6..55.75f64],
    ) {
        prop_assert!((kilometres(a, b) - kilometres(b, a)).abs() < 1e-9);
        prop_assert!(kilometres(a, c) <= kilometres(a, b) + kilometres(b, c) + 1e-9);
        prop_assert!(kilometres(a, a) < 1e-9);
    }
}

#[test]
fn a_known_distance_is_right() {
    // Rådhuspladsen to Helsingør station: 39.8 km in a straight line.
    let far = kilometres([12.5683, 55.6761], [12.6130, 56.0340]);
    assert!((39.6..40.1).contains(&far), "{far}");
    assert_eq!(nearest([12.5, 55.6], &[]), None);
    let near = nearest([12.5, 55.6], &[[12.6, 55.7], [12.5, 55.61]]);
    assert!(near.is_some_and(|near| (1.1..1.12).contains(&near)), "{near:?}");
}

#[test]
fn an_unknown_age_fits_and_a_known_one_has_ends() {
    let of = |from, to| Facts { age_from: from, age_to: to, ..Facts::default() };
    let mut filter = Filter::default();
    filter.set(Facet::Age, "30");
    assert!(of(None, None).fit(&filter) && of(Some(30), None).fit(&filter) && of(None, Some(30)).fit(&filter));
    assert!(!of(Some(31), None).fit(&filter) && !of(None, Some(29)).fit(&filter));
    filter.set(Facet::Age, "999");
    assert!(filter.is_empty());
}
