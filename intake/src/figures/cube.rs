//! What a JSON-stat file holds: dimensions with their categories, and values row by row, the last dimension fastest.
//!
//! Version 1 keeps `id` and `size` inside `dimension` and wraps all in `dataset`; version 2 (`"class": "dataset"`) does
//! neither. Values are a list, or an object by their number where most are missing.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::{
    Refused, Role,
    json::json_error,
    limits::{LONGEST_NAME, MOST_FIGURES, MOST_NAMES},
    reading::has_heading,
};

/// A data set.
pub(crate) struct Cube<'a> {
    pub dimensions: Vec<Dimension>,
    /// The values as they stand in the file, by their number.
    pub values: Vec<(usize, &'a str)>,
    /// What the file says besides of values, by their number: that one is withheld, or not stated.
    pub signs: HashMap<usize, Cow<'a, str>>,
    /// How many cells there are, missing ones included.
    pub cells: usize,
}

/// One dimension.
pub(crate) struct Dimension {
    pub id: String,
    pub label: String,
    pub is_time: bool,
    pub is_area: bool,
    /// Code and label of each category, in their order.
    pub categories: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct Outer<'a> {
    #[serde(borrow)]
    dataset: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Set<'a> {
    class: Option<String>,
    #[serde(borrow)]
    dimension: Option<HashMap<String, &'a RawValue>>,
    id: Option<Vec<String>>,
    size: Option<Vec<usize>>,
    #[serde(default)]
    role: HashMap<String, Vec<String>>,
    #[serde(borrow)]
    value: Option<&'a RawValue>,
    #[serde(borrow)]
    status: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct RawDimension<'a> {
    label: Option<String>,
    #[serde(borrow)]
    category: RawCategory<'a>,
}

#[derive(Deserialize)]
struct RawCategory<'a> {
    #[serde(borrow)]
    index: Option<&'a RawValue>,
    #[serde(default)]
    label: HashMap<String, String>,
}

fn other(what: &str) -> Refused {
    Refused::OtherJson(what.to_owned())
}

/// Takes a file apart.
pub(crate) fn read(text: &str) -> Result<Cube<'_>, Refused> {
    let at = |error: serde_json::Error| json_error(text, text, error);
    let outer: Outer<'_> = serde_json::from_str(text).map_err(at)?;
    let inner = outer.dataset.map_or(text, RawValue::get);
    let within = |error: serde_json::Error| json_error(text, inner, error);
    let set: Set<'_> = serde_json::from_str(inner).map_err(within)?;
    if set.class.as_deref() == Some("collection") {
        return Err(other("den er en samling af datasæt i JSON-stat. Hent ét datasæt ad gangen"));
    }
    let mut raw = set.dimension.ok_or_else(|| other("hverken GeoJSON eller JSON-stat: »dimension« mangler"))?;
    let (old_id, old_size, old_role) = (raw.remove("id"), raw.remove("size"), raw.remove("role"));
    let ids: Vec<String> = match (set.id, old_id) {
        (Some(ids), _) => ids,
        (None, Some(raw)) => serde_json::from_str(raw.get()).map_err(within)?,
        (None, None) => return Err(other("»id« med dimensionernes rækkefølge mangler")),
    };
    let sizes = match (set.size, old_size) {
        (Some(sizes), _) => sizes,
        (None, Some(raw)) => serde_json::from_str(raw.get()).map_err(within)?,
        (None, None) => return Err(other("»size« med dimensionernes størrelse mangler")),
    };
    let roles: HashMap<String, Vec<String>> = match old_role {
        Some(raw) if set.role.is_empty() => serde_json::from_str(raw.get()).map_err(within)?,
        _ => set.role,
    };
    if ids.is_empty() || ids.len() != sizes.len() || ids.len() > 30 {
        return Err(other("»id« og »size« passer ikke sammen"));
    }
    let cells = sizes.iter().try_fold(1_usize, |all, size| all.checked_mul(*size)).filter(|all| *all <= MOST_FIGURES);
    let cells = cells.ok_or(Refused::TooMany { what: "tal", most: MOST_FIGURES as u64 })?;
    let has_role = |role: &str, id: &String| roles.get(role).is_some_and(|ids| ids.contains(id));
    let mut dimensions = Vec::new();
    for (id, size) in ids.into_iter().zip(sizes) {
        let text =
            raw.get(&id).ok_or_else(|| Refused::OtherJson(format!("dimensionen »{}« mangler", short(&id))))?.get();
        let dimension: RawDimension<'_> = serde_json::from_str(text).map_err(|e| json_error(inner, text, e))?;
        let categories = categories(dimension.category, size).map_err(|error| json_error(text, text, error))?;
        if categories.len() != size {
            return Err(Refused::OtherJson(format!(
                "dimensionen »{}« har ikke de {size} kategorier, den siger",
                short(&id)
            )));
        }
        let (is_time, is_area) = (has_role("time", &id), has_role("geo", &id));
        dimensions.push(Dimension {
            label: dimension.label.unwrap_or_else(|| id.clone()),
            id,
            is_time,
            is_area,
            categories,
        });
    }
    let value = set.value.ok_or_else(|| other("»value« med tallene mangler"))?.get();
    let signs = set.status.map_or_else(|| Ok(HashMap::new()), |raw| signs(raw.get())).map_err(within)?;
    Ok(Cube { values: values(text, value, cells)?, signs, dimensions, cells })
}

/// What `status` says of single values: a list, or an object by their number. One text for all says nothing of any.
fn signs(raw: &str) -> Result<HashMap<usize, Cow<'_, str>>, serde_json::Error> {
    let said: Vec<(usize, Option<Sign<'_>>)> = match raw.as_bytes().first() {
        Some(b'[') => serde_json::from_str::<Vec<_>>(raw)?.into_iter().enumerate().collect(),
        Some(b'{') => serde_json::from_str::<BTreeMap<_, _>>(raw)?.into_iter().collect(),
        _ => Vec::new(),
    };
    Ok(said.into_iter().filter_map(|(at, sign)| Some((at, sign?.0)).filter(|(_, sign)| !sign.is_empty())).collect())
}

/// A sign, borrowed where it can be: there may be one for each of millions of values.
#[derive(Deserialize)]
struct Sign<'a>(#[serde(borrow)] Cow<'a, str>);

fn short(text: &str) -> String {
    crate::report::shortened(text)
}

/// Codes and labels in the order of `index`: a list of codes, or an object from code to place.
fn categories(category: RawCategory<'_>, size: usize) -> Result<Vec<(String, String)>, serde_json::Error> {
    let codes: Vec<String> = match category.index.map(RawValue::get) {
        Some(list) if list.starts_with('[') => serde_json::from_str(list)?,
        Some(object) => {
            let by_code: HashMap<String, usize> = serde_json::from_str(object)?;
            let all = by_code.len();
            let ordered: BTreeMap<usize, String> = by_code.into_iter().map(|(code, at)| (at, code)).collect();
            // A place that is left out, or that two have, would give every later number to another category.
            let is_whole = ordered.len() == all && ordered.keys().copied().eq(0..all);
            if is_whole { ordered.into_values().collect() } else { Vec::new() }
        }
        // A dimension of one category needs no order.
        None => category.label.keys().take(1).cloned().collect(),
    };
    let label = |code: String| {
        let label = category.label.get(&code).cloned().unwrap_or_else(|| code.clone());
        (code, label)
    };
    let named = |(code, label): &(String, String)| code.len() <= LONGEST_NAME && label.len() <= LONGEST_NAME;
    Ok(codes.into_iter().take(size.min(MOST_NAMES) + 1).map(label).filter(named).collect())
}

/// The values with their numbers.
fn values<'a>(text: &'a str, raw: &'a str, cells: usize) -> Result<Vec<(usize, &'a str)>, Refused> {
    let too_many = || other("der er flere tal, end dimensionerne har plads til");
    let at = |error: serde_json::Error| json_error(text, raw, error);
    if raw.starts_with('[') {
        // Counted before they are laid out: each has a comma behind it but the last. A sign in quotation marks may have one.
        let mut quoted = false;
        let commas = raw.bytes().filter(|byte| {
            quoted ^= *byte == b'"';
            !quoted && *byte == b','
        });
        if commas.count() >= cells.max(1) {
            return Err(too_many());
        }
        let list: Vec<&RawValue> = serde_json::from_str(raw).map_err(at)?;
        // One that is left out in the middle would move all after it.
        if list.len() != cells {
            return Err(Refused::OtherJson(format!(
                "der er {} tal, og dimensionerne har plads til {cells}. Hent filen igen fra kilden",
                list.len()
            )));
        }
        return Ok(list.into_iter().map(RawValue::get).enumerate().collect());
    }
    let sparse: BTreeMap<usize, &RawValue> = serde_json::from_str(raw).map_err(at)?;
    if sparse.last_key_value().is_some_and(|(at, _)| *at >= cells) {
        return Err(too_many());
    }
    Ok(sparse.into_iter().map(|(at, value)| (at, value.get())).collect())
}

/// The dimensions of a file with what each is.
pub(crate) fn dimensions(bytes: &[u8]) -> Result<Vec<(String, Role)>, Refused> {
    let text = crate::json::utf8(bytes)?;
    let cube = read(text)?;
    let area = cube.dimensions.iter().position(|d| d.is_area).or_else(|| {
        cube.dimensions.iter().position(|d| [&d.id, &d.label].iter().any(|name| has_heading(Role::AreaName, name)))
    });
    let role = |(at, dimension): (usize, Dimension)| {
        let named = |role| has_heading(role, &dimension.id) || has_heading(role, &dimension.label);
        let role = if Some(at) == area {
            Role::AreaName
        } else if dimension.is_time || named(Role::Period) {
            Role::Period
        } else {
            Role::Measure
        };
        (dimension.label, role)
    };
    Ok(cube.dimensions.into_iter().enumerate().map(role).collect())
}

/// The first values with their categories' labels.
pub(crate) fn preview(bytes: &[u8], most: usize) -> Result<Vec<(u64, Vec<String>)>, Refused> {
    let cube = read(crate::json::utf8(bytes)?)?;
    let row = |(number, value): &(usize, &str)| {
        let mut cells: Vec<String> =
            cube.at(*number).map(|(dimension, at)| dimension.categories[at].1.clone()).collect();
        cells.push(value.trim_matches('"').chars().take(60).collect());
        (*number as u64 + 1, cells)
    };
    Ok(cube.values.iter().take(most).map(row).collect())
}

impl Cube<'_> {
    /// The category of each dimension for a value's number.
    pub(crate) fn at(&self, number: usize) -> impl Iterator<Item = (&Dimension, usize)> + '_ {
        let mut stride = self.cells.max(1);
        let mut rest = number;
        self.dimensions.iter().map(move |dimension| {
            stride /= dimension.categories.len().max(1);
            let at = rest / stride.max(1);
            rest %= stride.max(1);
            (dimension, at)
        })
    }
}
