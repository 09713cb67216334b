//! What staff brought in, on the public pages: nothing before it is published, and then with its source and version.

use admin::data::{
    known::known,
    take::{Taking, take_read},
};
use app::screening::run;
use intake::{Answers, read, recognise, unwatched};

use crate::test_app::{TestApp, clock};

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
