//! The difference between two texts, word by word.

use std::time::Duration;

use maud::{Markup, html};
use similar::{ChangeTag, TextDiff};

/// How long a difference may take; then what is left counts as changed.
const PATIENCE: Duration = Duration::from_millis(300);

/// The new text with what was taken out and put in marked, for eyes and for screen readers.
pub(crate) fn words(old: &str, new: &str) -> Markup {
    let mut parts: Vec<(ChangeTag, String)> = Vec::new();
    let difference = TextDiff::configure().timeout(PATIENCE).diff_words(old, new);
    for change in difference.iter_all_changes() {
        match parts.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => parts.push((change.tag(), change.value().to_owned())),
        }
    }
    html! {
        @for (tag, text) in &parts {
            @match tag {
                ChangeTag::Equal => (text),
                ChangeTag::Delete => del { span.visually-hidden { "[fjernet: " } (text) span.visually-hidden { "]" } },
                ChangeTag::Insert => ins { span.visually-hidden { "[tilføjet: " } (text) span.visually-hidden { "]" } },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_out_and_put_in_is_marked_and_harmless() {
        let html = words("Vi åbner i maj.", "Vi <b>lukker</b> i maj.").into_string();
        assert!(html.contains("<del>") && html.contains("åbner") && html.contains("<ins>"), "{html}");
        assert!(html.contains("&lt;b&gt;lukker&lt;/b&gt;") && !html.contains("<b>"), "{html}");
        assert_eq!(words("Ens", "Ens").into_string(), "Ens");
        assert_eq!(words("", "").into_string(), "");
    }

    #[test]
    fn long_texts_that_have_nothing_in_common_are_compared_too() {
        let text = |word: &str| (0..20_000).map(|n| format!("{word}{n} ")).collect::<Vec<_>>().concat();
        let html = words(&text("a"), &text("b")).into_string();
        assert!(html.contains("<del>") && html.contains("<ins>"));
    }
}
