//! Every address of the staff's pages, tried by everybody.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::Poll,
};

use admin::endpoints::{Who, all};
use axum::{
    body::{Body, Bytes},
    http::{Method, Request, StatusCode, header},
};
use domain::staff::Role;
use store::{AuditQuery, StaffState, Stage};

use super::{Browser, somebody};
use crate::test_app::{Answer, TestApp};

/// Who tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tries {
    Nobody,
    Half,
    Signed(Role),
}

async fn browser(app: &TestApp, who: Tries, half: Stage, ids: &[i64; 4]) -> Browser {
    match who {
        Tries::Nobody => Browser::default(),
        Tries::Half => Browser::signed_in(app, ids[0], half).await,
        Tries::Signed(role) => {
            let at = Role::ALL.iter().position(|one| *one == role).unwrap();
            Browser::signed_in(app, ids[at], Stage::Whole).await
        }
    }
}

fn is_turned_away(answer: &Answer) -> bool {
    let to_sign_in =
        answer.status == StatusCode::SEE_OTHER && answer.header("location").starts_with("/admin/log-ind?til=");
    to_sign_in || matches!(answer.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
}

async fn with_everybody() -> (TestApp, [i64; 4], String) {
    let app = TestApp::new().await;
    let mut ids = [0; 4];
    for (id, role) in ids.iter_mut().zip(Role::ALL) {
        *id = somebody(&app, role.as_str(), &[role]).await;
    }
    let run = app.services.db.published_run().await.unwrap().unwrap().run;
    (app, ids, run)
}

/// A path with what its names in braces stand for.
fn named(path: &str, id: &str, run: &str) -> String {
    let path = path.replace("{id}", id).replace("{run}", run);
    path.replace("{slags}", "nyhed").replace("{noegle}", "det-kan-du-se")
}

fn request(method: &Method, path: &str) -> Request<Body> {
    let form = "application/x-www-form-urlencoded";
    Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, form).body(Body::empty()).unwrap()
}

#[tokio::test]
async fn each_address_is_for_whom_it_says_and_nobody_else() {
    let (app, ids, run) = with_everybody().await;
    let everybody = [Tries::Nobody, Tries::Half].into_iter().chain(Role::ALL.map(Tries::Signed));
    let everybody: Vec<_> = everybody.collect();
    let target = somebody(&app, "maal", &[Role::Redaktoer]).await.to_string();
    for (endpoint, _) in all() {
        let path = named(endpoint.path, &target, &run);
        for who in &everybody {
            let may = match (endpoint.who, who) {
                (Who::Anybody, _) | (Who::Half, Tries::Half) => true,
                (Who::Half, _) | (Who::May(_), Tries::Nobody | Tries::Half) => false,
                (Who::May(asked), Tries::Signed(role)) => role.may(asked),
            };
            // There are two ways to be half in: setting the telephone up, and being asked for its code.
            let half = if path.starts_with("/admin/velkommen") { Stage::Enrol } else { Stage::Password };
            let mut browser = browser(&app, *who, half, &ids).await;
            let answer = browser.send(&app, request(&endpoint.method, &path)).await;
            let said = format!("{} {path} as {who:?}: {}", endpoint.method, answer.status);
            assert_eq!(!is_turned_away(&answer), may, "{said}");
            assert_ne!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{said}");
            assert!(!answer.status.is_server_error(), "{said}: {}", answer.body);
            assert_eq!(answer.header("cache-control"), "no-store", "{said}");
            assert!(answer.header("content-security-policy").contains("default-src 'none'"), "{said}");
        }
    }
}

#[tokio::test]
async fn nothing_is_done_for_another_site() {
    let (app, ids, run) = with_everybody().await;
    let before = app.services.db.audit(&AuditQuery { most: 100, ..AuditQuery::default() }).await.unwrap();
    for (endpoint, _) in all().into_iter().filter(|(endpoint, _)| endpoint.method == Method::POST) {
        let path = named(endpoint.path, &ids[0].to_string(), &run);
        for role in Role::ALL {
            for (name, value) in [
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-site", "same-site"),
                ("origin", "https://ond.example"),
                ("origin", "null"),
            ] {
                let mut browser = browser(&app, Tries::Signed(role), Stage::Password, &ids).await;
                let mut request = request(&endpoint.method, &path);
                request.headers_mut().insert(name, value.parse().unwrap());
                request.headers_mut().insert(header::HOST, "byblik.example".parse().unwrap());
                let answer = browser.send(&app, request).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} as {role:?} from {value}");
            }
        }
    }
    let after = app.services.db.audit(&AuditQuery { most: 100, ..AuditQuery::default() }).await.unwrap();
    assert_eq!(before, after, "nothing was done");
}

/// A body that is noticed when somebody reads it.
fn noticed(is_read: &Arc<AtomicBool>) -> Body {
    let is_read = Arc::clone(is_read);
    Body::from_stream(futures::stream::poll_fn(move |_| {
        is_read.store(true, Ordering::Relaxed);
        Poll::Ready(None::<io::Result<Bytes>>)
    }))
}

/// Where only staff send something, nothing is read of who may not; everybody else sends a few words at the most.
#[tokio::test]
async fn what_nobody_may_send_is_not_read_and_strangers_send_a_few_words() {
    let (app, ids, run) = with_everybody().await;
    for (endpoint, _) in all().into_iter().filter(|(endpoint, _)| endpoint.method == Method::POST) {
        let path = named(endpoint.path, &ids[0].to_string(), &run);
        let Who::May(asked) = endpoint.who else {
            let long = Request::post(&path).body(Body::from("a".repeat(17_000))).unwrap();
            assert_eq!(app.send(long).await.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
            continue;
        };
        let others = Role::ALL.into_iter().filter(|role| !role.may(asked)).map(Tries::Signed);
        for who in others.chain([Tries::Nobody, Tries::Half]) {
            let is_read = Arc::new(AtomicBool::new(false));
            let sent = Request::post(&path).body(noticed(&is_read)).unwrap();
            let answer = browser(&app, who, Stage::Password, &ids).await.send(&app, sent).await;
            assert!(is_turned_away(&answer), "{path} as {who:?}: {}", answer.status);
            assert!(!is_read.load(Ordering::Relaxed), "{path} as {who:?}");
        }
    }
    let mut editor = Browser::signed_in(&app, ids[0], Stage::Whole).await;
    let many = [("indsats", "et-langt-navn-paa-en-indsats"); 500];
    let answer = editor.post(&app, "/admin/indsatser/flere", &many).await;
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "as many as may be chosen can be sent: {}",
        answer.body
    );
}

/// A form that is announced and never comes keeps no place for ever.
#[tokio::test]
async fn what_does_not_come_is_not_waited_for_without_end() {
    let (app, ids, _) = with_everybody().await;
    let mut editor = Browser::signed_in(&app, ids[0], Stage::Whole).await;
    let never = Body::from_stream(futures::stream::pending::<io::Result<Bytes>>());
    let answer = editor.send(&app, Request::post("/admin/indhold/nyhed").body(never).unwrap()).await;
    assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT, "{}", answer.body);
    assert!(answer.body.contains("Det tog for lang tid at sende"), "{}", answer.body);
}

#[tokio::test]
async fn addresses_that_are_none_say_so_and_visitors_get_no_cookie() {
    let app = TestApp::new().await;
    let mut browser = Browser::default();
    for path in ["/admin/findes-ikke", "/admin/brugere/1/x"] {
        assert_eq!(browser.get(&app, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/", "/omraade/tingbjerg", "/admin/log-ind"] {
        assert_eq!(browser.get(&app, path).await.header("set-cookie"), "", "{path}");
    }
}

#[tokio::test]
async fn who_is_closed_or_deleted_is_out_at_once() {
    let app = TestApp::new().await;
    let boss = somebody(&app, "chef", &[Role::Administrator]).await;
    let id = somebody(&app, "anna", &[Role::Redaktoer]).await;
    let mut boss = Browser::signed_in(&app, boss, Stage::Whole).await;
    let mut anna = Browser::signed_in(&app, id, Stage::Whole).await;
    assert_eq!(anna.get(&app, "/admin").await.status, StatusCode::OK);
    boss.post(&app, &format!("/admin/brugere/{id}/luk"), &[("hvad", "luk")]).await;
    boss.post(&app, &format!("/admin/brugere/{id}/luk"), &[("hvad", "luk")]).await;
    let still = app.services.db.staff(id).await.unwrap().unwrap();
    assert_eq!(still.state, StaffState::Closed, "closing twice does not open");
    assert!(is_turned_away(&anna.get(&app, "/admin").await));
    let mut again = Browser::signed_in(&app, id, Stage::Whole).await;
    assert!(is_turned_away(&again.get(&app, "/admin").await), "a sign-in that was left over counts for nothing");
}
