//! Making the map of the published calculation: its places, and the file that the browser draws.

use std::{
    fmt::Write,
    sync::{Arc, Mutex},
};

use domain::{
    area::{AreaCode, Level},
    text::hex,
};
use sha2::{Digest, Sha256};
use store::{Area, PublishedRun, StoredRun};

use crate::{
    Fault,
    credit::{outlined, outlines_line},
    locale::{Language, Named, Stored, t},
    map::{
        data::{MapFacts, Place},
        light::lightened,
        views::Views,
    },
    screening::published::Published,
    services::Services,
};

/// The finished map of one publication.
#[derive(Debug)]
pub struct MapFile {
    /// Which publication it shows, in which language.
    key: String,
    /// The language of its texts.
    pub language: Language,
    /// What changes when the content does; part of the file's address.
    pub fingerprint: String,
    /// The file: outlines with names and values, as JSON of GeoJSON feature collections.
    pub json: String,
    /// What the page around it needs.
    pub facts: MapFacts,
    /// What the picture is drawn from.
    pub ground: Ground,
}

/// Outlines as stored, with what is drawn of them; an outline that is drawn twice is kept once.
#[derive(Debug)]
pub struct Ground {
    /// The kvarterer with their shade in each view; `None` is no data.
    pub kvarterer: Vec<(Arc<str>, Vec<Option<usize>>)>,
    /// The bydele with name and position.
    pub bydele: Vec<(Arc<str>, String, Option<[f64; 2]>)>,
    /// The areas of the latest designation.
    pub byomraader: Vec<Arc<str>>,
    /// The neighbouring municipalities.
    pub surroundings: Vec<String>,
    /// Every area with a page: its slug, and its outline or position as GeoJSON.
    pub placed: Vec<(String, Arc<str>)>,
}

impl Ground {
    /// Keeps where an area with a page is, and gives it to whoever draws it.
    fn place(&mut self, slug: String, outline: &str) -> Arc<str> {
        let outline: Arc<str> = outline.into();
        self.placed.push((slug, Arc::clone(&outline)));
        outline
    }
}

/// Keeps the map of the publication that was asked for last, in each language. Cloning shares it.
#[derive(Debug, Clone, Default)]
pub struct MapCache(Arc<Mutex<[Option<Arc<MapFile>>; 2]>>);

impl MapCache {
    fn get(&self, key: &str) -> Option<Arc<MapFile>> {
        let kept = self.0.lock().ok()?;
        kept.iter().flatten().find(|map| map.key == key).cloned()
    }

    fn put(&self, map: &Arc<MapFile>) {
        if let Ok(mut kept) = self.0.lock() {
            kept[usize::from(map.language == Language::English)] = Some(Arc::clone(map));
        }
    }
}

/// What the page around the map needs.
pub(super) async fn map_facts(services: &Services, language: Language) -> Result<MapFacts, Fault> {
    Ok(map_file(services, language).await?.facts.clone())
}

/// The map of the published calculation, made anew only after a publication.
///
/// # Errors
/// [`Fault::Unavailable`] when the database does not answer or nothing is published.
pub async fn map_file(services: &Services, language: Language) -> Result<Arc<MapFile>, Fault> {
    let published = Published::read(&services.db).await?;
    // Designations come and go by themselves.
    let designations = services.db.count_designations().await?;
    let key = format!("{} {} {designations} {}", published.run.run, published.run.published_at, language.code());
    if let Some(map) = services.maps.get(&key) {
        return Ok(map);
    }
    let stored = Stored::read(&services.db, language).await?;
    let published = published.translated(|danish| stored.text(danish));
    let map = Arc::new(make(services, &published, key, &stored, language).await?);
    services.maps.put(&map);
    Ok(map)
}

/// The map of a run as it would be if it were public, in Danish.
///
/// # Errors
/// [`Fault::NotFound`] when its method is not stored; [`Fault::Unavailable`] when the database does not answer.
pub async fn preview(services: &Services, run: &StoredRun) -> Result<MapFile, Fault> {
    let stored = services.db.method(&run.method, &run.method_version).await?.ok_or(Fault::NotFound)?;
    let method = domain::method::parse(&stored.file).map_err(|error| Fault::Refused(error.to_string()))?;
    let run = PublishedRun {
        run: run.id.clone(),
        method: run.method.clone(),
        method_version: run.method_version.clone(),
        snapshot: run.snapshot.clone(),
        ran_at: run.ran_at,
        published_at: run.ran_at,
        note: String::new(),
    };
    make(services, &Published { run, method }, String::new(), &Stored::default(), Language::Danish).await
}

async fn make(
    services: &Services,
    published: &Published,
    key: String,
    stored: &Stored,
    language: Language,
) -> Result<MapFile, Fault> {
    let db = &services.db;
    let outcomes = db.outcomes(&published.run.run, None).await?;
    // As they are with the run's figures: a preview shows the outlines that would become public.
    let snapshot = &published.run.snapshot;
    let kvarterer = db.areas_of(Level::Kvarter, snapshot).await?;
    let bydele = db.areas_of(Level::Bydel, snapshot).await?;
    let of_designations = db.designated_areas().await?;
    let mut byomraader = db.areas_of(Level::Byomraade, snapshot).await?;
    byomraader.retain(|area| of_designations.iter().any(|(_, designated)| *designated == area.code));
    let boligomraader = db.areas_of(Level::Boligomraade, snapshot).await?;
    let views = Views::of(&published.method, &outcomes, language);
    let mut kvarter_outlines = db.outlines_of(Level::Kvarter, snapshot).await?;
    let mut bydel_outlines = db.outlines_of(Level::Bydel, snapshot).await?;
    let (designated, mut designated_outlines) = latest_designated(db, snapshot, &of_designations).await?;
    lightened(&mut [&mut kvarter_outlines, &mut bydel_outlines, &mut designated_outlines]);

    let mut file = String::from("{");
    let mut ground =
        Ground { kvarterer: vec![], bydele: vec![], byomraader: vec![], surroundings: vec![], placed: vec![] };
    let slug = |area: &Area| area.slug.as_ref().map(ToString::to_string).unwrap_or_default();
    collection(&mut file, "kvarterer", &kvarterer, &kvarter_outlines, |area, outline| {
        let outcome = outcomes.iter().find(|outcome| outcome.area == area.code);
        let values = views.values(outcome);
        let outline = ground.place(slug(area), outline);
        ground.kvarterer.push((outline, values.iter().map(|(shade, _)| *shade).collect()));
        let values: Vec<_> =
            values.iter().map(|(s, text)| (s.map_or(-1, |s| i64::try_from(s).unwrap_or(-1)), text)).collect();
        format!(",\"v\":{}", serde_json::json!(values))
    });
    file.push(',');
    collection(&mut file, "bydele", &bydele, &bydel_outlines, |area, outline| {
        let outline = ground.place(slug(area), outline);
        ground.bydele.push((outline, area.name.clone(), area.position));
        area.position.map(|at| format!(",\"at\":{}", serde_json::json!(at))).unwrap_or_default()
    });
    file.push(',');
    collection(&mut file, "byomraader", &designated, &designated_outlines, |area, outline| {
        let outline = ground.place(slug(area), outline);
        ground.byomraader.push(outline);
        String::new()
    });
    file.push_str(",\"boligomraader\":{\"type\":\"FeatureCollection\",\"features\":[");
    for (i, area) in boligomraader.iter().filter(|area| area.position.is_some()).enumerate() {
        let point = serde_json::json!({"type": "Point", "coordinates": area.position});
        let point = ground.place(slug(area), &point.to_string());
        feature(&mut file, i, area, "", &point);
    }
    file.push_str("]},\"omgivelser\":{\"type\":\"FeatureCollection\",\"features\":[");
    for (i, municipality) in db.surroundings().await?.iter().enumerate() {
        let comma = if i == 0 { "" } else { "," };
        let name = serde_json::json!(municipality.name);
        let outline = &municipality.outline;
        let _ = write!(file, "{comma}{{\"type\":\"Feature\",\"properties\":{{\"n\":{name}}},\"geometry\":{outline}}}");
        ground.surroundings.push(outline.clone());
    }
    file.push_str("]}}");

    let text = |danish: &str| stored.text(danish);
    let outlines = outlines_line(&outlined(db, snapshot, language, text).await?, language, text);
    // The picture has the same name, and changes with the program that draws it.
    let digest = Sha256::new().chain_update(env!("CARGO_PKG_VERSION")).chain_update(&file).finalize();
    let fingerprint = hex(&digest[..6]);
    let facts = MapFacts {
        file: format!("/kort/{fingerprint}.json"),
        picture: format!("/kort/{fingerprint}.svg"),
        views: views.all(),
        calculation: [published.line(language), outlines].join(" ").trim_end().to_owned(),
        places: places(language, &kvarterer, &bydele, &byomraader, &boligomraader),
    };
    Ok(MapFile { key, language, fingerprint, json: file, facts, ground })
}

/// The areas of the latest designation that we know the areas of, with their outlines; on whatever level they are.
async fn latest_designated(
    db: &store::Db,
    snapshot: &str,
    all: &[(String, AreaCode)],
) -> Result<(Vec<Area>, Vec<(String, String)>), Fault> {
    let latest = all.last().map(|(designation, _)| designation.as_str()).unwrap_or_default();
    let (mut areas, mut outlines) = (Vec::new(), Vec::new());
    for level in [Level::Byomraade, Level::Kvarter, Level::Bydel] {
        let covers = |code: &str| all.iter().any(|(designation, area)| designation == latest && area.as_str() == code);
        areas.extend(db.areas_of(level, snapshot).await?.into_iter().filter(|area| covers(area.code.as_str())));
        outlines.extend(db.outlines_of(level, snapshot).await?.into_iter().filter(|(code, _)| covers(code)));
    }
    Ok((areas, outlines))
}

/// Appends a feature collection of the areas that have an outline; `more` gives further properties of each.
fn collection(
    file: &mut String,
    name: &str,
    areas: &[Area],
    outlines: &[(String, String)],
    mut more: impl FnMut(&Area, &str) -> String,
) {
    let _ = write!(file, "\"{name}\":{{\"type\":\"FeatureCollection\",\"features\":[");
    let drawn = areas.iter().filter_map(|area| {
        let (_, outline) = outlines.iter().find(|(code, _)| code == area.code.as_str())?;
        Some((area, outline))
    });
    for (i, (area, outline)) in drawn.enumerate() {
        let more = more(area, outline);
        feature(file, i, area, &more, outline);
    }
    file.push_str("]}");
}

fn feature(file: &mut String, i: usize, area: &Area, more: &str, geometry: &str) {
    let comma = if i == 0 { "" } else { "," };
    let name = serde_json::json!(area.name);
    let slug = area.slug.as_ref().map_or("", |slug| slug.as_str());
    let _ = write!(
        file,
        "{comma}{{\"type\":\"Feature\",\"properties\":{{\"s\":\"{slug}\",\"n\":{name}{more}}},\"geometry\":{geometry}}}"
    );
}

/// What a designated area is, for the search.
fn byomraade(language: Language, area: &Area) -> String {
    if area.part_of == area.name {
        t!(language, "place-byomraade", year = area.code.designated_year())
    } else {
        t!(language, "place-byomraade-part", year = area.code.designated_year(), whole = area.part_of.as_str())
    }
}

fn places(
    language: Language,
    kvarterer: &[Area],
    bydele: &[Area],
    byomraader: &[Area],
    boligomraader: &[Area],
) -> Vec<Place> {
    let bydel = |area: &Area| bydele.iter().find(|b| Some(&b.code) == area.parent.as_ref()).map(|b| b.name.clone());
    let place = |area: &Area, kind: String, group: String| {
        let (slug, level) = (area.slug.as_ref()?.to_string(), area.level.as_str().to_owned());
        Some(Place { slug, name: area.name.clone(), level, kind, group })
    };
    let of_bydele = bydele.iter().filter_map(|area| place(area, t!(language, "place-bydel"), String::new()));
    let of_kvarterer = kvarterer.iter().filter_map(|area| {
        let group = bydel(area).unwrap_or_default();
        place(area, t!(language, "place-kvarter", bydel = group.as_str()), group)
    });
    let of_byomraader = byomraader.iter().filter_map(|area| place(area, byomraade(language, area), String::new()));
    let of_boligomraader =
        boligomraader.iter().filter_map(|area| place(area, t!(language, "place-boligomraade"), String::new()));
    of_bydele.chain(of_kvarterer).chain(of_byomraader).chain(of_boligomraader).collect()
}
