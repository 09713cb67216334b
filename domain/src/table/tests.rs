//! Tables as programs and offices write them.

use std::fmt::Write;

use proptest::prelude::*;

use super::{ReadError, Table, Wanted, read};
use crate::method::AreaColumns;

fn wanted(numbers: &[&str]) -> Wanted {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Wanted { areas: AreaColumns { id: "id".into(), ..AreaColumns::default() }, numbers: words(numbers), texts: vec![] }
}

fn table(text: &str, wanted: &Wanted) -> Result<Table, ReadError> {
    read(text.as_bytes(), wanted, |_| ())
}

#[test]
fn separators_decimal_signs_and_the_mark_are_recognised() {
    for text in [
        "id,x,y\na,1.5,2\nb,3,4\n",
        "\u{feff}id;x;y\r\na;1,5;2\r\nb;3;4\r\n",
        "id\tx\ty\na\t1,5\t2\nb\t3\t4",
        "\"id\"|\"x\"|\"y\"\n\"a\"|\"1.5\"|2\nb| 3 |4\n",
    ] {
        let table = table(text, &wanted(&["x", "y"])).unwrap();
        assert_eq!(table.values("x", 0), Some(&[1.5, 3.0][..]), "{text}");
        assert_eq!(table.values("y", 0), Some(&[2.0, 4.0][..]), "{text}");
        assert_eq!((table.id(0), table.name(1)), ("a", "b"));
    }
}

#[test]
fn missing_and_withheld_are_not_zero_and_not_the_same() {
    let table = table("id,x\na,\nb,NA\nc,..\nd,0\n", &wanted(&["x"])).unwrap();
    let values = table.values("x", 0).unwrap();
    assert!(values[..3].iter().all(|value| value.is_nan()) && values[3] == 0.0);
    assert_eq!([0, 1, 2, 3].map(|row| table.is_withheld("x", 0, row)), [false, false, true, false]);
}

#[test]
fn rows_of_several_years_are_put_in_their_places() {
    let mut wanted = wanted(&["x"]);
    wanted.areas.period = Some("year".into());
    let table = table("year,id,x\n2024,a,1\n2023,a,2\n2024,b,3\n", &wanted).unwrap();
    assert_eq!(table.periods(), ["2023", "2024"]);
    assert_eq!(table.values("x", 1), Some(&[1.0, 3.0][..]));
    let earlier = table.values("x", 0).unwrap();
    assert!((earlier[0] - 2.0).abs() < 1e-12 && earlier[1].is_nan());
}

#[test]
fn thousands_before_the_first_comma_are_thousands() {
    let table = table("id;x;y\na;1.234;5\nb;2.500;5,3\nc;912;1.000\n", &wanted(&["x", "y"])).unwrap();
    assert_eq!(table.values("x", 0), Some(&[1234.0, 2500.0, 912.0][..]));
    assert_eq!(table.values("y", 0), Some(&[5.0, 5.3, 1000.0][..]));
    let mut stated = wanted(&["x"]);
    stated.areas.decimal = Some(crate::method::areas::DecimalSign::Point);
    assert_eq!(super::tests::table("id;x\na;1.234\n", &stated).unwrap().values("x", 0), Some(&[1.234][..]));
}

#[test]
fn neighbours_count_both_ways() {
    let mut wanted = wanted(&[]);
    wanted.areas.neighbours = Some("next".into());
    let table = table("id,next\na,b c\nb,\nc,x;a;c\n", &wanted).unwrap();
    assert_eq!([0, 1, 2].map(|row| table.neighbours(row).unwrap().to_vec()), [vec![1, 2], vec![0], vec![0]]);
}

#[test]
fn every_mistake_is_named_with_line_and_column() {
    for (text, expected) in [
        ("", "tom"),
        ("\n\n", "tom"),
        ("id,z\na,1\n", "kolonnen »x« kendes ikke"),
        ("id,xx\na,1\n", "Mente du »xx«?"),
        ("id,x,x\na,1,2\n", "»x« står to gange"),
        ("id,x\na,ti\n", "linje 2, kolonne »x«: »ti« er ikke et tal"),
        ("id,x\na,NaN\n", "»NaN« er ikke et tal"),
        ("id,x\na,1\n\nb,inf\n", "linje 4, kolonne »x«"),
        ("id,x\na\n", "linje 2, kolonne »id«: linjen har 1 felter, men overskriften 2"),
        ("id,x\na,1,234\n", "linjen har 3 felter, men overskriften 2"),
        ("id,x\n,1\n", "området har intet id"),
        ("id;x\na;1.234\nb;912\n", "»1.234« kan være 1234 eller 1,234: skriv decimal"),
        ("id,x\na,1\na,2\n", "linje 3, kolonne »id«: området »a« står to gange"),
        ("id;x\na;1,5\nb;1.5\n", "linje 3, kolonne »x«: »1.5« kan læses på to måder"),
    ] {
        let error = table(text, &wanted(&["x"])).unwrap_err().to_string();
        assert!(error.contains(expected), "{text:?}: {error}");
    }
    let latin = b"id;x\n\xe6;1\n";
    let error = read(&latin[..], &wanted(&["x"]), |_| ()).unwrap_err().to_string();
    assert!(error.contains("ikke UTF-8"), "{error}");
}

proptest! {
    #[test]
    fn any_bytes_give_a_table_or_a_message(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes[..], &wanted(&["x"]), |_| ()).map_err(|error| error.to_string());
    }

    #[test]
    fn numbers_come_back_as_they_were(values in prop::collection::vec(-1e9..1e9f64, 1..40)) {
        let mut text = String::from("id;x\n");
        for (row, value) in values.iter().enumerate() {
            let _ = writeln!(text, "r{row};{}", value.to_string().replace('.', ","));
        }
        let table = table(&text, &wanted(&["x"])).unwrap();
        prop_assert_eq!(table.values("x", 0).unwrap(), &values[..]);
    }
}

#[test]
fn columns_of_several_files_are_joined_by_id() {
    let files = |second: &'static str| {
        vec![("a.csv".to_owned(), "id,x\na,1\nb,2\n".as_bytes()), ("b.csv".to_owned(), second.as_bytes())]
    };
    let table = super::read_all(files("id;y\nb;20\nc;30\n"), &wanted(&["x", "y"]), |_| ()).unwrap();
    assert_eq!(["a", "b", "c"].map(|id| table.row(id).unwrap()), [0, 1, 2]);
    let (x, y) = (table.values("x", 0).unwrap(), table.values("y", 0).unwrap());
    assert!(x[..2] == [1.0, 2.0] && x[2].is_nan() && y[0].is_nan() && y[1..] == [20.0, 30.0]);
    for (second, expected) in [
        ("id;x\nb;20\n", "b.csv: kolonnen »x« står også i en anden fil"),
        ("id;yy\nb;20\n", "kolonnen »y« kendes ikke"),
        ("id;y\nb;to\n", "b.csv: linje 2, kolonne »y«"),
    ] {
        let error = super::read_all(files(second), &wanted(&["x", "y"]), |_| ()).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}
