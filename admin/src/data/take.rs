//! Figures that were read from a file become a new snapshot: those of the latest one, with the new ones in their places.
//! Nothing is public by that; a screening on it can be run, looked at and published.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{figure::Figure, text::hex};
use intake::Figures;
use sha2::{Digest, Sha256};
use store::{Db, Deed, Snapshot, StoreError};

/// What became of figures that were taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A new snapshot with this id: so many figures are new, so many have another value than before.
    New {
        /// The snapshot's id.
        snapshot: String,
        /// How many were not there before.
        added: usize,
        /// How many have another value than before.
        changed: usize,
    },
    /// The very same figures are there already, in the snapshot with this id: nothing was written.
    Known {
        /// The snapshot's id.
        snapshot: String,
    },
}

type Key = (String, String, String);

fn key(figure: &Figure) -> Key {
    (figure.area.as_str().to_owned(), figure.measure.clone(), figure.period.clone())
}

/// Takes figures into a new snapshot called `title`, in one transaction with its line in the log. `by` is `None` on the
/// command line; `file` is what tells the file from others.
///
/// # Errors
/// When the database refuses; then nothing is written.
pub async fn take(
    db: &Db,
    figures: &Figures,
    title: &str,
    file: &str,
    by: Option<i64>,
    at: DateTime<Utc>,
) -> Result<Outcome, StoreError> {
    let latest = db.latest_snapshot().await?;
    let mut all: BTreeMap<Key, Figure> = BTreeMap::new();
    if let Some(latest) = &latest {
        all.extend(db.figures(&latest.id).await?.into_iter().map(|figure| (key(&figure), figure)));
    }
    let (mut added, mut changed) = (0, 0);
    for (figure, _, _) in figures.iter() {
        match all.insert(key(&figure), figure.clone()) {
            None => added += 1,
            #[expect(clippy::float_cmp, reason = "the same text gives the same number")]
            Some(before) if before.value != figure.value => changed += 1,
            Some(_) => {}
        }
    }
    if let (Some(latest), 0, 0) = (&latest, added, changed) {
        return Ok(Outcome::Known { snapshot: latest.id.clone() });
    }
    let id = id(&all);
    if db.snapshot(&id).await?.is_some() {
        return Ok(Outcome::Known { snapshot: id });
    }
    let mut tx = db.begin().await?;
    tx.put_snapshot(&Snapshot { id: id.clone(), title: title.to_owned(), loaded_at: at }).await?;
    for figure in all.values() {
        tx.put_figure(&id, figure).await?;
    }
    let (about, before) = (format!("snapshot/{id}"), latest.map(|latest| latest.id).unwrap_or_default());
    let after = format!("{added} nye og {changed} ændrede tal fra filen {file}");
    let deed = Deed { staff: by, action: "data.import", about: &about, before: &before, after: &after };
    tx.note(at, &deed).await?;
    tx.commit().await?;
    Ok(Outcome::New { snapshot: id, added, changed })
}

/// The fingerprint of figures, whatever order or files they came in.
fn id(figures: &BTreeMap<Key, Figure>) -> String {
    let mut digest = Sha256::new();
    for ((area, measure, period), figure) in figures {
        for part in [area, measure, period] {
            digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            digest.update(part);
        }
        digest.update(figure.value.to_bits().to_be_bytes());
    }
    hex(&digest.finalize()[..6])
}
