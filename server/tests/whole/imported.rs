//! What staff brought in, on the public pages: nothing before it is published, and then with its source and version.

use admin::data::{
    known::known,
    take::{Taking, take_read},
};
use app::screening::run;
use axum::http::StatusCode;
use domain::{
    area::{AreaCode, Level},
    staff::Role,
};
use intake::{Answer, Answers, Role as Column, read, recognise, unwatched};
use store::{Designation, Stage};

use crate::{
    staff::{Browser, somebody},
    test_app::{TestApp, clock},
};

/// What a file says of itself stays with its numbers, whatever its set is called, and in the sets that follow.
#[tokio::test]
async fn what_a_file_says_to_be_made_up_stays_so_in_later_sets() {
    let app = TestApp::new().await;
    let db = &app.services.db;
    let first = db.published_run().await.unwrap().unwrap();
    let known = known(db).await.unwrap();
    let take = async |text: &str, title: &str| {
        let reading = recognise("tal.csv", text.as_bytes(), &known, &unwatched).unwrap().reading;
        let found = read(text.as_bytes(), &reading, &known, &Answers::default(), &unwatched).unwrap();
        let about = Taking { title, file: "tal.csv", source: None, by: None, at: clock() };
        take_read(db, &found, &about).await.unwrap();
        let ran = run::run(&app.services, "aabne-data", "1.0", None, None).await.unwrap();
        run::publish(&app.services, &ran.run, "", false).await.unwrap();
    };
    let rows = "KVARTER;MÅL;TID;INDHOLD\nTingbjerg;Beboere;2027K1;6500\nHusum;Beboere;2027K1;9100\n";
    take(&format!("SYNTETISK – ikke virkelige tal\n{rows}"), "Befolkning 2027").await;
    assert_eq!(db.latest_snapshot().await.unwrap().unwrap().title, "SYNTETISK – Befolkning 2027");
    let says = async |page: &str| app.get(page).await.body.contains("SYNTETISK: Her vises opdigtede roder og tal");
    assert!(says("/").await);
    take(&rows.replace("2027K1", "2027K2"), "Virkelige tal").await;
    assert_eq!(db.latest_snapshot().await.unwrap().unwrap().title, "Virkelige tal");
    assert!(says("/").await && says("/omraade/tingbjerg").await, "the made-up ones are still among them");
    run::publish(&app.services, &first.run, "", false).await.unwrap();
    assert!(!says("/").await, "they are public no more");
}

#[tokio::test]
async fn figures_are_credited_as_they_came() {
    let app = TestApp::new().await;
    let db = &app.services.db;
    let known = known(db).await.unwrap();
    let measure = db.measures().await.unwrap().into_iter().find(|one| one.id == "disponibel_indkomst").unwrap();
    let text = format!("KVARTER;MÅL;TID;INDHOLD\nTingbjerg;{0};2027;190000\nHusum;{0};2027;250000\n", measure.name);
    let reading = recognise("indkomst.csv", text.as_bytes(), &known, &unwatched).unwrap().reading;
    let found = read(text.as_bytes(), &reading, &known, &Answers::default(), &unwatched).unwrap();
    let about =
        Taking { title: "Indkomst 2027", file: "indkomst.csv", source: Some("kk-befolkning"), by: None, at: clock() };
    take_read(db, &found, &about).await.unwrap();
    let ran = run::run(&app.services, "aabne-data", "1.0", None, None).await.unwrap();
    let pages = ["/omraade/tingbjerg", "/omraader.csv", "/metode", "/sammenlign?omraader=tingbjerg,nordhavn"];
    let told = "indlæst 22. november 2026 som »Indkomst 2027«";
    for page in pages {
        assert!(!app.get(page).await.body.contains("Indkomst 2027"), "{page}");
    }
    run::publish(&app.services, &ran.run, "Nye tal", false).await.unwrap();
    for page in pages {
        let body = app.get(page).await.body.replace('\u{a0}', " ");
        assert!(body.contains(told), "{page}");
    }
    let english = app.get("/en/omraade/tingbjerg").await.body.replace('\u{a0}', " ");
    assert!(english.contains("brought in 22 November 2026 as “Indkomst 2027”"));
}

/// Takes one outline as staff do, a square about 300 metres wide; `code` is empty for a new area.
async fn bring(app: &TestApp, level: Level, [x, y]: [f64; 2], [code, name]: [&str; 2], source: Option<&str>) {
    let (west, east, south, north) = (x - 0.002, x + 0.002, y - 0.001, y + 0.001);
    let text = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":\
         {{\"kode\":\"{code}\",\"navn\":\"{name}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":\
         [[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]}}}}]}}"
    );
    let known = known(&app.services.db).await.unwrap();
    let mut reading = recognise("omrids.geojson", text.as_bytes(), &known, &unwatched).unwrap().reading;
    reading.level = Some(level);
    for column in &mut reading.columns {
        column.role = if column.name == "kode" { Column::AreaCode } else { Column::AreaName };
    }
    let answers = Answers { areas: [(name.to_owned(), Answer::New)].into(), ..Answers::default() };
    let found = read(text.as_bytes(), &reading, &known, &answers, &unwatched).unwrap();
    let title = format!("Omrids af {name}");
    let about = Taking { title: &title, file: "omrids.geojson", source, by: None, at: clock() };
    take_read(&app.services.db, &found, &about).await.unwrap();
}

#[tokio::test]
async fn outlines_are_credited_and_designate_nothing() {
    let app = TestApp::new().await;
    let db = &app.services.db;
    let tingbjerg = db.areas(Level::Kvarter).await.unwrap().into_iter().find(|area| area.name == "Tingbjerg").unwrap();
    let at = tingbjerg.position.unwrap();
    bring(&app, Level::Kvarter, at, [tingbjerg.code.as_str(), "Tingbjerg"], Some("kk-kvarterer")).await;
    bring(&app, Level::Byomraade, at, ["", "Prøveengen"], None).await;
    let ran = run::run(&app.services, "aabne-data", "1.0", None, None).await.unwrap();
    let id = somebody(&app, "Poul", &[Role::Udgiver]).await;
    let mut poul = Browser::signed_in(&app, id, Stage::Whole).await;
    let told = poul.get(&app, "/admin/udpegninger").await.body;
    assert!(told.contains("Venter på data") && told.contains("Prøveengen"), "{told}");
    assert!(!app.get("/omraade/tingbjerg").await.body.contains("Omrids af"), "nothing before it is published");

    run::publish(&app.services, &ran.run, "Nye omrids", false).await.unwrap();
    let page = app.get("/omraade/tingbjerg").await.body.replace('\u{a0}', " ");
    assert!(page.contains("Omridsene på kortet er indlæst 22. november 2026 som »Omrids af Tingbjerg«."), "{page}");
    let credit =
        "Omrids: Københavns Kommune, åbne data, CC BY 4.0, indlæst 22. november 2026 som »Omrids af Tingbjerg«.";
    assert!(app.get("/").await.body.replace('\u{a0}', " ").contains(credit));
    let english = app.get("/en").await.body.replace('\u{a0}', " ");
    assert!(english.contains("brought in 22 November 2026 as “Omrids af Tingbjerg”."), "{english}");

    // An outline alone is no decision.
    for path in ["/", "/omraader", "/omraade/tingbjerg", "/soeg?q=Pr%C3%B8veengen", "/sammenlign"] {
        assert!(!app.get(path).await.body.contains("/omraade/proeveengen"), "{path}");
    }
    assert_eq!(app.get("/omraade/proeveengen").await.status, StatusCode::NOT_FOUND);
    let told = poul.get(&app, "/admin/udpegninger").await.body;
    assert!(told.contains("Kan udpeges nu") && !told.contains("Venter på data"), "{told}");
    let code = AreaCode::parse("byomraade-proeveengen").unwrap();
    let decision = Designation {
        id: "2026".into(),
        title: "Udpegningen i 2026".into(),
        decided_on: "2026-11-01".into(),
        decider: "Borgerrepræsentationen".into(),
        reference: "Sag 1".into(),
        outlines_published: true,
        note: String::new(),
        kind: "decision".into(),
        reason: String::new(),
    };
    let mut tx = db.begin().await.unwrap();
    tx.publish_designation(&decision, None, std::slice::from_ref(&code), clock()).await.unwrap();
    tx.commit().await.unwrap();
    let page = app.get("/omraade/proeveengen").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Udsat byområde, udpeget af kommunen<"), "{}", page.body);
    assert!(page.body.contains("Omrids på kortet, indlæst") && page.body.contains("Kilden er ikke oplyst."));
    assert!(app.get("/soeg?q=Pr%C3%B8veengen").await.body.contains("/omraade/proeveengen"));
    assert!(!poul.get(&app, "/admin/udpegninger").await.body.contains("id=\"ikke-udpeget\""));
}
