//! Every page: status, title, one heading, whole without scripts, and its cache policy.

use axum::http::StatusCode;

use crate::test_app::TestApp;

const PAGES: [(&str, &str); 10] = [
    ("/", "Hvor er de udsatte byområder?"),
    ("/omraade/tingbjerg", "Tingbjerg"),
    ("/omraade/broenshoej-husum", "Brønshøj-Husum"),
    ("/omraade/byomraade-urbanplanen", "Urbanplanen mv."),
    ("/omraade/boligomraade-bispeparken", "Bispeparken"),
    ("/omraader", "Områder"),
    ("/maal", "Mål"),
    ("/indsatser", "Indsatser"),
    ("/metode", "Metode"),
    ("/om", "Om Byblik"),
];

#[tokio::test]
async fn every_page_is_whole() {
    let app = TestApp::new().await;
    for (path, title) in PAGES {
        let page = app.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_eq!(page.between("<title>", "</title>"), format!("{title} · Byblik"), "{path}");
        assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
        assert!(page.body.contains("<html lang=\"da\""), "{path}");
        assert!(page.body.contains("<main id=\"indhold\""), "{path}");
        for once in
            ["name=\"description\"", "rel=\"canonical\"", "hreflang=\"en\" rel=\"alternate\"", "property=\"og:title\""]
        {
            assert_eq!(page.body.matches(once).count(), 1, "{path}: {once}");
        }
        assert!(!page.body.contains("class=\"waiting\""), "{path} is not complete");
        assert!(!page.body.contains(" style=\""), "{path} has an inline style that the policy forbids");
        assert_eq!(page.header("cache-control"), "no-cache", "{path}");
        for link in ["/omraader", "/maal", "/indsatser", "/metode", "/om"] {
            assert!(page.body.contains(&format!("href=\"{link}\"")), "{path} does not lead to {link}");
        }
    }
}

#[tokio::test]
async fn every_area_has_its_page() {
    let app = TestApp::new().await;
    let home = app.get("/").await;
    let mut areas: Vec<_> =
        home.body.split("href=\"/omraade/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    areas.sort_unstable();
    areas.dedup();
    assert_eq!(areas.len(), 10 + 67 + 15 + 11, "the home page lists every area");
    for slug in areas {
        let page = app.get(&format!("/omraade/{slug}")).await;
        assert_eq!(page.status, StatusCode::OK, "{slug}");
        for heading in ["Det sker her", "Kommunens udpegning", "Statens lister", "Kilder"] {
            assert!(page.body.contains(heading), "{slug} lacks {heading}");
        }
        let (doing, decided) = (page.body.find("Det sker her"), page.body.find("Kommunens udpegning</h2>"));
        assert!(doing < decided, "{slug}: what is being done comes first");
    }
}

#[tokio::test]
async fn an_area_tells_value_complement_city_limit_year_and_source() {
    let page = TestApp::new().await.get("/omraade/tingbjerg").await;
    for text in [
        "35,2\u{a0}%",
        "64,8\u{a0}% har en registreret uddannelse ud over grundskolen.",
        "16,7\u{a0}%",
        "20,8\u{a0}%",
        "14,4\u{a0}procentpoint over",
        "2024",
        "KKUDD2",
        "201.146\u{a0}kr.",
        "2023 og 2024",
        "Tallet gælder hele Brønshøj-Husum, ikke kun kvarteret.",
        "Fire af fire kriterier med data er opfyldt.",
        "kommunen har ikke offentliggjort afgrænsningerne som data",
    ] {
        assert!(page.body.to_lowercase().contains(&text.to_lowercase()), "Tingbjerg lacks »{text}«");
    }
}

#[tokio::test]
async fn what_is_not_there_is_404_with_a_way_back() {
    let app = TestApp::new().await;
    for path in ["/findes-ikke", "/omraade/findes-ikke", "/omraade/..%2Fetc", "/omraade/Tingbjerg", "/omraade/a/b"] {
        let page = app.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
        assert!(page.body.contains("<title>Siden findes ikke · Byblik</title>"), "{path}");
        assert!(page.body.contains("Se alle områder"), "{path}");
    }
    for path in ["/kort/x.txt", "/kort/x", "/metode/aabne-data/9.9.toml", "/pkg/findes-ikke.js", "/api/findes-ikke"] {
        let status = app.get(path).await.status;
        assert!([StatusCode::NOT_FOUND, StatusCode::BAD_REQUEST].contains(&status), "{path}: {status}");
    }
}

#[tokio::test]
async fn the_table_sorts_filters_and_says_when_nothing_fits() {
    let app = TestApp::new().await;
    let order = |body: &str| {
        let rows = body.split("<tbody>").nth(1).unwrap_or_default();
        rows.split("href=\"/omraade/")
            .skip(1)
            .filter_map(|r| r.split('"').next().map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let by_income = order(&app.get("/omraader?sorter=indkomst").await.body);
    assert_eq!(by_income.first().map(String::as_str), Some("tingbjerg"));
    let down = order(&app.get("/omraader?sorter=indkomst&orden=ned").await.body);
    assert_eq!(down.first().map(String::as_str), Some("nordhavn"));
    let found = app.get("/omraader?q=aalholm").await;
    assert!(found.body.contains("Viser 1 af 67 kvarterer."), "{}", found.between("role=\"status\">", "<"));
    let none = app.get("/omraader?q=%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(none.body.contains("Ingen kvarterer passer") && !none.body.contains("<script>alert(1)"));
    let bydel = app.get("/omraader?bydel=valby").await;
    assert!(bydel.body.contains("Viser 5 af 67 kvarterer."));
}

#[tokio::test]
async fn the_map_file_its_picture_and_the_methods_are_served() {
    let app = TestApp::new().await;
    let home = app.get("/").await;
    let file = format!("/kort/{}.json", home.between("/kort/", ".svg"));
    let map = app.get(&file).await;
    let value: serde_json::Value = serde_json::from_str(&map.body).unwrap();
    assert_eq!(value["kvarterer"]["features"].as_array().unwrap().len(), 67);
    assert_eq!(value["byomraader"]["features"].as_array().unwrap().len(), 15);
    assert_eq!(map.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(app.get("/kort/0123.json").await.header("cache-control"), "no-store");
    let picture = app.get(&file.replace(".json", ".svg")).await;
    assert_eq!((picture.header("content-type"), picture.body.matches("class=\"k ").count()), ("image/svg+xml", 67));
    for (id, version) in [("aabne-data", "1.0"), ("politik-2025", "2025"), ("udkast-2025", "2025-udkast")] {
        let method = app.get(&format!("/metode/{id}/{version}.toml")).await;
        assert_eq!(domain::method::parse(&method.body).unwrap().id, id);
    }
    let page = app.get("/metode").await;
    assert_eq!(page.body.matches("Mangler data</span>").count(), 8 + 6);
    assert_eq!(
        page.body.matches("<li>Statens liste over ").count(),
        4,
        "the lists that the policy takes in by themselves"
    );
    let area = app.get("/omraade/tingbjerg").await;
    assert!(area.body.contains("af 1.000 varianter") || area.body.contains("i alle 1.000 varianter"), "how sure it is");
}
