//! What staff write: versions, drafts, plans, areas' texts, pictures, and the database that forgets.

use chrono::Duration;
use store::{
    AreaText, ContentDraft, ContentEvent, ContentPlan, ContentVersion, Db, Goal, Picture, PictureFile, Plan, ThingId,
};

use super::{found, moment};

const THING: ThingId<'static> = ThingId { kind: "nyhed", thing: "a" };

fn version(event: ContentEvent, content: &str) -> ContentVersion {
    let staff = (event != ContentEvent::Found).then_some(1);
    ContentVersion { number: 0, at: moment(), staff, event, note: "N".into(), content: content.into() }
}

/// Versions are numbered for each thing; the public sees the last one that was published and not taken down.
pub async fn versions_are_numbered_and_the_public_one_is_known(db: Db) {
    let mut tx = db.begin().await.unwrap();
    tx.put_staff("Ida", "ida@kk.example", moment()).await.unwrap();
    let other = ThingId { thing: "b", ..THING };
    for (event, number) in [(ContentEvent::Found, 1), (ContentEvent::Saved, 2), (ContentEvent::Published, 3)] {
        assert_eq!(tx.put_content_version(THING, &version(event, "{}")).await.unwrap(), number);
    }
    assert_eq!(tx.put_content_version(other, &version(ContentEvent::Saved, "{\"b\":\"1\"}")).await.unwrap(), 1);
    assert_eq!(tx.content_versions(THING).await.unwrap().len(), 3);
    tx.commit().await.unwrap();
    let heads = db.content_heads("nyhed").await.unwrap();
    let told: Vec<_> = heads.iter().map(|head| (head.thing.as_str(), head.version.number, head.public)).collect();
    assert_eq!(told, [("a", 3, Some(3)), ("b", 1, None)]);
    let mut tx = db.begin().await.unwrap();
    tx.put_content_version(THING, &version(ContentEvent::Unpublished, "{}")).await.unwrap();
    tx.put_content_version(THING, &version(ContentEvent::Restored, "{\"a\":\"1\"}")).await.unwrap();
    tx.commit().await.unwrap();
    let head = db.content_heads("nyhed").await.unwrap().remove(0);
    let last = ContentVersion { number: 5, ..version(ContentEvent::Restored, "{\"a\":\"1\"}") };
    assert_eq!((head.public, &head.version), (None, &last));
    assert_eq!(db.content_versions(THING).await.unwrap().last(), Some(&last));
    assert_eq!(db.content_heads("maal").await.unwrap(), []);
    let mut tx = db.begin().await.unwrap();
    let stranger = ContentVersion { staff: Some(99), ..version(ContentEvent::Saved, "{}") };
    assert!(tx.put_content_version(THING, &stranger).await.is_err());
}

/// Each has one draft of a thing, and a thing one plan.
pub async fn drafts_and_plans_are_replaced_and_let_go_of(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (ida, bo) = (
        tx.put_staff("Ida", "ida@kk.example", moment()).await.unwrap(),
        tx.put_staff("Bo", "bo@kk.example", moment()).await.unwrap(),
    );
    let draft = |staff, minutes, content: &str| ContentDraft {
        staff,
        based_on: 1,
        saved_at: moment() + Duration::minutes(minutes),
        content: content.into(),
    };
    for one in [draft(ida, 0, "1"), draft(bo, 1, "2"), draft(ida, 2, "3")] {
        tx.put_content_draft(THING, &one).await.unwrap();
    }
    let plan = |thing: &str, days, version| ContentPlan {
        kind: "nyhed".into(),
        thing: thing.into(),
        at: moment() + Duration::days(days),
        version,
        note: "N".into(),
        staff: ida,
    };
    for one in [plan("a", 3, 1), plan("b", 2, 0), plan("a", 1, 2)] {
        tx.put_content_plan(&one).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(db.content_drafts(THING).await.unwrap(), [draft(bo, 1, "2"), draft(ida, 2, "3")]);
    let own = db.content_drafts_by(ida).await.unwrap();
    assert_eq!(own, [(THING.kind.to_owned(), THING.thing.to_owned(), draft(ida, 2, "3"))]);
    assert_eq!(db.content_plans().await.unwrap(), [plan("a", 1, 2), plan("b", 2, 0)]);
    let mut tx = db.begin().await.unwrap();
    tx.drop_content_draft(THING, bo).await.unwrap();
    assert_eq!(tx.drop_content_plan(THING).await.unwrap(), Some(plan("a", 1, 2)));
    assert_eq!(tx.drop_content_plan(THING).await.unwrap(), None);
    // Whoever is deleted leaves no unfinished words behind.
    tx.delete_staff(ida).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.content_drafts(THING).await.unwrap(), []);
    assert_eq!(db.content_plans().await.unwrap().len(), 1);
}

/// Areas' texts, goals' words and pictures come back as they were written last.
pub async fn texts_and_pictures_come_back(db: Db) {
    let mut tx = found(&db).await;
    let ida = tx.put_staff("Ida", "ida@kk.example", moment()).await.unwrap();
    let text = |body: &str| AreaText { area: "k1".into(), body: body.into(), author: "K".into(), written_at: moment() };
    tx.put_area_text(&text("Før")).await.unwrap();
    tx.put_area_text(&text("Nu")).await.unwrap();
    let goal =
        Goal { id: "m".into(), kind: "goal".into(), parent: None, position: 1, title: "T".into(), summary: "S".into() };
    tx.put_goal(&goal).await.unwrap();
    tx.tell_goal("m", "Ny", "Ord").await.unwrap();
    let picture = |alt: &str| Picture {
        id: "0123456789abcdef".into(),
        width: 16,
        height: 9,
        alt: alt.into(),
        is_decoration: false,
        credit: String::new(),
        staff: ida,
        added_at: moment(),
    };
    let file = PictureFile { large: vec![0, 255, 1], small: vec![2] };
    tx.put_picture(&picture("Før"), &file).await.unwrap();
    tx.put_picture(&picture("Nu"), &file).await.unwrap();
    tx.set_translation("Nu", "Now").await.unwrap();
    tx.set_translation("Før", "Before").await.unwrap();
    tx.set_translation("Før", "").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.area_text("k1").await.unwrap(), Some(text("Nu")));
    assert_eq!((db.area_text("k2").await.unwrap(), db.told_areas().await.unwrap()), (None, vec!["k1".to_owned()]));
    let told = db.goals().await.unwrap().remove(0);
    assert_eq!((told.title.as_str(), told.summary.as_str()), ("Ny", "Ord"));
    assert_eq!(db.pictures(0, 9).await.unwrap(), [picture("Nu")]);
    assert_eq!(db.pictures(1, 9).await.unwrap(), []);
    assert_eq!(db.picture("0123456789abcdef").await.unwrap(), Some(picture("Nu")));
    assert_eq!(db.picture("x").await.unwrap(), None);
    assert_eq!(db.picture_file("0123456789abcdef", false).await.unwrap(), Some(vec![0, 255, 1]));
    assert_eq!(db.picture_file("0123456789abcdef", true).await.unwrap(), Some(vec![2]));
    assert_eq!(db.picture_file("x", true).await.unwrap(), None);
    assert_eq!(db.translations().await.unwrap(), [("Nu".to_owned(), "Now".to_owned())]);
    let slug = db.area(&super::code("k1")).await.unwrap().unwrap().slug.unwrap();
    let mut tx = db.begin().await.unwrap();
    assert_eq!(tx.area_code(&slug).await.unwrap().as_deref(), Some("k1"));
    tx.remove_area_text("k1").await.unwrap();
    assert!(tx.remove_picture("0123456789abcdef").await.unwrap());
    assert!(!tx.remove_picture("0123456789abcdef").await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(db.area_text("k1").await.unwrap(), None);
}

/// In a database that forgets everything is seen that was written there, by nobody else, and not for long.
pub async fn a_tryout_sees_what_never_was(db: Db) {
    let plan =
        |version: &str| Plan { id: "p".into(), version: version.into(), file: "f".into(), observations: "o".into() };
    let mut tx = db.begin().await.unwrap();
    tx.put_plan(&plan("1")).await.unwrap();
    tx.commit().await.unwrap();
    let tryout = db.tryout().await.unwrap().unwrap();
    let mut tx = tryout.begin().await.unwrap();
    assert_eq!(tx.current_plan().await.unwrap(), Some(plan("1")));
    tx.put_plan(&plan("2")).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = tryout.begin().await.unwrap();
    tx.put_plan(&plan("3")).await.unwrap();
    drop(tx);
    assert_eq!(tryout.db().current_plan().await.unwrap(), Some(plan("2")), "and savepoints go back alone");
    assert_eq!(db.current_plan().await.unwrap(), Some(plan("1")), "nobody else sees it");
    tryout.undo().await.unwrap();
    assert_eq!(db.current_plan().await.unwrap(), Some(plan("1")));
    let forgotten = db.tryout().await.unwrap().unwrap();
    let mut tx = forgotten.begin().await.unwrap();
    tx.put_plan(&plan("2")).await.unwrap();
    tx.commit().await.unwrap();
    drop(forgotten);
    // Dropped is undone too: the next who writes is not kept waiting.
    let mut tx = db.begin().await.unwrap();
    tx.put_plan(&plan("2")).await.unwrap();
    tx.commit().await.unwrap();
}
