//! The service worker, with this server's files and both languages' words put in.

use crate::{
    Assets,
    locale::{ENGLISH, Language, Named, t},
};

/// The script; its two markers are filled by [`script`].
const WORKER: &str = include_str!("worker.js");
const MARKER: &str = "/*SET*/{}";

/// The worker of a server with these files. It changes when a file does, and so replaces the one before.
#[must_use]
pub fn script(assets: &Assets) -> String {
    let words = |language: Language| {
        serde_json::json!({
            "locale": language.locale().replace('_', "-"),
            "banner": t!(language, "offline-banner", n = "{n}"),
            "short": t!(language, "offline-short"),
        })
    };
    let set = serde_json::json!({
        "files": assets.kept(),
        "words": { "": words(Language::Danish), ENGLISH: words(Language::English) },
    });
    WORKER.replace(MARKER, &set.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_knows_the_files_and_both_languages() {
        let assets = Assets { script: "/pkg/a.js".into(), ..Assets::default() };
        let script = script(&assets);
        assert!(!script.contains(MARKER));
        for part in ["/pkg/a.js", "da-DK", "en-GB", "Du er uden net", "You are offline"] {
            assert!(script.contains(part), "{part}");
        }
    }
}
