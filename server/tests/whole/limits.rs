//! Requests that ask too much, in a way that is not ours, or that nobody waits for any more.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};

use crate::test_app::TestApp;

#[tokio::test]
async fn addresses_longer_than_ours_are_refused() {
    let app = TestApp::new().await;
    let names = (0..2_000).map(|n| format!("a{n}")).collect::<Vec<_>>().join("&");
    assert_eq!(app.get(&format!("/om?{names}")).await.status, StatusCode::URI_TOO_LONG);
    assert_eq!(app.get(&format!("/{}", "a".repeat(2_000))).await.status, StatusCode::URI_TOO_LONG);
    assert_eq!(app.get(&format!("/omraader?q={}", "a".repeat(900))).await.status, StatusCode::OK);
}

#[tokio::test]
async fn pages_answer_to_get_and_head_alone() {
    let app = TestApp::new().await;
    let ask = |method: Method, path: &str| Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::TRACE, Method::OPTIONS] {
        assert_eq!(app.send(ask(method.clone(), "/om")).await.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
    assert_eq!(app.send(ask(Method::CONNECT, "andre.example:443")).await.status, StatusCode::METHOD_NOT_ALLOWED);
    let head = app.send(ask(Method::HEAD, "/om")).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
}

#[tokio::test]
async fn functions_send_nobody_elsewhere_and_say_what_they_can_not_read() {
    let app = TestApp::new().await;
    let from_elsewhere = Request::get("/api/kort?language=english")
        .header(header::ACCEPT, "text/html")
        .header(header::REFERER, "https://andre.example/x")
        .body(Body::empty())
        .unwrap();
    let answer = app.send(from_elsewhere).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::OK, ""));
    let without_arguments = app.get("/api/side").await;
    assert!(without_arguments.status.is_client_error(), "{}", without_arguments.status);
    assert!(without_arguments.body.contains("kan ikke læses"), "{}", without_arguments.body);
}

#[tokio::test]
async fn map_files_are_kept_only_under_their_own_name() {
    let app = TestApp::new().await;
    let page = app.get("/").await;
    let file = format!("/kort/{}.svg", page.between("/kort/", ".svg"));
    assert!(app.get(&format!("{file}?vis=indkomst")).await.header("cache-control").contains("immutable"));
    for other in [format!("{file}?vis=findes-ikke"), "/kort/gammel.svg".to_owned()] {
        assert_eq!(app.get(&other).await.header("cache-control"), "no-store", "{other}");
    }
}

/// A page that is dropped while it is made must not leave its memory behind.
#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_that_nobody_waits_for_come_to_their_end() {
    let app = TestApp::new().await;
    let abandon = async |times: u64| {
        for n in 0..times {
            let page = app.get(if n % 2 == 0 { "/" } else { "/omraade/tingbjerg" });
            // Given up sooner or later in the making.
            let _ = tokio::time::timeout(Duration::from_micros(n % 40 * 100), page).await;
        }
        // What was given up is finished without anybody: an answer shows that there is room again.
        while app.get("/om").await.status != StatusCode::OK {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    abandon(300).await;
    let before = resident_kilobytes();
    abandon(1_000).await;
    let grown = resident_kilobytes().saturating_sub(before);
    assert!(grown < 20_000, "a thousand abandoned pages left {grown} kB");
}

/// The memory that this process has now, in kB (`proc(5)`, `VmRSS`).
#[cfg(target_os = "linux")]
fn resident_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Who sends slowly keeps no place that others need.
#[tokio::test]
async fn a_body_that_does_not_come_is_given_up() {
    let app = TestApp::new().await;
    let never = Body::from_stream(futures::stream::pending::<Result<axum::body::Bytes, std::io::Error>>());
    let form = "application/x-www-form-urlencoded";
    let request = Request::post("/ret").header(header::CONTENT_TYPE, form).body(never).unwrap();
    tokio::time::pause();
    assert_eq!(app.send(request).await.status, StatusCode::REQUEST_TIMEOUT);
    let large = Request::post("/ret").header(header::CONTENT_TYPE, form).body(Body::from("a".repeat(20_000))).unwrap();
    assert_eq!(app.send(large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}
