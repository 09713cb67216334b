//! What is typed for a figure: numbers as people here write them, years, and what can't be either.

use domain::{figure::Unit, goal::Point};

use super::{SPOTS, Spot};
use crate::{content::written::Written, form::Problems};

/// The years that can be typed.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// A number with the decimal sign that people here write.
pub(super) fn danish(number: &str) -> String {
    number.replace('.', ",")
}

/// What a cell says: nothing, a number, or what can't be one.
pub(super) fn number(cell: &str) -> Result<Option<f64>, ()> {
    if cell.is_empty() {
        return Ok(None);
    }
    // "1.234" may mean either, so a point is taken for what it is only where commas say so.
    let plain = cell.replace('\u{2212}', "-").replace([' ', '\u{a0}'], "");
    if plain.contains('.') && !plain.contains(',') {
        return Err(());
    }
    let plain = plain.replace('.', "").replace(',', ".");
    plain.parse().ok().filter(|number: &f64| number.is_finite()).map(Some).ok_or(())
}

/// A year of four digits.
pub(super) fn year(cell: &str) -> Option<i32> {
    cell.parse().ok().filter(|year| cell.len() == 4 && YEARS.contains(year))
}

/// A year with its number; what is none is noted at its field.
pub(super) fn point(written: &Written, spot: Spot, problems: &mut Problems) -> Option<Point> {
    let Spot { year: year_at, number: number_at, name, .. } = spot;
    let (typed_year, typed) = (written.text(year_at), written.text(number_at));
    if typed_year.is_empty() && typed.is_empty() {
        return None;
    }
    let year = year(typed_year);
    if year.is_none() {
        problems
            .add(year_at, format!("Skriv årstallet for {name} med fire cifre, eller lad både år og tal stå tomme."));
    }
    let unit = Unit::parse(written.text("enhed"));
    let value = number(typed).ok().flatten();
    let value = value.filter(|value| unit.is_none_or(|unit| unit.allows(*value)));
    if value.is_none() {
        problems.add(
            number_at,
            format!(
                "Skriv tallet for {name} i enheden ovenfor, for eksempel 17,3, eller lad både år og tal stå tomme."
            ),
        );
    }
    Some(Point { year: year?, value: value? })
}

/// What is wrong with one.
pub(crate) fn check(written: &Written, problems: &mut Problems) {
    let unit = Unit::parse(written.text("enhed"));
    let mut years = Vec::new();
    for row in written.rows("tal") {
        let cell = |at: usize| row.get(at).copied().unwrap_or_default();
        let Some(year) = year(cell(0)) else {
            problems.add("tal", format!("»{}« er ikke et årstal. Skriv det med fire cifre.", cell(0)));
            continue;
        };
        if years.contains(&year) {
            problems.add("tal", format!("{year} står der to gange."));
        }
        years.push(year);
        if cell(1).is_empty() && cell(2).is_empty() {
            problems.add("tal", format!("Skriv et tal for {year}, eller tøm rækken."));
        }
        for cell in [cell(1), cell(2)] {
            match number(cell) {
                Err(()) => problems.add("tal", format!("»{cell}« i {year} er ikke et tal. Skriv 1234 eller 17,3.")),
                Ok(Some(value)) if unit.is_some_and(|unit| !unit.allows(value)) => {
                    problems.add("tal", format!("»{cell}« i {year} kan ikke være et tal i den enhed. Andele ligger mellem 0 og 100, og personer er hele tal."));
                }
                Ok(_) => {}
            }
        }
    }
    let points = SPOTS.map(|spot| point(written, spot, problems));
    if let [Some(baseline), Some(target)] = points
        && baseline.year >= target.year
    {
        problems.add("maaltal-aar", "Måltallets år skal ligge efter udgangspunktets.");
    }
    let breaks = written.text("brud").split(',').map(str::trim).filter(|one| !one.is_empty());
    if breaks.clone().any(|one| year(one).is_none()) {
        problems.add("brud", "Skriv årstal med fire cifre og komma imellem, eller lad feltet stå tomt.");
    }
}

#[cfg(test)]
mod tests {
    use super::super::changed::tests::written;
    use super::*;

    #[test]
    fn what_is_no_year_no_number_or_no_share_is_said() {
        let said = |rows: &str| {
            let mut problems = Problems::default();
            check(&written().with("tal", rows), &mut problems);
            problems.texts("tal").concat()
        };
        assert_eq!(said("2023\t17,3\t"), "");
        assert!(said("23\t1\t").contains("ikke et årstal"));
        assert!(said("2023\tcirka 5\t").contains("ikke et tal"));
        assert!(said("2023\t1.234\t").contains("ikke et tal"), "it may mean either");
        assert!(said("2023\t120\t").contains("mellem 0 og 100"));
        assert!(said("2023\t\t").contains("Skriv et tal for 2023"));
        assert!(said("2023\t1\t\n2023\t2\t").contains("to gange"));
    }

    #[test]
    fn a_target_has_a_year_after_its_baseline_and_a_number_of_its_unit() {
        let said = |fields: &[(&'static str, &str)]| {
            let mut problems = Problems::default();
            let written = fields.iter().fold(written(), |written, (name, text)| written.with(name, *text));
            check(&written, &mut problems);
            let names = SPOTS.iter().flat_map(|spot| [spot.year, spot.number]);
            names.filter(|name| !problems.texts(name).is_empty()).collect::<Vec<_>>()
        };
        assert_eq!(said(&[("maaltal-aar", "2035"), ("maaltal", "5,5")]), [""; 0]);
        assert_eq!(said(&[("maaltal-aar", "2035")]), ["maaltal"]);
        assert_eq!(said(&[("maaltal", "5")]), ["maaltal-aar"]);
        assert_eq!(said(&[("udgangspunkt-aar", "20"), ("udgangspunkt", "120")]), ["udgangspunkt-aar", "udgangspunkt"]);
        let both = [("udgangspunkt-aar", "2035"), ("udgangspunkt", "9"), ("maaltal-aar", "2035"), ("maaltal", "5")];
        assert_eq!(said(&both), ["maaltal-aar"]);
    }

    #[test]
    fn danish_numbers_are_read() {
        assert_eq!(number("1.234,5"), Ok(Some(1234.5)));
        assert_eq!(number("\u{2212}3"), Ok(Some(-3.0)));
        assert_eq!((number(""), number("x"), number("inf")), (Ok(None), Err(()), Err(())));
    }
}
