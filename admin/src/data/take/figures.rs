//! Figures become a new set: those of the latest one, with the new ones in their places, each with the set that brought it.
//! Nothing is public by that; a screening on it can be run, looked at and published.

use std::collections::HashMap;

use domain::{figure::Figure, text::hex};
use intake::Figures;
use sha2::{Digest, Sha256};
use store::{Db, Measure, Snapshot, Source, StoreError, Successor, Tx};

use super::{Kind, Outcome, TakeError, Taking, named, title};

/// How many figures are laid out at once on their way to the database.
const AT_ONCE: usize = 2_000;

/// A new set of figures.
pub(super) struct Plan<'a> {
    kind: Kind,
    found: &'a Figures,
    /// The places of those that are new or otherwise than before.
    written: Vec<u32>,
    added: usize,
    changed: usize,
    before: Option<String>,
    id: String,
    source: Option<String>,
    /// What the figures need and is not there yet.
    pub new_sources: Vec<Source>,
    pub new_measures: Vec<Measure>,
    pub notes: Vec<String>,
}

/// What is to be written of the figures, or that they are there already.
pub(super) async fn plan<'a>(
    db: &Db,
    found: &'a Figures,
    kind: Kind,
    about: &Taking<'_>,
) -> Result<Result<Plan<'a>, Outcome>, TakeError> {
    if found.is_empty() {
        return Err(TakeError::Nothing(kind));
    }
    title(about)?;
    let before = db.latest_snapshot().await?.map(|latest| latest.id);
    let (mut written, mut added, mut changed) = (Vec::new(), 0, 0);
    for (measure, places) in found.by_measure() {
        let known = match &before {
            Some(before) => db.sourced_figures(before, measure).await?,
            None => Vec::new(),
        };
        let known: HashMap<(&str, &str), (u64, &str)> = known
            .iter()
            .map(|one| {
                let figure = &one.figure;
                let place = (figure.area.as_str(), figure.period.as_str());
                (place, (figure.value.to_bits(), one.source.as_str()))
            })
            .collect();
        for place in places {
            let (area, period, value) = found.at(place);
            match known.get(&(area.as_str(), period)) {
                // Without a source of its own, a file says nothing against the one that is known.
                Some((bits, source)) if *bits == value.to_bits() && about.source.is_none_or(|said| said == *source) => {
                    continue;
                }
                Some(_) => changed += 1,
                None => added += 1,
            }
            written.push(place);
        }
    }
    if written.is_empty() {
        return Ok(Err(Outcome::Known { kind, snapshot: before }));
    }
    written.sort_unstable();
    let id = id(before.as_deref(), found, &written, about.source);
    Ok(Ok(Plan {
        kind,
        found,
        written,
        added,
        changed,
        before,
        id,
        source: about.source.map(str::to_owned),
        new_sources: Vec::new(),
        new_measures: Vec::new(),
        notes: Vec::new(),
    }))
}

impl Plan<'_> {
    /// The measures of the figures.
    pub(super) fn measures(&self) -> Vec<String> {
        self.found.by_measure().into_iter().map(|(measure, _)| measure.to_owned()).collect()
    }

    pub(super) async fn write(&self, tx: &mut Tx, about: &Taking<'_>, fingerprint: &str) -> Result<(), StoreError> {
        for source in &self.new_sources {
            tx.put_source(source).await?;
        }
        for measure in &self.new_measures {
            tx.put_measure(measure).await?;
        }
        let snapshot = Snapshot { id: self.id.clone(), title: about.title.trim().to_owned(), loaded_at: about.at };
        let file = named(about, fingerprint);
        let (before, source) = (self.before.as_deref(), self.source.as_deref());
        tx.put_successor(&Successor { snapshot: &snapshot, before, file: &file, source }).await?;
        for some in self.written.chunks(AT_ONCE) {
            let figures: Vec<Figure> = some.iter().map(|place| self.found.figure(*place)).collect();
            tx.bring_figures(&self.id, &figures).await?;
        }
        Ok(())
    }

    pub(super) fn into_outcome(self, about: &Taking<'_>) -> (Outcome, String) {
        let Self { kind, added, changed, notes, .. } = self;
        let snapshot = Some((self.id, about.title.trim().to_owned()));
        (Outcome::New { kind, snapshot, added, changed, notes }, self.before.unwrap_or_default())
    }
}

/// The fingerprint of a set: of the one that it begins as, and of what it brings. Going back to earlier numbers is thus a
/// new set, and the latest one is always the one that was taken last.
fn id(before: Option<&str>, found: &Figures, written: &[u32], source: Option<&str>) -> String {
    let mut digest = Sha256::new();
    let mut part = |text: &str| {
        digest.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(text);
    };
    part(before.unwrap_or_default());
    part(source.unwrap_or_default());
    for place in written {
        let Figure { area, measure, period, value } = found.figure(*place);
        for text in [area.as_str(), &measure, &period, &value.to_bits().to_string()] {
            part(text);
        }
    }
    hex(&digest.finalize()[..6])
}
