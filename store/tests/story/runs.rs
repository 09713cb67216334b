//! Methods, runs and publications.

use domain::screening::{AreaOutcome, CriterionOutcome, InVariants, Numbers, Outcome, Verdict};
use store::{Db, Method, StoredOutcome};

use super::{code, found, measured, moment};

fn outcomes() -> Vec<AreaOutcome> {
    let numbers = Numbers {
        value: 35.203_520_352,
        reference: Some(16.66),
        limit: 20.825,
        margin: 14.378_520_352,
        persons: Some(523),
        periods: vec!["2023".into(), "2024".into()],
        published_for: Some(code("t1")),
    };
    let said = |criterion: &str, verdict, numbers| CriterionOutcome { criterion: criterion.into(), verdict, numbers };
    let area = |text: &str, outcome, criteria| {
        let variants = (text == "k1").then_some(InVariants { all: 1000, of_them: 873 });
        AreaOutcome { area: code(text), outcome, criteria, variants }
    };
    vec![
        area(
            "k1",
            Outcome::StandsOut,
            vec![
                said("uddannelse", Verdict::Met, Some(numbers.clone())),
                said("arbejde", Verdict::NotMet, Some(Numbers { persons: None, published_for: None, ..numbers })),
            ],
        ),
        area(
            "k2",
            Outcome::NotAssessed,
            vec![said("uddannelse", Verdict::NoData, None), said("arbejde", Verdict::Withheld, None)],
        ),
        // A method of scores alone compares no number with a limit.
        area("k3", Outcome::DoesNotStandOut, vec![]),
    ]
}

/// A run comes back bit for bit, and publishing an earlier run again takes back the later.
pub async fn runs_come_back_as_they_were_and_the_last_publication_counts(db: Db) {
    let mut tx = found(&db).await;
    measured(&mut tx).await;
    let method = Method { id: "m".into(), version: "1".into(), file: "id = \"m\"".into() };
    tx.put_method(1, &method).await.unwrap();
    let areas = outcomes();
    for run in ["r1", "r2"] {
        let stored =
            StoredOutcome { run, method: "m", method_version: "1", snapshot: "s1", ran_at: moment(), areas: &areas };
        tx.put_run(&stored).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(db.published_run().await.unwrap(), None);
    assert!(db.has_run("r1").await.unwrap() && !db.has_run("r3").await.unwrap());

    for run in ["r1", "r2", "r1"] {
        let mut tx = db.begin().await.unwrap();
        tx.publish(run, moment(), "note").await.unwrap();
        tx.commit().await.unwrap();
        let published = db.published_run().await.unwrap().unwrap();
        assert_eq!((published.run.as_str(), published.published_at), (run, moment()));
    }
    let mut tx = db.begin().await.unwrap();
    assert!(tx.publish("r3", moment(), "findes ikke").await.is_err());
    drop(tx);
    assert_eq!(db.published_run().await.unwrap().unwrap().run, "r1");

    assert_eq!(db.outcomes("r1", None).await.unwrap(), areas);
    assert_eq!(db.outcomes("r1", Some(&code("k2"))).await.unwrap(), areas[1..2]);
    assert_eq!(db.outcomes("r3", None).await.unwrap(), []);
    assert_eq!(db.methods().await.unwrap(), std::slice::from_ref(&method));
    assert_eq!(db.method("m", "1").await.unwrap(), Some(method));
    assert_eq!(db.method("m", "2").await.unwrap(), None);
}

/// One stored run; gives its id.
pub async fn stored_run(db: &Db) -> String {
    let mut tx = found(db).await;
    measured(&mut tx).await;
    tx.put_method(1, &Method { id: "m".into(), version: "1".into(), file: "id = \"m\"".into() }).await.unwrap();
    let areas = outcomes();
    let stored =
        StoredOutcome { run: "r1", method: "m", method_version: "1", snapshot: "s1", ran_at: moment(), areas: &areas };
    tx.put_run(&stored).await.unwrap();
    tx.commit().await.unwrap();
    "r1".to_owned()
}
