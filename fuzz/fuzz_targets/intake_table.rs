//! Any bytes are recognised or refused as a file of staff's; what is recognised is read without a panic, the same way
//! twice, and what is taken is finite and of areas that are known.
#![no_main]

use byblik_fuzz::known;
use intake::{Answers, Taken, read, recognise, unwatched};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let known = known();
    let Ok(file) = recognise("a.csv", bytes, &known, &unwatched) else { return };
    let mut reading = file.reading;
    reading.mend = bytes.len() % 2 == 0;
    let Ok(done) = read(bytes, &reading, &known, &Answers::default(), &unwatched) else { return };
    let again = read(bytes, &reading, &known, &Answers::default(), &unwatched).map(|again| again.report.to_csv());
    assert_eq!(again.ok(), Some(done.report.to_csv()));
    match done.taken {
        Taken::Figures(figures) | Taken::Criteria(figures) => {
            assert_eq!(figures.len() as u64, done.report.taken);
            assert!(figures.iter().all(|(figure, line, _)| figure.value.is_finite() && line >= 1));
        }
        Taken::Outlines(outlines) => {
            let positions = outlines.all.iter().flat_map(|one| one.outline.polygons().iter().flatten().flatten());
            assert!(positions.into_iter().flatten().all(|degrees| degrees.is_finite()));
        }
        Taken::StateList(_) | Taken::Initiatives(_) => {}
    }
});
