//! The updates that we ship: about the site itself.

use std::path::Path;

use chrono::{DateTime, Utc};
use domain::area::{Level, Slug};
use serde::Deserialize;
use store::{Goal, News, StoreError, Tx};

use super::{
    areas::Areas,
    document::{Document, Placed},
    place::DataError,
};

/// The updates with their English.
#[derive(Debug)]
pub(super) struct NewsFile(Vec<(News, Vec<(String, String)>)>);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    news: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Placed,
    published_at: Placed,
    author: String,
    areas: Vec<Placed>,
    goals: Vec<Placed>,
    title: Placed,
    title_en: String,
    summary: String,
    summary_en: String,
    body: String,
    body_en: String,
}

impl NewsFile {
    /// Reads the updates; areas and goals must be known.
    pub(super) fn read(folder: &Path, areas: &Areas, goals: &[Goal]) -> Result<Self, DataError> {
        let document = Document::<File>::read(folder, "news.toml")?;
        document.unique(document.content.news.iter().map(|entry| &entry.id))?;
        let news = |entry: &Entry| {
            if Slug::parse(entry.id.get_ref()).is_none() {
                let remedy = "Brug små bogstaver a-z, tal og bindestreger";
                return Err(document.error(&entry.id, "id kan ikke være en adresse", remedy));
            }
            let published_at = DateTime::parse_from_rfc3339(entry.published_at.get_ref()).map_err(|_| {
                document.error(
                    &entry.published_at,
                    format!("»{}« er ikke et tidspunkt", entry.published_at.get_ref()),
                    "Skriv det som 2026-11-22T04:00:00Z",
                )
            })?;
            if entry.title.get_ref().trim().is_empty() {
                return Err(document.error(&entry.title, "titlen er tom", "Skriv en titel"));
            }
            if let Some(unknown) =
                entry.areas.iter().find(|code| areas.code(code.get_ref(), &Level::WITH_PAGES).is_none())
            {
                let remedy = "Skriv koden på en bydel, et kvarter, et byområde eller et boligområde";
                return Err(document.unknown(unknown, remedy));
            }
            if let Some(unknown) = entry.goals.iter().find(|id| !goals.iter().any(|goal| goal.id == *id.get_ref())) {
                return Err(document.unknown(unknown, "Skriv et id fra goals.toml"));
            }
            let words = |placed: &[Placed]| placed.iter().map(|one| one.get_ref().clone()).collect();
            let news = News {
                slug: entry.id.get_ref().clone(),
                published_at: published_at.with_timezone(&Utc),
                title: entry.title.get_ref().clone(),
                summary: entry.summary.clone(),
                body: entry.body.clone(),
                author: entry.author.clone(),
                areas: words(&entry.areas),
                goals: words(&entry.goals),
            };
            let english =
                [(&news.title, &entry.title_en), (&news.summary, &entry.summary_en), (&news.body, &entry.body_en)];
            let english = english.into_iter().filter(|(_, english)| !english.is_empty());
            let english = english.map(|(danish, english)| (danish.clone(), english.clone())).collect();
            Ok((news, english))
        };
        document.content.news.iter().map(news).collect::<Result<_, _>>().map(Self)
    }

    /// Writes the updates and their translations.
    pub(super) async fn write(&self, tx: &mut Tx) -> Result<(), StoreError> {
        for (news, english) in &self.0 {
            tx.put_news(news).await?;
            for (danish, english) in english {
                tx.put_translation(danish, english).await?;
            }
        }
        Ok(())
    }
}
