//! What the parts and keys of a file are called where a difference is said in words.

/// What the lists' entries are called.
pub(super) const LISTS: [(&str, &str); 8] = [
    ("criteria", "Kriteriet"),
    ("indicators", "Tallet"),
    ("scores", "Det samlede tal"),
    ("references", "Sammenligningen"),
    ("designate", "Reglen for fremhævning"),
    ("include", "Listen"),
    ("exclude", "Undtagelsen"),
    ("classes", "Inddelingen"),
];

/// What the tables at the top are called.
pub(super) const TABLES: [(&str, &str); 7] = [
    ("variants", "Varianter"),
    ("discretion", "Små tal"),
    ("normalise", "Sammenlignelighed"),
    ("treat", "Behandling af tallene"),
    ("areas", "Tabellens kolonner"),
    ("group", "Naboer"),
    ("ranking", "Rækkefølge"),
];

/// What keys are called, in alphabetical order. Where one stands in several places the word fits them all.
const KEYS: [(&str, &str); 88] = [
    ("all", "alle skal være opfyldt"),
    ("any", "mindst én skal være opfyldt"),
    ("area", "området"),
    ("areas", "områder"),
    ("at_edge", "et tal på grænsen hører til"),
    ("at_least", "mindst"),
    ("at_most", "højst"),
    ("bins", "antal klasser"),
    ("by", "hvad der afgør det"),
    ("calculate_with_withheld", "regn med de tal, der ikke vises"),
    ("column", "kolonne"),
    ("complement", "den anden side"),
    ("convention", "hvem der tæller med bag et område"),
    ("date", "dato"),
    ("decimal", "tegnet foran decimaler"),
    ("denominator", "ud af"),
    ("direction", "retning"),
    ("divide_by", "delt med"),
    ("edges", "grænser"),
    ("first", "nummer 1 er"),
    ("from", "fra"),
    ("how", "måde"),
    ("id", "kort navn"),
    ("impute_by", "tal, der mangler, udfyldes efter"),
    ("into", "til reglen"),
    ("kurtosis", "topstejlhed over"),
    ("latest", "af de seneste"),
    ("legal_basis", "hvor det står"),
    ("level", "områder"),
    ("limits", "grænser prøves med"),
    ("log", "logaritmen"),
    ("mandatory", "altid"),
    ("mean", "lægges sammen som"),
    ("mean_of_latest", "gennemsnit af så mange år"),
    ("measures", "hvad der måles"),
    ("met", "så mange skal være opfyldt"),
    ("minimum_population", "mindste antal personer"),
    ("missing", "tekster, der betyder, at tallet mangler"),
    ("missing_because", "hvorfor tallet mangler"),
    ("most", "højst så mange"),
    ("name", "navn"),
    ("name_en", "navn på engelsk"),
    ("names", "navne"),
    ("neighbours", "naboer"),
    ("no_value", "intet tal for"),
    ("normalise", "sammenlignelighed"),
    ("not", "må ikke være opfyldt"),
    ("note", "forklaring"),
    ("numerator", "dem, der tælles"),
    ("of", "af"),
    ("origin", "hvem der står bag"),
    ("otherwise", "og ellers"),
    ("over", "over"),
    ("period", "periode"),
    ("persons", "hvad de talte gjorde"),
    ("plus", "plus"),
    ("population", "beboere"),
    ("published_for", "offentliggjort for"),
    ("reason", "begrundelse"),
    ("reason_en", "begrundelse på engelsk"),
    ("remainder", "dem, der ikke tælles"),
    ("rest_of", "resten af"),
    ("rounding", "et område på kanten hører til"),
    ("runs", "antal varianter"),
    ("secondary", "hold også andre tal tilbage"),
    ("seed", "frø"),
    ("share", "andel"),
    ("skewness", "skævhed over"),
    ("small_cell", "mindste antal, der vises"),
    ("spread", "standardafvigelse"),
    ("statistic", "af alle områder"),
    ("summary", "beskrivelse"),
    ("ties", "områder med samme tal"),
    ("times", "gange"),
    ("title", "navn"),
    ("to", "til"),
    ("treat", "behandling"),
    ("under", "under"),
    ("unit", "enhed"),
    ("valid_from", "gælder fra"),
    ("version", "version"),
    ("weights", "vægte"),
    ("when", "når dette er opfyldt"),
    ("winsorise", "yderpunkter trækkes ind"),
    ("with_data", "med data"),
    ("withheld", "tekster, der betyder, at tallet holdes tilbage"),
    ("years", "over år"),
    ("zeros", "områder, hvor tallet er 0"),
];

/// What a key is called; by itself where it is none of the format's.
pub(super) fn key(key: &str) -> &str {
    KEYS.binary_search_by_key(&key, |(known, _)| *known).map_or(key, |at| KEYS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_order() {
        assert!(KEYS.is_sorted_by(|one, other| one.0 < other.0));
        assert_eq!((key("at_least"), key("ukendt")), ("mindst", "ukendt"));
    }
}
