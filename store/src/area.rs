//! Areas, their outlines, and how they overlap.

use domain::{
    area::{AreaCode, Level, Slug},
    text,
};

use crate::{Db, Result, StoreError, Tx, execute, on};

/// An area as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Its code.
    pub code: AreaCode,
    /// Its level.
    pub level: Level,
    /// A name that stands alone: "Valby Syd".
    pub name: String,
    /// The publisher's name: "Syd".
    pub official_name: String,
    /// Its address; `None` for levels without pages.
    pub slug: Option<Slug>,
    /// The larger area that it lies in whole.
    pub parent: Option<AreaCode>,
    /// The named group that it belongs to (a byområde's delområder); empty where there is none.
    pub part_of: String,
    /// What else is known in words; empty where nothing is.
    pub note: String,
    /// A position inside: longitude, latitude.
    pub position: Option<[f64; 2]>,
}

/// How much of one area lies in another that is not its parent. Shares are 0-1, computed from generalised outlines.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlap {
    /// The area.
    pub area: AreaCode,
    /// The other.
    pub other: AreaCode,
    /// The part of the area that lies in the other.
    pub share_of_area: f64,
    /// The part of the other that lies in the area.
    pub share_of_other: f64,
}

impl Overlap {
    /// Whether it is more than the inaccuracy of generalised outlines: at least 2 % of the smaller area.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.share_of_area.max(self.share_of_other) >= 0.02
    }
}

/// A neighbouring municipality, for the ground of the map.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Surroundings {
    /// Its name.
    pub name: String,
    /// Its outline as a GeoJSON geometry.
    pub outline: String,
}

#[derive(sqlx::FromRow)]
pub(crate) struct AreaRow {
    code: String,
    level: String,
    name: String,
    official_name: String,
    slug: Option<String>,
    parent: Option<String>,
    part_of: String,
    note: String,
    lon: Option<f64>,
    lat: Option<f64>,
}

impl TryFrom<AreaRow> for Area {
    type Error = StoreError;

    fn try_from(row: AreaRow) -> Result<Self> {
        let level = Level::parse(&row.level).ok_or(StoreError::Word { column: "area.level", word: row.level })?;
        Ok(Self {
            code: code(row.code)?,
            level,
            name: row.name,
            official_name: row.official_name,
            slug: row.slug.as_deref().and_then(Slug::parse),
            parent: row.parent.map(code).transpose()?,
            part_of: row.part_of,
            note: row.note,
            position: row.lon.zip(row.lat).map(|(lon, lat)| [lon, lat]),
        })
    }
}

/// Reads a stored area code.
pub(crate) fn code(text: String) -> Result<AreaCode> {
    AreaCode::parse(&text).ok_or(StoreError::Word { column: "area.code", word: text })
}

impl Tx {
    /// Writes an area; `outline` is a GeoJSON geometry.
    ///
    /// # Errors
    /// When the code or the slug is taken, the parent unknown, or the database refuses.
    pub async fn put_area(&mut self, area: &Area, outline: Option<&str>) -> Result<()> {
        execute!(
            self,
            "INSERT INTO area (code, level, name, official_name, slug, sort_key, parent, part_of, note, outline, lon, lat)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            area.code.as_str(),
            area.level.as_str(),
            &area.name,
            &area.official_name,
            area.slug.as_ref().map(Slug::as_str),
            text::sort_key(&area.name),
            area.parent.as_ref().map(AreaCode::as_str),
            &area.part_of,
            &area.note,
            outline,
            area.position.map(|p| p[0]),
            area.position.map(|p| p[1]),
        );
        Ok(())
    }

    /// Writes a neighbouring municipality.
    ///
    /// # Errors
    /// When the name is taken or the database refuses.
    pub async fn put_surroundings(&mut self, surroundings: &Surroundings) -> Result<()> {
        execute!(
            self,
            "INSERT INTO surroundings (name, outline) VALUES ($1, $2)",
            &surroundings.name,
            &surroundings.outline,
        );
        Ok(())
    }

    /// Writes that an area lies whole in another that is not its parent.
    ///
    /// # Errors
    /// When the pair is there already, an area is unknown, or the database refuses.
    pub async fn put_membership(&mut self, area: &AreaCode, whole: &AreaCode) -> Result<()> {
        execute!(self, "INSERT INTO membership (area, whole) VALUES ($1, $2)", area.as_str(), whole.as_str());
        Ok(())
    }

    /// Writes how two areas overlap.
    ///
    /// # Errors
    /// When the pair is there already, an area is unknown, or the database refuses.
    pub async fn put_overlap(&mut self, overlap: &Overlap) -> Result<()> {
        execute!(
            self,
            "INSERT INTO overlap (area, other, share_of_area, share_of_other) VALUES ($1, $2, $3, $4)",
            overlap.area.as_str(),
            overlap.other.as_str(),
            overlap.share_of_area,
            overlap.share_of_other,
        );
        Ok(())
    }
}

impl Db {
    /// All areas of a level that the public sees, in Danish alphabetical order. A byområde is one only while a designation
    /// covers it: not before somebody has written it, and not when it was corrected away or withdrawn.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn areas(&self, level: Level) -> Result<Vec<Area>> {
        let rows: Vec<AreaRow> = on!(Db, self, |c| sqlx::query_as(
            "SELECT code, level, name, official_name, slug, parent, part_of, note, lon, lat
             FROM area WHERE level = $1 AND is_public AND (level <> 'byomraade'
                OR EXISTS (SELECT 1 FROM designated_area x WHERE x.area = area.code
                    AND NOT EXISTS (SELECT 1 FROM designation later WHERE later.about = x.designation)))
             ORDER BY sort_key, code"
        )
        .bind(level.as_str())
        .fetch_all(c)
        .await?);
        rows.into_iter().map(Area::try_from).collect()
    }

    /// The area at an address, if the public sees it: a byområde once a designation has covered it.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn area_by_slug(&self, slug: &Slug) -> Result<Option<Area>> {
        let row: Option<AreaRow> = on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT code, level, name, official_name, slug, parent, part_of, note, lon, lat FROM area
             WHERE slug = $1 AND is_public AND (level <> 'byomraade'
                OR EXISTS (SELECT 1 FROM designated_area x WHERE x.area = area.code))",
            )
            .bind(slug.as_str())
            .fetch_optional(c)
            .await?
        });
        row.map(Area::try_from).transpose()
    }

    /// The area with a code.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn area(&self, area: &AreaCode) -> Result<Option<Area>> {
        let row: Option<AreaRow> = on!(Db, self, |c| {
            sqlx::query_as(
            "SELECT code, level, name, official_name, slug, parent, part_of, note, lon, lat FROM area WHERE code = $1"
        )
        .bind(area.as_str())
        .fetch_optional(c)
        .await?
        });
        row.map(Area::try_from).transpose()
    }

    /// The outlines of a level as the public sees them: code and GeoJSON geometry, by code.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn outlines(&self, level: Level) -> Result<Vec<(String, String)>> {
        Ok(on!(Db, self, |c| sqlx::query_as(
            "SELECT code, outline FROM area WHERE level = $1 AND is_public AND outline IS NOT NULL ORDER BY code"
        )
        .bind(level.as_str())
        .fetch_all(c)
        .await?))
    }

    /// The neighbouring municipalities, by name.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn surroundings(&self) -> Result<Vec<Surroundings>> {
        Ok(on!(Db, self, |c| sqlx::query_as("SELECT name, outline FROM surroundings ORDER BY name")
            .fetch_all(c)
            .await?))
    }

    /// Every stored overlap of areas of one level with areas of another; of byområder with those that [`Db::areas`] has.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn overlaps(&self, level: Level, other: Level) -> Result<Vec<Overlap>> {
        let rows: Vec<(String, String, f64, f64)> = on!(Db, self, |c| sqlx::query_as(
            "SELECT o.area, o.other, o.share_of_area, o.share_of_other FROM overlap o
             JOIN area a ON a.code = o.area JOIN area b ON b.code = o.other
             WHERE a.level = $1 AND b.level = $2 AND (b.level <> 'byomraade'
                OR EXISTS (SELECT 1 FROM designated_area x WHERE x.area = b.code
                    AND NOT EXISTS (SELECT 1 FROM designation later WHERE later.about = x.designation)))
             ORDER BY o.area, o.other"
        )
        .bind(level.as_str())
        .bind(other.as_str())
        .fetch_all(c)
        .await?);
        let read = |(area, other, share_of_area, share_of_other)| {
            Ok(Overlap { area: code(area)?, other: code(other)?, share_of_area, share_of_other })
        };
        rows.into_iter().map(read).collect()
    }

    /// The areas of a level that others lie whole in, as pairs of the part and the whole.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn memberships(&self, whole: Level) -> Result<Vec<(AreaCode, AreaCode)>> {
        let rows: Vec<(String, String)> = on!(Db, self, |c| {
            sqlx::query_as(
            "SELECT m.area, m.whole FROM membership m JOIN area a ON a.code = m.whole WHERE a.level = $1 ORDER BY m.area"
        )
        .bind(whole.as_str())
        .fetch_all(c)
        .await?
        });
        rows.into_iter().map(|(area, whole)| Ok((code(area)?, code(whole)?))).collect()
    }

    /// Whether nothing has been loaded yet.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn is_empty(&self) -> Result<bool> {
        let areas: i64 = on!(Db, self, |c| sqlx::query_scalar("SELECT COUNT(*) FROM area").fetch_one(c).await?);
        Ok(areas == 0)
    }
}
