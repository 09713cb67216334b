//! What the pages say: Fluent messages, a file a feature and language.

use std::{borrow::Cow, collections::HashMap};

use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, langid, static_loader};

use super::Language;

static_loader! {
    static MESSAGES = {
        locales: "./locales",
        fallback_language: "da",
        // Marks around what is put in serve scripts of two directions; here they would only be in the way of searching.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

const DANISH: LanguageIdentifier = langid!("da");
const ENGLISH: LanguageIdentifier = langid!("en");

/// Says a message in a language: `t!(language, "goal-title")`, `t!(language, "goal-until", year = 2035)`.
///
/// Numbers decide singular and plural and stand as they are; whoever shows one gives it as text in the language's
/// format. A test holds every key that is named here to both languages, and every message to a place that says it.
macro_rules! t {
    ($language:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::locale::message::say($language, $key, &[$((stringify!($name), $value.into())),*])
    };
}
pub(crate) use t;

/// Says a message; a missing one, which tests rule out, shows its key.
#[must_use]
pub fn say(language: Language, key: &str, arguments: &[(&'static str, FluentValue<'_>)]) -> String {
    let id = match language {
        Language::Danish => &DANISH,
        Language::English => &ENGLISH,
    };
    let arguments: HashMap<Cow<'static, str>, FluentValue<'_>> =
        arguments.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
    MESSAGES.try_lookup_with_args(id, key, &arguments).unwrap_or_else(|| {
        tracing::error!(message.key = key, "a message is missing");
        key.to_owned()
    })
}
