//! The page of one initiative, `/indsatser/<slug>`.

use chrono::TimeDelta;
use domain::{initiative::reminder::Unanswered, text};
use leptos::prelude::*;
use store::Initiative;

use super::{
    linked,
    load::{Catalogue, Entry},
    schedule::{Schedule, occasion},
    words,
};
use crate::{
    Fault, correction,
    document::data::Document,
    locale::{Language, t},
    visit::Visit,
};

/// How many dates are told.
const DATES: u16 = 5;

/// The page of the initiative at an address.
pub async fn render(visit: &Visit, slug: &str) -> Result<Document, Fault> {
    let language = visit.language;
    let catalogue = Catalogue::whole(visit).await?;
    let entry = catalogue.entries.iter().find(|entry| entry.initiative.slug == slug).ok_or(Fault::NotFound)?;
    let initiative = &entry.initiative;
    let sources = visit.services.db.sources().await?;
    let unanswered = unanswered(visit, initiative).await?;
    let credit = sources.into_iter().find(|source| source.id == initiative.source).map(|source| source.attribution);
    let title = visit.text(&initiative.title);
    let summary = visit.text(&initiative.summary);
    let goals = catalogue.goals.iter().filter(|goal| initiative.goals.contains(&goal.id)).map(|goal| {
        view! { <li><a href=format!("/maal/{}", goal.id)>{visit.text(&goal.title)}</a></li> }
    });
    let goals = goals.collect_view();
    let goals = (!goals.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t!(language, "initiative-goals")}</h2>
                <p>{t!(language, "initiative-goals-text")}</p>
                <ul class="parts">{goals}</ul>
            </section>
        }
    });
    let is_listed = initiative.archived_on.is_empty();
    let linked = is_listed.then(|| {
        view! { <script type="application/ld+json" inner_html=linked::data(visit, &catalogue, entry)></script> }
    });
    let html = view! {
        <h1 tabindex="-1">{title.clone()}</h1>
        <p class="lead">{summary.clone()}</p>
        {unanswered}
        {facts(visit, &catalogue, entry)}
        {unknown(language, initiative)}
        {goals}
        <p class="fine">
            {t!(language, "initiative-credit", source = visit.text(&credit.unwrap_or_default()))}
        </p>
        <p><a href="/indsatser">{t!(language, "initiative-all")}</a></p>
        {correction::invitation(language, &format!("indsatser/{slug}"))}
        {linked}
    };
    Ok(Document::page(title, summary, html.to_html()))
}

/// That nobody answers for it, where that is so.
async fn unanswered(visit: &Visit, initiative: &Initiative) -> Result<Option<AnyView>, Fault> {
    let language = visit.language;
    let said = |said: String| Some(view! { <p><strong>{said}</strong></p> }.into_any());
    if !initiative.archived_on.is_empty() {
        return Ok(said(t!(language, "initiative-archived")));
    }
    let Some(sent) = visit.services.db.unanswered_since(&initiative.slug).await? else { return Ok(None) };
    if Unanswered::after((visit.today() - sent.date_naive()).num_days()) == Unanswered::Waiting {
        return Ok(None);
    }
    Ok(said(match initiative.confirmed_on.as_str() {
        "" => t!(language, "initiative-never-confirmed"),
        day => t!(language, "initiative-not-confirmed-since", day = language.date(day)),
    }))
}

/// What is known, in the order in which it is asked.
fn facts(visit: &Visit, catalogue: &Catalogue, entry: &Entry) -> AnyView {
    let (language, initiative) = (visit.language, &entry.initiative);
    let places = entry.places.iter().map(|place| {
        view! { <li><a href=format!("/omraade/{}", place.slug)>{place.name.clone()}</a></li> }
    });
    let places = (!entry.places.is_empty()).then(|| view! { <ul class="links">{places.collect_view()}</ul> });
    let run_by = initiative.run_by.iter().filter_map(|slug| catalogue.organisations.iter().find(|o| o.slug == *slug));
    let run_by = run_by.map(|o| {
        view! { <li><a href=format!("/organisationer/{}", o.slug)>{visit.text(&o.name)}</a></li> }
    });
    let run_by: Vec<_> = run_by.collect();
    let tongues: Vec<_> = initiative.languages.iter().map(|code| words::tongue(language, code)).collect();
    let status = match initiative.status.as_str() {
        "" => words::status(language, &initiative.status_code),
        said => visit.text(said),
    };
    let rows = [
        (t!(language, "initiative-for-whom"), said(visit, &initiative.target_group)),
        (t!(language, "initiative-age"), said(visit, &initiative.age)),
        (
            t!(language, "initiative-where"),
            entry.is_placed_in_words().then(|| view! { {said(visit, &initiative.place)}{places} }.into_any()),
        ),
        (t!(language, "initiative-when"), dates(visit, initiative)),
        (t!(language, "initiative-cost"), said(visit, &initiative.cost)),
        (t!(language, "initiative-joining"), said(visit, &initiative.joining)),
        (t!(language, "initiative-contact"), contact(language, initiative)),
        (
            t!(language, "initiative-run-by"),
            (!run_by.is_empty()).then(|| view! { <ul class="links">{run_by}</ul> }.into_any()),
        ),
        (t!(language, "initiative-language"), (!tongues.is_empty()).then(|| plain(&language.list(&tongues)))),
        (t!(language, "initiative-status"), Some(plain(&status))),
        (
            t!(language, "initiative-started"),
            known(visit, &initiative.started).map(|year| plain(&language.date(&year))),
        ),
        (
            t!(language, "initiative-confirmed"),
            known(visit, &initiative.confirmed_on).map(|day| plain(&language.date(&day))),
        ),
    ];
    let rows = rows
        .into_iter()
        .filter_map(|(name, content)| content.map(|content| view! { <div><dt>{name}</dt><dd>{content}</dd></div> }));
    view! { <dl class="facts initiative-facts">{rows.collect_view()}</dl> }.into_any()
}

/// A stored text in the visitor's language, where there is one.
pub(super) fn known(visit: &Visit, text: &str) -> Option<String> {
    (!text.is_empty()).then(|| visit.text(text))
}

fn said(visit: &Visit, text: &str) -> Option<AnyView> {
    known(visit, text).map(|text| plain(&text))
}

fn plain(text: &str) -> AnyView {
    text::capitalised(text).into_any()
}

/// The next dates in words, and the calendar to keep them in.
fn dates(visit: &Visit, initiative: &Initiative) -> Option<AnyView> {
    let language = visit.language;
    let schedule = Schedule::read(&initiative.schedule).ok()?;
    let lasting = TimeDelta::minutes(initiative.duration_minutes.unwrap_or(0));
    let next = schedule.next((visit.services.clock)(), lasting, DATES);
    if next.is_empty() {
        return Some(plain(&t!(language, "initiative-no-more-dates")));
    }
    let next =
        next.into_iter().map(|start| view! { <li>{text::capitalised(&occasion(language, start, lasting))}</li> });
    Some(view! { <ul class="parts">{next.collect_view()}</ul> }.into_any())
}

fn contact(language: Language, initiative: &Initiative) -> Option<AnyView> {
    let Initiative { contact_name, contact_email, contact_phone, url, .. } = initiative;
    let name = (!contact_name.is_empty()).then(|| view! { <li>{contact_name.clone()}</li> });
    let email = (!contact_email.is_empty())
        .then(|| view! { <li><a href=format!("mailto:{contact_email}")>{contact_email.clone()}</a></li> });
    let digits: String = contact_phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let phone = (!contact_phone.is_empty())
        .then(|| view! { <li><a href=format!("tel:{digits}")>{contact_phone.clone()}</a></li> });
    let page = (!url.is_empty())
        .then(|| view! { <li><a href=url.clone() rel="external">{t!(language, "initiative-own-page")}</a></li> });
    let none = name.is_none() && email.is_none() && phone.is_none() && page.is_none();
    (!none).then(|| view! { <ul class="links">{name}{email}{phone}{page}</ul> }.into_any())
}

/// What nobody has told, in one sentence.
fn unknown(language: Language, initiative: &Initiative) -> Option<AnyView> {
    let missing = [
        (initiative.age.is_empty(), t!(language, "initiative-unknown-age")),
        (initiative.schedule.is_empty(), t!(language, "initiative-unknown-when")),
        (initiative.cost.is_empty(), t!(language, "initiative-unknown-cost")),
        (initiative.joining.is_empty(), t!(language, "initiative-unknown-joining")),
        (
            [&initiative.contact_email, &initiative.contact_phone, &initiative.url].iter().all(|text| text.is_empty()),
            t!(language, "initiative-unknown-contact"),
        ),
        (initiative.languages.is_empty(), t!(language, "initiative-unknown-language")),
        (initiative.started.is_empty(), t!(language, "initiative-unknown-started")),
    ];
    let missing: Vec<_> = missing.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, name)| name).collect();
    let list = match missing.as_slice() {
        [] => return None,
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), t!(language, "initiative-or")),
    };
    let says = if initiative.source.starts_with("politik") {
        t!(language, "initiative-unknown-policy", what = list)
    } else {
        t!(language, "initiative-unknown-source", what = list)
    };
    let confirmed = initiative.confirmed_on.is_empty().then(|| t!(language, "initiative-unconfirmed"));
    Some(view! { <p class="fine">{says}" "{confirmed}</p> }.into_any())
}
