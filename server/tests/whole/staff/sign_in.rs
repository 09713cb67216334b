//! Coming in: an invitation, a password, a telephone, codes on paper; and staying out.

use axum::http::StatusCode;
use store::AuditQuery;

use super::{Browser, PASSWORD, code, link};
use crate::test_app::TestApp;

/// Somebody new, from the link to the first page; gives the secret and the codes on paper.
async fn arrive(app: &TestApp, browser: &mut Browser) -> (String, Vec<String>) {
    let key = link(app, "ida@kk.example").await;
    let page = browser.get(app, &format!("/admin/velkommen?noegle={key}")).await;
    assert!(page.body.contains("Velkommen, Ida Holm"), "{}", page.body);
    let chosen = [("noegle", key.as_str()), ("adgangskode", PASSWORD), ("igen", PASSWORD)];
    let answer = browser.post(app, "/admin/velkommen", &chosen).await;
    assert_eq!(answer.header("location"), "/admin/velkommen/kode", "{}", answer.body);
    let page = browser.get(app, "/admin/velkommen/kode").await;
    let secret = page.between("<code class=\"secret\">", "</code>").replace(' ', "");
    assert!(page.body.contains("<svg class=\"qr\""), "a code to scan");
    let half = browser.cookie("byblik").unwrap().to_owned();
    let wrong = browser.post(app, "/admin/velkommen/kode", &[("kode", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = browser.post(app, "/admin/velkommen/kode", &[("kode", &code(&secret))]).await;
    assert!(done.body.contains("Dine koder på papir"), "{}", done.body);
    assert_ne!(browser.cookie("byblik").unwrap(), half, "the word is new when a step is passed");
    let codes = done.body.split("<li><code>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned());
    let used = browser.get(app, &format!("/admin/velkommen?noegle={key}")).await;
    assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY, "a link is used once");
    (secret, codes.collect())
}

#[tokio::test]
async fn somebody_new_comes_in_and_again_the_next_day() {
    let app = TestApp::new().await;
    let mut browser = Browser::default();
    let (secret, codes) = arrive(&app, &mut browser).await;
    assert_eq!(codes.len(), 10);
    assert!(browser.get(&app, "/admin").await.body.contains("Hej, Ida Holm"));
    let out = browser.post(&app, "/admin/log-ud", &[]).await;
    assert_eq!((out.status, browser.cookie("byblik")), (StatusCode::SEE_OTHER, None));
    assert_eq!(browser.get(&app, "/admin/mig").await.header("location"), "/admin/log-ind?til=%2Fadmin%2Fmig");

    let typed = [("email", " IDA@kk.example "), ("adgangskode", PASSWORD), ("til", "/admin/mig")];
    let first = browser.post(&app, "/admin/log-ind", &typed).await;
    assert_eq!(first.header("location"), "/admin/log-ind/kode?til=%2Fadmin%2Fmig");
    assert_eq!(browser.get(&app, "/admin").await.status, StatusCode::SEE_OTHER, "half is not in");
    let used = browser.post(&app, "/admin/log-ind/kode", &[("kode", &code(&secret))]).await;
    assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY, "a code counts once");
    let paper = [("kode", codes[3].as_str()), ("til", "/admin/mig")];
    let second = browser.post(&app, "/admin/log-ind/kode", &paper).await;
    assert_eq!(second.header("location"), "/admin/mig", "{}", second.body);
    let own = browser.get(&app, "/admin/mig").await;
    assert!(own.body.contains("Du har 9 koder tilbage."), "{}", own.body);

    let mut elsewhere = Browser::default();
    elsewhere.post(&app, "/admin/log-ind", &typed).await;
    let again = elsewhere.post(&app, "/admin/log-ind/kode", &paper).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "a code on paper counts once");
    assert_eq!(app.services.db.verify_audit().await.unwrap(), None);
}

#[tokio::test]
async fn passwords_that_are_guessed_first_are_refused_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let key = link(&app, "ida@kk.example").await;
    for (password, again, part) in [
        ("kort", "kort", "mindst 12 tegn"),
        ("passwordpassword", "passwordpassword", "gættes først"),
        (PASSWORD, "noget andet", "ikke ens"),
    ] {
        let typed = [("noegle", key.as_str()), ("adgangskode", password), ("igen", again)];
        let answer = Browser::default().post(&app, "/admin/velkommen", &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{password}");
        assert!(answer.body.contains(part) && answer.body.contains("role=\"alert\""), "{}", answer.body);
        assert!(answer.body.contains(&key) && !answer.body.contains(password), "the link stays, passwords do not");
    }
}

#[tokio::test]
async fn wrong_passwords_wait_longer_and_tell_nobody_who_there_is() {
    let app = TestApp::new().await;
    let mut known = Browser::default();
    arrive(&app, &mut known).await;
    let mut stranger = Browser::default();
    let mut bodies = vec![];
    for email in ["ida@kk.example", "findes-ikke@kk.example"] {
        let answer =
            stranger.post(&app, "/admin/log-ind", &[("email", email), ("adgangskode", "forkert ord her")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(&format!("value=\"{email}\"")), "what was typed stays: {}", answer.body);
        bodies.push(answer.body.replace(email, ""));
    }
    assert_eq!(bodies[0], bodies[1], "the answer is the same whether or not there is such an account");
    let wrong = [("email", "ida@kk.example"), ("adgangskode", "forkert ord her")];
    let mut last = StatusCode::OK;
    for _ in 0..6 {
        last = stranger.post(&app, "/admin/log-ind", &wrong).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let right = [("email", "ida@kk.example"), ("adgangskode", PASSWORD)];
    let waits = stranger.post(&app, "/admin/log-ind", &right).await;
    assert!(waits.body.contains("Vent "), "{}", waits.body);
    known.forget("byblik");
    let mut codes = Browser::default();
    let right_elsewhere = [("email", "ida@kk.example"), ("adgangskode", PASSWORD)];
    assert_eq!(known.clone().post(&app, "/admin/log-ind", &right_elsewhere).await.status, StatusCode::SEE_OTHER);
    codes.clone_from(&known);
    codes.post(&app, "/admin/log-ind", &right_elsewhere).await;
    let mut statuses = vec![];
    for _ in 0..12 {
        statuses.push(codes.post(&app, "/admin/log-ind/kode", &[("kode", "000000")]).await.status);
    }
    assert_eq!(
        statuses.last(),
        Some(&StatusCode::TOO_MANY_REQUESTS),
        "codes are not guessed, from a known browser either"
    );
    let own = known.post(&app, "/admin/log-ind", &right).await;
    assert_eq!(own.header("location"), "/admin/log-ind/kode?til=%2Fadmin", "one's own browser is not slowed down");
    let asked = AuditQuery { action: "sign_in".into(), most: 10, ..AuditQuery::default() };
    assert_eq!(app.services.db.audit(&asked).await.unwrap().len(), 1, "only who came in stands in the log");
}
