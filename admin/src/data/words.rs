//! How a file is read, in words for people and in words for forms.

use domain::{
    area::Level,
    text::{capitalised, count, decimal},
};
use intake::{Content, Coordinates, Decimal, Encoding, Format, Role, Separator};
use maud::{Markup, html};
use serde::{Serialize, de::DeserializeOwned};

/// Square metres in a hectare.
const HECTARE: f64 = 10_000.0;

const KILOBYTE: f64 = 1_024.0;
const MEGABYTE: f64 = KILOBYTE * KILOBYTE;

/// Every kind of content, with what it is called.
pub(super) const CONTENTS: [(Content, &str); 5] = [
    (Content::Figures, "tal for områder"),
    (Content::Outlines, "omrids af områder"),
    (Content::Criteria, "kommunens kriterier for roder (vores skabelon)"),
    (Content::StateList, "statens lister (vores skabelon)"),
    (Content::Initiatives, "indsatser (vores skabelon)"),
];

/// Every format, with what it is called.
const FORMATS: [(Format, &str); 4] = [
    (Format::Csv, "tekstfil med kolonner (CSV)"),
    (Format::Xlsx, "regneark (XLSX)"),
    (Format::GeoJson, "kortfil (GeoJSON)"),
    (Format::JsonStat, "tabel fra en statistikbank (JSON-stat)"),
];

/// Every way of keeping letters, with what it is called.
pub(super) const ENCODINGS: [(Encoding, &str); 3] = [
    (Encoding::Utf8, "UTF-8, det almindelige"),
    (Encoding::Utf8Mark, "UTF-8 med mærke, som regneark gemmer det"),
    (Encoding::Windows1252, "Windows-1252, ældre danske regneark"),
];

/// Every separator, with what it is called.
pub(super) const SEPARATORS: [(Separator, &str); 4] = [
    (Separator::Semicolon, "semikolon ;"),
    (Separator::Comma, "komma ,"),
    (Separator::Tab, "tabulator"),
    (Separator::Bar, "lodret streg |"),
];

/// Both decimal signs, with what they are called.
pub(super) const DECIMALS: [(Decimal, &str); 2] =
    [(Decimal::Comma, "komma, som i 1.234,5"), (Decimal::Point, "punktum, som i 1,234.5")];

/// Both kinds of coordinates, with what they are called.
pub(super) const COORDINATES: [(Coordinates, &str); 2] = [
    (Coordinates::LonLat, "grader (længde- og breddegrad)"),
    (Coordinates::Utm32, "meter (EPSG:25832, som i kommunens kort)"),
];

/// Every role of a column, with what it is called.
pub(super) const ROLES: [(Role, &str); 11] = [
    (Role::Ignored, "bruges ikke"),
    (Role::AreaCode, "områdets kode eller nummer"),
    (Role::AreaName, "områdets navn"),
    (Role::Period, "år eller kvartal"),
    (Role::Measure, "hvad tallet måler"),
    (Role::Value, "tallet"),
    (Role::ValueOfMeasure, "tal for det, overskriften måler"),
    (Role::ValueOfPeriod, "tal for overskriftens år"),
    (Role::ValueOfBoth, "tal for det, overskriften måler, i dens år"),
    (Role::Geometry, "omrids"),
    (Role::StatedArea, "areal i m²"),
];

/// What something is called.
fn named<T: Copy + PartialEq>(all: &[(T, &'static str)], one: T) -> &'static str {
    all.iter().find(|(known, _)| *known == one).map_or("", |(_, name)| name)
}

pub(super) fn content(one: Content) -> &'static str {
    named(&CONTENTS, one)
}

pub(super) fn format(one: Format) -> &'static str {
    named(&FORMATS, one)
}

pub(super) fn encoding(one: Encoding) -> &'static str {
    named(&ENCODINGS, one)
}

pub(super) fn separator(one: Separator) -> &'static str {
    named(&SEPARATORS, one)
}

pub(super) fn decimal_sign(one: Decimal) -> &'static str {
    named(&DECIMALS, one)
}

pub(super) fn coordinates(one: Coordinates) -> &'static str {
    named(&COORDINATES, one)
}

pub(super) fn role(one: Role) -> &'static str {
    named(&ROLES, one)
}

/// Every level, with what it is called.
pub(super) fn levels() -> Vec<(Level, String)> {
    Level::ALL.into_iter().map(|level| (level, capitalised(level.noun()))).collect()
}

/// The word of a setting in forms: the same as in what is kept.
pub(super) fn word<T: Serialize>(one: T) -> String {
    match serde_json::to_value(one) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Reads [`word`] back; `None` for any other word.
pub(super) fn setting<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}

/// A list to choose one of, with its label.
pub(super) fn choice<'a>(
    name: &str,
    label: &str,
    hint: &str,
    options: impl IntoIterator<Item = (String, &'a str)>,
    chosen: &str,
) -> Markup {
    let told = (!hint.is_empty()).then(|| format!("{name}-hint"));
    html! {
        div.field {
            label for=(name) { (label) }
            @if let Some(told) = &told { p.hint id=(told) { (hint) } }
            select id=(name) name=(name) aria-describedby=[told] {
                @for (value, text) in options { option value=(value) selected[value == chosen] { (text) } }
            }
        }
    }
}

/// A file's size as computers count it: "11,8 MB"; a megabyte is 1,048,576 bytes.
pub(super) fn size(bytes: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "for people, rounded")]
    let bytes = bytes as f64;
    match bytes {
        ..KILOBYTE => format!("{} byte", count(bytes)),
        KILOBYTE..MEGABYTE => format!("{} kB", count(bytes / KILOBYTE)),
        _ => format!("{} MB", decimal(bytes / MEGABYTE, 1)),
    }
}

/// A whole count: "74.134".
pub(super) fn number(count_of: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "far below what a float counts exactly")]
    count(count_of as f64)
}

/// An area of land: "9.800 m²", "12,3 ha".
pub(super) fn land(square_metres: f64) -> String {
    if square_metres.abs() < HECTARE {
        format!("{} m²", count(square_metres))
    } else {
        format!("{} ha", decimal(square_metres / HECTARE, 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_forms_come_back_and_others_are_none() {
        for (role, name) in ROLES {
            assert_eq!(setting(&word(role)), Some(role), "{name}");
        }
        for (separator, _) in SEPARATORS {
            assert_eq!(setting(&word(separator)), Some(separator));
        }
        assert_eq!(setting::<Role>("<script>"), None);
        assert_eq!(setting::<Level>(&word(Level::Rode)), Some(Level::Rode));
        assert!(Separator::ALL.iter().all(|one| !separator(*one).is_empty()));
    }

    #[test]
    fn sizes_are_said_as_people_say_them() {
        assert_eq!([size(7), size(12_345), size(12_400_000)], ["7 byte", "12 kB", "11,8 MB"]);
        assert_eq!([land(9_800.2), land(123_456.0), land(-40_000.0)], ["9.800 m²", "12,3 ha", "−4,0 ha"]);
        assert_eq!(number(74_134), "74.134");
    }
}
