//! Areas and what must not be written.

use domain::area::{AreaCode, Level, Slug};
use store::{Area, Db, Designation, Overlap, Surroundings, Tx};

/// A code.
pub fn code(text: &str) -> AreaCode {
    AreaCode::parse(text).unwrap()
}

/// An area of a level with a name; its slug is its code.
pub fn area(text: &str, level: Level, name: &str, parent: Option<&str>) -> Area {
    Area {
        code: code(text),
        level,
        name: name.into(),
        official_name: name.into(),
        slug: Slug::parse(text),
        parent: parent.map(code),
        part_of: String::new(),
        note: String::new(),
        position: Some([12.5, 55.7]),
    }
}

/// A city with one bydel, three kvarterer and a designated area.
pub async fn found(db: &Db) -> Tx {
    let mut tx = db.begin().await.unwrap();
    tx.put_area(&area("1000", Level::City, "København", None), None).await.unwrap();
    tx.put_area(&area("1001", Level::Bydel, "Indre By", Some("1000")), Some("{}")).await.unwrap();
    for (text, name) in [("k1", "Ålholm"), ("k2", "Zoo"), ("k3", "Østerport")] {
        tx.put_area(&area(text, Level::Kvarter, name, Some("1001")), Some("{\"type\":\"x\"}")).await.unwrap();
    }
    tx.put_area(&area("b1", Level::Byomraade, "Byområdet", None), None).await.unwrap();
    tx.put_area(&area("t1", Level::Tryghedsomraade, "Indre By", None), None).await.unwrap();
    tx
}

/// A decision of a year that a byområde is designated.
pub async fn designated(tx: &mut Tx, year: &str, byomraade: &str) {
    let decision = Designation {
        id: year.into(),
        title: format!("Udpegningen i {year}"),
        decided_on: format!("{year}-06-01"),
        decider: "BR".into(),
        reference: String::new(),
        outlines_published: true,
        note: String::new(),
        kind: "decision".into(),
        reason: String::new(),
    };
    tx.put_designation(&decision, &[code(byomraade)]).await.unwrap();
}

/// Danish order, addresses, outlines, and the ground around.
pub async fn areas_are_found_and_sorted_in_danish(db: Db) {
    assert!(db.is_empty().await.unwrap());
    let mut tx = found(&db).await;
    let ground = Surroundings { name: "Frederiksberg".into(), outline: "{}".into() };
    tx.put_surroundings(&ground).await.unwrap();
    tx.commit().await.unwrap();
    assert!(!db.is_empty().await.unwrap());

    let names: Vec<_> = db.areas(Level::Kvarter).await.unwrap().into_iter().map(|a| a.name).collect();
    assert_eq!(names, ["Zoo", "Østerport", "Ålholm"]);
    let found = db.area_by_slug(&Slug::parse("k1").unwrap()).await.unwrap().unwrap();
    assert_eq!(found, area("k1", Level::Kvarter, "Ålholm", Some("1001")));
    assert_eq!(db.area(&code("k1")).await.unwrap(), Some(found));
    assert_eq!(db.area_by_slug(&Slug::parse("findes-ikke").unwrap()).await.unwrap(), None);
    assert_eq!(db.outlines(Level::Kvarter).await.unwrap().len(), 3);
    assert_eq!(db.outlines(Level::Byomraade).await.unwrap(), []);
    assert_eq!(db.surroundings().await.unwrap(), [ground]);
    db.ping().await.unwrap();
}

/// What lies in what.
pub async fn overlaps_and_memberships_come_back(db: Db) {
    let mut tx = found(&db).await;
    let overlap = Overlap { area: code("k1"), other: code("b1"), share_of_area: 0.25, share_of_other: 1.0 };
    tx.put_overlap(&overlap).await.unwrap();
    designated(&mut tx, "2017", "b1").await;
    tx.put_membership(&code("k1"), &code("t1")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.overlaps(Level::Kvarter, Level::Byomraade).await.unwrap(), [overlap]);
    assert_eq!(db.overlaps(Level::Bydel, Level::Byomraade).await.unwrap(), []);
    assert_eq!(db.memberships(Level::Tryghedsomraade).await.unwrap(), [(code("k1"), code("t1"))]);
}

/// A transaction that is dropped leaves nothing.
pub async fn what_is_not_committed_never_was(db: Db) {
    drop(found(&db).await);
    assert!(db.is_empty().await.unwrap());
}

/// Codes stand once, and every reference must exist.
pub async fn what_refers_to_nothing_is_refused(db: Db) {
    let mut tx = found(&db).await;
    let orphan = area("x", Level::Kvarter, "X", Some("findes-ikke"));
    assert!(tx.put_area(&orphan, None).await.is_err());
    drop(tx);
    let mut tx = found(&db).await;
    assert!(tx.put_area(&area("k1", Level::Kvarter, "Igen", None), None).await.is_err());
    drop(tx);
    let mut tx = found(&db).await;
    let lost = Overlap { area: code("k1"), other: code("findes-ikke"), share_of_area: 0.1, share_of_other: 0.1 };
    assert!(tx.put_overlap(&lost).await.is_err());
}
