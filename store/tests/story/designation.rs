//! Designations as staff enter them: drafts, corrections, withdrawals.

use domain::area::Level;
use store::{Db, Designation, DesignationDraft, DraftArea};

use super::{code, found, moment};

fn entry(id: &str, kind: &str) -> Designation {
    Designation {
        id: id.into(),
        title: format!("Udpegning {id}"),
        decided_on: "2029-03-01".into(),
        decider: "BR".into(),
        reference: "Sag 1".into(),
        outlines_published: kind != "withdrawal",
        note: String::new(),
        kind: kind.into(),
        reason: if kind == "decision" { String::new() } else { "Fejl".into() },
    }
}

/// The last word of a row of entries counts, what only an earlier one covered is no designated area any more, and all of
/// it stays to be read.
pub async fn designations_are_corrected_and_withdrawn_and_nothing_is_lost(db: Db) {
    let tx = found(&db).await;
    tx.commit().await.unwrap();
    let areas = || async { db.areas(Level::Byomraade).await.unwrap().into_iter().map(|a| a.name).collect::<Vec<_>>() };
    assert_eq!(areas().await, Vec::<String>::new(), "no designation says anything of it");
    let mut tx = db.begin().await.unwrap();
    tx.publish_designation(&entry("2029", "decision"), None, &[code("b1"), code("k1")], moment()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(areas().await, ["Byområdet"]);
    assert_eq!(
        db.designated_areas().await.unwrap(),
        [("2029".to_owned(), code("b1")), ("2029".to_owned(), code("k1"))]
    );

    let mut tx = db.begin().await.unwrap();
    assert!(tx.is_last_designation("2029").await.unwrap());
    tx.publish_designation(&entry("2029-2", "correction"), Some("2029"), &[code("k1")], moment()).await.unwrap();
    assert!(!tx.is_last_designation("2029").await.unwrap());
    tx.commit().await.unwrap();
    let ids = |all: Vec<Designation>| all.into_iter().map(|one| one.id).collect::<Vec<_>>();
    assert_eq!(ids(db.designations().await.unwrap()), ["2029-2"]);
    assert_eq!(ids(db.designations_of(&code("k1")).await.unwrap()), ["2029-2"]);
    assert_eq!(ids(db.designations_of(&code("b1")).await.unwrap()), Vec::<String>::new());
    assert_eq!(areas().await, Vec::<String>::new(), "it was corrected away");
    assert!(db.area(&code("b1")).await.unwrap().is_some(), "and can still be found");

    let mut tx = db.begin().await.unwrap();
    let again = tx.publish_designation(&entry("2029-3", "withdrawal"), Some("2029"), &[], moment()).await;
    assert!(again.is_err(), "what is corrected is corrected once: the correction is what comes next");
    drop(tx);
    let mut tx = db.begin().await.unwrap();
    tx.publish_designation(&entry("2029-3", "withdrawal"), Some("2029-2"), &[], moment()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.designated_areas().await.unwrap(), []);
    let last = db.designations().await.unwrap();
    assert_eq!((last.len(), last[0].kind.as_str(), last[0].reason.as_str()), (1, "withdrawal", "Fejl"));
    let told: Vec<_> = db
        .designation_entries()
        .await
        .unwrap()
        .into_iter()
        .map(|e| (e.id, e.about, e.is_last, e.published_at))
        .collect();
    let at = Some(moment());
    let about = |id: &str| Some(id.to_owned());
    assert_eq!(
        told,
        [
            ("2029".to_owned(), None, false, at),
            ("2029-2".to_owned(), about("2029"), false, at),
            ("2029-3".to_owned(), about("2029-2"), true, at),
        ]
    );
    assert_eq!(db.areas_of_designation("2029").await.unwrap(), [code("b1"), code("k1")], "what was is kept");
    assert_eq!(db.count_designations().await.unwrap(), 3);
}

/// Who saves from an old revision is told, and a draft that is done with stays done.
pub async fn drafts_of_designations_are_saved_in_turn(db: Db) {
    let mut tx = found(&db).await;
    let staff = tx.put_staff("Ida", "ida@x.dk", moment()).await.unwrap();
    let new = DraftArea { area: None, name: "Nyt".into(), outline: "{}".into() };
    let known = DraftArea { area: Some(code("b1")), name: String::new(), outline: String::new() };
    let draft = DesignationDraft {
        id: 0,
        kind: "decision".into(),
        about: None,
        title: "T".into(),
        decided_on: String::new(),
        decider: "D".into(),
        reference: "R".into(),
        note: "N".into(),
        reason: String::new(),
        revision: 0,
        state: String::new(),
        staff,
        at: moment(),
        areas: vec![known.clone(), new.clone()],
    };
    let id = tx.begin_designation_draft(&draft).await.unwrap();
    tx.commit().await.unwrap();
    let stored = DesignationDraft { id, revision: 1, state: "open".into(), ..draft.clone() };
    assert_eq!(db.designation_draft(id).await.unwrap(), Some(stored.clone()));
    assert_eq!(db.designation_draft(0).await.unwrap(), None);

    let mut tx = db.begin().await.unwrap();
    let changed = DesignationDraft { title: "U".into(), areas: vec![new], ..stored.clone() };
    assert!(tx.save_designation_draft(&changed).await.unwrap());
    assert!(!tx.save_designation_draft(&stored).await.unwrap(), "it was saved since");
    tx.commit().await.unwrap();
    let expected = DesignationDraft { revision: 2, ..changed };
    assert_eq!(db.designation_drafts().await.unwrap(), std::slice::from_ref(&expected));
    let mut tx = db.begin().await.unwrap();
    assert!(!tx.close_designation_draft(id, 1, "published").await.unwrap());
    assert!(tx.close_designation_draft(id, 2, "published").await.unwrap());
    assert!(!tx.close_designation_draft(id, 2, "dropped").await.unwrap());
    assert!(!tx.save_designation_draft(&expected).await.unwrap());
    assert!(tx.begin_designation_draft(&draft).await.unwrap() > id, "a number is never given again");
    tx.commit().await.unwrap();
    assert_eq!(db.designation_drafts().await.unwrap().len(), 1);
    let mut tx = db.begin().await.unwrap();
    let unknown = DraftArea { area: Some(code("findes-ikke")), name: String::new(), outline: String::new() };
    assert!(tx.begin_designation_draft(&DesignationDraft { areas: vec![unknown], ..draft }).await.is_err());
}
