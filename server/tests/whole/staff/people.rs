//! Colleagues come, change and go, and the log keeps what they did.

use admin::people::invite::{InviteError, Newcomer, administrator};
use axum::http::StatusCode;
use domain::staff::Role;
use store::{AuditQuery, ContentDraft, Deed, Identity, PlannedPublication, RemarkKind, StaffState, Stage, ThingId};

use super::{Browser, PASSWORD, overtaken, somebody};
use crate::test_app::{TestApp, clock};

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

/// What was read before one's turn may be so no longer.
#[tokio::test]
async fn what_is_decided_of_a_colleague_is_decided_of_them_as_they_are_then() {
    let (app, _folder) = TestApp::on_disk().await;
    let (_, mut boss) = boss(&app).await;
    let anna = somebody(&app, "Anna", &[Role::Redaktoer]).await;
    let path = format!("/admin/brugere/{anna}/roller");
    let answer = overtaken(&app, boss.post(&app, &path, &[("rolle", "udgiver")]), async |tx| {
        tx.set_roles(anna, &[Role::Analytiker]).await.unwrap();
    });
    assert_eq!(answer.await.status, StatusCode::SEE_OTHER);
    let asked = AuditQuery { action: "people.roles".into(), most: 9, ..AuditQuery::default() };
    let log: Vec<_> =
        app.services.db.audit(&asked).await.unwrap().into_iter().map(|row| (row.before, row.after)).collect();
    assert_eq!(log, [("analytiker".to_owned(), "udgiver".to_owned())]);
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
    let first = app.services.db.audit_head().await.unwrap().0;
    let page = boss.get(&app, &format!("/admin/log?foer={first}")).await;
    let file = page.between("/admin/log.csv?", "\"").replace("&amp;", "&");
    let older = boss.get(&app, &format!("/admin/log.csv?{file}")).await;
    assert!(!older.body.contains("audit.export") && older.body.contains("people.delete"), "{file}: {}", older.body);
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

#[tokio::test]
async fn all_that_is_kept_of_somebody_is_in_the_file() {
    let app = TestApp::new().await;
    let (boss_id, mut boss) = boss(&app).await;
    let id = somebody(&app, "Anna", &[Role::Redaktoer, Role::Udgiver]).await;
    let run = app.services.db.published_run().await.unwrap().unwrap().run;
    let mut tx = app.services.db.begin().await.unwrap();
    tx.put_known_browser(id, "fingeraftryk", clock()).await.unwrap();
    tx.put_remark(&run, id, clock(), RemarkKind::Comment, "Annas bemærkning").await.unwrap();
    let plan = PlannedPublication { run, publish_at: clock(), note: "Annas plan".into(), staff: id };
    tx.plan_publication(&plan).await.unwrap();
    let thing = ThingId { kind: "nyhed", thing: "det-kan-du-se" };
    let draft = ContentDraft { staff: id, based_on: 1, saved_at: clock(), content: "Annas kladde".into() };
    tx.put_content_draft(thing, &draft).await.unwrap();
    let (subject, issuer) = ("anna-1".to_owned(), "https://login.example".to_owned());
    tx.put_identity(&Identity { issuer, subject, staff: id, linked_at: clock() }).await.unwrap();
    for (staff, about) in [(Some(boss_id), format!("staff/{id}")), (Some(boss_id), format!("staff/{id}2"))] {
        tx.note(clock(), &Deed { staff, action: "people.roles", about: &about, ..Deed::default() }).await.unwrap();
    }
    tx.commit().await.unwrap();
    let file = boss.get(&app, &format!("/admin/brugere/{id}/data.json")).await;
    for part in [
        "Annas bemærkning",
        "Annas plan",
        "Annas kladde",
        "nyhed/det-kan-du-se",
        "anna-1",
        "\"kendte_browsere\": [\n    {",
        "people.roles",
    ] {
        assert!(file.body.contains(part), "{part}: {}", file.body);
    }
    assert!(!file.body.contains("fingeraftryk") && !file.body.contains(&format!("staff/{id}2")), "{}", file.body);

    boss.post(&app, &format!("/admin/brugere/{id}/luk"), &[("hvad", "luk")]).await;
    assert_eq!(app.services.db.known_browsers(id).await.unwrap(), [], "who is closed leaves no known browser");
}

#[tokio::test]
async fn the_command_line_gives_a_known_person_roles_and_a_link_at_once() {
    let app = TestApp::new().await;
    let db = &app.services.db;
    let id = somebody(&app, "Anna", &[Role::Redaktoer]).await;
    let (subject, issuer) = ("anna-1".to_owned(), "https://login.example".to_owned());
    let mut tx = db.begin().await.unwrap();
    tx.put_identity(&Identity { issuer, subject, staff: id, linked_at: clock() }).await.unwrap();
    tx.commit().await.unwrap();
    let anna = Newcomer::read("Anna", "anna@kk.example", &Role::ALL).unwrap();
    let key = administrator(db, &anna, clock(), [3; 32]).await.unwrap();
    assert!(Browser::default().get(&app, &format!("/admin/velkommen?noegle={key}")).await.body.contains("Anna"));
    assert_eq!(db.staff(id).await.unwrap().unwrap().roles, Role::ALL);
    assert_eq!(db.identity_of(id).await.unwrap(), None, "a password is the way in from now on");
    let about = AuditQuery { about: format!("staff/{id}"), most: 9, ..AuditQuery::default() };
    let log: Vec<_> = db.audit(&about).await.unwrap().into_iter().map(|row| (row.action, row.before)).collect();
    assert_eq!(log, [("people.link".to_owned(), String::new()), ("people.roles".into(), "redaktoer".into())]);

    let mut tx = db.begin().await.unwrap();
    tx.set_staff_state(id, StaffState::Closed).await.unwrap();
    tx.set_roles(id, &[]).await.unwrap();
    tx.commit().await.unwrap();
    assert!(matches!(administrator(db, &anna, clock(), [4; 32]).await, Err(InviteError::Closed)));
    assert_eq!(db.staff(id).await.unwrap().unwrap().roles, [], "nothing is done by halves");
    let bo = Newcomer::read("Bo", "bo@kk.example", &Role::ALL).unwrap();
    administrator(db, &bo, clock(), [5; 32]).await.unwrap();
    assert_eq!(db.staff_by_email("bo@kk.example").await.unwrap().unwrap().state, StaffState::Invited);
}

#[tokio::test]
async fn colleagues_are_shown_a_page_at_a_time() {
    let app = TestApp::new().await;
    let (_, mut boss) = boss(&app).await;
    for number in 0..60 {
        somebody(&app, &format!("Kollega {number:02}"), &[Role::Redaktoer]).await;
    }
    let first = boss.get(&app, "/admin/brugere").await;
    assert_eq!(first.body.matches("<th scope=\"row\">").count(), 50);
    assert!(first.body.contains("Viser 1–50 af 61.") && first.body.contains("side=2"), "{}", first.body);
    let second = boss.get(&app, "/admin/brugere?side=2").await;
    assert_eq!(second.body.matches("<th scope=\"row\">").count(), 11);
    assert!(second.body.contains("Kollega 59"), "{}", second.body);
}

#[tokio::test]
async fn looking_at_the_log_goes_on_from_where_it_was_whole() {
    let app = TestApp::new().await;
    let (_, mut boss) = boss(&app).await;
    for _ in 0..2 {
        let log = boss.get(&app, "/admin/log").await;
        assert!(log.body.contains("Kæden er hel"), "{}", log.body);
        boss.post(&app, "/admin/mig/log-ud", &[("hvor", "alle-andre")]).await;
    }
}
