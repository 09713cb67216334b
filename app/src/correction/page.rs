//! The form, the page that gives back what could not be taken, and the thanks.

use leptos::prelude::*;

use super::{About, LONGEST_CONTACT, LONGEST_TEXT, Problem, Returned, Typed};
use crate::{
    Fault,
    document::data::Document,
    form::TextArea,
    locale::{Language, t},
    services::HeaderHook,
    visit::Visit,
};

/// The longest name of a page that is read.
const LONGEST_PAGE: usize = 120;

/// The form on the page that it is about ("indsatser/gadeplan"), folded until it is wanted.
pub fn invitation(language: Language, page: &str) -> AnyView {
    view! {
        <details class="correction">
            <summary>{t!(language, "correction-title")}</summary>
            {form(language, page, &Typed::default(), &[])}
        </details>
    }
    .into_any()
}

/// The form as a page, `/ret?om=indsatser/gadeplan`; with what was typed when that could not be taken.
pub async fn render(visit: &Visit) -> Result<Document, Fault> {
    let language = visit.language;
    let about = asked(visit).await?;
    let Returned { typed, problems } = use_context().unwrap_or(Returned { typed: Typed::default(), problems: vec![] });
    let status = problems.first().map_or(200, |problem| problem.status());
    let title = t!(language, "correction-title");
    let heading = title.clone();
    let title = if problems.is_empty() { title } else { t!(language, "correction-title-problem", title = title) };
    let html = view! {
        <h1 tabindex="-1">{heading}</h1>
        {summary(language, &problems)}
        <p>
            {t!(language, "correction-about")}" "
            <a href=format!("/{}", about.page)>{name(visit, &about)}</a>
        </p>
        <div class="correction">{form(language, &about.page, &typed, &problems)}</div>
    };
    let document = Document::page(title, t!(language, "correction-description"), html.to_html());
    Ok(Document { status, ..document.at(format!("/ret?om={}", about.page)) })
}

/// The thanks, `/tak?om=indsatser/gadeplan`.
pub async fn render_thanks(visit: &Visit) -> Result<Document, Fault> {
    let language = visit.language;
    let about = asked(visit).await?;
    // On a shared computer the next visitor should not see that something was sent.
    if let Some(hook) = use_context::<HeaderHook>() {
        (hook.0)("cache-control", "private, no-store".into());
    }
    let title = t!(language, "correction-thanks");
    let html = view! {
        <h1 tabindex="-1">{title.clone()}</h1>
        <p class="lead">{t!(language, "correction-thanks-text")}</p>
        <p>{t!(language, "correction-thanks-next")}</p>
        <p>
            <a href=format!("/{}", about.page)>{t!(language, "correction-back", name = name(visit, &about))}</a>
        </p>
    };
    let document = Document::page(title, t!(language, "correction-description"), html.to_html());
    Ok(document.at(format!("/tak?om={}", about.page)))
}

async fn asked(visit: &Visit) -> Result<About, Fault> {
    About::find(&visit.services.db, &visit.asked("om", LONGEST_PAGE)).await?.ok_or(Fault::NotFound)
}

/// Proper names of areas stay Danish.
fn name(visit: &Visit, about: &About) -> String {
    if about.kind == "area" { about.name.clone() } else { visit.text(&about.name) }
}

/// What went wrong, with links to the fields.
fn summary(language: Language, problems: &[Problem]) -> Option<AnyView> {
    let item = |problem: &Problem| {
        let says = says(language, *problem);
        match field(*problem) {
            Some(id) => view! { <li><a href=format!("#{id}")>{says}</a></li> }.into_any(),
            None => view! { <li>{says}</li> }.into_any(),
        }
    };
    (!problems.is_empty()).then(|| {
        view! {
            <div class="problems" role="alert">
                <h2>{t!(language, "correction-problem")}</h2>
                <ul>{problems.iter().map(item).collect_view()}</ul>
            </div>
        }
        .into_any()
    })
}

/// The field that a problem is in.
fn field(problem: Problem) -> Option<&'static str> {
    match problem {
        Problem::Empty | Problem::TooLong => Some("tekst"),
        Problem::ContactTooLong => Some("kontakt"),
        Problem::TooMany | Problem::Unavailable => None,
    }
}

fn says(language: Language, problem: Problem) -> String {
    match problem {
        Problem::Empty => t!(language, "correction-empty"),
        Problem::TooLong => t!(language, "correction-too-long", most = count(language, LONGEST_TEXT)),
        Problem::ContactTooLong => t!(language, "correction-contact-too-long", most = count(language, LONGEST_CONTACT)),
        Problem::TooMany => t!(language, "correction-too-many"),
        Problem::Unavailable => t!(language, "correction-unavailable"),
    }
}

fn count(language: Language, n: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "numbers of characters")]
    let n = n as f64;
    language.decimal(n, 0)
}

fn form(language: Language, page: &str, typed: &Typed, problems: &[Problem]) -> AnyView {
    let problem_at = |id: &'static str| {
        let found = problems.iter().find(|problem| field(**problem) == Some(id));
        let shown = found.map(|problem| {
            view! { <span class="problem" id=format!("{id}-fejl")>{says(language, *problem)}</span> }
        });
        (shown, found.map_or_else(|| format!("{id}-hjaelp"), |_| format!("{id}-fejl {id}-hjaelp")), found.is_some())
    };
    let (text_problem, text_described, text_invalid) = problem_at("tekst");
    let (contact_problem, contact_described, contact_invalid) = problem_at("kontakt");
    view! {
        <form method="post" action=format!("/ret?om={page}") novalidate>
            <input type="hidden" name="om" value=page.to_owned()/>
            <p>
                <label for="tekst">{t!(language, "correction-text")}</label>
                <small id="tekst-hjaelp">
                    {t!(language, "correction-text-help", most = count(language, LONGEST_TEXT))}
                </small>
                {text_problem}
                <TextArea
                    name="tekst"
                    text=typed.text.clone()
                    attr:rows="6"
                    attr:required=true
                    attr:aria-describedby=text_described
                    attr:aria-invalid=text_invalid.then_some("true")
                />
            </p>
            <p>
                <label for="kontakt">{t!(language, "correction-contact")}</label>
                <small id="kontakt-hjaelp">{t!(language, "correction-contact-help")}</small>
                {contact_problem}
                <input type="text" id="kontakt" name="kontakt" value=typed.contact.clone() autocomplete="email"
                    aria-describedby=contact_described aria-invalid=contact_invalid.then_some("true")/>
            </p>
            // Programs fill in every field that they find; people don't see this one.
            <p class="trap" aria-hidden="true">
                <label for="ret-side">{t!(language, "correction-trap")}</label>
                <input type="text" id="ret-side" name="hjemmeside" tabindex="-1" autocomplete="off"/>
            </p>
            <p><button class="button" type="submit">{t!(language, "correction-send")}</button></p>
            <p class="fine">{t!(language, "correction-privacy")}</p>
        </form>
    }
    .into_any()
}
