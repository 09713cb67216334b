//! Pictures that staff have added, in two sizes.

use chrono::{DateTime, Utc};

use crate::{Db, Result, Tx, execute, on};

/// A picture without its files.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Picture {
    /// A fingerprint of what was sent, in hexadecimal.
    pub id: String,
    /// Its width in pixels.
    pub width: i64,
    /// Its height in pixels.
    pub height: i64,
    /// What it shows, for who can't see it; empty for decoration.
    pub alt: String,
    /// Whether it tells nothing that the text does not.
    pub is_decoration: bool,
    /// Who must be named; may be empty.
    pub credit: String,
    /// Who added it.
    pub staff: i64,
    /// When.
    pub added_at: DateTime<Utc>,
}

/// A picture's two files, as WebP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFile {
    /// In full size.
    pub large: Vec<u8>,
    /// For small screens.
    pub small: Vec<u8>,
}

impl Tx {
    /// Adds a picture; one that is there already gets the new words.
    ///
    /// # Errors
    /// When the person is unknown or the database refuses.
    pub async fn put_picture(&mut self, picture: &Picture, file: &PictureFile) -> Result<()> {
        execute!(
            self,
            "INSERT INTO picture (id, width, height, alt, is_decoration, credit, staff, added_at, large, small)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             ON CONFLICT (id) DO UPDATE
             SET alt = excluded.alt, is_decoration = excluded.is_decoration, credit = excluded.credit",
            &picture.id,
            picture.width,
            picture.height,
            &picture.alt,
            picture.is_decoration,
            &picture.credit,
            picture.staff,
            picture.added_at,
            &file.large,
            &file.small,
        );
        Ok(())
    }

    /// Lets go of a picture; whether there was one. Texts that name it show its description.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remove_picture(&mut self, id: &str) -> Result<bool> {
        let gone = on!(Tx, self, |c| {
            sqlx::query("DELETE FROM picture WHERE id = $1").bind(id).execute(&mut **c).await?.rows_affected()
        });
        Ok(gone == 1)
    }
}

impl Db {
    /// Pictures, the latest first, `most` of them after the first `skipped`.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn pictures(&self, skipped: i64, most: i64) -> Result<Vec<Picture>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT id, width, height, alt, is_decoration, credit, staff, added_at FROM picture
                 ORDER BY added_at DESC, id LIMIT $1 OFFSET $2",
            )
            .bind(most)
            .bind(skipped)
            .fetch_all(c)
            .await?
        }))
    }

    /// A picture; `None` where there is no such one.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn picture(&self, id: &str) -> Result<Option<Picture>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT id, width, height, alt, is_decoration, credit, staff, added_at FROM picture WHERE id = $1",
            )
            .bind(id)
            .fetch_optional(c)
            .await?
        }))
    }

    /// A picture's file in full size, or the small one.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn picture_file(&self, id: &str, is_small: bool) -> Result<Option<Vec<u8>>> {
        let column = if is_small {
            "SELECT small FROM picture WHERE id = $1"
        } else {
            "SELECT large FROM picture WHERE id = $1"
        };
        Ok(on!(Db, self, |c| sqlx::query_scalar(column).bind(id).fetch_optional(c).await?))
    }
}
