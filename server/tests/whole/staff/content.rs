//! What staff write: from a draft to what the public sees, and back; and two who write at the same time.

use admin::content::due::publish_due;
use app::services::Services;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use domain::staff::Role;
use store::{AuditQuery, Stage};

use super::{Browser, somebody};
use crate::test_app::{Answer, TestApp, clock};

/// The update that the default data brings.
const NEWS: &str = "/admin/indhold/nyhed/det-kan-du-se";

async fn editor(app: &TestApp, name: &str) -> Browser {
    let id = somebody(app, name, &[Role::Redaktoer]).await;
    Browser::signed_in(app, id, Stage::Whole).await
}

/// The fields of the form as a browser would send them: those that stand in it, with these changed.
fn sent<'a>(page: &'a Answer, changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, String)> {
    let form = page.between("<form id=\"skema\"", "</form>");
    let mut fields: Vec<(&str, String)> = Vec::new();
    for tag in form.split('<').filter(|tag| tag.starts_with("input") || tag.starts_with("textarea")) {
        let attribute = |name: &str| {
            tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"')).map(|(value, _)| value)
        };
        let Some(name) = attribute("name") else { continue };
        let is_box = matches!(attribute("type"), Some("checkbox" | "radio"));
        if is_box && !tag.contains(" checked") {
            continue;
        }
        let value = if tag.starts_with("textarea") {
            tag.split_once('>').map_or("", |(_, text)| text)
        } else {
            attribute("value").unwrap_or_default()
        };
        fields.push((name, plain(value)));
    }
    for select in form.split("<select").skip(1) {
        let name = select.split_once(" name=\"").and_then(|(_, rest)| rest.split_once('"')).unwrap().0;
        let chosen = select.split("<option").find(|option| option.contains(" selected")).unwrap();
        fields.push((name, plain(chosen.split_once("value=\"").unwrap().1.split_once('"').unwrap().0)));
    }
    for (name, value) in changed {
        fields.retain(|(known, _)| known != name);
        fields.push((name, (*value).to_owned()));
    }
    fields
}

/// A text without what HTML made of it.
fn plain(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

async fn post(app: &TestApp, browser: &mut Browser, path: &str, fields: &[(&str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(app, path, &fields).await
}

/// Opens the form, changes some fields and sends it.
async fn change(app: &TestApp, browser: &mut Browser, path: &str, changed: &[(&str, &str)]) -> Answer {
    let page = browser.get(app, path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    post(app, browser, path, &sent(&page, changed)).await
}

fn done(answer: &Answer, word: &str) {
    assert!(answer.header("location").ends_with(&format!("?gjort={word}")), "{}: {}", answer.status, answer.body);
}

fn tomorrow() -> DateTime<Utc> {
    clock() + TimeDelta::days(1)
}

#[tokio::test]
async fn an_update_is_begun_saved_published_changed_and_taken_down() {
    let app = TestApp::new().await;
    let mut anna = editor(&app, "Anna").await;
    let begun = anna.post(&app, "/admin/indhold/nyhed", &[("titel", "Åben dag på Nørrebro")]).await;
    assert_eq!(begun.header("location"), "/admin/indhold/nyhed/aaben-dag-paa-noerrebro", "{}", begun.body);
    let twice = anna.post(&app, "/admin/indhold/nyhed", &[("titel", "Åben dag på Nørrebro")]).await;
    assert!(twice.body.contains("Der er allerede en"), "{}", twice.body);
    let (path, public) = ("/admin/indhold/nyhed/aaben-dag-paa-noerrebro", "/nyt/aaben-dag-paa-noerrebro");

    let early =
        change(&app, &mut anna, path, &[("hvad", "udgiv"), ("resume", "Kom og se <b>"), ("note", "Første")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.body.contains("Udfyld »Tekst«.") && early.body.contains("Kom og se &lt;b&gt;"), "{}", early.body);
    let text = ["## Program\n\n", &"Vi begynder kl. 10. ".repeat(900), "\n\n<script>alert(1)</script>"].concat();
    let fields = [("resume", "Kom og se"), ("tekst", text.as_str()), ("afsender", "Kommunen"), ("hvad", "gem")];
    done(&change(&app, &mut anna, path, &fields).await, "gemt");
    assert_eq!(app.get(public).await.status, StatusCode::NOT_FOUND, "nothing is public yet");
    let area = app.services.db.areas(domain::area::Level::Kvarter).await.unwrap().remove(0);
    let slug = area.slug.unwrap();
    let fields = [("hvad", "udgiv"), ("omraader", area.code.as_str()), ("maal", "arbejde-og-uddannelse")];
    done(&change(&app, &mut anna, path, &fields).await, "offentligt");
    let seen = app.get(public).await;
    assert!(seen.body.contains("<h2>Program</h2>") && seen.body.contains("&lt;script&gt;alert(1)"), "{}", seen.body);
    assert!(app.get(&format!("/omraade/{slug}")).await.body.contains("Åben dag på Nørrebro"));
    assert!(app.get("/nyt.xml").await.body.contains("Åben dag på Nørrebro"));
    let page = anna.get(&app, path).await;
    assert!(page.body.contains("Offentlig, som du ser her"), "{}", page.body);
    assert!(sent(&page, &[]).contains(&("omraader", area.code.as_str().into())), "{}", page.body);

    done(
        &change(&app, &mut anna, path, &[("hvad", "udgiv"), ("titel", "Åbent hus"), ("titel-en", "Open house")]).await,
        "offentligt",
    );
    assert!(
        app.get(public).await.body.contains("Åbent hus")
            && app.get(&format!("/en{public}")).await.body.contains("Open house")
    );
    let same = change(&app, &mut anna, path, &[("hvad", "udgiv")]).await;
    done(&same, "uaendret");

    let late = [("version", "4"), ("grund", "Aflyst"), ("ned-tid", "i går")];
    let unclear = anna.post(&app, &format!("{path}/tag-ned"), &late).await;
    assert!(unclear.body.contains("value=\"Aflyst\"") && unclear.body.contains("value=\"i går\""), "{}", unclear.body);
    let silent = anna.post(&app, &format!("{path}/tag-ned"), &[("version", "4"), ("grund", "")]).await;
    assert!(silent.body.contains("Skriv hvorfor"), "{}", silent.body);
    let down = anna.post(&app, &format!("{path}/tag-ned"), &[("version", "4"), ("grund", "Aflyst")]).await;
    done(&down, "taget-ned");
    assert_eq!(app.get(public).await.status, StatusCode::NOT_FOUND);
    assert!(!app.get("/nyt.xml").await.body.contains("Åbent hus"));
    let versions = anna.get(&app, &format!("{path}/versioner?fra=2&til=4")).await;
    assert!(versions.body.contains("<del>") && versions.body.contains("<ins>") && versions.body.contains("Aflyst"));

    let back = anna.post(&app, &format!("{path}/gendan"), &[("version", "5"), ("gendan", "3")]).await;
    done(&back, "hentet-frem");
    assert_eq!(app.get(public).await.status, StatusCode::NOT_FOUND, "taking up is not publishing");
    done(&change(&app, &mut anna, path, &[("hvad", "udgiv")]).await, "offentligt");
    assert!(app.get(public).await.body.contains("Åben dag på Nørrebro"));
    let log = app.services.db.audit(&AuditQuery { most: 99, ..AuditQuery::default() }).await.unwrap();
    let deeds = log.iter().rev().map(|row| row.action.as_str()).filter(|deed| deed.starts_with("content."));
    let deeds: Vec<&str> = deeds.collect();
    let content = ["begin", "save", "publish", "publish", "unpublish", "restore", "publish"];
    assert_eq!(deeds, content.map(|deed| format!("content.{deed}")), "{log:?}");
    assert_eq!(app.services.db.verify_audit().await.unwrap(), None);
}

#[tokio::test]
async fn what_the_default_data_brought_is_the_first_version_and_can_be_had_back() {
    let app = TestApp::new().await;
    let mut anna = editor(&app, "Anna").await;
    let (before, feed) = (app.get("/nyt/det-kan-du-se").await, app.get("/nyt.xml").await.body);
    done(
        &change(&app, &mut anna, NEWS, &[("hvad", "udgiv"), ("titel", "Noget andet"), ("tekst", "Kort.")]).await,
        "offentligt",
    );
    assert!(app.get("/nyt/det-kan-du-se").await.body.contains("Noget andet"));
    let versions = anna.get(&app, &format!("{NEWS}/versioner?fra=1&til=2")).await;
    assert!(versions.body.contains("Stod der fra begyndelsen"), "{}", versions.body);
    done(&anna.post(&app, &format!("{NEWS}/gendan"), &[("version", "2"), ("gendan", "1")]).await, "hentet-frem");
    done(&change(&app, &mut anna, NEWS, &[("hvad", "udgiv")]).await, "offentligt");
    let main = |answer: &Answer| answer.between("<main", "</main>").to_owned();
    assert_eq!(main(&app.get("/nyt/det-kan-du-se").await), main(&before), "as it was, its date too");
    assert_eq!(app.get("/nyt.xml").await.body, feed);
}

#[tokio::test]
async fn two_who_write_at_the_same_time_lose_nothing() {
    let app = TestApp::new().await;
    let (mut anna, mut bo) = (editor(&app, "Anna").await, editor(&app, "Bo").await);
    let (annas, bos) = (anna.get(&app, NEWS).await, bo.get(&app, NEWS).await);
    let first = sent(&annas, &[("hvad", "gem"), ("titel", "Annas titel"), ("afsender", "Anna og kommunen")]);
    done(&post(&app, &mut anna, NEWS, &first).await, "gemt");

    let second = sent(&bos, &[("hvad", "udgiv"), ("titel", "Bos titel"), ("resume", "Bos ord")]);
    let late = post(&app, &mut bo, NEWS, &second).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let clash = late.between("class=\"clash\"", "<form id=\"skema\"");
    for part in ["Version 2", "Gemt af Anna", "Ændret af både dig og andre", "Annas", "Ændret af andre, og taget med"]
    {
        assert!(clash.contains(part), "{part}: {clash}");
    }
    let merged = sent(&late, &[]);
    let is = |name: &str, value: &str| assert!(merged.contains(&(name, value.to_owned())), "{name}: {merged:?}");
    is("titel", "Bos titel");
    is("resume", "Bos ord");
    is("afsender", "Anna og kommunen");
    is("valg-titel", "min");
    assert!(late.body.contains("Brug deres:") && !app.get("/nyt").await.body.contains("Bos"), "nothing is changed");

    // Whoever goes away finds it again, with the same question.
    let again = bo.get(&app, NEWS).await;
    assert!(again.body.contains("class=\"clash\"") && sent(&again, &[]).contains(&("titel", "Bos titel".into())));
    let theirs = sent(&again, &[("hvad", "udgiv"), ("valg-titel", "deres")]);
    done(&post(&app, &mut bo, NEWS, &theirs).await, "offentligt");
    let public = app.get("/nyt/det-kan-du-se").await.body;
    for part in ["Annas titel", "Bos ord", "Anna og kommunen"] {
        assert!(public.contains(part), "{part}");
    }
    assert!(!bo.get(&app, NEWS).await.body.contains("Du ser din egen kladde"), "the draft has become a version");
}

#[tokio::test]
async fn drafts_are_kept_for_their_writer_alone() {
    let app = TestApp::new().await;
    let (mut anna, mut bo) = (editor(&app, "Anna").await, editor(&app, "Bo").await);
    let page = anna.get(&app, NEWS).await;
    assert!(page.body.contains("data-kladde=\"/admin/indhold/nyhed/det-kan-du-se/kladde\""), "{}", page.body);
    let script = page.between("<script src=\"", "\"").to_owned();
    let file = app.get(&script).await;
    assert!(file.header("content-type").starts_with("text/javascript") && file.body.contains("data-kladde"));
    assert!(page.header("content-security-policy").contains("script-src 'self'"), "and nothing inline");

    let draft = sent(&page, &[("titel", "Halvt skrev")]);
    done(&post(&app, &mut anna, &format!("{NEWS}/kladde"), &draft).await, "kladde");
    let encoded: Vec<String> =
        draft.iter().map(|(name, value)| format!("{name}={}", value.replace(['&', '%', '+', '='], " "))).collect();
    let request = axum::http::Request::post(format!("{NEWS}/kladde"))
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "text/plain");
    let told = anna.send(&app, request.body(encoded.join("&").into()).unwrap()).await;
    assert_eq!((told.status, told.body.as_str()), (StatusCode::OK, "Kladde gemt kl. 05.00."));
    assert!(anna.get(&app, NEWS).await.body.contains("Halvt skrev"));
    let others = bo.get(&app, NEWS).await;
    assert!(!others.body.contains("Halvt skrev") && others.body.contains("Anna har en kladde"), "{}", others.body);
    anna.post(&app, &format!("{NEWS}/kassere"), &[]).await;
    assert!(!anna.get(&app, NEWS).await.body.contains("Halvt skrev"));
    assert!(app.get("/nyt/det-kan-du-se").await.body.contains("Det kan du se på Byblik nu"));
}

#[tokio::test]
async fn what_is_planned_happens_once_at_its_time() {
    let app = TestApp::new().await;
    let mut anna = editor(&app, "Anna").await;
    let wrong =
        change(&app, &mut anna, NEWS, &[("hvad", "udgiv"), ("titel", "Senere"), ("tid", "2026-11-21T10:00")]).await;
    assert!(wrong.body.contains("inden for det næste år") && wrong.body.contains("Senere"), "{}", wrong.body);
    done(
        &change(&app, &mut anna, NEWS, &[("hvad", "udgiv"), ("titel", "Senere"), ("tid", "2026-11-22T14:00")]).await,
        "planlagt",
    );
    assert!(anna.get(&app, NEWS).await.body.contains("Version 2 udgives 22.\u{a0}november\u{a0}2026 kl.\u{a0}14.00"));
    assert_eq!(publish_due(&app.services).await.unwrap(), 0, "not before its time");
    // What is saved meanwhile is not what was planned.
    done(&change(&app, &mut anna, NEWS, &[("hvad", "gem"), ("titel", "Endnu senere")]).await, "gemt");
    let later = Services { clock: tomorrow, ..app.services.clone() };
    assert_eq!(publish_due(&later).await.unwrap(), 1);
    assert_eq!(publish_due(&later).await.unwrap(), 0, "once");
    assert!(app.get("/nyt/det-kan-du-se").await.body.contains("Senere"));
    assert!(!app.get("/nyt/det-kan-du-se").await.body.contains("Endnu senere"));

    let number = anna
        .get(&app, NEWS)
        .await
        .between("action=\"/admin/indhold/nyhed/det-kan-du-se/tag-ned\"", "Hvorfor")
        .to_owned();
    let number = number.split_once("value=\"").unwrap().1.split_once('"').unwrap().0.to_owned();
    let fields = [("version", number.as_str()), ("grund", "Forældet"), ("ned-tid", "2026-11-22T15:00")];
    done(&anna.post(&app, &format!("{NEWS}/tag-ned"), &fields).await, "plan-ned");
    done(&anna.post(&app, &format!("{NEWS}/aflys"), &[]).await, "plan-aflyst");
    assert_eq!(publish_due(&later).await.unwrap(), 0, "called off");
    done(&anna.post(&app, &format!("{NEWS}/tag-ned"), &fields).await, "plan-ned");
    assert_eq!(publish_due(&later).await.unwrap(), 1);
    assert_eq!(app.get("/nyt/det-kan-du-se").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_preview_is_the_very_page_and_nothing_has_happened() {
    let (app, _folder) = TestApp::on_disk().await;
    let mut anna = editor(&app, "Anna").await;
    let page = anna.get(&app, NEWS).await;
    let shown = post(&app, &mut anna, &format!("{NEWS}/vis"), &sent(&page, &[("titel", "Som den bliver")])).await;
    assert_eq!(shown.header("location"), format!("{NEWS}/vis"), "{}", shown.body);
    let around = anna.get(&app, &format!("{NEWS}/vis")).await;
    assert!(around.body.contains("Siden er ikke offentlig") && around.body.contains("<iframe"), "{}", around.body);
    let side = anna.get(&app, &format!("{NEWS}/side")).await;
    assert_eq!(side.status, StatusCode::OK);
    let policy = side.header("content-security-policy");
    assert!(
        policy.contains("sandbox") && !policy.contains("script-src") && policy.contains("frame-ancestors 'self'"),
        "{policy}"
    );
    assert_eq!(side.header("cache-control"), "no-store");
    assert!(!side.body.contains("<script"), "none would run, and browsers complain of each");
    assert!(!app.get("/nyt/det-kan-du-se").await.body.contains("Som den bliver"), "nothing is public");
    assert_eq!(app.services.db.content_heads("nyhed").await.unwrap(), [], "nothing was written");

    done(&change(&app, &mut anna, NEWS, &[("hvad", "udgiv")]).await, "offentligt");
    let public = app.get("/nyt/det-kan-du-se").await;
    let main = |answer: &Answer| answer.between("<main", "</main>").to_owned();
    assert!(main(&side).contains("Som den bliver"));
    assert_eq!(main(&side), main(&public), "what was shown is what there is");
}

#[tokio::test]
async fn who_does_not_edit_looks_and_changes_nothing() {
    let app = TestApp::new().await;
    let id = somebody(&app, "Ulla", &[Role::Udgiver]).await;
    let mut ulla = Browser::signed_in(&app, id, Stage::Whole).await;
    let page = ulla.get(&app, NEWS).await;
    assert!(
        page.body.contains("Det kan du se på Byblik nu") && !page.body.contains("<form id=\"skema\""),
        "{}",
        page.body
    );
    for part in ["", "/kladde", "/gendan", "/tag-ned", "/vis", "/aflys", "/kassere"] {
        let answer = ulla.post(&app, &format!("{NEWS}{part}"), &[("hvad", "udgiv"), ("titel", "x")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{part}");
    }
    for path in [
        "/admin/indhold/ukendt",
        "/admin/indhold/nyhed/ukendt",
        "/admin/indhold/nyhed/Ugyldig%20",
        "/admin/indhold/omraade/atlantis",
    ] {
        assert_eq!(ulla.get(&app, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn versions_that_never_were_are_asked_for_in_vain() {
    let app = TestApp::new().await;
    let mut eva = editor(&app, "Eva").await;
    for query in ["til=-9223372036854775808", "fra=9223372036854775807&til=0", "til=x"] {
        let answer = eva.get(&app, &format!("{NEWS}/versioner?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.body);
    }
    let fields = [("version", "99"), ("hvad", "udgiv"), ("titel", "")];
    let refused = eva.post(&app, NEWS, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "what is wrong is said first");
    assert!(refused.body.contains("Udfyld »"), "{}", refused.body);
    let long = "x".repeat(300_000);
    for part in ["kladde", "vis"] {
        let refused = eva.post(&app, &format!("{NEWS}/{part}"), &[("version", "1"), ("tekst", long.as_str())]).await;
        assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE, "{part}");
    }
}
