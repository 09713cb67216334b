//! Initiatives: pages, choosing, calendars, tables.

use axum::http::StatusCode;
use proptest::{prelude::*, test_runner::TestRunner};

use crate::test_app::TestApp;

/// The shipped data with one more initiative, of which everything is known.
async fn with_everything() -> TestApp {
    let app = TestApp::new().await;
    let initiative = store::Initiative {
        slug: "proeve".into(),
        title: "Prøveindsats </script><b>".into(),
        summary: "=HYPERLINK(\"x\")".into(),
        organisations: "Københavns Kommune".into(),
        target_group: "Børn; og andre".into(),
        age: "6–12 år".into(),
        position: None,
        place: "Valby Syd".into(),
        scope: "named_places".into(),
        status: "i gang".into(),
        started: "2026".into(),
        source: "politik-2025".into(),
        kind: "fritid".into(),
        status_code: "planned".into(),
        audiences: vec!["boern".into()],
        languages: vec!["da".into(), "ar".into()],
        age_from: Some(6),
        age_to: Some(12),
        schedule: "DTSTART;TZID=Europe/Copenhagen:20261019T160000\nRRULE:FREQ=WEEKLY;BYDAY=MO\n\
                   EXDATE;TZID=Europe/Copenhagen:20261123T160000"
            .into(),
        duration_minutes: Some(90),
        cost: "Gratis".into(),
        joining: "Mød op".into(),
        contact_name: "Ida".into(),
        contact_email: "ida@proeve.example".into(),
        contact_phone: "+45 00 00 00 00".into(),
        url: "https://proeve.example/i".into(),
        confirmed_on: "2026-11-01".into(),
        archived_on: String::new(),
        goals: vec!["rekreative-tilbud".into()],
        areas: vec!["20705".into()],
        run_by: vec!["koebenhavns-kommune".into()],
    };
    let mut tx = app.services.db.begin().await.unwrap();
    tx.put_initiative(99, &initiative).await.unwrap();
    tx.commit().await.unwrap();
    app
}

/// The initiatives of a page's list, in its order.
fn listed(body: &str) -> Vec<String> {
    let of_tag = |rest: &str| {
        let tag = rest.split('>').next().filter(|tag| tag.contains("\"card\""))?;
        tag.split("id=\"").nth(1)?.split('"').next().map(str::to_owned)
    };
    body.split("<li ").skip(1).filter_map(of_tag).collect()
}

#[tokio::test]
async fn every_initiative_and_organisation_has_its_page_in_both_languages() {
    let app = TestApp::new().await;
    let all = app.services.db.initiatives().await.unwrap();
    let organisations = app.services.db.organisations().await.unwrap();
    assert_eq!((all.len(), organisations.len()), (13, 14));
    let paths = all.iter().map(|i| format!("/indsatser/{}", i.slug));
    let paths = paths.chain(organisations.iter().map(|o| format!("/organisationer/{}", o.slug)));
    for path in paths {
        for (path, lang) in [(path.clone(), "da"), (format!("/en{path}"), "en")] {
            let page = app.get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
            assert!(page.body.contains(&format!("<html lang=\"{lang}\"")), "{path}");
            assert!(!page.body.contains(" style=\""), "{path}");
        }
    }
    for path in ["/indsatser/findes-ikke", "/organisationer/findes-ikke", "/en/indsatser/a/b", "/ret", "/tak?om=x/y"] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn what_is_known_is_told_and_what_is_not_is_said_once() {
    let app = with_everything().await;
    let page = app.get("/indsatser/proeve").await.body;
    for text in [
        "Mandag den 30. november 2026 kl. 16.00–17.30",
        "Gratis",
        "Mød op",
        "href=\"mailto:ida@proeve.example\"",
        "href=\"tel:+4500000000\"",
        "href=\"https://proeve.example/i\"",
        "Dansk og Arabisk",
        "1. november 2026",
        "href=\"/omraade/",
        "href=\"/organisationer/koebenhavns-kommune\"",
        "href=\"/maal/rekreative-tilbud\"",
        "\"@type\":\"Event\"",
        "\"startDate\":\"2026-11-30T16:00:00+01:00\"",
        "\\u003c/script>\\u003cb>",
    ] {
        assert!(page.replace('\u{a0}', " ").contains(text), "»{text}« is missing");
    }
    assert!(
        !page.contains("23.\u{a0}november 2026") && !page.contains("oplyser ikke") && !page.contains("</script><b>")
    );
    let english = app.get("/en/indsatser/proeve").await.body;
    assert!(english.contains("Monday 30\u{a0}November 2026, 16:00–17:30") && english.contains("href=\"/en/maal/"));
    let unknown = app.get("/indsatser/gadeplan").await.body;
    let said = "Politikken oplyser ikke alder, tidspunkter, pris, tilmelding, kontakt, sprog eller starttidspunkt.";
    assert_eq!(unknown.matches(said).count(), 1);
    assert!(!unknown.contains("<dt>Pris"));
}

#[tokio::test]
async fn choices_narrow_together_and_are_links_to_less() {
    let app = with_everything().await;
    let all = listed(&app.get("/indsatser").await.body);
    assert_eq!(all.len(), 14);
    for (query, expected) in [
        ("q=legeplads", vec!["bemandede-legepladser"]),
        ("sprog=ar", vec!["proeve"]),
        ("alder=7&slags=fritid&status=planned", vec!["proeve"]),
        ("organisation=region-hovedstaden", vec!["ips-sydhavn"]),
        ("maalgruppe=voksne&maal=arbejde-og-uddannelse", vec!["ips-sydhavn"]),
        ("maalgruppe=familier&alder=0", vec!["ord", "bemandede-legepladser"]),
    ] {
        let page = app.get(&format!("/indsatser?{query}")).await.body;
        assert_eq!(listed(&page), expected, "{query}");
        assert_eq!(page.matches("class=\"chip\"").count(), query.split('&').count(), "{query}");
        assert!(page.contains(&format!("Viser {} af 14 indsatser.", expected.len())), "{query}");
    }
    let unknown = app.get("/indsatser?maal=findes-ikke&omraade=x&sprog=tlh&alder=999").await.body;
    assert_eq!(listed(&unknown).len(), 14, "what there is nothing of counts as not asked");
    let chips = app.get("/indsatser?q=unge&slags=job").await.body;
    assert!(chips.contains("<a href=\"/indsatser?slags=job\" aria-label=\"Fjern »unge«\""), "one choice less");
    let of_area = app.get("/indsatser?omraade=valby").await.body;
    let of_area = listed(&of_area);
    assert!(of_area.contains(&"proeve".to_owned()) && of_area.contains(&"gadeplan".to_owned()), "{of_area:?}");
    assert!(!of_area.contains(&"ips-sydhavn".to_owned()), "{of_area:?}");
}

#[tokio::test]
async fn the_list_is_the_map() {
    let app = with_everything().await;
    let page = app.get("/indsatser").await.body;
    let map = page.split("class=\"initiative-map\"").nth(1).unwrap().split("</svg>").next().unwrap();
    let of_map: std::collections::BTreeSet<_> =
        map.split("href=\"/indsatser/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let numbered = page.split("<ol class=\"cards initiatives\">").nth(1).unwrap().split("</ol>").next().unwrap();
    let of_list = listed(numbered);
    assert_eq!(of_map, of_list.iter().map(String::as_str).collect());
    for (number, slug) in (1..).zip(&of_list) {
        assert!(map.contains(&format!("href=\"/indsatser/{slug}\" aria-label=\"{number}: ")), "{slug}");
    }
    let near = app.get("/indsatser?naer=tingbjerg").await.body;
    assert_eq!(listed(&near)[0], "socialraadgiver-hos-laegen");
    assert!(near.contains("I Tingbjerg") && near.contains(" km fra Tingbjerg"));
}

#[tokio::test]
async fn nothing_found_says_what_to_loosen_and_keeps_the_promise() {
    let app = TestApp::new().await;
    let none = app.get("/indsatser?q=legeplads&slags=job").await.body;
    assert!(none.contains("Viser 0 af 13 indsatser.") && none.contains("Ingen indsatser passer til det hele"));
    assert!(none.contains("Uden »legeplads«: 2 indsatser") && none.contains("Uden Job: 1 indsats"), "{none}");
    assert_eq!(listed(&app.get("/indsatser?slags=job").await.body).len(), 2);
    assert_eq!(listed(&app.get("/indsatser?q=legeplads").await.body).len(), 1);
    let english = app.get("/en/indsatser?q=legeplads&slags=job").await.body;
    assert!(
        english.contains("Without “legeplads”: 2 initiatives") && english.contains("href=\"/en/indsatser?slags=job\"")
    );
}

#[tokio::test]
async fn tables_are_for_spreadsheets_and_harmless() {
    let app = with_everything().await;
    let file = app.get("/indsatser.csv?sprog=ar").await;
    assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"));
    assert!(file.body.starts_with("\u{feff}id;Navn;Beskrivelse;"), "{}", file.body);
    assert_eq!(file.body.matches("\r\n").count(), 2);
    assert!(file.body.contains("\"'=HYPERLINK(\"\"x\"\")\"") && file.body.contains(";'+45 00 00 00 00;"));
    assert!(file.body.contains("\"Børn; og andre\""));
    let english = app.get("/en/indsatser.csv").await;
    assert!(english.body.starts_with("\u{feff}id;Name;Description;"));
    assert_eq!(english.body.matches("\r\n").count(), 15);
}

#[tokio::test]
async fn calendars_hold_what_has_dates_and_are_valid_without() {
    let app = with_everything().await;
    for (path, events, name) in [
        ("/indsatser.ics?sprog=ar", 1, "Indsatser · Byblik"),
        ("/indsatser.ics?slags=job", 0, "Indsatser · Byblik"),
        ("/omraade/valby/kalender.ics", 1, "Indsatser i Valby · Byblik"),
        ("/omraade/tingbjerg/kalender.ics", 0, "Indsatser i Tingbjerg · Byblik"),
        ("/en/indsatser.ics", 1, "Initiatives · Byblik"),
        ("/en/omraade/valby/kalender.ics", 1, "Initiatives in Valby · Byblik"),
    ] {
        let file = app.get(path).await;
        assert_eq!(
            (file.status, file.header("content-type")),
            (StatusCode::OK, "text/calendar; charset=utf-8"),
            "{path}"
        );
        let lines: Vec<_> = file.body.split("\r\n").collect();
        assert_eq!((lines[0], lines[lines.len() - 2]), ("BEGIN:VCALENDAR", "END:VCALENDAR"), "{path}");
        assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains('\n')), "{path}");
        assert!(lines.contains(&format!("X-WR-CALNAME:{name}").as_str()), "{path}: {}", file.body);
        assert_eq!(lines.iter().filter(|line| **line == "BEGIN:VEVENT").count(), events, "{path}");
        assert_eq!(lines.iter().filter(|line| **line == "BEGIN:VTIMEZONE").count(), 1, "{path}");
        let unfolded = file.body.replace("\r\n ", "");
        let cost = if path.starts_with("/en") { "\\nCost: Gratis\\n" } else { "\\nPris: Gratis\\n" };
        assert_eq!(unfolded.contains(cost), events == 1, "{path}: {unfolded}");
        let expected = [
            "UID:proeve@byblik.indsatser",
            "DTSTAMP:20261122T040000Z",
            "DTSTART;TZID=Europe/Copenhagen:20261019T160000",
            "RRULE:FREQ=WEEKLY;BYDAY=MO",
            "EXDATE;TZID=Europe/Copenhagen:20261123T160000",
            "DURATION:PT90M",
        ];
        for line in expected {
            assert_eq!(lines.contains(&line), events == 1, "{path}: {line}");
        }
    }
    for path in ["/omraade/findes-ikke/kalender.ics", "/omraade/%2E%2E/kalender.ics"] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let page = app.get("/en/indsatser?slags=job").await.body;
    assert!(page.contains("href=\"/en/indsatser.csv?slags=job\"") && !page.contains("/indsatser.ics"));
    let dated = app.get("/en/indsatser?q=proeve").await.body;
    assert!(dated.contains("href=\"/en/indsatser.ics?q=proeve\""), "a calendar where something has a date");
    assert!(page.contains("2 initiatives on the list have no dates"));
}

#[test]
fn no_query_breaks_the_page_or_its_files() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let app = runtime.block_on(with_everything());
    let names = "q|maal|omraade|maalgruppe|alder|organisation|slags|status|sprog|naer|x";
    let pairs = prop::collection::vec((names, "[a-zæøå0-9<>\"'&%+ .;/-]{0,12}|job|tingbjerg|\\PC{0,6}"), 0..6);
    let mut runner =
        TestRunner::new(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() });
    let result = runner.run(&pairs, |pairs| {
        let encoded = |text: &str| text.bytes().fold(String::new(), |all, byte| format!("{all}%{byte:02X}"));
        let query: Vec<_> = pairs.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        for path in ["/indsatser", "/en/indsatser", "/indsatser.ics", "/indsatser.csv"] {
            let answer = runtime.block_on(app.get(&format!("{path}?{}", query.join("&"))));
            prop_assert_eq!(answer.status, StatusCode::OK, "{} {:?}", path, &pairs);
            if path.ends_with("indsatser") {
                prop_assert_eq!(answer.body.matches("<h1").count(), 1);
            }
        }
        Ok(())
    });
    result.unwrap();
}
