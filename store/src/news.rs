//! Updates by the people who run the site, by area and goal.

use chrono::{DateTime, Utc};

use crate::{Db, Result, Tx, execute, on};

/// An update.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    /// Its address.
    pub slug: String,
    /// When it was made public.
    pub published_at: DateTime<Utc>,
    /// Its title.
    pub title: String,
    /// What it says, in a sentence or two.
    pub summary: String,
    /// All of it, as Markdown.
    pub body: String,
    /// Who wrote it.
    pub author: String,
    /// The codes of the areas that it is about; none where it is about the whole city or the site.
    pub areas: Vec<String>,
    /// The goals, sub-goals and promises that it is about.
    pub goals: Vec<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    slug: String,
    published_at: DateTime<Utc>,
    title: String,
    summary: String,
    body: String,
    author: String,
}

impl Tx {
    /// Writes an update with its areas and goals.
    ///
    /// # Errors
    /// When the slug is taken, an area or goal unknown, or the database refuses.
    pub async fn put_news(&mut self, news: &News) -> Result<()> {
        execute!(
            self,
            "INSERT INTO news (slug, published_at, title, summary, body, author) VALUES ($1, $2, $3, $4, $5, $6)",
            &news.slug,
            news.published_at,
            &news.title,
            &news.summary,
            &news.body,
            &news.author,
        );
        for area in &news.areas {
            execute!(self, "INSERT INTO news_area (news, area) VALUES ($1, $2)", &news.slug, area);
        }
        for goal in &news.goals {
            execute!(self, "INSERT INTO news_goal (news, goal) VALUES ($1, $2)", &news.slug, goal);
        }
        Ok(())
    }

    /// Takes an update away, if it is there; gives when it was published.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remove_news(&mut self, slug: &str) -> Result<Option<DateTime<Utc>>> {
        execute!(self, "DELETE FROM news_area WHERE news = $1", slug);
        execute!(self, "DELETE FROM news_goal WHERE news = $1", slug);
        Ok(on!(Tx, self, |c| {
            sqlx::query_scalar("DELETE FROM news WHERE slug = $1 RETURNING published_at")
                .bind(slug)
                .fetch_optional(&mut **c)
                .await?
        }))
    }
}

impl Db {
    /// All updates, the newest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn news(&self) -> Result<Vec<News>> {
        let rows: Vec<Row> = on!(Db, self, |c| sqlx::query_as(
            "SELECT slug, published_at, title, summary, body, author FROM news ORDER BY published_at DESC, slug"
        )
        .fetch_all(c)
        .await?);
        let areas: Vec<(String, String)> = on!(Db, self, |c| {
            sqlx::query_as("SELECT news, area FROM news_area ORDER BY news, area").fetch_all(c).await?
        });
        let goals: Vec<(String, String)> = on!(Db, self, |c| {
            sqlx::query_as("SELECT news, goal FROM news_goal ORDER BY news, goal").fetch_all(c).await?
        });
        let of = |pairs: &[(String, String)], slug: &str| {
            pairs.iter().filter(|(news, _)| news == slug).map(|(_, other)| other.clone()).collect()
        };
        let whole = |row: Row| News {
            areas: of(&areas, &row.slug),
            goals: of(&goals, &row.slug),
            slug: row.slug,
            published_at: row.published_at,
            title: row.title,
            summary: row.summary,
            body: row.body,
            author: row.author,
        };
        Ok(rows.into_iter().map(whole).collect())
    }
}
