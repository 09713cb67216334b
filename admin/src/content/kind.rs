//! What can be written. A kind is a variant here and a file in [`super::kinds`] with the functions that its arms call.

use chrono::{DateTime, Utc};
use domain::area::Slug;
use maud::{Markup, html};
use store::{Db, Tx};

use super::{asked::Asked, kinds, written::Written};
use crate::{desk::Desk, fault::Fault, form::Problems};

/// A kind of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An update.
    News,
    /// An initiative.
    Initiative,
    /// Who runs initiatives.
    Organisation,
    /// What the municipality tells of an area.
    AreaText,
    /// A goal, a sub-goal or a promise of the policy.
    Goal,
    /// The figures of what is followed of a goal.
    Figures,
    /// Where figures and initiatives are published.
    Source,
}

/// A thing of a kind as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    /// Its word in addresses.
    pub thing: String,
    /// What it is called.
    pub title: String,
    /// Whether the public sees it.
    pub is_public: bool,
}

/// Words for a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words {
    /// In addresses: "nyhed".
    pub path: &'static str,
    /// Of all: "Nyheder".
    pub all: &'static str,
    /// Of one, with its article: "Nyheden".
    pub the: &'static str,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// What the public sees when one is published, and where: in a sentence.
    pub where_shown: &'static str,
    /// What the button says that begins a new one; empty where staff can't make any.
    pub new: &'static str,
    /// What disappears, and where, when one is taken down; empty where that can't be.
    pub gone: &'static str,
}

impl Kind {
    /// All of them, in the order of the overview.
    pub(crate) const ALL: [Self; 7] =
        [Self::News, Self::Initiative, Self::Organisation, Self::AreaText, Self::Goal, Self::Figures, Self::Source];

    /// Words for it.
    pub(crate) fn words(self) -> &'static Words {
        match self {
            Self::News => &kinds::news::WORDS,
            Self::Initiative => &kinds::initiative::WORDS,
            Self::Organisation => &kinds::organisation::WORDS,
            Self::AreaText => &kinds::area_text::WORDS,
            Self::Goal => &kinds::goal::WORDS,
            Self::Figures => &kinds::figures::WORDS,
            Self::Source => &kinds::source::WORDS,
        }
    }

    /// The kind that an address names.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.words().path == path)
    }

    /// Everything of the kind that the public tables hold; what staff have only begun is in its versions.
    pub(crate) async fn listed(self, db: &Db) -> Result<Vec<Listed>, Fault> {
        match self {
            Self::News => kinds::news::listed(db).await,
            Self::Initiative => kinds::initiative::listed(db).await,
            Self::Organisation => kinds::organisation::listed(db).await,
            Self::AreaText => kinds::area_text::listed(db).await,
            Self::Goal => kinds::goal::listed(db).await,
            Self::Figures => kinds::figures::listed(db).await,
            Self::Source => kinds::source::listed(db).await,
        }
    }

    /// The fields of a thing's form.
    pub(crate) async fn asked(self, db: &Db, thing: &Slug) -> Result<Vec<Asked>, Fault> {
        match self {
            Self::News => kinds::news::asked(db, thing).await,
            Self::Initiative => kinds::initiative::asked(db).await,
            Self::Organisation => Ok(kinds::organisation::asked()),
            Self::AreaText => Ok(kinds::area_text::asked()),
            Self::Goal => Ok(kinds::goal::asked()),
            Self::Figures => kinds::figures::asked(db, thing).await,
            Self::Source => Ok(kinds::source::asked()),
        }
    }

    /// What the public tables hold of a thing. For a kind that staff can't make things of, an empty one for a thing of
    /// which nothing is told yet; `None` for no such thing.
    pub(crate) async fn found(self, db: &Db, thing: &Slug) -> Result<Option<Found>, Fault> {
        match self {
            Self::News => kinds::news::found(db, thing).await,
            Self::Initiative => kinds::initiative::found(db, thing).await,
            Self::Organisation => kinds::organisation::found(db, thing).await,
            Self::AreaText => kinds::area_text::found(db, thing).await,
            Self::Goal => kinds::goal::found(db, thing).await,
            Self::Figures => kinds::figures::found(db, thing).await,
            Self::Source => kinds::source::found(db, thing).await,
        }
    }

    /// What stands in a new thing with this title.
    pub(crate) fn begun(title: &str) -> Written {
        Written::default().with("titel", title)
    }

    /// What is wrong with what stands in a thing, besides what every field is checked for.
    pub(crate) async fn check(self, db: &Db, written: &Written, problems: &mut Problems) -> Result<(), Fault> {
        match self {
            Self::News | Self::AreaText => {
                return kinds::texts::check(db, written, &["tekst", "tekst-en"], problems).await;
            }
            Self::Goal | Self::Source => {}
            Self::Figures => kinds::figures::check(written, problems),
            Self::Initiative => kinds::initiative::check(written, problems),
            Self::Organisation => kinds::organisation::check(written, problems),
        }
        Ok(())
    }

    /// What a person should look at above a thing's form; nothing is refused for it.
    pub(crate) async fn hints(self, desk: &Desk, thing: &Slug, written: &Written) -> Result<Markup, Fault> {
        match self {
            Self::Initiative => kinds::initiative::hints::shown(desk, thing.as_str(), written).await,
            Self::Organisation => kinds::organisation::hints(desk, thing.as_str(), written).await,
            Self::News | Self::AreaText | Self::Goal | Self::Figures | Self::Source => Ok(html! {}),
        }
    }

    /// What stands in a thing with what a field's button adds to it, and what is said of that.
    pub(crate) async fn completed(
        self,
        desk: &Desk,
        offer: &str,
        written: Written,
    ) -> Result<(Written, &'static str), Fault> {
        match (self, offer) {
            (Self::Initiative, "omraader") => kinds::initiative::with_areas(desk, written).await,
            _ => Ok((written, "kladde")),
        }
    }

    /// Writes a thing into the public tables, in place of what they hold of it.
    pub(crate) async fn publish(
        self,
        tx: &mut Tx,
        thing: &Slug,
        written: &Written,
        at: DateTime<Utc>,
    ) -> Result<(), Fault> {
        match self {
            Self::News => kinds::news::publish(tx, thing, written, at).await,
            Self::Initiative => kinds::initiative::publish(tx, thing, written).await,
            Self::Organisation => kinds::organisation::publish(tx, thing, written).await,
            Self::AreaText => kinds::area_text::publish(tx, thing, written, at).await,
            Self::Goal => kinds::goal::publish(tx, thing, written).await,
            Self::Figures => kinds::figures::publish(tx, thing, written).await,
            Self::Source => kinds::source::publish(tx, thing, written).await,
        }
    }

    /// Takes a thing out of the public tables.
    pub(crate) async fn unpublish(self, tx: &mut Tx, thing: &Slug) -> Result<(), Fault> {
        match self {
            Self::News => kinds::news::unpublish(tx, thing).await,
            Self::Initiative => kinds::initiative::unpublish(tx, thing).await,
            Self::Organisation => kinds::organisation::unpublish(tx, thing).await,
            Self::AreaText => kinds::area_text::unpublish(tx, thing).await,
            Self::Source => kinds::source::unpublish(tx, thing).await,
            Self::Goal | Self::Figures => Err(Fault::Refused("Det kan ikke tages ned, kun rettes.".into())),
        }
    }

    /// The public page that shows a thing.
    pub(crate) async fn address(self, db: &Db, thing: &Slug) -> Result<String, Fault> {
        Ok(match self {
            Self::News => format!("/nyt/{thing}"),
            Self::Initiative => format!("/indsatser/{thing}"),
            Self::Organisation => format!("/organisationer/{thing}"),
            Self::AreaText => format!("/omraade/{thing}"),
            Self::Goal => format!("/maal/{thing}"),
            Self::Figures => kinds::figures::address(db, thing).await?,
            Self::Source => "/om".to_owned(),
        })
    }

    /// What a thing is called by what stands in it; empty where that does not say.
    pub(crate) fn title(self, written: &Written) -> &str {
        match self {
            Self::News | Self::Initiative | Self::Organisation | Self::Goal | Self::Source => written.text("titel"),
            Self::AreaText => "",
            Self::Figures => written.text("navn"),
        }
    }
}

/// What the public tables hold of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// This, and the public sees it.
    Public(Written),
    /// There is such a thing, and nothing is told of it.
    Empty(Written),
}
