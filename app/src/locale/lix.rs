//! How hard our Danish texts are to read, by LIX.
//!
//! LIX (läsbarhetsindex) is C. H. Björnsson's: *Läsbarhet*, Stockholm 1968. It is the mean number of words in a sentence
//! plus the percentage of words of more than six letters. Up to 24 is very easy, 25–34 easy, 35–44 medium, 45–54 hard.

#![expect(clippy::unwrap_used, reason = "a test that can not be set up must fail")]

use std::{fs, path::Path};

/// A text's sentences end here.
const ENDS: [char; 4] = ['.', '!', '?', ':'];

/// Words of more letters than this are long.
const LONG: usize = 6;

/// Texts of fewer words than this are labels, not sentences.
const LABEL: usize = 8;

/// What residents read first, and our pages of text: the most that it may be.
const EASY: f64 = 40.0;

/// The most that anything may be.
const MEDIUM: f64 = 45.0;

/// Counts of one or more texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    words: u32,
    long: u32,
    sentences: u32,
}

impl Counts {
    /// Of one text; every line is at least one sentence.
    fn of(text: &str) -> Self {
        let mut counts = Self::default();
        for line in text.lines() {
            let words: Vec<&str> =
                line.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
            let is_long = |word: &&&str| word.chars().filter(|c| c.is_alphabetic()).count() > LONG;
            counts.words += u32::try_from(words.len()).unwrap();
            counts.long += u32::try_from(words.iter().filter(is_long).count()).unwrap();
            let ends = words.windows(2).filter(|pair| ends_between(pair[0], pair[1])).count();
            counts.sentences += u32::try_from(ends + usize::from(!words.is_empty())).unwrap();
        }
        counts
    }

    fn and(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            long: self.long + other.long,
            sentences: self.sentences + other.sentences,
        }
    }

    fn lix(self) -> f64 {
        let [words, long, sentences] = [self.words, self.long, self.sentences].map(f64::from);
        words / sentences + 100.0 * long / words
    }
}

/// Whether a sentence ends between two words: "ca. ti" and "pr. måned" go on.
fn ends_between(word: &str, next: &str) -> bool {
    let word = word.trim_end_matches(['»', '«', ')', '*', '"']);
    let begins = next.trim_start_matches(['»', '(', '*', '"']).chars().next();
    word.ends_with(ENDS) && begins.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || word.ends_with(':'))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of a file of messages: every message and every variant of one, what is put in as a short word.
fn messages(text: &str) -> Vec<String> {
    let value = |line: &str| {
        let line = line.trim();
        if line.starts_with('#') || line.ends_with("->") || line == "}" {
            return None;
        }
        let text = match line.split_once(']') {
            Some((_, variant)) if line.starts_with(['[', '*']) => variant,
            _ => line.split_once(" = ").map_or(line, |(_, value)| value),
        };
        let pieces = text.split('{').enumerate();
        Some(
            pieces
                .map(|(i, piece)| if i == 0 { piece } else { piece.split_once('}').map_or("", |(_, rest)| rest) })
                .collect::<Vec<_>>()
                .join("tal"),
        )
    };
    text.lines().filter_map(value).filter(|text| text.split_whitespace().count() >= LABEL).collect()
}

/// A Markdown text without its signs and addresses.
fn plain(text: &str) -> String {
    let pieces = text.split("](");
    let text: String = pieces
        .enumerate()
        .map(|(i, piece)| if i == 0 { piece } else { piece.split_once(')').map_or("", |(_, rest)| rest) })
        .collect();
    text.replace("{kontakt}", "").replace(['#', '*', '[', '_'], "")
}

/// The texts under these keys, wherever they stand in a TOML file.
fn stored(value: &toml::Value, keys: &[&str], found: &mut Vec<String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table {
                match value {
                    toml::Value::String(text) if keys.contains(&key.as_str()) => found.push(plain(text)),
                    other => stored(other, keys, found),
                }
            }
        }
        toml::Value::Array(values) => values.iter().for_each(|value| stored(value, keys, found)),
        _ => {}
    }
}

/// Every Danish text of ours: where it stands, how hard it may be, and its counts.
fn measured() -> Vec<(String, f64, Counts)> {
    let mut all = Vec::new();
    let sum = |texts: &[String]| texts.iter().map(|text| Counts::of(text)).fold(Counts::default(), Counts::and);
    let mut files: Vec<_> =
        fs::read_dir(root().join("locales/da")).unwrap().flatten().map(|file| file.path()).collect();
    files.sort();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let limit = if ["area.ftl", "home.ftl"].contains(&name.as_str()) { EASY } else { MEDIUM };
        all.push((name, limit, sum(&messages(&fs::read_to_string(&file).unwrap()))));
    }
    let mut pages: Vec<_> = fs::read_dir(root().join("pages/da")).unwrap().flatten().map(|file| file.path()).collect();
    pages.sort();
    for page in pages {
        let name = page.file_name().unwrap().to_string_lossy().into_owned();
        all.push((name, EASY, Counts::of(&plain(&fs::read_to_string(&page).unwrap()))));
    }
    let criteria: &[&str] = &["measures", "note", "missing_because", "summary"];
    let files: [(&str, f64, &[&str]); 9] = [
        ("goals.toml", MEDIUM, &["summary"]),
        ("initiatives.toml", EASY, &["summary"]),
        ("policy-figures.toml", MEDIUM, &["text"]),
        ("designations.toml", MEDIUM, &["note"]),
        ("news.toml", EASY, &["summary", "body"]),
        ("state-lists/lists.toml", MEDIUM, &["summary"]),
        ("methods/aabne-data.toml", EASY, criteria),
        ("methods/aabne-data-samlet.toml", MEDIUM, criteria),
        ("methods/politik-2025.toml", MEDIUM, criteria),
    ];
    for (file, limit, keys) in files {
        let text = fs::read_to_string(root().join("../data").join(file)).unwrap();
        let mut found = Vec::new();
        stored(&toml::from_str(&text).unwrap(), keys, &mut found);
        all.push((file.to_owned(), limit, sum(&found)));
    }
    all.retain(|(_, _, counts)| counts.words > 0);
    all
}

#[test]
fn the_formula_is_bjoernssons() {
    // 10 words, 2 sentences, 3 long words: 5 + 30.
    let counts = Counts::of("Kommunen har en politik for området. Vi viser den her.");
    assert_eq!(counts, Counts { words: 10, long: 3, sentences: 2 });
    assert!((counts.lix() - 35.0).abs() < 1e-9);
    assert_eq!(Counts::of("Det er ca. ti pr. år. Og »mere«. Se: her").sentences, 4);
    assert_eq!(Counts::of("Et\n\nTo").sentences, 2);
}

#[test]
fn messages_and_markdown_are_read_as_text() {
    let text = "# note\na-b = kort\na = { $n ->\n    [one] Viser én nyhed om det, du har valgt.\n   *[other] Viser { $n } nyheder, de nyeste står først her.\n}\n";
    assert_eq!(
        messages(text),
        [" Viser én nyhed om det, du har valgt.", " Viser tal nyheder, de nyeste står først her."]
    );
    assert_eq!(plain("## A\n\n- *b* [c](/d) {kontakt}"), " A\n\n- b c ");
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is what one reads the test for")]
fn our_danish_texts_are_easy_to_read() {
    let all = measured();
    assert!(all.len() > 10, "the texts are found");
    for (name, limit, counts) in &all {
        println!("{name:32} LIX {:4.1} (højst {limit}), {} ord", counts.lix(), counts.words);
    }
    let hard: Vec<_> = all.iter().filter(|(_, limit, counts)| counts.lix() > *limit).map(|(name, ..)| name).collect();
    assert!(hard.is_empty(), "too hard to read: {hard:?}");
}
