//! What is new in the area, and how to follow it.

use leptos::prelude::*;

use crate::{
    locale::{Language, Named, t},
    news::Headline,
};

/// How many updates are shown; the feed has the others.
const MOST: usize = 5;

/// The section on news; with none it still says how to follow the area.
pub(super) fn view(language: Language, news: Vec<Headline>, slug: &str) -> AnyView {
    let none = news.is_empty().then(|| view! { <p>{t!(language, "area-news-none")}</p> });
    let line = |headline: Headline| {
        view! {
            <li>
                <a href=format!("/nyt/{}", headline.slug)>{headline.title}</a>
                <span class="fine">{language.date(&headline.date)}</span>
            </li>
        }
    };
    let lines = (!news.is_empty())
        .then(|| view! { <ul class="parts">{news.into_iter().take(MOST).map(line).collect_view()}</ul> });
    // A file keeps its address in both languages, so an English one is named here.
    let before = if language == Language::English { crate::locale::ENGLISH } else { "" };
    let feed = format!("{before}/nyt/omraade/{slug}.xml");
    view! {
        <section class="news">
            <h2>{t!(language, "area-news")}</h2>
            {none}
            {lines}
            <p class="fine">
                <a href=feed hreflang=language.code() type="application/atom+xml">{t!(language, "area-news-feed")}</a>
            </p>
        </section>
    }
    .into_any()
}
