//! The page of an area on every level, in both languages.

use axum::http::StatusCode;
use serde_json::Value;

use crate::test_app::{Answer, TestApp};

/// One of each level.
const LEVELS: [&str; 4] = ["broenshoej-husum", "tingbjerg", "byomraade-urbanplanen", "boligomraade-bispeparken"];

fn linked_data(page: &Answer) -> Value {
    serde_json::from_str(page.between("<script type=\"application/ld+json\">", "</script>")).unwrap()
}

/// What a page says, without its markup.
fn words(page: &Answer) -> String {
    let mut text = String::new();
    for piece in page.body.split('<').skip(1) {
        text.push_str(piece.split_once('>').map_or("", |(_, after)| after));
        text.push(' ');
    }
    text
}

#[tokio::test]
async fn every_level_has_every_part_in_its_order() {
    let app = TestApp::new().await;
    for slug in LEVELS {
        let page = app.get(&format!("/omraade/{slug}")).await;
        let headings = [
            "Det sker her",
            "Kommunens udpegning",
            "Statens lister",
            "Mål, som området tæller med i",
            "Del siden",
            "Kilder",
        ];
        let places: Vec<_> = headings.iter().map(|heading| page.body.find(&format!("{heading}</h2>"))).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{slug}: {places:?}");
        for year in ["Udpegningen i 2011", "Udpegningen i 2017", "Opdateringen i 2021", "Udpegningen i 2025"] {
            assert!(page.body.contains(year), "{slug} lacks {year}");
        }
        assert!(page.body.contains("<svg class=\"qr\""), "{slug} lacks its code");
        assert!(page.body.contains("href=\"mailto:?subject="), "{slug} lacks the e-mail");
    }
}

#[tokio::test]
async fn the_english_page_is_english() {
    let app = TestApp::new().await;
    for slug in LEVELS {
        let page = app.get(&format!("/en/omraade/{slug}")).await;
        assert_eq!(page.status, StatusCode::OK, "{slug}");
        assert!(page.body.contains("<html lang=\"en\""), "{slug}");
        let text = words(&page);
        for heading in
            ["What is being done here", "The city’s designation", "The state’s lists", "Share the page", "Sources"]
        {
            assert!(text.contains(heading), "{slug} lacks {heading}");
        }
        // What is stored is Danish where nobody has translated it; what the page itself says is not.
        for danish in ["Det sker her", "Hvorfor er", "Ikke opfyldt", "Kvarterer ", "Lignende", "Del siden", "area-"] {
            assert!(!text.contains(danish), "{slug} says {danish}");
        }
        assert!(page.body.contains("href=\"/en/omraade/") || page.body.contains("href=\"/en/maal"), "{slug}");
    }
    let page = app.get("/en/omraade/tingbjerg").await;
    for text in ["35.2%", "20.8%", "14.4\u{a0}percentage points over", "DKK\u{a0}201,146", "1st quarter 2026"] {
        assert!(page.body.contains(text), "Tingbjerg in English lacks »{text}«");
    }
}

#[tokio::test]
async fn one_year_is_no_development() {
    let page = TestApp::new().await.get("/omraade/tingbjerg").await;
    let section = page.between("<section id=\"udvikling\" class=\"development\">", "</section>");
    assert!(section.contains("Vi har kun tal for ét år i hver opgørelse."), "{section}");
    assert!(!section.contains("class=\"line"), "no line is drawn through one year");
    for text in
        ["<caption>Kun grundskole eller uoplyst uddannelse, 15–69-årige, 2024</caption>", "Brønshøj-Husum", "København"]
    {
        assert!(section.contains(text), "the development lacks »{text}«");
    }
    assert_eq!(section.matches("<article").count(), 5, "residents and four indicators");
    assert!(section.contains("5.731 beboere i 1. kvartal 2026. Vi har kun tal for 2026."), "{section}");
}

#[tokio::test]
async fn an_area_is_set_beside_areas_like_it() {
    let app = TestApp::new().await;
    let page = app.get("/omraade/tingbjerg").await;
    let section = page.between("<section class=\"beside\">", "</section>").to_owned();
    assert!(section.contains("href=\"/sammenlign?omraader=tingbjerg,"), "{section}");
    assert!(
        section.contains("Vi har sammenlignet uddannelse, arbejdsmarked, indkomst og oplevet tryghed."),
        "{section}"
    );
    assert_eq!(section.matches("href=\"/omraade/").count(), 3 + 1, "three areas and the bydel: {section}");
    assert!(!app.get("/omraade/byomraade-urbanplanen").await.body.contains("<section class=\"beside\">"));
}

#[tokio::test]
async fn lists_name_law_source_and_certainty() {
    let page = TestApp::new().await.get("/omraade/boligomraade-bispeparken").await;
    let section = page.between("<section id=\"lister\" class=\"listed\">", "</section>");
    for text in [
        "almenboligloven §\u{a0}61 a, stk. 2",
        "Fra tredjepart, ikke kontrolleret",
        "tv2.dk december 2020",
        "Kilden siger ikke sikkert, hvilken liste det er",
    ] {
        assert!(section.contains(text), "Bispeparken lacks »{text}«");
    }
    assert_eq!(section.matches("<th scope=\"row\">").count(), 5);
}

#[tokio::test]
async fn overlaps_by_residents_are_said_as_estimates() {
    let app = TestApp::new().await;
    let bydel = app.get("/omraade/broenshoej-husum").await;
    assert!(bydel.body.contains("Et skøn er, at ca. ") && bydel.body.contains("Skønnet er regnet ud fra areal."));
    let byomraade = app.get("/omraade/byomraade-urbanplanen").await;
    assert!(byomraade.body.contains("Et skøn er, at der bor ca. "), "{}", words(&byomraade));
}

#[tokio::test]
async fn machines_read_the_place_and_its_figures() {
    let app = TestApp::new().await;
    for slug in LEVELS {
        let place = linked_data(&app.get(&format!("/omraade/{slug}")).await);
        assert_eq!(place["url"], format!("http://localhost/omraade/{slug}"), "{slug}");
        assert!(place["containedInPlace"]["name"].is_string(), "{slug}");
        let figures = &place["subjectOf"];
        // Nothing is published of the byområder and boligområder themselves.
        if slug.starts_with("byomraade-") || slug.starts_with("boligomraade-") {
            assert!(figures.is_null(), "{slug}");
            continue;
        }
        assert_eq!(figures["@type"], "Dataset", "{slug}");
        assert_eq!(figures["distribution"]["contentUrl"], "http://localhost/omraader.csv", "{slug}");
        assert!(!place["subjectOf"]["isBasedOn"].as_array().unwrap().is_empty(), "{slug}");
        assert!(!place["subjectOf"]["license"].as_array().unwrap().is_empty(), "{slug}");
    }
    let place = linked_data(&app.get("/en/omraade/tingbjerg").await);
    assert_eq!((&place["@type"], &place["name"]), (&"AdministrativeArea".into(), &"Tingbjerg".into()));
    assert_eq!(place["containedInPlace"]["name"], "Brønshøj-Husum");
    assert_eq!(place["subjectOf"]["temporalCoverage"], "2023/2026");
    assert_eq!(place["subjectOf"]["inLanguage"], "en");
    assert!((place["geo"]["latitude"].as_f64().unwrap() - 55.72).abs() < 0.02);
}

#[tokio::test]
async fn goals_are_those_that_the_data_tell_of() {
    let app = TestApp::new().await;
    let goals = |page: &Answer| page.between("<section id=\"maal\" class=\"aims\">", "</section>").to_owned();
    let tingbjerg = goals(&app.get("/omraade/tingbjerg").await);
    for slug in ["trivsel-og-sundhed", "faerre-udsatte-byomraader", "ingen-boligomraader-i-risiko"] {
        assert!(tingbjerg.contains(&format!("href=\"/maal/{slug}\"")), "{tingbjerg}");
    }
    let nordhavn = goals(&app.get("/omraade/nordhavn").await);
    assert!(!nordhavn.contains("/maal/"), "nothing is known that ties Nordhavn to a single goal: {nordhavn}");
}

#[tokio::test]
async fn a_share_of_all_reads_as_danish_says_it() {
    let page = TestApp::new().await.get("/omraade/byomraade-urbanplanen").await;
    assert!(page.body.contains("hele kvarteret ligger i byområdet"), "{}", words(&page));
    assert!(page.body.contains("ca. 75\u{a0}% af kvarteret ligger i byområdet"), "{}", words(&page));
}
