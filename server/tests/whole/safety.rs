//! Headers, limits, forged requests, and a database that is gone.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use crate::test_app::{TOKEN, TestApp};

#[tokio::test]
async fn every_response_carries_the_headers() {
    let app = TestApp::new().await;
    for path in
        ["/", "/omraade/findes-ikke", "/api/kort", "/kort/x.json", "/pkg/x", "/metode/aabne-data/1.0.toml", "/healthz"]
    {
        let answer = app.get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert!(!answer.header("content-security-policy").is_empty(), "{path}");
        assert!(answer.header("permissions-policy").contains("geolocation=(self)"), "{path}");
        assert!(answer.headers.get(header::SET_COOKIE).is_none(), "{path} sets a cookie");
    }
}

#[tokio::test]
async fn every_page_has_a_nonce_of_its_own_and_every_script_bears_it() {
    let app = TestApp::new().await;
    let mut nonces = std::collections::HashSet::new();
    for path in ["/", "/", "/omraade/tingbjerg", "/omraader", "/findes-ikke"] {
        let page = app.get(path).await;
        let policy = page.header("content-security-policy");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        let nonce = policy.split_once("'nonce-").and_then(|(_, rest)| rest.split_once('\'')).map_or("", |(n, _)| n);
        assert!(nonce.len() >= 16 && nonces.insert(nonce.to_owned()), "{path}: »{nonce}«");
        for script in page.body.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            if ["application/json", "application/ld+json"].iter().any(|kind| tag.contains(&format!("type=\"{kind}\"")))
            {
                // Data, which no browser runs.
                continue;
            }
            assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "{path}: <script{tag}>");
        }
    }
}

#[tokio::test]
async fn forged_and_oversized_requests_are_refused() {
    let app = TestApp::new().await;
    let forged = Request::post("/api/screening/koer")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::AUTHORIZATION, format!("Bearer {TOKEN}"))
        .header("sec-fetch-site", "cross-site")
        .header(header::ORIGIN, "https://andre.example")
        .body(Body::from("method=aabne-data&version=1.0"))
        .unwrap();
    assert_eq!(app.send(forged).await.status, StatusCode::FORBIDDEN);
    let large = format!("method={}&version=1", "a".repeat(20_000));
    let status = app.post("/api/screening/koer", &large, Some(TOKEN)).await.status;
    assert!(status.is_client_error(), "{status}");
}

#[tokio::test]
async fn a_broken_database_is_503_and_leaks_nothing() {
    let app = TestApp::new().await;
    app.services.db.close().await;
    for path in ["/", "/omraade/tingbjerg", "/omraader", "/maal", "/indsatser", "/metode", "/om"] {
        let page = app.get(path).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(page.body.contains("Vi kan ikke hente siden lige nu"), "{path}");
        assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
        for secret in ["sqlx", "Pool", "SELECT", "sqlite", "src/"] {
            assert!(!page.body.contains(secret), "{path} tells of {secret}");
        }
    }
    assert_eq!(app.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(app.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(app.get("/kort/x.json").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(app.get("/metode/aabne-data/1.0.toml").await.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn before_anything_is_published_pages_say_so_with_503() {
    let app = TestApp::empty().await;
    assert_eq!(app.get("/").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(app.get("/readyz").await.status, StatusCode::OK);
}

#[tokio::test]
async fn stored_text_can_not_become_markup() {
    let app = TestApp::new().await;
    let area = store::Area {
        code: domain::area::AreaCode::parse("b-ond").unwrap(),
        level: domain::area::Level::Byomraade,
        name: "</title><script>alert(1)</script>".into(),
        official_name: "x".into(),
        slug: domain::area::Slug::parse("ond"),
        parent: None,
        part_of: "<b>x</b>".into(),
        note: String::new(),
        position: None,
    };
    let mut tx = app.services.db.begin().await.unwrap();
    tx.put_area(&area, None).await.unwrap();
    let decision = store::Designation {
        id: "ond".into(),
        title: "<b>x</b>".into(),
        decided_on: "2026-01-01".into(),
        decider: "<b>x</b>".into(),
        reference: String::new(),
        outlines_published: true,
        note: String::new(),
        kind: "decision".into(),
        reason: String::new(),
    };
    tx.put_designation(&decision, std::slice::from_ref(&area.code)).await.unwrap();
    tx.commit().await.unwrap();
    let page = app.get("/omraade/ond").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("<script>alert(1)") && !page.body.contains("<b>x</b>"), "{}", page.body);
    assert!(page.body.contains("<title>&lt;/title&gt;&lt;script&gt;"));
}
