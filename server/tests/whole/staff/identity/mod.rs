//! Coming in by the organisation's own provider of identities, and staying out.

mod provider;

use std::sync::atomic::{AtomicI64, Ordering};

use admin::people::invite::anew;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use domain::staff::Role;
use serde_json::{Value, json};
use store::{AuditQuery, StaffState, Stage};

use self::provider::{CLIENT, Fake, ISSUER, Said, Signed, of};
use super::{Browser, PASSWORD, somebody};
use crate::test_app::{Answer, TestApp, clock};

const SESSION: &str = "__Secure-byblik";
const ATTEMPT: &str = "__Host-byblik-sso";

/// What the provider says of somebody at a time.
fn claims_at(now: DateTime<Utc>, subject: &str, groups: &[&str]) -> Value {
    json!({
        "iss": ISSUER, "aud": CLIENT.0, "sub": subject, "name": "Ida Holm", "email": "Ida@kk.example",
        "iat": now.timestamp(), "exp": now.timestamp() + 300, "groups": groups,
    })
}

fn claims(subject: &str, groups: &[&str]) -> Value {
    claims_at(clock(), subject, groups)
}

fn as_it_is(_: &mut Said) {}

/// Begins; gives where the provider is asked.
async fn begun(app: &TestApp, browser: &mut Browser, path: &str, to: &str) -> String {
    let answer = browser.post(app, path, &[("til", to), ("sso-adgangskode", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert!(answer.body.contains("fortsæt til Kommunens login"), "there is a link for who is not sent on");
    answer.header("refresh").strip_prefix("0; url=").unwrap().to_owned()
}

/// From the button to what the site answers in the end.
async fn through(app: &TestApp, fake: &Fake, browser: &mut Browser, claims: Value, twist: fn(&mut Said)) -> Answer {
    let address = begun(app, browser, "/admin/log-ind/sso", "/admin/screening").await;
    let code = fake.let_in(&address, claims, twist);
    browser.get(app, &format!("/admin/log-ind/sso/svar?code={code}&state={}", of(&address, "state"))).await
}

#[tokio::test]
async fn somebody_comes_in_with_the_roles_of_their_groups() {
    let fake = Fake::new();
    let app = TestApp::with_provider(fake.provider(), clock).await;
    let mut browser = Browser::default();
    let page = browser.get(&app, "/admin/log-ind?til=/admin/screening").await;
    assert!(page.body.contains("Log ind med Kommunens login") && page.body.contains("Adgangskode"), "{}", page.body);
    assert!(!page.header("content-security-policy").contains("login.example"));

    let address = begun(&app, &mut browser, "/admin/log-ind/sso", "/admin/screening").await;
    for (name, value) in [("response_type", "code"), ("client_id", CLIENT.0), ("code_challenge_method", "S256")] {
        assert_eq!(of(&address, name), value, "{address}");
    }
    assert_eq!(of(&address, "redirect_uri"), "https%3A%2F%2Fbyblik.example%2Fadmin%2Flog-ind%2Fsso%2Fsvar");
    assert!(of(&address, "state").len() == 64 && of(&address, "nonce").len() == 64, "{address}");
    let code = fake.let_in(&address, claims("ida-1", &["byblik-redaktoer", "kantinen"]), as_it_is);
    let answer = format!("/admin/log-ind/sso/svar?code={code}&state={}", of(&address, "state"));
    let entered = browser.get(&app, &answer).await;
    assert_eq!(entered.header("location"), "/admin/screening", "{}", entered.body);
    assert_eq!(browser.cookie(ATTEMPT), None, "the attempt's cookie is gone");
    assert!(browser.get(&app, "/admin").await.body.contains("Hej, Ida Holm"));

    let ida = app.services.db.staff_by_email("ida@kk.example").await.unwrap().unwrap();
    assert_eq!((ida.state, ida.roles.as_slice()), (StaffState::Active, [Role::Redaktoer].as_slice()));
    assert_eq!(app.services.db.proofs(ida.id).await.unwrap().unwrap().password, "", "there is no password here");
    let identity = app.services.db.identity_of(ida.id).await.unwrap().unwrap();
    assert_eq!((identity.issuer.as_str(), identity.subject.as_str()), (ISSUER, "ida-1"));
    let all = AuditQuery { action: "sign_in".into(), most: 9, ..AuditQuery::default() };
    let log: Vec<_> =
        app.services.db.audit(&all).await.unwrap().into_iter().map(|row| (row.action, row.after)).collect();
    assert_eq!(log, [("sign_in".into(), "provider".into()), ("sign_in.new".to_owned(), "redaktoer".to_owned())]);
    let own = browser.get(&app, "/admin/mig").await;
    assert!(own.body.contains("Du logger ind gennem") && !own.body.contains("Skift adgangskode"), "{}", own.body);
    let keys = fake.asked_for().iter().filter(|path| *path == "/keys").count();
    assert_eq!(keys, 1, "the provider's keys are asked for once");
}

#[tokio::test]
async fn roles_follow_the_groups_and_closing_here_shuts_out() {
    let fake = Fake::new();
    let app = TestApp::with_provider(fake.provider(), clock).await;
    let mut first = Browser::default();
    through(&app, &fake, &mut first, claims("ida-1", &["byblik-redaktoer"]), as_it_is).await;
    let mut second = Browser::default();
    through(&app, &fake, &mut second, claims("ida-1", &["byblik-redaktoer"]), as_it_is).await;
    assert_eq!(first.get(&app, "/admin").await.status, StatusCode::OK, "the same roles end nothing");
    through(&app, &fake, &mut second, claims("ida-1", &["byblik-udgiver"]), as_it_is).await;
    assert_eq!(first.get(&app, "/admin").await.status, StatusCode::SEE_OTHER, "other roles end what was begun before");
    let ida = app.services.db.staff_by_email("ida@kk.example").await.unwrap().unwrap();
    assert_eq!(ida.roles, [Role::Udgiver]);

    let refused = through(&app, &fake, &mut Browser::default(), claims("ida-1", &["kantinen"]), as_it_is).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("Du har ikke en rolle her"), "{}", refused.body);
    assert_eq!(app.services.db.staff(ida.id).await.unwrap().unwrap().roles, [], "what a group gave goes with it");
    assert_eq!(second.get(&app, "/admin").await.status, StatusCode::SEE_OTHER);

    // Nobody's account is found by its e-mail address.
    let other = through(&app, &fake, &mut Browser::default(), claims("en-anden", &["byblik-admin"]), as_it_is).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    assert!(other.body.contains("Der er allerede en konto med din e-mailadresse"), "{}", other.body);
    let stranger = through(&app, &fake, &mut Browser::default(), claims("gaest", &[]), as_it_is).await;
    assert_eq!(stranger.status, StatusCode::FORBIDDEN);
    assert_eq!(app.services.db.all_staff().await.unwrap().len(), 1, "who has no role leaves nothing behind");

    let chef = somebody(&app, "Chef", &[Role::Administrator]).await;
    let mut boss = signed_in(&app, chef).await;
    for (part, said) in [("roller", "følger personens grupper"), ("link", "Fjern forbindelsen først")] {
        let refused = boss.post(&app, &format!("/admin/brugere/{}/{part}", ida.id), &[("rolle", "udgiver")]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains(said), "{}", refused.body);
    }
    boss.post(&app, &format!("/admin/brugere/{}/luk", ida.id), &[("hvad", "luk")]).await;
    let closed = through(&app, &fake, &mut Browser::default(), claims("ida-1", &["byblik-admin"]), as_it_is).await;
    assert!(closed.status == StatusCode::FORBIDDEN && closed.body.contains("Kontoen er lukket"), "{}", closed.body);
    boss.post(&app, &format!("/admin/brugere/{}/luk", ida.id), &[("hvad", "aabn")]).await;
    let opened = through(&app, &fake, &mut Browser::default(), claims("ida-1", &["byblik-admin"]), as_it_is).await;
    assert_eq!(opened.header("location"), "/admin/screening", "{}", opened.body);

    boss.post(&app, &format!("/admin/brugere/{}/sso", ida.id), &[]).await;
    let unlinked = app.services.db.staff(ida.id).await.unwrap().unwrap();
    assert_eq!(unlinked.state, StaffState::Invited, "without the provider a link is needed");
    let again = through(&app, &fake, &mut Browser::default(), claims("ida-1", &["byblik-admin"]), as_it_is).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(app.services.db.verify_audit().await.unwrap(), None);
}

/// What is made otherwise in what the provider says.
type Twist = fn(&mut Said);

#[tokio::test]
async fn what_can_not_be_believed_lets_nobody_in() {
    let fake = Fake::new();
    let app = TestApp::with_provider(fake.provider(), clock).await;
    let twists: [(&str, Twist); 16] = [
        ("another's nonce", |said| said.claims["nonce"] = json!("x")),
        ("no nonce", |said| said.claims["nonce"] = Value::Null),
        ("for another site", |said| said.claims["aud"] = json!("en-anden")),
        ("for another site too", |said| said.claims["aud"] = json!([CLIENT.0, "en-anden"])),
        ("made for another", |said| said.claims["azp"] = json!("en-anden")),
        ("of another provider", |said| said.claims["iss"] = json!("https://ond.example")),
        ("of the same with a slash", |said| said.claims["iss"] = json!("https://login.example/")),
        ("run out", |said| said.claims["exp"] = json!(clock().timestamp() - 61)),
        ("made long ago", |said| said.claims["iat"] = json!(clock().timestamp() - 601)),
        ("made tomorrow", |said| said.claims["iat"] = json!(clock().timestamp() + 86_400)),
        ("not signed", |said| (said.header, said.signed) = (json!({"alg": "none"}), Signed::Not)),
        ("no signature", |said| said.signed = Signed::Not),
        ("another's signature", |said| said.signed = Signed::Wrong),
        ("signed by the shared secret", |said| (said.header, said.signed) = (json!({"alg": "HS256"}), Signed::Shared)),
        ("another access token", |said| said.claims["at_hash"] = json!("AAAAAAAAAAAAAAAAAAAAAA")),
        ("nobody", |said| said.claims["sub"] = json!("")),
    ];
    for (what, twist) in twists {
        let mut browser = Browser::default();
        let answer = through(&app, &fake, &mut browser, claims("ida-1", &["byblik-admin"]), twist).await;
        let said = format!("{what}: {} {}", answer.status, answer.body);
        assert!(matches!(answer.status, StatusCode::FORBIDDEN | StatusCode::SERVICE_UNAVAILABLE), "{said}");
        assert!(answer.body.contains("href=\"/admin/log-ind\"") && browser.cookie(SESSION).is_none(), "{said}");
    }
    assert_eq!(app.services.db.all_staff().await.unwrap(), [], "nobody was written down");
    let mut browser = Browser::default();
    let whole = through(&app, &fake, &mut browser, claims("ida-1", &["byblik-admin"]), |said| {
        // SHA-256 of "adgang", its first half (OpenID Connect Core, 3.1.3.6).
        said.claims["at_hash"] = json!(provider::half_hash("adgang"));
        said.claims["azp"] = json!(CLIENT.0);
        said.claims["exp"] = json!(clock().timestamp() - 30);
    });
    assert_eq!(whole.await.header("location"), "/admin/screening", "clocks may be a little apart");
}

#[tokio::test]
async fn how_somebody_proved_it_can_be_asked_for() {
    let fake = Fake::new();
    let app = TestApp::with_provider(fake.provider_asking("mfa"), clock).await;
    let address = begun(&app, &mut Browser::default(), "/admin/log-ind/sso", "").await;
    assert_eq!(of(&address, "acr_values"), "mfa");
    let weak = through(&app, &fake, &mut Browser::default(), claims("a", &["byblik-admin"]), as_it_is).await;
    assert_eq!(weak.status, StatusCode::FORBIDDEN);
    let said_so: fn(&mut Said) = |said| said.claims["acr"] = json!("mfa");
    let strong = through(&app, &fake, &mut Browser::default(), claims("a", &["byblik-admin"]), said_so).await;
    assert_eq!(strong.header("location"), "/admin/screening");
}

#[tokio::test]
async fn an_answer_counts_once_and_for_the_browser_that_asked() {
    let fake = Fake::new();
    let app = TestApp::with_provider(fake.provider(), clock).await;
    let mut browser = Browser::default();
    let address = begun(&app, &mut browser, "/admin/log-ind/sso", "https://ond.example").await;
    let code = fake.let_in(&address, claims("ida-1", &["byblik-admin"]), as_it_is);
    let state = of(&address, "state");
    let answer = format!("/admin/log-ind/sso/svar?code={code}&state={state}");
    let is_over =
        |answer: &Answer| answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.body.contains("Begynd forfra");
    assert!(is_over(&Browser::default().get(&app, &answer).await), "another browser");
    let mut other = Browser::default();
    begun(&app, &mut other, "/admin/log-ind/sso", "").await;
    assert!(is_over(&other.get(&app, &answer).await), "another browser that began as well");
    let forged = format!("/admin/log-ind/sso/svar?code={code}&state={}", "0".repeat(64));
    assert!(is_over(&browser.clone().get(&app, &forged).await), "a state that nobody sent");
    let entered = browser.clone().get(&app, &answer).await;
    assert_eq!(entered.header("location"), "/admin", "and nobody is sent elsewhere");
    assert!(is_over(&browser.get(&app, &answer).await), "once");

    let address = begun(&app, &mut browser, "/admin/log-ind/sso", "").await;
    let used = format!("/admin/log-ind/sso/svar?code={code}&state={}", of(&address, "state"));
    let used = browser.get(&app, &used).await;
    assert_eq!(used.status, StatusCode::FORBIDDEN, "a code that was used: {}", used.body);
    for (query, said) in [
        ("error=access_denied", "Login blev afbrudt"),
        ("error=server_error&error_description=%3Cscript%3E", "lukkede dig ikke ind"),
        ("code=", "lukkede dig ikke ind"),
        ("code=x&iss=https%3A%2F%2Fond.example", "Begynd forfra"),
    ] {
        let address = begun(&app, &mut browser, "/admin/log-ind/sso", "").await;
        let state = of(&address, "state");
        let answer = browser.get(&app, &format!("/admin/log-ind/sso/svar?{query}&state={state}")).await;
        assert!(answer.body.contains(said) && !answer.body.contains("<script"), "{query}: {}", answer.body);
        assert!(answer.status.is_client_error() && answer.header("location").is_empty(), "{query}");
    }
}

/// How far the clock of the next test has come, in minutes.
static MINUTES: AtomicI64 = AtomicI64::new(0);

fn moving() -> DateTime<Utc> {
    clock() + TimeDelta::minutes(MINUTES.load(Ordering::Relaxed))
}

#[tokio::test]
async fn keys_change_time_passes_and_the_provider_may_be_silent() {
    let fake = Fake::new();
    let app = TestApp::with_provider(fake.provider(), moving).await;
    let enter = async |browser: &mut Browser| {
        through(&app, &fake, browser, claims_at(moving(), "ida-1", &["byblik-admin"]), as_it_is).await
    };
    assert_eq!(enter(&mut Browser::default()).await.status, StatusCode::SEE_OTHER);
    fake.change_key();
    let early = enter(&mut Browser::default()).await;
    assert_eq!(early.status, StatusCode::FORBIDDEN, "strange keys do not make us ask again and again");
    MINUTES.store(2, Ordering::Relaxed);
    assert_eq!(enter(&mut Browser::default()).await.status, StatusCode::SEE_OTHER, "a new key is asked for");

    let mut slow = Browser::default();
    let address = begun(&app, &mut slow, "/admin/log-ind/sso", "").await;
    let code = fake.let_in(&address, claims_at(moving(), "ida-1", &["byblik-admin"]), as_it_is);
    MINUTES.store(13, Ordering::Relaxed);
    let late = slow.get(&app, &format!("/admin/log-ind/sso/svar?code={code}&state={}", of(&address, "state"))).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", late.body);

    MINUTES.store(200, Ordering::Relaxed);
    fake.set_down(true);
    let silent = slow.post(&app, "/admin/log-ind/sso", &[]).await;
    assert_eq!(silent.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(silent.body.contains("Login-tjenesten svarer ikke"), "{}", silent.body);
    assert_eq!(slow.get(&app, "/admin/log-ind").await.status, StatusCode::OK, "passwords still work");
    fake.set_down(false);
    assert_eq!(enter(&mut slow).await.status, StatusCode::SEE_OTHER);
}

/// Somebody with a whole sign-in, where cookies are never sent in the open.
async fn signed_in(app: &TestApp, staff: i64) -> Browser {
    let mut browser = Browser::signed_in(app, staff, Stage::Whole).await;
    SESSION.clone_into(&mut browser.cookies[0].0);
    browser
}

/// Gives somebody a password by a link, as an administrator would.
async fn with_password(app: &TestApp, staff: i64, random: [u8; 32]) {
    let key = anew(&app.services.db, staff, None, clock(), random).await.unwrap();
    let chosen = [("noegle", key.as_str()), ("adgangskode", PASSWORD), ("igen", PASSWORD)];
    let answer = Browser::default().post(app, "/admin/velkommen", &chosen).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

#[tokio::test]
async fn an_account_is_linked_by_who_is_signed_in_to_it_and_knows_its_password() {
    let fake = Fake::new();
    let app = TestApp::with_provider(fake.provider(), clock).await;
    let chef = somebody(&app, "Chef", &[Role::Administrator]).await;
    with_password(&app, chef, [7; 32]).await;
    let mut tx = app.services.db.begin().await.unwrap();
    tx.set_totp(chef, "hemmelig", 1).await.unwrap();
    tx.commit().await.unwrap();
    let mut elsewhere = signed_in(&app, chef).await;
    let mut browser = signed_in(&app, chef).await;
    for typed in ["", "forkert"] {
        let refused = browser.post(&app, "/admin/mig/sso", &[("sso-adgangskode", typed)]).await;
        assert_eq!((refused.status, refused.header("refresh")), (StatusCode::UNPROCESSABLE_ENTITY, ""), "{typed}");
        assert!(refused.body.contains("href=\"#sso-adgangskode\""), "{}", refused.body);
    }
    assert_eq!(browser.cookie(ATTEMPT), None, "nothing was begun");
    let linked = async |browser: &mut Browser, groups: &[&str]| {
        let address = begun(&app, browser, "/admin/mig/sso", "").await;
        let code = fake.let_in(&address, claims("chef-1", groups), as_it_is);
        format!("/admin/log-ind/sso/svar?code={code}&state={}", of(&address, "state"))
    };
    let answer = linked(&mut browser, &["byblik-udgiver"]).await;
    let last = browser.get(&app, &answer).await;
    assert!(last.status == StatusCode::CONFLICT && last.body.contains("den sidste administrator"), "{}", last.body);
    let answer = linked(&mut browser, &[]).await;
    assert_eq!(browser.get(&app, &answer).await.status, StatusCode::FORBIDDEN);

    let answer = linked(&mut browser, &["byblik-admin", "byblik-udgiver"]).await;
    let mut out = browser.clone();
    out.forget(SESSION);
    assert_eq!(out.get(&app, &answer).await.status, StatusCode::UNPROCESSABLE_ENTITY, "who signed out links nothing");
    let answer = linked(&mut browser, &["byblik-admin", "byblik-udgiver"]).await;
    let done = browser.get(&app, &answer).await;
    assert_eq!(done.header("location"), "/admin/mig?gjort=forbundet", "{}", done.body);
    assert_eq!(elsewhere.get(&app, "/admin").await.status, StatusCode::SEE_OTHER, "every other sign-in ends");
    let own = browser.get(&app, "/admin/mig?gjort=forbundet").await;
    assert!(own.body.contains("Kontoen er forbundet") && own.body.contains("Du logger ind gennem"), "{}", own.body);
    let proofs = app.services.db.proofs(chef).await.unwrap().unwrap();
    assert_eq!((proofs.password.as_str(), proofs.totp_secret.as_str()), ("", ""), "one way in");
    let known = app.services.db.staff(chef).await.unwrap().unwrap();
    assert_eq!(known.roles, [Role::Udgiver, Role::Administrator]);

    let mut again = Browser::default();
    let entered = through(&app, &fake, &mut again, claims("chef-1", &["byblik-admin"]), as_it_is).await;
    assert_eq!(entered.header("location"), "/admin/screening");
    let second = somebody(&app, "Anna", &[Role::Redaktoer]).await;
    with_password(&app, second, [8; 32]).await;
    let mut anna = signed_in(&app, second).await;
    let answer = linked(&mut anna, &["byblik-admin"]).await;
    assert_eq!(anna.get(&app, &answer).await.status, StatusCode::CONFLICT, "one person, one account");
}
