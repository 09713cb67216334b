//! Any reading, as staff can correct each of its settings, applied to any bytes: read the same way twice or refused, and
//! never a panic. The first bytes are the settings.
#![no_main]

use byblik_fuzz::known;
use domain::area::Level;
use intake::{
    Answer, Answers, Column, Content, Coordinates, Decimal, Encoding, Format, Reading, Role, Separator, preview, read,
    unwatched,
};
use libfuzzer_sys::fuzz_target;

const FORMATS: [Format; 4] = [Format::Csv, Format::Xlsx, Format::GeoJson, Format::JsonStat];
const CONTENTS: [Content; 5] =
    [Content::Figures, Content::Outlines, Content::Criteria, Content::StateList, Content::Initiatives];
const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf8Mark, Encoding::Windows1252];
const ROLES: [Role; 11] = [
    Role::Ignored,
    Role::AreaCode,
    Role::AreaName,
    Role::Period,
    Role::Measure,
    Role::Value,
    Role::ValueOfMeasure,
    Role::ValueOfPeriod,
    Role::ValueOfBoth,
    Role::Geometry,
    Role::StatedArea,
];
const NAMES: [&str; 13] =
    ["", "2024", "x 2024", "beboere", "x", "indkomst", "rode", "boligområde", "liste", "dato", "hændelse", "kilde", "id"];

/// How many bytes are settings.
const SETTINGS: usize = 16;

fn one<T: Copy>(of: &[T], byte: u8) -> T {
    of[usize::from(byte) % of.len()]
}

fn reading(settings: &[u8]) -> Reading {
    let bits = settings[5];
    let columns = settings[8..].iter().map(|byte| Column {
        name: one(&NAMES, byte / 11).to_owned(),
        role: one(&ROLES, byte % 11),
    });
    Reading {
        format: one(&FORMATS, settings[0]),
        content: one(&CONTENTS, settings[1]),
        encoding: one(&ENCODINGS, settings[2]),
        separator: one(&Separator::ALL, settings[3]),
        decimal: one(&[Decimal::Comma, Decimal::Point], bits),
        dash_is_zero: bits & 2 != 0,
        sheet: "Ark1".to_owned(),
        heading: one(&[0, 1, 2, 3, u64::MAX], settings[4]),
        repeats: bits & 4 != 0,
        columns: columns.take(usize::from(settings[6]) % 9).collect(),
        measure: one(&["", "beboere", "ukendt"], settings[7]).to_owned(),
        period: one(&["", "2024", "2024K5"], settings[7] / 3).to_owned(),
        level: one(&[None, Some(Level::Rode), Some(Level::Bydel), Some(Level::Boligomraade)], settings[7] / 9),
        coordinates: if bits & 8 == 0 { Coordinates::LonLat } else { Coordinates::Utm32 },
        mend: bits & 16 != 0,
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Some((settings, file)) = bytes.split_at_checked(SETTINGS) else { return };
    let (known, reading) = (known(), reading(settings));
    let mut answers = Answers::default();
    for (text, answer) in [("a", Answer::Is("1005".into())), ("b", Answer::New), ("c", Answer::LeaveOut)] {
        answers.areas.insert(text.into(), answer.clone());
        answers.measures.insert(text.into(), answer);
    }
    let _ = preview(file, &reading, &unwatched);
    let Ok(done) = read(file, &reading, &known, &answers, &unwatched) else { return };
    let again = read(file, &reading, &known, &answers, &unwatched).map(|again| again.report.to_csv());
    assert_eq!(again.ok(), Some(done.report.to_csv()));
});
