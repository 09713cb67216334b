//! Making the map of the published calculation: its views, its places, and the file that the browser draws.

use std::{
    fmt::Write,
    sync::{Arc, Mutex},
};

use domain::{
    area::Level,
    figure::Unit,
    map_class::Classes,
    method::{Comparison, Question},
    screening::{AreaOutcome, CriterionOutcome},
    text,
};
use sha2::{Digest, Sha256};
use store::Area;

use crate::{
    Fault,
    locale::{Language, Named, t},
    map::data::{MapFacts, Place, View},
    screening::published::Published,
    services::Services,
};

/// The finished map of one publication.
#[derive(Debug)]
pub struct MapFile {
    /// Which publication it shows, in which language.
    key: String,
    language: Language,
    /// What changes when the content does; part of the file's address.
    pub fingerprint: String,
    /// The file: outlines with names and values, as JSON of GeoJSON feature collections.
    pub json: String,
    /// What the page around it needs.
    pub facts: MapFacts,
    /// What the picture is drawn from.
    pub ground: Ground,
}

/// Outlines as stored, with what is drawn of them.
#[derive(Debug)]
pub struct Ground {
    /// The kvarterer with their shade in each view; `None` is no data.
    pub kvarterer: Vec<(String, Vec<Option<usize>>)>,
    /// The bydele with name and position.
    pub bydele: Vec<(String, String, Option<[f64; 2]>)>,
    /// The designated areas.
    pub byomraader: Vec<String>,
    /// The neighbouring municipalities.
    pub surroundings: Vec<String>,
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
    let key = format!("{} {} {}", published.run.run, published.run.published_at, language.code());
    if let Some(map) = services.maps.get(&key) {
        return Ok(map);
    }
    let map = Arc::new(make(services, &published, key, language).await?);
    services.maps.put(&map);
    Ok(map)
}

async fn make(services: &Services, published: &Published, key: String, language: Language) -> Result<MapFile, Fault> {
    let db = &services.db;
    let outcomes = db.outcomes(&published.run.run, None).await?;
    let kvarterer = db.areas(Level::Kvarter).await?;
    let bydele = db.areas(Level::Bydel).await?;
    let byomraader = db.areas(Level::Byomraade).await?;
    let boligomraader = db.areas(Level::Boligomraade).await?;
    let shaders: Vec<Shader> =
        published.method.questions().into_iter().filter_map(|q| Shader::new(q, &outcomes)).collect();
    let views = views(published, &shaders);

    let mut file = String::from("{");
    let mut ground = Ground { kvarterer: vec![], bydele: vec![], byomraader: vec![], surroundings: vec![] };
    let kvarter_outlines = db.outlines(Level::Kvarter).await?;
    collection(&mut file, "kvarterer", &kvarterer, &kvarter_outlines, |area, outline| {
        let outcome = outcomes.iter().find(|outcome| outcome.area == area.code);
        let values = values(outcome, &shaders);
        ground.kvarterer.push((outline.to_owned(), values.iter().map(|(shade, _)| *shade).collect()));
        let values: Vec<_> =
            values.iter().map(|(s, text)| (s.map_or(-1, |s| i64::try_from(s).unwrap_or(-1)), text)).collect();
        format!(",\"v\":{}", serde_json::json!(values))
    });
    file.push(',');
    let bydel_outlines = db.outlines(Level::Bydel).await?;
    collection(&mut file, "bydele", &bydele, &bydel_outlines, |area, outline| {
        ground.bydele.push((outline.to_owned(), area.name.clone(), area.position));
        area.position.map(|at| format!(",\"at\":{}", serde_json::json!(at))).unwrap_or_default()
    });
    file.push(',');
    let designated_outlines = db.outlines(Level::Byomraade).await?;
    collection(&mut file, "byomraader", &byomraader, &designated_outlines, |_, outline| {
        ground.byomraader.push(outline.to_owned());
        String::new()
    });
    file.push_str(",\"boligomraader\":{\"type\":\"FeatureCollection\",\"features\":[");
    for (i, area) in boligomraader.iter().filter(|area| area.position.is_some()).enumerate() {
        let point = serde_json::json!({"type": "Point", "coordinates": area.position});
        feature(&mut file, i, area, "", &point.to_string());
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

    // The picture has the same name, and changes with the program that draws it.
    let digest = Sha256::new().chain_update(env!("CARGO_PKG_VERSION")).chain_update(&file).finalize();
    let fingerprint = digest.iter().take(6).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    let facts = MapFacts {
        file: format!("/kort/{fingerprint}.json"),
        picture: format!("/kort/{fingerprint}.svg"),
        views,
        calculation: published.line(language),
        places: places(language, &kvarterer, &bydele, &byomraader, &boligomraader),
    };
    Ok(MapFile { key, language, fingerprint, json: file, facts, ground })
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

/// How one criterion is shaded.
struct Shader<'a> {
    question: Question<'a>,
    classes: Classes,
    city: f64,
    limit: f64,
    unit: Unit,
    years: String,
}

impl<'a> Shader<'a> {
    /// `None` when no area has a number.
    fn new(question: Question<'a>, outcomes: &[AreaOutcome]) -> Option<Self> {
        let numbers: Vec<_> = of(question, outcomes).filter_map(|said| said.numbers.as_ref()).collect();
        let first = numbers.first()?;
        let upward = question.comparison()?.is_upward();
        let further = |worst: f64, value: f64| if upward { worst.max(value) } else { worst.min(value) };
        let worst = numbers.iter().map(|n| n.value).fold(first.limit, further);
        // Only criteria that are measured by the city have shades: they begin at its value.
        let city = first.reference?;
        let step = first.limit - city;
        // When no area passes the limit the darkest class would be empty of width.
        let worst = if (worst - first.limit).abs() < step.abs() { first.limit + step } else { worst };
        Some(Self {
            question,
            classes: Classes::around(city, first.limit, worst),
            city,
            limit: first.limit,
            unit: question.indicator.unit()?,
            years: Language::Danish.periods(&first.periods),
        })
    }

    /// The shade of a value: 0 is light, and dark is the side that the criterion calls worse.
    fn shade(&self, value: f64) -> usize {
        let class = self.classes.of(value);
        if self.worse_is_higher() { class } else { domain::map_class::CLASSES - 1 - class }
    }

    fn worse_is_higher(&self) -> bool {
        self.question.comparison().is_none_or(Comparison::is_upward)
    }

    fn view(&self) -> View {
        let say = |limit: f64| match self.unit {
            Unit::Procent => text::decimal(limit, 1),
            _ => text::count(limit),
        };
        // Amounts are long and their classes narrow, so their unit stands in the title instead.
        let (unit, of_title) = match self.unit {
            Unit::Procent => (format!("{}%", text::NBSP), ""),
            Unit::Kr => (String::new(), ", kr."),
            Unit::Personer | Unit::Pr1000 => (String::new(), ""),
        };
        let limits = &self.classes.limits;
        let mut classes = vec![format!("under {}{unit}", say(limits[0]))];
        classes.extend(limits.windows(2).map(|pair| format!("{}–\u{200b}{}{unit}", say(pair[0]), say(pair[1]))));
        classes.push(format!("{}{unit} og derover", say(limits[limits.len() - 1])));
        if !self.worse_is_higher() {
            classes.reverse();
        }
        let reached = if self.worse_is_higher() { "fra" } else { "ved højst" };
        let note = text::sentence(&format!(
            "{} Kriteriet er opfyldt {reached} {}",
            text::sentence(&format!("Hele København: {}", text::value(self.city, self.unit))),
            text::value(self.limit, self.unit)
        ));
        View {
            id: self.question.criterion.id.clone(),
            name: self.question.name().to_owned(),
            title: format!("{}, {}{of_title}", self.question.indicator.measures, self.years),
            classes,
            note,
        }
    }
}

fn of<'a>(question: Question<'a>, outcomes: &'a [AreaOutcome]) -> impl Iterator<Item = &'a CriterionOutcome> {
    outcomes.iter().flat_map(|o| &o.criteria).filter(move |said| said.criterion == question.criterion.id)
}

fn views(published: &Published, shaders: &[Shader<'_>]) -> Vec<View> {
    let all = shaders.len();
    let together = View {
        id: "samlet".into(),
        name: "Samlet".into(),
        title: "Antal opfyldte kriterier i vores beregning".into(),
        classes: (0..=all.min(domain::map_class::CLASSES - 1)).map(|n| format!("{n} af {all}")).collect(),
        note: domain::reason::rule(&published.method, Language::Danish),
    };
    std::iter::once(together).chain(shaders.iter().map(Shader::view)).collect()
}

/// For each view the shade of an area and what is said of it on the map.
fn values(outcome: Option<&AreaOutcome>, shaders: &[Shader<'_>]) -> Vec<(Option<usize>, String)> {
    let Some(outcome) = outcome else {
        return vec![(None, "ingen data".to_owned()); shaders.len() + 1];
    };
    let (met, with_data) = (outcome.met(), outcome.with_data());
    let together = match with_data {
        0 => (None, "ingen data".to_owned()),
        _ => (Some(met.min(domain::map_class::CLASSES - 1)), format!("{met} af {with_data} kriterier opfyldt")),
    };
    let each = shaders.iter().map(|shader| {
        let said = outcome.criteria.iter().find(|said| said.criterion == shader.question.criterion.id);
        match said.and_then(|said| said.numbers.as_ref().map(|numbers| (said, numbers))) {
            Some((said, numbers)) => {
                let verdict = domain::reason::verdict(said.verdict, Language::Danish).to_lowercase();
                let value = text::value(numbers.value, shader.unit);
                (Some(shader.shade(numbers.value)), format!("{value} – {verdict}"))
            }
            None => (None, "ingen data".to_owned()),
        }
    });
    std::iter::once(together).chain(each).collect()
}

/// What a designated area is, for the search.
fn byomraade(language: Language, area: &Area) -> String {
    if area.part_of == area.name {
        t!(language, "place-byomraade")
    } else {
        t!(language, "place-byomraade-part", whole = area.part_of.as_str())
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
