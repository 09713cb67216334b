//! Questions to contacts: made once a year, sent once, answered once.

use chrono::TimeDelta;
use store::{Db, Initiative, Outcome, Reminder};

use super::{found, measured, moment};

async fn with_initiative(db: &Db) {
    let mut tx = found(db).await;
    measured(&mut tx).await;
    let initiative = Initiative {
        slug: "i1".into(),
        title: "T".into(),
        scope: "citywide".into(),
        source: "kk".into(),
        status: "i gang".into(),
        status_code: "running".into(),
        ..Initiative::default()
    };
    tx.put_initiative(1, &initiative).await.unwrap();
    tx.commit().await.unwrap();
}

async fn make(db: &Db, days: i64) -> Option<i64> {
    let at = moment() + TimeDelta::days(days);
    let mut tx = db.begin().await.unwrap();
    let id = tx.put_reminder("i1", "ida@a.example", at, at - TimeDelta::days(365)).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn only(db: &Db) -> Reminder {
    db.reminders().await.unwrap().swap_remove(0)
}

/// One a year, the open one closed by the next; nothing is left of an address that is no longer asked.
pub async fn a_contact_is_asked_once_a_year(db: Db) {
    with_initiative(&db).await;
    assert_eq!((make(&db, 0).await, make(&db, 0).await, make(&db, 364).await), (Some(1), None, None));
    assert_eq!(make(&db, 366).await, Some(2));
    let all = db.reminders().await.unwrap();
    assert_eq!((all[0].id, all[0].outcome, all[0].address.as_str()), (2, None, "ida@a.example"));
    assert_eq!((all[1].outcome, all[1].address.as_str()), (Some(Outcome::Replaced), ""));
    let mut tx = db.begin().await.unwrap();
    for outcome in [Outcome::Confirmed, Outcome::Kept] {
        let closed = tx.close_reminder(2, outcome, moment()).await.unwrap();
        assert_eq!(closed, outcome == Outcome::Confirmed, "only once");
    }
    tx.commit().await.unwrap();
    assert_eq!((only(&db).await.outcome, only(&db).await.closed_at), (Some(Outcome::Confirmed), Some(moment())));
}

/// Whoever takes it sends it; left behind it is not taken again until somebody asks for that.
pub async fn a_question_is_taken_by_one_and_tried_again_when_that_is_said(db: Db) {
    with_initiative(&db).await;
    make(&db, 0).await;
    let (now, later) = (moment(), moment() + TimeDelta::hours(1));
    let mut tx = db.begin().await.unwrap();
    assert!(!tx.take_reminder(1, now - TimeDelta::seconds(1)).await.unwrap(), "not yet");
    assert!(tx.take_reminder(1, now).await.unwrap() && !tx.take_reminder(1, later).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!((only(&db).await.trying_since, only(&db).await.attempts), (Some(now), 1));
    let mut tx = db.begin().await.unwrap();
    tx.reminder_failed(1, "550 nej", Some(later)).await.unwrap();
    assert!(!tx.take_reminder(1, now).await.unwrap() && tx.take_reminder(1, later).await.unwrap());
    assert!(tx.send_reminder_again(1, "bo@a.example", now).await.unwrap() && tx.take_reminder(1, now).await.unwrap());
    assert!(tx.reminder_sent(1, later).await.unwrap() && !tx.reminder_sent(1, now).await.unwrap(), "sent once");
    assert!(
        !tx.send_reminder_again(1, "bo@a.example", now).await.unwrap() && !tx.take_reminder(1, later).await.unwrap()
    );
    tx.commit().await.unwrap();
    let sent = only(&db).await;
    assert_eq!((sent.sent_at, sent.attempts, sent.address.as_str()), (Some(later), 1, "bo@a.example"));
    assert_eq!((sent.trouble.as_str(), sent.trying_since, sent.next_attempt_at), ("", None, None));
    assert_eq!(db.unanswered_since("i1").await.unwrap(), Some(later));
}

/// Any of its links leads to it, one of them closes it, and then none leads anywhere.
pub async fn a_link_is_used_up_by_an_answer(db: Db) {
    with_initiative(&db).await;
    make(&db, 0).await;
    let mut tx = db.begin().await.unwrap();
    for fingerprint in ["a", "b"] {
        tx.put_reminder_link(1, fingerprint).await.unwrap();
    }
    tx.commit().await.unwrap();
    for (fingerprint, leads) in [("a", true), ("b", true), ("c", false), ("", false)] {
        assert_eq!(db.reminder_by_link(fingerprint).await.unwrap().is_some(), leads, "{fingerprint}");
    }
    for (address, leads) in [(only(&db).await.address, true), ("en-anden@a.example".to_owned(), false)] {
        let mut tx = db.begin().await.unwrap();
        assert!(tx.send_reminder_again(1, &address, moment()).await.unwrap());
        assert_eq!(tx.use_reminder_link("a").await.unwrap().is_some(), leads, "sent again to {address}");
    }
    let mut tx = db.begin().await.unwrap();
    let found = tx.use_reminder_link("a").await.unwrap().unwrap();
    assert_eq!((found.id, found.initiative.as_str()), (1, "i1"));
    assert_eq!(tx.use_reminder_link("a").await.unwrap(), None, "used up");
    assert!(
        tx.end_initiative("i1", "2026-11-22").await.unwrap() && !tx.end_initiative("x", "2026-11-22").await.unwrap()
    );
    tx.close_reminder(1, Outcome::Ended, moment()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.reminder_by_link("b").await.unwrap(), None);
    let ended = db.initiatives().await.unwrap().swap_remove(0);
    let said = (ended.status_code.as_str(), ended.status.as_str(), ended.confirmed_on.as_str());
    assert_eq!(said, ("ended", "", "2026-11-22"));
}

/// Out of the lists only when nobody has answered what was sent, and back by confirming or by staff.
pub async fn what_nobody_answers_for_leaves_the_lists_and_comes_back(db: Db) {
    with_initiative(&db).await;
    make(&db, 0).await;
    let mut tx = db.begin().await.unwrap();
    assert!(!tx.archive_unanswered(1, "2026-11-22").await.unwrap(), "it was not sent");
    tx.reminder_sent(1, moment()).await.unwrap();
    assert!(tx.archive_unanswered(1, "2026-11-22").await.unwrap());
    assert!(!tx.archive_unanswered(1, "2026-11-23").await.unwrap(), "once");
    tx.commit().await.unwrap();
    assert!(db.initiatives().await.unwrap().is_empty());
    assert_eq!(db.every_initiative().await.unwrap()[0].archived_on, "2026-11-22");
    let mut tx = db.begin().await.unwrap();
    assert!(tx.list_initiative_again("i1").await.unwrap() && !tx.list_initiative_again("i1").await.unwrap());
    tx.archive_unanswered(1, "2026-11-22").await.unwrap();
    tx.confirm_initiative("i1", "2026-11-24").await.unwrap();
    tx.close_reminder(1, Outcome::Confirmed, moment()).await.unwrap();
    assert!(!tx.archive_unanswered(1, "2026-11-25").await.unwrap(), "it was answered");
    tx.commit().await.unwrap();
    let back = db.initiatives().await.unwrap().swap_remove(0);
    assert_eq!((back.confirmed_on.as_str(), back.archived_on.as_str()), ("2026-11-24", ""));
    assert_eq!(db.unanswered_since("i1").await.unwrap(), None);
}
