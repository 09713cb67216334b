//! Outlines that staff bring in. Each belongs to the set of figures that it came with, and the public sees those of the set
//! whose screening is published: `area` and `overlap` hold what the public sees, `area_outline` and `snapshot_overlap` the
//! rest. Taking a publication back brings the earlier outlines back.

use chrono::{DateTime, Utc};
use domain::{
    area::{Level, Slug},
    text,
};

use crate::{
    Area, Db, Overlap, Result, Tx,
    area::{AreaRow, code},
    execute, on,
};

/// Where some of the outlines that the public's map draws are published, and when they came.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct OutlineSource {
    /// The source's id; `None` where nobody has named it.
    pub source: Option<String>,
    /// What the set that brought them is called.
    pub title: String,
    /// When they came.
    pub loaded_at: DateTime<Utc>,
}

impl Tx {
    /// Writes an area that came with a set of figures, and that the public does not see yet. Its outline and position are
    /// written by [`Tx::put_outline`].
    ///
    /// # Errors
    /// When the code or the slug is taken, the parent or the set unknown, or the database refuses.
    pub async fn put_new_area(&mut self, area: &Area, snapshot: &str) -> Result<()> {
        execute!(
            self,
            "INSERT INTO area (code, level, name, official_name, slug, sort_key, parent, part_of, note, since, is_public)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, FALSE)",
            area.code.as_str(),
            area.level.as_str(),
            &area.name,
            &area.official_name,
            area.slug.as_ref().map(Slug::as_str),
            text::sort_key(&area.name),
            area.parent.as_ref().map(domain::area::AreaCode::as_str),
            &area.part_of,
            &area.note,
            snapshot,
        );
        Ok(())
    }

    /// Writes the outline and position that an area has from a set of figures on, and keeps the one that it had before.
    ///
    /// # Errors
    /// When the area or the set is unknown, or the database refuses.
    pub async fn put_outline(
        &mut self,
        snapshot: &str,
        area: &domain::area::AreaCode,
        outline: &str,
        position: Option<[f64; 2]>,
    ) -> Result<()> {
        execute!(
            self,
            "INSERT INTO area_outline (area, snapshot, outline, lon, lat)
             SELECT a.code, s.id, a.outline, a.lon, a.lat FROM area a, snapshot s
             WHERE a.code = $1 AND a.since IS NULL AND s.position = (SELECT MIN(position) FROM snapshot)
             AND NOT EXISTS (SELECT 1 FROM area_outline WHERE area = $1)",
            area.as_str(),
        );
        execute!(
            self,
            "INSERT INTO area_outline (area, snapshot, outline, lon, lat) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (area, snapshot) DO UPDATE SET outline = excluded.outline, lon = excluded.lon, lat = excluded.lat",
            area.as_str(),
            snapshot,
            outline,
            position.map(|p| p[0]),
            position.map(|p| p[1]),
        );
        Ok(())
    }

    /// Writes all overlaps that there are from a set of figures on, and keeps those from before.
    ///
    /// # Errors
    /// When an area or the set is unknown, or the database refuses.
    pub async fn put_overlaps_from(&mut self, snapshot: &str, overlaps: &[Overlap]) -> Result<()> {
        execute!(
            self,
            "INSERT INTO snapshot_overlap (snapshot, area, other, share_of_area, share_of_other)
             SELECT s.id, o.area, o.other, o.share_of_area, o.share_of_other FROM overlap o, snapshot s
             WHERE s.position = (SELECT MIN(position) FROM snapshot) AND s.id <> $1
             AND NOT EXISTS (SELECT 1 FROM snapshot_overlap)",
            snapshot,
        );
        for overlap in overlaps {
            execute!(
                self,
                "INSERT INTO snapshot_overlap (snapshot, area, other, share_of_area, share_of_other)
                 VALUES ($1, $2, $3, $4, $5)",
                snapshot,
                overlap.area.as_str(),
                overlap.other.as_str(),
                overlap.share_of_area,
                overlap.share_of_other,
            );
        }
        Ok(())
    }

    /// Lets the public see the areas, outlines and overlaps of a run's set of figures.
    pub(crate) async fn show_outlines_of(&mut self, run: &str) -> Result<()> {
        let position: Option<i64> = on!(Tx, self, |c| sqlx::query_scalar(
            "SELECT s.position FROM snapshot s JOIN screening_run r ON r.snapshot = s.id WHERE r.id = $1"
        )
        .bind(run)
        .fetch_optional(&mut **c)
        .await?);
        let Some(position) = position else { return Ok(()) };
        execute!(
            self,
            "UPDATE area SET is_public = (SELECT s.position <= $1 FROM snapshot s WHERE s.id = area.since)
             WHERE since IS NOT NULL",
            position,
        );
        execute!(
            self,
            "UPDATE area SET
               outline = (SELECT o.outline FROM area_outline o JOIN snapshot s ON s.id = o.snapshot
                          WHERE o.area = area.code AND s.position <= $1 ORDER BY s.position DESC LIMIT 1),
               lon = (SELECT o.lon FROM area_outline o JOIN snapshot s ON s.id = o.snapshot
                      WHERE o.area = area.code AND s.position <= $1 ORDER BY s.position DESC LIMIT 1),
               lat = (SELECT o.lat FROM area_outline o JOIN snapshot s ON s.id = o.snapshot
                      WHERE o.area = area.code AND s.position <= $1 ORDER BY s.position DESC LIMIT 1)
             WHERE code IN (SELECT area FROM area_outline)",
            position,
        );
        // Areas that were drawn with a designation belong to no set: what they overlap was computed once, and stays.
        execute!(
            self,
            "DELETE FROM overlap WHERE EXISTS (SELECT 1 FROM snapshot_overlap)
             AND (EXISTS (SELECT 1 FROM area b WHERE b.code = overlap.other AND b.since IS NOT NULL)
               OR EXISTS (SELECT 1 FROM snapshot_overlap v WHERE v.other = overlap.other AND v.snapshot = (
                    SELECT l.snapshot FROM snapshot_overlap l JOIN snapshot s ON s.id = l.snapshot
                    WHERE s.position <= $1 ORDER BY s.position DESC LIMIT 1)))",
            position,
        );
        execute!(
            self,
            "INSERT INTO overlap (area, other, share_of_area, share_of_other)
             SELECT v.area, v.other, v.share_of_area, v.share_of_other FROM snapshot_overlap v
             WHERE v.snapshot = (SELECT l.snapshot FROM snapshot_overlap l JOIN snapshot s ON s.id = l.snapshot
                                 WHERE s.position <= $1 ORDER BY s.position DESC LIMIT 1)",
            position,
        );
        Ok(())
    }
}

impl Db {
    /// All areas of a level that there are with a set of figures, public or not, in Danish alphabetical order.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn areas_of(&self, level: Level, snapshot: &str) -> Result<Vec<Area>> {
        let rows: Vec<AreaRow> = on!(Db, self, |c| sqlx::query_as(
            "SELECT a.code, a.level, a.name, a.official_name, a.slug, a.parent, a.part_of, a.note,
                    CASE WHEN o.area IS NULL THEN a.lon ELSE o.lon END AS lon,
                    CASE WHEN o.area IS NULL THEN a.lat ELSE o.lat END AS lat
             FROM area a LEFT JOIN snapshot b ON b.id = a.since
             LEFT JOIN area_outline o ON o.area = a.code AND o.snapshot = (
               SELECT v.snapshot FROM area_outline v JOIN snapshot s ON s.id = v.snapshot
               WHERE v.area = a.code AND s.position <= (SELECT position FROM snapshot WHERE id = $2)
               ORDER BY s.position DESC LIMIT 1)
             WHERE a.level = $1
             AND (a.since IS NULL OR b.position <= (SELECT position FROM snapshot WHERE id = $2))
             ORDER BY a.sort_key, a.code"
        )
        .bind(level.as_str())
        .bind(snapshot)
        .fetch_all(c)
        .await?);
        rows.into_iter().map(Area::try_from).collect()
    }

    /// The outlines of a level as they are with a set of figures, public or not: code and GeoJSON geometry, by code.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn outlines_of(&self, level: Level, snapshot: &str) -> Result<Vec<(String, String)>> {
        let rows: Vec<(String, Option<String>)> = on!(Db, self, |c| sqlx::query_as(
            "SELECT a.code, CASE WHEN o.area IS NULL THEN a.outline ELSE o.outline END
             FROM area a LEFT JOIN snapshot b ON b.id = a.since
             LEFT JOIN area_outline o ON o.area = a.code AND o.snapshot = (
               SELECT v.snapshot FROM area_outline v JOIN snapshot s ON s.id = v.snapshot
               WHERE v.area = a.code AND s.position <= (SELECT position FROM snapshot WHERE id = $2)
               ORDER BY s.position DESC LIMIT 1)
             WHERE a.level = $1
             AND (a.since IS NULL OR b.position <= (SELECT position FROM snapshot WHERE id = $2))
             ORDER BY a.code"
        )
        .bind(level.as_str())
        .bind(snapshot)
        .fetch_all(c)
        .await?);
        Ok(rows.into_iter().filter_map(|(code, outline)| Some((code, outline?))).collect())
    }

    /// The byområder that there are with a set of figures and that no designation has ever covered, public or not: staff
    /// have brought their outlines in, and nobody has written yet that they are designated. In Danish alphabetical order.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn undesignated(&self, snapshot: &str) -> Result<Vec<(Area, bool)>> {
        let rows: Vec<(String, bool)> = on!(Db, self, |c| sqlx::query_as(
            "SELECT code, is_public FROM area WHERE level = 'byomraade'
             AND NOT EXISTS (SELECT 1 FROM designated_area x WHERE x.area = area.code)"
        )
        .fetch_all(c)
        .await?);
        let all = self.areas_of(Level::Byomraade, snapshot).await?.into_iter();
        let never = all.filter_map(|area| {
            let (_, is_public) = rows.iter().find(|(code, _)| code == area.code.as_str())?;
            Some((area, *is_public))
        });
        Ok(never.collect())
    }

    /// The sources of the outlines on the map that were brought in up to a set of figures, the oldest first: those of
    /// bydele, kvarterer and designated byområder that no later ones have replaced.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn outline_sources(&self, snapshot: &str) -> Result<Vec<OutlineSource>> {
        Ok(on!(Db, self, |c| sqlx::query_as(
            "SELECT b.source, b.title, b.loaded_at FROM snapshot b
             WHERE b.position > (SELECT MIN(position) FROM snapshot)
             AND b.position <= (SELECT position FROM snapshot WHERE id = $1)
             AND EXISTS (
               SELECT 1 FROM area_outline o JOIN area a ON a.code = o.area
               WHERE o.snapshot = b.id AND a.level IN ('bydel', 'kvarter', 'byomraade')
               AND (a.level <> 'byomraade' OR EXISTS (SELECT 1 FROM designated_area x WHERE x.area = a.code))
               AND NOT EXISTS (
                 SELECT 1 FROM area_outline l JOIN snapshot s ON s.id = l.snapshot
                 WHERE l.area = o.area AND s.position > b.position
                 AND s.position <= (SELECT position FROM snapshot WHERE id = $1)))
             ORDER BY b.position"
        )
        .bind(snapshot)
        .fetch_all(c)
        .await?))
    }

    /// Every code and slug that is taken, also by areas that the public does not see.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn taken_names(&self) -> Result<Vec<(domain::area::AreaCode, Option<String>)>> {
        let rows: Vec<(String, Option<String>)> =
            on!(Db, self, |c| { sqlx::query_as("SELECT code, slug FROM area ORDER BY code").fetch_all(c).await? });
        rows.into_iter().map(|(text, slug)| Ok((code(text)?, slug))).collect()
    }
}
