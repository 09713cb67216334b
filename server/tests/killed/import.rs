//! `byblik import --take`, killed.

use std::{fmt::Write, fs, process::Command, time::Instant};

use domain::area::Level;

use crate::{
    place::Place,
    points::{Tally, moments, more},
};

/// Imports files one after the other, killed at moments of this seed.
pub async fn run(place: Place, seed: u64) {
    place.slow_down().await;
    // The first brings the cells, all later ones change them.
    assert!(import(&place, 0).await.status().unwrap().success());
    let before = place.rows().await;
    let begun = Instant::now();
    assert!(import(&place, 1).await.status().unwrap().success());
    let whole = begun.elapsed();
    let all = more(&before, &place.rows().await);
    assert!(all.len() >= 2, "an import writes figures and its line in the log: {all:?}");

    let mut tally = Tally::default();
    for (number, moment) in (2..).zip(moments(seed, whole)) {
        let (before, sets) = (place.rows().await, place.db.snapshots().await.unwrap().len());
        let mut child = import(&place, number).await.spawn().unwrap();
        tokio::time::sleep(moment).await;
        tally.inside += usize::from(place.is_being_written().await);
        child.kill().unwrap();
        child.wait().unwrap();
        let is_whole = tally.count(&place, &before, &all).await;
        let latest = place.db.latest_snapshot().await.unwrap().unwrap();
        assert_eq!(latest.title == title(number), is_whole, "{}", latest.title);
        assert_eq!(place.db.snapshots().await.unwrap().len(), sets + usize::from(is_whole));
        if is_whole {
            let figures = place.db.figures(&latest.id).await.unwrap();
            let new = figures.iter().filter(|figure| figure.value.to_bits() == value(number).to_bits()).count();
            assert_eq!(new, 67 * 4, "every figure of the file is there");
        }
    }
    let before = place.rows().await;
    assert!(import(&place, 9_999).await.status().unwrap().success(), "the next import works");
    assert_eq!(more(&before, &place.rows().await), all);
    tally.judge(&format!("import, {whole:?} undisturbed"));
    place.leave().await;
}

fn title(number: u32) -> String {
    format!("Prøve {number}")
}

/// What every figure of a file is: no other file has it, nor do the default data.
fn value(number: u32) -> f64 {
    f64::from(7_000_000 + number)
}

/// The command that imports file `number`.
async fn import(place: &Place, number: u32) -> Command {
    let mut text = "område kode;MÅL;TID;INDHOLD\n".to_owned();
    for area in place.db.areas(Level::Kvarter).await.unwrap() {
        for quarter in 1..=4 {
            writeln!(text, "{};Beboere;2031K{quarter};{}", area.code, value(number)).unwrap();
        }
    }
    let file = place.folder.path().join("tal.csv");
    fs::write(&file, text).unwrap();
    place.program(&["import", "--take", "--title", &title(number), &file.display().to_string()])
}
