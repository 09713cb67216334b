//! Outlines of GeoJSON, as RFC 7946 and `GeoServer` write them.
//!
//! The order is longitude, latitude whatever the file's `crs` says: `GeoServer` names the one with the other order and does
//! not use it. Types drift between downloads ("1", 1 and 1.0), so properties are compared as texts.

use std::collections::BTreeMap;

use domain::outline::Position;
use serde::{
    Deserialize, Deserializer,
    de::{Error, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{
    Outlines,
    gather::{Found, Gather},
    shape::read_json,
};
use crate::{
    Answers, Known, Number, Question, Reading, Refused, Report, Role,
    json::{Lines, json_error, utf8},
    limits::{LONGEST_NAME, MOST_OUTLINES},
    report::shortened,
    watch::Ticks,
};

/// How many outlines are looked at to recognise a file.
const SAMPLE: usize = 500;

#[derive(Deserialize)]
struct Kind {
    #[serde(rename = "type")]
    kind: Option<serde_json::Value>,
    crs: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(borrow)]
    features: Features<'a>,
}

/// Features as they stand in the file, counted as they come.
struct Features<'a>(Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Features<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;

        impl<'de> Visitor<'de> for All {
            type Value = Vec<&'de RawValue>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("en liste af omrids")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<Self::Value, A::Error> {
                let mut all = Vec::new();
                while let Some(feature) = features.next_element::<&RawValue>()? {
                    if all.len() >= MOST_OUTLINES {
                        return Err(A::Error::custom(format!("der er mere end {MOST_OUTLINES} omrids")));
                    }
                    all.push(feature);
                }
                Ok(all)
            }
        }

        deserializer.deserialize_seq(All).map(Features)
    }
}

#[derive(Deserialize)]
struct RawFeature<'a> {
    #[serde(borrow)]
    geometry: Option<&'a RawValue>,
    #[serde(borrow, default)]
    properties: Option<BTreeMap<String, &'a RawValue>>,
}

/// The properties of the first outlines, and the first position.
pub(crate) struct Sample {
    pub names: Vec<String>,
    pub texts: Vec<Vec<String>>,
    pub position: Option<Position>,
    /// The system of coordinates that the file names, if it names one.
    pub system: String,
}

/// The first outlines of a file; `None` when it is no collection of features.
pub(crate) fn sample(bytes: &[u8], ticks: &Ticks<'_>) -> Result<Option<Sample>, Refused> {
    let text = utf8(bytes)?;
    let kind: Kind = serde_json::from_str(text).map_err(|error| json_error(text, text, error))?;
    match kind.kind.as_ref().and_then(serde_json::Value::as_str) {
        Some("FeatureCollection") => {}
        None => return Ok(None),
        Some(other) => {
            return Err(Refused::OtherJson(format!(
                "»{}« og ikke »FeatureCollection«. Gem hele laget som GeoJSON i kortprogrammet",
                shortened(other)
            )));
        }
    }
    let system = kind.crs.as_ref().and_then(|crs| crs.pointer("/properties/name")?.as_str()).unwrap_or_default();
    let mut rows: Vec<BTreeMap<String, String>> = Vec::new();
    let mut position = None;
    for raw in features(text)?.into_iter().take(SAMPLE) {
        ticks.tick(0)?;
        let feature = feature(text, raw)?;
        position = position.or_else(|| feature.geometry.and_then(|geometry| first_position(geometry.get())));
        let properties = feature.properties.unwrap_or_default().into_iter().take(200);
        rows.push(properties.map(|(name, value)| (name, plain(value))).collect());
    }
    let mut names: Vec<String> = Vec::new();
    for name in rows.iter().flat_map(BTreeMap::keys) {
        if !names.contains(name) && names.len() < 200 && name.len() <= LONGEST_NAME {
            names.push(name.clone());
        }
    }
    let of = |name: &String| rows.iter().map(|row| row.get(name).cloned().unwrap_or_default()).collect();
    let texts = names.iter().map(of).collect();
    Ok(Some(Sample { names, texts, position, system: system.to_owned() }))
}

fn features(text: &str) -> Result<Vec<&RawValue>, Refused> {
    let collection: Collection<'_> = serde_json::from_str(text).map_err(|error| json_error(text, text, error))?;
    Ok(collection.features.0)
}

fn feature<'a>(text: &str, raw: &'a RawValue) -> Result<RawFeature<'a>, Refused> {
    serde_json::from_str(raw.get()).map_err(|error| json_error(text, raw.get(), error))
}

/// The first two numbers that stand beside each other.
fn first_position(geometry: &str) -> Option<Position> {
    let start = geometry.find("\"coordinates\"")?;
    let list = geometry[start..].split_once('[')?.1.trim_start_matches(['[', ' ', '\n', '\r', '\t']);
    let mut numbers = list.split([',', ']']).map(|number| number.trim().parse::<f64>());
    Some([numbers.next()?.ok()?, numbers.next()?.ok()?])
}

/// A property as a text: without spaces around it, whole numbers without a point.
fn plain(raw: &RawValue) -> String {
    let text = raw.get();
    if text.starts_with('"') {
        return serde_json::from_str::<String>(text).unwrap_or_default().trim().chars().take(LONGEST_NAME).collect();
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => number.to_string(),
        _ if text == "null" => String::new(),
        _ => text.chars().take(LONGEST_NAME).collect(),
    }
}

/// Reads the outlines of a file.
pub(crate) fn read(
    bytes: &[u8],
    reading: &Reading,
    known: &Known,
    answers: &Answers,
    ticks: &Ticks<'_>,
) -> Result<(Outlines, Vec<Question>, Report), Refused> {
    let text = utf8(bytes)?;
    let name = |role| reading.places(role).first().map(|at| reading.columns[*at].name.clone());
    let (code, label, area) = (name(Role::AreaCode), name(Role::AreaName), name(Role::StatedArea));
    if code.is_none() && label.is_none() {
        return Err(Refused::Setting("Vælg den egenskab, der har områdernes navn eller kode."));
    }
    let mut gather = Gather::new(reading, known, answers)?;
    let mut lines = Lines::new(text);
    for raw in features(text)? {
        ticks.tell(lines.offset(raw.get()) as u64)?;
        let (line, column) = lines.place(raw.get());
        let feature = feature(text, raw)?;
        let geometry = feature.geometry.map_or("null", RawValue::get);
        // Each position has a bracket; the few others do not matter.
        gather.make_room(geometry.bytes().filter(|byte| *byte == b'[').count())?;
        let properties = feature.properties.unwrap_or_default();
        let of = |name: &Option<String>| {
            name.as_ref().and_then(|name| properties.get(name)).map(|raw| plain(raw)).unwrap_or_default()
        };
        let stated_area = match crate::Decimal::Point.read(&of(&area)) {
            Number::Known(number) => Some(number),
            _ => None,
        };
        gather.one(Found { line, column, code: of(&code), name: of(&label), stated_area, shape: read_json(geometry) });
    }
    Ok(gather.finish())
}
