//! One thing that staff write, with all its versions and drafts.

use domain::area::Slug;
use store::{ContentDraft, ContentEvent, ContentPlan, ContentVersion, Db, ThingId};

use super::{
    asked::Asked,
    kind::{Found, Kind},
    written::Written,
};
use crate::fault::Fault;

/// A thing.
#[derive(Debug, Clone)]
pub(crate) struct Thing {
    /// What it is.
    pub kind: Kind,
    /// Its word in addresses.
    pub slug: Slug,
    /// What it is called.
    pub title: String,
    /// Where the public sees it.
    pub address: String,
    /// The fields of its form.
    pub asked: Vec<Asked>,
    /// Its versions, the first one first. What was found without being stored stands here as if it were.
    pub versions: Vec<ContentVersion>,
    /// What was found and is not stored as a version yet.
    pub found: Option<Written>,
    /// What a form of it begins with when there is no version.
    pub empty: Written,
    /// Everybody's drafts.
    pub drafts: Vec<ContentDraft>,
    /// What is planned for it.
    pub plan: Option<ContentPlan>,
}

impl Thing {
    /// Reads a thing.
    ///
    /// # Errors
    /// [`Fault::NotFound`] where there is no such kind or thing.
    pub(crate) async fn read(db: &Db, kind: &str, thing: &str) -> Result<Self, Fault> {
        let kind = Kind::parse(kind).ok_or(Fault::NotFound)?;
        let slug = Slug::parse(thing).ok_or(Fault::NotFound)?;
        let id = ThingId { kind: kind.words().path, thing: slug.as_str() };
        let mut versions = db.content_versions(id).await?;
        let drafts = db.content_drafts(id).await?;
        let plan = db.content_plans().await?.into_iter().find(|plan| plan.kind == id.kind && plan.thing == id.thing);
        let (mut found, mut empty) = (None, Written::default());
        if versions.is_empty() {
            match kind.found(db, &slug).await?.ok_or(Fault::NotFound)? {
                Found::Public(written) => {
                    versions.push(first(&written));
                    found = Some(written);
                }
                Found::Empty(written) => empty = written,
            }
        }
        let asked = kind.asked(db, &slug).await?;
        let (title, address) = (String::new(), kind.address(db, &slug).await?);
        let mut read = Self { kind, slug, title, address, asked, versions, found, empty, drafts, plan };
        kind.title(&read.latest()).clone_into(&mut read.title);
        if read.title.is_empty() {
            let known = kind.listed(db).await?.into_iter().find(|one| one.thing == read.slug.as_str());
            read.title = known.map_or_else(|| read.slug.to_string(), |known| known.title);
        }
        Ok(read)
    }

    /// How the store names it.
    pub(crate) fn id(&self) -> ThingId<'_> {
        ThingId { kind: self.kind.words().path, thing: self.slug.as_str() }
    }

    /// How the log names it.
    pub(crate) fn about(&self) -> String {
        format!("{}/{}", self.kind.words().path, self.slug)
    }

    /// Where its form is.
    pub(crate) fn href(&self) -> String {
        format!("/admin/indhold/{}/{}", self.kind.words().path, self.slug)
    }

    /// The number of its last version; 0 for none.
    pub(crate) fn number(&self) -> i64 {
        self.versions.last().map_or(0, |version| version.number)
    }

    /// What stands in its last version.
    pub(crate) fn latest(&self) -> Written {
        self.versions.last().map_or_else(|| self.empty.clone(), |last| Written::of(Some(last)))
    }

    /// A version by its number.
    pub(crate) fn version(&self, number: i64) -> Option<&ContentVersion> {
        self.versions.iter().find(|version| version.number == number)
    }

    /// What stood in a version; what a form begins with for 0.
    pub(crate) fn at(&self, number: i64) -> Written {
        self.version(number).map_or_else(|| self.empty.clone(), |version| Written::of(Some(version)))
    }

    /// The version that the public sees.
    pub(crate) fn public(&self) -> Option<&ContentVersion> {
        public(&self.versions)
    }

    /// Somebody's draft.
    pub(crate) fn draft_of(&self, staff: i64) -> Option<&ContentDraft> {
        self.drafts.iter().find(|draft| draft.staff == staff)
    }
}

/// The version that the public sees, of all.
pub(crate) fn public(versions: &[ContentVersion]) -> Option<&ContentVersion> {
    versions.iter().fold(None, |public, version| match version.event {
        ContentEvent::Found | ContentEvent::Published => Some(version),
        ContentEvent::Unpublished => None,
        ContentEvent::Saved | ContentEvent::Restored => public,
    })
}

/// What was found, as the version that it counts as.
fn first(written: &Written) -> ContentVersion {
    ContentVersion {
        number: 1,
        at: chrono::DateTime::UNIX_EPOCH,
        staff: None,
        event: ContentEvent::Found,
        note: String::new(),
        content: written.json(),
    }
}
