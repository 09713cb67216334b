//! Pages of text, updates, feeds, and what machines ask of the whole site.

use app::services::SiteFacts;
use atom_syndication::Feed;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use store::News;

use crate::test_app::{Answer, TOKEN, TestApp, clock};

const PAGES: [(&str, &str, &str); 7] = [
    ("/om", "Om Byblik", "About Byblik"),
    ("/privatliv", "Privatliv", "Privacy"),
    ("/tilgaengelighed", "Tilgængelighed", "Accessibility"),
    ("/metode/laes-tallene", "Sådan læser du tallene", "How to read the figures"),
    ("/metode", "Metode", "Method"),
    ("/nyt", "Nyt", "News"),
    ("/nyt/her-stopper-tallene", "Her stopper vores tal", "Where our figures end"),
];

fn update(slug: &str, at: DateTime<Utc>, areas: &[&str], goals: &[&str], body: &str) -> News {
    let all = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    News {
        slug: slug.into(),
        published_at: at,
        title: format!("Titel {slug} <b>"),
        summary: "Resumé".into(),
        body: body.into(),
        author: "Redaktionen".into(),
        areas: all(areas),
        goals: all(goals),
    }
}

async fn put(app: &TestApp, news: News) {
    let mut tx = app.services.db.begin().await.unwrap();
    tx.put_news(&news).await.unwrap();
    tx.commit().await.unwrap();
}

async fn code(app: &TestApp, slug: &str) -> String {
    let slug = domain::area::Slug::parse(slug).unwrap();
    app.services.db.area_by_slug(&slug).await.unwrap().unwrap().code.as_str().to_owned()
}

fn read(answer: &Answer) -> Feed {
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "application/atom+xml; charset=utf-8");
    answer.body.parse().unwrap()
}

#[tokio::test]
async fn every_page_of_text_is_whole_in_both_languages() {
    let app = TestApp::new().await;
    for (path, danish, english) in PAGES {
        for (path, title, language) in [(path.to_owned(), danish, "da"), (format!("/en{path}"), english, "en")] {
            let page = app.get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert_eq!(page.between("<title>", "</title>"), format!("{title} · Byblik"), "{path}");
            assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
            assert!(page.body.contains("<h1 tabindex=\"-1\">"), "{path}");
            assert!(page.body.contains(&format!("<html lang=\"{language}\"")), "{path}");
            assert!(page.body.contains("application/atom+xml"), "{path}");
            assert!(!page.body.contains(" style=\""), "{path}");
            assert!(!page.body.contains("{kontakt}"), "{path}");
        }
    }
}

#[tokio::test]
async fn contacts_come_from_the_settings() {
    let silent = TestApp::new().await;
    assert!(silent.get("/tilgaengelighed").await.body.contains("har ikke oplyst en mailadresse"));
    let facts = SiteFacts {
        contact_email: "hej@example.dk".into(),
        contact_phone: "+45 12 34 56 78".into(),
        ..SiteFacts::default()
    };
    let app = TestApp::of(facts).await;
    for path in ["/privatliv", "/en/tilgaengelighed", "/om"] {
        let page = app.get(path).await;
        assert!(page.body.contains("href=\"mailto:hej@example.dk\""), "{path}");
        assert!(page.body.contains("href=\"tel:+4512345678\""), "{path}");
    }
}

#[tokio::test]
async fn was_leads_to_the_accessibility_statement() {
    let app = TestApp::new().await;
    for (path, target) in [("/was", "/tilgaengelighed"), ("/en/was", "/en/tilgaengelighed")] {
        let answer = app.get(path).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, target));
    }
    let statement = "https://was.digst.dk/byblik";
    let facts = SiteFacts { accessibility_statement: statement.into(), ..SiteFacts::default() };
    assert_eq!(TestApp::of(facts).await.get("/was").await.header("location"), statement);
}

#[tokio::test]
async fn updates_are_filtered_and_what_staff_write_does_no_harm() {
    let app = TestApp::new().await;
    let tingbjerg = code(&app, "tingbjerg").await;
    let body =
        "# Overskrift\n\n<script>alert(1)</script>\n\n[a](javascript:alert(1)) [b](/maal)\n\n![x](https://x.dk/y.png)";
    put(&app, update("om-tingbjerg", clock(), &[&tingbjerg], &["tryg-blandet-by"], body)).await;
    let page = app.get("/nyt/om-tingbjerg").await;
    assert!(!page.body.contains("<script>alert") && !page.body.contains("javascript:") && !page.body.contains("<img"));
    assert!(page.body.contains("<h2>Overskrift</h2>") && page.body.contains("<a href=\"/maal\">b</a>"));
    assert!(page.body.contains("Titel om-tingbjerg &lt;b&gt;"));

    let listed = |page: &Answer| page.body.contains("/nyt/om-tingbjerg\"");
    for path in [
        "/nyt",
        "/nyt?omraade=tingbjerg",
        "/nyt?omraade=broenshoej-husum",
        "/nyt?maal=tryg-blandet-by",
        "/nyt?maal=maal-2",
        "/en/nyt?omraade=tingbjerg&maal=maal-2",
    ] {
        assert!(listed(&app.get(path).await), "{path}");
    }
    for path in ["/nyt?omraade=nordhavn", "/nyt?maal=maal-1"] {
        let none = app.get(path).await;
        assert!(!listed(&none) && none.body.contains("Se alt nyt"), "{path}");
    }
    for path in ["/nyt?omraade=findes-ikke", "/nyt?maal=findes-ikke", "/nyt/findes-ikke"] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let canonical = app.get("/nyt?maal=&omraade=tingbjerg&x=y").await;
    assert!(canonical.body.contains("/nyt?omraade=tingbjerg\""));
}

#[tokio::test]
async fn feeds_can_be_read_again_and_do_not_change_by_themselves() {
    let app = TestApp::new().await;
    put(&app, update("a", clock(), &[], &["tryg-blandet-by"], "Se [mål](/maal).")).await;
    for path in [
        "/nyt.xml",
        "/en/nyt.xml",
        "/nyt/omraade/tingbjerg.xml",
        "/en/nyt/omraade/tingbjerg.xml",
        "/nyt/maal/maal-2.xml",
        "/en/nyt/maal/maal-1.xml",
    ] {
        let answer = app.get(path).await;
        let feed = read(&answer);
        let own = feed.links().iter().find(|link| link.rel() == "self").unwrap();
        assert_eq!(own.href(), format!("http://localhost{path}"));
        let mut ids: Vec<_> = feed.entries().iter().map(atom_syndication::Entry::id).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{path}: an id stands twice");
        assert!(ids.iter().all(|id| id.starts_with("tag:byblik,2026:")), "{path}");
        assert_eq!(app.get(path).await.body, answer.body, "{path}");
        let request = axum::http::Request::get(path)
            .header("if-none-match", answer.header("etag"))
            .body(axum::body::Body::empty())
            .unwrap();
        let again = app.send(request).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{path}");
    }
    let html = read(&app.get("/en/nyt.xml").await).entries().iter().find_map(|one| {
        one.content().and_then(|content| content.value()).filter(|html| html.contains("maal")).map(str::to_owned)
    });
    assert!(html.unwrap().contains("href=\"http://localhost/en/maal\""));
    for path in ["/nyt/omraade/findes-ikke.xml", "/nyt/maal/findes-ikke.xml", "/nyt/omraade/tingbjerg.txt"] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn an_areas_feed_tells_of_figures_screenings_designations_and_lists() {
    let app = TestApp::new().await;
    let titles = |feed: &Feed| feed.entries().iter().map(|one| one.title().as_str().to_owned()).collect::<Vec<_>>();
    let feed = read(&app.get("/nyt/omraade/tingbjerg.xml").await);
    for part in ["Nye tal om Tingbjerg", "Ny beregning: Tingbjerg", "Kommunens udpegning: ", "Statens liste: "] {
        assert!(titles(&feed).iter().any(|title| title.starts_with(part)), "{part}: {:?}", titles(&feed));
    }
    let dates: Vec<_> = feed.entries().iter().map(|one| *one.updated()).collect();
    assert!(dates.windows(2).all(|pair| pair[0] >= pair[1]), "the newest first");
    assert_eq!(feed.updated(), &dates[0]);

    let ran = app.post("/api/screening/koer", "method=aabne-data-samlet&version=1.0", Some(TOKEN)).await;
    assert_eq!(ran.status, StatusCode::OK, "{}", ran.body);
    let run = ran.between("\"run\":\"", "\"").to_owned();
    let out = app.post("/api/screening/udgiv", &format!("run={run}&note=Ny"), Some(TOKEN)).await;
    assert_eq!(out.status, StatusCode::OK, "{}", out.body);
    let after = read(&app.get("/nyt/omraade/tingbjerg.xml").await);
    let screened = |feed: &Feed| titles(feed).iter().filter(|title| title.starts_with("Ny beregning")).count();
    assert_eq!((screened(&feed), screened(&after)), (1, 2));
    let page = app.get("/metode").await;
    assert!(page.body.contains("Beregningen før brugte »Åbne data«"), "the run before is told");
}

#[tokio::test]
async fn the_method_tells_how_sure_it_is_and_what_came_before() {
    let page = TestApp::new().await.get("/metode").await;
    for text in ["Hvor sikkert er det?", "1.000 varianter", "Det her er den første beregning", "blev delt i to"] {
        assert!(page.body.contains(text), "{text}");
    }
    let sure = page.between("id=\"robusthed\"", "</section>");
    assert_eq!(sure.matches("<th scope=\"row\">").count(), 4, "each limit by itself");
    // "62 % (48 %–77 %)": each limit's part of the variance lies in its interval, and together they explain it all.
    let percent = |text: &str| text.trim().trim_end_matches('%').trim().parse::<f64>().unwrap();
    let parts: Vec<[f64; 3]> = sure
        .split("<td>")
        .filter_map(|cell| cell.split("</td>").next()?.strip_suffix(')')?.split_once(" ("))
        .filter_map(|(part, interval)| {
            let (low, high) = interval.split_once('–')?;
            Some([percent(low), percent(part), percent(high)])
        })
        .collect();
    assert!(parts.len() == 4 && parts.iter().all(|part| part.is_sorted()), "{parts:?}");
    assert!(parts.iter().map(|part| part[1]).sum::<f64>() >= 99.0, "{parts:?}");
}

#[tokio::test]
async fn the_site_map_lists_pages_that_are_there() {
    let app = TestApp::new().await;
    let map = app.get("/sitemap.xml").await;
    assert_eq!(map.status, StatusCode::OK);
    let pages: Vec<_> =
        map.body.split("<loc>http://localhost").skip(1).filter_map(|r| r.split("</loc>").next()).collect();
    assert!(pages.len() > 2 * (10 + 67 + 15 + 11), "{}", pages.len());
    // Each area is made as the next; a few stand for all.
    let some = pages.iter().enumerate().filter(|(i, page)| !page.contains("/omraade/") || i % 24 < 2);
    for (_, page) in some {
        let path = if page.is_empty() { "/" } else { page };
        assert_eq!(app.get(path).await.status, StatusCode::OK, "{path}");
    }
    for (path, ..) in PAGES {
        assert!(pages.contains(&path) && pages.contains(&format!("/en{path}").as_str()), "{path}");
    }
    let robots = app.get("/robots.txt").await;
    assert!(robots.body.contains("Sitemap: http://localhost/sitemap.xml"), "{}", robots.body);
    assert!(robots.body.contains("Disallow: /api/\n") && robots.body.contains("Disallow: /en/metode/proev?\n"));
}
