//! Danish alphabetical order: æ, ø, å after z, and "Aa" as "Å" (Retskrivningsordbogen § 3).

/// A key whose byte order is the Danish order of the texts.
#[must_use]
pub fn sort_key(text: &str) -> String {
    let lower = text.to_lowercase().replace("aa", "å");
    lower
        .chars()
        .map(|letter| match letter {
            // The three code points after 'z' stand in for the last letters of the alphabet.
            'æ' | 'ä' => '{',
            'ø' | 'ö' => '|',
            'å' => '}',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_letters_come_last_and_aa_is_aa() {
        let mut names = ["Aalborg", "Østerbro", "Ærø", "Zoo", "Ålholm", "Amager"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["Amager", "Zoo", "Ærø", "Østerbro", "Aalborg", "Ålholm"]);
    }
}
