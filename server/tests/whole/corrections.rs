//! "Er der noget galt?": taken, given back, limited, and nothing but what was written is kept.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use crate::test_app::{Answer, TestApp};

async fn send(app: &TestApp, path: &str, form: &str, more: &[(&str, &str)]) -> Answer {
    let mut request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    for (name, value) in more {
        request = request.header(*name, *value);
    }
    app.send(request.body(Body::from(form.to_owned())).unwrap()).await
}

#[tokio::test]
async fn a_correction_is_kept_and_thanked_for() {
    let app = TestApp::new().await;
    let form = "om=indsatser/gadeplan&tekst=Det+er+%C3%A5bent&kontakt=&hjemmeside=";
    let sent = send(&app, "/ret", form, &[("user-agent", "Hemmelig"), ("sec-fetch-site", "same-origin")]).await;
    assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/tak?om=indsatser/gadeplan"));
    let english = send(&app, "/en/ret", "om=omraade/tingbjerg&tekst=Hi&kontakt=a@b.example", &[]).await;
    assert_eq!(english.header("location"), "/en/tak?om=omraade/tingbjerg");
    for (path, text) in [(sent.header("location"), "Tak for hjælpen"), (english.header("location"), "Thank you")] {
        let page = app.get(path).await;
        assert!(page.status == StatusCode::OK && page.body.contains(text), "{path}");
        assert_eq!(page.header("cache-control"), "private, no-store", "{path}");
    }
    let kept = app.services.db.corrections().await.unwrap();
    let told: Vec<_> = kept.iter().map(|c| [&*c.about_kind, &*c.about, &*c.body, &*c.contact, &*c.state]).collect();
    assert_eq!(
        told,
        [["initiative", "gadeplan", "Det er åbent", "", "new"], ["area", "tingbjerg", "Hi", "a@b.example", "new"]]
    );
    assert!(!format!("{kept:?}").contains("Hemmelig"));
}

#[tokio::test]
async fn what_can_not_be_taken_comes_back_with_the_text() {
    let app = TestApp::new().await;
    let empty = send(&app, "/ret", "om=indsatser/gadeplan&tekst=+&kontakt=mig%40her.example", &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(empty.header("cache-control"), "no-store");
    assert!(empty.body.contains("value=\"mig@her.example\"") && empty.body.contains("role=\"alert\""));
    assert!(empty.body.contains("href=\"#tekst\"") && empty.body.contains("id=\"tekst-fejl\""));
    assert!(empty.body.contains("aria-invalid=\"true\"") && empty.body.contains("<title>Fejl: Er der noget galt?"));
    let long = format!("om=indsatser/gadeplan&tekst=%3C/textarea%3E%3Cb%3E{}", "x".repeat(2001));
    let long = send(&app, "/en/ret", &long, &[]).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        long.body.contains("There is room for 2,000 characters") && long.body.contains("&lt;/textarea&gt;&lt;b&gt;xxx")
    );
    assert!(long.body.contains("action=\"/en/ret?om=indsatser/gadeplan\"") && long.body.contains("<html lang=\"en\""));
    let unknown = send(&app, "/ret", "om=indsatser/findes-ikke&tekst=", &[]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let huge = format!("om=indsatser/gadeplan&tekst={}", "x".repeat(20_000));
    assert!(send(&app, "/ret", &huge, &[]).await.status.is_client_error());
    assert_eq!(app.services.db.corrections().await.unwrap(), []);
}

#[tokio::test]
async fn the_sixth_in_an_hour_waits_and_loses_nothing() {
    let app = TestApp::behind_proxy().await;
    let from = |address: &'static str| [("x-forwarded-for", address)];
    let form = "om=indsatser/gadeplan&tekst=Igen";
    for _ in 0..5 {
        // What a client writes in front of the proxy's own word changes nothing.
        let sent = send(&app, "/ret", form, &from("203.0.113.7, 192.0.2.1")).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
    }
    let sixth = send(&app, "/ret", form, &from("203.0.113.8, 192.0.2.1")).await;
    assert_eq!((sixth.status, sixth.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "720"));
    assert!(sixth.body.contains(">Igen</textarea>") && sixth.body.contains("Prøv igen om en time"));
    assert_eq!(send(&app, "/ret", form, &from("192.0.2.2")).await.status, StatusCode::SEE_OTHER, "another client");
    assert_eq!(app.services.db.corrections().await.unwrap().len(), 6);
}

#[tokio::test]
async fn forged_requests_are_refused_and_programs_leave_nothing() {
    let app = TestApp::new().await;
    let form = "om=indsatser/gadeplan&tekst=Falsk";
    let forged = [("sec-fetch-site", "cross-site"), ("origin", "https://andre.example")];
    assert_eq!(send(&app, "/ret", form, &forged).await.status, StatusCode::FORBIDDEN);
    let program = format!("{form}&hjemmeside=https://spam.example");
    assert_eq!(send(&app, "/ret", &program, &[]).await.status, StatusCode::SEE_OTHER);
    let wrong = Request::post("/ret").header(header::CONTENT_TYPE, "application/json").body(Body::from("{}")).unwrap();
    assert_eq!(app.send(wrong).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(app.services.db.corrections().await.unwrap(), []);
    app.services.db.close().await;
    let gone = send(&app, "/ret", form, &[]).await;
    assert_eq!(gone.status, StatusCode::SERVICE_UNAVAILABLE);
}
