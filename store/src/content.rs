//! What staff write: every version of a thing, each one's own draft of it, and what is to happen to it at a set time.
//! What the texts mean is known elsewhere; here they are JSON.

use chrono::{DateTime, Utc};

use crate::{Db, Result, StoreError, Tx, execute, on};

/// A thing that staff write: its kind, and its word in addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThingId<'a> {
    /// "nyhed".
    pub kind: &'a str,
    /// "byblik-aabner".
    pub thing: &'a str,
}

/// What a version came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentEvent {
    /// It stood there before anybody wrote: the default data brought it. The public sees it.
    Found,
    /// Somebody saved it; the public sees what it saw before.
    Saved,
    /// It became public.
    Published,
    /// The thing is public no longer; the content is the same.
    Unpublished,
    /// An earlier version was taken up again; the public sees what it saw before.
    Restored,
}

/// A version of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentVersion {
    /// Its number among the thing's versions, from 1.
    pub number: i64,
    /// When it came about.
    pub at: DateTime<Utc>,
    /// Who made it; `None` for what was found.
    pub staff: Option<i64>,
    /// What it came from.
    pub event: ContentEvent,
    /// Why, or what is to be known of it; may be empty.
    pub note: String,
    /// What stands in it, as JSON.
    pub content: String,
}

/// The latest version of a thing, in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentHead {
    /// Its word in addresses.
    pub thing: String,
    /// The version.
    pub version: ContentVersion,
    /// The number of the version that the public sees; `None` for none.
    pub public: Option<i64>,
}

/// Somebody's own draft.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ContentDraft {
    /// Whose.
    pub staff: i64,
    /// The version that it began from; 0 where there was none.
    pub based_on: i64,
    /// When it was kept last.
    pub saved_at: DateTime<Utc>,
    /// What stands in it, as JSON.
    pub content: String,
}

/// What is to happen to a thing at a set time.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ContentPlan {
    /// The thing's kind.
    pub kind: String,
    /// Its word in addresses.
    pub thing: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The version that becomes public; 0 where the thing goes away.
    pub version: i64,
    /// What is noted with it.
    pub note: String,
    /// Who planned it.
    pub staff: i64,
}

impl ContentEvent {
    const ALL: [Self; 5] = [Self::Found, Self::Saved, Self::Published, Self::Unpublished, Self::Restored];

    /// The stored word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Saved => "saved",
            Self::Published => "published",
            Self::Unpublished => "unpublished",
            Self::Restored => "restored",
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    number: i64,
    at: DateTime<Utc>,
    staff: Option<i64>,
    event: String,
    note: String,
    content: String,
}

#[derive(sqlx::FromRow)]
struct HeadRow {
    thing: String,
    public: Option<i64>,
    gone: Option<i64>,
    #[sqlx(flatten)]
    row: Row,
}

fn version_of(row: Row) -> Result<ContentVersion> {
    let Row { number, at, staff, event, note, content } = row;
    let known = ContentEvent::ALL.into_iter().find(|known| known.as_str() == event);
    let event = known.ok_or(StoreError::Word { column: "content_version.event", word: event })?;
    Ok(ContentVersion { number, at, staff, event, note, content })
}

/// All versions of a thing, the first one first.
const VERSIONS: &str = "SELECT number, at, staff, event, note, content FROM content_version
                        WHERE kind = $1 AND thing = $2 ORDER BY number";

impl Tx {
    /// Writes the next version of a thing and gives its number; `version.number` counts for nothing.
    ///
    /// # Errors
    /// When the person is unknown or the database refuses.
    pub async fn put_content_version(&mut self, id: ThingId<'_>, version: &ContentVersion) -> Result<i64> {
        let ContentVersion { at, staff, event, note, content, .. } = version;
        Ok(on!(Tx, self, |c| {
            sqlx::query_scalar(
                "INSERT INTO content_version (kind, thing, number, at, staff, event, note, content)
                 SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, $4, $5, $6, $7 FROM content_version
                 WHERE kind = $1 AND thing = $2 RETURNING number",
            )
            .bind(id.kind)
            .bind(id.thing)
            .bind(at)
            .bind(*staff)
            .bind(event.as_str())
            .bind(note)
            .bind(content)
            .fetch_one(&mut **c)
            .await?
        }))
    }

    /// All versions of a thing, the first one first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn content_versions(&mut self, id: ThingId<'_>) -> Result<Vec<ContentVersion>> {
        let rows: Vec<Row> =
            on!(Tx, self, |c| sqlx::query_as(VERSIONS).bind(id.kind).bind(id.thing).fetch_all(&mut **c).await?);
        rows.into_iter().map(version_of).collect()
    }

    /// Keeps somebody's draft of a thing in place of their earlier one.
    ///
    /// # Errors
    /// When the person is unknown or the database refuses.
    pub async fn put_content_draft(&mut self, id: ThingId<'_>, draft: &ContentDraft) -> Result<()> {
        execute!(
            self,
            "INSERT INTO content_draft (kind, thing, staff, based_on, saved_at, content) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (kind, thing, staff) DO UPDATE
             SET based_on = excluded.based_on, saved_at = excluded.saved_at, content = excluded.content",
            id.kind,
            id.thing,
            draft.staff,
            draft.based_on,
            draft.saved_at,
            &draft.content,
        );
        Ok(())
    }

    /// Lets go of somebody's draft of a thing.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn drop_content_draft(&mut self, id: ThingId<'_>, staff: i64) -> Result<()> {
        execute!(
            self,
            "DELETE FROM content_draft WHERE kind = $1 AND thing = $2 AND staff = $3",
            id.kind,
            id.thing,
            staff,
        );
        Ok(())
    }

    /// Plans what happens to a thing in place of what was planned for it.
    ///
    /// # Errors
    /// When the person is unknown or the database refuses.
    pub async fn put_content_plan(&mut self, plan: &ContentPlan) -> Result<()> {
        let ContentPlan { kind, thing, at, version, note, staff } = plan;
        execute!(
            self,
            "INSERT INTO content_plan (kind, thing, at, version, note, staff) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (kind, thing) DO UPDATE
             SET at = excluded.at, version = excluded.version, note = excluded.note, staff = excluded.staff",
            kind,
            thing,
            at,
            version,
            note,
            staff,
        );
        Ok(())
    }

    /// Calls off what is planned for a thing; gives what it was.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn drop_content_plan(&mut self, id: ThingId<'_>) -> Result<Option<ContentPlan>> {
        Ok(on!(Tx, self, |c| {
            sqlx::query_as(
                "DELETE FROM content_plan WHERE kind = $1 AND thing = $2 RETURNING kind, thing, at, version, note, staff",
            )
            .bind(id.kind)
            .bind(id.thing)
            .fetch_optional(&mut **c)
            .await?
        }))
    }
}

impl Db {
    /// All versions of a thing, the first one first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn content_versions(&self, id: ThingId<'_>) -> Result<Vec<ContentVersion>> {
        let rows: Vec<Row> =
            on!(Db, self, |c| sqlx::query_as(VERSIONS).bind(id.kind).bind(id.thing).fetch_all(c).await?);
        rows.into_iter().map(version_of).collect()
    }

    /// The latest version of every thing of a kind that has any, by their words in addresses.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn content_heads(&self, kind: &str) -> Result<Vec<ContentHead>> {
        let rows: Vec<HeadRow> = on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT v.thing, h.public, h.gone, v.number, v.at, v.staff, v.event, v.note, v.content
                 FROM content_version v
                 JOIN (SELECT thing, MAX(number) AS latest,
                              MAX(CASE WHEN event IN ('found', 'published') THEN number END) AS public,
                              MAX(CASE WHEN event = 'unpublished' THEN number END) AS gone
                       FROM content_version WHERE kind = $1 GROUP BY thing) h
                   ON h.thing = v.thing AND h.latest = v.number
                 WHERE v.kind = $1 ORDER BY v.thing",
            )
            .bind(kind)
            .fetch_all(c)
            .await?
        });
        let head = |HeadRow { thing, public, gone, row }: HeadRow| {
            let public = public.filter(|public| gone.is_none_or(|gone| gone < *public));
            Ok(ContentHead { thing, public, version: version_of(row)? })
        };
        rows.into_iter().map(head).collect()
    }

    /// Everybody's drafts of a thing, the latest one last.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn content_drafts(&self, id: ThingId<'_>) -> Result<Vec<ContentDraft>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT staff, based_on, saved_at, content FROM content_draft
                 WHERE kind = $1 AND thing = $2 ORDER BY saved_at, staff",
            )
            .bind(id.kind)
            .bind(id.thing)
            .fetch_all(c)
            .await?
        }))
    }

    /// Somebody's drafts of all things, each with the thing's kind and its word in addresses.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn content_drafts_by(&self, staff: i64) -> Result<Vec<(String, String, ContentDraft)>> {
        let rows: Vec<(String, String, i64, DateTime<Utc>, String)> = on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT kind, thing, based_on, saved_at, content FROM content_draft
                 WHERE staff = $1 ORDER BY saved_at, kind, thing",
            )
            .bind(staff)
            .fetch_all(c)
            .await?
        });
        let draft = |(kind, thing, based_on, saved_at, content)| {
            (kind, thing, ContentDraft { staff, based_on, saved_at, content })
        };
        Ok(rows.into_iter().map(draft).collect())
    }

    /// Everything that is planned, the next thing first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn content_plans(&self) -> Result<Vec<ContentPlan>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as("SELECT kind, thing, at, version, note, staff FROM content_plan ORDER BY at, kind, thing")
                .fetch_all(c)
                .await?
        }))
    }
}
