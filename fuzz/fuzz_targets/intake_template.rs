//! Any rows below the heading of a template or of a table of outlines: each reader of its own is reached at once. What the
//! first byte chooses is the heading.
#![no_main]

use byblik_fuzz::known;
use intake::{
    Answers, Content, Taken, criteria_template, initiatives_template, read, recognise, state_list_template, unwatched,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rows)) = bytes.split_first() else { return };
    let known = known();
    let (content, template) = match choice % 4 {
        0 => (Content::Criteria, criteria_template(&known.criteria)),
        1 => (Content::StateList, state_list_template(&known.words)),
        2 => (Content::Initiatives, initiatives_template(&known.words)),
        _ => (Content::Outlines, "navn;areal_m2;geometri\nValby;5;POLYGON ((1 1, 2 2, 1 2, 1 1))\n".to_owned()),
    };
    let file = [template.as_bytes(), rows].concat();
    let Ok(found) = recognise("a.csv", &file, &known, &unwatched) else { return };
    let mut reading = found.reading;
    reading.mend = choice & 4 != 0;
    let Ok(done) = read(&file, &reading, &known, &Answers::default(), &unwatched) else { return };
    assert!(reading.content == content || bytes.len() > 1, "the template by itself is recognised");
    let report = done.report.to_csv();
    let mut lines = csv::ReaderBuilder::new().delimiter(b';').from_reader(report.trim_start_matches('\u{feff}').as_bytes());
    for line in lines.records() {
        let Ok(line) = line else { panic!("the report can't be read again") };
        let formula = line.iter().find(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
        assert!(formula.is_none(), "a formula on the way out: {formula:?}");
    }
    match done.taken {
        Taken::Criteria(figures) | Taken::Figures(figures) => {
            assert!(figures.iter().all(|(figure, ..)| figure.value.is_finite()));
        }
        Taken::StateList(entries) => assert_eq!(entries.len() as u64, done.report.taken),
        Taken::Initiatives(entries) => assert_eq!(entries.len() as u64, done.report.taken),
        Taken::Outlines(outlines) => {
            let positions = outlines.all.iter().flat_map(|one| one.outline.polygons().iter().flatten().flatten());
            assert!(positions.into_iter().flatten().all(|degrees| degrees.is_finite()));
        }
    }
});
