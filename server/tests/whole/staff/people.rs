//! Colleagues come, change and go, and the log keeps what they did.

use axum::http::StatusCode;
use domain::staff::Role;
use store::{AuditQuery, StaffState, Stage};

use super::{Browser, PASSWORD, somebody};
use crate::test_app::TestApp;

async fn boss(app: &TestApp) -> (i64, Browser) {
    let id = somebody(app, "Chef", &[Role::Administrator]).await;
    (id, Browser::signed_in(app, id, Stage::Whole).await)
}

#[tokio::test]
async fn a_colleague_is_invited_and_what_is_wrong_is_named() {
    let app = TestApp::new().await;
    let (_, mut boss) = boss(&app).await;
    let wrong = boss.post(&app, "/admin/brugere", &[("navn", "Bo \"<b>"), ("email", "bo")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["Bo &quot;&lt;b&gt;", "value=\"bo\"", "href=\"#email\"", "href=\"#rolle\"", "aria-invalid=\"true\""] {
        assert!(wrong.body.contains(part), "{part}: {}", wrong.body);
    }
    let fields = [("navn", "Bo Lund"), ("email", "bo@kk.example"), ("rolle", "redaktoer"), ("rolle", "udgiver")];
    let invited = boss.post(&app, "/admin/brugere", &fields).await;
    let key = invited.between("/admin/velkommen?noegle=", "<");
    assert_eq!(key.len(), 64, "{}", invited.body);
    let bo = app.services.db.staff_by_email("bo@kk.example").await.unwrap().unwrap();
    assert_eq!((bo.state, bo.roles), (StaffState::Invited, vec![Role::Redaktoer, Role::Udgiver]));
    let twice = boss.post(&app, "/admin/brugere", &fields).await;
    assert!(twice.body.contains("Der er allerede en bruger"), "{}", twice.body);
    assert!(Browser::default().get(&app, &format!("/admin/velkommen?noegle={key}")).await.body.contains("Bo Lund"));
}

#[tokio::test]
async fn there_is_always_somebody_who_looks_after_people() {
    let app = TestApp::new().await;
    let (id, mut boss) = boss(&app).await;
    for (part, fields) in
        [("roller", [("rolle", "redaktoer")]), ("luk", [("hvad", "luk")]), ("slet", [("bekraeft", "ja")])]
    {
        let answer = boss.post(&app, &format!("/admin/brugere/{id}/{part}"), &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{part}");
    }
    let own = app.services.db.staff(id).await.unwrap().unwrap();
    assert_eq!((own.state, own.roles), (StaffState::Active, vec![Role::Administrator]));
}

#[tokio::test]
async fn a_deleted_person_leaves_a_number_and_the_log_stays_whole() {
    let app = TestApp::new().await;
    let (_, mut boss) = boss(&app).await;
    let id = somebody(&app, "Anna", &[Role::Redaktoer]).await;
    let mut anna = Browser::signed_in(&app, id, Stage::Whole).await;
    anna.post(&app, "/admin/mig/log-ud", &[("hvor", "alle-andre")]).await;
    let file = boss.get(&app, &format!("/admin/brugere/{id}/data.json")).await;
    assert!(file.body.contains("anna@kk.example") && file.body.contains("sign_in.end"), "{}", file.body);
    let kept = boss.post(&app, &format!("/admin/brugere/{id}/slet"), &[]).await;
    assert_eq!(kept.status, StatusCode::UNPROCESSABLE_ENTITY, "it must be meant");
    boss.post(&app, &format!("/admin/brugere/{id}/slet"), &[("bekraeft", "ja")]).await;
    let log = boss.get(&app, &format!("/admin/log?hvem={id}")).await;
    assert!(
        log.body.contains(&format!("Slettet medarbejder nr. {id}")) && log.body.contains("Kæden er hel"),
        "{}",
        log.body
    );
    let all = app.services.db.audit(&AuditQuery { most: 100, ..AuditQuery::default() }).await.unwrap();
    assert!(!format!("{all:?}").to_lowercase().contains("anna"), "the log holds no name");
    assert_eq!(boss.get(&app, &format!("/admin/brugere/{id}")).await.status, StatusCode::NOT_FOUND);
    let csv = boss.get(&app, "/admin/log.csv?handling=people").await;
    assert!(csv.body.contains("people.delete") && !csv.body.contains("sign_in.end"), "{}", csv.body);
}

#[tokio::test]
async fn a_new_password_ends_every_other_sign_in() {
    let app = TestApp::new().await;
    let (id, mut here) = boss(&app).await;
    let mut elsewhere = Browser::signed_in(&app, id, Stage::Whole).await;
    let fields = [("adgangskode", "forkert"), ("ny", PASSWORD), ("igen", PASSWORD)];
    let wrong = here.post(&app, "/admin/mig/adgangskode", &fields).await;
    assert!(wrong.body.contains("Adgangskoden er forkert."), "{}", wrong.body);
    assert_eq!(elsewhere.get(&app, "/admin").await.status, StatusCode::OK);
    let sessions = here.get(&app, "/admin/mig").await;
    assert_eq!(sessions.body.matches("Log ud der").count(), 1, "{}", sessions.body);
    here.post(&app, "/admin/mig/log-ud", &[("hvor", "alle-andre")]).await;
    assert_eq!(elsewhere.get(&app, "/admin").await.status, StatusCode::SEE_OTHER);
    assert_eq!(here.get(&app, "/admin").await.status, StatusCode::OK);
}
