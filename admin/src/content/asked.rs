//! The fields of a form: what each asks for, how it is shown, read and told.

use maud::{Markup, html};

use super::written::Written;
use crate::{
    form::{Field, Kind, Posted, Problems},
    moment,
};

/// How many empty rows a field of rows ends with.
const EMPTY_ROWS: usize = 3;

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    /// A line.
    Line,
    /// Several lines.
    Long,
    /// A text in Markdown, which the public sees.
    Prose,
    /// A day and a time, or nothing.
    Moment,
    /// One of these.
    Choice(Vec<Choice>),
    /// Any of these, under the names of their groups.
    Many(Vec<(&'static str, Vec<Choice>)>),
    /// Rows of cells under these headings.
    Rows(Vec<&'static str>),
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What is stored.
    pub value: String,
    /// What is read.
    pub name: String,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Its name in the form and in what is stored.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What helps to fill it in.
    pub hint: &'static str,
    /// What it takes.
    pub input: Input,
    /// Whether it may not be empty.
    pub is_required: bool,
    /// The most characters that it takes.
    pub longest: usize,
    /// What can be done with what stands in it: the word that the form sends as `hvad`, and what the button says.
    pub offer: Option<(&'static str, &'static str)>,
}

impl Asked {
    /// A field that must be filled in.
    pub(crate) fn must(name: &'static str, label: &'static str, input: Input, longest: usize) -> Self {
        Self { name, label, hint: "", input, is_required: true, longest, offer: None }
    }

    /// A field that may be empty.
    pub(crate) fn may(name: &'static str, label: &'static str, input: Input, longest: usize) -> Self {
        Self { is_required: false, ..Self::must(name, label, input, longest) }
    }

    /// The same with words that help.
    pub(crate) fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    /// The same with a button: `word` is what the form then sends as `hvad`, to where drafts are kept.
    pub(crate) fn offer(self, word: &'static str, says: &'static str) -> Self {
        Self { offer: Some((word, says)), ..self }
    }

    /// What a form sent for the field.
    fn sent(&self, posted: &Posted) -> String {
        match &self.input {
            Input::Line => posted.text(self.name).replace(['\r', '\n'], " "),
            Input::Long | Input::Prose => posted.text(self.name).replace("\r\n", "\n").replace('\r', "\n"),
            Input::Choice(_) | Input::Moment => posted.text(self.name).to_owned(),
            Input::Many(_) => posted.all(self.name).filter(|one| !one.is_empty()).collect::<Vec<_>>().join("\n"),
            Input::Rows(headings) => {
                let cells: Vec<&str> = posted.all(self.name).collect();
                let rows = cells.chunks(headings.len().max(1)).filter(|row| row.iter().any(|cell| !cell.is_empty()));
                let plain = |cell: &&str| cell.replace(['\t', '\r', '\n'], " ");
                rows.map(|row| row.iter().map(plain).collect::<Vec<_>>().join("\t")).collect::<Vec<_>>().join("\n")
            }
        }
    }

    /// What is wrong with what stands in the field, whatever the kind.
    fn check(&self, written: &Written, problems: &mut Problems) {
        let text = written.text(self.name);
        if self.is_required && text.is_empty() {
            problems.add(self.name, format!("Udfyld »{}«.", self.label));
        }
        if text.chars().count() > self.longest {
            problems.add(self.name, format!("»{}« må højst fylde {} tegn.", self.label, self.longest));
        }
        let is_known = |value: &str| match &self.input {
            Input::Choice(choices) => choices.iter().any(|one| one.value == value),
            Input::Many(groups) => groups.iter().flat_map(|(_, choices)| choices).any(|one| one.value == value),
            _ => true,
        };
        if let Some(unknown) = written.values(self.name).find(|value| !is_known(value)) {
            problems.add(self.name, format!("»{unknown}« findes ikke længere. Vælg igen under »{}«.", self.label));
        }
        if self.input == Input::Moment && !text.is_empty() && moment::read(text).is_none() {
            problems.add(
                self.name,
                format!("»{text}« er ikke et tidspunkt. Vælg en dag og et klokkeslæt, eller lad feltet stå tomt."),
            );
        }
    }

    /// A value in words: choices by their names.
    pub(crate) fn told(&self, written: &Written) -> String {
        let known: Vec<&Choice> = match &self.input {
            Input::Choice(choices) => choices.iter().collect(),
            Input::Many(groups) => groups.iter().flat_map(|(_, choices)| choices).collect(),
            _ => Vec::new(),
        };
        let name = |value: &str| {
            known.iter().find(|one| one.value == value).map_or_else(|| value.to_owned(), |one| one.name.clone())
        };
        match &self.input {
            Input::Line | Input::Long | Input::Prose | Input::Moment => written.text(self.name).to_owned(),
            Input::Choice(_) | Input::Many(_) => written.values(self.name).map(name).collect::<Vec<_>>().join("\n"),
            Input::Rows(_) => written.text(self.name).replace('\t', " | "),
        }
    }

    /// The field as HTML.
    pub(crate) fn shown(&self, written: &Written, problems: &Problems) -> Markup {
        let kind = match &self.input {
            Input::Line => Kind::Text,
            Input::Long => Kind::Long,
            Input::Prose => Kind::Prose,
            Input::Moment => Kind::Moment,
            Input::Choice(choices) => {
                return self.around(problems, &self.choice(choices, written.text(self.name), problems));
            }
            Input::Many(groups) => return self.grouped(problems, &self.boxes(groups, written)),
            Input::Rows(headings) => return self.grouped(problems, &self.table(headings, written)),
        };
        let (name, label, hint, value) = (self.name, self.label, self.hint, written.text(self.name));
        Field { name, label, hint, value, kind, is_required: self.is_required }.shown(problems)
    }

    /// Which texts tell of the field, by their ids.
    fn described(&self, problems: &Problems) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let wrong = (!problems.texts(self.name).is_empty()).then(|| format!("{}-wrong", self.name));
        let ids: Vec<String> = [hint, wrong].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn helped(&self, problems: &Problems) -> Markup {
        let wrong = problems.texts(self.name);
        html! {
            @if !self.hint.is_empty() { p.hint id=(format!("{}-hint", self.name)) { (self.hint) } }
            @if !wrong.is_empty() { p.error id=(format!("{}-wrong", self.name)) { @for text in &wrong { span { (text) } " " } } }
        }
    }

    fn around(&self, problems: &Problems, control: &Markup) -> Markup {
        html! {
            div.field.wrong[!problems.texts(self.name).is_empty()] {
                label for=(self.name) { (self.label) @if !self.is_required { span.optional { " (valgfrit)" } } }
                (self.helped(problems))
                (control)
            }
        }
    }

    fn grouped(&self, problems: &Problems, controls: &Markup) -> Markup {
        html! {
            fieldset.field.wrong[!problems.texts(self.name).is_empty()] id=(self.name) tabindex="-1"
                aria-describedby=[self.described(problems)] {
                legend { (self.label) @if !self.is_required { span.optional { " (valgfrit)" } } }
                (self.helped(problems))
                (controls)
            }
        }
    }

    fn choice(&self, choices: &[Choice], chosen: &str, problems: &Problems) -> Markup {
        html! {
            select id=(self.name) name=(self.name) aria-describedby=[self.described(problems)] {
                option value="" selected[chosen.is_empty()] { "Vælg" }
                @for one in choices { option value=(one.value) selected[one.value == chosen] { (one.name) } }
            }
        }
    }

    fn boxes(&self, groups: &[(&'static str, Vec<Choice>)], written: &Written) -> Markup {
        let chosen: Vec<&str> = written.values(self.name).collect();
        let is_chosen = |one: &Choice| chosen.contains(&one.value.as_str());
        html! {
            @for (name, choices) in groups {
                details open[choices.iter().any(is_chosen)] {
                    @let names: Vec<&str> = choices.iter().filter(|one| is_chosen(one)).map(|one| one.name.as_str()).collect();
                    summary { (name) " (" (names.len()) " valgt" @if !names.is_empty() { ": " (names.join(", ")) } ")" }
                    div.choices {
                        @for one in choices {
                            label { input type="checkbox" name=(self.name) value=(one.value) checked[is_chosen(one)]; " " (one.name) }
                        }
                    }
                }
            }
        }
    }

    fn table(&self, headings: &[&'static str], written: &Written) -> Markup {
        let rows: Vec<Vec<&str>> = written.rows(self.name).chain((0..EMPTY_ROWS).map(|_| Vec::new())).collect();
        html! {
            div.table-scroll tabindex="0" role="region" aria-label=(self.label) {
                table.cells {
                    thead { tr { @for heading in headings { th scope="col" { (heading) } } } }
                    tbody {
                        @for (at, row) in (1..).zip(&rows) {
                            tr {
                                @for (column, heading) in headings.iter().enumerate() {
                                    td { input type="text" name=(self.name) value=(row.get(column).copied().unwrap_or_default())
                                        aria-label=(format!("{heading}, række {at}")) autocomplete="off"; }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What a form sent, field by field. What was not asked for is not kept.
pub(crate) fn read(asked: &[Asked], posted: &Posted) -> Written {
    asked.iter().fold(Written::default(), |written, one| written.with(one.name, one.sent(posted)))
}

/// What is wrong with what stands in the fields, whatever the kind.
pub(crate) fn check(asked: &[Asked], written: &Written) -> Problems {
    let mut problems = Problems::default();
    for one in asked {
        one.check(written, &mut problems);
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> Vec<Asked> {
        let choice = |value: &str| Choice { value: value.into(), name: value.to_uppercase() };
        vec![
            Asked::must("titel", "Titel", Input::Line, 10),
            Asked::may("tekst", "Tekst", Input::Prose, 100),
            Asked::may("maal", "Mål", Input::Many(vec![("Alle", vec![choice("a"), choice("b")])]), 100),
            Asked::may("tal", "Tal", Input::Rows(vec!["År", "Værdi"]), 100),
        ]
    }

    #[test]
    fn what_is_sent_is_read_by_field_and_nothing_else() {
        let posted = Posted::read(
            "titel=+Ny%0D%0Aside+&tekst=a%0D%0Ab&maal=a&maal=b&tal=2023&tal=1,5&tal=&tal=&tal=2024&tal=%092&ekstra=x"
                .as_bytes(),
        );
        let written = read(&fields(), &posted);
        assert_eq!(written.text("tekst"), "a\nb");
        assert_eq!(written.text("maal"), "a\nb");
        assert_eq!(written.rows("tal").collect::<Vec<_>>(), [["2023", "1,5"], ["2024", "2"]]);
        assert_eq!(written.text("ekstra"), "");
        assert_eq!(fields()[2].told(&written), "A\nB");
    }

    #[test]
    fn what_is_missing_too_long_or_unknown_is_said_at_its_field() {
        let written = Written::default().with("tekst", "x".repeat(101)).with("maal", "c");
        let problems = check(&fields(), &written);
        assert_eq!(problems.texts("titel"), ["Udfyld »Titel«."]);
        assert_eq!(problems.texts("tekst"), ["»Tekst« må højst fylde 100 tegn."]);
        assert_eq!(problems.texts("maal"), ["»c« findes ikke længere. Vælg igen under »Mål«."]);
        assert!(check(&fields(), &Written::default().with("titel", "Ja")).is_empty());
    }

    #[test]
    fn what_was_typed_stands_in_the_form_and_does_nothing() {
        let written =
            Written::default().with("tekst", "</textarea><script>").with("maal", "b").with("tal", "\"><b>\t1");
        let html: String = fields().iter().map(|one| one.shown(&written, &Problems::default()).into_string()).collect();
        assert!(!html.contains("<script>") && !html.contains("<b>"), "{html}");
        assert!(html.contains("value=\"b\" checked") && html.contains("1 valgt"), "{html}");
    }
}
