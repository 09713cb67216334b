//! How fast a position finds its areas, on the outlines that the site ships: `cargo bench -p domain --bench locate`.
//! Nothing is asserted; results are in `docs/performance.md`.

#![expect(clippy::unwrap_used, reason = "a bench that can not be set up must fail")]

use std::{fs, hint::black_box, path::Path};

use criterion::{Criterion, criterion_group, criterion_main};
use domain::{locate::Outlines, outline::Outline};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{RngCore, SeedableRng},
};

/// Where the city lies: west, south, and its extent.
const CITY: [f64; 4] = [12.453, 55.613, 0.2, 0.12];

fn outlines(file: &str) -> Outlines {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/areas").join(file);
    let read: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let features = read["features"].as_array().unwrap().iter();
    Outlines::new(features.map(|feature| serde_json::from_value::<Outline>(feature["geometry"].clone()).unwrap()))
}

fn lookups(bench: &mut Criterion) {
    let levels = ["roder.geojson", "kvarterer.geojson", "byomraader-2017.geojson"].map(outlines);
    let mut random = ChaCha8Rng::seed_from_u64(2026);
    let mut within = |from: f64, wide: f64| from + wide * f64::from(random.next_u32()) / f64::from(u32::MAX);
    let positions: Vec<_> = (0..1000).map(|_| [within(CITY[0], CITY[2]), within(CITY[1], CITY[3])]).collect();
    let mut next = positions.iter().cycle();
    bench.bench_function("a position in rode, kvarter and byområde, neighbours within 30 m", |b| {
        b.iter(|| {
            let position = *next.next().unwrap();
            levels.iter().map(|level| black_box(level.locate(position, 30.0)).near.len()).sum::<usize>()
        });
    });
}

criterion_group!(benches, lookups);
criterion_main!(benches);
