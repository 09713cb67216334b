//! Contacts are asked once a year, answer without an account, and what nobody answers for leaves the lists.

use std::sync::Mutex;

use admin::reminder::{
    letter::Letter,
    send::{Carrier, Undelivered},
};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::staff::Role;
use server::staff::ask;
use store::{Initiative, Outcome, Reminder, Stage};

use super::{Browser, hex, somebody};
use crate::test_app::{TestApp, clock};

const PAGE: &str = "/admin/indsatser/paamindelser";

/// A mail server that keeps what it gets, and says what it is told to.
#[derive(Default)]
struct Postbox {
    letters: Mutex<Vec<Letter>>,
    says: Option<Undelivered>,
}

impl Carrier for Postbox {
    async fn carry(&self, letter: &Letter) -> Result<(), Undelivered> {
        self.letters.lock().unwrap().push(letter.clone());
        self.says.clone().map_or(Ok(()), Err)
    }
}

impl Postbox {
    fn that_says(says: Undelivered) -> Self {
        Self { says: Some(says), ..Self::default() }
    }

    /// Does one round, and gives the letters that it got.
    async fn round(&self, app: &TestApp) -> Vec<Letter> {
        ask(&app.desk, Some(self)).await.unwrap();
        std::mem::take(&mut self.letters.lock().unwrap())
    }
}

/// The default data, where one initiative has a contact.
async fn with_contact() -> TestApp {
    let app = TestApp::new().await;
    change(&app, |one| {
        one.contact_name = "Ida".into();
        one.contact_email = "ida@kk.example".into();
    })
    .await;
    app
}

async fn change(app: &TestApp, change: impl Fn(&mut Initiative)) {
    let mut one = gadeplan(app).await;
    change(&mut one);
    let mut tx = app.services.db.begin().await.unwrap();
    tx.change_initiative(&one).await.unwrap();
    tx.commit().await.unwrap();
}

async fn gadeplan(app: &TestApp) -> Initiative {
    let all = app.services.db.every_initiative().await.unwrap();
    all.into_iter().find(|one| one.slug == "gadeplan").unwrap()
}

async fn only(app: &TestApp) -> Reminder {
    let mut all = app.services.db.reminders().await.unwrap();
    assert_eq!(all.len(), 1);
    all.swap_remove(0)
}

/// A question that was sent so many days ago, and the word of its link.
async fn sent(app: &TestApp, days: i64) -> &'static str {
    let at = clock() - TimeDelta::days(days);
    let mut tx = app.services.db.begin().await.unwrap();
    let id = tx.put_reminder("gadeplan", "ida@kk.example", at, at).await.unwrap().unwrap();
    tx.put_reminder_link(id, &hex("ordet")).await.unwrap();
    tx.reminder_sent(id, at).await.unwrap();
    tx.commit().await.unwrap();
    "ordet"
}

async fn editor(app: &TestApp) -> Browser {
    let id = somebody(app, "Eva", &[Role::Redaktoer]).await;
    Browser::signed_in(app, id, Stage::Whole).await
}

fn link(letter: &Letter) -> &str {
    let at = letter.body.find("/bekraeft?noegle=").unwrap();
    letter.body[at..].lines().next().unwrap()
}

#[tokio::test]
async fn a_contact_is_asked_answers_and_is_left_alone_for_a_year() {
    let app = with_contact().await;
    let postbox = Postbox::default();
    let letters = postbox.round(&app).await;
    let [letter] = letters.as_slice() else { panic!("{letters:?}") };
    assert_eq!(letter.to, "ida@kk.example");
    assert!(letter.body.starts_with("Hej Ida\n") && letter.body.contains("Gadeplansindsatser"), "{}", letter.body);
    assert!(postbox.round(&app).await.is_empty(), "once");

    let before = only(&app).await;
    let mut contact = Browser::default();
    for _ in 0..2 {
        let page = contact.get(&app, link(letter)).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(
            page.body.contains("Gadeplansindsatser") && page.body.contains("Alt er stadig rigtigt"),
            "{}",
            page.body
        );
        let kept = ["cache-control", "x-robots-tag", "referrer-policy", "set-cookie"].map(|name| page.header(name));
        assert_eq!(kept, ["no-store", "noindex", "same-origin", ""]);
    }
    assert_eq!(only(&app).await, before, "looking changes nothing");

    let key = link(letter).split_once('=').unwrap().1;
    let empty = contact.post(&app, "/bekraeft", &[("noegle", key), ("svar", "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = contact.post(&app, "/bekraeft", &[("noegle", key), ("svar", "rigtigt")]).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/bekraeft/tak?svar=rigtigt"));
    assert!(contact.get(&app, "/bekraeft/tak?svar=rigtigt").await.body.contains("Tak for svaret"));
    let public = app.get("/indsatser/gadeplan").await.body.replace('\u{a0}', " ");
    assert!(public.contains("22. november 2026") && !public.contains("Ingen har bekræftet"), "{public}");

    let again = contact.post(&app, "/bekraeft", &[("noegle", key), ("svar", "slut")]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "used up");
    assert_eq!(contact.get(&app, link(letter)).await.status, StatusCode::NOT_FOUND);
    let closed = only(&app).await;
    assert_eq!((closed.outcome, closed.address.as_str()), (Some(Outcome::Confirmed), ""));
    assert!(postbox.round(&app).await.is_empty());
    assert_eq!(gadeplan(&app).await.status_code, "running");
}

#[tokio::test]
async fn a_correction_comes_to_the_queue_and_an_end_to_the_page() {
    let app = with_contact().await;
    let key = sent(&app, 3).await;
    let mut contact = Browser::default();
    let long = "å".repeat(2001);
    for text in ["  ", long.as_str()] {
        let refused = contact.post(&app, "/bekraeft", &[("noegle", key), ("svar", "ret"), ("tekst", text)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#tekst\"") && refused.body.contains(text.trim()), "what was typed stays");
    }
    contact.post(&app, "/bekraeft", &[("noegle", key), ("svar", "ret"), ("tekst", "Ny adresse <b>")]).await;
    let corrections = app.services.db.corrections().await.unwrap();
    let one = (corrections[0].about.as_str(), corrections[0].body.as_str(), corrections[0].contact.as_str());
    assert_eq!(one, ("gadeplan", "Ny adresse <b>", "ida@kk.example"));
    assert_eq!((only(&app).await.outcome, gadeplan(&app).await.confirmed_on.as_str()), (Some(Outcome::Corrected), ""));

    let app = with_contact().await;
    let key = sent(&app, 3).await;
    contact.post(&app, "/bekraeft", &[("noegle", key), ("svar", "slut")]).await;
    assert!(app.get("/indsatser/gadeplan").await.body.contains("Afsluttet"));
    assert!(Postbox::default().round(&app).await.is_empty(), "what has ended is not asked about");
}

#[tokio::test]
async fn what_nobody_answers_is_marked_then_leaves_the_lists_and_can_come_back() {
    let app = with_contact().await;
    let key = sent(&app, 59).await;
    let said = "Vi har spurgt kontakten og ikke fået svar.";
    assert!(!app.get("/indsatser/gadeplan").await.body.contains(said));

    let app = with_contact().await;
    sent(&app, 60).await;
    change(&app, |one| one.confirmed_on = "2025-02-03".into()).await;
    let marked = app.get("/indsatser/gadeplan").await.body.replace('\u{a0}', " ");
    assert!(marked.contains(said) && marked.contains("ikke bekræftet siden 3. februar 2025"), "{marked}");
    ask(&app.desk, None::<&Postbox>).await.unwrap();
    assert!(app.get("/indsatser").await.body.contains("/indsatser/gadeplan"), "still in the list");

    let app = with_contact().await;
    sent(&app, 150).await;
    ask(&app.desk, None::<&Postbox>).await.unwrap();
    for list in ["/indsatser", "/en/indsatser", "/sitemap.xml", "/indsatser.csv", "/organisationer/koebenhavns-kommune"]
    {
        let list = app.get(list).await;
        assert!(list.status == StatusCode::OK && !list.body.contains("gadeplan"), "{}", list.body);
    }
    let still = app.get("/indsatser/gadeplan").await;
    assert!(still.status == StatusCode::OK && still.body.contains("står den ikke på listerne"), "{}", still.body);
    assert!(app.get("/en/indsatser/gadeplan").await.body.contains("no longer in the lists"));
    let mut eva = editor(&app).await;
    assert!(eva.get(&app, PAGE).await.body.contains("Taget af listerne (1)"));
    let back = eva.post(&app, &format!("{PAGE}/tilbage"), &[("indsats", "gadeplan")]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    ask(&app.desk, None::<&Postbox>).await.unwrap();
    assert!(app.get("/indsatser").await.body.contains("/indsatser/gadeplan"), "it stays");
    assert_eq!(only(&app).await.outcome, Some(Outcome::Kept));
    let late = Browser::default().post(&app, "/bekraeft", &[("noegle", key), ("svar", "slut")]).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);

    let app = with_contact().await;
    let key = sent(&app, 200).await;
    ask(&app.desk, None::<&Postbox>).await.unwrap();
    Browser::default().post(&app, "/bekraeft", &[("noegle", key), ("svar", "rigtigt")]).await;
    assert!(app.get("/indsatser").await.body.contains("/indsatser/gadeplan"), "a late answer brings it back");
}

#[tokio::test]
async fn failures_wait_longer_and_longer_refusals_wait_for_a_person() {
    let app = with_contact().await;
    let away = Postbox::that_says(Undelivered::Unreachable("forbindelsen blev afvist".into()));
    assert_eq!((away.round(&app).await.len(), away.round(&app).await.len()), (1, 0), "it waits");
    let one = only(&app).await;
    assert_eq!((one.attempts, one.next_attempt_at), (1, Some(clock() + TimeDelta::minutes(10))));
    let mut eva = editor(&app).await;
    assert!(eva.get(&app, PAGE).await.body.contains("forbindelsen blev afvist"));
    let again = format!("{PAGE}/{}/igen", one.id);
    assert_eq!(eva.post(&app, &again, &[]).await.status, StatusCode::SEE_OTHER);
    let refuses = Postbox::that_says(Undelivered::Refused("550 findes ikke".into()));
    assert_eq!(refuses.round(&app).await.len(), 1);
    assert_eq!(only(&app).await.next_attempt_at, None, "not by itself");
    change(&app, |one| one.contact_email = "bo@kk.example".into()).await;
    eva.post(&app, &again, &[]).await;
    let letters = Postbox::default().round(&app).await;
    assert_eq!(letters.iter().map(|letter| letter.to.as_str()).collect::<Vec<_>>(), ["bo@kk.example"]);
    assert!(only(&app).await.sent_at.is_some());
}

#[tokio::test]
async fn a_server_that_stopped_on_the_way_sends_no_second_letter_and_says_so() {
    let app = with_contact().await;
    let at = clock() - TimeDelta::hours(1);
    let mut tx = app.services.db.begin().await.unwrap();
    let id = tx.put_reminder("gadeplan", "ida@kk.example", at, at).await.unwrap().unwrap();
    assert!(tx.take_reminder(id, at).await.unwrap());
    tx.commit().await.unwrap();
    assert!(Postbox::default().round(&app).await.is_empty());
    assert!(editor(&app).await.get(&app, PAGE).await.body.contains("Vi ved ikke, om brevet kom af sted"));
}

#[tokio::test]
async fn without_a_mail_server_staff_send_the_letter_themselves() {
    let app = with_contact().await;
    ask(&app.desk, None::<&Postbox>).await.unwrap();
    let id = only(&app).await.id;
    let mut eva = editor(&app).await;
    let page = eva.get(&app, PAGE).await.body;
    assert!(
        page.contains("ida@kk.example") && page.contains("ingen mailserver") && !page.contains("Send igen"),
        "{page}"
    );
    assert!(!page.contains("noegle="), "the link is shown when it is asked for");
    let mut keys = Vec::new();
    for _ in 0..2 {
        let letter = eva.post(&app, &format!("{PAGE}/{id}/brev"), &[]).await;
        keys.push(letter.between("/bekraeft?noegle=", "\n").to_owned());
        assert!(letter.body.contains("href=\"mailto:ida@kk.example?subject="), "{}", letter.body);
    }
    assert_ne!(keys[0], keys[1]);
    eva.post(&app, &format!("{PAGE}/{id}/sendt"), &[]).await;
    assert_eq!(only(&app).await.sent_at, Some(clock()));
    for key in &keys {
        let page = app.get(&format!("/bekraeft?noegle={key}")).await;
        assert_eq!(page.status, StatusCode::OK, "both letters lead here");
    }
    eva.post(&app, &format!("{PAGE}/{id}/stop"), &[]).await;
    assert_eq!(app.get(&format!("/bekraeft?noegle={}", keys[0])).await.status, StatusCode::NOT_FOUND);
    let again = eva.post(&app, &format!("{PAGE}/{id}/igen"), &[]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "closed is closed");
}
