//! Drafts of methods, and which methods are everybody's.

use domain::staff::Role;
use store::{Db, Method, StoredOutcome};

use super::{found, moment};

async fn ida(db: &Db) -> i64 {
    let mut tx = db.begin().await.unwrap();
    let id = tx.put_staff("Ida", "ida@x.dk", moment()).await.unwrap();
    tx.set_roles(id, &[Role::Analytiker]).await.unwrap();
    tx.commit().await.unwrap();
    id
}

fn method(id: &str, version: &str) -> Method {
    Method { id: id.into(), version: version.into(), file: format!("id = \"{id}\"") }
}

/// Each save is kept, the one who saves from an old one is told, and a draft that is done with stays done.
pub async fn drafts_keep_every_save(db: Db) {
    let staff = ida(&db).await;
    let mut tx = db.begin().await.unwrap();
    tx.put_method(1, &method("m", "1")).await.unwrap();
    let first = tx.begin_method_draft(&method("m", "1"), staff, moment()).await.unwrap();
    let second = tx.begin_method_draft(&method("m", "1"), staff, moment()).await.unwrap();
    assert!(tx.save_method_draft(first, 1, "anden", staff, moment()).await.unwrap());
    assert!(!tx.save_method_draft(first, 1, "for sent", staff, moment()).await.unwrap());
    assert!(!tx.save_method_draft(99, 0, "ingen", staff, moment()).await.unwrap());
    tx.commit().await.unwrap();

    let draft = db.method_draft(first, None).await.unwrap().unwrap();
    assert_eq!((draft.revision, draft.file.as_str(), draft.staff, draft.at), (2, "anden", staff, moment()));
    assert_eq!(db.method_draft(first, Some(1)).await.unwrap().unwrap().file, "id = \"m\"");
    assert_eq!(db.method_draft(first, Some(3)).await.unwrap(), None);
    assert_eq!(db.method_drafts().await.unwrap().len(), 2);

    let mut tx = db.begin().await.unwrap();
    assert!(!tx.close_method_draft(first, 1, "dropped").await.unwrap(), "it was saved since");
    assert!(tx.close_method_draft(first, 2, "dropped").await.unwrap());
    assert!(!tx.close_method_draft(first, 2, "dropped").await.unwrap(), "once");
    assert!(!tx.save_method_draft(first, 2, "igen", staff, moment()).await.unwrap());
    let third = tx.begin_method_draft(&method("m", "1"), staff, moment()).await.unwrap();
    assert!(third > second, "a number is never given again");
    tx.commit().await.unwrap();
    assert_eq!(db.method_draft(first, None).await.unwrap().unwrap().state, "dropped");
    let mut tx = db.begin().await.unwrap();
    assert!(tx.begin_method_draft(&method("ukendt", "1"), staff, moment()).await.is_err());
}

/// What staff store is theirs until a run by it is published; another version of it stays theirs.
pub async fn methods_become_everybodys_with_a_publication(db: Db) {
    let staff = ida(&db).await;
    let mut tx = found(&db).await;
    tx.put_method(3, &method("m", "1")).await.unwrap();
    tx.store_method(&method("m", "2"), staff, moment()).await.unwrap();
    tx.store_method(&method("m", "3"), staff, moment()).await.unwrap();
    assert!(tx.has_method_named("m-2").await.unwrap() && !tx.has_method_named("m-4").await.unwrap());
    let snapshot = store::Snapshot { id: "s1".into(), title: "Første".into(), loaded_at: moment() };
    tx.put_snapshot(&snapshot).await.unwrap();
    for version in ["2", "3"] {
        let run = StoredOutcome {
            run: version,
            method: "m",
            method_version: version,
            snapshot: "s1",
            ran_at: moment(),
            areas: &[],
        };
        tx.put_run(&run).await.unwrap();
    }
    tx.commit().await.unwrap();
    let public = || async { db.public_methods().await.unwrap().into_iter().map(|one| one.version).collect::<Vec<_>>() };
    assert_eq!(public().await, ["1"]);
    let by: Vec<_> =
        db.methods_by_staff().await.unwrap().into_iter().map(|one| (one.version, one.staff, one.at)).collect();
    assert_eq!(by, [("2".to_owned(), staff, moment()), ("3".to_owned(), staff, moment())]);
    let mut tx = db.begin().await.unwrap();
    tx.publish("2", moment(), "").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(public().await, ["1", "2"]);
    assert_eq!(db.methods().await.unwrap().len(), 3);
    let mut tx = db.begin().await.unwrap();
    assert!(tx.store_method(&method("m", "2"), staff, moment()).await.is_err(), "a version is stored once");
}
