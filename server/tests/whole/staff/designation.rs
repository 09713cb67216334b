//! The municipality's decisions: entered as drafts, published beside screenings, corrected and withdrawn.

use axum::http::{Request, StatusCode, header};
use domain::staff::Role;
use store::Stage;

use super::{Browser, somebody};
use crate::test_app::{Answer, TestApp};

/// A square in Tingbjerg's neighbourhood.
const NEW: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"navn":"Prøveengen"},"geometry":
{"type":"Polygon","coordinates":[[[12.50,55.71],[12.505,55.71],[12.505,55.715],[12.50,55.715],[12.50,55.71]]]}}]}"#;
/// The same, crossing itself.
const BOW: &str =
    r#"{"type":"Polygon","coordinates":[[[12.50,55.71],[12.50,55.715],[12.505,55.71],[12.505,55.715],[12.50,55.71]]]}"#;

/// The same as a program in Denmark saves it: in metres.
const METRES: &str = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[
{"type":"Feature","properties":{"name":"Meterengen"},"geometry":{"type":"MultiPolygon","coordinates":[[[[719500,6179500],[719800,6179500],[719800,6179900],[719500,6179900],[719500,6179500]]]]}}]}"#;

/// Sends the form with a file, as browsers do without scripts.
async fn send_file(app: &TestApp, browser: &mut Browser, at: &str, fields: &[(&str, &str)], file: &[u8]) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes());
    }
    body.extend(b"--x\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"nye.geojson\"\r\nContent-Type: application/geo+json\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--x--\r\n");
    let request = Request::post(at).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    browser.send(app, request.body(body.into()).unwrap()).await
}

async fn publisher(app: &TestApp, name: &str) -> Browser {
    let id = somebody(app, name, &[Role::Udgiver]).await;
    Browser::signed_in(app, id, Stage::Whole).await
}

async fn begun(app: &TestApp, browser: &mut Browser, fields: &[(&str, &str)]) -> String {
    let answer = browser.post(app, "/admin/udpegninger", fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.header("location").to_owned()
}

fn decision<'a>(revision: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("udgave", revision),
        ("titel", "Udpegningen i 2026"),
        ("dato", "2026-03-05"),
        ("beslutter", "Borgerrepræsentationen"),
        ("henvisning", "2026-0012345"),
        ("note", "Gælder til 2030."),
    ];
    for (name, value) in more {
        fields.retain(|(known, _)| known != name || *name == "omraade");
        fields.push((*name, *value));
    }
    fields
}

async fn code_of(app: &TestApp, slug: &str) -> String {
    let slug = domain::area::Slug::parse(slug).unwrap();
    app.services.db.area_by_slug(&slug).await.unwrap().unwrap().code.to_string()
}

/// The section on the municipality's decisions of an area's page.
fn decided(page: &Answer) -> &str {
    page.between("id=\"udpegning\"", "</section>")
}

/// The map's file as browsers get it.
async fn map(app: &TestApp) -> String {
    let facts = app::map::load::map_file(&app.services, app::locale::Language::Danish).await.unwrap();
    facts.json.clone()
}

#[tokio::test]
async fn a_decision_is_entered_published_corrected_and_withdrawn() {
    let app = TestApp::new().await;
    let mut browser = publisher(&app, "Poul").await;
    let before = (map(&app).await, app.get("/omraade/tingbjerg").await.body);
    let at = begun(&app, &mut browser, &[]).await;
    let tingbjerg = code_of(&app, "tingbjerg").await;
    let saved = browser.post(&app, &at, &decision("1", &[("omraade", tingbjerg.as_str()), ("geojson", NEW)])).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let page = browser.get(&app, &at).await;
    assert!(page.body.contains("Prøveengen") && page.body.contains("af det ligger i "), "{}", page.body);
    assert!(
        (map(&app).await, app.get("/omraade/tingbjerg").await.body.len()) == (before.0.clone(), before.1.len()),
        "a draft is nobody's"
    );
    assert!(!app.get("/soeg?q=Pr%C3%B8veengen").await.body.contains("byomraade-proeveengen"));

    let published = browser.post(&app, &format!("{at}/udgiv"), &[("udgave", "2")]).await;
    assert!(
        published.header("location").starts_with("/admin/udpegninger?gjort=udpegning-udgivet"),
        "{}",
        published.body
    );
    let again = browser.post(&app, &format!("{at}/udgiv"), &[("udgave", "2")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
    // Everybody sees it at once.
    let tingbjerg_page = app.get("/omraade/tingbjerg").await;
    assert!(
        decided(&tingbjerg_page).contains("Udpegningen i 2026") && decided(&tingbjerg_page).contains("2026-0012345"),
        "{}",
        tingbjerg_page.body
    );
    let new = app.get("/omraade/byomraade-proeveengen").await;
    assert_eq!(new.status, StatusCode::OK);
    assert!(new.body.contains("udpeget af kommunen i 2026"), "{}", new.body);
    let shown = map(&app).await;
    assert!(shown.contains("byomraade-proeveengen") && shown != before.0, "the map shows the latest designation");
    let of_map = shown.split_once("\"byomraader\"").unwrap().1.split_once("\"boligomraader\"").unwrap().0.to_owned();
    assert!(of_map.contains("\"tingbjerg\"") && !of_map.contains("byomraade-urbanplanen"), "{of_map}");
    assert!(app.get("/soeg?q=Pr%C3%B8veengen").await.body.contains("byomraade-proeveengen"));

    // A correction without the new area.
    let id = "2026-03-05";
    let silent = begun(&app, &mut browser, &[("hvad", "ret"), ("om", id)]).await;
    let without = browser.post(&app, &format!("{silent}/udgiv"), &[("udgave", "1")]).await;
    assert!(without.body.contains("Skriv hvorfor"), "{}", without.body);
    let reason = [("omraade", tingbjerg.as_str()), ("grund", "Prøveengen var en fejl")];
    let saved = browser.post(&app, &silent, &decision("1", &reason)).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let published = browser.post(&app, &format!("{silent}/udgiv"), &[("udgave", "2")]).await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.body);
    let page = app.get("/omraade/tingbjerg").await;
    assert!(decided(&page).contains("Prøveengen var en fejl"), "{}", decided(&page));
    assert_eq!(decided(&page).matches("Udpegningen i 2026").count(), 1, "the last word alone");
    assert!(!map(&app).await.contains("byomraade-proeveengen"));
    let late = browser.post(&app, "/admin/udpegninger", &[("hvad", "ret"), ("om", id)]).await;
    assert!(late.body.contains("allerede rettet"), "{}", late.body);

    // And back.
    let back = begun(&app, &mut browser, &[("hvad", "traek-tilbage"), ("om", "2026-03-05-2")]).await;
    browser.post(&app, &back, &decision("1", &[("grund", "Beslutningen er omgjort")])).await;
    let published = browser.post(&app, &format!("{back}/udgiv"), &[("udgave", "2")]).await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.body);
    let page = app.get("/omraade/tingbjerg").await;
    assert!(decided(&page).contains("trukket tilbage: Beslutningen er omgjort"), "{}", decided(&page));
    assert_eq!(map(&app).await, before.0, "the map is as it was");
    let all = browser.get(&app, "/admin/udpegninger").await;
    for part in ["Prøveengen var en fejl", "Beslutningen er omgjort", "Gælder ikke længere"] {
        assert!(all.body.contains(part), "{part}: {}", all.body);
    }
    assert_eq!(app.services.db.verify_audit().await.unwrap(), None);
}

#[tokio::test]
async fn what_is_wrong_is_said_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let mut browser = publisher(&app, "Poul").await;
    let at = begun(&app, &mut browser, &[]).await;
    let empty = browser.post(&app, &format!("{at}/udgiv"), &[("udgave", "1")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["#titel", "#dato", "#beslutter", "#henvisning", "#omraader"] {
        assert!(empty.body.contains(&format!("href=\"{field}\"")), "{field}: {}", empty.body);
    }
    for (geojson, name, said) in
        [("<b>nej</b>", "A", "ikke GeoJSON"), (BOW, "", "intet navn"), (BOW, "A", "Udpegningen i 2026")]
    {
        let answer = browser.post(&app, &at, &decision("1", &[("geojson", geojson), ("navn", name)])).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{geojson}: {}", answer.body);
        let kept = geojson.replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        assert!(answer.body.contains(said) && answer.body.contains(&kept), "{said}: {}", answer.body);
    }
    let mended = browser.post(&app, &at, &decision("1", &[("geojson", BOW), ("navn", "A"), ("ret", "ja")])).await;
    assert_eq!(mended.status, StatusCode::SEE_OTHER, "with consent: {}", mended.body);
    let unknown = browser.post(&app, &at, &decision("2", &[("omraade", "findes-ikke")])).await;
    assert!(unknown.body.contains("kendes ikke"), "{}", unknown.body);
    let future = browser.post(&app, &at, &decision("2", &[("dato", "2027-01-01"), ("behold", "A")])).await;
    assert_eq!(future.status, StatusCode::SEE_OTHER, "a draft may wait: {}", future.body);
    let refused = browser.post(&app, &format!("{at}/udgiv"), &[("udgave", "3")]).await;
    assert!(refused.body.contains("ude i fremtiden"), "{}", refused.body);
}

#[tokio::test]
async fn new_areas_come_as_a_file_and_what_is_wrong_with_it_loses_nothing() {
    let app = TestApp::new().await;
    let mut browser = publisher(&app, "Poul").await;
    let at = begun(&app, &mut browser, &[]).await;
    let page = browser.get(&app, &at).await;
    assert!(
        page.body.contains("enctype=\"multipart/form-data\"") && page.body.contains("type=\"file\""),
        "{}",
        page.body
    );

    // What crosses itself is kept in the field with its name, so that consent alone has to be given.
    let bow = format!("\u{feff}{BOW}");
    let refused = send_file(&app, &mut browser, &at, &decision("1", &[("navn", "A")]), bow.as_bytes()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    let kept = BOW.replace('"', "&quot;");
    for part in ["href=\"#geojson\"", "»nye.geojson« er læst", "Udpegningen i 2026", kept.as_str()] {
        assert!(refused.body.contains(part), "{part}: {}", refused.body);
    }
    let again = [("navn", "A"), ("geojson", BOW), ("ret", "ja")];
    let saved = send_file(&app, &mut browser, &at, &decision("1", &again), b"").await;
    assert!(saved.body.contains("Der står allerede noget"), "an empty file is one: {}", saved.body);
    let saved = browser.post(&app, &at, &decision("1", &again)).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);

    // Metres of EPSG:25832 are known by themselves; what is there stays.
    let saved = send_file(&app, &mut browser, &at, &decision("2", &[("behold", "A")]), METRES.as_bytes()).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let page = browser.get(&app, &at).await;
    let drawn = page.between("Nye områder i kladden", "</fieldset>");
    assert!(drawn.contains("Meterengen") && drawn.contains(">A<") && !drawn.contains("ikke i nogen"), "{drawn}");

    for (file, said) in [
        (&b"PK\x03\x04\xff\xff"[..], "Gem laget som GeoJSON"),
        (&b"{}"[..], "ikke et omrids"),
        (vec![b' '; 1024 * 1024 + 1].as_slice(), "mere end 1 MB"),
    ] {
        let answer = send_file(&app, &mut browser, &at, &decision("3", &[("titel", "Min titel")]), file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(answer.body.contains(said) && answer.body.contains("Min titel"), "{said}: {}", answer.body);
    }
    let hopeless = send_file(&app, &mut browser, &at, &decision("3", &[]), &vec![b' '; 5 * 1024 * 1024]).await;
    assert_eq!(hopeless.status, StatusCode::PAYLOAD_TOO_LARGE);
    let stranger =
        send_file(&app, &mut Browser::default(), &at, &decision("3", &[]), &vec![b' '; 5 * 1024 * 1024]).await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED, "before anything is read");
}

#[tokio::test]
async fn two_who_save_at_once_are_told_and_nobody_else_may() {
    let app = TestApp::new().await;
    let (mut poul, mut kim) = (publisher(&app, "Poul").await, publisher(&app, "Kim").await);
    let at = begun(&app, &mut poul, &[]).await;
    assert_eq!(poul.post(&app, &at, &decision("1", &[("titel", "Pouls titel")])).await.status, StatusCode::SEE_OTHER);
    let late = kim.post(&app, &at, &decision("1", &[("titel", "Kims titel")])).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    for part in ["Poul gemte", "Pouls titel", "value=\"Kims titel\""] {
        assert!(late.body.contains(part), "{part}: {}", late.body);
    }
    let early = kim.post(&app, &format!("{at}/slet"), &[("udgave", "1")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody deletes what they have not seen");
    let id = somebody(&app, "Alma", &[Role::Analytiker, Role::Redaktoer]).await;
    let mut analyst = Browser::signed_in(&app, id, Stage::Whole).await;
    assert_eq!(analyst.post(&app, &at, &decision("2", &[])).await.status, StatusCode::FORBIDDEN);
    let page = analyst.get(&app, &at).await;
    assert!(page.status == StatusCode::OK && !page.body.contains("Gem kladden") && page.body.contains("Pouls titel"));
    assert_eq!(kim.post(&app, &format!("{at}/slet"), &[("udgave", "2")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(kim.get(&app, &at).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_runs_page_says_what_is_withheld_and_what_is_designated() {
    let app = TestApp::new().await;
    let mut browser = publisher(&app, "Poul").await;
    let run = app.services.db.published_run().await.unwrap().unwrap().run;
    let page = browser.get(&app, &format!("/admin/screening/{run}")).await;
    for part in ["Tal, der ikke vises", "Udpegninger ved siden af", "Fremhævet, og ikke udpeget (", "Viser 1–50 af 67."]
    {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    let table = page.between("id=\"omraader\"", "</section>");
    assert_eq!(table.matches("<tr>").count(), 51, "{table}");
    let second = browser.get(&app, &format!("/admin/screening/{run}?side=2&orden=kode&svar=")).await;
    assert!(second.body.contains("Viser 51–67 af 67."), "{}", second.body);
    let only = browser.get(&app, &format!("/admin/screening/{run}?svar=fremhaevet")).await;
    assert!(!only.between("id=\"omraader\"", "</section>").contains("<td>Ikke fremhævet</td>"));
}
