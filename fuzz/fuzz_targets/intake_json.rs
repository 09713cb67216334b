//! Any text between braces is GeoJSON, JSON-stat or refused; so is any geometry of an area that is known.
#![no_main]

use byblik_fuzz::known;
use intake::{Answers, read, recognise, unwatched};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let known = known();
    let geometry = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"navn\":\"Valby\"}},\"geometry\":{text}}}]}}"
    );
    for file in [text, &geometry] {
        let Ok(found) = recognise("a.json", file.as_bytes(), &known, &unwatched) else { continue };
        let mut reading = found.reading;
        reading.mend = true;
        let _ = read(file.as_bytes(), &reading, &known, &Answers::default(), &unwatched);
    }
});
