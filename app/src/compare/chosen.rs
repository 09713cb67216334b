//! From an address to areas: slugs or names, each once, four at the most.

use domain::text::fold;
use store::Area;

use super::data::MOST;

/// How many words of an address are looked at.
const LONGEST_LIST: usize = 12;
/// The longest word, in characters.
const LONGEST_WORD: usize = 80;

/// The areas that an address names.
#[derive(Debug, Default)]
pub(super) struct Chosen<'a> {
    /// The areas, in its order.
    pub areas: Vec<&'a Area>,
    /// What it names that is no area.
    pub unknown: Vec<String>,
    /// How many areas there was no room for.
    pub left_out: usize,
}

/// Reads `asked`, the values of the parameter: each may name several areas, with commas between them.
pub(super) fn chosen<'a>(asked: &[String], known: &'a [Area]) -> Chosen<'a> {
    let words = asked.iter().flat_map(|value| value.split([',', ';'])).map(str::trim).filter(|word| !word.is_empty());
    let mut chosen = Chosen::default();
    for word in words.take(LONGEST_LIST) {
        let word: String = word.chars().take(LONGEST_WORD).collect();
        match find(&word, known) {
            Some(area) if chosen.areas.iter().any(|other| other.code == area.code) => {}
            Some(_) if chosen.areas.len() == MOST => chosen.left_out += 1,
            Some(area) => chosen.areas.push(area),
            None if chosen.unknown.contains(&word) => {}
            None => chosen.unknown.push(word),
        }
    }
    chosen
}

/// An area by its address or its name, however that is spelt with Danish letters.
fn find<'a>(word: &str, known: &'a [Area]) -> Option<&'a Area> {
    let by_slug = known.iter().find(|area| area.slug.as_ref().is_some_and(|slug| slug.as_str() == word));
    let wanted = fold(word);
    by_slug
        .or_else(|| known.iter().find(|area| area.slug.is_some() && !wanted.is_empty() && fold(&area.name) == wanted))
}

/// The address of a comparison.
pub(super) fn address<'a>(slugs: impl IntoIterator<Item = &'a str>) -> String {
    let slugs: Vec<&str> = slugs.into_iter().collect();
    if slugs.is_empty() { "/sammenlign".to_owned() } else { format!("/sammenlign?omraader={}", slugs.join(",")) }
}

#[cfg(test)]
mod tests {
    use domain::area::{AreaCode, Level, Slug};
    use proptest::prelude::*;

    use super::*;

    fn areas() -> Vec<Area> {
        ["Valby", "Nørrebro", "Tingbjerg", "Ålholm", "Kløvermarken", "Husum Nord"]
            .iter()
            .enumerate()
            .map(|(n, name)| Area {
                code: AreaCode::parse(&format!("c{n}")).unwrap(),
                level: Level::Kvarter,
                name: (*name).into(),
                official_name: String::new(),
                slug: Slug::parse(&fold(name).replace(' ', "-")),
                parent: None,
                part_of: String::new(),
                note: String::new(),
                position: None,
            })
            .collect()
    }

    fn names(asked: &[&str]) -> (Vec<String>, Vec<String>, usize) {
        let known = areas();
        let asked: Vec<String> = asked.iter().map(|text| (*text).to_owned()).collect();
        let found = chosen(&asked, &known);
        (found.areas.iter().map(|area| area.name.clone()).collect(), found.unknown, found.left_out)
    }

    #[test]
    fn slugs_and_names_in_one_or_many_parameters() {
        let both = ["Valby".to_owned(), "Nørrebro".to_owned()];
        for asked in
            [&["valby,norrebro"][..], &["valby", "norrebro"], &["Valby ; NØRREBRO", ""], &[",valby,,Noerrebro,"]]
        {
            assert_eq!(names(asked), (both.to_vec(), vec![], 0), "{asked:?}");
        }
        assert_eq!(names(&["husum nord"]).0, ["Husum Nord"]);
    }

    #[test]
    fn each_area_once_four_at_the_most_and_the_unknown_by_name() {
        let (found, unknown, left_out) =
            names(&["valby,valby,Valby,norrebro,tingbjerg,xyz,alholm,husum-nord,klovermarken,xyz"]);
        assert_eq!(found, ["Valby", "Nørrebro", "Tingbjerg", "Ålholm"]);
        assert_eq!((unknown, left_out), (vec!["xyz".to_owned()], 2));
        assert_eq!(names(&[]), (vec![], vec![], 0));
    }

    proptest! {
        #[test]
        fn what_was_read_reads_back_the_same(asked in prop::collection::vec("[a-zA-ZøØ ,;-]{0,30}|valby|tingbjerg|Ålholm", 0..6)) {
            let known = areas();
            let first = chosen(&asked, &known);
            prop_assert!(first.areas.len() <= MOST);
            let slugs: Vec<&str> = first.areas.iter().filter_map(|area| area.slug.as_ref()).map(Slug::as_str).collect();
            let address = address(slugs.iter().copied());
            let again = address.split_once('=').map(|(_, list)| list.to_owned()).into_iter().collect::<Vec<_>>();
            let second = chosen(&again, &known);
            prop_assert_eq!(&first.areas, &second.areas);
            prop_assert!(second.unknown.is_empty() && second.left_out == 0);
        }
    }
}
