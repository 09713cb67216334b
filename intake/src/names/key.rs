//! Texts without what people write differently.

/// A text for comparing: as [`domain::text::fold`] has it, with common abbreviations written out and without spaces.
///
/// "Mimersgade-kvarteret/ Nørrebro St." and "mimersgadekvarteret Noerrebro st" have the same.
pub(crate) fn key(text: &str) -> String {
    // Letters with their ring apart, as file names on a Mac have them.
    let folded = if text.contains('\u{30a}') {
        domain::text::fold(&text.replace("A\u{30a}", "Å").replace("a\u{30a}", "å"))
    } else {
        domain::text::fold(text)
    };
    let whole = |word| match word {
        "gl" => "gamle",
        "kgs" | "kgl" => "kongens",
        "sct" | "skt" => "sankt",
        word => word,
    };
    folded.split(' ').map(whole).collect()
}

/// Whether one text is a letter or two from another: two in eight and more, one in four and more, none in shorter ones.
pub(super) fn is_near(a: &str, b: &str) -> Option<usize> {
    let (long, short) = (a.len().max(b.len()), a.len().min(b.len()));
    let most = match short {
        0..=3 => return None,
        4..=7 => 1,
        _ => 2,
    };
    // Keys are nearly always ASCII, where bytes are letters; a key of other letters is found less forgivingly.
    if long - short > most {
        return None;
    }
    Some(strsim::damerau_levenshtein(a, b)).filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (a, b) in [
            ("Vesterbro/Kongens Enghave", "Vesterbro-Kgs. Enghave"),
            ("Mimersgade-kvarteret/ Nørrebro St.", "MIMERSGADEKVARTERET / Noerrebro st"),
            ("Gl. Valby", "gamle valby "),
            ("Brønshøj-Husum ", "brønshøj husum"),
            ("Ålholm", "Aalholm"),
            ("Ålholm", "A\u{30a}lholm"),
        ] {
            assert_eq!(key(a), key(b));
        }
        assert_ne!(key("Amager Øst"), key("Amager Vest"));
    }

    #[test]
    fn near_is_a_letter_or_two() {
        assert_eq!(is_near("tingbjerg", "tingbjreg"), Some(1));
        assert_eq!(is_near("valby", "valbyy"), Some(1));
        assert_eq!(is_near("syd", "sud"), None);
        assert_eq!(is_near("valby", "vanlose"), None);
    }

    proptest! {
        #[test]
        fn a_key_has_no_spaces_and_near_is_the_same_both_ways(a in "[a-zA-ZæøåÆØÅ /.-]{0,20}", b in "[a-zæøå -]{0,20}") {
            let (a, b) = (key(&a), key(&b));
            prop_assert!(!a.contains(' '));
            prop_assert_eq!(is_near(&a, &b), is_near(&b, &a));
        }
    }
}
