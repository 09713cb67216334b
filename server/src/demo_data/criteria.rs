//! Figures for the eight criteria: drawn around the published means and then moved until they have just these.

use super::{
    DemoError,
    chance::{Chance, Subject},
    city::{Rode, as_weight},
    ground::Ground,
};

/// One cell of the file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Cell {
    Known(f64),
    /// Nothing stands there.
    Blank,
    /// `..`
    Withheld,
    /// `i.o.`
    NotStated,
}

/// What a criterion's figures are to be on average, weighted by people.
pub(super) struct Target {
    /// The criterion's id in the municipality's method.
    pub id: String,
    /// What it measures in the synthetic set.
    pub measures: &'static str,
    /// The unit in a method's file, if it has one there.
    pub unit: Option<&'static str>,
    /// What of it is published and what is made up too.
    pub basis: &'static str,
    pub decimals: u32,
    pub high_is_worse: bool,
    /// The mean of the flagged roder.
    pub flagged: f64,
    /// The mean of the others.
    pub rest: f64,
    /// How far roder lie from their mean, as a share of it.
    spread: f64,
}

impl Target {
    /// The limit that the synthetic method asks by: halfway between the means.
    pub(super) fn limit(&self) -> f64 {
        rounded(f64::midpoint(self.flagged, self.rest), self.decimals)
    }
}

/// The eight targets, in the order of the municipality's method.
pub(super) fn targets(ground: &Ground, roder: &[Rode]) -> Result<Vec<Target>, DemoError> {
    let people = |flagged: bool| -> f64 {
        roder.iter().filter(|rode| rode.is_flagged == flagged).map(|rode| as_weight(rode.people)).sum()
    };
    let share = people(true) / (people(true) + people(false));
    let rest_of = |whole: f64, flagged: f64| (whole - share * flagged) / (1.0 - share);
    let income = 0.8;
    let income_rest = ground.income / (share * income + 1.0 - share);
    let safe = f64::midpoint(ground.safe[0], ground.safe[1]);
    let of = |id: &str| {
        let (measures, unit, basis, decimals, high_is_worse, flagged, rest, spread) = match id {
            "indkomst" => (
                "gennemsnitlig disponibel indkomst i kroner",
                Some("kr"),
                "Hele byens gennemsnit er offentliggjort; forskellen er opdigtet.",
                0,
                false,
                income * income_rest,
                income_rest,
                0.12,
            ),
            "uddannelse" => (
                "andel med kun grundskole",
                Some("procent"),
                "Begge gennemsnit følger politikken (18,4 % og halvt så mange).",
                1,
                true,
                ground.basic_school,
                ground.basic_school / ground.basic_school_times,
                0.25,
            ),
            "arbejdsmarked" => (
                "andel uden tilknytning til arbejdsmarkedet",
                Some("procent"),
                "Gennemsnittet i byområderne følger politikken (17,3 %); resten af byen er opdigtet.",
                1,
                true,
                ground.without_work,
                0.55 * ground.without_work,
                0.22,
            ),
            "ungdomsuddannelse" => (
                "andel unge, der ikke er i gang med en ungdomsuddannelse",
                Some("procent"),
                "Intet er offentliggjort; begge gennemsnit er opdigtet.",
                1,
                true,
                24.0,
                14.0,
                0.22,
            ),
            "boernefattigdom" => (
                "andel børn i fattigdom",
                Some("procent"),
                "Begge gennemsnit følger politikken (10,9 % og 4,2 %).",
                1,
                true,
                ground.poverty[0],
                ground.poverty[1],
                0.3,
            ),
            "sundhed" => (
                "forventet levetid i år",
                None,
                "Forskellen følger politikken (3,5 år); niveauet er opdigtet.",
                1,
                false,
                81.5 - ground.shorter_lives,
                81.5,
                0.012,
            ),
            "tryghed" => (
                "andel, der er trygge om aftenen og natten",
                Some("procent"),
                "Byområderne ligger midt i politikkens spænd (67-72 %), og hele byen følger Tryghedsundersøgelsen.",
                1,
                false,
                safe,
                rest_of(ground.safe_in_city, safe),
                0.04,
            ),
            "doemte" => (
                "andel dømte blandt voksne",
                Some("procent"),
                "Intet er offentliggjort; begge gennemsnit er opdigtet.",
                1,
                true,
                2.2,
                0.9,
                0.28,
            ),
            other => return Err(DemoError::Missing(format!("kriteriet »{other}« kender vi ikke"))),
        };
        Ok(Target { id: id.to_owned(), measures, unit, basis, decimals, high_is_worse, flagged, rest, spread })
    };
    ground.method.criteria.iter().map(|criterion| of(&criterion.id)).collect()
}

/// Fills in a cell for each target: first which cells have no figure, then the others, so that these have the means.
pub(super) fn fill_in(roder: &mut [Rode], targets: &[Target], fewest: u64, seed: u64) {
    for (target, at) in targets.iter().zip(0..) {
        let mut chance = Chance::new(seed, Subject::Figures, at);
        let sensitive = matches!(target.id.as_str(), "doemte" | "boernefattigdom");
        for rode in roder.iter_mut() {
            let draw = chance.share();
            let noise = chance.normal();
            let few = if sensitive { 6 * fewest } else { fewest };
            let cell = match draw {
                _ if rode.people < few => Cell::Withheld,
                ..0.02 => Cell::Withheld,
                0.02..0.035 => Cell::Blank,
                0.035..0.04 => Cell::NotStated,
                _ => {
                    let (mean, worse) = if rode.is_flagged { (target.flagged, 0.0) } else { (target.rest, 0.25) };
                    let sign = if target.high_is_worse { 1.0 } else { -1.0 };
                    // Beside what is drawn for it alone, a rode that stands worse has the worse figure.
                    let away = 0.8 * noise.clamp(-2.5, 2.5) + sign * worse * rode.standing.clamp(-2.5, 2.5);
                    Cell::Known(mean * (1.0 + target.spread * away).max(0.05))
                }
            };
            rode.cells.push(cell);
        }
        for flagged in [true, false] {
            calibrate(roder, flagged, if flagged { target.flagged } else { target.rest }, target.decimals);
        }
    }
}

/// Multiplies the latest cells of a group so that their mean is the wanted one.
fn calibrate(roder: &mut [Rode], flagged: bool, wanted: f64, decimals: u32) {
    let Some(mean) = mean(roder, flagged, None) else { return };
    for rode in roder.iter_mut().filter(|rode| rode.is_flagged == flagged) {
        if let Some(Cell::Known(value)) = rode.cells.last_mut() {
            *value = rounded(*value * wanted / mean, decimals);
        }
    }
}

/// The mean of the known cells of a group, weighted by people; of the latest criterion where none is named.
pub(super) fn mean(roder: &[Rode], flagged: bool, criterion: Option<usize>) -> Option<f64> {
    let (mut sum, mut people) = (0.0, 0.0);
    for rode in roder.iter().filter(|rode| rode.is_flagged == flagged) {
        let cell = criterion.map_or(rode.cells.last(), |at| rode.cells.get(at));
        if let Some(Cell::Known(value)) = cell {
            sum += value * as_weight(rode.people);
            people += as_weight(rode.people);
        }
    }
    (people > 0.0).then(|| sum / people)
}

/// A number with so many decimals.
fn rounded(value: f64, decimals: u32) -> f64 {
    let scale = f64::from(10_u32.pow(decimals));
    (value * scale).round() / scale
}
