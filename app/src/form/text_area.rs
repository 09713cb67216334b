//! The only place that writes a `<textarea>`.

use leptos::prelude::*;

use crate::head::escaped;

/// A text area whose content can't end it.
///
/// The framework does not escape a text area's child on the server (tachys 0.2.19), so `</textarea><script>` in a
/// stored text would run; here it is written out first.
#[component]
pub fn TextArea(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// What it holds.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let text = if cfg!(feature = "ssr") { escaped(&text) } else { text };
    view! { <textarea id=name name=name>{text}</textarea> }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn its_content_cannot_end_it() {
        let html = view! { <TextArea name="a" text="</textarea><script>alert(1)</script>"/> }.to_html();
        assert!(!html.contains("<script>"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
    }

    #[test]
    fn no_other_file_writes_a_text_area() {
        fn search(folder: &std::path::Path, found: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    search(&path, found);
                } else if std::fs::read_to_string(&path).unwrap().contains("<textarea") {
                    found.push(path.file_name().unwrap().to_string_lossy().into_owned());
                }
            }
        }
        let mut found = vec![];
        search(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
        assert_eq!(found, ["text_area.rs"]);
    }
}
