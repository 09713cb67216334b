//! The page at `/indsatser`: the list and the map together.

use chrono::TimeDelta;
use domain::text;
use leptos::prelude::*;

use super::{
    choice::{Choice, Hit},
    fields,
    load::Catalogue,
    one, picture,
    schedule::{Schedule, occasion},
    suggest, words,
};
use crate::{
    Fault,
    document::data::Document,
    locale::{ENGLISH, Language, t},
    map::load::map_file,
    visit::Visit,
};

/// The initiatives that the address asks for, on a map and in a list.
pub async fn render(visit: &Visit) -> Result<Document, Fault> {
    let language = visit.language;
    let catalogue = Catalogue::read(visit).await?;
    let choice = Choice::read(visit, &catalogue);
    let hits = choice.hits(&catalogue);
    let (placed, wide): (Vec<_>, Vec<_>) = hits.iter().partition(|hit| hit.entry.is_placed());
    let picture = picture::draw(visit, &placed).await?;
    let map = map_file(&visit.services, language).await?.facts.file.clone();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let status = t!(language, "initiative-count", n = count(hits.len()), all = catalogue.entries.len().to_string());
    let undated = hits.iter().filter(|hit| hit.entry.initiative.schedule.is_empty()).count();
    let told = (!hits.is_empty()).then(|| view! { <p>{t!(language, "initiative-take-text", n = count(undated))}</p> });
    let body = if hits.is_empty() {
        suggest::none(visit, &catalogue, &choice)
    } else {
        together(visit, &choice, &placed, &wide, picture)
    };
    let calendar = (undated < hits.len()).then(|| {
        view! { <li><a href=file(language, &choice, "/indsatser.ics")>{t!(language, "initiative-calendar")}</a></li> }
    });
    let take = (!hits.is_empty()).then(|| {
        view! {
            <section class="prose">
                <h2>{t!(language, "initiative-take")}</h2>
                {told}
                <ul class="links">
                    {calendar}
                    <li>
                        <a href=file(language, &choice, "/indsatser.csv") download>{t!(language, "initiative-sheet")}</a>
                    </li>
                </ul>
            </section>
        }
    });
    let title = t!(language, "initiative-title");
    let html = view! {
        <h1 tabindex="-1">{title.clone()}</h1>
        <p class="lead">{t!(language, "initiative-lead")}</p>
        {fields::form(visit, &catalogue, &choice, map)}
        <p role="status">{status}</p>
        {suggest::chips(visit, &catalogue, &choice)}
        {body}
        {take}
        <p class="fine">{t!(language, "initiative-source")}</p>
    };
    Ok(Document::page(title, t!(language, "initiative-description"), html.to_html()).at(choice.address("/indsatser")))
}

/// The address of a file with the same choice, in the page's language.
fn file(language: Language, choice: &Choice, path: &str) -> String {
    format!("{}{}", language.pick("", ENGLISH), choice.address(path))
}

fn together(visit: &Visit, choice: &Choice, placed: &[Hit<'_>], wide: &[Hit<'_>], picture: String) -> AnyView {
    let language = visit.language;
    let sorted = choice.near.as_ref().map(|near| {
        view! { <p class="fine">{t!(language, "initiative-near-note", name = near.name.as_str())}</p> }
    });
    let on_map = (!placed.is_empty()).then(|| {
        let cards = (1..).zip(placed).map(|(number, hit)| card(visit, choice, hit, Some(number)));
        view! {
            <h2>{t!(language, "initiative-on-map")}</h2>
            {sorted}
            <ol class="cards initiatives">{cards.collect_view()}</ol>
        }
    });
    let elsewhere = (!wide.is_empty()).then(|| {
        let cards = wide.iter().map(|hit| card(visit, choice, hit, None));
        view! {
            <h2>{t!(language, "initiative-wide")}</h2>
            <p class="fine">{t!(language, "initiative-wide-note")}</p>
            <ul class="cards initiatives">{cards.collect_view()}</ul>
        }
    });
    let key = if placed.is_empty() { t!(language, "initiative-map-none") } else { t!(language, "initiative-map-key") };
    view! {
        <div class="list-and-map">
            <figure class="initiative-map">
                <div inner_html=picture></div>
                <figcaption class="fine">{key}</figcaption>
            </figure>
            <div>{on_map}{elsewhere}</div>
        </div>
    }
    .into_any()
}

fn card(visit: &Visit, choice: &Choice, hit: &Hit<'_>, number: Option<usize>) -> AnyView {
    let (language, initiative) = (visit.language, &hit.entry.initiative);
    let href = format!("/indsatser/{}", initiative.slug);
    let mark = number.map(|number| view! { <span class="map-number" aria-hidden="true">{number}</span> });
    let far = hit.far.zip(choice.near.as_ref()).map(|(far, near)| {
        let said = if far < 0.05 {
            t!(language, "initiative-here", name = near.name.as_str())
        } else {
            t!(language, "initiative-far", km = language.decimal(far, 1), name = near.name.as_str())
        };
        view! { <p class="far">{said}</p> }
    });
    let lasting = TimeDelta::minutes(initiative.duration_minutes.unwrap_or(0));
    let next = Schedule::read(&initiative.schedule).ok().and_then(|schedule| {
        let first = schedule.next((visit.services.clock)(), lasting, 1).into_iter().next()?;
        Some(t!(language, "initiative-next", when = occasion(language, first, lasting)))
    });
    let next = next.map(|next| view! { <p><b>{next}</b></p> });
    let kind = (!initiative.kind.is_empty())
        .then(|| view! { <span class="tag">{words::kind(language, &initiative.kind)}</span> });
    let names: Vec<_> = hit.entry.places.iter().map(|place| place.name.clone()).collect();
    let place = one::known(visit, &initiative.place).or_else(|| (!names.is_empty()).then(|| language.list(&names)));
    let facts = [
        (t!(language, "initiative-for-whom"), one::known(visit, &initiative.target_group)),
        (t!(language, "initiative-where"), place),
    ];
    let facts = facts.into_iter().filter_map(|(name, text)| {
        text.map(|text| view! { <div><dt>{name}</dt><dd>{text::capitalised(&text)}</dd></div> })
    });
    view! {
        <li class="card" id=initiative.slug.clone()>
            <h3>{mark}<a href=href>{visit.text(&initiative.title)}</a></h3>
            <p class="tags">{kind}<span class="tag">{words::status(language, &initiative.status_code)}</span></p>
            <p>{visit.text(&initiative.summary)}</p>
            {far}
            {next}
            <dl class="facts">{facts.collect_view()}</dl>
        </li>
    }
    .into_any()
}
