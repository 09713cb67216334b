//! The published screening agrees with what can be worked out by hand from the published figures.

use app::screening::run;
use domain::{
    area::Level,
    figure::Figure,
    screening::{Outcome, Verdict},
};
use store::{Method, Snapshot};

use crate::test_app::{TestApp, clock};

#[tokio::test]
async fn the_first_screening_is_stored_and_published() {
    let app = TestApp::new().await;
    let run = app.services.db.published_run().await.unwrap().unwrap();
    assert_eq!((run.method.as_str(), run.method_version.as_str()), ("aabne-data", "1.0"));
    assert_eq!((run.ran_at, run.published_at), (clock(), clock()));
    let outcomes = app.services.db.outcomes(&run.run, None).await.unwrap();
    assert_eq!(outcomes.len(), 67);
    assert!(outcomes.iter().all(|o| o.criteria.len() == 4 && o.with_data() == 4));
}

/// København: 87116 of 522896 without education, 388434 employed, 300260 kr., 88 % safe. Limits: +25 %, income -25 %.
#[tokio::test]
async fn verdicts_follow_the_published_figures() {
    let app = TestApp::new().await;
    let run = app.services.db.published_run().await.unwrap().unwrap();
    let areas = app.services.db.areas(Level::Kvarter).await.unwrap();
    let outcomes = app.services.db.outcomes(&run.run, None).await.unwrap();
    let of = |name: &str| {
        let area = areas.iter().find(|a| a.name == name).unwrap();
        let outcome = outcomes.iter().find(|o| o.area == area.code).unwrap();
        (outcome.outcome, outcome.criteria.iter().map(|c| c.verdict == Verdict::Met).collect::<Vec<_>>())
    };
    assert_eq!(of("Tingbjerg"), (Outcome::StandsOut, vec![true, true, true, true]));
    // 1167 of 3193 without education, 1987 employed, 217224 kr.; Amager Vest is 90 % safe.
    assert_eq!(of("Urbanplanen"), (Outcome::StandsOut, vec![true, true, true, false]));
    // 558 of 5065, 3962 employed, 567481 kr., 91 % safe.
    assert_eq!(of("Nordhavn"), (Outcome::DoesNotStandOut, vec![false, false, false, false]));
    // Amager Øst is 85 % safe, which is exactly the limit, and the limit counts.
    assert!(of("Sundbyøster").1[3]);
    let stand_out = outcomes.iter().filter(|o| o.outcome == Outcome::StandsOut).count();
    let two_met = outcomes.iter().filter(|o| o.met() >= 2).count();
    assert_eq!(stand_out, two_met);
}

/// What `byblik demo-data` makes never passes for real: every page says so as long as it is public.
#[tokio::test]
async fn what_is_made_up_is_said_to_be_on_every_page() {
    let app = TestApp::new().await;
    let db = &app.services.db;
    let pages = ["/", "/omraade/tingbjerg", "/omraader", "/metode", "/nyt", "/om", "/findes-ikke"];
    for page in pages {
        assert!(!app.get(page).await.body.contains("SYNTETISK"), "{page}");
    }
    let before = db.published_run().await.unwrap().unwrap();
    let made_up = Snapshot { id: "opdigtet".into(), title: "SYNTETISK – prøve".into(), loaded_at: clock() };
    let figures = db.figures(&before.snapshot).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    tx.put_snapshot(&made_up).await.unwrap();
    for figure in &figures {
        tx.put_figure("opdigtet", figure).await.unwrap();
    }
    tx.commit().await.unwrap();
    let ran = run::run(&app.services, "aabne-data", "1.0", Some("opdigtet"), None).await.unwrap();
    run::publish(&app.services, &ran.run, "", false).await.unwrap();
    for page in pages {
        assert!(app.get(page).await.body.contains("SYNTETISK: Her vises opdigtede roder og tal"), "{page}");
    }
    assert!(app.get("/en/metode").await.body.contains("SYNTHETIC: This shows made-up areas"));
    // The same where the figures are real, and the method is not.
    let stored = db.method("aabne-data", "1.0").await.unwrap().unwrap();
    let file =
        stored.file.replace("title = \"Åbne data\"", "title = \"SYNTETISK metode\"").replace("\"1.0\"", "\"1.1\"");
    let mut tx = db.begin().await.unwrap();
    tx.put_method(99, &Method { version: "1.1".into(), file, ..stored }).await.unwrap();
    tx.commit().await.unwrap();
    let ran = run::run(&app.services, "aabne-data", "1.1", Some(&before.snapshot), None).await.unwrap();
    run::publish(&app.services, &ran.run, "", false).await.unwrap();
    assert!(app.get("/").await.body.contains("SYNTETISK: Her"));
    run::publish(&app.services, &before.run, "", false).await.unwrap();
    assert!(!app.get("/").await.body.contains("SYNTETISK"));
}

/// The municipality's criteria are of roder, which have no pages: with such a screening public, every page still answers.
#[tokio::test]
async fn a_screening_on_roder_can_be_public() {
    const METHOD: &str = "id = \"paa-roder\"\nversion = \"1\"\ntitle = \"På roder\"\norigin = \"byblik\"\nlevel = \"rode\"\n\
        [[indicators]]\nid = \"beboere\"\nname = \"Beboere\"\nmeasures = \"Beboere\"\nunit = \"personer\"\n\
        period = \"latest\"\n[[criteria]]\nid = \"beboere\"\nover = 1000\n\
        [[designate]]\nid = \"fremhaevet\"\nname = \"Fremhævet\"\nby = \"beboere\"\n";
    let app = TestApp::new().await;
    let db = &app.services.db;
    let before = db.published_run().await.unwrap().unwrap();
    let (mut figures, roder) = (db.figures(&before.snapshot).await.unwrap(), db.areas(Level::Rode).await.unwrap());
    figures.extend(roder.iter().zip(1..).map(|(rode, number)| Figure {
        area: rode.code.clone(),
        measure: "beboere".into(),
        period: "2026K1".into(),
        value: f64::from(number * 10),
    }));
    let mut tx = db.begin().await.unwrap();
    tx.put_snapshot(&Snapshot { id: "roder".into(), title: "Roder".into(), loaded_at: clock() }).await.unwrap();
    for figure in &figures {
        tx.put_figure("roder", figure).await.unwrap();
    }
    tx.put_method(99, &Method { id: "paa-roder".into(), version: "1".into(), file: METHOD.into() }).await.unwrap();
    tx.commit().await.unwrap();
    let ran = run::run(&app.services, "paa-roder", "1", Some("roder"), None).await.unwrap();
    assert_eq!((ran.areas, ran.stand_out), (399, 299));
    run::publish(&app.services, &ran.run, "", false).await.unwrap();
    let home = app.get("/").await;
    let map = home.body.find("/kort/").map(|at| home.body[at..].split('"').next().unwrap().to_owned()).unwrap();
    for page in [
        "/",
        &map,
        "/omraade/tingbjerg",
        "/omraade/byomraade-ydre-noerrebro",
        "/omraader",
        "/omraader.csv",
        "/metode",
        "/metode/proev",
        "/sammenlign?a=tingbjerg&b=nordhavn",
        "/nyt",
        "/nyt.xml",
        "/soeg?q=12",
        "/en",
        "/en/omraade/tingbjerg",
    ] {
        let answer = app.get(page).await;
        assert!(
            answer.status == 200 || answer.status == 404 && page.contains("byomraade-"),
            "{page}: {}",
            answer.status
        );
    }
}
