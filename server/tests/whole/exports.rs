//! Every table that can be fetched as a file, with texts in it that a spreadsheet would calculate: none begins a formula.

use chrono::TimeDelta;
use domain::{area::Level, staff::Role};
use store::{Deed, Initiative, PolicyFigure, PolicyValue, Stage};

use crate::{
    staff::{Browser, somebody},
    test_app::{TestApp, clock},
};

const SIGNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

fn evil(sign: char) -> String {
    format!("{sign}HYPERLINK(\"https://x.dk\")")
}

/// The cells of a file whose separator is `by`.
fn cells(text: &str, by: u8) -> Vec<String> {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = csv::ReaderBuilder::new().delimiter(by).has_headers(false).from_reader(text.as_bytes());
    lines.records().flat_map(|line| line.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[tokio::test]
async fn no_cell_of_any_table_begins_a_formula() {
    let app = TestApp::new().await;
    let db = &app.services.db;
    let staff = somebody(&app, &evil('='), &[Role::Administrator, Role::Analytiker]).await;
    let goal = db.goals().await.unwrap()[0].id.clone();
    let (template, areas) = (db.initiatives().await.unwrap()[0].clone(), db.areas(Level::Kvarter).await.unwrap());
    let mut tx = db.begin().await.unwrap();
    for (at, sign) in SIGNS.into_iter().enumerate() {
        let text = evil(sign);
        let deed = Deed { staff: Some(staff), action: "data.import", about: &text, before: &text, after: &text };
        tx.note(clock() + TimeDelta::seconds(i64::try_from(at).unwrap()), &deed).await.unwrap();
        let initiative = Initiative {
            slug: format!("ond-{at}"),
            title: text.clone(),
            summary: text.clone(),
            target_group: text.clone(),
            cost: text.clone(),
            contact_phone: text.clone(),
            ..template.clone()
        };
        tx.put_initiative(1_000 + i64::try_from(at).unwrap(), &initiative).await.unwrap();
        let value = PolicyValue {
            label: text.clone(),
            year: text.clone(),
            value: -2.5,
            unit: "procent".into(),
            approximate: false,
        };
        let figure = PolicyFigure {
            id: format!("ond-{at}"),
            kind: "challenge".into(),
            goal: Some(goal.clone()),
            title: text.clone(),
            body: text.clone(),
            source: "politik-2025".into(),
            page_hint: text.clone(),
            values: vec![value],
        };
        tx.put_policy_figure(1_000 + i64::try_from(at).unwrap(), &figure).await.unwrap();
    }
    tx.commit().await.unwrap();
    let store::Db::Sqlite(pool) = db else { panic!("the test's database is SQLite") };
    for (area, sign) in areas.iter().zip(SIGNS) {
        let named = sqlx::query("UPDATE area SET name = $1 WHERE code = $2").bind(evil(sign)).bind(area.code.as_str());
        named.execute(pool).await.unwrap();
    }
    let mut browser = Browser::signed_in(&app, staff, Stage::Whole).await;
    for (path, by) in [
        ("/omraader.csv", b';'),
        ("/en/omraader.csv", b';'),
        ("/indsatser.csv", b';'),
        ("/en/indsatser.csv", b';'),
        (&format!("/maal/{goal}.csv"), b','),
        (&format!("/en/maal/{goal}.csv"), b','),
        ("/admin/log.csv", b';'),
    ] {
        let answer = browser.get(&app, path).await;
        assert_eq!(answer.status, 200, "{path}");
        let cells = cells(&answer.body, by);
        let is_number = |cell: &str| cell.replace(',', ".").parse::<f64>().is_ok();
        let formula = cells.iter().find(|cell| cell.starts_with(SIGNS) && !is_number(cell));
        assert_eq!(formula, None, "{path}");
        let told = SIGNS.iter().filter(|sign| cells.iter().any(|cell| *cell == format!("'{}", evil(**sign)))).count();
        assert_eq!(told, SIGNS.len(), "{path}: all the texts are in it");
    }
}
