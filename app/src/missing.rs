//! The page for an address that leads nowhere: what to try, and which areas have a name like it.

use domain::{area::Level, text};
use leptos::prelude::*;

use crate::{Fault, document::data::Document, locale::t, visit::Visit};

/// How many areas are suggested.
const MOST: usize = 5;
/// Names that differ more than this are not meant, as a share of the letters asked for.
const FURTHEST: f64 = 0.45;

/// Says that there is no such page, and which there are.
pub async fn render(visit: &Visit) -> Result<Document, Fault> {
    let language = visit.language;
    let near = suggestions(visit).await?;
    let links = near.into_iter().map(|(slug, name)| {
        view! { <li><a href=format!("/omraade/{slug}")>{name}</a></li> }
    });
    let links = links.collect_view();
    let near = (!links.is_empty()).then(|| {
        view! {
            <h2>{t!(language, "missing-near")}</h2>
            <ul class="ways">{links}</ul>
        }
    });
    let title = t!(language, "missing-title");
    let html = view! {
        <div class="fault">
            <h1 tabindex="-1">{title.clone()}</h1>
            <p class="lead">{t!(language, "missing-text")}</p>
            {near}
            <h2>{t!(language, "missing-ways")}</h2>
            <ul class="ways">
                <li><a href="/">{t!(language, "nav-map")}</a></li>
                <li><a href="/omraader">{t!(language, "nav-areas")}</a></li>
                <li><a href="/soeg">{t!(language, "nav-search")}</a></li>
            </ul>
        </div>
    };
    Ok(Document { status: 404, ..Document::page(title, "", html.to_html()) })
}

/// Areas whose names are like the last part of the address, the most alike first.
async fn suggestions(visit: &Visit) -> Result<Vec<(String, String)>, Fault> {
    let asked = visit.path.rsplit('/').next().unwrap_or_default().chars().take(60).collect::<String>();
    let asked = text::fold(&asked.replace('-', " "));
    let mut near = Vec::new();
    for level in Level::WITH_PAGES {
        for area in visit.services.db.areas(level).await? {
            let Some(slug) = &area.slug else { continue };
            let far = distance(&asked, &text::fold(&area.name));
            near.push((far, slug.to_string(), area.name));
        }
    }
    near.retain(|(far, _, _)| *far <= FURTHEST);
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    Ok(near.into_iter().take(MOST).map(|(_, slug, name)| (slug, name)).collect())
}

/// How far a name is from what was asked for: 0 when one holds the other, else the edits as a share of the longer one.
fn distance(asked: &str, name: &str) -> f64 {
    if asked.len() >= 4 && (name.contains(asked) || asked.contains(name)) {
        return 0.0;
    }
    1.0 - strsim::normalized_levenshtein(asked, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_names_are_near_and_others_far() {
        assert!(distance("tingberg", "tingbjerg") < FURTHEST);
        assert!(distance("byomraade urbanplanen", "urbanplanen") < f64::EPSILON);
        assert!(distance("findes ikke", "tingbjerg") > FURTHEST);
        assert!(distance("", "valby") > FURTHEST);
    }
}
