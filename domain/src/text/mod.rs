//! Danish as the pages write it: numbers, dates, sorting and forgiving search; and bytes as signs.

mod date;
mod fold;
mod harmless;
mod hex;
mod inert;
mod number;
mod sort;

pub use date::{MONTHS, long_date};
pub use fold::{fold, matches};
pub use harmless::harmless;
pub use hex::hex;
pub use inert::{as_typed, inert};
pub use number::{NBSP, count, decimal, kroner, percent, value};
pub use sort::sort_key;

/// Joins words as Danish does: "a", "a og b", "a, b og c".
#[must_use]
pub fn join_and(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} og {last}", first.join(", ")),
    }
}

/// Small counts in words, as in running text: "ingen", "ét", "to" … "ti"; above that in digits.
///
/// The gender is neuter ("ét kriterium", "to kriterier"), which is what the pages count.
#[must_use]
pub fn in_words(n: usize) -> String {
    const WORDS: [&str; 11] = ["ingen", "ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// The sentence with its first letter as a capital.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text with one full stop at its end, also after an abbreviation that brings its own ("225.195 kr.").
#[must_use]
pub fn sentence(text: &str) -> String {
    if text.ends_with('.') { text.to_owned() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_joined_with_og() {
        let words = |list: &[&str]| join_and(&list.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>());
        assert_eq!(words(&[]), "");
        assert_eq!(words(&["a"]), "a");
        assert_eq!(words(&["a", "b", "c"]), "a, b og c");
    }

    #[test]
    fn capitals_know_danish_letters() {
        assert_eq!(capitalised("åben"), "Åben");
        assert_eq!(capitalised("ét af tre"), "Ét af tre");
    }
}
