//! The page at `/omraader`.

use std::fmt::Write;

use leptos::prelude::*;

use crate::{
    Fault,
    areas::{
        data::{Row, Table, Wish},
        load,
    },
    document::data::Document,
    visit::Visit,
};

/// The longest text that a filter takes, in characters.
const LONGEST_FILTER: usize = 80;

/// All kvarterer with their figures, and the areas that others have designated.
pub async fn render(visit: &Visit) -> Result<Document, Fault> {
    let get = |name| visit.query.get(name).map(|text| text.chars().take(LONGEST_FILTER).collect()).unwrap_or_default();
    let wish = Wish {
        q: get("q"),
        bydel: get("bydel"),
        sort: get("sorter"),
        down: get("orden") == "ned",
        designated: visit.query.get("udpeget").is_some(),
    };
    let table = load::table(&visit.services, &wish).await?;
    let html = view! {
        <h1 tabindex="-1">"Områder"</h1>
        <p class="lead">
            "Her er kortets oplysninger i en tabel. Kvartererne står i alfabetisk rækkefølge, og du kan selv sortere og filtrere."
        </p>
        {whole(&table, &wish)}
    };
    Ok(Document::page(
        "Områder",
        "Københavns 67 kvarterer i en tabel med tal, grænser, kommunens udpegning og statens lister.",
        html.to_html(),
    ))
}

fn whole(table: &Table, wish: &Wish) -> AnyView {
    let shown = table.rows.len();
    let count = format!("Viser {shown} af {} kvarterer.", table.all);
    let options = table.bydele.iter().map(|(slug, name)| {
        let selected = *slug == wish.bydel;
        view! { <option value=slug.clone() selected=selected>{name.clone()}</option> }
    });
    let options = options.collect_view();
    let (q, designated) = (wish.q.clone(), wish.designated);
    let sorted = [wish.sort.clone(), if wish.down { "ned".into() } else { String::new() }];
    let filter = view! {
        <form method="get" action="/omraader">
            <div class="filter">
                <p>
                    <label for="f-q">"Navn"</label>
                    <input id="f-q" type="search" name="q" value=q maxlength="80"/>
                </p>
                <p>
                    <label for="f-bydel">"Bydel"</label>
                    <select id="f-bydel" name="bydel">
                        <option value="">"Hele byen"</option>
                        {options}
                    </select>
                </p>
                <p class="check">
                    <input id="f-udpeget" type="checkbox" name="udpeget" value="2017" checked=designated/>
                    <label for="f-udpeget">"Kun kvarterer, som udpegningen fra 2017 dækker"</label>
                </p>
                <input type="hidden" name="sorter" value=sorted[0].clone()/>
                <input type="hidden" name="orden" value=sorted[1].clone()/>
                <button class="button" type="submit">"Vis"</button>
            </div>
        </form>
    };
    let body = if shown == 0 {
        view! {
            <p class="empty">
                "Ingen kvarterer passer til det, du har valgt. "<a href="/omraader">"Vis alle kvarterer"</a>
            </p>
        }
        .into_any()
    } else {
        grid(table, wish)
    };
    view! {
        {filter}
        <p role="status">{count}</p>
        <p class="fine">
            {table.calculation.clone()}" Den er ikke kommunens udpegning. Tal, der opfylder et kriterium, er mærket med ●."
        </p>
        {body}
        {others(table)}
    }
    .into_any()
}

fn grid(table: &Table, wish: &Wish) -> AnyView {
    let fixed = [("navn", "Kvarter", ""), ("bydel", "Bydel", ""), ("beboere", "Beboere", "")];
    let fixed = fixed.map(|(id, name, title)| head(wish, id, name, title)).collect_view();
    let criteria = table.criteria.iter().map(|(id, name, title)| head(wish, id, name, title)).collect_view();
    let reference = |title: &str, values: &[String]| {
        let cells = values.iter().map(|value| view! { <td class="number">{value.clone()}</td> }).collect_view();
        view! {
            <tr class="reference">
                <th scope="row">{title.to_owned()}</th>
                <td></td>
                <td></td>
                {cells}
                <td></td>
                <td></td>
                <td></td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="Tabel over kvarterer">
            <table>
                <caption class="visually-hidden">"Kvarterer med tal for hvert kriterium"</caption>
                <thead>
                    <tr>
                        {fixed}
                        {criteria}
                        {head(wish, "opfyldte", "Opfyldte kriterier", "Vores beregning")}
                        <th scope="col">"Kommunens udpegning fra 2017"</th>
                        <th scope="col">"Har stået på statens lister"</th>
                    </tr>
                </thead>
                <tbody>
                    {reference("Hele København", &table.city)}
                    {reference("Grænse", &table.limits)}
                    {table.rows.iter().map(row).collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A column's head: a link that sorts by it, or turns the order round.
fn head(wish: &Wish, id: &str, name: &str, title: &str) -> AnyView {
    let current = wish.sort == id || (wish.sort.is_empty() && id == "navn");
    let sorted = current.then_some(if wish.down { "descending" } else { "ascending" });
    let mut href = format!("/omraader?sorter={id}");
    if current && !wish.down {
        href.push_str("&orden=ned");
    }
    for (name, value) in [("q", &wish.q), ("bydel", &wish.bydel)] {
        if !value.is_empty() {
            let _ = write!(href, "&{name}={}", leptos_router::location::Url::escape(value));
        }
    }
    if wish.designated {
        href.push_str("&udpeget=2017");
    }
    let arrow = match (current, wish.down) {
        (true, true) => " ↓",
        (true, false) => " ↑",
        _ => "",
    };
    let title = (!title.is_empty()).then(|| view! { <small>{title.to_owned()}</small> });
    view! {
        <th scope="col" aria-sort=sorted>
            <a href=href data-noscroll rel="nofollow">{name.to_owned()}<span aria-hidden="true">{arrow}</span></a>
            {title}
        </th>
    }
    .into_any()
}

fn row(row: &Row) -> AnyView {
    let values = row.values.iter().map(|(value, met)| {
        let mark = met.then(|| view! { <span class="dot-met" aria-hidden="true">"●"</span><span class="visually-hidden">"opfyldt: "</span> });
        view! { <td class="number">{mark}{value.clone()}</td> }
    });
    let stands_out = row.stands_out.then(|| view! { <small>" fremhævet"</small> });
    let href = format!("/omraade/{}", row.slug);
    view! {
        <tr>
            <th scope="row"><a href=href>{row.name.clone()}</a></th>
            <td>{row.bydel.clone()}</td>
            <td class="number">{row.population.clone()}</td>
            {values.collect_view()}
            <td>{row.met.clone()}{stands_out}</td>
            <td>{row.designated.clone()}</td>
            <td>{row.listed.clone()}</td>
        </tr>
    }
    .into_any()
}

/// What the map draws besides the kvarterer.
fn others(table: &Table) -> AnyView {
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
            <h2><i class="mark mark-designation"></i>"Byområder, udpeget af kommunen i 2017"</h2>
            <p>"Den nyeste udpegning er fra 2025. Kommunen har ikke offentliggjort afgrænsningerne som data."</p>
            <ul class="parts columns">{list(&table.byomraader)}</ul>
        </section>
        <section>
            <h2><i class="mark mark-list"></i>"Boligområder, der har stået på statens lister"</h2>
            <p>"Kun områder, hvis navne vi kender fra en kilde. De står ikke nødvendigvis på en liste i dag."</p>
            <ul class="parts columns">{list(&table.boligomraader)}</ul>
        </section>
    }
    .into_any()
}
