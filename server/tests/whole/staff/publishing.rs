//! From a run to what the public sees, and back.

use admin::screening::due::publish_due;
use app::services::Services;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use domain::staff::Role;
use store::{AuditQuery, Method, PlannedPublication, Stage, StoredOutcome};

use super::{Browser, overtaken, somebody};
use crate::test_app::{Answer, TestApp, clock};

/// A second method: the published one with another limit.
async fn second_method(app: &TestApp) -> String {
    let stored = app.services.db.method("aabne-data", "1.0").await.unwrap().unwrap();
    let file = stored.file.replacen("version = \"1.0\"", "version = \"1.1\"", 1).replacen("1.25", "1.6", 1);
    assert_ne!(file, stored.file);
    let mut tx = app.services.db.begin().await.unwrap();
    tx.put_method(50, &Method { id: stored.id, version: "1.1".into(), file }).await.unwrap();
    tx.commit().await.unwrap();
    app.services.db.latest_snapshot().await.unwrap().unwrap().id
}

/// The page of methods as everybody sees it, without what is new in every answer.
async fn public_page(app: &TestApp) -> String {
    app.get("/metode").await.between("<main", "</main>").to_owned()
}

struct Staff {
    analyst: Browser,
    publisher: Browser,
    colleague: Browser,
}

async fn staff(app: &TestApp) -> Staff {
    let mut browsers = vec![];
    for (name, role) in [("Alma", Role::Analytiker), ("Poul", Role::Udgiver), ("Kim", Role::Udgiver)] {
        let id = somebody(app, name, &[role]).await;
        browsers.push(Browser::signed_in(app, id, Stage::Whole).await);
    }
    let [analyst, publisher, colleague] = <[Browser; 3]>::try_from(browsers).ok().unwrap();
    Staff { analyst, publisher, colleague }
}

async fn run(app: &TestApp, analyst: &mut Browser, snapshot: &str) -> String {
    let answer = analyst.post(app, "/admin/screening", &[("metode", "aabne-data 1.1"), ("data", snapshot)]).await;
    let to = answer.header("location").to_owned();
    assert!(to.ends_with("?gjort=koert"), "{} {to}", answer.body);
    to.trim_end_matches("?gjort=koert").to_owned()
}

#[tokio::test]
async fn a_run_is_seen_agreed_published_and_taken_back() {
    let app = TestApp::with_four_eyes().await;
    let snapshot = second_method(&app).await;
    let Staff { mut analyst, mut publisher, mut colleague } = staff(&app).await;
    let first = app.services.db.published_run().await.unwrap().unwrap().run;
    let public = public_page(&app).await;
    let page = run(&app, &mut analyst, &snapshot).await;
    let seen = publisher.get(&app, &page).await;
    assert!(seen.body.contains("Går ud (") && seen.body.contains("Ikke offentlig"), "{}", seen.body);
    assert!(!seen.body.contains("Går ud (0)"), "a higher limit puts areas out");
    assert_eq!(publisher.get(&app, &format!("{page}/kort.svg")).await.header("content-type"), "image/svg+xml");
    assert!(public_page(&app).await == public, "nothing is public yet");
    assert_eq!(app.services.db.published_run().await.unwrap().unwrap().run, first);

    let publish = [("nu", first.as_str()), ("note", "Ny grænse")];
    let alone = publisher.post(&app, &format!("{page}/udgiv"), &publish).await;
    assert!(alone.body.contains("En kollega skal godkende"), "{}", alone.body);
    assert!(alone.body.contains("Ny grænse"), "what was typed stays");
    analyst.post(&app, &format!("{page}/spoerg"), &[("bemaerkning", "Ser du på den?")]).await;
    publisher.post(&app, &format!("{page}/svar"), &[("svar", "godkend")]).await;
    let own = publisher.post(&app, &format!("{page}/udgiv"), &publish).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY, "one's own approval is none");
    colleague.post(&app, &format!("{page}/svar"), &[("svar", "godkend"), ("bemaerkning", "Fint")]).await;
    let done = publisher.post(&app, &format!("{page}/udgiv"), &publish).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let new = public_page(&app).await;
    assert!(new.contains("Ny grænse") && new != public);

    let second = app.services.db.published_run().await.unwrap().unwrap().run;
    let back = [("run", first.as_str()), ("nu", second.as_str()), ("grund", "")];
    let silent = publisher.post(&app, "/admin/screening/tag-tilbage", &back).await;
    assert!(silent.body.contains("Skriv hvorfor"), "{}", silent.body);
    let back = [("run", first.as_str()), ("nu", second.as_str()), ("grund", "Fejl i grænsen")];
    publisher.post(&app, "/admin/screening/tag-tilbage", &back).await;
    assert_eq!(app.services.db.published_run().await.unwrap().unwrap().run, first);
    let twice = publisher.post(&app, "/admin/screening/tag-tilbage", &back).await;
    assert!(twice.body.contains("En anden har udgivet eller taget tilbage"), "{}", twice.body);

    // Forward again is no taking back: it was approved, so it may; once declined, it may not.
    colleague.post(&app, &format!("{page}/svar"), &[("svar", "afvis"), ("bemaerkning", "Grænsen er gal")]).await;
    let forward = [("run", second.as_str()), ("nu", first.as_str()), ("grund", "Alligevel")];
    let refused = publisher.post(&app, "/admin/screening/tag-tilbage", &forward).await;
    assert!(refused.body.contains("En kollega skal godkende den først"), "{}", refused.body);
    assert_eq!(app.services.db.published_run().await.unwrap().unwrap().run, first);
    let log = app.services.db.audit(&store::AuditQuery { most: 99, ..store::AuditQuery::default() }).await.unwrap();
    assert!(!format!("{log:?}").contains("Grænsen er gal"), "what colleagues say can be let go of");
    assert_eq!(app.services.db.verify_audit().await.unwrap(), None);
}

/// A page's text as the public has it: links that lead round in the preview lead there again.
fn walked(answer: &Answer, page: &str) -> String {
    // Scripts are left out of what is shown.
    let main = answer.between("<main", "</main>").replace(" target=\"_self\"", "");
    let main: String = main.split("<script").enumerate().fold(String::new(), |all, (at, piece)| {
        let rest = if at == 0 { piece } else { piece.split_once("</script>").map_or("", |(_, rest)| rest) };
        all + rest
    });
    let walk = format!("\"{page}/vis?side=");
    let mut pieces = main.split(&walk);
    let mut made = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let (address, rest) = piece.split_once('"').unwrap();
        let signs = [("%2F", "/"), ("%3F", "?"), ("%3D", "="), ("%26", "&amp;"), ("%2C", ",")];
        let address = signs.iter().fold(address.to_owned(), |address, (code, sign)| address.replace(code, sign));
        made.extend(["\"", &address, "\"", rest]);
    }
    made
}

#[tokio::test]
async fn the_pages_are_walked_as_they_will_be() {
    const PAGES: [&str; 6] = [
        "/",
        "/omraader",
        "/omraader?sorter=opfyldte&orden=ned",
        "/metode",
        "/omraade/tingbjerg",
        "/en/omraade/tingbjerg",
    ];
    let (app, _folder) = TestApp::on_disk().await;
    let snapshot = second_method(&app).await;
    let Staff { mut analyst, mut publisher, .. } = staff(&app).await;
    let page = run(&app, &mut analyst, &snapshot).await;
    let first = app.services.db.published_run().await.unwrap().unwrap().run;
    let before = public_page(&app).await;
    let chosen = analyst.get(&app, &format!("{page}/vis?side=/omraade/tingbjerg")).await;
    assert!(
        chosen.body.contains("<option value=\"/omraade/tingbjerg\" selected>Tingbjerg</option>"),
        "{}",
        chosen.body
    );
    assert!(chosen.body.contains(&format!("src=\"{page}/side?side=%2Fomraade%2Ftingbjerg\"")), "{}", chosen.body);
    let mut shown = vec![];
    for path in PAGES {
        let side = analyst.get(&app, &format!("{page}/side?side={}", path.replace('&', "%26"))).await;
        assert_eq!(side.status, StatusCode::OK, "{path}");
        assert!(!side.body.contains("src=\"/kort/") && side.body.contains(&format!("{page}/vis?side=")), "{path}");
        shown.push(walked(&side, &page));
    }
    assert!(public_page(&app).await == before, "nothing is public");
    assert!(shown[3].contains("1.1") && shown[3] != before, "what is shown is the run's");
    for no in ["/admin", "//evil.example/", "https://evil.example/", "/omraade/../admin", "/maal", "/omraader.csv"] {
        for part in ["vis", "side"] {
            let answer = analyst.get(&app, &format!("{page}/{part}?side={no}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{part} {no}");
        }
    }
    let map = analyst.get(&app, &format!("{page}/kort.svg?vis=uddannelse&omraade=tingbjerg")).await;
    assert!(map.body.contains("class=\"v\""), "the chosen area has its ring");
    let published = publisher.post(&app, &format!("{page}/udgiv"), &[("nu", first.as_str()), ("note", "")]).await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.body);
    for (path, shown) in PAGES.iter().zip(shown) {
        assert_eq!(shown, walked(&app.get(path).await, &page), "{path}: what was shown is what there is");
    }
}

/// The public pages show criteria with limits; a method of scores alone would leave them empty.
#[tokio::test]
async fn what_the_public_pages_cannot_show_is_not_published() {
    let app = TestApp::new().await;
    let snapshot = app.services.db.latest_snapshot().await.unwrap().unwrap().id;
    let Staff { mut analyst, mut publisher, .. } = staff(&app).await;
    let first = app.services.db.published_run().await.unwrap().unwrap().run;
    let fields = [("metode", "aabne-data-samlet 1.0"), ("data", snapshot.as_str())];
    let ran = analyst.post(&app, "/admin/screening", &fields).await;
    let page = ran.header("location").trim_end_matches("?gjort=koert").to_owned();
    let seen = publisher.get(&app, &page).await;
    assert!(seen.body.contains("<strong>12</strong> fremhævet"), "{}", seen.body);
    let refused = publisher.post(&app, &format!("{page}/udgiv"), &[("nu", first.as_str())]).await;
    assert!(refused.body.contains("ingen kriterier med grænser"), "{}", refused.body);
    assert_eq!(app.services.db.published_run().await.unwrap().unwrap().run, first);
}

/// Where nothing can be said to have moved, every area that comes in or goes out has a reason of its own.
#[tokio::test]
async fn a_screening_that_designates_something_else_still_says_what_changes() {
    let app = TestApp::new().await;
    let snapshot = second_method(&app).await;
    let stored = app.services.db.method("aabne-data", "1.1").await.unwrap().unwrap();
    let file = stored.file.replacen("version = \"1.1\"", "version = \"1.2\"", 1).replacen(
        "id = \"fremhaevet\"",
        "id = \"andet\"",
        1,
    );
    let mut tx = app.services.db.begin().await.unwrap();
    tx.put_method(51, &Method { id: stored.id, version: "1.2".into(), file }).await.unwrap();
    tx.commit().await.unwrap();
    let Staff { mut analyst, .. } = staff(&app).await;
    let ran = analyst.post(&app, "/admin/screening", &[("metode", "aabne-data 1.2"), ("data", &snapshot)]).await;
    let seen = analyst.get(&app, ran.header("location")).await;
    let said = seen.between("Forskel fra det offentlige", "<h2>Kort</h2>").to_owned();
    assert!(said.contains("det hele listen, der skifter"), "{said}");
    let highlighted = seen.between("<strong>", "</strong> fremhævet");
    assert!(said.contains(&format!("Kommer ind ({highlighted})")), "{highlighted}: {said}");
    assert!(said.contains("<strong>Tingbjerg</strong>: "), "with its reason: {said}");
    assert!(!said.contains("Går ud (0)"), "{said}");
}

#[tokio::test]
async fn two_who_publish_at_the_same_time_are_told() {
    let app = TestApp::new().await;
    let snapshot = second_method(&app).await;
    let Staff { mut analyst, mut publisher, mut colleague } = staff(&app).await;
    let page = run(&app, &mut analyst, &snapshot).await;
    let first = app.services.db.published_run().await.unwrap().unwrap().run;
    let fields = [("nu", first.as_str()), ("note", "")];
    assert_eq!(publisher.post(&app, &format!("{page}/udgiv"), &fields).await.status, StatusCode::SEE_OTHER);
    let late = colleague.post(&app, &format!("{page}/udgiv"), &fields).await;
    assert!(late.body.contains("allerede offentlig"), "{}", late.body);
    assert_eq!(app.services.db.publications().await.unwrap().len(), 2);
}

fn tomorrow() -> DateTime<Utc> {
    clock() + TimeDelta::days(1)
}

#[tokio::test]
async fn what_is_planned_becomes_public_once_at_its_time() {
    let app = TestApp::new().await;
    let snapshot = second_method(&app).await;
    let Staff { mut analyst, mut publisher, mut colleague } = staff(&app).await;
    let page = run(&app, &mut analyst, &snapshot).await;
    let first = app.services.db.published_run().await.unwrap().unwrap().run;
    let plan = |when| [("nu", first.clone()), ("note", "Nye tal".to_owned()), ("tid", String::from(when))];
    let fields = |plan: &[(&'static str, String); 3]| plan.clone();
    for wrong in ["2026-11-21T10:00", "2030-01-01T10:00", "i morgen"] {
        let typed = fields(&plan(wrong));
        let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = publisher.post(&app, &format!("{page}/udgiv"), &typed).await;
        assert!(
            answer.body.contains("inden for det næste år") && answer.body.contains(wrong),
            "{wrong}: {}",
            answer.body
        );
    }
    let typed = fields(&plan("2026-11-22T14:00"));
    let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let planned = publisher.post(&app, &format!("{page}/udgiv"), &typed).await;
    assert!(planned.header("location").ends_with("gjort=planlagt"), "{}", planned.body);
    assert!(publisher.get(&app, "/admin/screening").await.body.contains("22.\u{a0}november\u{a0}2026 kl.\u{a0}14.00"));
    assert_eq!(publish_due(&app.services).await.unwrap(), None, "not before its time");
    colleague.post(&app, &format!("{page}/svar"), &[("svar", "afvis"), ("bemaerkning", "Vent")]).await;
    assert_eq!(app.services.db.planned_publication().await.unwrap(), None, "who declines calls it off");
    publisher.post(&app, &format!("{page}/udgiv"), &typed).await;
    let later = Services { clock: tomorrow, ..app.services.clone() };
    assert!(publish_due(&later).await.unwrap().is_some());
    assert_eq!(publish_due(&later).await.unwrap(), None, "once");
    assert_ne!(app.services.db.published_run().await.unwrap().unwrap().run, first);
    let nothing = publisher.post(&app, "/admin/screening/aflys", &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "there is nothing left to call off");
}

#[tokio::test]
async fn what_became_public_meanwhile_was_not_called_off() {
    let (app, _folder) = TestApp::on_disk().await;
    let Staff { mut publisher, .. } = staff(&app).await;
    let run = app.services.db.published_run().await.unwrap().unwrap().run;
    let poul = app.services.db.staff_by_email("poul@kk.example").await.unwrap().unwrap().id;
    let plan = PlannedPublication { run: run.clone(), publish_at: clock(), note: String::new(), staff: poul };
    let mut tx = app.services.db.begin().await.unwrap();
    tx.plan_publication(&plan).await.unwrap();
    tx.commit().await.unwrap();
    let answer = overtaken(&app, publisher.post(&app, "/admin/screening/aflys", &[]), async |tx| {
        assert_eq!(tx.take_due_publication(clock()).await.unwrap().as_ref(), Some(&plan));
    });
    assert_eq!(answer.await.status, StatusCode::UNPROCESSABLE_ENTITY, "there is nothing left to call off");
    let asked = AuditQuery { action: "screening.call_off".into(), most: 9, ..AuditQuery::default() };
    assert_eq!(app.services.db.audit(&asked).await.unwrap(), [], "and the log says nothing else");
}

#[tokio::test]
async fn a_run_and_what_the_log_says_of_it_are_stored_together() {
    let app = TestApp::new().await;
    let snapshot = second_method(&app).await;
    let (db, run) = (&app.services.db, format!("aabne-data-1.1-{snapshot}"));
    let by = |staff| app::screening::run::run(&app.services, "aabne-data", "1.1", Some(&snapshot), staff);
    assert!(by(Some(999)).await.is_err(), "the log knows nobody of that number");
    assert!(!db.has_run(&run).await.unwrap(), "so there is no run either");
    let analyst = somebody(&app, "Alma", &[Role::Analytiker]).await;
    assert!(!by(Some(analyst)).await.unwrap().was_known);
    assert!(by(Some(analyst)).await.unwrap().was_known);
    let asked = AuditQuery { action: "screening.run".into(), about: run, most: 9, ..AuditQuery::default() };
    let noted: Vec<_> = db.audit(&asked).await.unwrap().into_iter().map(|row| row.staff).collect();
    assert_eq!(noted, [Some(analyst)], "once");
}

#[tokio::test]
async fn runs_are_listed_a_page_at_a_time() {
    let app = TestApp::new().await;
    let Staff { mut analyst, .. } = staff(&app).await;
    let snapshot = app.services.db.latest_snapshot().await.unwrap().unwrap().id;
    let mut tx = app.services.db.begin().await.unwrap();
    for number in 0..60 {
        let run = format!("proeve-{number}");
        let (method, method_version) = ("aabne-data", "1.0");
        let run = StoredOutcome { run: &run, method, method_version, snapshot: &snapshot, ran_at: clock(), areas: &[] };
        tx.put_run(&run).await.unwrap();
        tx.publish(run.run, clock(), "").await.unwrap();
    }
    tx.commit().await.unwrap();
    for (address, rows) in [("/admin/screening", 50), ("/admin/screening?side=2", 11)] {
        let page = analyst.get(&app, address).await;
        let table = page.between("aria-label=\"Alle screeninger\"", "</table>");
        assert_eq!(table.matches("<th scope=\"row\">").count(), rows, "{address}: {}", page.body);
        let past = page.between("Det har været offentligt", "</section>");
        assert!(past.contains("Også de 51 tidligere"), "the latest ten, and the others folded: {past}");
    }
}

#[tokio::test]
async fn the_areas_of_a_long_run_are_shown_a_page_at_a_time() {
    let app = TestApp::new().await;
    let Staff { mut analyst, .. } = staff(&app).await;
    let stored = app.services.db.method("aabne-data", "1.0").await.unwrap().unwrap();
    let file = stored.file.replacen("version = \"1.0\"", "version = \"1.2\"", 1).replacen("\"kvarter\"", "\"rode\"", 1);
    let mut tx = app.services.db.begin().await.unwrap();
    tx.put_method(51, &Method { id: stored.id, version: "1.2".into(), file }).await.unwrap();
    tx.commit().await.unwrap();
    let long = app::screening::run::run(&app.services, "aabne-data", "1.2", None, None).await.unwrap();
    let all = usize::try_from(long.areas).unwrap();
    assert!(all > 100, "{all}");
    let kvarterer = app.services.db.published_run().await.unwrap().unwrap().run;
    for (address, rows) in [
        (format!("{kvarterer}?side=7"), 17),
        (long.run.clone(), 50),
        (format!("{}?side=99", long.run), (all - 1) % 50 + 1),
    ] {
        let page = analyst.get(&app, &format!("/admin/screening/{address}")).await;
        let table = page.between("aria-label=\"Område for område\"", "</table>");
        assert_eq!(table.matches("<th scope=\"row\">").count(), rows, "{address}");
        assert!(page.body.contains("Sider med områder"), "{address}");
    }
}
