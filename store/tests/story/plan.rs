//! Plans with their figures.

use store::{Db, Plan};

/// Every version is kept, and the one that was written last is shown.
pub async fn the_latest_plan_is_shown(db: Db) {
    assert_eq!(db.current_plan().await.unwrap(), None);
    let plan = |version: &str| Plan {
        id: "p".into(),
        version: version.into(),
        file: format!("version = \"{version}\"\n"),
        observations: "indicator,year,areas,rest\nbørn,2023,10.9,4.2\n".into(),
    };
    let mut tx = db.begin().await.unwrap();
    // The order of writing counts, not that of the names.
    tx.put_plan(&plan("2")).await.unwrap();
    tx.put_plan(&plan("10")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.current_plan().await.unwrap(), Some(plan("10")));
    let mut again = db.begin().await.unwrap();
    assert!(again.put_plan(&plan("2")).await.is_err(), "a version is written once");
}
