//! Each kind of content on its way to the public: areas' texts, goals, their figures, and pictures.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::staff::Role;
use futures::StreamExt;
use store::Stage;

use super::{Browser, somebody};
use crate::test_app::{Answer, TestApp};

async fn editor(app: &TestApp) -> Browser {
    let id = somebody(app, "Anna", &[Role::Redaktoer]).await;
    Browser::signed_in(app, id, Stage::Whole).await
}

fn done(answer: &Answer, word: &str) {
    assert!(answer.header("location").ends_with(&format!("?gjort={word}")), "{}: {}", answer.status, answer.body);
}

#[tokio::test]
async fn an_areas_text_is_told_on_its_page_with_who_and_when() {
    let app = TestApp::new().await;
    let mut anna = editor(&app).await;
    let path = "/admin/indhold/omraade/tingbjerg";
    assert!(!app.get("/omraade/tingbjerg").await.body.contains("Kommunen fortæller"));
    let list = anna.get(&app, "/admin/indhold/omraade?soeg=tingbj").await;
    assert!(list.body.contains(path) && list.body.contains("Intet skrevet endnu"), "{}", list.body);
    let form = anna.get(&app, path).await;
    assert!(form.body.contains("value=\"Københavns Kommune\"") && form.body.contains("Tingbjerg"), "{}", form.body);
    let fields = [
        ("version", "0"),
        ("hvad", "udgiv"),
        ("tekst", "Her er **haver** og [mål](/maal)."),
        ("afsender", "Københavns Kommune"),
    ];
    done(&anna.post(&app, path, &fields).await, "offentligt");
    let page = app.get("/omraade/tingbjerg").await;
    let told = page.between("<section class=\"told\">", "</section>");
    for part in
        ["Kommunen fortæller", "<strong>haver</strong>", "Skrevet af Københavns Kommune.", "22.\u{a0}november 2026"]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
    let english = app.get("/en/omraade/tingbjerg").await;
    assert!(english.between("<section class=\"told\">", "</section>").contains("lang=\"da\""), "{}", english.body);
    let fields = [&fields[1..], &[("version", "1"), ("tekst-en", "Here are **gardens**.")]].concat();
    done(&anna.post(&app, path, &fields).await, "offentligt");
    let english = app.get("/en/omraade/tingbjerg").await;
    let told = english.between("<section class=\"told\">", "</section>");
    assert!(told.contains("<strong>gardens</strong>") && !told.contains("lang=\"da\""), "{told}");
    done(
        &anna.post(&app, &format!("{path}/tag-ned"), &[("version", "2"), ("grund", "Skal skrives om")]).await,
        "taget-ned",
    );
    assert!(!app.get("/omraade/tingbjerg").await.body.contains("Kommunen fortæller"));
}

#[tokio::test]
async fn a_goal_is_told_in_other_words_and_never_taken_down() {
    let app = TestApp::new().await;
    let mut anna = editor(&app).await;
    let path = "/admin/indhold/maal/arbejde-og-uddannelse";
    let fields = [("version", "1"), ("hvad", "udgiv"), ("titel", "Job og skole"), ("resume", "Flere skal i job.")];
    done(&anna.post(&app, path, &fields).await, "offentligt");
    for page in ["/maal", "/maal/arbejde-og-uddannelse"] {
        assert!(app.get(page).await.body.contains("Job og skole"), "{page}");
    }
    let down = anna.post(&app, &format!("{path}/tag-ned"), &[("version", "2"), ("grund", "x")]).await;
    assert_eq!(down.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(down.body.contains("kun rettes"), "{}", down.body);
}

#[tokio::test]
async fn a_years_figure_is_added_and_seen_at_once() {
    let app = TestApp::new().await;
    let mut anna = editor(&app).await;
    let path = "/admin/indhold/tal/kun-grundskole";
    let form = anna.get(&app, path).await;
    assert!(form.body.contains("value=\"36,2\"") && form.body.contains("value=\"2023\""), "{}", form.body);
    let rows = |new: &'static str| {
        let cells = ["2000", "36,2", "", "2023", "18,4", "", "2025", new, "9,5"];
        let rest = [
            ("version", "1"),
            ("hvad", "udgiv"),
            ("navn", "Kun grundskole"),
            ("enhed", "procent"),
            ("kilde", "politik-2025"),
        ];
        cells.map(|cell| ("tal", cell)).into_iter().chain(rest).collect::<Vec<_>>()
    };
    let wrong = anna.post(&app, path, &rows("117")).await;
    assert!(wrong.body.contains("mellem 0 og 100") && wrong.body.contains("value=\"117\""), "{}", wrong.body);
    done(&anna.post(&app, path, &rows("17,1")).await, "offentligt");
    let page = app.get("/maal/arbejde-og-uddannelse").await;
    assert!(page.body.contains("17,1") && page.body.contains("version 2.1"), "{}", page.body);
    let file = app.get("/maal/arbejde-og-uddannelse.csv").await.body;
    assert!(file.contains("Kun grundskole,2025,Udsatte områder,17.1,procent,nej,"), "{file}");
    let plan = app.services.db.current_plan().await.unwrap().unwrap();
    assert!(plan.observations.contains("uden-tilknytning-til-arbejdsmarkedet,2000,28,"), "others stay");
    done(&anna.post(&app, &format!("{path}/gendan"), &[("version", "2"), ("gendan", "1")]).await, "hentet-frem");
}

#[tokio::test]
async fn a_figure_gets_a_target_an_english_name_and_a_source_that_was_not_known() {
    let app = TestApp::new().await;
    let mut anna = editor(&app).await;
    let begun = anna.post(&app, "/admin/indhold/kilde", &[("titel", "Folk og job 2026")]).await;
    let source = "/admin/indhold/kilde/folk-og-job-2026";
    assert_eq!(begun.header("location"), source, "{}", begun.body);
    let told = [
        ("version", "1"),
        ("hvad", "udgiv"),
        ("titel", "Folk og job 2026"),
        ("udgiver", "Københavns Kommune"),
        ("licens", "CC BY 4.0"),
        ("kreditering", "Kilde: Folk og job"),
        ("kontrol", "ja"),
        ("titel-en", "People and jobs 2026"),
    ];
    let lacking = anna.post(&app, source, &told[..5]).await;
    assert!(lacking.body.contains("href=\"#kreditering\""), "{}", lacking.body);
    done(&anna.post(&app, source, &told).await, "offentligt");
    assert!(app.get("/om").await.body.contains("Folk og job 2026"));
    assert!(app.get("/en/om").await.body.contains("People and jobs 2026"));

    let path = "/admin/indhold/tal/kun-grundskole";
    let figure = |version: &'static str, year: &'static str| {
        let cells = ["2000", "36,2", "", "2023", "18,4", ""].map(|cell| ("tal", cell));
        let rest = [
            ("version", version),
            ("hvad", "udgiv"),
            ("navn", "Uden mere end grundskole"),
            ("navn-en", "No more than primary school"),
            ("enhed", "procent"),
            ("kilde", "folk-og-job-2026"),
            ("maaltal-aar", year),
            ("maaltal", "12"),
        ];
        cells.into_iter().chain(rest).collect::<Vec<_>>()
    };
    let wrong = anna.post(&app, path, &figure("1", "")).await;
    assert!(wrong.body.contains("href=\"#maaltal-aar\"") && wrong.body.contains("value=\"12\""), "{}", wrong.body);
    done(&anna.post(&app, path, &figure("1", "2035")).await, "offentligt");
    let page = app.get("/maal/arbejde-og-uddannelse").await.body;
    assert!(page.contains("2035") && page.contains("Kilde: Folk og job"), "{page}");
    let english = app.get("/en/maal/arbejde-og-uddannelse").await.body;
    assert!(english.contains("No more than primary school"), "{english}");
    let form = anna.get(&app, path).await.body;
    assert!(form.contains("value=\"2035\"") && form.contains("value=\"No more than primary school\""), "{form}");

    let down = [("version", "2"), ("grund", "Ikke brugt")];
    let kept = anna.post(&app, &format!("{source}/tag-ned"), &down).await;
    assert!(kept.body.contains("kommer fra kilden"), "{}", kept.body);
    done(&anna.post(&app, &format!("{path}/gendan"), &[("version", "2"), ("gendan", "1")]).await, "hentet-frem");
    let restored = anna.get(&app, path).await.body;
    assert!(!restored.contains("value=\"2035\"") && restored.contains("value=\"Kun grundskole\""), "{restored}");
    let first = [("navn", "Kun grundskole"), ("kilde", "politik-2025"), ("enhed", "procent")];
    let first = [&[("version", "3"), ("hvad", "udgiv")][..], &first].concat();
    done(&anna.post(&app, path, &first).await, "offentligt");
    done(&anna.post(&app, &format!("{source}/tag-ned"), &down).await, "taget-ned");
    assert!(!app.get("/om").await.body.contains("Folk og job 2026"));
    let policy = "/admin/indhold/kilde/politik-2025/tag-ned";
    let kept = anna.post(&app, policy, &[("version", "1"), ("grund", "x")]).await;
    assert!(kept.body.contains("kommer fra kilden"), "{}", kept.body);
}

/// A small picture as PNG.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0,
    0x90, 0x77, 0x53, 0xde, 0, 0, 0, 12, b'I', b'D', b'A', b'T', 8, 0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0,
    0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

async fn upload(app: &TestApp, browser: &mut Browser, file: &[u8], fields: &[(&str, &str)]) -> Answer {
    let mut body =
        b"--x\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"a.gif\"\r\nContent-Type: image/gif\r\n\r\n"
            .to_vec();
    body.extend(file);
    for (name, value) in fields {
        body.extend(format!("\r\n--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}").as_bytes());
    }
    body.extend(b"\r\n--x--\r\n");
    let request =
        Request::post("/admin/indhold/billeder").header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    browser.send(app, request.body(body.into()).unwrap()).await
}

/// A body whose parts each take this long to come, and that ends only where all have come.
fn slowly(parts: Vec<Vec<u8>>, each: Duration) -> Body {
    Body::from_stream(futures::stream::iter(parts).then(move |part| async move {
        // Who asks is known by now, and nobody waits for the database.
        tokio::time::pause();
        tokio::time::sleep(each).await;
        tokio::time::resume();
        Ok::<_, std::io::Error>(part)
    }))
}

#[tokio::test]
async fn a_picture_over_a_slow_line_arrives_and_one_that_never_comes_keeps_no_place() {
    let app = TestApp::new().await;
    let mut anna = editor(&app).await;
    let head = b"--x\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\nEt tr\xc3\xa6\r\n\
                 --x\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"a.png\"\r\n\r\n";
    // What comes behind a picture is no part of it.
    let behind = vec![0; 100_000];
    let body = [&head[..], PNG, &behind, b"\r\n--x--\r\n"].concat();
    let parts = |count: usize| body.chunks(body.len().div_ceil(count)).map(<[u8]>::to_vec).collect::<Vec<_>>();
    let sent = |body| {
        let request = Request::post("/admin/indhold/billeder");
        request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=x").body(body).unwrap()
    };
    done(&anna.send(&app, sent(slowly(parts(10), Duration::from_secs(25)))).await, "billede");
    let late = anna.send(&app, sent(slowly(parts(10), Duration::from_secs(35)))).await;
    assert!(late.body.contains("ikke frem på fem minutter"), "{}", late.body);
}

#[tokio::test]
async fn a_picture_is_described_made_anew_and_shown_in_a_text() {
    let app = TestApp::new().await;
    let mut anna = editor(&app).await;
    let silent = upload(&app, &mut anna, PNG, &[("kredit", "Foto: Ida")]).await;
    assert!(silent.body.contains("Skriv, hvad billedet viser") && silent.body.contains("Foto: Ida"), "{}", silent.body);
    let none = upload(&app, &mut anna, b"<svg onload=x>", &[("alt", "Et træ")]).await;
    assert!(none.body.contains("Brug JPEG, PNG eller WebP") && none.body.contains("Et træ"), "{}", none.body);
    let stranger = upload(&app, &mut Browser::default(), PNG, &[("alt", "Et træ")]).await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED, "before anything is read");

    done(&upload(&app, &mut anna, PNG, &[("alt", "Et træ"), ("kredit", "Foto: Ida")]).await, "billede");
    let list = anna.get(&app, "/admin/indhold/billeder").await;
    let line = list.between("readonly value=\"", "\"").replace("&quot;", "\"");
    assert!(line.starts_with("![Et træ](/billeder/") && line.ends_with("-1x1.webp \"Foto: Ida\")"), "{line}");
    let address = line.split_once('(').unwrap().1.split_once(' ').unwrap().0;
    for address in [address.to_owned(), address.replace("/billeder/", "/billeder/lille/")] {
        let file = app.get(&address).await;
        assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "image/webp"), "{address}");
        assert!(file.header("cache-control").contains("immutable"));
    }
    assert_eq!(app.get("/billeder/0000000000000000-1x1.webp").await.status, StatusCode::NOT_FOUND);

    let path = "/admin/indhold/omraade/tingbjerg";
    let text = |text: String| {
        vec![("version", "0".to_owned()), ("hvad", "udgiv".into()), ("afsender", "K".into()), ("tekst", text)]
    };
    for (bad, said) in [
        (format!("![]({address})"), "Skriv, hvad billedet"),
        ("![x](https://andre.dk/x.png)".to_owned(), "ikke et af vores"),
        ("![x](/billeder/0000000000000000-1x1.webp)".to_owned(), "findes ikke"),
    ] {
        let fields = text(bad);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let refused = anna.post(&app, path, &fields).await;
        assert!(refused.body.contains(said), "{said}: {}", refused.body);
    }
    let fields = text(line.clone());
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    done(&anna.post(&app, path, &fields).await, "offentligt");
    let page = app.get("/omraade/tingbjerg").await;
    assert!(
        page.body.contains(&format!("<img src=\"{address}\"")) && page.body.contains("alt=\"Et træ\""),
        "{}",
        page.body
    );
    assert!(page.header("content-security-policy").contains("img-src 'self'"));
    let id = &address["/billeder/".len()..][..16];
    done(&anna.post(&app, &format!("/admin/indhold/billeder/{id}/slet"), &[]).await, "billede-slettet");
    assert_eq!(app.get(address).await.status, StatusCode::NOT_FOUND);
}
