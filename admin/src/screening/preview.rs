//! The public pages as they will be with a run published: one at a time in a frame, with the run's own map.

use app::{
    locale::{Language, in_language},
    map,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderMap, header},
    response::{Html, IntoResponse, Response},
};
use domain::area::Level;
use maud::{Markup, html};
use store::StoredRun;

use super::{
    find, href, titled,
    walk::{PAGES, Stop, led},
};
use crate::{
    content::{
        kinds::choices::level_name,
        preview::{frame, framed, open, rendered},
    },
    desk::Desk,
    fault::{Fault, encoded},
    form::Posted,
    guard::{Looking, Signed},
    page::Page,
};

/// The page that an address asks for; the first one where it asks for none.
fn asked(query: Option<&str>) -> Result<Stop, Fault> {
    let asked = Posted::read(query.unwrap_or_default().as_bytes());
    let address = Some(asked.text("side")).filter(|address| !address.is_empty()).unwrap_or("/");
    Stop::parse(address).ok_or(Fault::NotFound)
}

/// Where a page stands in a run's preview; `part` is "vis" or "side".
fn at(run: &StoredRun, part: &str, stop: &Stop) -> String {
    format!("{}/{part}?side={}", href(&run.id), encoded(&stop.address()))
}

/// `GET /admin/screening/{run}/vis`: which page to show, and the page in a frame.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    Path(run): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let run = find(desk.db(), &run).await?;
    let stop = asked(query.as_deref())?;
    let title = titled(desk.db(), &run.method, &run.method_version).await?;
    let languages = [(Language::Danish, "På dansk"), (Language::English, "På engelsk")];
    let body = html! {
        p { a href=(href(&run.id)) { "Tilbage til screeningen" } }
        h1 { "Siderne, som de bliver" }
        p.note {
            "Sådan ser offentligheden siderne, hvis screeningen »" (title) "« bliver udgivet. Intet er ændret endnu. "
            "Links mellem siderne i listen fører rundt her; andre links fører til siderne, som de er nu. "
            "Det, der kræver scripts eller bliver sendt fra en formular, er slået fra."
        }
        (choice(&desk, &run, &stop).await?)
        ul.links {
            @for (language, name) in languages {
                li { a href=(at(&run, "vis", &stop.in_language(language))) aria-current=[(language == stop.language).then_some("true")] { (name) } }
            }
        }
        (frame(&at(&run, "side", &stop)))
    };
    Ok(Page { desk: &desk, staff: &signed.staff, title: "Siderne, som de bliver", part: "/admin/screening", done: "" }
        .around(&body))
}

/// The form that chooses a page: the run's own, and that of each area that there is with the run's data.
async fn choice(desk: &Desk, run: &StoredRun, stop: &Stop) -> Result<Markup, Fault> {
    let mut levels = Vec::new();
    for level in Level::WITH_PAGES {
        let areas = desk.db().areas_of(level, &run.snapshot).await?;
        let areas: Vec<_> = areas.into_iter().filter_map(|area| Some((area.slug?, area.name))).collect();
        levels.push((level, areas));
    }
    let option = |path: &str, name: &str| {
        html! { option value=(in_language(stop.language, path)) selected[stop.path == path] { (name) } }
    };
    Ok(html! {
        form.row method="get" action=(format!("{}/vis", href(&run.id))) {
            div.field {
                label for="side" { "Side" }
                select id="side" name="side" {
                    @for (path, name) in PAGES { (option(path, name)) }
                    @for (level, areas) in &levels {
                        optgroup label=(level_name(*level)) {
                            @for (slug, name) in areas { (option(&format!("/omraade/{slug}"), name)) }
                        }
                    }
                }
            }
            button type="submit" { "Vis siden" }
        }
    })
}

/// `GET /admin/screening/{run}/side`: the page itself.
pub(crate) async fn side(
    State(desk): State<Desk>,
    _signed: Signed<Looking>,
    Path(run): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let run = find(desk.db(), &run).await?;
    let stop = asked(query.as_deref())?;
    let tryout = open(desk.db()).await?;
    let mut tx = tryout.begin().await?;
    tx.publish(&run.id, desk.now(), "").await?;
    tx.commit().await?;
    let (status, html) = rendered(&desk, tryout, &stop.address(), &headers).await?;
    let html = led(&html, |stop| at(&run, "vis", stop), &format!("{}/kort.svg", href(&run.id)));
    Ok(framed(status, &html))
}

/// `GET /admin/screening/{run}/kort.svg`: the run's map, drawn as the public's is; `vis` and `omraade` choose as there.
pub(crate) async fn map(
    State(desk): State<Desk>,
    _signed: Signed<Looking>,
    Path(run): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let run = find(desk.db(), &run).await?;
    let asked = Posted::read(query.unwrap_or_default().as_bytes());
    let map = map::load::preview(&desk.services, &run).await?;
    let view = map.facts.views.iter().position(|view| view.id == asked.text("vis")).unwrap_or(0);
    let ring = map.ground.placed.iter().position(|(slug, _)| slug == asked.text("omraade"));
    let picture = map::picture::draw(&map.ground, view, ring, Language::Danish);
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], picture).into_response())
}
