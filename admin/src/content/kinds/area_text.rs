//! What the municipality tells of an area, in kind words, on the area's page.

use chrono::{DateTime, Utc};
use domain::area::{Level, Slug};
use store::{AreaText, Db, Tx};

use super::texts::MARKDOWN;
use crate::{
    content::{
        asked::{Asked, Input},
        kind::{Found, Listed, Words},
        written::Written,
    },
    fault::Fault,
};

/// Words for areas' texts.
pub(crate) static WORDS: Words = Words {
    path: "omraade",
    all: "Tekster om områder",
    the: "Teksten",
    about: "Det, kommunen selv vil fortælle om et område. Skriv om stedet og det gode, der sker, før det svære.",
    where_shown: "Teksten står på områdets side under »Kommunen fortæller« med afsender og dato.",
    new: "",
    gone: "Teksten forsvinder fra områdets side. Resten af siden bliver.",
};

/// Who says it, unless somebody writes otherwise.
const AUTHOR: &str = "Københavns Kommune";

/// Every area with a page.
pub(crate) async fn listed(db: &Db) -> Result<Vec<Listed>, Fault> {
    let (mut listed, told) = (Vec::new(), db.told_areas().await?);
    for level in Level::WITH_PAGES {
        for area in db.areas(level).await? {
            let Some(slug) = &area.slug else { continue };
            let is_public = told.iter().any(|code| code == area.code.as_str());
            listed.push(Listed { thing: slug.to_string(), title: area.name.clone(), is_public });
        }
    }
    Ok(listed)
}

/// The fields.
pub(crate) fn asked() -> Vec<Asked> {
    use Input::{Line, Prose};
    vec![
        Asked::must("tekst", "Tekst", Prose, 20_000).hint(MARKDOWN),
        Asked::must("afsender", "Afsender", Line, 120).hint("Hvem fortæller? For eksempel »Københavns Kommune«."),
        Asked::may("tekst-en", "Tekst på engelsk", Prose, 20_000)
            .hint("Uden engelsk tekst vises den danske, også på den engelske side."),
    ]
}

/// What the public sees.
pub(crate) async fn found(db: &Db, thing: &Slug) -> Result<Option<Found>, Fault> {
    let Some(area) = db.area_by_slug(thing).await? else { return Ok(None) };
    let Some(text) = db.area_text(area.code.as_str()).await? else {
        return Ok(Some(Found::Empty(Written::default().with("afsender", AUTHOR))));
    };
    let english = db.translations().await?.into_iter().find(|(danish, _)| *danish == text.body);
    let written = Written::default()
        .with("tekst-en", english.map(|(_, english)| english).unwrap_or_default())
        .with("tekst", text.body)
        .with("afsender", text.author);
    Ok(Some(Found::Public(written)))
}

/// Makes it public.
pub(crate) async fn publish(tx: &mut Tx, thing: &Slug, written: &Written, at: DateTime<Utc>) -> Result<(), Fault> {
    let area = tx.area_code(thing).await?.ok_or(Fault::NotFound)?;
    let (body, author) = (written.text("tekst").to_owned(), written.text("afsender").to_owned());
    tx.set_translation(&body, written.text("tekst-en")).await?;
    Ok(tx.put_area_text(&AreaText { area, body, author, written_at: at }).await?)
}

/// Takes it away.
pub(crate) async fn unpublish(tx: &mut Tx, thing: &Slug) -> Result<(), Fault> {
    let area = tx.area_code(thing).await?.ok_or(Fault::NotFound)?;
    Ok(tx.remove_area_text(&area).await?)
}
