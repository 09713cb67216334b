//! How well something fits what was asked for: pure, on folded text.

use domain::text::fold;

use super::data::{Group, Hit, Section};

/// How many of a kind are shown.
const MOST: usize = 12;

/// How something was found, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is called just that.
    Named,
    /// Its name begins so.
    Begins,
    /// Every word begins a word of its name.
    Words,
    /// Its name holds it.
    Holds,
    /// What is told of it has every word.
    Told,
    /// Its name is only a letter or two away.
    Like,
}

/// The best of `hits` for `query`, by kind. Names that are only alike are shown when no name of the kind fits.
#[must_use]
pub(super) fn sections(hits: Vec<Hit>, query: &str) -> Vec<Section> {
    let query = fold(query);
    let mut fitting: Vec<(Fit, Hit)> = hits.into_iter().filter_map(|hit| Some((fit(&hit, &query)?, hit))).collect();
    // Stable: what fits equally well keeps the order of its source, which is alphabetical for areas.
    fitting.sort_by_key(|(fit, _)| *fit);
    let section = |group: Group| {
        let of_group: Vec<_> = fitting.iter().filter(|(_, hit)| hit.group == group).collect();
        let is_guess = of_group.first().is_some_and(|(fit, _)| *fit == Fit::Like);
        let meant: Vec<_> = of_group.into_iter().filter(|(fit, _)| is_guess || *fit != Fit::Like).collect();
        let shown = meant.iter().take(MOST).map(|(_, hit)| hit.clone()).collect();
        (!meant.is_empty()).then_some(Section { group, all: meant.len(), hits: shown, is_guess })
    };
    Group::ALL.into_iter().filter_map(section).collect()
}

fn fit(hit: &Hit, query: &str) -> Option<Fit> {
    if query.is_empty() {
        return None;
    }
    let title = fold(&hit.title);
    let letters = query.chars().count();
    if title == query {
        Some(Fit::Named)
    } else if title.starts_with(query) {
        Some(Fit::Begins)
    } else if words_begin(&title, query) {
        Some(Fit::Words)
    } else if letters >= 3 && title.contains(query) {
        Some(Fit::Holds)
    } else if letters >= 3 && words_begin(&fold(&format!("{} {} {}", hit.title, hit.excerpt, hit.words)), query) {
        Some(Fit::Told)
    } else if hit.group == Group::Areas && is_like(&title, query) {
        Some(Fit::Like)
    } else {
        None
    }
}

/// Whether every word of the query begins a word of the text.
fn words_begin(text: &str, query: &str) -> bool {
    query.split(' ').all(|wanted| text.split(' ').any(|word| word.starts_with(wanted)))
}

/// Whether a name, or as many words of it as were asked for, is at most a letter or two away; two swapped letters count
/// as one (Damerau and Levenshtein).
fn is_like(title: &str, query: &str) -> bool {
    let most = match query.chars().count() {
        0..=3 => return false,
        4..=6 => 1,
        _ => 2,
    };
    let words: Vec<&str> = title.split(' ').collect();
    let parts = words.windows(query.split(' ').count()).map(|part| part.join(" "));
    parts.chain([title.to_owned()]).any(|part| strsim::damerau_levenshtein(&part, query) <= most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hit(group: Group, title: &str, excerpt: &str) -> Hit {
        Hit { group, title: title.into(), address: "/x".into(), excerpt: excerpt.into(), words: String::new() }
    }

    fn area(title: &str) -> Hit {
        hit(Group::Areas, title, "kvarter")
    }

    fn titles(hits: &[Hit], query: &str) -> Vec<String> {
        sections(hits.to_vec(), query).into_iter().flat_map(|section| section.hits).map(|hit| hit.title).collect()
    }

    #[test]
    fn the_name_comes_before_what_begins_holds_or_tells_of_it() {
        let hits = [
            hit(Group::Areas, "Ålholm", "kvarter i Valby"),
            area("Gl. Valby"),
            area("Valby Syd"),
            area("Valby"),
            area("Tingbjerg"),
        ];
        assert_eq!(titles(&hits, "valby"), ["Valby", "Valby Syd", "Gl. Valby", "Ålholm"]);
        assert_eq!(titles(&hits, "syd valby"), ["Valby Syd"]);
        assert_eq!(titles(&hits, "bjerg"), ["Tingbjerg"]);
        assert!(titles(&hits, "").is_empty() && titles(&hits, "  . ").is_empty());
    }

    #[test]
    fn danish_letters_and_misspellings_are_forgiven() {
        let hits = [area("Nørrebro"), area("Tingbjerg"), area("Ålholm"), area("Indre By")];
        for (query, name) in [
            ("noerrebro", "Nørrebro"),
            ("norrebro", "Nørrebro"),
            ("tingberg", "Tingbjerg"),
            ("tignbjerg", "Tingbjerg"),
            ("aalholm", "Ålholm"),
            ("nørebro", "Nørrebro"),
            ("inder by", "Indre By"),
        ] {
            assert_eq!(titles(&hits, query), [name], "{query}");
        }
        assert!(titles(&hits, "abc").is_empty() && titles(&hits, "xyzxyz").is_empty());
    }

    #[test]
    fn guesses_are_marked_and_never_stand_beside_what_fits() {
        let hits = [area("Vanløse"), area("Vanløsa")];
        let [section] = &sections(hits.to_vec(), "vanløse")[..] else { panic!() };
        assert!(!section.is_guess && section.all == 1);
        let [section] = &sections(hits.to_vec(), "vanlose øst")[..] else { return };
        assert!(section.is_guess);
    }

    #[test]
    fn only_areas_are_guessed_and_kinds_stand_in_their_order() {
        let hits = [hit(Group::Pages, "Metode", ""), hit(Group::Initiatives, "Metodeværksted", ""), area("Metodeby")];
        assert_eq!(titles(&hits, "metode"), ["Metodeby", "Metodeværksted", "Metode"]);
        assert_eq!(titles(&hits, "metdoe"), Vec::<String>::new());
        let many: Vec<Hit> = (0..50).map(|n| area(&format!("Valby {n}"))).collect();
        let found = sections(many, "valby");
        assert_eq!((found[0].all, found[0].hits.len()), (50, MOST));
    }

    proptest! {
        #[test]
        fn every_name_is_found_by_itself_and_before_all_others(name in "[A-ZÆØÅ][a-zæøå]{3,12}( [A-ZÆØÅ][a-zæøå]{2,8})?") {
            let found = titles(&[area("Tingbjerg"), area(&name)], &name);
            prop_assert_eq!(found.first(), Some(&name));
        }

        #[test]
        fn no_query_breaks_it(query in ".{0,80}") {
            let _ = titles(&[area("Tingbjerg"), hit(Group::Pages, "Om", "Hvem")], &query);
        }

        #[test]
        fn one_wrong_letter_is_forgiven(at in 1..9usize, letter in "[b-y]") {
            let mut wrong: Vec<char> = "tingbjerg".chars().collect();
            wrong[at.min(8)] = letter.chars().next().unwrap();
            let wrong: String = wrong.into_iter().collect();
            prop_assert_eq!(titles(&[area("Tingbjerg")], &wrong), ["Tingbjerg"]);
        }
    }
}
