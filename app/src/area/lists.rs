//! The state's lists: a table of dates for each housing area, with the law and the source of every line.

use leptos::prelude::*;

use super::data::{Event, Listed, Lists};
use crate::locale::{Language, t};

/// The section on the state's lists.
pub(super) fn view(language: Language, lists: Lists) -> AnyView {
    let known = if lists.here.is_empty() {
        view! { <p>{lists.none}</p> }.into_any()
    } else {
        view! {
            <div class="list-areas">{lists.here.into_iter().map(|listed| table(language, listed)).collect_view()}</div>
            <p class="fine">{t!(language, "area-lists-gaps")}</p>
        }
        .into_any()
    };
    let status = lists.status.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    view! {
        <section class="listed" id="lister">
            <h2><i class="mark mark-list"></i>{t!(language, "area-lists")}</h2>
            {known}
            <div class="city-lists">
                <h3>{t!(language, "area-lists-city")}</h3>
                <ul>{status}</ul>
            </div>
            <p class="fine">{t!(language, "area-lists-apart")}</p>
        </section>
    }
    .into_any()
}

fn table(language: Language, listed: Listed) -> AnyView {
    let caption = t!(language, "area-list-caption", name = listed.area.name.as_str());
    let row = |event: Event| {
        let certainty = (!event.certainty.is_empty())
            .then(|| view! { <small class="certainty"><strong>{event.certainty}</strong></small> });
        view! {
            <tr>
                <th scope="row">{event.date}</th>
                <td>
                    {event.what}
                    <small>{event.law}</small>
                    <small class="evidence">{t!(language, "area-reference", reference = event.source)}</small>
                    {certainty}
                </td>
            </tr>
        }
    };
    view! {
        <div class="list-area">
        <h3><a href=format!("/omraade/{}", listed.area.slug) data-noscroll>{listed.area.name}</a></h3>
        <table class="list-years">
            <caption class="visually-hidden">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{t!(language, "area-list-when")}</th>
                    <th scope="col">{t!(language, "area-list-what")}</th>
                </tr>
            </thead>
            <tbody>{listed.events.into_iter().map(row).collect_view()}</tbody>
        </table>
        </div>
    }
    .into_any()
}
