//! The form of a thing.

use axum::{
    extract::{Path, RawQuery, State},
    response::Html,
};
use domain::staff::Permission;
use maud::{Markup, html};
use store::{ContentEvent, ContentVersion, Staff};

use super::{clash::Clash, script, thing::Thing, written::Written};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Field, Kind, Problems, hidden},
    guard::{Looking, Signed},
    moment,
    page::{Page, done},
    people,
};

/// What the form shows.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// What stands in its fields.
    pub written: Written,
    /// The version that it began from.
    pub based_on: i64,
    /// What others wrote meanwhile, if anything.
    pub clash: Option<Clash>,
    /// What stands in the field for a time.
    pub when: String,
    /// What stands in the field for a note.
    pub note: String,
    /// What stands in the form for taking it down: why, and when.
    pub down: [String; 2],
    /// What else there is to say above it.
    pub told: Markup,
}

impl Form {
    /// The form as somebody finds it: with their own draft, if they have one.
    pub(super) fn of(thing: &Thing, staff: i64) -> Self {
        let plain = |written, based_on| Self {
            written,
            based_on,
            clash: None,
            when: String::new(),
            note: String::new(),
            down: Default::default(),
            told: html! {},
        };
        let Some(draft) = thing.draft_of(staff) else { return plain(thing.latest(), thing.number()) };
        let written = Written::parse(&draft.content);
        let told = html! {
            p.note { "Du ser din egen kladde fra " (moment::said(draft.saved_at)) ". Kun du kan se den." }
            form.inline method="post" action=(format!("{}/kassere", thing.href())) {
                button.plain type="submit" { "Kassér kladden" }
            }
        };
        if draft.based_on == thing.number() {
            return Self { told, ..plain(written, draft.based_on) };
        }
        let (clash, merged) = Clash::between(thing, draft.based_on, &written);
        Self { told, clash: Some(clash), ..plain(merged, thing.number()) }
    }
}

/// `GET /admin/indhold/{slags}/{noegle}`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    Path((kind, thing)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let thing = Thing::read(desk.db(), &kind, &thing).await?;
    let form = Form::of(&thing, signed.staff.id);
    page(&desk, &signed.staff, &thing, &form, &Problems::default(), &done(query.as_deref())).await
}

/// The page with the form, or for who only looks, with what stands in it.
pub(super) async fn page(
    desk: &Desk,
    staff: &Staff,
    thing: &Thing,
    form: &Form,
    problems: &Problems,
    done: &str,
) -> Result<Html<String>, Fault> {
    let everybody = desk.db().all_staff().await?;
    let words = thing.kind.words();
    let (title, may) = (&thing.title, staff.may(Permission::Edit));
    let hints = if may {
        thing.kind.hints(desk, &thing.slug, &form.written).await?
    } else {
        html! {}
    };
    let body = html! {
        p { a href=(format!("/admin/indhold/{}", words.path)) { (words.all) } }
        h1 { (title) }
        (problems.summary())
        (standing(thing, &everybody))
        @if let Some(clash) = &form.clash { (clash.shown(thing, &everybody)) }
        @if may {
            (form.told)
            (hints)
            (others(thing, staff, &everybody))
            (fields(thing, form, problems))
            @if thing.public().is_some() && !words.gone.is_empty() { (take_down(thing, &form.down, problems)) }
        } @else {
            (read(thing))
        }
    };
    Ok(Page { desk, staff, title, part: "/admin/indhold", done }.around(&body))
}

/// How the thing stands, and the ways to its versions and its pages.
fn standing(thing: &Thing, everybody: &[Staff]) -> Markup {
    let words = thing.kind.words();
    let public = thing.public();
    let last = thing.versions.last();
    let is_all = public.zip(last).is_some_and(|(public, last)| public.number == last.number);
    html! {
        dl.facts {
            div { dt { "Status" } dd {
                @match public {
                    None => "Ikke offentlig",
                    Some(_) if is_all => "Offentlig, som du ser her",
                    Some(public) => { "Offentlig i version " (public.number) ". Det, der er gemt siden, er ikke udgivet." }
                }
            } }
            div { dt { "Sidst" } dd { @if let Some(last) = last { (said(last, everybody)) } @else { "Intet skrevet endnu" } } }
            @if let Some(plan) = &thing.plan {
                div { dt { "Planlagt" } dd {
                    @if plan.version == 0 { "Tages ned " } @else { "Version " (plan.version) " udgives " }
                    (moment::said(plan.at)) ", planlagt af " (people::name(everybody, Some(plan.staff)))
                    form.inline method="post" action=(format!("{}/aflys", thing.href())) { button.plain type="submit" { "Aflys" } }
                } }
            }
        }
        p { (words.where_shown) }
        ul.links {
            li { a href=(format!("{}/versioner", thing.href())) { "Versioner (" (thing.versions.len()) ")" } }
            li { a href=(format!("{}/vis", thing.href())) { "Forhåndsvisning" } }
            @if public.is_some() { li { a href=(thing.address) { "Den offentlige side" } } }
        }
    }
}

/// What a version is, in words: "Udgivet af Anna Holm, 3. februar 2026 kl. 10.42".
pub(super) fn said(version: &ContentVersion, everybody: &[Staff]) -> Markup {
    let did = match version.event {
        ContentEvent::Found => return html! { "Stod der fra begyndelsen" },
        ContentEvent::Saved => "Gemt",
        ContentEvent::Published => "Udgivet",
        ContentEvent::Unpublished => "Taget ned",
        ContentEvent::Restored => "Hentet frem igen",
    };
    html! {
        (did) " af " (people::name(everybody, version.staff)) ", " (moment::said(version.at))
        @if !version.note.is_empty() { ": " (version.note) }
    }
}

/// Colleagues who write on the same thing now.
fn others(thing: &Thing, staff: &Staff, everybody: &[Staff]) -> Markup {
    html! {
        @for draft in thing.drafts.iter().filter(|draft| draft.staff != staff.id) {
            p.note { (people::name(everybody, Some(draft.staff))) " har en kladde, sidst rørt " (moment::said(draft.saved_at)) ". Skriver I samtidig, går intet tabt: den, der gemmer sidst, får besked." }
        }
    }
}

fn fields(thing: &Thing, form: &Form, problems: &Problems) -> Markup {
    let at = |part: &str| format!("{}/{part}", thing.href());
    html! {
        form #skema method="post" action=(thing.href()) novalidate data-kladde=(at("kladde")) {
            (hidden("version", &form.based_on.to_string()))
            // What Enter in a line presses is the first button of the form, and that must not be a field's own.
            button.visually-hidden type="submit" name="hvad" value="gem" tabindex="-1" aria-hidden="true" { "Gem uden at udgive" }
            @for one in &thing.asked {
                @if let Some(clash) = &form.clash { (clash.choice(one)) }
                (one.shown(&form.written, problems))
                @if let Some((word, says)) = one.offer {
                    p { button.plain type="submit" name="hvad" value=(word) formaction=(at("kladde")) { (says) } }
                }
            }
            (Field { name: "note", label: "Hvad har du ændret?", hint: "For kolleger: det står ved versionen. Højst 300 tegn.",
                value: &form.note, kind: Kind::Text, is_required: false }.shown(problems))
            p.hint #kladde-status role="status" {}
            div.buttons {
                button type="submit" name="hvad" value="gem" { "Gem uden at udgive" }
                button.plain type="submit" name="hvad" value="kladde" formaction=(at("kladde")) { "Gem kladde" }
                button.plain type="submit" name="hvad" value="vis" formaction=(at("vis")) { "Se, som den bliver" }
            }
            fieldset {
                legend { "Udgiv" }
                p.hint { (thing.kind.words().where_shown) " Det sker i samme øjeblik." }
                (Field { name: "tid", label: "Hvornår?", hint: "Lad feltet stå tomt for at udgive straks. Tiden er dansk tid.",
                    value: &form.when, kind: Kind::Moment, is_required: false }.shown(problems))
                button type="submit" name="hvad" value="udgiv" { "Udgiv" }
            }
        }
        script src=(script::address()) defer {}
    }
}

fn take_down(thing: &Thing, [why, when]: &[String; 2], problems: &Problems) -> Markup {
    html! {
        details.take-down open[!problems.texts("grund").is_empty() || !problems.texts("ned-tid").is_empty()] {
            summary { "Tag ned" }
            p { (thing.kind.words().gone) " Alle versioner bliver gemt, så den kan udgives igen." }
            form method="post" action=(format!("{}/tag-ned", thing.href())) novalidate {
                (hidden("version", &thing.number().to_string()))
                (Field { name: "grund", label: "Hvorfor?", hint: "For kolleger: det står i loggen og ved versionen. Højst 300 tegn.",
                    value: why, kind: Kind::Text, is_required: true }.shown(problems))
                (Field { name: "ned-tid", label: "Hvornår?", hint: "Lad feltet stå tomt for at tage den ned straks.",
                    value: when, kind: Kind::Moment, is_required: false }.shown(problems))
                button.plain type="submit" { "Tag ned" }
            }
        }
    }
}

/// What stands in it, for who doesn't write.
fn read(thing: &Thing) -> Markup {
    let written = thing.latest();
    html! {
        dl.written {
            @for one in &thing.asked {
                @let text = one.told(&written);
                @if !text.is_empty() { dt { (one.label) } dd { (text) } }
            }
        }
    }
}
