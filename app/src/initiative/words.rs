//! The codes that initiatives and organisations are stored with, and what they are called.

use crate::locale::{Language, t};

/// What kinds of offers there are.
pub const KINDS: [&str; 7] = ["raadgivning", "fritid", "job", "bolig", "tryghed", "sundhed", "boern"];
/// Whom offers are for.
pub const AUDIENCES: [&str; 5] = ["boern", "unge", "familier", "voksne", "beboere"];
/// Whether an offer runs.
pub const STATUSES: [&str; 4] = ["running", "planned", "ended", "unknown"];
/// Languages that an offer can be held in (ISO 639-1).
pub const LANGUAGES: [&str; 11] = ["da", "en", "ar", "tr", "ur", "so", "fa", "pl", "uk", "bs", "de"];
/// What kinds of organisations there are.
pub const ORGANISATIONS: [&str; 8] =
    ["kommune", "forvaltning", "region", "politi", "bolig", "fond", "forening", "samarbejde"];

/// A kind of offer in words; an unknown code stands as it is.
#[must_use]
pub fn kind(language: Language, code: &str) -> String {
    match code {
        "raadgivning" => t!(language, "initiative-kind-advice"),
        "fritid" => t!(language, "initiative-kind-leisure"),
        "job" => t!(language, "initiative-kind-job"),
        "bolig" => t!(language, "initiative-kind-housing"),
        "tryghed" => t!(language, "initiative-kind-safety"),
        "sundhed" => t!(language, "initiative-kind-health"),
        "boern" => t!(language, "initiative-kind-children"),
        other => other.to_owned(),
    }
}

/// Whom an offer is for, in a word.
#[must_use]
pub fn audience(language: Language, code: &str) -> String {
    match code {
        "boern" => t!(language, "initiative-audience-children"),
        "unge" => t!(language, "initiative-audience-young"),
        "familier" => t!(language, "initiative-audience-families"),
        "voksne" => t!(language, "initiative-audience-adults"),
        "beboere" => t!(language, "initiative-audience-residents"),
        other => other.to_owned(),
    }
}

/// Whether an offer runs, in words.
#[must_use]
pub fn status(language: Language, code: &str) -> String {
    match code {
        "running" => t!(language, "initiative-status-running"),
        "planned" => t!(language, "initiative-status-planned"),
        "ended" => t!(language, "initiative-status-ended"),
        _ => t!(language, "initiative-status-unknown"),
    }
}

/// A language by its name.
#[must_use]
pub fn tongue(language: Language, code: &str) -> String {
    match code {
        "da" => t!(language, "initiative-language-da"),
        "en" => t!(language, "initiative-language-en"),
        "ar" => t!(language, "initiative-language-ar"),
        "tr" => t!(language, "initiative-language-tr"),
        "ur" => t!(language, "initiative-language-ur"),
        "so" => t!(language, "initiative-language-so"),
        "fa" => t!(language, "initiative-language-fa"),
        "pl" => t!(language, "initiative-language-pl"),
        "uk" => t!(language, "initiative-language-uk"),
        "bs" => t!(language, "initiative-language-bs"),
        "de" => t!(language, "initiative-language-de"),
        other => other.to_owned(),
    }
}

/// A kind of organisation in words.
#[must_use]
pub fn organisation(language: Language, code: &str) -> String {
    match code {
        "kommune" => t!(language, "organisation-kind-municipality"),
        "forvaltning" => t!(language, "organisation-kind-administration"),
        "region" => t!(language, "organisation-kind-region"),
        "politi" => t!(language, "organisation-kind-police"),
        "bolig" => t!(language, "organisation-kind-housing"),
        "fond" => t!(language, "organisation-kind-fund"),
        "forening" => t!(language, "organisation-kind-association"),
        "samarbejde" => t!(language, "organisation-kind-cooperation"),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_name_of_its_own_in_both_languages() {
        type Say = fn(Language, &str) -> String;
        let all: [(&[&str], Say); 5] = [
            (&KINDS, kind),
            (&AUDIENCES, audience),
            (&STATUSES, status),
            (&LANGUAGES, tongue),
            (&ORGANISATIONS, organisation),
        ];
        for (codes, say) in all {
            for language in [Language::Danish, Language::English] {
                let mut names: Vec<_> = codes.iter().map(|code| say(language, code)).collect();
                assert!(names.iter().all(|name| !codes.contains(&name.as_str())), "{names:?}");
                names.sort();
                names.dedup();
                assert_eq!(names.len(), codes.len(), "{names:?}");
            }
        }
    }
}
