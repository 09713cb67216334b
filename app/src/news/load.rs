//! Reading updates from the store, by area and goal.

use std::collections::BTreeSet;

use domain::area::{AreaCode, Level};
use store::{Area, Goal, News};

use super::data::{Headline, Item, Listing, Named};
use crate::{Fault, locale::t, visit::Visit};

/// The longest id or slug that is read, in characters.
const LONGEST: usize = 80;

/// The updates about at least one of these areas, the newest first.
///
/// # Errors
/// [`Fault::Unavailable`] when the database does not answer.
pub async fn for_area(visit: &Visit, codes: &[AreaCode]) -> Result<Vec<Headline>, Fault> {
    let is_here = |news: &News| codes.iter().any(|code| news.areas.iter().any(|area| area == code.as_str()));
    let headline = |news: News| Headline {
        title: visit.text(&news.title),
        date: news.published_at.format("%Y-%m-%d").to_string(),
        slug: news.slug,
    };
    Ok(visit.services.db.news().await?.into_iter().filter(is_here).map(headline).collect())
}

/// Areas and goals, to name what updates are about.
pub(super) struct Names {
    areas: Vec<Area>,
    goals: Vec<Goal>,
}

impl Names {
    pub(super) async fn read(visit: &Visit) -> Result<Self, Fault> {
        let db = &visit.services.db;
        let mut areas = Vec::new();
        for level in Level::WITH_PAGES {
            areas.extend(db.areas(level).await?);
        }
        Ok(Self { areas, goals: db.goals().await? })
    }

    /// The area at an address.
    pub(super) fn area(&self, slug: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.slug.as_ref().is_some_and(|own| own.as_str() == slug))
    }

    /// The goal of an id.
    pub(super) fn goal(&self, id: &str) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == id)
    }

    /// The codes whose updates are also about the area: itself, what it lies in, and what lies in it.
    pub(super) fn around(&self, area: &Area) -> BTreeSet<String> {
        let within = self.areas.iter().filter(|other| other.parent.as_ref() == Some(&area.code));
        let own = [Some(&area.code), area.parent.as_ref()].into_iter().flatten();
        own.chain(within.map(|other| &other.code)).map(|code| code.as_str().to_owned()).collect()
    }

    /// The ids whose updates are also about the goal: itself and its sub-goals.
    pub(super) fn below(&self, goal: &Goal) -> BTreeSet<String> {
        let below = self.goals.iter().filter(|other| other.parent.as_deref() == Some(goal.id.as_str()));
        below.map(|other| other.id.clone()).chain([goal.id.clone()]).collect()
    }

    /// The update as it is shown.
    pub(super) fn item(&self, visit: &Visit, news: News) -> Item {
        let area = |code: &String| named(self.areas.iter().find(|area| area.code.as_str() == code)?);
        let goal = |id: &String| Some(of_goal(visit, self.goal(id)?));
        Item {
            title: visit.text(&news.title),
            summary: visit.text(&news.summary),
            body: visit.text(&news.body),
            author: visit.text(&news.author),
            published_at: news.published_at,
            areas: news.areas.iter().filter_map(area).collect(),
            goals: news.goals.iter().filter_map(goal).collect(),
            slug: news.slug,
        }
    }
}

/// An area's name and address; `None` for one without a page.
pub(super) fn named(area: &Area) -> Option<Named> {
    Some(Named { id: area.slug.as_ref()?.to_string(), name: area.name.clone() })
}

fn of_goal(visit: &Visit, goal: &Goal) -> Named {
    Named { id: goal.id.clone(), name: visit.text(&goal.title) }
}

/// The updates that the address asks for, and what else it could ask for.
///
/// # Errors
/// [`Fault::NotFound`] for an area or a goal that does not exist.
pub(super) async fn listing(visit: &Visit) -> Result<Listing, Fault> {
    let names = Names::read(visit).await?;
    let (slug, id) = (visit.asked("omraade", LONGEST), visit.asked("maal", LONGEST));
    let area = match slug.as_str() {
        "" => None,
        slug => Some(names.area(slug).ok_or(Fault::NotFound)?),
    };
    let goal = match id.as_str() {
        "" => None,
        id => Some(names.goal(id).ok_or(Fault::NotFound)?),
    };
    let around = area.map(|area| names.around(area));
    let below = goal.map(|goal| names.below(goal));
    let fits = |asked: &Option<BTreeSet<String>>, about: &[String]| {
        asked.as_ref().is_none_or(|asked| about.iter().any(|one| asked.contains(one)))
    };
    let news = visit.services.db.news().await?.into_iter();
    let items = news.filter(|one| fits(&around, &one.areas) && fits(&below, &one.goals));
    let language = visit.language;
    let level = |level: Level| match level {
        Level::Bydel => t!(language, "news-districts"),
        Level::Kvarter => t!(language, "news-neighbourhoods"),
        Level::Byomraade => t!(language, "news-designated"),
        _ => t!(language, "news-housing"),
    };
    let of = |wanted: Level| names.areas.iter().filter(|area| area.level == wanted).filter_map(named).collect();
    Ok(Listing {
        items: items.map(|one| names.item(visit, one)).collect(),
        area: area.and_then(named),
        goal: goal.map(|goal| of_goal(visit, goal)),
        areas: Level::WITH_PAGES.into_iter().map(|one| (level(one), of(one))).collect(),
        goals: names.goals.iter().map(|goal| of_goal(visit, goal)).collect(),
    })
}

/// One update.
///
/// # Errors
/// [`Fault::NotFound`] where there is none at the address.
pub(super) async fn item(visit: &Visit, slug: &str) -> Result<Item, Fault> {
    let found = visit.services.db.news().await?.into_iter().find(|news| news.slug == slug).ok_or(Fault::NotFound)?;
    Ok(Names::read(visit).await?.item(visit, found))
}
