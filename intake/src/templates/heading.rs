//! The headings of the templates.

use crate::{Column, Content, Known, Role, names::key, reading::has_heading};

/// The columns of the template for the state's lists.
pub(super) const STATE_LIST: [&str; 6] = ["boligområde", "liste", "dato", "hændelse", "kilde", "sikkerhed"];

/// The columns of the template for initiatives.
pub const INITIATIVES: [&str; 29] = [
    "id",
    "titel",
    "resumé",
    "organisationer",
    "målgruppe",
    "alder",
    "slags",
    "grupper",
    "alder fra",
    "alder til",
    "områder",
    "sted",
    "position",
    "dækning",
    "delmål",
    "status i ord",
    "status",
    "startet",
    "kilde",
    "sprog",
    "tidspunkter",
    "varighed i minutter",
    "pris",
    "tilmelding",
    "kontakt",
    "kontaktens e-mail",
    "kontaktens telefon",
    "egen side",
    "bekræftet",
];

/// The columns of initiatives that must be there.
pub(super) const INITIATIVES_NEEDED: [&str; 4] = ["id", "titel", "resumé", "status"];

/// Recognises a template by its heading, and what its columns are.
pub(crate) fn recognise(names: &[String], known: &Known) -> Option<(Content, Vec<Column>)> {
    let keys: Vec<String> = names.iter().map(|name| key(name)).collect();
    let has = |name: &str| keys.contains(&key(name));
    let plain = |role: &dyn Fn(&str) -> Role| {
        names.iter().map(|name| Column { name: name.clone(), role: role(name) }).collect()
    };
    if STATE_LIST[..4].iter().all(|name| has(name)) {
        return Some((Content::StateList, plain(&|name| area(name, "boligområde"))));
    }
    if INITIATIVES_NEEDED.iter().all(|name| has(name)) {
        return Some((Content::Initiatives, plain(&|_| Role::Ignored)));
    }
    let is_criterion = |name: &str| {
        let wanted = key(name);
        known.criteria.all().iter().any(|criterion| key(&criterion.id) == wanted || key(&criterion.name) == wanted)
    };
    let criteria = names.iter().filter(|name| is_criterion(name)).count();
    // Two more than half, so that an ordinary table with a column or two of the same name is not taken for it.
    if has("rode") && criteria >= 2 && criteria > known.criteria.all().len() / 2 {
        let role = |name: &str| {
            if is_criterion(name) {
                Role::ValueOfMeasure
            } else if has_heading(Role::Period, name) {
                Role::Period
            } else {
                area(name, "rode")
            }
        };
        return Some((Content::Criteria, plain(&role)));
    }
    None
}

fn area(name: &str, wanted: &str) -> Role {
    if key(name) == key(wanted) { Role::AreaCode } else { Role::Ignored }
}
