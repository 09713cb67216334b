//! Where the heading stands: above the numbers, below titles.

use super::recognise::SampleRow;
use crate::{Decimal, Number, Period};

/// How far down a heading is looked for.
const DEEPEST: usize = 40;

/// How many rows below it tell what its columns hold.
const BELOW: usize = 5;

/// The place of the heading in the sample: the first of the rows that name the most columns of numbers or outlines.
pub(super) fn find(rows: &[SampleRow]) -> Option<usize> {
    let mut best: Option<((usize, usize), usize)> = None;
    for (at, row) in rows.iter().enumerate().take(DEEPEST) {
        let below: Vec<&SampleRow> = rows[at + 1..].iter().filter(|row| !row.is_blank()).take(BELOW).collect();
        let named = named(row, &below).unwrap_or(0);
        // Of those that name equally many a title has fewer cells.
        let score = (named, row.filled());
        if named > 0 && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at).or_else(|| rows.iter().position(|row| row.filled() >= 2))
}

/// The names of a heading's columns. Where several have the same, the row above tells them apart, each of its cells as far
/// as the next ("2024" above "Mænd" and "Kvinder"); it also names what has no name. Three rows at the most.
pub(super) fn whole(rows: &[SampleRow], at: usize) -> Vec<String> {
    let mut names = rows[at].cells.clone();
    for above in rows[..at].iter().rev().take(2) {
        let same = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
        let doubled: Vec<bool> = names.iter().map(|name| !name.is_empty() && same(name)).collect();
        // A title stands alone; what tells columns apart does not.
        if above.filled() < 2 || !doubled.contains(&true) {
            break;
        }
        let mut carried = "";
        for (place, name) in names.iter_mut().enumerate() {
            let own = above.cells.get(place).map_or("", String::as_str);
            carried = if own.is_empty() { carried } else { own };
            if name.is_empty() {
                own.clone_into(name);
            } else if doubled[place] && !carried.is_empty() {
                *name = format!("{carried}, {name}");
            }
        }
    }
    names
}

/// How many columns of data a row names; `None` when it holds data itself.
fn named(row: &SampleRow, below: &[&SampleRow]) -> Option<usize> {
    let mut named = 0;
    for (at, head) in row.cells.iter().enumerate().filter(|(_, head)| !head.is_empty()) {
        let cells: Vec<&String> =
            below.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty()).collect();
        let data = cells.iter().filter(|cell| is_data(cell)).count();
        // A word where a number should be does not hide the column.
        if data > 0 && 10 * data >= 6 * cells.len() {
            if is_data(head) && Period::parse(head).is_none() {
                return None;
            }
            named += 1;
        }
    }
    Some(named)
}

/// Whether a cell is a number, a sign for a missing one, or an outline.
pub(super) fn is_data(cell: &str) -> bool {
    let is_number = |decimal: Decimal| matches!(decimal.read(cell), Number::Known(_) | Number::Missing(_));
    is_number(Decimal::Comma) || is_number(Decimal::Point) || crate::outlines::is_wkt(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&str]) -> Vec<SampleRow> {
        let row = |(line, text): (u64, &&str)| SampleRow { line, cells: text.split(';').map(str::to_owned).collect() };
        (1..).zip(lines).map(row).collect()
    }

    #[test]
    fn rows_above_tell_columns_of_one_name_apart() {
        let two = rows(&["Beboere efter køn;;;;", "Bydel;2023;;2024;", ";Mænd;Kvinder;Mænd;Kvinder", "Valby;1;2;3;4"]);
        assert_eq!(find(&two), Some(2));
        assert_eq!(whole(&two, 2), ["Bydel", "2023, Mænd", "2023, Kvinder", "2024, Mænd", "2024, Kvinder"]);
        let title = rows(&["Beboere;;", "Bydel;Tal;Tal", "Valby;1;2"]);
        assert_eq!(whole(&title, 1), ["Bydel", "Tal", "Tal"]);
        let apart = rows(&["a;b;c", "Bydel;Mænd;Kvinder"]);
        assert_eq!(whole(&apart, 1), ["Bydel", "Mænd", "Kvinder"]);
    }

    #[test]
    fn it_stands_below_titles_and_above_numbers() {
        let sparse =
            ["Beboere efter tid;;;", "Enhed: Antal;;;", ";;I alt;Kvinder", "2024;By;10;5", ";Bydel;4;..", ";Bydel;6;3"];
        assert_eq!(find(&rows(&sparse)), Some(2));
        assert_eq!(find(&rows(&["OMR;TID;INDHOLD", "a;2024;7", "b;2024;8"])), Some(0));
        assert_eq!(find(&rows(&["Tal for bydele;", "", "Bydel;2023;2024", "Valby;1,5;2,5", "Vanløse;3;4"])), Some(2));
        assert_eq!(find(&rows(&["område;liste;dato", "Aldersrogade;udsat;december"])), Some(0));
        assert_eq!(find(&rows(&["FID;geom", "a;POLYGON ((0 0, 1 0, 1 1, 0 0))"])), Some(0));
        assert_eq!(find(&rows(&["alene"])), None);
    }
}
