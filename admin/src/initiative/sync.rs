//! Changes that come from elsewhere than an initiative's form: several at once, a file, a contact's answer. Each is a
//! version like any other, so that whoever has the form open is told who changed what.

use chrono::{DateTime, Utc};
use store::{ContentEvent, ContentVersion, Initiative, StoreError, ThingId, Tx};

use crate::content::{
    kinds::initiative::{WORDS, written},
    thing::public,
    written::Written,
};

/// A change that comes from elsewhere.
#[derive(Debug, Clone, Copy)]
pub struct Elsewhere<'a> {
    /// Who made it; `None` where no member of staff did.
    pub staff: Option<i64>,
    /// What it was, for colleagues.
    pub note: &'a str,
    /// When.
    pub at: DateTime<Utc>,
    /// All translations: Danish and English.
    pub english: &'a [(String, String)],
}

/// Writes down, in the transaction that changed it, that an initiative which was `before` is as it now stands.
///
/// # Errors
/// When the database refuses.
pub async fn note_change(tx: &mut Tx, before: &Initiative, change: Elsewhere<'_>) -> Result<(), StoreError> {
    let Elsewhere { staff, note, at, english } = change;
    let id = ThingId { kind: WORDS.path, thing: &before.slug };
    let Some(initiative) = tx.initiative(&before.slug).await? else { return Ok(()) };
    let (was, after) = (written(before, english), written(&initiative, english));
    if after == was {
        return Ok(());
    }
    let put = |event, staff, note: &str, content: &Written| ContentVersion {
        number: 0,
        at,
        staff,
        event,
        note: note.to_owned(),
        content: content.json(),
    };
    let mut versions = tx.content_versions(id).await?;
    if versions.is_empty() {
        tx.put_content_version(id, &put(ContentEvent::Found, None, "", &was)).await?;
        versions = tx.content_versions(id).await?;
    }
    tx.put_content_version(id, &put(ContentEvent::Published, staff, note, &after)).await?;
    // What was saved and not published stays the latest, with the change taken in.
    let ahead = versions.last().filter(|last| public(&versions).is_none_or(|public| public.number != last.number));
    if let Some(last) = ahead {
        let mut saved = Written::of(Some(last));
        for name in after.names().chain(was.names()) {
            if after.text(name) != was.text(name) {
                saved.set(name, after.text(name));
            }
        }
        tx.put_content_version(id, &put(ContentEvent::Saved, last.staff, note, &saved)).await?;
    }
    Ok(())
}
