//! The page itself: choosing areas, and what is shown of them.

use leptos::prelude::*;

use super::{
    chart::charts,
    chosen::address,
    data::{Choices, Column, Comparison, Figures, Link, MOST, Suggestions},
    load,
    table::table,
};
use crate::{
    Fault,
    document::data::Document,
    locale::{Language, t},
    visit::Visit,
};

/// The fewest fields to choose in: two areas make a comparison.
const FEWEST_FIELDS: usize = 2;

/// The areas of the address side by side; before there are any, how to choose them.
pub(crate) async fn render(visit: &Visit) -> Result<Document, Fault> {
    let language = visit.language;
    let asked = visit.query.get_all("omraader").unwrap_or_default();
    let comparison = load::comparison(visit, &asked).await?;
    let slugs: Vec<String> = comparison.columns.iter().map(|column| column.slug.clone()).collect();
    let names: Vec<String> = comparison.columns.iter().map(|column| column.name.clone()).collect();
    let title = match names.len() {
        0 => t!(language, "compare-title"),
        _ => t!(language, "compare-title-of", names = language.list(&names)),
    };
    let html = view! {
        <h1 tabindex="-1">{t!(language, "compare-title")}</h1>
        <p class="lead">{t!(language, "compare-lead")}</p>
        {form(language, &comparison.choices, &slugs)}
        {notices(language, &comparison)}
        {chips(language, &comparison.columns)}
        {whole(language, comparison)}
    };
    let address = address(slugs.iter().map(String::as_str));
    Ok(Document::page(title, t!(language, "compare-description"), html.to_html()).at(address))
}

fn whole(language: Language, comparison: Comparison) -> AnyView {
    let Comparison { columns, rows, calculation, suggestions, .. } = comparison;
    let suggested = suggested(language, suggestions, &columns);
    if columns.is_empty() {
        return suggested;
    }
    let summed = columns.iter().any(|column| column.figures == Figures::Summed);
    let missing = columns.iter().any(|column| column.figures == Figures::Missing);
    view! {
        <section>
            <h2>{t!(language, "compare-figures")}</h2>
            <p class="fine">{calculation}" "{t!(language, "compare-calculation-is")}" "<a href="/metode">{t!(language, "compare-method")}</a></p>
            {summed.then(|| view! { <p class="fine">{t!(language, "compare-summed")}</p> })}
            {missing.then(|| view! { <p class="fine">{t!(language, "compare-missing")}</p> })}
            {table(language, &columns, &rows)}
        </section>
        {suggested}
        {charts(language, &columns, &rows)}
        {designations(language, &columns)}
        {lists(language, &columns)}
        <p class="fine">{t!(language, "compare-keep")}</p>
    }
    .into_any()
}

/// A field for each area and one more: choosing another area replaces, choosing none removes, and the last one adds.
fn form(language: Language, choices: &[Choices], slugs: &[String]) -> AnyView {
    let fields = (slugs.len() + 1).clamp(FEWEST_FIELDS, MOST);
    let field = |at: usize| {
        let (id, chosen) = (format!("omraade-{at}"), slugs.get(at).cloned().unwrap_or_default());
        view! {
            <p>
                <label for=id.clone()>{t!(language, "compare-field", n = (at + 1).to_string())}</label>
                <select id=id name="omraader">
                    <option value="">{t!(language, "compare-nothing")}</option>
                    {choices.iter().map(|group| options(group, &chosen)).collect_view()}
                </select>
            </p>
        }
    };
    view! {
        <form method="get" action="/sammenlign" class="compare-form">
            <div class="filter">
                {(0..fields).map(field).collect_view()}
                <button class="button" type="submit">{t!(language, "compare-show")}</button>
            </div>
        </form>
    }
    .into_any()
}

fn options(group: &Choices, chosen: &str) -> AnyView {
    let option = |area: &Link| {
        let selected = area.slug == chosen;
        view! { <option value=area.slug.clone() selected=selected>{area.name.clone()}</option> }
    };
    view! { <optgroup label=group.name.clone()>{group.areas.iter().map(option).collect_view()}</optgroup> }.into_any()
}

/// What of the address could not be shown.
fn notices(language: Language, comparison: &Comparison) -> AnyView {
    let unknown = (!comparison.unknown.is_empty()).then(|| {
        let names: Vec<String> = comparison.unknown.iter().map(|name| language.quoted(name)).collect();
        let n = i64::try_from(names.len()).unwrap_or(i64::MAX);
        view! {
            <p class="kind-words">
                {t!(language, "compare-unknown", n = n, names = language.list(&names))}
                " "<a href="/soeg">{t!(language, "nav-search")}</a>
            </p>
        }
    });
    let left_out =
        (comparison.left_out > 0).then(|| view! { <p class="kind-words">{t!(language, "compare-left-out")}</p> });
    view! { <div role="status">{unknown}{left_out}</div> }.into_any()
}

/// The areas that are there, each with the way to the page without it.
fn chips(language: Language, columns: &[Column]) -> Option<AnyView> {
    let chip = |column: &Column| {
        let others = columns.iter().filter(|other| other.slug != column.slug).map(|other| other.slug.as_str());
        let label = t!(language, "compare-remove", name = column.name.as_str());
        view! {
            <li>
                <a href=address(others) aria-label=label data-noscroll>
                    {column.name.clone()}<span aria-hidden="true">"×"</span>
                </a>
            </li>
        }
    };
    (!columns.is_empty()).then(|| {
        view! {
            <ul class="chips" aria-label=t!(language, "compare-chosen")>{columns.iter().map(chip).collect_view()}</ul>
        }
        .into_any()
    })
}

fn suggested(language: Language, suggestions: Suggestions, columns: &[Column]) -> AnyView {
    let (title, text, links) = match suggestions {
        Suggestions::None => return ().into_any(),
        Suggestions::Begin(links) => (t!(language, "compare-begin"), t!(language, "compare-begin-text"), links),
        Suggestions::Like(name, links) => {
            (t!(language, "compare-like", name = name.as_str()), t!(language, "compare-like-text"), links)
        }
        Suggestions::Within(name, links) => {
            (t!(language, "compare-within"), t!(language, "compare-within-text", name = name.as_str()), links)
        }
    };
    let add = |link: Link| {
        let slugs = columns.iter().map(|column| column.slug.as_str()).chain([link.slug.as_str()]);
        let label = t!(language, "compare-add", name = link.name.as_str());
        view! { <li><a href=address(slugs) aria-label=label>{link.name.clone()}</a></li> }
    };
    view! {
        <section class="suggested">
            <h2>{title}</h2>
            <p>{text}</p>
            <ul class="links">{links.into_iter().map(add).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// The municipality's decision, apart from the calculation.
fn designations(language: Language, columns: &[Column]) -> AnyView {
    let one = |column: &Column| {
        let covering = column.designated.iter().map(|(link, share)| {
            view! { <li><a href=format!("/omraade/{}", link.slug)>{link.name.clone()}</a>" "<span class="fine">{share.clone()}</span></li> }
        });
        let said = if column.is_designated {
            view! { <p>{t!(language, "compare-designated-itself")}</p> }.into_any()
        } else if column.designated.is_empty() {
            view! { <p>{t!(language, "compare-not-designated")}</p> }.into_any()
        } else {
            let stands_in = column.is_listed.then(|| view! { <p class="fine">{t!(language, "compare-stands-in")}</p> });
            view! { {stands_in}<ul class="plain-list">{covering.collect_view()}</ul> }.into_any()
        };
        beside(column, said)
    };
    view! {
        <section class="decided">
            <h2><i class="mark mark-designation"></i>{t!(language, "compare-designation")}</h2>
            <p class="fine">{t!(language, "compare-designation-text")}</p>
            <div class="beside">{columns.iter().map(one).collect_view()}</div>
        </section>
    }
    .into_any()
}

/// The state's lists, apart from both.
fn lists(language: Language, columns: &[Column]) -> AnyView {
    let one = |column: &Column| {
        let links = column.listed.iter().map(|link| {
            view! { <li><a href=format!("/omraade/{}", link.slug)>{link.name.clone()}</a></li> }
        });
        let said = if column.is_listed {
            view! { <p>{t!(language, "compare-listed-itself")}</p> }.into_any()
        } else if !column.lists_known {
            view! { <p>{t!(language, "compare-lists-unknown")}</p> }.into_any()
        } else if column.listed.is_empty() {
            view! { <p>{t!(language, "compare-none-listed")}</p> }.into_any()
        } else {
            view! { <ul class="plain-list">{links.collect_view()}</ul> }.into_any()
        };
        beside(column, said)
    };
    view! {
        <section class="listed">
            <h2><i class="mark mark-list"></i>{t!(language, "compare-lists")}</h2>
            <p class="fine">{t!(language, "compare-lists-text")}</p>
            <div class="beside">{columns.iter().map(one).collect_view()}</div>
        </section>
    }
    .into_any()
}

fn beside(column: &Column, said: AnyView) -> AnyView {
    view! {
        <div>
            <h3><a href=format!("/omraade/{}", column.slug)>{column.name.clone()}</a></h3>
            {said}
        </div>
    }
    .into_any()
}
