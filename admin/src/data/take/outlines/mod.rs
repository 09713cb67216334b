//! Outlines become part of a new set of figures, which begins as the latest one: new areas, and other outlines of known
//! ones. The public sees them when a screening on that set, or a later one, is published, and the earlier ones again when
//! that is taken back (docs/decisions/0018).
//!
//! - [`new_area`]: what a new area is called, and what it lies in

mod new_area;

use std::collections::{BTreeMap, HashMap};

use domain::{
    area::{AreaCode, Level},
    outline::Outline,
    text::hex,
};
use intake::{Outlines, ReadOutline, Surface};
use sha2::{Digest, Sha256};
use store::{Area, Db, Overlap, Snapshot, StoreError, Successor, Tx};
use tokio::task::spawn_blocking;

use self::new_area::Names;
use super::{Kind, Outcome, TakeError, Taking, Wrong, named, title};
use crate::data::overlaps;

/// The levels whose areas are drawn, larger ones first: what a new area lies in is one of those before it.
const DRAWN: [Level; 4] = [Level::Bydel, Level::Kvarter, Level::Rode, Level::Byomraade];

/// An outline on its way: the area, the outline as GeoJSON, and a position inside.
struct Drawn {
    code: AreaCode,
    geojson: String,
    position: Option<[f64; 2]>,
}

/// Areas and outlines of a new set.
pub(super) struct Plan {
    id: String,
    before: Option<String>,
    new: Vec<Area>,
    /// New kvarterer with the area of the safety survey that they lie in.
    memberships: Vec<(AreaCode, AreaCode)>,
    drawn: Vec<Drawn>,
    /// All overlaps from now on; `None` where they stay as they are.
    overlaps: Option<Vec<Overlap>>,
    notes: Vec<String>,
}

/// The areas of one level with their outlines, as far as there are any.
type OfLevel = BTreeMap<AreaCode, (Area, Option<Surface>)>;

/// Everything that is known of areas with the latest set of figures.
struct Ground {
    levels: HashMap<Level, OfLevel>,
    /// The outlines as they are kept.
    outlines: HashMap<AreaCode, Outline>,
    memberships: Vec<(AreaCode, AreaCode)>,
    names: Names,
}

/// What is to be written of the outlines, or that they are there already.
pub(super) async fn plan(db: &Db, found: &Outlines, about: &Taking<'_>) -> Result<Result<Plan, Outcome>, TakeError> {
    if found.all.is_empty() {
        return Err(TakeError::Nothing(Kind::Outlines));
    }
    title(about)?;
    let before = db.latest_snapshot().await?.map(|latest| latest.id);
    let ground = Ground::read(db, before.as_deref().unwrap_or_default()).await?;
    let different: Vec<ReadOutline> = found
        .all
        .iter()
        .filter(|one| one.area.as_ref().and_then(|code| ground.outlines.get(code)) != Some(&one.outline))
        .filter(|one| !ground.has_already(one))
        .cloned()
        .collect();
    if different.is_empty() {
        return Ok(Err(Outcome::Known { kind: Kind::Outlines, snapshot: before }));
    }
    // Overlaps of large outlines take a while: not on the thread that answers everybody.
    let computed = spawn_blocking(move || ground.with(different, before)).await.map_err(|_| TakeError::Stopped)?;
    computed.map(Ok).map_err(TakeError::Wrong)
}

impl Ground {
    async fn read(db: &Db, snapshot: &str) -> Result<Self, StoreError> {
        let (mut levels, mut outlines) = (HashMap::new(), HashMap::new());
        for level in Level::ALL {
            let mut drawn: HashMap<String, String> = db.outlines_of(level, snapshot).await?.into_iter().collect();
            let mut areas = OfLevel::new();
            for area in db.areas_of(level, snapshot).await? {
                let outline = drawn.remove(area.code.as_str());
                let outline = outline.and_then(|text| serde_json::from_str::<Outline>(&text).ok());
                let surface = outline.as_ref().map(Surface::of);
                outlines.extend(outline.map(|outline| (area.code.clone(), outline)));
                areas.insert(area.code.clone(), (area, surface));
            }
            levels.insert(level, areas);
        }
        let memberships = db.memberships(Level::Tryghedsomraade).await?;
        Ok(Self { levels, outlines, memberships, names: Names::new(db.taken_names().await?) })
    }

    /// Whether a new area of the file came with an earlier file: staff may say »new« of the same file twice.
    fn has_already(&self, one: &ReadOutline) -> bool {
        let same = |(area, _): &(Area, Option<Surface>)| {
            let is_called = if one.code.is_empty() { area.name == one.name } else { area.code.as_str() == one.code };
            is_called && self.outlines.get(&area.code) == Some(&one.outline)
        };
        let of_level = one.level.and_then(|level| self.levels.get(&level));
        one.area.is_none() && of_level.is_some_and(|areas| areas.values().any(same))
    }

    /// The ground with these outlines.
    fn with(mut self, mut different: Vec<ReadOutline>, before: Option<String>) -> Result<Plan, Vec<Wrong>> {
        let (mut new, mut drawn, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
        // Larger ones first, so that what is new can lie in what is new.
        different.sort_by_key(|one| (one.level, one.line));
        let mut memberships = Vec::new();
        let mut changed = 0_usize;
        let is_ground =
            |level: Option<Level>| level.is_some_and(|level| level != Level::Rode && DRAWN.contains(&level));
        let moves_overlaps = different.iter().any(|one| is_ground(one.level));
        for one in different {
            let surface = Surface::of(&one.outline);
            let position = surface.position();
            let code = match &one.area {
                Some(code) => {
                    changed += 1;
                    let of_level = one.level.and_then(|level| self.levels.get_mut(&level));
                    if let Some((_, known)) = of_level.and_then(|areas| areas.get_mut(code)) {
                        *known = Some(surface);
                    }
                    code.clone()
                }
                None => match self.new_area(&one, &surface) {
                    Err(why) => {
                        wrong.push(why);
                        continue;
                    }
                    Ok((area, membership)) => {
                        let code = area.code.clone();
                        memberships.extend(membership.map(|whole| (code.clone(), whole)));
                        let areas = self.levels.entry(area.level).or_default();
                        areas.insert(code.clone(), (area.clone(), Some(surface)));
                        new.push(area);
                        code
                    }
                },
            };
            drawn.push(Drawn { code, geojson: one.geojson(), position });
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let mut notes = Vec::new();
        if new.iter().any(|area| area.level == Level::Byomraade) {
            notes.push("De nye byområder er ikke udpeget: offentligheden ser dem først, når kommunens beslutning også er skrevet ind under »Udpegninger«.".to_owned());
        }
        tracing::debug!(outlines.new = new.len(), outlines.changed = changed, "computed outlines");
        let overlaps = moves_overlaps.then(|| self.overlaps());
        let id = id(before.as_deref(), &drawn);
        Ok(Plan { id, before, new, memberships, drawn, overlaps, notes })
    }

    fn overlaps(&self) -> Vec<Overlap> {
        let of = |level| {
            let areas = self.levels.get(&level).into_iter().flatten();
            areas.filter_map(|(code, (_, surface))| Some((code, surface.as_ref()?)))
        };
        let units: Vec<_> = of(Level::Kvarter).chain(of(Level::Bydel)).collect();
        overlaps(&units, &of(Level::Byomraade).collect::<Vec<_>>())
    }
}

impl Plan {
    pub(super) async fn write(&self, tx: &mut Tx, about: &Taking<'_>, fingerprint: &str) -> Result<(), StoreError> {
        let snapshot = Snapshot { id: self.id.clone(), title: about.title.trim().to_owned(), loaded_at: about.at };
        let file = named(about, fingerprint);
        let (before, source) = (self.before.as_deref(), about.source);
        tx.put_successor(&Successor { snapshot: &snapshot, before, file: &file, source }).await?;
        for area in &self.new {
            tx.put_new_area(area, &self.id).await?;
        }
        for (part, whole) in &self.memberships {
            tx.put_membership(part, whole).await?;
        }
        for Drawn { code, geojson, position } in &self.drawn {
            tx.put_outline(&self.id, code, geojson, *position).await?;
        }
        if let Some(overlaps) = &self.overlaps {
            tx.put_overlaps_from(&self.id, overlaps).await?;
        }
        Ok(())
    }

    pub(super) fn into_outcome(self, about: &Taking<'_>) -> (Outcome, String) {
        let (added, changed) = (self.new.len(), self.drawn.len() - self.new.len());
        let snapshot = Some((self.id, about.title.trim().to_owned()));
        (
            Outcome::New { kind: Kind::Outlines, snapshot, added, changed, notes: self.notes },
            self.before.unwrap_or_default(),
        )
    }
}

/// The fingerprint of a set: of the one that it begins as, and of the outlines that it brings.
fn id(before: Option<&str>, drawn: &[Drawn]) -> String {
    let mut digest = Sha256::new();
    let parts = drawn.iter().flat_map(|one| [one.code.as_str(), &one.geojson]);
    for part in std::iter::once(before.unwrap_or_default()).chain(parts) {
        digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(part);
    }
    hex(&digest.finalize()[..6])
}
