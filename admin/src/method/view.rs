//! The form of a method as HTML.

use maud::{Markup, html};
use toml_edit::Item;

use super::{
    edit::{self, Step},
    fields::{Kind, Part, Section, Slot},
    limit, question,
    typed::{self, SENT, mark},
};
use crate::form::{Posted, hidden};

/// The id of the list of measures that fields suggest.
pub(super) const MEASURES: &str = "maal-navne";

/// What the form shows besides what the file says.
pub(super) struct Shown<'a> {
    /// The file.
    pub root: &'a Item,
    /// What was typed, where it could not be kept.
    pub posted: Option<&'a Posted>,
    /// What is wrong: the name of a field, and what to do.
    pub wrong: &'a [(String, String)],
}

/// The list of what is wrong, above the form.
pub(super) fn summary(wrong: &[(String, String)], heading: &str) -> Markup {
    html! {
        @if !wrong.is_empty() {
            div.problems role="alert" tabindex="-1" autofocus {
                h2 { (heading) }
                ul { @for (field, text) in wrong { li { @if field.is_empty() { (text) } @else { a href=(format!("#{field}")) { (text) } } } } }
            }
        }
    }
}

impl Shown<'_> {
    /// A part with its sections and what can be added.
    pub(super) fn part(&self, part: &Part) -> Markup {
        html! {
            section.method-part id=(part.id) {
                h2 { (part.title) }
                @if !part.lead.is_empty() { p { (part.lead) } }
                @if part.sections.is_empty() { p.hint { "Ingen endnu." } }
                @for section in &part.sections { (self.section(section)) }
                @if !part.adds.is_empty() {
                    div.buttons {
                        @for (place, (label, _)) in part.adds.iter().enumerate() {
                            button.plain type="submit" name="goer" value=(format!("tilfoej {} {place}", part.id)) { (label) }
                        }
                    }
                }
            }
        }
    }

    fn section(&self, section: &Section) -> Markup {
        let id = edit::dotted(&section.way);
        let wrong: Vec<&str> = self.wrong_at(&id);
        html! {
            fieldset.method-section id=[(!id.is_empty()).then_some(&id)] tabindex=[(!id.is_empty()).then_some("-1")] .wrong[!wrong.is_empty()] {
                @if !section.title.is_empty() { legend { (section.title) } }
                @for text in &wrong { p.error { (text) } }
                @for slot in &section.slots { (self.field(slot)) }
                @for fold in &section.folds {
                    details open[fold.slots.iter().any(|slot| self.is_opened_by(slot))] {
                        summary { (fold.title) }
                        @for slot in &fold.slots { (self.field(slot)) }
                    }
                }
                @if let Some(Step::At(_)) = section.way.last() {
                    button.plain type="submit" name="goer" value=(format!("fjern {id}")) { "Fjern " span.visually-hidden { (section.title) } }
                }
            }
        }
    }

    /// Whether a field is to be seen at once: something is wrong with it, or a choice has brought others beside it.
    fn is_opened_by(&self, slot: &Slot) -> bool {
        let is_chosen = || !typed::stored(self.root, slot).concat().is_empty();
        !self.wrong_at(&slot.name()).is_empty() || slot.kind.decides() && is_chosen()
    }

    fn wrong_at(&self, name: &str) -> Vec<&str> {
        self.wrong.iter().filter(|(of, _)| !name.is_empty() && of == name).map(|(_, text)| text.as_str()).collect()
    }

    fn field(&self, slot: &Slot) -> Markup {
        let name = slot.name();
        let wrong = self.wrong_at(&name);
        let values = typed::shown(self.root, slot, self.posted);
        let value = values.first().map(String::as_str).unwrap_or_default();
        let hint = (!slot.hint.is_empty()).then(|| format!("{name}-hint"));
        let error = (!wrong.is_empty()).then(|| format!("{name}-wrong"));
        let told: Vec<String> = hint.iter().chain(&error).cloned().collect();
        let told = (!told.is_empty()).then(|| told.join(" "));
        let is_wrong = (!wrong.is_empty()).then_some("true");
        let above = html! {
            @if let Some(id) = &hint { p.hint id=(id) { (slot.hint) } }
            @if let Some(id) = &error { p.error id=(id) { @for text in &wrong { span { (text) } " " } } }
        };
        let select = |options: &[(String, String)], otherwise: Option<&str>| {
            let is_known = value.is_empty() && otherwise.is_some() || options.iter().any(|(word, _)| word == value);
            html! {
                select id=(name) name=(name) aria-describedby=[told.as_deref()] aria-invalid=[is_wrong] {
                    @if let Some(otherwise) = otherwise { option value="" { (otherwise) } }
                    @if !is_known { option value=(value) selected { "»" (value) "«" } }
                    @for (word, said) in options { option value=(word) selected[word == value] { (said) } }
                }
            }
        };
        let list = (slot.kind == Kind::Measure).then_some(MEASURES);
        let line = |mode: Option<&str>| {
            html! {
                input id=(name) name=(name) type="text" value=(value) autocomplete="off" spellcheck="false" inputmode=[mode] list=[list]
                    aria-describedby=[told.as_deref()] aria-invalid=[is_wrong];
            }
        };
        match &slot.kind {
            Kind::Several(options) => html! {
                fieldset.several id=(name) tabindex="-1" .wrong[!wrong.is_empty()] aria-describedby=[told.as_deref()] {
                    legend { (slot.label) }
                    (above)
                    (hidden(&mark(&name), SENT))
                    @let strays: Vec<(String, String)> = values.iter().filter(|v| !options.iter().any(|(o, _)| o == *v)).map(|v| (v.clone(), format!("»{v}«, som ikke findes"))).collect();
                    @for (place, (word, said)) in options.iter().chain(&strays).enumerate() {
                        @let id = format!("{name}-{place}");
                        div.check {
                            input type="checkbox" id=(id) name=(name) value=(word) checked[values.contains(word)];
                            label for=(id) { (said) }
                        }
                    }
                }
            },
            Kind::Check(_) | Kind::Own => html! {
                div.check.wrong[!wrong.is_empty()] {
                    (hidden(&mark(&name), SENT))
                    input type="checkbox" id=(name) name=(name) value=(SENT) checked[!values.is_empty()] aria-describedby=[told.as_deref()];
                    label for=(name) { (slot.label) }
                }
                (above)
            },
            kind => html! {
                div.field.wrong[!wrong.is_empty()] {
                    label for=(name) { (slot.label) }
                    (above)
                    @match kind {
                        Kind::Lines => textarea id=(name) name=(name) rows="3" aria-describedby=[told.as_deref()] aria-invalid=[is_wrong] { (value) },
                        Kind::Words => textarea id=(name) name=(name) rows="4" spellcheck="false" aria-describedby=[told.as_deref()] aria-invalid=[is_wrong] { (value) },
                        Kind::Choice(options, _) | Kind::Head(options, _) => (select(options, None)),
                        Kind::Question => (select(&question::choices(), None)),
                        Kind::LimitKey => (select(&limit::KEYS.map(|(key, how)| (key.to_owned(), limit::said(how).to_owned())), None)),
                        Kind::LimitOf(options) => (select(options, Some("Ikke noget: et fast tal"))),
                        Kind::Whole => (line(Some("numeric"))),
                        Kind::Number | Kind::LimitNumber | Kind::LimitPlus => (line(Some("decimal"))),
                        _ => (line(None)),
                    }
                }
            },
        }
    }
}
