//! Any bytes as the only sheet of a workbook, and any bytes behind a workbook's first four.
#![no_main]

use std::io::{Cursor, Write};

use byblik_fuzz::{known, PARTS};
use intake::{Answers, read, recognise, unwatched};
use libfuzzer_sys::fuzz_target;
use zip::{ZipWriter, write::SimpleFileOptions};

fn packed(sheet: &[u8]) -> Option<Vec<u8>> {
    let mut parcel = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in PARTS.into_iter().chain([("xl/worksheets/sheet1.xml", sheet)]) {
        parcel.start_file(name, SimpleFileOptions::default()).ok()?;
        parcel.write_all(content).ok()?;
    }
    Some(parcel.finish().ok()?.into_inner())
}

fuzz_target!(|bytes: &[u8]| {
    let known = known();
    let raw = [b"PK\x03\x04", bytes].concat();
    for file in [Some(raw), packed(bytes)].into_iter().flatten() {
        let Ok(found) = recognise("a.xlsx", &file, &known, &unwatched) else { continue };
        let _ = read(&file, &found.reading, &known, &Answers::default(), &unwatched);
    }
});
