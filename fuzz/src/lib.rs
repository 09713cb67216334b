//! What the targets of `intake` know: a few areas, measures and words, and the parts of a workbook around its sheet.

use domain::area::{AreaCode, Level};
use intake::{Areas, Known, KnownArea, KnownMeasure, Measures, Vocabulary};

/// The parts of a workbook around its only sheet.
pub const PARTS: [(&str, &[u8]); 4] = [
    ("[Content_Types].xml", br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#),
    ("_rels/.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
    ("xl/workbook.xml", br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
    ("xl/_rels/workbook.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
];

/// A small city.
pub fn known() -> Known {
    let areas = [
        ("1000", Level::City, "København", None),
        ("1003", Level::Bydel, "Nørrebro", Some("1000")),
        ("1005", Level::Bydel, "Valby", Some("1000")),
        ("20702", Level::Kvarter, "Valby Syd", Some("1005")),
        ("1", Level::Rode, "Syd", Some("20702")),
        ("bo-a", Level::Boligomraade, "Aldersrogade", None),
    ];
    let area = |(code, level, name, parent): (&str, Level, &str, Option<&str>)| {
        Some(KnownArea {
            code: AreaCode::parse(code)?,
            level,
            name: name.to_owned(),
            official_name: name.rsplit(' ').next().unwrap_or(name).to_owned(),
            parent: parent.and_then(AreaCode::parse),
        })
    };
    let measure = |id: &str| KnownMeasure { id: id.to_owned(), name: id.to_owned(), unit: None };
    let words = |words: &[&str]| words.iter().map(|word| ((*word).to_owned(), (*word).to_owned())).collect();
    Known {
        areas: Areas::new(areas.into_iter().filter_map(area).collect()),
        measures: Measures::new(["beboere", "x", "y"].map(measure).into()),
        criteria: Measures::new(["indkomst", "tryghed"].map(measure).into()),
        words: Vocabulary { lists: words(&["udsat"]), statuses: words(&["running"]), ..Vocabulary::default() },
    }
}
