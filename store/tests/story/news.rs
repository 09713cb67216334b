//! Updates, and the order of what was loaded and published.

use domain::screening::{AreaOutcome, CriterionOutcome, Outcome, Verdict};
use store::{Db, Goal, Method, News, Snapshot, StoredOutcome};

use super::{code, found, measured, moment};

fn news(slug: &str, days: i64, areas: &[&str], goals: &[&str]) -> News {
    let all = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    News {
        slug: slug.into(),
        published_at: moment() + chrono::Duration::days(days),
        title: "T".into(),
        summary: "S".into(),
        body: "# B".into(),
        author: "A".into(),
        areas: all(areas),
        goals: all(goals),
    }
}

/// Updates come back whole, the newest first; what they are about must exist.
pub async fn news_comes_back_newest_first(db: Db) {
    let mut tx = found(&db).await;
    let goal = Goal {
        id: "m1".into(),
        kind: "goal".into(),
        parent: None,
        position: 1,
        title: "T".into(),
        summary: "S".into(),
    };
    tx.put_goal(&goal).await.unwrap();
    let (old, new, same) = (news("gammel", 0, &[], &[]), news("ny", 2, &["k1", "k2"], &["m1"]), news("a", 2, &[], &[]));
    for one in [&old, &new, &same] {
        tx.put_news(one).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(db.news().await.unwrap(), [same, new, old]);
    for lost in [news("x", 0, &["findes-ikke"], &[]), news("y", 0, &[], &["findes-ikke"]), news("ny", 0, &[], &[])] {
        let mut tx = db.begin().await.unwrap();
        assert!(tx.put_news(&lost).await.is_err(), "{}", lost.slug);
    }
}

/// Every snapshot and every publication, oldest first, also a run that was published twice.
pub async fn snapshots_and_publications_are_told_in_their_order(db: Db) {
    let mut tx = found(&db).await;
    let (_, _, first) = measured(&mut tx).await;
    let earlier = Snapshot { id: "s0".into(), title: "Før".into(), loaded_at: moment() - chrono::Duration::days(1) };
    tx.put_snapshot(&earlier).await.unwrap();
    tx.put_method(1, &Method { id: "m".into(), version: "1".into(), file: "id = \"m\"".into() }).await.unwrap();
    let criteria = vec![CriterionOutcome { criterion: "c".into(), verdict: Verdict::NoData, numbers: None }];
    let areas = [AreaOutcome { area: code("k1"), outcome: Outcome::NotAssessed, criteria, variants: None }];
    for run in ["r1", "r2"] {
        let stored =
            StoredOutcome { run, method: "m", method_version: "1", snapshot: "s1", ran_at: moment(), areas: &areas };
        tx.put_run(&stored).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(db.snapshots().await.unwrap(), [earlier, first]);
    assert_eq!(db.publications().await.unwrap(), []);
    for run in ["r1", "r2", "r1"] {
        let mut tx = db.begin().await.unwrap();
        tx.publish(run, moment(), run).await.unwrap();
        tx.commit().await.unwrap();
    }
    let told: Vec<_> = db.publications().await.unwrap().into_iter().map(|one| (one.run, one.note)).collect();
    assert_eq!(told, ["r1", "r2", "r1"].map(|run| (run.to_owned(), run.to_owned())));
}
