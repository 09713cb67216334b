//! Files that staff bring in, from the computer or an address to a new set of data, and everything that can be wrong.

use std::{fmt::Write, sync::Arc, time::Duration};

use admin::data::{
    fetch::{Arriving, FetchError, Fetched, Fetcher, Soon},
    forget_old,
};
use axum::{
    body::{Body, Bytes},
    http::{Request, StatusCode, header},
};
use chrono::TimeDelta;
use domain::staff::Role;
use store::{AuditQuery, Stage, UploadState};

use super::{Browser, somebody};
use crate::test_app::{Answer, TestApp, clock};

const BOUNDARY: &str = "----graense";

/// A table with a name that is nearly known and a cell that is no number.
const TABLE: &str = "KVARTER;MÅL;TID;INDHOLD\nTingbjerg;Beboere;2027K1;6500\nhusum ;Beboere;2027K1;9.100\n\
                     Utterslev;Beboere;2027K1;mange\nNordvset;Beboere;2027K1;7000\n\
                     Urbanplanen;Beboere;2027K1;3000\nNordhavn;Beboere;2027K1;5000\nSundbyøster;Beboere;2027K1;7000\n";

async fn table(app: &TestApp) -> String {
    let measures = app.services.db.measures().await.unwrap();
    TABLE.replace("Beboere", &measures.into_iter().find(|one| one.id == "beboere").unwrap().name)
}

pub async fn analyst(app: &TestApp) -> Browser {
    let id = somebody(app, "Anna", &[Role::Analytiker]).await;
    Browser::signed_in(app, id, Stage::Whole).await
}

async fn editor(app: &TestApp) -> Browser {
    let id = somebody(app, "Rie", &[Role::Redaktoer]).await;
    Browser::signed_in(app, id, Stage::Whole).await
}

fn sending(body: Body) -> Request<Body> {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    Request::post("/admin/data").header(header::CONTENT_TYPE, kind).body(body).unwrap()
}

fn form(name: &str, content: impl AsRef<[u8]>) -> Vec<u8> {
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"{name}\"\r\n\
         Content-Type: text/csv\r\n\r\n"
    );
    let end = format!("\r\n--{BOUNDARY}--\r\n");
    [head.as_bytes(), content.as_ref(), end.as_bytes()].concat()
}

/// A body that never comes.
fn never() -> Body {
    Body::from_stream(futures::stream::pending::<Result<Bytes, std::io::Error>>())
}

/// Sends a file; gives the address of its page.
pub async fn brought(app: &TestApp, browser: &mut Browser, name: &str, content: impl AsRef<[u8]>) -> String {
    let answer = browser.send(app, sending(Body::from(form(name, content)))).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.header("location").to_owned()
}

/// The page of a file, once it is read.
pub async fn page(app: &TestApp, browser: &mut Browser, href: &str) -> Answer {
    for _ in 0..60 {
        let answer = browser.get(app, href).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        if answer.header("refresh").is_empty() {
            return answer;
        }
    }
    unreachable!("it is never read")
}

/// Takes what a file holds; gives the page that says what came of it.
async fn taken(app: &TestApp, browser: &mut Browser, href: &str) -> Answer {
    let read = page(app, browser, href).await;
    browser.post(app, &format!("{href}/tag"), &[("udgave", &edition(&read)), ("titel", "Prøve")]).await;
    page(app, browser, href).await
}

pub fn edition(answer: &Answer) -> String {
    answer.between("name=\"udgave\" value=\"", "\"").to_owned()
}

pub fn assert_has(answer: &Answer, parts: &[&str]) {
    for part in parts {
        assert!(answer.body.contains(part), "{part}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_table_becomes_a_new_set_of_data_also_when_the_server_was_started_again() {
    let app = TestApp::new().await;
    let mut anna = analyst(&app).await;
    let file = table(&app).await;
    let href = brought(&app, &mut anna, "befolkning <b>.csv", &file).await;
    let read = page(&app, &mut anna, &href).await;
    assert_has(&read, &["befolkning &lt;b&gt;.csv", "tekstfil med kolonner (CSV)", "semikolon ;", "tal for områder"]);
    assert_has(&read, &["Spørgsmål (1)", "<strong>5</strong> tages med", "Ikke et tal", "Linje 4, kolonne 4"]);
    assert_eq!(app.services.db.snapshots().await.unwrap().len(), 1, "looking changes nothing");

    let questions = anna.get(&app, &format!("{href}/spoergsmaal")).await;
    assert_has(&questions, &["Hvad er »Nordvset«?", "Nordvest", "Tag den ikke med"]);
    let udgave = edition(&questions);
    let unclear = [("udgave", udgave.as_str()), ("svar-0", "andet"), ("andet-0", "Månen")];
    let wrong = anna.post(&app, &format!("{href}/svar"), &unclear).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_has(&wrong, &["Det område kender vi ikke", "value=\"Månen\"", "role=\"alert\""]);
    let left_out = [("udgave", udgave.as_str()), ("svar-0", "ude")];
    let answered = anna.post(&app, &format!("{href}/svar"), &left_out).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);
    let late = anna.post(&app, &format!("{href}/svar"), &left_out).await;
    assert_has(&late, &["Filen er ændret, siden du åbnede siden"]);

    let app = app.restarted();
    let read = page(&app, &mut anna, &href).await;
    assert!(!read.body.contains("Spørgsmål ("), "the answer was kept: {}", read.body);
    assert_has(&read, &["Valgt fra", "5 tal bliver til et nyt datasæt"]);
    let report = anna.get(&app, &format!("{href}/rapport")).await;
    assert_has(&report, &["»mange«", "Tages ikke med"]);
    let csv = anna.get(&app, &format!("{href}/rapport.csv")).await;
    assert!(csv.header("content-disposition").contains(".csv") && csv.body.contains("»mange«"), "{}", csv.body);

    let udgave = edition(&read);
    let nameless = [("udgave", udgave.as_str()), ("titel", ""), ("kilde", "findes-ikke")];
    let wrong = anna.post(&app, &format!("{href}/tag"), &nameless).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_has(&wrong, &["href=\"#titel\"", "href=\"#kilde\""]);
    let fields = [("udgave", udgave.as_str()), ("titel", "Befolkning 2027")];
    anna.post(&app, &format!("{href}/tag"), &fields).await;
    let taken = page(&app, &mut anna, &href).await;
    assert_has(&taken, &["Det blev til", "5 nye tal", "Kør en screening på de nye data"]);
    let latest = app.services.db.latest_snapshot().await.unwrap().unwrap();
    assert_eq!(latest.title, "Befolkning 2027");
    let kept = app.services.db.uploads(UploadState::Taken, 0, 9).await.unwrap().remove(0);
    assert_eq!(app.services.db.upload_bytes(&kept).await.unwrap(), b"", "its bytes are gone");
    let again = anna.post(&app, &format!("{href}/tag"), &fields).await;
    assert_has(&again, &["allerede indlæst"]);

    let log = app.services.db.audit(&AuditQuery { action: "data".into(), most: 9, ..AuditQuery::default() }).await;
    let deeds: Vec<_> = log.unwrap().into_iter().map(|row| row.action).collect();
    assert_eq!(deeds, ["data.import", "data.upload"]);
    assert_eq!(app.services.db.verify_audit().await.unwrap(), None);
    assert_has(
        &anna.get(&app, "/admin/data").await,
        &["Befolkning 2027", "5 nye tal", "Der er ingen filer, der venter."],
    );
}

#[tokio::test]
async fn the_same_file_twice_is_said_and_changes_nothing() {
    let app = TestApp::new().await;
    let mut anna = analyst(&app).await;
    let file = table(&app).await;
    let mut told = Vec::new();
    for name in ["tal.csv", "igen.csv"] {
        let href = brought(&app, &mut anna, name, &file).await;
        let read = page(&app, &mut anna, &href).await;
        told.push(read.body.contains("Den fil er indlæst før"));
        anna.post(&app, &format!("{href}/tag"), &[("udgave", &edition(&read)), ("titel", name)]).await;
        assert_has(&page(&app, &mut anna, &href).await, &["Det blev til"]);
    }
    assert_eq!(told, [false, true]);
    assert_eq!(app.services.db.snapshots().await.unwrap().len(), 2, "the second changed nothing");
}

#[tokio::test]
async fn how_a_file_is_read_can_be_corrected() {
    let app = TestApp::new().await;
    let mut anna = analyst(&app).await;
    let href = brought(&app, &mut anna, "tal.csv", &table(&app).await).await;
    page(&app, &mut anna, &href).await;
    let forms = anna.get(&app, &format!("{href}/laesning")).await;
    assert_has(&forms, &["name=\"skilletegn\"", "name=\"kolonne-3\""]);
    let udgave = edition(&forms);
    let far = [("udgave", udgave.as_str()), ("overskrift", "øverst")];
    let wrong = anna.post(&app, &format!("{href}/opdeling"), &far).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let comma = [("udgave", udgave.as_str()), ("skilletegn", "comma"), ("bogstaver", "utf8"), ("overskrift", "1")];
    let done = anna.post(&app, &format!("{href}/opdeling"), &comma).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let read = page(&app, &mut anna, &href).await;
    assert_has(&read, &["komma ,", "Vi kan ikke se"]);

    let forms = anna.get(&app, &format!("{href}/laesning")).await;
    let anew = [("udgave", edition(&forms)), ("forfra", "ja".to_owned())];
    let anew = anew.each_ref().map(|(name, value)| (*name, value.as_str()));
    anna.post(&app, &format!("{href}/opdeling"), &anew).await;
    let read = page(&app, &mut anna, &href).await;
    assert_has(&read, &["semikolon ;", "<strong>5</strong> tages med"]);
    let udgave = edition(&read);
    let odd = [("udgave", udgave.as_str()), ("periode", "i fjor")];
    let wrong = anna.post(&app, &format!("{href}/kolonner"), &odd).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_has(&wrong, &["value=\"i fjor\"", "href=\"#periode\""]);
    let point = [("udgave", udgave.as_str()), ("decimaltegn", "point"), ("kolonne-2", "ignored"), ("periode", "2027")];
    anna.post(&app, &format!("{href}/kolonner"), &point).await;
    assert_has(&page(&app, &mut anna, &href).await, &["punktum, som i 1,234.5", "Alle tal er fra"]);
}

#[tokio::test]
async fn outlines_are_mended_only_by_who_has_seen_them() {
    let bow =
        r#"{"type":"Polygon","coordinates":[[[12.50,55.66],[12.50,55.67],[12.51,55.66],[12.51,55.67],[12.50,55.66]]]}"#;
    let feature = |name: &str, geometry: &str| {
        format!(r#"{{"type":"Feature","geometry":{geometry},"properties":{{"navn":"{name}"}}}}"#)
    };
    let square = bow.replace("[12.50,55.67],[12.51,55.66],[12.51,55.67]", "[12.51,55.66],[12.51,55.67],[12.50,55.67]");
    let file = format!(
        r#"{{"type":"FeatureCollection","features":[{},{}]}}"#,
        feature("Indre By", bow),
        feature("Valby", &square)
    );
    let app = TestApp::new().await;
    let mut anna = analyst(&app).await;
    let href = brought(&app, &mut anna, "bydele.geojson", &file).await;
    let forms = {
        page(&app, &mut anna, &href).await;
        anna.get(&app, &format!("{href}/laesning")).await
    };
    let level = [("udgave", edition(&forms)), ("niveau", "bydel".to_owned())];
    let level = level.each_ref().map(|(name, value)| (*name, value.as_str()));
    anna.post(&app, &format!("{href}/kolonner"), &level).await;
    let read = page(&app, &mut anna, &href).await;
    assert_has(&read, &["omrids af områder", "Omrids, der ikke hænger sammen (1)", "<strong>1</strong> tages med"]);
    let seen = anna.get(&app, &format!("{href}/omrids")).await;
    assert_eq!(seen.body.matches("<svg class=\"outline\"").count(), 2, "before and after: {}", seen.body);
    assert_has(&seen, &["Før: ", "Efter: ", " ha", "Forskel i areal"]);
    let udgave = edition(&seen);
    let unsaid = [("udgave", udgave.as_str()), ("hvad", "ret")];
    let refused = anna.post(&app, &format!("{href}/omrids"), &unsaid).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = [("udgave", udgave.as_str()), ("hvad", "ret"), ("samtykke", "ja")];
    anna.post(&app, &format!("{href}/omrids"), &said).await;
    let read = page(&app, &mut anna, &href).await;
    assert_has(&read, &["Du har sagt ja", "<strong>2</strong> tages med"]);
    let back =
        [("udgave", edition(&anna.get(&app, &format!("{href}/omrids")).await)), ("hvad", "lad-vaere".to_owned())];
    let back = back.each_ref().map(|(name, value)| (*name, value.as_str()));
    anna.post(&app, &format!("{href}/omrids"), &back).await;
    assert_has(&page(&app, &mut anna, &href).await, &["<strong>1</strong> tages med"]);
    assert_has(&taken(&app, &mut anna, &href).await, &["Det blev til", "1 ændret omrids", "Kør en screening"]);
}

#[tokio::test]
async fn every_template_goes_out_comes_back_and_is_taken() {
    let app = TestApp::new().await;
    let mut anna = analyst(&app).await;
    for (name, content, row, outcome) in [
        ("kriterier", "kommunens kriterier for roder", "1;2026;1,5;2;3;4;5;6;7;8", "8 nye tal"),
        (
            "statens-lister",
            "statens lister (vores skabelon)",
            "bo-aldersrogade;udsat;2026-12-01;stod på;ministeriet;kontrolleret",
            "1 ny oplysning til statens lister",
        ),
        ("indsatser", "indsatser (vores skabelon)", "", "1 ny indsats"),
    ] {
        let template = anna.get(&app, &format!("/admin/data/skabeloner/{name}.csv")).await;
        assert!(template.header("content-disposition").contains(name), "{name}");
        let heading = template.body.lines().next().unwrap();
        let filled = if row.is_empty() { template.body.clone() } else { format!("{heading}\r\n{row}\r\n") };
        let href = brought(&app, &mut anna, &format!("{name}.csv"), &filled).await;
        assert_has(&page(&app, &mut anna, &href).await, &[content, "<strong>1</strong> række i filen"]);
        if name == "indsatser" {
            // Initiatives are content: who brings data in may look at them, and an editor takes them.
            assert_has(&page(&app, &mut anna, &href).await, &["Bed en kollega med rollen Redaktør"]);
            for edition in ["0", "1", "2"] {
                let fields = [("udgave", edition), ("titel", "Prøve")];
                let refused = anna.post(&app, &format!("{href}/tag"), &fields).await;
                assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
            }
            anna = editor(&app).await;
        }
        assert_has(&taken(&app, &mut anna, &href).await, &["Det blev til", outcome, "Det næste"]);
    }
    let href = brought(&app, &mut anna, "tal.csv", &table(&app).await).await;
    assert_has(&page(&app, &mut anna, &href).await, &["Bed en kollega med rollen Analytiker"]);
}

#[tokio::test]
async fn what_does_not_fit_is_not_taken_and_says_where() {
    let app = TestApp::new().await;
    let mut anna = editor(&app).await;
    let lacking = "id;titel;resumé;status\nuden-kilde;Uden kilde;Noget.;running\n";
    let href = brought(&app, &mut anna, "indsatser.csv", lacking).await;
    let before = app.services.db.initiatives().await.unwrap().len();
    let refused = taken(&app, &mut anna, &href).await;
    assert_has(&refused, &["Det lykkedes ikke", "Linje 2: indsatsen har ingen kilde", "Prøv igen"]);
    assert_eq!(app.services.db.initiatives().await.unwrap().len(), before);
    anna.post(&app, &format!("{href}/laes"), &[]).await;
    assert_has(&page(&app, &mut anna, &href).await, &["Kontrollen", "Indlæs filen"]);
}

#[tokio::test]
async fn what_is_no_file_of_ours_is_said_to_be_so() {
    let app = TestApp::new().await;
    let mut anna = analyst(&app).await;
    for (name, content, part) in
        [("", "a;b", "Vælg en fil først"), ("tom.csv", "", "er tom"), ("a:b.csv", "a", "almindeligt navn")]
    {
        let answer = anna.send(&app, sending(Body::from(form(name, content)))).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert_has(&answer, &[part, "id=\"fil-wrong\""]);
    }
    let mut large = sending(Body::from("x"));
    large.headers_mut().insert(header::CONTENT_LENGTH, (400 * 1024 * 1024).into());
    assert_has(&anna.send(&app, large).await, &["Filen fylder 400,0 MB; vi læser højst 100,0 MB"]);
    let cut = form("tal.csv", "a;b\n1;2");
    let cut = anna.send(&app, sending(Body::from(cut[..cut.len() - 20].to_owned()))).await;
    assert_has(&cut, &["Filen kom ikke helt frem"]);
    assert_eq!(app.services.db.uploads(UploadState::Waiting, 0, 9).await.unwrap(), []);

    let href = brought(&app, &mut anna, "billede.png", "\u{89}PNG\r\n\u{1a}\0\0\0\rIHDR").await;
    let refused = page(&app, &mut anna, &href).await;
    assert_has(&refused, &["Det lykkedes ikke", "Smid filen ud"]);
    let thrown = anna.post(&app, &format!("{href}/smid-ud"), &[]).await;
    assert_eq!(thrown.header("location"), "/admin/data?gjort=smidt-ud");
    assert_eq!(anna.get(&app, &href).await.status, StatusCode::NOT_FOUND);
}

/// A stranger's bytes are never waited for, and neither are those of colleagues who may not bring anything in.
#[tokio::test]
async fn nobodys_bytes_are_read_before_it_is_known_that_they_may() {
    let app = TestApp::new().await;
    let publisher = somebody(&app, "Poul", &[Role::Udgiver]).await;
    let mut publisher = Browser::signed_in(&app, publisher, Stage::Whole).await;
    let mut anna = analyst(&app).await;
    let answer = Browser::default().send(&app, sending(never())).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(publisher.send(&app, sending(never())).await.status, StatusCode::FORBIDDEN);
    let mut forged = sending(never());
    forged.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    assert_eq!(anna.send(&app, forged).await.status, StatusCode::FORBIDDEN);
    let other = Request::post("/admin/data/hent").body(Body::from("a".repeat(1_100_000))).unwrap();
    assert_eq!(anna.send(&app, other).await.status, StatusCode::PAYLOAD_TOO_LARGE, "only files are larger");

    let (mut second, mut third) = (anna.clone(), anna.clone());
    let late = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        third.send(&app, sending(Body::from(form("c.csv", "a;b")))).await
    };
    let refused = tokio::select! {
        answer = anna.send(&app, sending(never())) => answer,
        answer = second.send(&app, sending(never())) => answer,
        answer = late => answer,
    };
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "two at the same time: {}", refused.body);
}

#[tokio::test]
async fn what_takes_its_time_is_read_meanwhile_and_can_be_stopped() {
    let app = TestApp::new().await;
    let mut anna = analyst(&app).await;
    // Names that are nearly known take the longest for their size: each is compared with all that are.
    let mut file = table(&app).await;
    let row = file.lines().nth(1).unwrap().trim_start_matches("Tingbjerg").to_owned();
    for at in 0..8_000 {
        writeln!(file, "Nordv{at:04}{row}").unwrap();
    }
    let href = brought(&app, &mut anna, "stor.csv", &file).await;
    let under_way = anna.get(&app, &href).await;
    assert_eq!(under_way.header("refresh"), "2", "{}", under_way.body);
    assert_has(&under_way, &["<progress", "Afbryd"]);
    anna.post(&app, &format!("{href}/afbryd"), &[]).await;
    let stopped = anna.get(&app, &href).await;
    assert_has(&stopped, &["Læsningen er afbrudt", "Læs filen"]);
    assert_eq!(app.services.db.uploads(UploadState::Waiting, 0, 9).await.unwrap().len(), 1, "it is there still");
    let again = anna.post(&app, &format!("{href}/laes"), &[]).await;
    assert_eq!((again.status, again.header("location")), (StatusCode::SEE_OTHER, href.as_str()));
    assert_has(&anna.get(&app, &href).await, &["<progress"]);
    anna.post(&app, &format!("{href}/smid-ud"), &[]).await;
}

#[tokio::test]
async fn what_nobody_takes_is_forgotten_after_a_month() {
    let app = TestApp::new().await;
    let mut anna = analyst(&app).await;
    let href = brought(&app, &mut anna, "tal.csv", TABLE).await;
    for (days, gone) in [(29, 0), (31, 1)] {
        assert_eq!(forget_old(&app.services.db, clock() + TimeDelta::days(days)).await.unwrap(), gone);
    }
    assert_eq!(anna.get(&app, &href).await.status, StatusCode::NOT_FOUND);
}

/// What was read of a file is in memory for as long as there is room: the next file must never be taken for it.
#[tokio::test]
async fn a_file_that_was_forgotten_is_not_taken_for_the_next_one() {
    let app = TestApp::new().await;
    let mut anna = analyst(&app).await;
    let old = brought(&app, &mut anna, "gammel.csv", &table(&app).await).await;
    assert_has(&page(&app, &mut anna, &old).await, &["<strong>5</strong> tages med"]);
    forget_old(&app.services.db, clock() + TimeDelta::days(31)).await.unwrap();
    let new = brought(&app, &mut anna, "ny.csv", "a;b\n1;2\n").await;
    assert_ne!(new, old);
    let read = page(&app, &mut anna, &new).await;
    assert!(!read.body.contains("<strong>5</strong> tages med"), "{}", read.body);
}

/// The world, as far as this test needs it.
struct World(&'static str);

struct Page(Option<Bytes>);

impl Arriving for Page {
    fn piece(&mut self) -> Soon<'_, Result<Option<Bytes>, FetchError>> {
        Box::pin(async { Ok(self.0.take()) })
    }
}

impl Fetcher for World {
    fn fetch<'a>(&'a self, address: &'a str) -> Soon<'a, Result<Fetched, FetchError>> {
        Box::pin(async move {
            if !address.starts_with("https://api.statbank.dk/") {
                return Err(FetchError::Host(self.hosts()));
            }
            let body = Box::new(Page(Some(Bytes::from_static(self.0.as_bytes()))));
            Ok(Fetched { name: "KKBYG1:x.json".into(), body })
        })
    }

    fn hosts(&self) -> String {
        "api.statbank.dk".into()
    }
}

const JSON_STAT: &str = r#"{"version":"2.0","class":"dataset","label":"Beboere","id":["område","tid"],"size":[2,1],
"dimension":{"område":{"label":"område","category":{"index":{"20301":0,"20302":1},"label":{"20301":"Tingbjerg","20302":"Husum"}}},
"tid":{"label":"tid","category":{"index":{"2027":0}}}},"role":{"time":["tid"]},"value":[6500,9100]}"#;

#[tokio::test]
async fn a_file_is_fetched_from_an_address_and_goes_the_same_way() {
    let app = TestApp::with_fetcher(Arc::new(World(JSON_STAT))).await;
    let mut anna = analyst(&app).await;
    assert_has(&anna.get(&app, "/admin/data").await, &["En adresse hos api.statbank.dk"]);
    let elsewhere = anna.post(&app, "/admin/data/hent", &[("adresse", "https://ond.example/\"<b>")]).await;
    assert_eq!(elsewhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_has(&elsewhere, &["Vi henter kun fra api.statbank.dk", "&quot;&lt;b&gt;", "id=\"adresse-wrong\""]);
    let address = "https://api.statbank.dk/v1/data/KKBYG1/JSONSTAT";
    let fetched = anna.post(&app, "/admin/data/hent", &[("adresse", address)]).await;
    let href = fetched.header("location").to_owned();
    let read = page(&app, &mut anna, &href).await;
    assert_has(&read, &["KKBYG1-x.json", address, "JSON-stat", "Kontrollen"]);

    let closed = TestApp::new().await;
    let mut anna = analyst(&closed).await;
    assert!(!anna.get(&closed, "/admin/data").await.body.contains("hent fra en adresse"));
    assert_has(&anna.post(&closed, "/admin/data/hent", &[("adresse", address)]).await, &["henter ikke selv filer"]);
}
