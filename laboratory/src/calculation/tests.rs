use domain::table::{Cell, TableBuilder};

use super::*;

const METHOD: &str = r#"
id = "m"
version = "1"
title = "M"
origin = "byblik"

[[indicators]]
id = "work"
name = "Arbejde"
unit = "procent"

[[indicators]]
id = "school"
name = "Skole"
unit = "procent"

[[criteria]]
id = "work"
at_least = 30

[[criteria]]
id = "school"
at_least = 30

[[criteria]]
id = "both"
met = { at_least = 2, of = ["work", "school"], with_data = 2 }

[[designate]]
id = "d"
by = "both"
"#;

/// Both over, one just below, both below, and one without numbers; "gone" is not in the table.
fn laboratory() -> Laboratory {
    let mut builder = TableBuilder::new(vec!["work".into(), "school".into()], vec![]);
    let known = |a, b| [Cell::Known(a), Cell::Known(b)];
    for (id, cells) in
        [("a", known(40.0, 40.0)), ("b", known(40.0, 29.0)), ("c", known(10.0, 10.0)), ("d", [Cell::Missing; 2])]
    {
        builder.push(id, &id.to_uppercase(), "", &cells, &[]);
    }
    let area =
        |code: &str, published| Area { code: code.into(), name: code.to_uppercase(), slug: code.into(), published };
    Laboratory::new(Material {
        language: Language::Danish,
        method: domain::method::parse(METHOD).unwrap(),
        is_published: true,
        table: builder.finish(),
        areas: vec![
            area("d", Outcome::NotAssessed),
            area("a", Outcome::StandsOut),
            area("b", Outcome::DoesNotStandOut),
            area("c", Outcome::DoesNotStandOut),
            area("gone", Outcome::StandsOut),
        ],
    })
}

fn marks(query: &str) -> Vec<Mark> {
    let laboratory = laboratory();
    let (setting, _, misread) = laboratory.read(query.split('&').filter_map(|pair| pair.split_once('=')));
    assert_eq!(misread, []);
    laboratory.calculate(&setting).unwrap().areas.into_iter().map(|area| area.mark).collect()
}

#[test]
fn a_moved_limit_moves_areas() {
    use Mark::{CameIn, In, Out, Unknown, WentOut};
    assert_eq!(marks(""), [Unknown, In, Out, Out, Unknown]);
    assert_eq!(marks("graense.school=29"), [Unknown, In, CameIn, Out, Unknown]);
    assert_eq!(marks("graense.school=41"), [Unknown, WentOut, Out, Out, Unknown]);
    assert_eq!(marks("antal.both=1"), [Unknown, In, CameIn, Out, Unknown]);
    assert_eq!(marks("uden.both.school=1"), [Unknown, In, CameIn, Out, Unknown]);
}

#[test]
fn reasons_follow_the_setting() {
    let laboratory = laboratory();
    let why = |setting: &[f64]| laboratory.calculate(setting).unwrap().areas[2].why.clone();
    let mut setting = laboratory.published();
    assert!(why(&setting).contains("Kriteriet skole er 1,0\u{a0}procentpoint fra grænsen."), "{}", why(&setting));
    setting[1] = 29.0;
    assert_eq!(
        why(&setting),
        "To af to kriterier med data er opfyldt (arbejde og skole). Mindst to skal være opfyldt."
    );
    let explained = laboratory.explain(&setting, 2).unwrap();
    assert_eq!(explained[1], "Skole: 29,0 %; grænsen er mindst 29,0 %. Kriteriet er opfyldt.".replace(" %", "\u{a0}%"));
    assert_eq!(laboratory.explain(&setting, 4).unwrap(), [""; 0]);
}

#[test]
fn limits_are_told_and_nothing_counted_is_said() {
    let laboratory = laboratory();
    assert_eq!(laboratory.calculate(&laboratory.published()).unwrap().limits, [Some(30.0), Some(30.0), None]);
    let (nothing, ..) = laboratory.read([("uden.both.work", "1"), ("uden.both.school", "1")].into_iter());
    let said = laboratory.calculate(&nothing).unwrap_err().to_string();
    assert_eq!(said, "Mindst ét kriterium skal tælle med.");
}

#[test]
fn an_address_states_setting_and_area() {
    let laboratory = laboratory();
    let (setting, chosen, _) = laboratory.read([("graense.work", "35"), ("kvarter", "b")].into_iter());
    assert_eq!(laboratory.query(&setting, chosen), "graense.work=35&kvarter=b");
    assert!(laboratory.is_own(&setting) && !laboratory.is_own(&laboratory.published()));
    assert_eq!(laboratory.read([("kvarter", "nowhere")].into_iter()).1, None);
}

#[test]
fn what_is_sent_can_not_end_its_element_and_arrives() {
    let mut material = laboratory().material;
    material.areas[0].name = "</script><b>".into();
    let json = material.to_json().unwrap();
    assert!(!json.contains('<'));
    let arrived: Material = serde_json::from_str(&json).unwrap();
    assert_eq!(arrived.areas[0].name, "</script><b>");
    let (here, there) = (Laboratory::new(material), Laboratory::new(arrived));
    assert_eq!(here.calculate(&here.published()), there.calculate(&there.published()));
}
