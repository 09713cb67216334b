//! What the settings say, put into a text where it names the place: `{kontakt}`.

use crate::{
    locale::{Language, t},
    services::SiteFacts,
};

/// The text with its places filled; what is not set is said to be so.
pub(super) fn filled(text: &str, facts: &SiteFacts, language: Language) -> String {
    text.replace("{kontakt}", &contact(facts, language))
}

/// How to write and to call, as a list.
fn contact(facts: &SiteFacts, language: Language) -> String {
    let mail = match facts.contact_email.as_str() {
        "" => t!(language, "about-no-mail"),
        mail => format!("{} [{}](<mailto:{mail}>)", t!(language, "about-write"), plain(mail)),
    };
    let phone = match facts.contact_phone.as_str() {
        "" => t!(language, "about-no-phone"),
        phone => {
            let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            format!("{} [{}](tel:{digits})", t!(language, "about-call"), plain(phone))
        }
    };
    format!("- {mail}\n- {phone}")
}

/// A setting's text with nothing in it that Markdown would read.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign.is_ascii_punctuation() {
            plain.push('\\');
        }
        plain.push(sign);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::markdown;

    #[test]
    fn contacts_are_links_and_what_is_missing_is_said() {
        let facts = SiteFacts {
            contact_email: "by_blik_@kk.dk".into(),
            contact_phone: "+45 12 34 56 78".into(),
            ..SiteFacts::default()
        };
        let html = markdown(&filled("Kontakt:\n\n{kontakt}\n", &facts, Language::Danish));
        assert!(html.contains("<a href=\"mailto:by_blik_@kk.dk\">by_blik_@kk.dk</a>"), "{html}");
        assert!(html.contains("<a href=\"tel:+4512345678\">+45 12 34 56 78</a>"), "{html}");
        let html = markdown(&filled("{kontakt}", &SiteFacts::default(), Language::English));
        assert!(!html.contains("<a ") && html.matches("<li>").count() == 2, "{html}");
    }

    #[test]
    fn a_setting_brings_no_markup() {
        let facts = SiteFacts { contact_email: "a](javascript:x) <b>@x.dk".into(), ..SiteFacts::default() };
        let html = markdown(&filled("{kontakt}", &facts, Language::Danish));
        assert!(!html.contains("<b>") && !html.contains("href=\"javascript"), "{html}");
    }
}
