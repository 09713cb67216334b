//! Any bytes are a table or an error; a table holds finite numbers or nothing, and can be screened without a panic.
#![no_main]

use domain::{
    method,
    screening::screen,
    table::{Wanted, read},
};
use libfuzzer_sys::fuzz_target;

const METHOD: &str = r#"
id = "m"
version = "1"
title = "M"
origin = "published"
normalise = { how = "percentile", zeros = "apart" }
ranking = { of = "s" }

[areas]
id = "id"
period = "t"
neighbours = "n"
population = "p"

[[indicators]]
id = "x"
mean_of_latest = 2

[[indicators]]
id = "y"
numerator = "a"
denominator = "p"
treat = { winsorise = {}, impute_by = "n" }

[[scores]]
id = "s"
of = ["x", "y"]
at_least = 1

[[criteria]]
id = "s"
of = "s"
by = "share"
at_most = 0.5

[[criteria]]
id = "around"
neighbours = { of = "s", share = 0.5 }

[[designate]]
id = "d"
by = "around"

[group]
minimum_population = 10
"#;

fuzz_target!(|bytes: &[u8]| {
    let Ok(method) = method::parse(METHOD) else { panic!("the method of this target is wrong") };
    let Ok(table) = read(bytes, &Wanted::of(&method), |_| ()) else { return };
    for period in 0..table.periods().len() {
        for column in ["x", "a", "p"] {
            let Some(values) = table.values(column, period) else { panic!("{column} was read") };
            assert!(values.iter().all(|value| !value.is_infinite()));
        }
    }
    let _ = screen(&method, &table, None);
});
