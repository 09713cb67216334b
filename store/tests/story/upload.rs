//! Files that staff bring in.

use chrono::TimeDelta;
use store::{Db, NewUpload, Upload, UploadState};

use super::moment;

async fn somebody(db: &Db) -> i64 {
    let mut tx = db.begin().await.unwrap();
    let id = tx.put_staff("Ida", "ida@x.dk", moment()).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// A file of two pieces that has arrived whole.
async fn arrived(db: &Db, staff: i64, fingerprint: &str, days: i64) -> i64 {
    let mut tx = db.begin().await.unwrap();
    let at = moment() + TimeDelta::days(days);
    let id = tx.begin_upload(&NewUpload { file: "tal.csv", address: "", staff, at }).await.unwrap();
    tx.put_upload_piece(id, 0, b"a\0b").await.unwrap();
    tx.put_upload_piece(id, 1, &[0xff, 0xfe]).await.unwrap();
    assert!(tx.finish_upload(id, 5, fingerprint).await.unwrap());
    tx.commit().await.unwrap();
    id
}

async fn upload(db: &Db, id: i64) -> Upload {
    db.upload(id).await.unwrap().unwrap()
}

/// A file comes back byte by byte; changes of an old edition are refused; once taken it is only a line.
pub async fn files_are_kept_in_pieces_until_they_are_taken(db: Db) {
    let ida = somebody(&db).await;
    let id = arrived(&db, ida, "f1", 0).await;
    let expected = Upload {
        id,
        file: "tal.csv".into(),
        address: String::new(),
        size: 5,
        fingerprint: "f1".into(),
        staff: ida,
        received_at: moment(),
        state: UploadState::Waiting,
        edition: 1,
        reading: String::new(),
        answers: String::new(),
        taken_at: None,
        taken_by: None,
        title: String::new(),
        outcome: String::new(),
    };
    assert_eq!(upload(&db, id).await, expected);
    assert_eq!(db.upload_bytes(&expected).await.unwrap(), b"a\0b\xff\xfe");
    assert_eq!(db.taken_upload("f1").await.unwrap(), None, "only what was taken counts as known");

    let mut tx = db.begin().await.unwrap();
    assert!(!tx.finish_upload(id, 9, "f9").await.unwrap(), "it arrives once");
    tx.recognise_upload(id, 1, "R1").await.unwrap();
    assert!(tx.change_upload(id, 1, "R2", "S").await.unwrap());
    assert!(!tx.change_upload(id, 1, "R3", "").await.unwrap(), "somebody else was first");
    tx.recognise_upload(id, 1, "R1").await.unwrap();
    tx.commit().await.unwrap();
    let changed = upload(&db, id).await;
    assert_eq!((changed.edition, changed.reading.as_str(), changed.answers.as_str()), (2, "R2", "S"));

    let at = moment() + TimeDelta::hours(1);
    let mut tx = db.begin().await.unwrap();
    assert!(tx.take_upload(id, ida, at, "Tal", "3 nye tal").await.unwrap());
    assert!(!tx.take_upload(id, ida, at, "Igen", "").await.unwrap() && !tx.throw_upload_away(id).await.unwrap());
    assert!(!tx.change_upload(id, 2, "R4", "").await.unwrap());
    tx.commit().await.unwrap();
    let taken = upload(&db, id).await;
    assert_eq!((taken.state, taken.taken_at, taken.taken_by), (UploadState::Taken, Some(at), Some(ida)));
    assert_eq!((taken.title.as_str(), taken.outcome.as_str()), ("Tal", "3 nye tal"));
    assert_eq!(db.upload_bytes(&taken).await.unwrap(), b"");
    assert_eq!(db.taken_upload("f1").await.unwrap(), Some(taken));

    let (second, third) = (arrived(&db, ida, "f2", 1).await, arrived(&db, ida, "f3", 2).await);
    let ids = |all: Vec<Upload>| all.into_iter().map(|one| one.id).collect::<Vec<_>>();
    assert_eq!(ids(db.uploads(UploadState::Waiting, 0, 9).await.unwrap()), [third, second]);
    assert_eq!(ids(db.uploads(UploadState::Waiting, third, 9).await.unwrap()), [second]);
    assert_eq!(ids(db.uploads(UploadState::Taken, 0, 9).await.unwrap()), [id]);
}

/// What is thrown away is gone with its bytes; what nobody takes goes after a time, and what was taken stays.
pub async fn files_that_nobody_takes_are_forgotten(db: Db) {
    let ida = somebody(&db).await;
    let (old, new) = (arrived(&db, ida, "f1", 0).await, arrived(&db, ida, "f2", 20).await);
    let (taken, thrown) = (arrived(&db, ida, "f3", 0).await, arrived(&db, ida, "f4", 20).await);
    let mut tx = db.begin().await.unwrap();
    assert!(tx.take_upload(taken, ida, moment(), "T", "U").await.unwrap());
    assert!(tx.throw_upload_away(thrown).await.unwrap() && !tx.throw_upload_away(thrown).await.unwrap());
    let at = moment() + TimeDelta::days(20);
    let half = tx.begin_upload(&NewUpload { file: "x", address: "https://a.dk/x", staff: ida, at }).await.unwrap();
    tx.put_upload_piece(half, 0, b"x").await.unwrap();
    assert!(tx.put_upload_piece(99, 0, b"x").await.is_err(), "a piece of nothing");
    drop(tx);
    let mut tx = db.begin().await.unwrap();
    assert!(tx.take_upload(taken, ida, moment(), "T", "U").await.unwrap());
    assert!(tx.throw_upload_away(thrown).await.unwrap());
    let half = tx.begin_upload(&NewUpload { file: "x", address: "https://a.dk/x", staff: ida, at }).await.unwrap();
    tx.put_upload_piece(half, 0, b"x").await.unwrap();
    tx.commit().await.unwrap();
    let gone = upload(&db, thrown).await;
    assert_eq!((gone.state, db.upload_bytes(&gone).await.unwrap().len()), (UploadState::ThrownAway, 0));
    assert_eq!(upload(&db, half).await.address, "https://a.dk/x");

    let mut tx = db.begin().await.unwrap();
    let (days, soon) = (moment() + TimeDelta::days(10), moment() + TimeDelta::days(21));
    assert_eq!(tx.forget_uploads(days, soon).await.unwrap(), 2, "the old one, and the one that never arrived");
    tx.commit().await.unwrap();
    for (id, is_there) in [(old, false), (new, true), (taken, true), (thrown, true)] {
        assert_eq!(db.upload(id).await.unwrap().is_some(), is_there, "{id}");
    }
    let last = upload(&db, half).await;
    assert_eq!((last.state, last.file.as_str(), last.address.as_str()), (UploadState::ThrownAway, "", ""));
    let mut tx = db.begin().await.unwrap();
    assert_eq!(tx.forget_uploads(days, soon).await.unwrap(), 0, "once");
    let next = NewUpload { file: "y", address: "", staff: ida, at };
    assert_eq!(tx.begin_upload(&next).await.unwrap(), half + 1, "no number is given twice");
}
