//! Rode, kvarter, bydel and byområde of a position, from outlines that are read from the store once.

use std::sync::{Arc, Mutex};

use domain::{
    area::{AreaCode, Level},
    locate::Outlines,
    outline::{Outline, Position},
};
use store::{Area, Db};

use crate::Fault;

/// Within so many metres of a border the answer may be the neighbour: outlines are generalised to about 20 metres.
pub(crate) const DOUBT: f64 = 30.0;

/// Everything that a position is looked up in.
#[derive(Debug)]
pub(crate) struct Places {
    /// Which data it was made from.
    key: String,
    bydele: Vec<Area>,
    kvarterer: OfLevel,
    roder: OfLevel,
    byomraader: OfLevel,
}

/// The areas of a level, in the order of their outlines.
#[derive(Debug)]
struct OfLevel {
    areas: Vec<Area>,
    outlines: Outlines,
}

/// The areas of one position.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Here {
    /// The quarter.
    pub kvarter: Area,
    /// The district that the quarter is part of.
    pub bydel: Option<Area>,
    /// The smallest unit; its code is its number.
    pub rode: Option<Area>,
    /// The areas designated in 2017 that it lies in: none, or one.
    pub byomraade: Option<Area>,
    /// The quarters and designated areas that it may belong to as well, being so close to a border.
    pub perhaps: Vec<Area>,
}

/// Keeps what was read for the data that was asked for last. Cloning shares it.
#[derive(Debug, Clone, Default)]
pub(crate) struct PlaceCache(Arc<Mutex<Option<Arc<Places>>>>);

impl PlaceCache {
    /// The places that are public; read anew after a publication, which alone changes outlines.
    pub(crate) async fn get(&self, db: &Db) -> Result<Arc<Places>, Fault> {
        let published = db.published_run().await?.map(|run| format!("{} {}", run.run, run.published_at));
        let key = format!("{} {}", published.unwrap_or_default(), db.count_designations().await?);
        let kept = self.0.lock().ok().and_then(|kept| kept.clone());
        if let Some(places) = kept.filter(|places| places.key == key) {
            return Ok(places);
        }
        let places = Arc::new(Places::read(db, key).await?);
        if let Ok(mut kept) = self.0.lock() {
            *kept = Some(Arc::clone(&places));
        }
        Ok(places)
    }
}

impl OfLevel {
    async fn read(db: &Db, level: Level) -> Result<Self, Fault> {
        let all = db.areas(level).await?;
        let mut areas = Vec::new();
        let mut outlines = Vec::new();
        for (code, geometry) in db.outlines(level).await? {
            let Some(area) = all.iter().find(|area| area.code.as_str() == code) else { continue };
            match serde_json::from_str::<Outline>(&geometry) {
                Ok(outline) => {
                    areas.push(area.clone());
                    outlines.push(outline);
                }
                Err(cause) => tracing::error!(area.code = code, %cause, "a stored outline can't be read"),
            }
        }
        Ok(Self { areas, outlines: Outlines::new(outlines) })
    }

    /// The area of a position, of a level that covers the city, and those that it may be instead.
    fn at(&self, position: Position) -> (Option<&Area>, Vec<&Area>) {
        let located = self.outlines.locate(position, DOUBT).or_nearest();
        let near = located.near.iter().filter_map(|(at, _)| self.areas.get(*at));
        (located.inside.and_then(|at| self.areas.get(at)), near.collect())
    }
}

impl Places {
    async fn read(db: &Db, key: String) -> Result<Self, Fault> {
        Ok(Self {
            key,
            bydele: db.areas(Level::Bydel).await?,
            kvarterer: OfLevel::read(db, Level::Kvarter).await?,
            roder: OfLevel::read(db, Level::Rode).await?,
            byomraader: OfLevel::read(db, Level::Byomraade).await?,
        })
    }

    /// The areas of a position; `None` outside the city.
    ///
    /// The bydel is the kvarter's own, so that the three never contradict each other; a rode of another kvarter is named
    /// only through [`Here::perhaps`].
    pub(crate) fn at(&self, position: Position) -> Option<Here> {
        let (kvarter, near) = self.kvarterer.at(position);
        let kvarter = kvarter?.clone();
        let (rode, near_roder) = self.roder.at(position);
        let belongs = |rode: &&Area| rode.parent.as_ref() == Some(&kvarter.code);
        let rode = rode.into_iter().chain(near_roder).find(belongs).cloned();
        // Not covering the city: close to one is not in one.
        let located = self.byomraader.outlines.locate(position, DOUBT);
        let byomraade = located.inside.and_then(|at| self.byomraader.areas.get(at)).cloned();
        let near_byomraader = located.near.iter().filter_map(|(at, _)| self.byomraader.areas.get(*at));
        let perhaps = near.into_iter().chain(near_byomraader).cloned().collect();
        let bydel = self.bydel(&kvarter);
        Some(Here { kvarter, bydel, rode, byomraade, perhaps })
    }

    /// The rode of a number, with a position inside it.
    pub(crate) fn rode(&self, number: &str) -> Option<(&Area, Here)> {
        let rode = self.roder.areas.iter().find(|rode| rode.code.as_str() == number)?;
        let kvarter = self.kvarter(rode.parent.as_ref()?)?.clone();
        let around = rode.position.and_then(|position| self.at(position));
        let byomraade = around.and_then(|here| here.byomraade);
        let bydel = self.bydel(&kvarter);
        Some((rode, Here { kvarter, bydel, rode: Some(rode.clone()), byomraade, perhaps: vec![] }))
    }

    fn kvarter(&self, code: &AreaCode) -> Option<&Area> {
        self.kvarterer.areas.iter().find(|kvarter| kvarter.code == *code)
    }

    fn bydel(&self, kvarter: &Area) -> Option<Area> {
        self.bydele.iter().find(|bydel| Some(&bydel.code) == kvarter.parent.as_ref()).cloned()
    }
}
