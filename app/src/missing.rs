//! The page for an address that leads nowhere: what to try, and which pages have a name like it.

use domain::text;
use leptos::prelude::*;

use crate::{Fault, document::data::Document, locale::t, search, visit::Visit};

/// How many pages are suggested.
const MOST: usize = 5;
/// Names that differ more than this are not meant, as a share of the letters asked for.
const FURTHEST: f64 = 0.45;

/// Says that there is no such page, and which there are.
pub async fn render(visit: &Visit) -> Result<Document, Fault> {
    let language = visit.language;
    let near = suggestions(visit).await?;
    let links = near.into_iter().map(|(address, name)| view! { <li><a href=address>{name}</a></li> });
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
            {search::field(language, &asked(visit))}
            <h2>{t!(language, "missing-ways")}</h2>
            <ul class="ways">
                <li><a href="/">{t!(language, "nav-map")}</a></li>
                <li><a href="/omraader">{t!(language, "nav-areas")}</a></li>
            </ul>
        </div>
    };
    Ok(Document { status: 404, ..Document::page(title, "", html.to_html()) })
}

/// What the last part of the address names: "tingbjerg" of "/omraade/tingbjerg".
fn asked(visit: &Visit) -> String {
    let last = visit.path.rsplit('/').next().unwrap_or_default();
    last.chars().take(60).collect::<String>().replace('-', " ")
}

/// Pages whose names or addresses are like the last part of the address, the most alike first.
async fn suggestions(visit: &Visit) -> Result<Vec<(String, String)>, Fault> {
    let asked = text::fold(&asked(visit));
    let mut near = Vec::new();
    for hit in search::everything(visit).await? {
        let slug = hit.address.rsplit('/').next().unwrap_or_default().replace('-', " ");
        let far = distance(&asked, &text::fold(&hit.title)).min(distance(&asked, &text::fold(&slug)));
        near.push((far, hit.address, hit.title));
    }
    near.retain(|(far, _, _)| *far <= FURTHEST);
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    Ok(near.into_iter().take(MOST).map(|(_, address, name)| (address, name)).collect())
}

/// How far a name is from what was asked for: 0 when one holds the other, else the edits as a share of the longer one.
fn distance(asked: &str, name: &str) -> f64 {
    // A few letters are part of too much.
    if asked.len() >= 4 && name.len() >= 4 && (name.contains(asked) || asked.contains(name)) {
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
        assert!(distance("", "valby") > FURTHEST && distance("findes ikke", "") > FURTHEST);
    }
}
