//! A second look at what was made of staff's texts: nothing passes but what is on a short list.

use std::{borrow::Cow, collections::HashSet, sync::LazyLock};

use ammonia::Builder;

use super::picture::PictureAddress;

/// The elements that a text can have.
const ELEMENTS: [&str; 18] = [
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "a",
    "br",
    "hr",
    "blockquote",
    "code",
    "pre",
    "img",
];

/// The same HTML with nothing but what is on the list.
pub(super) fn clean(html: &str) -> String {
    static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
        let mut cleaner = Builder::empty();
        cleaner
            .tags(ELEMENTS.into_iter().chain(["span"]).collect())
            .add_tag_attributes("a", ["href", "rel"])
            .add_tag_attributes("ol", ["start"])
            .add_tag_attributes("img", ["src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding"])
            .add_allowed_classes("span", ["credit"])
            .url_schemes(HashSet::from(["https", "mailto", "tel"]))
            // Which links lead out of the application is known where they are made.
            .link_rel(None)
            .attribute_filter(|element, attribute, value| match (element, attribute) {
                ("img", "src") => PictureAddress::parse(value).map(|_| Cow::Borrowed(value)),
                ("img", "srcset") => value.split(", ").all(is_own).then_some(Cow::Borrowed(value)),
                _ => Some(Cow::Borrowed(value)),
            });
        cleaner
    });
    CLEANER.clean(html).to_string()
}

/// Whether one candidate of a set of pictures is ours.
fn is_own(candidate: &str) -> bool {
    let address = candidate.split(' ').next().unwrap_or_default();
    PictureAddress::parse(&address.replacen("/billeder/lille/", "/billeder/", 1)).is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::prose::{markdown, staff_markdown};

    const OURS: &str = "/billeder/0123456789abcdef-1600x900.webp";

    #[test]
    fn our_own_pictures_come_through_with_description_and_credit() {
        let html = staff_markdown(&format!("Her:\n\n![Børn på \"pladsen\" & *leg*]({OURS} \"Foto: Ida <Holm>\")\n"));
        for part in [
            &format!("src=\"{OURS}\""),
            "srcset=\"/billeder/lille/0123456789abcdef-1600x900.webp 640w, ",
            "width=\"1600\" height=\"900\"",
            "alt=\"Børn på &quot;pladsen&quot; &amp; leg\"",
            "<span class=\"credit\">Foto: Ida &lt;Holm&gt;</span>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!markdown(&format!("![x]({OURS})")).contains("<img"), "our own pages have none");
    }

    #[test]
    fn pictures_from_elsewhere_are_their_description() {
        for address in ["https://andre.dk/x.webp", "/pkg/x.png", "data:image/png;base64,AA", "//andre.dk/x"] {
            let html = staff_markdown(&format!("![Et træ]({address})"));
            assert!(!html.contains("<img") && html.contains("Et træ"), "{html}");
        }
    }

    #[test]
    fn plain_texts_are_as_before() {
        for text in
            ["# A\n\nEt [link](/maal), en [fil](/nyt.xml) og *mere*.\n\n1. a\n2. b\n\n> c\n\n`d`\n", "3. x\n4. y"]
        {
            assert_eq!(staff_markdown(text), markdown(text).replace(" />", ">"), "{text}");
        }
    }

    #[test]
    fn what_the_maker_would_let_through_is_stopped_here() {
        let bad = "<p onclick=\"x\">a<script>b</script><img src=\"https://andre.dk/x\" onerror=\"x\"><a href=\"javascript:x\">c</a>\
                   <svg onload=x></svg><iframe src=\"/\"></iframe><style>d</style><span class=\"stor\">e</span>";
        let html = clean(bad);
        for part in ["onclick", "<script", "andre.dk", "onerror", "javascript", "<svg", "<iframe", "<style", "stor"] {
            assert!(!html.contains(part), "{part} in {html}");
        }
    }

    /// What staff could write to do harm, and what lies between.
    fn piece() -> impl Strategy<Value = String> {
        prop_oneof![
            "[-#>*_\\[\\]()!<>a/:\"'`&; \n.1=]{0,12}",
            Just("<script>alert(1)</script>".to_owned()),
            Just("<img src=x onerror=alert(1)>".to_owned()),
            Just("[a](javascript:alert(1))".to_owned()),
            Just("![a](data:image/svg+xml;base64,AA)".to_owned()),
            Just("![a](https://andre.dk/x.png \"b\" onload=c)".to_owned()),
            Just("![\"a](/billeder/0123456789abcdef-16x9.webp \"><script>\")".to_owned()),
            Just("[a]: data:text/html,x\n[a]".to_owned()),
            Just("<svg/onload=alert(1)>".to_owned()),
            Just("<a href=\"java\tscript:x\">".to_owned()),
        ]
    }

    proptest! {
        #[test]
        fn nothing_that_runs_or_comes_from_elsewhere_passes(pieces in prop::collection::vec(piece(), 0..8)) {
            let html = staff_markdown(&pieces.concat());
            for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
                let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
                prop_assert!(ELEMENTS.contains(&name.as_str()) || name == "span", "{html}");
                let outside: String = tag.split('"').step_by(2).collect();
                prop_assert!(!outside.contains(" on"), "{html}");
                for (attribute, value) in tag.split('"').collect::<Vec<_>>().chunks(2).filter_map(|pair| Some((pair.first()?, pair.get(1)?))) {
                    if attribute.trim_end().ends_with("href=") {
                        prop_assert!(["/", "#", "https:", "mailto:", "tel:"].iter().any(|start| value.starts_with(start)), "{html}");
                    }
                    if attribute.trim_end().ends_with(" src=") {
                        prop_assert!(PictureAddress::parse(value).is_some(), "{html}");
                    }
                }
            }
        }
    }
}
