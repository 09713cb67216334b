//! Finding an area: by name as one types, or by the visitor's position.

use domain::text;
use leptos::{ev, prelude::*};
use leptos_router::hooks::{use_location, use_navigate};

use crate::{
    locale::{in_language, split, word, word_with},
    map::{choice::Choice, data::Place},
};

/// How many hits are listed.
const MOST: usize = 8;

/// The search field with its hits, and "Find mig". What is no area's name is searched for on a page of its own, also
/// without scripts.
#[component]
pub fn Search(
    /// What can be found.
    places: Vec<Place>,
    /// The choice that the hits' addresses keep.
    choice: Choice,
    /// Where the map says what happened.
    status: RwSignal<String>,
) -> impl IntoView {
    let places = StoredValue::new(places);
    let query = RwSignal::new(String::new());
    let action = use_location().pathname.with_untracked(|path| in_language(split(path).0, "/soeg"));
    let hits = Memo::new(move |_| {
        let query = query.get();
        if text::fold(&query).is_empty() {
            return vec![];
        }
        places.with_value(|places| best(places, &query))
    });
    let go = use_navigate();
    let submit = move |event: ev::SubmitEvent| {
        if let Some(first) = hits.get_untracked().first() {
            event.prevent_default();
            go(&choice.area(&first.slug), leptos_router::NavigateOptions { scroll: false, ..Default::default() });
            query.set(String::new());
        }
    };
    let summary = move || match (query.read().trim().is_empty(), hits.read().len()) {
        (true, _) => String::new(),
        (_, 0) => word("search-none"),
        (_, 1) => word("search-one"),
        (_, n) => word_with("search-some", &n.to_string()),
    };
    let hit = move |hit: Place| {
        let href = choice.area(&hit.slug);
        view! {
            <li>
                <a href=href data-noscroll on:click=move |_| query.set(String::new())>
                    <b>{hit.name}</b>" "<span>{hit.kind}</span>
                </a>
            </li>
        }
    };
    view! {
        <div class="search">
            <form id="soegning" action=action method="get" role="search" on:submit=submit>
                <label class="visually-hidden" for="soeg">{word("search-label")}</label>
                <input id="soeg" type="search" name="q" autocomplete="off" placeholder=word("search-placeholder")
                    maxlength="80" prop:value=query
                    on:input=move |event| query.set(event_target_value(&event))
                    on:keydown=move |event| if event.key() == "Escape" { query.set(String::new()) }/>
                <button class="button needs-no-app" type="submit">{word("search-button")}</button>
                <FindMe status choice/>
            </form>
            <p class="visually-hidden" role="status">{summary}</p>
            <ul class="hits" hidden=move || query.read().trim().is_empty()>
                <li hidden=move || !hits.read().is_empty()>
                    <button class="no-hit" type="submit" form="soegning">{word("search-none")}</button>
                </li>
                {move || hits.get().into_iter().map(hit).collect_view()}
            </ul>
        </div>
    }
}

/// Asks the browser where the visitor is. The position is looked up in the browser and never sent.
#[component]
fn FindMe(status: RwSignal<String>, choice: Choice) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let go = use_navigate();
    let find = move |_| {
        status.set(word("finding"));
        #[cfg(feature = "hydrate")]
        {
            let go = go.clone();
            let open = move |slug: &str| {
                let options = leptos_router::NavigateOptions { scroll: false, ..Default::default() };
                go(&untrack(|| choice.area(slug)), options);
            };
            super::browser::find_me(std::rc::Rc::new(move |words| status.set(words)), std::rc::Rc::new(open));
        }
        #[cfg(not(feature = "hydrate"))]
        let _ = choice;
    };
    view! { <button class="button needs-app" type="button" on:click=find>{word("find-me")}</button> }
}

/// The best hits: names that begin with the query before names that hold it, otherwise in the given order.
fn best(places: &[Place], query: &str) -> Vec<Place> {
    let wanted = text::fold(query);
    let mut hits: Vec<_> = places.iter().filter(|place| text::matches(&place.name, query)).cloned().collect();
    hits.sort_by_key(|place| !text::fold(&place.name).starts_with(&wanted));
    hits.truncate(MOST);
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str) -> Place {
        Place {
            slug: name.to_lowercase(),
            name: name.into(),
            level: "kvarter".into(),
            kind: "kvarter".into(),
            group: String::new(),
        }
    }

    #[test]
    fn names_that_begin_with_the_query_come_first() {
        let places = ["Gl. Valby", "Valby", "Ålholm"].map(place);
        let names = |query| best(&places, query).into_iter().map(|p| p.name).collect::<Vec<_>>();
        assert_eq!(names("valby"), ["Valby", "Gl. Valby"]);
        assert_eq!(names("aalh"), ["Ålholm"]);
        assert!(names("xyz").is_empty());
    }

    #[test]
    fn there_are_never_more_hits_than_fit() {
        let places: Vec<_> = (0..50).map(|i| place(&format!("Valby {i}"))).collect();
        assert_eq!(best(&places, "valby").len(), MOST);
    }
}
