//! What can be a mail address and what a web address: both become links on public pages.

/// Whether a text can be a mail address: a name, one @, a host with a dot, and nothing that means something in a link.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let parts =
        text.split_once('@').filter(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '?' | '&' | ',' | ';');
    parts.is_some() && text.chars().all(plain)
}

/// Whether a text can be a web address: it becomes a link, so nothing but https may stand there.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").unwrap_or_default();
    !host.is_empty() && host.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_where_they_say() {
        assert!(is_email("ida@kk.example") && is_web_address("https://kk.example/i?a=1"));
        for text in ["", "ida", "@kk.dk", "ida@kk", "a@b@c.dk", "ida@kk.dk?subject=x", "ida @kk.dk", "å@kk.dk"] {
            assert!(!is_email(text), "{text}");
        }
        for text in ["", "https://", "http://kk.dk", "javascript:alert(1)", "https://kk.dk/\"><b>", "https://kk dk"] {
            assert!(!is_web_address(text), "{text}");
        }
    }
}
