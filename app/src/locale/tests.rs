//! Every message is said in both languages, with the same arguments, and by somebody.

#![expect(clippy::unwrap_used, reason = "a test that can not be set up must fail")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::word::KEYS;

/// The messages of a language: key, and the arguments that its text names.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for file in files(&root().join("locales").join(language), "ftl") {
        let text = fs::read_to_string(&file).unwrap();
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                name.trim().clone_into(&mut key);
                let before = found.insert(key.clone(), BTreeSet::new());
                assert!(before.is_none(), "{key} is said twice: {}", file.display());
            }
            for argument in line.split('$').skip(1) {
                let name: String = argument.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                found.entry(key.clone()).or_insert_with(BTreeSet::new).insert(name);
            }
        }
    }
    found
}

/// The keys that the code says.
fn said() -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = KEYS.iter().map(|key| (*key).to_owned()).collect();
    for file in files(&root().join("src"), "rs") {
        let text = fs::read_to_string(&file).unwrap();
        let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let places = code
            .match_indices("t!(")
            .filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
        for (at, call) in places {
            let rest = &code[at + call.len()..];
            let Some((_, rest)) = rest.split_once(',') else { continue };
            if let Some(key) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                keys.insert(key.to_owned());
            }
        }
    }
    keys
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|of_file| of_file == extension) {
            found.push(path);
        }
    }
    found
}

#[test]
fn both_languages_say_the_same_messages_with_the_same_arguments() {
    let (danish, english) = (messages("da"), messages("en"));
    assert!(danish.len() > 30);
    for (key, arguments) in &danish {
        assert_eq!(english.get(key), Some(arguments), "{key} in English");
    }
    for key in english.keys() {
        assert!(danish.contains_key(key), "{key} in Danish");
    }
}

#[test]
fn no_message_is_missing_and_none_is_never_said() {
    let (messages, said) = (messages("da"), said());
    let missing: Vec<_> = said.iter().filter(|key| !messages.contains_key(*key)).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
    let unsaid: Vec<_> = messages.keys().filter(|key| !said.contains(*key)).collect();
    assert!(unsaid.is_empty(), "never said: {unsaid:?}");
}

#[test]
fn the_browser_part_says_what_its_file_holds() {
    let file = fs::read_to_string(root().join("locales/da/client.ftl")).unwrap();
    let keys: BTreeSet<_> = file.lines().filter_map(|line| Some(line.split_once(" =")?.0)).collect();
    assert_eq!(keys, KEYS.iter().copied().collect());
}

#[test]
fn every_message_can_be_read() {
    for language in ["da", "en"] {
        for file in files(&root().join("locales").join(language), "ftl") {
            let text = fs::read_to_string(&file).unwrap();
            let read = fluent_templates::fluent_bundle::FluentResource::try_new(text);
            assert!(read.is_ok(), "{}: {:?}", file.display(), read.err().map(|(_, errors)| errors));
        }
    }
}
