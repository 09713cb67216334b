//! Ids: what they may be, and that none stands twice.

use std::collections::HashSet;

use super::{
    super::{Method, place::Problem},
    ensure,
};

/// Checks every id of the method.
pub(super) fn check(method: &Method) -> Result<(), Problem> {
    ensure(is_id(&method.id), || Problem::at("id", shape(&method.id)))?;
    ensure(is_version(&method.version), || {
        Problem::at("version", "versionen skal have 1-40 tegn: bogstaver a-z, cifre, punktum og bindestreg")
    })?;
    ensure(!method.indicators.is_empty(), || {
        Problem::at("indicators", "metoden har ingen tal: tilføj mindst ét afsnit [[indicators]]")
    })?;
    let indicators: Vec<_> = method.indicators.iter().map(|i| i.id.as_str()).collect();
    let scores: Vec<_> = method.scores.iter().map(|s| s.id.as_str()).collect();
    let references: Vec<_> = method.references.iter().map(|r| r.id.as_str()).collect();
    // What `of` may name shares one set of names.
    let mut values = HashSet::new();
    each("indicators", &indicators, &mut values)?;
    each("scores", &scores, &mut values)?;
    each("references", &references, &mut values)?;
    let lists: [(&'static str, Vec<&str>); 4] = [
        ("criteria", method.criteria.iter().map(|c| c.id.as_str()).collect()),
        ("classes", method.classes.iter().map(|c| c.id.as_str()).collect()),
        ("designate", method.designate.iter().map(|d| d.id.as_str()).collect()),
        ("include", method.include.iter().map(|i| i.id.as_str()).collect()),
    ];
    for (list, ids) in lists {
        each(list, &ids, &mut HashSet::new())?;
    }
    Ok(())
}

pub(crate) fn each<'a>(list: &'static str, ids: &[&'a str], seen: &mut HashSet<&'a str>) -> Result<(), Problem> {
    for (index, id) in ids.iter().enumerate() {
        ensure(is_id(id), || Problem::in_list(list, index, "id", shape(id)))?;
        ensure(seen.insert(id), || {
            Problem::in_list(list, index, "id", format!("id'et »{id}« står to gange: giv hvert sit eget"))
        })?;
    }
    Ok(())
}

pub(crate) fn shape(id: &str) -> String {
    format!("»{id}« kan ikke være et id: brug 1-60 bogstaver a-z, cifre, bindestreger og understreger")
}

/// Ids stand in addresses, in columns of output and in the database.
pub(crate) fn is_id(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    (1..=60).contains(&text.len()) && text.bytes().all(plain)
}

pub(crate) fn is_version(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
    (1..=40).contains(&text.len()) && text.bytes().all(plain)
}
