//! Who runs initiatives.

use domain::text;

use crate::{Db, Result, Tx, execute, on};

/// An organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Organisation {
    /// Its address.
    pub slug: String,
    /// What it is called.
    pub name: String,
    /// What kind of organisation it is: a code.
    pub kind: String,
    /// Its own site; empty when not known.
    pub url: String,
    /// What it does, in plain words; empty when not known.
    pub about: String,
}

impl Tx {
    /// Writes an organisation.
    ///
    /// # Errors
    /// When the slug is taken or the database refuses.
    pub async fn put_organisation(&mut self, organisation: &Organisation) -> Result<()> {
        execute!(
            self,
            "INSERT INTO organisation (slug, name, sort_key, kind, url, about) VALUES ($1, $2, $3, $4, $5, $6)",
            &organisation.slug,
            &organisation.name,
            text::sort_key(&organisation.name),
            &organisation.kind,
            &organisation.url,
            &organisation.about,
        );
        Ok(())
    }

    /// Writes an organisation, new or known.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn set_organisation(&mut self, organisation: &Organisation) -> Result<()> {
        let changed = on!(Tx, self, |c| {
            sqlx::query(
                "UPDATE organisation SET name = $2, sort_key = $3, kind = $4, url = $5, about = $6 WHERE slug = $1",
            )
            .bind(&organisation.slug)
            .bind(&organisation.name)
            .bind(text::sort_key(&organisation.name))
            .bind(&organisation.kind)
            .bind(&organisation.url)
            .bind(&organisation.about)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        if changed == 0 {
            self.put_organisation(organisation).await?;
        }
        Ok(())
    }

    /// Removes an organisation that runs nothing; `false` where it runs something, and stays.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remove_organisation(&mut self, slug: &str) -> Result<bool> {
        let runs: i64 = on!(Tx, self, |c| {
            sqlx::query_scalar("SELECT COUNT(*) FROM initiative_organisation WHERE organisation = $1")
                .bind(slug)
                .fetch_one(&mut **c)
                .await?
        });
        if runs == 0 {
            execute!(self, "DELETE FROM organisation WHERE slug = $1", slug);
        }
        Ok(runs == 0)
    }
}

impl Db {
    /// All organisations, in Danish alphabetical order.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn organisations(&self) -> Result<Vec<Organisation>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as("SELECT slug, name, kind, url, about FROM organisation ORDER BY sort_key, slug")
                .fetch_all(c)
                .await?
        }))
    }

    /// The organisation at an address.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn organisation(&self, slug: &str) -> Result<Option<Organisation>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as("SELECT slug, name, kind, url, about FROM organisation WHERE slug = $1")
                .bind(slug)
                .fetch_optional(c)
                .await?
        }))
    }
}
