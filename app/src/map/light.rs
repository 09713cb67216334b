//! Outlines that are light enough to send to everybody. They are kept as they came, and a municipality's own can be twenty
//! times as detailed as a map of the whole city shows.

use domain::{outline::Outline, simplify::simplified};

/// How many bytes the outlines of a map may take as they are; the default data's take about 90,000.
const LIGHT: usize = 100_000;
/// How far a line may then move, in metres: half of what the default data's are generalised by.
const METRES: f64 = 10.0;

/// Makes the outlines of several levels light enough, if they are not: pairs of a code and GeoJSON. They are simplified
/// together, so that borders which levels share stay shared.
pub(super) fn lightened(levels: &mut [&mut Vec<(String, String)>]) {
    let bytes: usize = levels.iter().flat_map(|level| level.iter()).map(|(_, outline)| outline.len()).sum();
    if bytes <= LIGHT {
        return;
    }
    let all = || levels.iter().flat_map(|level| level.iter());
    // What can't be read is nobody's neighbour, and stays as it is.
    let read: Vec<Option<Outline>> = all().map(|(_, outline)| serde_json::from_str(outline).ok()).collect();
    let known: Vec<Outline> = read.iter().flatten().cloned().collect();
    let mut simplified = simplified(&known, METRES).into_iter();
    let lighter: Vec<Option<Outline>> = read.iter().map(|read| read.as_ref().and_then(|_| simplified.next())).collect();
    let places = levels.iter_mut().flat_map(|level| level.iter_mut());
    for ((_, outline), lighter) in places.zip(lighter) {
        if let Some(text) = lighter.and_then(|lighter| serde_json::to_string(&lighter).ok()) {
            *outline = text;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::f64::consts::TAU;

    use super::*;

    /// An outline of so many corners, with as many decimals as files have.
    fn round(corners: u32) -> (String, String) {
        let at = |i: u32| f64::from(i % corners) * TAU / f64::from(corners);
        let ring = (0..=corners).map(|i| [12.5 + 0.02 * at(i).cos(), 55.6 + 0.01 * at(i).sin()]).collect();
        ("a".to_owned(), serde_json::to_string(&Outline::Polygon(vec![ring])).unwrap())
    }

    #[test]
    fn light_outlines_stay_as_they_are_and_heavy_ones_become_light() {
        let mut few = vec![round(1000)];
        let before = few.clone();
        lightened(&mut [&mut few]);
        assert_eq!(few, before);
        let (mut heavy, mut broken) = (vec![round(20_000)], vec![("b".to_owned(), "{}".to_owned()), round(100)]);
        lightened(&mut [&mut heavy, &mut broken]);
        assert!(heavy[0].1.len() < 5_000 && heavy[0].1.starts_with("{\"type\":\"Polygon\""), "{}", heavy[0].1);
        assert_eq!(broken[0].1, "{}");
        assert!(broken[1].1.len() < before[0].1.len());
    }
}
