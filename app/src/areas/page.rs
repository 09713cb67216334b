//! The page at `/omraader`.

use domain::figure::Unit;
use leptos::prelude::*;

use crate::{
    Fault,
    areas::{
        data::{Column, Met, Row, Table, Value, Wish},
        load,
    },
    document::data::Document,
    locale::{Language, in_language, t},
    visit::Visit,
};

/// All kvarterer with their figures, and the areas that others have designated.
///
/// # Errors
/// [`Fault::Unavailable`] when the database does not answer or nothing is published.
pub async fn render(visit: &Visit) -> Result<Document, Fault> {
    let (wish, language) = (Wish::read(visit), visit.language);
    let table = load::table(visit, &wish).await?;
    let title = t!(language, "areas-title");
    let html = view! {
        <h1 tabindex="-1">{title.clone()}</h1>
        <p class="lead">{t!(language, "areas-lead")}</p>
        {whole(&table, &wish, language)}
    };
    Ok(Document::page(title, t!(language, "areas-description"), html.to_html()))
}

fn whole(table: &Table, wish: &Wish, language: Language) -> AnyView {
    let shown = table.rows.len();
    let count = t!(language, "areas-shown", shown = shown.to_string(), all = table.all);
    let body = if shown == 0 {
        view! {
            <p class="empty">
                {t!(language, "areas-none")}" "<a href="/omraader">{t!(language, "areas-show-all")}</a>
            </p>
        }
        .into_any()
    } else {
        // A file of a language has its own address; see `locale::link`.
        let file = wish.address(&in_language(language, "/omraader.csv"), &wish.sort, wish.down);
        view! {
            {grid(table, wish, language)}
            <p class="fine">{t!(language, "areas-sources")}" "{table.sources.clone()}</p>
            <p><a href=file download="omraader.csv">{t!(language, "areas-file")}</a></p>
        }
        .into_any()
    };
    view! {
        {filter(table, wish, language)}
        <p role="status">{count}</p>
        <p class="fine">{table.calculation.clone()}" "{t!(language, "areas-not-designation")}</p>
        {body}
        {others(table, language)}
    }
    .into_any()
}

fn filter(table: &Table, wish: &Wish, language: Language) -> AnyView {
    let options = table.bydele.iter().map(|(slug, name)| {
        let selected = *slug == wish.bydel;
        view! { <option value=slug.clone() selected=selected>{name.clone()}</option> }
    });
    let options = options.collect_view();
    let (q, designated) = (wish.q.clone(), wish.designated);
    let sorted = [wish.sort.clone(), if wish.down { "ned".into() } else { String::new() }];
    view! {
        <form method="get" action="/omraader">
            <div class="filter">
                <p>
                    <label for="f-q">{t!(language, "areas-name")}</label>
                    <input id="f-q" type="search" name="q" value=q maxlength="80"/>
                </p>
                <p>
                    <label for="f-bydel">{t!(language, "areas-bydel")}</label>
                    <select id="f-bydel" name="bydel">
                        <option value="">{t!(language, "areas-whole-city")}</option>
                        {options}
                    </select>
                </p>
                <p class="check">
                    <input id="f-udpeget" type="checkbox" name="udpeget" value="2017" checked=designated/>
                    <label for="f-udpeget">{t!(language, "areas-only-designated")}</label>
                </p>
                <input type="hidden" name="sorter" value=sorted[0].clone()/>
                <input type="hidden" name="orden" value=sorted[1].clone()/>
                <button class="button" type="submit">{t!(language, "areas-apply")}</button>
            </div>
        </form>
    }
    .into_any()
}

fn grid(table: &Table, wish: &Wish, language: Language) -> AnyView {
    let fixed = [
        ("navn", t!(language, "areas-kvarter"), String::new()),
        ("bydel", t!(language, "areas-bydel"), String::new()),
        ("beboere", t!(language, "areas-population"), table.counted.clone()),
    ];
    let fixed = fixed.map(|(id, name, title)| head(wish, id, name, title)).collect_view();
    let criterion = |column: &Column| {
        let known = [column.measures.as_str(), &column.years];
        let title = known.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        head(wish, &column.id, column.name.clone(), title)
    };
    let criteria = table.columns.iter().map(criterion).collect_view();
    let reference = |title: String, pick: fn(&Column) -> Option<f64>| {
        let say = |column: &Column| pick(column).map(|number| language.figure(number, column.unit));
        let cells = table.columns.iter().map(|column| view! { <td class="number">{say(column)}</td> }).collect_view();
        view! {
            <tr class="reference">
                <th scope="row">{title}</th>
                <td></td>
                <td></td>
                {cells}
                <td></td>
                <td></td>
                <td></td>
            </tr>
        }
    };
    let rows = table.rows.iter().map(|one| row(one, &table.columns, language)).collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t!(language, "areas-table")>
            <table>
                <caption class="visually-hidden">{t!(language, "areas-caption")}</caption>
                <thead>
                    <tr>
                        {fixed}
                        {criteria}
                        {head(wish, "opfyldte", t!(language, "areas-met"), t!(language, "areas-met-whose"))}
                        <th scope="col">{t!(language, "areas-designated")}</th>
                        <th scope="col">{t!(language, "areas-listed")}</th>
                    </tr>
                </thead>
                <tbody>
                    {reference(t!(language, "areas-city"), |column| column.city)}
                    {reference(t!(language, "areas-limit"), |column| column.limit)}
                    {rows}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A column's head: a link that sorts by it, or turns the order round.
fn head(wish: &Wish, id: &str, name: String, title: String) -> AnyView {
    let current = wish.sort == id || (wish.sort.is_empty() && id == "navn");
    let sorted = current.then_some(if wish.down { "descending" } else { "ascending" });
    let href = wish.address("/omraader", id, current && !wish.down);
    let arrow = match (current, wish.down) {
        (true, true) => " ↓",
        (true, false) => " ↑",
        _ => "",
    };
    let title = (!title.is_empty()).then(|| view! { <small>{title}</small> });
    let class = (!matches!(id, "navn" | "bydel")).then_some("number");
    view! {
        <th scope="col" aria-sort=sorted class=class>
            <a href=href data-noscroll rel="nofollow">{name}<span aria-hidden="true">{arrow}</span></a>
            {title}
        </th>
    }
    .into_any()
}

fn row(row: &Row, columns: &[Column], language: Language) -> AnyView {
    let cells = row.values.iter().zip(columns).map(|(value, column)| cell(*value, column.unit, language));
    let stands_out = row.stands_out.then(|| view! { " "<small>{t!(language, "areas-stands-out")}</small> });
    let href = format!("/omraade/{}", row.slug);
    view! {
        <tr>
            <th scope="row"><a href=href>{row.name.clone()}</a></th>
            <td>{row.bydel.clone()}</td>
            <td class="number">{row.population.map(|people| language.decimal(people, 0))}</td>
            {cells.collect_view()}
            <td>{met(row.met, language)}{stands_out}</td>
            <td>{row.designated.join(", ")}</td>
            <td>{row.listed.join(", ")}</td>
        </tr>
    }
    .into_any()
}

fn cell(value: Option<Value>, unit: Unit, language: Language) -> AnyView {
    let Some(Value { number, is_met }) = value else {
        return view! { <td class="number">{t!(language, "areas-no-data")}</td> }.into_any();
    };
    let mark = is_met.then(|| {
        let said = t!(language, "areas-is-met");
        view! { <span class="dot-met" aria-hidden="true">"●"</span><span class="visually-hidden">{said}" "</span> }
    });
    view! { <td class="number">{mark}{language.figure(number, unit)}</td> }.into_any()
}

fn met(met: Option<Met>, language: Language) -> String {
    match met {
        None => t!(language, "areas-no-data"),
        Some(Met { is_enough: false, .. }) => t!(language, "areas-too-few"),
        Some(Met { met, with_data, .. }) => {
            t!(language, "areas-met-of", met = met.to_string(), all = with_data.to_string())
        }
    }
}

/// What the map draws besides the kvarterer.
fn others(table: &Table, language: Language) -> AnyView {
    let list = |lines: &[(String, String, String)]| {
        lines
            .iter()
            .map(|(slug, name, word)| {
                let href = format!("/omraade/{slug}");
                view! { <li><a href=href>{name.clone()}</a><span class="fine">{word.clone()}</span></li> }
            })
            .collect_view()
    };
    view! {
        <section>
            <h2><i class="mark mark-designation"></i>{t!(language, "areas-byomraader")}</h2>
            <p>{t!(language, "areas-byomraader-text")}</p>
            <ul class="parts columns">{list(&table.byomraader)}</ul>
        </section>
        <section>
            <h2><i class="mark mark-list"></i>{t!(language, "areas-boligomraader")}</h2>
            <p>{t!(language, "areas-boligomraader-text")}</p>
            <ul class="parts columns">{list(&table.boligomraader)}</ul>
        </section>
    }
    .into_any()
}
