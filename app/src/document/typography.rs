//! What must stay on one line in a finished document: a day with its month, a paragraph sign with its number.

use domain::text::MONTHS;

/// The same HTML with spaces that do not break: "3. februar 2025", "§ 61 a", "CC BY 4.0". Tags and what they carry, such
/// as the text that a visitor has typed into a field, are left as they are.
pub(super) fn bound(html: &str) -> String {
    let mut bound = String::with_capacity(html.len() + 64);
    let mut rest = html;
    while let Some(at) = rest.find([' ', '<']) {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        bound.push_str(before);
        if rest[at..].starts_with('<') {
            let end = tag(&rest[at..]);
            bound.push_str(&rest[at..at + end]);
            rest = &rest[at + end..];
            continue;
        }
        bound.push(if belongs(&bound, after) { '\u{a0}' } else { ' ' });
        rest = after;
    }
    bound.push_str(rest);
    bound
}

/// How long the tag is that the text begins with; a `>` in a quoted attribute does not end it.
fn tag(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    html.len()
}

/// Whether what stands before a space belongs to what stands after it.
fn belongs(before: &str, after: &str) -> bool {
    let day = before.strip_suffix('.').unwrap_or(before);
    let is_day = day.ends_with(|c: char| c.is_ascii_digit());
    (is_day && MONTHS.iter().any(|(danish, english)| after.starts_with(danish) || after.starts_with(english)))
        || before.ends_with('§')
        || (before.ends_with("CC") && after.starts_with("BY"))
        || (before.ends_with("CC\u{a0}BY") && after.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_signs_and_licences_keep_together() {
        for (loose, tight) in [
            ("den 3. februar 2025", "den 3.\u{a0}februar 2025"),
            ("on 22 November 2026", "on 22\u{a0}November 2026"),
            ("efter § 61 a.", "efter §\u{a0}61 a."),
            ("CC BY 4.0 og CC BY-SA", "CC\u{a0}BY\u{a0}4.0 og CC\u{a0}BY-SA"),
            ("<a href=\"/x\" class=\"y\">2. juni</a>", "<a href=\"/x\" class=\"y\">2.\u{a0}juni</a>"),
            ("<input value=\"<a> 3. maj\">3. maj", "<input value=\"<a> 3. maj\">3.\u{a0}maj"),
            ("<p title='1. maj", "<p title='1. maj"),
            ("i 2025. Maj er en måned", "i 2025. Maj er en måned"),
            ("", ""),
        ] {
            assert_eq!(bound(loose), tight);
        }
    }
}
