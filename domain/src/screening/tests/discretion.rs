//! What a screening withholds, and what it gives away.

use super::*;

#[test]
fn what_may_be_given_away_has_no_withheld_number_and_says_the_same() {
    let method = method::parse(METHOD).unwrap();
    let named = |id: &str| Unit { code: code(id), name: id.to_uppercase(), within: vec![] };
    let units = [named("a"), named("b")];
    let small = [("a", 3.0), ("b", 100.0)].map(|(area, value)| figure(area, "grundskole", "2024", value));
    let all = ["a", "b"].map(|area| figure(area, "alle", "2024", 1000.0));
    let table = table(&method, &units, &Figures::new(city().into_iter().chain(small).chain(all)));
    let screened = screen(&method, &table, None).unwrap();
    let given = screened.public_table();
    let values = |column| given.values(column, 0).unwrap().to_vec();
    assert!(values("grundskole")[1].is_nan() && values("alle")[1].is_nan());
    assert_eq!((values("grundskole")[2], given.name(1)), (100.0, "A"));
    let again = screen(&method, &given, None).unwrap();
    for (area, unit) in units.iter().enumerate() {
        assert_eq!(again.outcome(area, unit), screened.outcome(area, unit));
    }
}

#[test]
fn a_withheld_number_can_not_be_found_by_subtraction() {
    let screened = |secondary: bool| {
        let method = method::parse(&format!("{HEAD}[discretion]\nsecondary = {secondary}\n{SHARES}")).unwrap();
        let csv = "area,poor,people\nall,153,1800\na,3,500\nb,90,600\nc,60,700\n";
        let table = crate::table::read(csv.as_bytes(), &crate::table::Wanted::of(&method), |_| ()).unwrap();
        let screening = screen(&method, &table, None).unwrap();
        (0..3).map(|area| screening.value(0, area)).collect::<Vec<_>>()
    };
    assert_eq!(screened(false), [Value::Withheld, Value::Known(15.0), Value::Known(100.0 * 60.0 / 700.0)]);
    assert_eq!(screened(true), [Value::Withheld, Value::Known(15.0), Value::Withheld]);
}

const HEAD: &str = "id = \"m\"\nversion = \"1\"\ntitle = \"M\"\norigin = \"published\"\n";
const SHARES: &str = "[[references]]\nid = \"whole\"\narea = \"all\"\n\
    [[indicators]]\nid = \"poor\"\nnumerator = \"poor\"\ndenominator = \"people\"\n\
    [[criteria]]\nid = \"poor\"\nover = { times = 1, of = \"whole\" }\n\
    [[designate]]\nid = \"d\"\nby = \"poor\"\n";
