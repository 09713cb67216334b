//! What is English on English pages and in English files, and that nothing of it is Danish.

use axum::http::StatusCode;

use crate::test_app::TestApp;

/// Danish words of the map, the table and their reasons, as they would stand in text.
const DANISH: [&str; 12] = [
    "opfyldt",
    "ingen data",
    "Hele København",
    "kriterie",
    "procentpoint",
    "kr.",
    "beregning",
    "fremhæv",
    "grænse",
    "Beboere",
    "udpeg",
    "kvartal",
];

/// What a page says from its heading on: without addresses, which are Danish words in both languages, and scripts.
fn text(html: &str) -> String {
    let body = html.split("<h1").nth(1).unwrap_or_default();
    let pieces = body.split('<').filter(|piece| !piece.starts_with("script"));
    pieces.filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect::<Vec<_>>().join(" ")
}

fn assert_english(text: &str, of: &str) {
    for word in DANISH {
        let found = text.find(word).map(|at| text[..at].chars().rev().take(60).collect::<String>());
        let before: Option<String> = found.map(|reversed| reversed.chars().rev().collect());
        assert!(before.is_none(), "{of}: »{word}« after »{}«", before.unwrap_or_default());
    }
}

#[tokio::test]
async fn the_map_says_everything_in_english() {
    let app = TestApp::new().await;
    let home = app.get("/en").await;
    let (danish, fingerprint) = (app.get("/").await, home.between("/kort/", ".svg"));
    assert_ne!(danish.between("/kort/", ".svg"), fingerprint, "the file changes with the language");
    let map = app.get(&format!("/kort/{fingerprint}.json")).await;
    assert!(map.body.contains(" of 4 criteria met\"") && map.body.contains(" – not met\""));
    assert_english(&map.body, "the file");
    let picture = app.get(&format!("/kort/{fingerprint}.svg")).await;
    assert!(picture.body.contains("<title>Map of Copenhagen’s neighbourhoods</title>"));
    let facts = app.get("/api/kort?language=english").await;
    assert_eq!(facts.status, StatusCode::OK);
    let facts = app::map::data::MapFacts::from(serde_json::from_str::<String>(&facts.body).unwrap());
    assert_eq!(facts.views[0].title, "Number of criteria met in our calculation");
    assert!(facts.calculation.starts_with("Our calculation “Open data”, version 1.0, calculated "));
    assert_english(&format!("{:?}", facts.views), "the views");
}

#[tokio::test]
async fn the_table_of_areas_is_english_in_words_and_numbers() {
    let app = TestApp::new().await;
    let page = app.get("/en/omraader").await;
    assert_eq!(page.between("<title>", "</title>"), "Areas · Byblik");
    let said = text(&page.body);
    assert_english(&said, "/en/omraader");
    for english in ["Showing 67 of 67 neighbourhoods.", "All of Copenhagen", "1st quarter 2026", "DKK\u{a0}"] {
        assert!(said.contains(english), "{english}");
    }
    assert!(page.body.contains("href=\"/en/omraader?sorter=indkomst\""));
    assert!(page.body.contains("href=\"/en/omraader.csv\""));
}

#[tokio::test]
async fn the_table_of_areas_is_a_file_in_both_languages() {
    let app = TestApp::new().await;
    let file = app.get("/omraader.csv?bydel=valby").await;
    assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"));
    assert!(file.body.starts_with("\u{feff}Kvarter;Bydel;Beboere (1. kvartal 2026);"), "{}", file.body);
    assert_eq!(file.body.lines().count(), 1 + 5);
    let english = app.get("/en/omraader.csv?sorter=indkomst").await;
    assert!(english.body.starts_with("\u{feff}Neighbourhood;District;Residents (1st quarter 2026);"));
    assert_eq!(english.body.lines().count(), 1 + 67);
    assert!(english.body.lines().nth(1).unwrap().starts_with("Tingbjerg;"), "sorted as the page is");
    assert_english(&english.body, "/en/omraader.csv");
}

#[tokio::test]
async fn a_calculation_of_ones_own_is_english_in_table_and_reasons() {
    let app = TestApp::new().await;
    let page = app.get("/en/metode/proev?graense.uddannelse=40&kvarter=tingbjerg&graense.indkomst=x").await;
    assert_eq!(page.between("<title>", "</title>"), "Your own calculation · Byblik");
    let said = text(&page.body);
    assert_english(&said, "/en/metode/proev");
    for english in [
        "Your own calculation",
        "Part of the link could not be used",
        "The criterion is met.",
        "% higher than in the whole city",
        "criteria with data are met",
        "All 67 neighbourhoods",
        "Basic school only or education unknown, ages 15–69",
    ] {
        assert!(said.contains(english), "{english}");
    }
    for danish in ["Området", "Kriteriet", "Tallet", "Vægt", "Tilbage", "kvarterer er", " er ", " ikke "] {
        assert!(!said.contains(danish), "»{danish}«");
    }
    assert!(page.body.contains("action=\"/en/metode/proev\"") && page.body.contains("href=\"/en/omraade/tingbjerg\""));
    let combined = app.get("/en/metode/proev?metode=aabne-data-samlet").await;
    let said = text(&combined.body);
    assert_english(&said, "/en/metode/proev?metode=aabne-data-samlet");
    assert!(said.contains("The weights") && said.contains("25% of the whole"));
}
