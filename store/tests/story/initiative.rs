//! Initiatives with all that can be known, who runs them, and corrections.

use store::{Correction, Db, Initiative, Organisation, Tx};

use super::{found, measured, moment};

fn organisation(slug: &str, name: &str) -> Organisation {
    Organisation {
        slug: slug.into(),
        name: name.into(),
        kind: "forening".into(),
        url: "https://a.example".into(),
        about: "Om".into(),
    }
}

fn whole() -> Initiative {
    Initiative {
        slug: "i1".into(),
        title: "T".into(),
        position: Some([12.4831, 55.7181]),
        scope: "named_places".into(),
        source: "kk".into(),
        kind: "fritid".into(),
        status_code: "running".into(),
        audiences: vec!["boern".into(), "unge".into()],
        languages: vec!["da".into(), "ar".into()],
        age_from: Some(6),
        age_to: Some(12),
        schedule: "DTSTART;TZID=Europe/Copenhagen:20260105T160000\nRRULE:FREQ=WEEKLY;BYDAY=MO".into(),
        duration_minutes: Some(90),
        cost: "Gratis".into(),
        joining: "Mød op".into(),
        contact_name: "Ida".into(),
        contact_email: "ida@a.example".into(),
        contact_phone: "00 00 00 00".into(),
        url: "https://a.example/i".into(),
        confirmed_on: "2026-11-01".into(),
        run_by: vec!["b".into(), "a".into()],
        ..Initiative::default()
    }
}

async fn with_organisations(db: &Db) -> Tx {
    let mut tx = found(db).await;
    measured(&mut tx).await;
    for slug in ["a", "b"] {
        tx.put_organisation(&organisation(slug, slug)).await.unwrap();
    }
    tx
}

/// Every column comes back, and so does the order of those who run it.
pub async fn an_initiative_comes_back_with_all_that_is_known(db: Db) {
    let mut tx = with_organisations(&db).await;
    let initiative = whole();
    let bare = Initiative { slug: "i2".into(), scope: "citywide".into(), source: "kk".into(), ..unknown() };
    tx.put_initiative(1, &initiative).await.unwrap();
    tx.put_initiative(2, &bare).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.initiatives().await.unwrap(), [initiative, bare]);
}

/// Every column can be written anew, also to nothing, and its place stays.
pub async fn an_initiative_is_changed_whole(db: Db) {
    let mut tx = with_organisations(&db).await;
    let bare = Initiative { slug: "i1".into(), scope: "citywide".into(), source: "kk".into(), ..unknown() };
    let other = Initiative { slug: "i2".into(), ..bare.clone() };
    tx.put_initiative(1, &bare).await.unwrap();
    tx.put_initiative(2, &other).await.unwrap();
    tx.change_initiative(&whole()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.initiatives().await.unwrap(), [whole(), other.clone()]);
    let mut tx = db.begin().await.unwrap();
    tx.change_initiative(&bare).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.initiatives().await.unwrap(), [bare, other]);
}

fn unknown() -> Initiative {
    Initiative { status_code: "unknown".into(), ..Initiative::default() }
}

/// Danish order, one by its address, and none where there is none.
pub async fn organisations_are_found_and_sorted_in_danish(db: Db) {
    let mut tx = db.begin().await.unwrap();
    for (slug, name) in [("aa", "Ålholm"), ("z", "Zoo"), ("b", "bydelen")] {
        tx.put_organisation(&organisation(slug, name)).await.unwrap();
    }
    tx.commit().await.unwrap();
    let names: Vec<_> = db.organisations().await.unwrap().into_iter().map(|o| o.name).collect();
    assert_eq!(names, ["bydelen", "Zoo", "Ålholm"]);
    assert_eq!(db.organisation("z").await.unwrap(), Some(organisation("z", "Zoo")));
    assert_eq!(db.organisation("x").await.unwrap(), None);
}

/// Corrections are numbered as they come; an unknown kind is refused.
pub async fn corrections_keep_what_was_written_and_nothing_else(db: Db) {
    for (kind, about, contact) in [("initiative", "gadeplan", ""), ("area", "tingbjerg", "12 34 56 78")] {
        let mut tx = db.begin().await.unwrap();
        tx.put_correction(kind, about, moment(), "Åh, nej", contact).await.unwrap();
        tx.commit().await.unwrap();
    }
    let second = Correction {
        id: 2,
        about_kind: "area".into(),
        about: "tingbjerg".into(),
        received_at: moment(),
        body: "Åh, nej".into(),
        contact: "12 34 56 78".into(),
        state: "new".into(),
        note: String::new(),
    };
    let all = db.corrections().await.unwrap();
    assert_eq!((all.len(), &all[1]), (2, &second));
    let mut tx = db.begin().await.unwrap();
    assert!(tx.put_correction("person", "x", moment(), "x", "").await.is_err());
}

/// What is written anew keeps its confirmation, organisations are named as they are now, and what is removed is gone.
pub async fn initiatives_and_organisations_are_written_anew_and_removed(db: Db) {
    let mut tx = with_organisations(&db).await;
    tx.set_initiative(&whole()).await.unwrap();
    let archived = Initiative { archived_on: "2026-11-20".into(), ..whole() };
    tx.change_initiative(&archived).await.unwrap();
    let fewer = Initiative { confirmed_on: String::new(), title: "Ny".into(), goals: vec![], ..whole() };
    tx.set_initiative(&fewer).await.unwrap();
    tx.set_initiative(&Initiative { slug: "i2".into(), ..fewer.clone() }).await.unwrap();
    tx.set_organisation(&organisation("a", "Åen")).await.unwrap();
    tx.set_organisation(&organisation("ny", "Ny")).await.unwrap();
    tx.name_organisations().await.unwrap();
    let one = tx.initiative("i1").await.unwrap().unwrap();
    let known = (one.title.as_str(), one.confirmed_on.as_str(), one.archived_on.as_str(), one.organisations.as_str());
    assert_eq!(known, ("Ny", "2026-11-01", "2026-11-20", "b og Åen"));
    assert_eq!(tx.initiative("findes-ikke").await.unwrap(), None);
    assert!(!tx.remove_organisation("a").await.unwrap(), "it runs something");
    for slug in ["i1", "i2"] {
        tx.remove_initiative(slug).await.unwrap();
    }
    assert!(tx.remove_organisation("a").await.unwrap());
    tx.commit().await.unwrap();
    assert!(db.every_initiative().await.unwrap().is_empty());
    let names: Vec<_> = db.organisations().await.unwrap().into_iter().map(|o| o.name).collect();
    assert_eq!(names, ["b", "Ny"]);
}
