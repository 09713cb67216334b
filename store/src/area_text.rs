//! What the municipality tells of an area in its own words.

use chrono::{DateTime, Utc};
use domain::area::Slug;

use crate::{Db, Result, Tx, execute, on};

/// A text on an area's page.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AreaText {
    /// The area's code.
    pub area: String,
    /// The text, as Markdown.
    pub body: String,
    /// Who says it.
    pub author: String,
    /// When it was written or changed.
    pub written_at: DateTime<Utc>,
}

impl Tx {
    /// The code of the area at an address; `None` where there is none.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn area_code(&mut self, slug: &Slug) -> Result<Option<String>> {
        Ok(on!(Tx, self, |c| {
            sqlx::query_scalar("SELECT code FROM area WHERE slug = $1")
                .bind(slug.as_str())
                .fetch_optional(&mut **c)
                .await?
        }))
    }

    /// Writes an area's text in place of what stood there.
    ///
    /// # Errors
    /// When the area is unknown or the database refuses.
    pub async fn put_area_text(&mut self, text: &AreaText) -> Result<()> {
        execute!(
            self,
            "INSERT INTO area_text (area, body, author, written_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (area) DO UPDATE
             SET body = excluded.body, author = excluded.author, written_at = excluded.written_at",
            &text.area,
            &text.body,
            &text.author,
            text.written_at,
        );
        Ok(())
    }

    /// Takes an area's text away.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remove_area_text(&mut self, area: &str) -> Result<()> {
        execute!(self, "DELETE FROM area_text WHERE area = $1", area);
        Ok(())
    }
}

impl Db {
    /// The codes of the areas of which something is told.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn told_areas(&self) -> Result<Vec<String>> {
        Ok(on!(Db, self, |c| sqlx::query_scalar("SELECT area FROM area_text ORDER BY area").fetch_all(c).await?))
    }

    /// What is told of an area; `None` where nothing is.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn area_text(&self, area: &str) -> Result<Option<AreaText>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as("SELECT area, body, author, written_at FROM area_text WHERE area = $1")
                .bind(area)
                .fetch_optional(c)
                .await?
        }))
    }
}
