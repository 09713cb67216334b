//! Who somebody is at the provider, and the sign-ins under way there.

use chrono::TimeDelta;
use store::{Db, Identity, IdentityAttempt, RemarkKind};

use super::{moment, stored_run};

async fn somebody(db: &Db, email: &str) -> i64 {
    let mut tx = db.begin().await.unwrap();
    let id = tx.put_staff("Ida", email, moment()).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// One person at the provider is one person here, until that is forgotten.
pub async fn identities_are_one_persons(db: Db) {
    let (ida, bo) = (somebody(&db, "ida@x.dk").await, somebody(&db, "bo@x.dk").await);
    let identity =
        |subject: &str, staff| Identity { issuer: "i".into(), subject: subject.into(), staff, linked_at: moment() };
    let mut tx = db.begin().await.unwrap();
    tx.put_identity(&identity("1", ida)).await.unwrap();
    assert_eq!(tx.identified("i", "1").await.unwrap(), Some(ida));
    assert_eq!((tx.identified("i", "2").await.unwrap(), tx.identified("j", "1").await.unwrap()), (None, None));
    tx.commit().await.unwrap();
    for (subject, staff) in [("1", bo), ("2", ida)] {
        let mut tx = db.begin().await.unwrap();
        assert!(tx.put_identity(&identity(subject, staff)).await.is_err(), "{subject} {staff}");
    }
    assert_eq!(db.identity_of(ida).await.unwrap(), Some(identity("1", ida)));
    assert_eq!(db.identity_of(bo).await.unwrap(), None);
    let mut tx = db.begin().await.unwrap();
    assert!(tx.forget_identity(ida).await.unwrap() && !tx.forget_identity(ida).await.unwrap());
    tx.put_identity(&identity("1", bo)).await.unwrap();
    tx.delete_staff(bo).await.unwrap();
    assert_eq!(tx.identified("i", "1").await.unwrap(), None, "who is deleted is known nowhere");
    tx.commit().await.unwrap();
}

/// A sign-in under way is answered once, in time, by the browser that began it.
pub async fn sign_ins_under_way_are_answered_once(db: Db) {
    let ida = somebody(&db, "ida@x.dk").await;
    let attempt = |fingerprint: &str, staff, minutes| IdentityAttempt {
        fingerprint: fingerprint.into(),
        state: "s".into(),
        nonce: "n".into(),
        verifier: "v".into(),
        onward: "/admin".into(),
        staff,
        begun_at: moment() + TimeDelta::minutes(minutes),
    };
    let mut tx = db.begin().await.unwrap();
    for one in [attempt("a", None, 0), attempt("b", Some(ida), 5)] {
        tx.put_identity_attempt(&one, moment()).await.unwrap();
    }
    tx.commit().await.unwrap();
    let mut tx = db.begin().await.unwrap();
    let since = moment() + TimeDelta::minutes(1);
    for (fingerprint, state) in [("a", "s"), ("b", "x"), ("c", "s")] {
        assert_eq!(tx.take_identity_attempt(fingerprint, state, since).await.unwrap(), None, "{fingerprint} {state}");
    }
    assert_eq!(tx.take_identity_attempt("b", "s", since).await.unwrap(), Some(attempt("b", Some(ida), 5)));
    assert_eq!(tx.take_identity_attempt("b", "s", since).await.unwrap(), None, "once");
    tx.put_identity_attempt(&attempt("c", None, 20), since).await.unwrap();
    assert_eq!(tx.take_identity_attempt("a", "s", moment()).await.unwrap(), None, "what is old is removed");
    tx.commit().await.unwrap();
}

/// What somebody said of any run is found by who said it.
pub async fn remarks_are_found_by_who_said_them(db: Db) {
    let run = stored_run(&db).await;
    let (ida, bo) = (somebody(&db, "ida@x.dk").await, somebody(&db, "bo@x.dk").await);
    let mut tx = db.begin().await.unwrap();
    for (staff, body) in [(ida, "en"), (bo, "to"), (ida, "tre")] {
        tx.put_remark(&run, staff, moment(), RemarkKind::Comment, body).await.unwrap();
    }
    tx.commit().await.unwrap();
    let said: Vec<_> = db.remarks_by(ida).await.unwrap().into_iter().map(|one| one.body).collect();
    assert_eq!(said, ["en", "tre"]);
}
