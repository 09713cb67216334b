//! GeoJSON files: one feature a line, WGS84 longitude and latitude (RFC 7946).

use std::path::Path;

use domain::outline::{Outline, Position};
use geo::{Coord, LineString, MultiPolygon, Polygon, Validation};
use intake::Surface;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::value::RawValue;

use super::place::{DataError, DataFile};

/// Where outlines of Copenhagen and its neighbours can lie: west, south, east, north.
const WORLD: [f64; 4] = [12.0, 55.4, 13.0, 56.0];

/// A file of outlines.
#[derive(Debug)]
pub(super) struct OutlineFile<P> {
    file: DataFile,
    /// Its features.
    pub features: Vec<Feature<P>>,
}

/// One outline with its properties.
#[derive(Debug)]
pub(super) struct Feature<P> {
    /// The first byte of the feature in the file.
    start: usize,
    /// What is known of it.
    pub properties: P,
    /// The geometry as it stands in the file.
    pub geometry: String,
    /// The same for computing.
    pub surface: Surface,
}

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(rename = "type")]
    kind: String,
    #[serde(borrow)]
    features: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFeature<'a, P> {
    #[serde(rename = "type")]
    kind: String,
    properties: P,
    #[serde(borrow)]
    geometry: &'a RawValue,
}

impl<P: DeserializeOwned> OutlineFile<P> {
    /// Reads and checks `folder/name`.
    pub(super) fn read(folder: &Path, name: &str) -> Result<Self, DataError> {
        let file = DataFile::read(folder, name)?;
        let json = |start: usize, error: &serde_json::Error| {
            let byte = start + byte_of(&file.text[start..], error.line(), error.column());
            file.error_at(
                byte,
                format!("filen kan ikke læses ({error})"),
                "Ret GeoJSON-filen; SOURCES.md beskriver den",
            )
        };
        let collection: Collection<'_> = serde_json::from_str(&file.text).map_err(|error| json(0, &error))?;
        if collection.kind != "FeatureCollection" {
            return Err(file.error_at(
                0,
                format!("typen er »{}«", collection.kind),
                "Den skal være »FeatureCollection«",
            ));
        }
        let mut features = Vec::with_capacity(collection.features.len());
        for raw in collection.features {
            let start = offset(&file.text, raw.get());
            let feature: RawFeature<'_, P> = serde_json::from_str(raw.get()).map_err(|error| json(start, &error))?;
            if feature.kind != "Feature" {
                return Err(file.error_at(start, format!("typen er »{}«", feature.kind), "Den skal være »Feature«"));
            }
            let at = offset(&file.text, feature.geometry.get());
            let outline: Outline = serde_json::from_str(feature.geometry.get()).map_err(|error| json(at, &error))?;
            let shape = checked(&outline).map_err(|(problem, remedy)| file.error_at(at, problem, remedy))?;
            let geometry = feature.geometry.get().to_owned();
            features.push(Feature { start, properties: feature.properties, geometry, surface: Surface::new(shape) });
        }
        Ok(Self { file, features })
    }

    /// An error at a feature.
    pub(super) fn error(&self, at: &Feature<P>, problem: impl Into<String>, remedy: impl Into<String>) -> DataError {
        self.file.error_at(at.start, problem, remedy)
    }

    /// Passes when there are exactly `expected` features.
    pub(super) fn count(&self, expected: usize) -> Result<(), DataError> {
        if self.features.len() == expected {
            return Ok(());
        }
        let problem = format!("filen har {} områder, men skulle have {expected}", self.features.len());
        Err(self.file.error(problem, "Find det område, der mangler eller er for meget"))
    }
}

/// Where a borrowed part of a text begins in it.
fn offset(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

/// The byte at a line and column, counted from 1, as the JSON reader reports them.
fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    before + column.saturating_sub(1)
}

type Problem = (String, &'static str);

/// The outline for computing, if it is one: closed rings of numbers in place, that cross neither themselves nor others.
fn checked(outline: &Outline) -> Result<MultiPolygon, Problem> {
    if outline.polygons().is_empty() {
        return Err(("omridset er tomt".into(), "Giv området mindst én polygon"));
    }
    let polygons = outline.polygons().iter().map(|rings| {
        let lines = rings.iter().map(|ring| ring_of(ring)).collect::<Result<Vec<_>, _>>()?;
        let mut lines = lines.into_iter();
        let outer = lines.next().ok_or_else(|| ("en polygon har ingen ring".to_owned(), "Giv den en ydre ring"))?;
        Ok(Polygon::new(outer, lines.collect()))
    });
    let shape = MultiPolygon(polygons.collect::<Result<Vec<_>, Problem>>()?);
    shape.check_validation().map_err(|invalid| {
        let problem = format!("omridset er ugyldigt ({invalid})");
        (problem, "Ret omridset, så det ikke krydser sig selv, og dets dele ikke overlapper")
    })?;
    Ok(shape)
}

fn ring_of(ring: &[Position]) -> Result<LineString, Problem> {
    if ring.len() < 4 {
        return Err((
            format!("en ring har kun {} punkter", ring.len()),
            "En ring har mindst fire punkter, det første gentaget",
        ));
    }
    if ring.first() != ring.last() {
        return Err(("en ring er ikke lukket".into(), "Gentag det første punkt til sidst"));
    }
    let [west, south, east, north] = WORLD;
    for [lon, lat] in ring {
        if !(west..=east).contains(lon) || !(south..=north).contains(lat) {
            let problem = format!("punktet {lon}, {lat} ligger uden for København og omegn");
            return Err((problem, "Skriv længdegrad før breddegrad i WGS84"));
        }
    }
    Ok(ring.iter().map(|[x, y]| Coord { x: *x, y: *y }).collect())
}
