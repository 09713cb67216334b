//! What kind of question a criterion asks: in the file it is told by the keys, in the form it is a choice.

use toml_edit::{DocumentMut, Item, Value};

use super::{
    edit::{self, Step},
    limit,
};

/// A kind of question.
struct Kind {
    /// Its word in the form.
    word: &'static str,
    /// What it is called.
    said: &'static str,
    /// What it is begun with: a key, and its value as TOML.
    begun: Option<(&'static str, &'static str)>,
}

/// Every kind, in the order in which the engine knows them; the last has no key of its own.
const KINDS: [Kind; 9] = [
    kind("limit", "Er et tal over eller under en grænse?", "over", "0"),
    kind("met", "Er så mange af disse kriterier opfyldt?", "met", "{ at_least = 1, of = [] }"),
    kind("all", "Er alle disse kriterier opfyldt?", "all", "[]"),
    kind("any", "Er mindst ét af disse kriterier opfyldt?", "any", "[]"),
    kind("not", "Er et andet kriterium ikke opfyldt?", "not", "\"\""),
    kind("years", "Har et andet kriterium været opfyldt i flere år?", "years", "{ of = \"\", latest = 3 }"),
    kind("neighbours", "Er et andet kriterium opfyldt hos naboerne?", "neighbours", "{ of = \"\", at_least = 1 }"),
    kind("no_value", "Mangler et tal?", "no_value", "\"\""),
    Kind { word: "", said: "Intet, for tallet eller grænsen er ikke offentlig", begun: None },
];

const fn kind(word: &'static str, said: &'static str, key: &'static str, value: &'static str) -> Kind {
    Kind { word, said, begun: Some((key, value)) }
}

/// The kinds to choose from: word, and what it is called.
pub(super) fn choices() -> Vec<(String, String)> {
    KINDS.iter().map(|kind| (kind.word.to_owned(), kind.said.to_owned())).collect()
}

/// The kind that a criterion's keys tell; of several the first.
pub(super) fn asked(criterion: &Item) -> &'static str {
    let is = |kind: &&Kind| match kind.word {
        "limit" => limit::key_of(criterion).is_some(),
        word => criterion.get(word).is_some(),
    };
    KINDS.iter().filter(|kind| kind.begun.is_some()).find(is).map_or("", |kind| kind.word)
}

/// Makes the criterion at the end of a way ask a question of another kind: what belongs to others goes. Whether there is
/// such a kind.
pub(super) fn ask(document: &mut DocumentMut, criterion: &[Step], word: &str) -> bool {
    let Some(kind) = KINDS.iter().find(|kind| kind.word == word) else { return false };
    let way = |key| [criterion, &[Step::Key(key)]].concat();
    let is_limit = word == "limit";
    let of_limits = limit::KEYS.iter().map(|(key, _)| (*key, is_limit)).chain([("by", is_limit)]);
    // Of what nobody publishes the number is named too.
    let of_number = ("of", is_limit || word.is_empty());
    let others = KINDS.iter().filter(|other| other.word != "limit").filter_map(|other| other.begun);
    let others = others.map(|(key, _)| (key, key == word));
    for (key, belongs) in of_limits.chain([of_number]).chain(others) {
        if !belongs {
            edit::set(document, &way(key), None);
        }
    }
    let is_asked = edit::at(document.as_item(), criterion).is_some_and(|criterion| asked(criterion) == word);
    if !is_asked && let Some((key, value)) = kind.begun {
        edit::set(document, &way(key), value.parse::<Value>().ok());
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "[[criteria]]\nid = \"a\"\nof = \"b\"\nby = \"rank\"\nat_least = 5 # grænsen\n";

    #[test]
    fn a_question_of_another_kind_leaves_nothing_of_the_one_before() {
        let at = [Step::Key("criteria"), Step::At(0)];
        let mut document: DocumentMut = FILE.parse().unwrap();
        assert!(ask(&mut document, &at, "limit"));
        assert_eq!(document.to_string(), FILE, "it is one already");
        for kind in KINDS.iter().skip(1).chain(&KINDS) {
            assert!(ask(&mut document, &at, kind.word));
            assert_eq!(asked(edit::at(document.as_item(), &at).unwrap()), kind.word, "{document}");
            let lines = if kind.word.is_empty() { 2 } else { 3 };
            assert_eq!(document.to_string().lines().count(), lines, "{document}");
        }
        assert!(!ask(&mut document, &at, "andet"));
    }
}
