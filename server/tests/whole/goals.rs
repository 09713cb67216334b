//! Goals: the summary, every page in both languages, statuses, and the files.

use axum::http::StatusCode;
use store::{Db, Plan};

use crate::test_app::TestApp;

/// Ids, Danish titles.
async fn goals(db: &Db) -> Vec<(String, String)> {
    db.goals().await.unwrap().into_iter().map(|goal| (goal.id, goal.title)).collect()
}

/// Publishes a next version of the shipped plan, with changes to its file and lines added to its figures.
async fn next_version(db: &Db, changes: &[(&str, &str)], lines: &str) {
    let shipped = db.current_plan().await.unwrap().unwrap();
    let mut file = shipped.file.replace("version = \"2\"", "version = \"3\"");
    for (from, to) in changes {
        assert!(file.contains(from), "{from}");
        file = file.replacen(from, to, 1);
    }
    let observations = shipped.observations + lines;
    let mut tx = db.begin().await.unwrap();
    tx.put_plan(&Plan { id: shipped.id, version: "3".into(), file, observations }).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn every_goal_has_its_page_in_both_languages() {
    let app = TestApp::new().await;
    let goals = goals(&app.services.db).await;
    assert_eq!(goals.len(), 2 + 6 + 2);
    for (id, title) in goals {
        let page = app.get(&format!("/maal/{id}")).await;
        assert_eq!(page.status, StatusCode::OK, "{id}");
        assert_eq!(page.between("<title>", "</title>"), format!("{title} · Byblik"), "{id}");
        assert_eq!(page.body.matches("<h1").count(), 1, "{id}");
        for text in ["Hvilke områder tæller med?", "Sådan vurderer vi", "Kilder og filer"] {
            assert!(page.body.contains(text), "{id} lacks {text}");
        }
        for link in [format!("/maal/{id}.csv"), format!("/nyt/maal/{id}.xml")] {
            assert!(page.body.contains(&format!("href=\"{link}\"")), "{id} lacks {link}");
        }
        let english = app.get(&format!("/en/maal/{id}")).await;
        assert_eq!(english.status, StatusCode::OK, "{id}");
        let texts: std::collections::HashMap<_, _> =
            app.services.db.translations().await.unwrap().into_iter().collect();
        let expected = texts.get(&title).cloned().unwrap_or(title);
        assert_eq!(english.between("<title>", "</title>"), format!("{expected} · Byblik"), "{id}");
        assert!(english.body.contains("How we judge") && !english.body.contains("Sådan vurderer vi"), "{id}");
        assert!(english.body.contains(&format!("href=\"/en/maal/{id}.csv\"")), "{id}");
    }
    for path in ["/maal/findes-ikke", "/en/maal/findes-ikke", "/maal/maal-1/mere", "/maal/findes-ikke.csv"] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn the_summary_has_one_status_for_each() {
    let app = TestApp::new().await;
    let page = app.get("/maal").await;
    assert_eq!(page.body.matches("class=\"goal-card ").count(), 6 + 2);
    assert_eq!(page.body.matches("<span class=\"status ").count(), 6 + 2);
    assert_eq!(page.body.matches("<b>Kan ikke vurderes</b>").count(), 6 + 2, "the policy lets nothing be judged");
    for (id, title) in goals(&app.services.db).await {
        assert!(page.body.contains(&format!("href=\"/maal/{id}\">{title}</a>")), "{title}");
    }
    let english = app.get("/en/maal").await;
    assert_eq!(english.body.matches("<b>Cannot be assessed</b>").count(), 6 + 2);
}

#[tokio::test]
async fn every_figure_of_the_policy_is_on_a_page() {
    let app = TestApp::new().await;
    for figure in app.services.db.policy_figures().await.unwrap() {
        let path = figure.goal.as_ref().map_or("/maal".to_owned(), |goal| format!("/maal/{goal}"));
        let page = app.get(&path).await;
        let text = page.body.replace("&#x27;", "'");
        assert!(text.contains(&figure.body), "{path} lacks the words of {}", figure.id);
        for value in figure.values {
            let number = value.value.to_string().replace('.', ",");
            assert!(text.contains(&number), "{path} lacks {number} of {}", figure.id);
            let year = if value.year.is_empty() { "år ikke oplyst" } else { &value.year };
            assert!(text.contains(year), "{path} lacks the year of {}", figure.id);
        }
    }
}

#[tokio::test]
async fn two_years_without_a_target_are_told_and_not_judged() {
    let page = TestApp::new().await.get("/maal/arbejde-og-uddannelse").await;
    let indicator = page.between("id=\"uden-tilknytning-til-arbejdsmarkedet\"", "</article>");
    for text in [
        "Kan ikke vurderes",
        "Der er ikke vedtaget et måltal.",
        "28\u{a0}%",
        "17,3\u{a0}%",
        "Ingen måltal vedtaget",
        "Tallet er faldet med 10,7\u{a0}procentpoint siden 2000.",
        "chart-drawing",
        "Næste opdatering: ikke oplyst",
    ] {
        assert!(indicator.contains(text), "lacks »{text}«: {indicator}");
    }
    let undated = page.between("id=\"midlertidig-forsoergelse\"", "</article>");
    for text in ["Politikken oplyser ikke året.", "11,3\u{a0}%", "Forskellen er 4,6\u{a0}procentpoint."] {
        assert!(undated.contains(text), "lacks »{text}«: {undated}");
    }
}

#[tokio::test]
async fn a_new_version_with_a_target_is_judged_by_its_rule() {
    let app = TestApp::new().await;
    let id = "id = \"uden-tilknytning-til-arbejdsmarkedet\"";
    let target = "id = \"uden-tilknytning-til-arbejdsmarkedet\"\ntarget = { year = 2035, value = 14 }";
    let poverty = "id = \"boernefattigdom\"\ntarget = { year = 2035, value = 5 }\nnext_update = \"2027-03\"";
    next_version(
        &app.services.db,
        &[(id, target), ("id = \"boernefattigdom\"", poverty)],
        "boernefattigdom,2023,10.9,4.2\nstoej,2023,53,48\nstoej,2025,50,48\n",
    )
    .await;
    let page = app.get("/maal/arbejde-og-uddannelse").await;
    let judged = page.between("id=\"uden-tilknytning-til-arbejdsmarkedet\"", "</article>");
    // 10.7 of 14 are gone in 23 of 35 years: 116 % of what is asked.
    for text in [
        "class=\"status substantial\"",
        "På rette vej",
        "116\u{a0}%",
        "18,8\u{a0}%",
        "på linjen i 2023",
        "Mål for 2035",
    ] {
        assert!(judged.contains(text), "lacks »{text}«: {judged}");
    }
    assert!(page.between("class=\"goal-standing\"", "</div>").contains("På rette vej"), "the sub-goal follows");
    assert_eq!(app.get("/maal").await.body.matches("<b>På rette vej</b>").count(), 1);
    // One year is never judged, whatever the target.
    let page = app.get("/maal/boerne-og-ungeliv").await;
    let judged = page.between("id=\"boernefattigdom\"", "</article>");
    for text in [
        "Kan ikke vurderes",
        "Vi har kun tal for ét år.",
        "Næste opdatering: Marts 2027",
        "6,7\u{a0}procentpoint bagud i 2023",
    ] {
        assert!(judged.contains(text), "lacks »{text}«: {judged}");
    }
    let noise = app.get("/maal/rammer-og-funktioner").await;
    assert!(noise.body.contains("Afstanden til resten af byen er blevet 60\u{a0}% mindre"), "the gap is told");
}

#[tokio::test]
async fn figures_are_a_file_that_spreadsheets_read() {
    let app = TestApp::new().await;
    let file = app.get("/maal/arbejde-og-uddannelse.csv").await;
    assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"));
    assert!(file.body.starts_with("mål,tal,år,gruppe,værdi,enhed,cirka,kilde\n"), "{}", file.body);
    for line in [
        "Kun grundskole,2000,Udsatte områder,36.2,procent,nej,",
        "På midlertidig forsørgelse,,Resten af København,6.7,procent,nej,",
    ] {
        assert!(file.body.contains(line), "lacks {line}: {}", file.body);
    }
    let whole = app.get("/en/maal/maal-1.csv").await;
    assert!(whole.body.starts_with("goal,figure,year,group,value,unit,approximate,source\n"), "{}", whole.body);
    assert!(whole.body.lines().count() > file.body.lines().count());
}

#[tokio::test]
async fn without_a_plan_the_pages_say_so() {
    let app = TestApp::empty().await;
    let page = app.get("/maal").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Ingen af målene kan vurderes i dag."));
}
