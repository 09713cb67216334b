//! How fast the engine is, on areas made up by a fixed seed. `numpy_peer.py` does the same work in numpy.
//!
//! `cargo bench -p domain` prints the times; nothing is asserted. Results are in `docs/performance.md`.

#![expect(clippy::unwrap_used, reason = "a bench that can not be set up must fail")]

use std::{fmt::Write, hint::black_box};

use criterion::{Criterion, criterion_group, criterion_main};
use domain::{
    method::{self, Method},
    screening::screen,
    table::{Table, Wanted, read},
};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{RngCore, SeedableRng},
};

fn made_up(areas: usize, columns: usize, ranks: bool) -> String {
    let mut random = ChaCha8Rng::seed_from_u64(2026);
    let mut text = String::from("area");
    (0..columns).for_each(|column| write!(text, ",x{column}").unwrap());
    let shuffled: Vec<Vec<usize>> = (0..columns)
        .map(|_| {
            let mut all: Vec<usize> = (1..=areas).collect();
            for place in (1..all.len()).rev() {
                all.swap(place, usize::try_from(random.next_u64() % (place as u64 + 1)).unwrap());
            }
            all
        })
        .collect();
    for area in 0..areas {
        write!(text, "\na{area}").unwrap();
        for column in &shuffled {
            if ranks {
                write!(text, ",{}", column[area]).unwrap();
            } else {
                write!(text, ",{}.{:02}", column[area] % 97, random.next_u64() % 100).unwrap();
            }
        }
    }
    text
}

fn table(method: &Method, csv: &str) -> Table {
    read(csv.as_bytes(), &Wanted::of(method), |_| ()).unwrap()
}

/// Ranks of domains, exponentially transformed and weighted, then ranked, and the first tenth designated.
fn index_of_ranks(columns: usize) -> Method {
    let mut text = String::from(
        "id = \"m\"\nversion = \"1\"\ntitle = \"M\"\norigin = \"published\"\n\
         [normalise]\nhow = \"exponential_rank\"\nconvention = \"counts_itself\"\n\
         [ranking]\nof = \"s\"\n[variants]\nweights = 0.25\nlimits = 0.1\n",
    );
    let names: Vec<String> = (0..columns).map(|column| format!("\"x{column}\"")).collect();
    for name in &names {
        write!(text, "[[indicators]]\nid = {name}\ndirection = \"negative\"\n").unwrap();
    }
    write!(
        text,
        "[[scores]]\nid = \"s\"\nof = [{}]\n[[criteria]]\nid = \"k\"\nof = \"s\"\nby = \"share\"\nat_most = 0.1\n\
         [[designate]]\nid = \"d\"\nby = \"k\"\n",
        names.join(", ")
    )
    .unwrap();
    method::parse(&text).unwrap()
}

/// Criteria with limits 25 % above the mean; designated with two.
fn criteria(columns: usize) -> Method {
    let mut text = String::from(
        "id = \"m\"\nversion = \"1\"\ntitle = \"M\"\norigin = \"published\"\n[[references]]\nid = \"mean\"\nstatistic = \"mean\"\n",
    );
    let names: Vec<String> = (0..columns).map(|column| format!("\"x{column}\"")).collect();
    for name in &names {
        write!(
            text,
            "[[indicators]]\nid = {name}\n[[criteria]]\nid = {name}\nat_least = {{ times = 1.25, of = \"mean\" }}\n"
        )
        .unwrap();
    }
    write!(
        text,
        "[[criteria]]\nid = \"k\"\nmet = {{ at_least = 2, of = [{}] }}\n[[designate]]\nid = \"d\"\nby = \"k\"\n\
         [variants]\nlimits = 0.25\n",
        names.join(", ")
    )
    .unwrap();
    method::parse(&text).unwrap()
}

fn benches(bench: &mut Criterion) {
    let ranks = index_of_ranks(7);
    let england = table(&ranks, &made_up(33_755, 7, true));
    bench.bench_function("33,755 areas × 7 domains, ranks to designation", |b| {
        b.iter(|| black_box(screen(&ranks, &england, None).unwrap().len()));
    });

    let eight = criteria(8);
    let city = table(&eight, &made_up(400, 8, false));
    bench.bench_function("400 areas × 8 criteria", |b| {
        b.iter(|| black_box(screen(&eight, &city, None).unwrap().len()));
    });

    let text = made_up(74_134, 8, false);
    bench.bench_function("CSV of 74,134 rows read, validated and screened", |b| {
        b.iter(|| black_box(screen(&eight, &table(&eight, &text), None).unwrap().len()));
    });

    let mut slow = bench.benchmark_group("slow");
    slow.sample_size(10);
    let screening = screen(&eight, &city, None).unwrap();
    let trials = screening.trials().unwrap().unwrap();
    slow.bench_function("1,000 variants × 400 areas × 8 criteria", |b| {
        b.iter(|| black_box(trials.robustness(0..1_000).unwrap().runs));
    });
    let screening = screen(&ranks, &england, None).unwrap();
    let trials = screening.trials().unwrap().unwrap();
    slow.bench_function("100 variants × 33,755 areas × 7 domains, one core", |b| {
        b.iter(|| black_box(trials.robustness(0..100).unwrap().runs));
    });
    let million = table(&eight, &made_up(1_000_000, 8, false));
    slow.bench_function("1,000,000 areas × 8 criteria", |b| {
        b.iter(|| black_box(screen(&eight, &million, None).unwrap().len()));
    });
    slow.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
