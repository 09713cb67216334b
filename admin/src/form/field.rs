//! One field of a form: its label, its help, what was typed and what is wrong with it, each tied to it by name.

use maud::{Markup, html};

use super::Problems;

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A line.
    Text,
    /// An e-mail address.
    Email,
    /// A password that the browser may fill in.
    Password,
    /// A password that the browser may make up.
    NewPassword,
    /// A code of digits from a telephone.
    Code,
    /// Several lines.
    Long,
    /// A text of several paragraphs.
    Prose,
    /// A day and a time.
    Moment,
    /// A file of these kinds, as browsers are told them.
    File(&'static str),
}

/// A field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field<'a> {
    /// Its name in the form, and its id.
    pub name: &'static str,
    /// What it is called.
    pub label: &'a str,
    /// What helps to fill it in; empty where nothing needs to be said.
    pub hint: &'a str,
    /// What stands in it. Passwords and codes are never sent back.
    pub value: &'a str,
    /// What it takes.
    pub kind: Kind,
    /// Whether it may not be empty.
    pub is_required: bool,
}

impl Field<'_> {
    /// The field as HTML. The server checks everything itself, so browsers' own messages are not asked for.
    pub(crate) fn shown(self, problems: &Problems) -> Markup {
        let Self { name, label, hint, value, kind, is_required } = self;
        let wrong: Vec<&str> = problems.of(name).collect();
        let mut told = Vec::new();
        if !hint.is_empty() {
            told.push(format!("{name}-hint"));
        }
        if !wrong.is_empty() {
            told.push(format!("{name}-wrong"));
        }
        let told = (!told.is_empty()).then(|| told.join(" "));
        let is_wrong = (!wrong.is_empty()).then_some("true");
        let required = is_required.then_some("true");
        html! {
            div.field.wrong[!wrong.is_empty()] {
                label for=(name) { (label) @if !is_required { span.optional { " (valgfrit)" } } }
                @if !hint.is_empty() { p.hint id=(format!("{name}-hint")) { (hint) } }
                @if !wrong.is_empty() {
                    p.error id=(format!("{name}-wrong")) { @for text in &wrong { span { (text) } " " } }
                }
                @if let Some(rows) = kind.rows() {
                    textarea id=(name) name=(name) rows=(rows) aria-describedby=[told] aria-invalid=[is_wrong]
                        aria-required=[required] { (value) }
                } @else {
                    input id=(name) name=(name) type=(kind.input()) accept=[kind.accepted()]
                        value=[kind.is_sent_back().then_some(value)] autocomplete=[kind.autocomplete()]
                        inputmode=[kind.keyboard()] aria-describedby=[told] aria-invalid=[is_wrong]
                        aria-required=[required] spellcheck=[kind.is_typed().then_some("false")];
                }
            }
        }
    }
}

impl Kind {
    fn input(self) -> &'static str {
        match self {
            Self::Text | Self::Code | Self::Long | Self::Prose => "text",
            Self::Email => "email",
            Self::Password | Self::NewPassword => "password",
            Self::Moment => "datetime-local",
            Self::File(_) => "file",
        }
    }

    fn autocomplete(self) -> Option<&'static str> {
        match self {
            Self::Email => Some("username"),
            Self::Password => Some("current-password"),
            Self::NewPassword => Some("new-password"),
            Self::Code => Some("one-time-code"),
            Self::Text | Self::Long | Self::Prose | Self::Moment => Some("off"),
            Self::File(_) => None,
        }
    }

    fn accepted(self) -> Option<&'static str> {
        if let Self::File(kinds) = self { Some(kinds) } else { None }
    }

    fn is_typed(self) -> bool {
        !matches!(self, Self::File(_))
    }

    /// How many lines a field of several shows.
    fn rows(self) -> Option<u8> {
        match self {
            Self::Long => Some(5),
            Self::Prose => Some(16),
            _ => None,
        }
    }

    fn keyboard(self) -> Option<&'static str> {
        (self == Self::Code).then_some("text")
    }

    fn is_sent_back(self) -> bool {
        self.is_typed() && !matches!(self, Self::Password | Self::NewPassword | Self::Code)
    }
}

/// A field that nobody sees.
pub(crate) fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: Kind, value: &'static str) -> Field<'static> {
        Field { name: "navn", label: "Navn", hint: "Hele navnet", value, kind, is_required: true }
    }

    #[test]
    fn a_wrong_field_says_so_to_eyes_and_readers_and_keeps_what_was_typed() {
        let html = field(Kind::Text, "\"><script>").shown(&Problems::one("navn", "Skriv et navn.")).into_string();
        for part in
            ["aria-invalid=\"true\"", "aria-describedby=\"navn-hint navn-wrong\"", "id=\"navn-wrong\"", "&quot;&gt;"]
        {
            assert!(html.contains(part), "{html}");
        }
        assert!(!html.contains("<script>"));
        let right = field(Kind::Long, "</textarea>").shown(&Problems::default()).into_string();
        assert!(!right.contains("aria-invalid") && right.matches("</textarea>").count() == 1, "{right}");
    }

    #[test]
    fn a_file_is_chosen_anew_each_time() {
        let html =
            field(Kind::File(".geojson"), "a.geojson").shown(&Problems::one("navn", "Vælg en anden.")).into_string();
        assert!(html.contains("type=\"file\" accept=\".geojson\" aria-describedby=\"navn-hint navn-wrong\""), "{html}");
        assert!(!html.contains("value="), "{html}");
    }

    #[test]
    fn passwords_are_never_sent_back() {
        for kind in [Kind::Password, Kind::NewPassword, Kind::Code] {
            assert!(!field(kind, "hemmeligt").shown(&Problems::default()).into_string().contains("hemmeligt"));
        }
    }
}
