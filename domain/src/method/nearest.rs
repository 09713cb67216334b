//! The valid word that a wrong one probably meant.

/// How many valid words a message names.
const MOST: usize = 40;

/// The word of `valid` that is nearest to `wrong`, if any is near: at most a third of its letters differ, or two of four
/// and more. Of one letter or two every word would be near, so there one is the beginning of the other.
pub(super) fn nearest<'a>(wrong: &str, valid: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let distance = |word: &str| strsim::damerau_levenshtein(&wrong.to_lowercase(), &word.to_lowercase());
    let most = match wrong.chars().count() {
        0..=3 => 1,
        letters => (letters / 3).max(2),
    };
    let short = wrong.chars().count() <= 2;
    let begins = |word: &str| !short || word.starts_with(wrong) || wrong.starts_with(word);
    valid
        .into_iter()
        .map(|word| (distance(word), word))
        .filter(|(d, word)| *d <= most && begins(word))
        .min()
        .map(|(_, word)| word)
}

/// A wrong word in a sentence, with what was probably meant, or else everything that is valid.
pub(crate) fn unknown<'a>(what: &str, wrong: &str, valid: impl IntoIterator<Item = &'a str> + Clone) -> String {
    let all = valid.clone().into_iter().count();
    let first = valid.clone().into_iter().take(MOST).map(|word| format!("»{word}«")).collect::<Vec<_>>();
    let more = if all > MOST { format!(" og {} til", all - MOST) } else { String::new() };
    let words = first.join(", ") + &more;
    match nearest(wrong, valid) {
        Some(word) => format!("{what} »{wrong}« kendes ikke. Mente du »{word}«?"),
        None if words.is_empty() => format!("{what} »{wrong}« kendes ikke, og der er ingen at vælge imellem"),
        None => format!("{what} »{wrong}« kendes ikke. Vælg imellem {words}"),
    }
}
