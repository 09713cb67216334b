//! The map's colours, checked where they are written: `style/tokens.css`.
//!
//! The classes are an order of lightness, also for the three common deficiencies of colour vision (simulated by the
//! matrices of Machado, Oliveira and Fernandes 2009, table 1, severity 1.0), and every border stands out by 3:1 (WCAG
//! 2.2, 1.4.11) from the area on one of its sides at least.

#![expect(clippy::unwrap_used, reason = "a test that can not be set up must fail")]

use std::{collections::HashMap, fs, path::Path};

type Rgb = [f64; 3];

const DEFICIENCIES: [(&str, [Rgb; 3]); 4] = [
    ("none", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

/// The tokens of the light and of the dark theme.
fn themes() -> [HashMap<String, Rgb>; 2] {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style/tokens.css");
    let text = fs::read_to_string(file).unwrap();
    let (light, dark) = text.split_once("prefers-color-scheme: dark").unwrap();
    [light, dark].map(|theme| {
        let token = |line: &str| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
            let byte =
                |at: usize| u8::from_str_radix(value.get(at..at + 2)?, 16).ok().map(|b| linear(f64::from(b) / 255.0));
            Some((name.to_owned(), [byte(0)?, byte(2)?, byte(4)?]))
        };
        theme.lines().filter_map(token).collect()
    })
}

/// A channel of sRGB without its curve (IEC 61966-2-1).
fn linear(channel: f64) -> f64 {
    if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
}

/// The luminance of a colour as somebody with a deficiency sees it.
fn luminance(colour: Rgb, seen: [Rgb; 3]) -> f64 {
    let channel = |row: Rgb| row.iter().zip(colour).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0);
    0.2126 * channel(seen[0]) + 0.7152 * channel(seen[1]) + 0.0722 * channel(seen[2])
}

/// WCAG's contrast of two luminances.
fn contrast(a: f64, b: f64) -> f64 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_classes_are_an_order_of_lightness_for_everybody() {
    for (theme, turned) in themes().iter().zip([false, true]) {
        for (deficiency, seen) in DEFICIENCIES {
            let mut lightness: Vec<f64> = (0..5).map(|i| luminance(theme[&format!("shade-{i}")], seen)).collect();
            if turned {
                lightness.reverse();
            }
            for pair in lightness.windows(2) {
                let apart = contrast(pair[0], pair[1]);
                assert!(pair[0] > pair[1] && apart > 1.2, "{deficiency}: {pair:?} are {apart:.2} apart");
            }
        }
    }
}

#[test]
fn every_border_stands_out_on_one_side_at_least() {
    for theme in themes() {
        for (_, seen) in DEFICIENCIES {
            let of = |name: &str| luminance(theme[name], seen);
            let edge = |shade: usize| if shade < 3 { of("edge-low") } else { of("edge-high") };
            // Whichever of two neighbours is drawn last has its line on top.
            for (below, above) in (0..5).flat_map(|a| (0..5).map(move |b| (a, b))) {
                let sides = [below, above].map(|shade| contrast(edge(above), of(&format!("shade-{shade}"))));
                assert!(sides.iter().any(|side| *side >= 3.0), "{below} under {above}: {sides:?}");
            }
            assert!(contrast(of("hatch"), of("no-data")) >= 3.0, "the hatching");
            assert!(contrast(of("edge-low"), of("no-data")) >= 3.0, "the border of no data");
        }
    }
}
