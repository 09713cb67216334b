//! The server functions as endpoints of their own.

use axum::http::StatusCode;
use domain::staff::Role;
use store::RemarkKind;

use crate::{
    staff::somebody,
    test_app::{TOKEN, TestApp, clock},
};

#[tokio::test]
async fn a_document_comes_as_json_and_an_unknown_one_says_so() {
    let app = TestApp::new().await;
    let found = app.get("/api/side?path=/omraade/tingbjerg&query=").await;
    assert_eq!(found.status, StatusCode::OK);
    let document: serde_json::Value = serde_json::from_str(&found.body).unwrap();
    assert_eq!(document["title"], "Tingbjerg");
    let unknown = app.get("/api/side?path=/omraade/x&query=").await;
    let document: serde_json::Value = serde_json::from_str(&unknown.body).unwrap();
    assert_eq!((unknown.status, &document["status"]), (StatusCode::OK, &serde_json::json!(404)));
}

#[tokio::test]
async fn only_the_operator_screens_and_publishes() {
    let app = TestApp::new().await;
    let run = "method=aabne-data&version=1.0";
    for token in [None, Some("forkert")] {
        assert_eq!(app.post("/api/screening/koer", run, token).await.status, StatusCode::FORBIDDEN);
        let publish = app.post("/api/screening/udgiv", "run=x&note=", token).await;
        assert_eq!(publish.status, StatusCode::FORBIDDEN);
    }
    let ran = app.post("/api/screening/koer", run, Some(TOKEN)).await;
    assert_eq!(ran.status, StatusCode::OK, "{}", ran.body);
    let ran: serde_json::Value = serde_json::from_str(&ran.body).unwrap();
    let before = app.services.db.published_run().await.unwrap().unwrap();
    assert_eq!(ran["run"], before.run.as_str(), "the same method on the same figures is the same run");
    let publish = app.post("/api/screening/udgiv", &format!("run={}&note=Igen", before.run), Some(TOKEN)).await;
    assert_eq!(publish.status, StatusCode::OK, "{}", publish.body);
    assert_eq!(app.services.db.published_run().await.unwrap().unwrap().note, "Igen");
}

#[tokio::test]
async fn where_two_must_agree_the_operator_is_no_way_round_them() {
    let app = TestApp::with_four_eyes().await;
    let before = app.services.db.published_run().await.unwrap().unwrap();
    let publish =
        async || app.post("/api/screening/udgiv", &format!("run={}&note=Igen", before.run), Some(TOKEN)).await;
    let refused = publish().await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("skal godkende"), "{}", refused.body);
    assert_eq!(app.services.db.published_run().await.unwrap().unwrap().note, before.note);
    let colleague = somebody(&app, "Kim", &[Role::Udgiver]).await;
    let mut tx = app.services.db.begin().await.unwrap();
    tx.put_remark(&before.run, colleague, clock(), RemarkKind::Approved, "").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(publish().await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_cannot_be_run_is_refused_in_words() {
    let app = TestApp::new().await;
    for (form, status) in [
        ("method=politik-2025&version=2025", StatusCode::UNPROCESSABLE_ENTITY),
        ("method=findes-ikke&version=1", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(app.post("/api/screening/koer", form, Some(TOKEN)).await.status, status, "{form}");
    }
    let unknown = app.post("/api/screening/udgiv", "run=findes-ikke&note=", Some(TOKEN)).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let long = format!("run=x&note={}", "a".repeat(501));
    assert_eq!(app.post("/api/screening/udgiv", &long, Some(TOKEN)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
