//! Outlines: new areas and other outlines of known ones are public with a screening of their set, and go again with it.

use app::{
    locale::Language,
    map::load::map_file,
    screening::run::{publish, run},
};
use domain::area::{AreaCode, Level};

use super::Desk;

/// A square around a position, as GeoJSON.
fn square([x, y]: [f64; 2], half: f64) -> String {
    let (west, east, south, north) = (x - half, x + half, y - half, y + half);
    let ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
    format!("{{\"type\":\"Polygon\",\"coordinates\":[{ring:?}]}}")
}

fn collection(features: &[(&str, &str, String)]) -> String {
    let feature = |(code, name, geometry): &(&str, &str, String)| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"kode\":\"{code}\",\"navn\":\"{name}\"}},\"geometry\":{geometry}}}"
        )
    };
    let all: Vec<String> = features.iter().map(feature).collect();
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}", all.join(",\n"))
}

/// How the file is read, with the level that staff chose and the columns of codes and names.
async fn reading(desk: &Desk, file: &str, level: Level) -> String {
    let text = desk.import(&["--print-reading", file]).await.unwrap();
    let mut reading: intake::Reading = serde_json::from_str(&text).unwrap();
    reading.level = Some(level);
    for column in &mut reading.columns {
        column.role = if column.name == "kode" { intake::Role::AreaCode } else { intake::Role::AreaName };
    }
    desk.file("laesning.json", &serde_json::to_string(&reading).unwrap())
}

async fn middle(desk: &Desk, code: &str) -> [f64; 2] {
    desk.db.area(&AreaCode::parse(code).unwrap()).await.unwrap().unwrap().position.unwrap()
}

#[tokio::test]
async fn outlines_wait_for_a_publication_and_go_back_with_it() {
    let desk = Desk::new().await;
    let before = desk.db.latest_snapshot().await.unwrap().unwrap();
    let map = map_file(&desk.services, Language::Danish).await.unwrap();
    let (tingbjerg, overlaps) = (
        desk.db.areas(Level::Kvarter).await.unwrap().into_iter().find(|area| area.name == "Tingbjerg").unwrap(),
        desk.db.overlaps(Level::Kvarter, Level::Byomraade).await.unwrap(),
    );
    let at = tingbjerg.position.unwrap();
    let text = collection(&[
        (tingbjerg.code.as_str(), "Tingbjerg", square(at, 0.01)),
        ("20999", "Ny Havn", square(middle(&desk, "20101").await, 0.001)),
    ]);
    let file = desk.file("kvarterer.json", &text);
    let how = reading(&desk, &file, Level::Kvarter).await;
    let answers = desk.file("svar.json", "{\"areas\": {\"20999\": \"new\"}}");
    let take = ["--take", "--title", "Nye omrids", "--reading", &how, "--answers", &answers, &file];
    let taken = desk.import(&take).await.unwrap();
    assert!(taken.contains("1 nyt område og 1 ændret omrids") && taken.contains("først, når en screening"), "{taken}");
    assert!(desk.import(&take).await.unwrap().contains("De samme omrids er der allerede"));

    // Nothing that the public sees is otherwise.
    let latest = desk.db.latest_snapshot().await.unwrap().unwrap();
    assert_ne!(latest.id, before.id);
    assert_eq!(map_file(&desk.services, Language::Danish).await.unwrap().fingerprint, map.fingerprint);
    assert_eq!(desk.db.areas(Level::Kvarter).await.unwrap().len(), 67);
    assert_eq!(desk.db.overlaps(Level::Kvarter, Level::Byomraade).await.unwrap(), overlaps);
    // A screening sees them at once.
    let ran = run(&desk.services, "aabne-data", "1.0", None, None).await.unwrap();
    assert_eq!(ran.areas, 68);
    let new = desk.db.areas_of(Level::Kvarter, &latest.id).await.unwrap();
    let new = new.iter().find(|area| area.code.as_str() == "20999").unwrap();
    assert_eq!((new.name.as_str(), new.parent.as_ref().map(AreaCode::as_str)), ("Ny Havn", Some("1001")));
    assert_eq!(new.slug.as_ref().map(ToString::to_string).as_deref(), Some("ny-havn"));
    assert!(desk.db.memberships(Level::Tryghedsomraade).await.unwrap().iter().any(|(part, _)| *part == new.code));

    let first = desk.db.published_run().await.unwrap().unwrap().run;
    publish(&desk.services, &ran.run, "Nye omrids", false).await.unwrap();
    let after = map_file(&desk.services, Language::Danish).await.unwrap();
    assert!(after.json.contains("Ny Havn") && !map.json.contains("Ny Havn"));
    assert_eq!(desk.db.areas(Level::Kvarter).await.unwrap().len(), 68);
    let moved = desk.db.overlaps(Level::Kvarter, Level::Byomraade).await.unwrap();
    let of = |all: &[store::Overlap]| all.iter().filter(|one| one.area == tingbjerg.code).cloned().collect::<Vec<_>>();
    assert_ne!(of(&moved), of(&overlaps));

    // Taken back, all is as it was, to the last sign.
    publish(&desk.services, &first, "Tilbage", false).await.unwrap();
    assert_eq!(map_file(&desk.services, Language::Danish).await.unwrap().fingerprint, map.fingerprint);
    assert_eq!(desk.db.areas(Level::Kvarter).await.unwrap().len(), 67);
    let back = desk.db.overlaps(Level::Kvarter, Level::Byomraade).await.unwrap();
    assert_eq!(back, overlaps);
    // The figures of the set are those of the one before.
    let count = async |id: &str| desk.db.figures(id).await.unwrap().len();
    assert_eq!(count(&latest.id).await, count(&before.id).await);
}

#[tokio::test]
async fn new_roder_lie_in_their_kvarter_and_what_can_not_be_is_refused() {
    let desk = Desk::new().await;
    let at = middle(&desk, "20101").await;
    let answers = desk.file("svar.json", "{\"areas\": {\"900\": \"new\", \"901\": \"new\"}}");
    let sea = square([12.9, 55.9], 0.001);
    let file = desk.file("a.json", &collection(&[("900", "Ny rode", square(at, 0.0005)), ("901", "På vandet", sea)]));
    let how = reading(&desk, &file, Level::Rode).await;
    let take = |file: &'static str| {
        let path = desk.folder.path().join(file).display().to_string();
        ["--take", "--title", "Roder", "--reading", &how, "--answers", &answers, &path].map(str::to_owned)
    };
    let words = take("a.json");
    let refused = desk.import(&words.each_ref().map(String::as_str)).await.unwrap_err().to_string();
    assert!(refused.contains("»901« ligger ikke i nogen af de kvarterer, vi kender"), "{refused}");
    assert_eq!(desk.db.snapshots().await.unwrap().len(), 1);

    desk.file("b.json", &collection(&[("900", "Ny rode", square(at, 0.0005))]));
    let words = take("b.json");
    let taken = desk.import(&words.each_ref().map(String::as_str)).await.unwrap();
    assert!(taken.contains("1 nyt område og 0 ændrede omrids"), "{taken}");
    let latest = desk.db.latest_snapshot().await.unwrap().unwrap().id;
    let roder = desk.db.areas_of(Level::Rode, &latest).await.unwrap();
    let new = roder.iter().find(|area| area.code.as_str() == "900").unwrap();
    assert_eq!((roder.len(), new.parent.as_ref().map(AreaCode::as_str), &new.slug), (400, Some("20101"), &None));
    // Its criteria can be taken before anybody has published it.
    let text = super::criteria::file(1).replace("\n1;", "\n900;");
    let taken = desk.import(&["--take", "--title", "Tal", &desk.file("tal.csv", &text)]).await.unwrap();
    assert!(taken.contains("8 nye tal"), "{taken}");
    assert_eq!(desk.db.areas(Level::Rode).await.unwrap().len(), 399);
}
