//! What is in each feed.

use chrono::{DateTime, Utc};
use domain::area::Slug;
use leptos_router::params::ParamsMap;

use super::{
    changes,
    data::{Entry, Feed, Item},
    load::Names,
};
use crate::{
    Fault,
    locale::{Language, t},
    prose::staff_markdown,
    services::Services,
    visit::Visit,
};

/// The most entries that a feed holds; readers keep what they have seen.
const MOST: usize = 50;

/// A feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Every update.
    All,
    /// Everything that changes in the area at this address.
    Area(Slug),
    /// The updates about the goal of this id.
    Goal(String),
}

/// A feed in a language.
///
/// # Errors
/// [`Fault::NotFound`] for an area or goal that does not exist, [`Fault::Unavailable`] when the database does not
/// answer.
pub async fn feed(services: Services, language: Language, which: &Which) -> Result<Feed, Fault> {
    let visit = Visit::new(services, language, "/nyt", ParamsMap::new(), "").await?;
    let names = Names::read(&visit).await?;
    let news = visit.services.db.news().await?.into_iter();
    let (path, page, title, subtitle, mut entries);
    match which {
        Which::All => {
            path = "/nyt".to_owned();
            page = path.clone();
            title = t!(language, "news-feed-title");
            subtitle = t!(language, "news-description");
            entries = news.map(|one| update(&names.item(&visit, one))).collect::<Vec<_>>();
        }
        Which::Area(slug) => {
            let area = names.area(slug.as_str()).ok_or(Fault::NotFound)?;
            let around = names.around(area);
            path = format!("/nyt/omraade/{slug}");
            page = format!("/omraade/{slug}");
            title = t!(language, "news-feed-title-about", name = area.name.as_str());
            subtitle = t!(language, "news-feed-area-text", name = area.name.as_str());
            let about = news.filter(|one| one.areas.iter().any(|code| around.contains(code)));
            entries = about.map(|one| update(&names.item(&visit, one))).collect();
            entries.extend(changes::of(&visit, area).await?);
        }
        Which::Goal(id) => {
            let goal = names.goal(id).ok_or(Fault::NotFound)?;
            let (below, name) = (names.below(goal), visit.text(&goal.title));
            path = format!("/nyt/maal/{id}");
            page = format!("/nyt?maal={id}");
            title = t!(language, "news-feed-title-about", name = name.as_str());
            subtitle = t!(language, "news-feed-goal-text", name = name.as_str());
            let about = news.filter(|one| one.goals.iter().any(|id| below.contains(id)));
            entries = about.map(|one| update(&names.item(&visit, one))).collect();
        }
    }
    entries.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.id.cmp(&b.id)));
    entries.truncate(MOST);
    let newest = entries.first().map(|entry| entry.at);
    let updated = match newest {
        Some(newest) => newest,
        None => began(&visit).await?,
    };
    Ok(Feed { language, path, page, title, subtitle, updated, entries })
}

/// Since when a feed that has told of nothing yet is as it is: since the first figures were loaded.
async fn began(visit: &Visit) -> Result<DateTime<Utc>, Fault> {
    let first = visit.services.db.snapshots().await?.into_iter().next();
    Ok(first.map(|snapshot| snapshot.loaded_at).unwrap_or_default())
}

/// An update as an entry.
fn update(item: &Item) -> Entry {
    Entry {
        id: format!("nyt/{}", item.slug),
        title: item.title.clone(),
        at: item.published_at,
        link: format!("/nyt/{}", item.slug),
        author: item.author.clone(),
        summary: item.summary.clone(),
        html: staff_markdown(&item.body),
    }
}
