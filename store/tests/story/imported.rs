//! What staff bring in: sets of figures that follow each other, and outlines that become public with them.

use domain::{
    area::Level,
    figure::Figure,
    screening::{AreaOutcome, Outcome},
};
use store::{Db, FigureSource, Method, OutlineSource, Overlap, Snapshot, Source, StoredOutcome, Successor, Tx};

use super::{area, code, designated, found, measured, moment};

fn figure(area: &str, period: &str, value: f64) -> Figure {
    Figure { area: code(area), measure: "beboere".into(), period: period.into(), value }
}

fn snapshot(id: &str) -> Snapshot {
    Snapshot { id: id.into(), title: format!("Sæt {id}"), loaded_at: moment() }
}

async fn follow(tx: &mut Tx, id: &str, before: &str, source: Option<&str>) {
    let new = snapshot(id);
    tx.put_successor(&Successor { snapshot: &new, before: Some(before), file: "tal.csv", source }).await.unwrap();
}

/// A set begins as the one before it, and each figure keeps the set and the source that it came with.
pub async fn figures_keep_what_brought_them(db: Db) {
    let mut tx = found(&db).await;
    let (source, ..) = measured(&mut tx).await;
    tx.put_source(&Source { id: "ny".into(), ..source }).await.unwrap();
    for of_first in [figure("k1", "2026K1", 1.0), figure("k2", "2026K1", 2.0)] {
        tx.put_figure("s1", &of_first).await.unwrap();
    }
    follow(&mut tx, "s2", "s1", Some("ny")).await;
    tx.bring_figures("s2", &[figure("k2", "2026K1", 20.0), figure("k3", "2026K1", 30.0)]).await.unwrap();
    follow(&mut tx, "s3", "s2", None).await;
    // More than are written at once.
    let many: Vec<Figure> = (0..4_500).map(|at| figure("k1", &format!("p{at:04}"), 0.5)).collect();
    tx.bring_figures("s3", &many).await.unwrap();
    tx.commit().await.unwrap();

    assert_eq!(db.latest_snapshot().await.unwrap().unwrap().id, "s3", "the order they came in, not the clock");
    let of = |set: &'static str| db.sourced_figures(set, "beboere");
    let told: Vec<_> =
        of("s2").await.unwrap().into_iter().map(|one| (one.figure.value.to_bits(), one.source)).collect();
    let bits = |value: f64, source: &str| (value.to_bits(), source.to_owned());
    assert_eq!(told, [bits(1.0, "kk"), bits(20.0, "ny"), bits(30.0, "ny")]);
    assert_eq!(of("s1").await.unwrap().len(), 2, "the earlier set is as it was");
    assert_eq!(of("s3").await.unwrap().len(), 4_503);
    let brought = |source: &str, set: Option<&str>| FigureSource {
        measure: "beboere".into(),
        source: source.into(),
        title: set.map(|set| format!("Sæt {set}")),
        loaded_at: set.map(|_| moment()),
    };
    assert_eq!(db.figure_sources("s1").await.unwrap(), [brought("kk", None)]);
    let all = [brought("kk", None), brought("ny", Some("s2")), brought("kk", Some("s3"))];
    assert_eq!(db.figure_sources("s3").await.unwrap(), all);

    let mut tx = db.begin().await.unwrap();
    let new = snapshot("s4");
    let lost = Successor { snapshot: &new, before: Some("s3"), file: "", source: Some("findes-ikke") };
    assert!(tx.put_successor(&lost).await.is_err());
    drop(tx);
    let mut tx = db.begin().await.unwrap();
    follow(&mut tx, "s4", "s3", None).await;
    assert!(tx.bring_figures("s4", &[figure("findes-ikke", "2026K1", 1.0)]).await.is_err());
    drop(tx);
    assert_eq!(db.snapshot("s4").await.unwrap(), None);
}

/// Whoever read before somebody else wrote is told so.
pub async fn a_turn_is_only_good_until_somebody_writes(db: Db) {
    let seen = db.log_position().await.unwrap();
    let mut tx = db.begin().await.unwrap();
    assert!(tx.take_turn_at(seen).await.unwrap());
    tx.note(moment(), &store::Deed { action: "data.import", about: "x", ..store::Deed::default() }).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = db.begin().await.unwrap();
    assert!(!tx.take_turn_at(seen).await.unwrap());
    drop(tx);
    assert_eq!(db.log_position().await.unwrap(), seen + 1);
}

async fn run(tx: &mut Tx, set: &str) {
    let areas = [AreaOutcome { area: code("k1"), outcome: Outcome::NotAssessed, criteria: vec![], variants: None }];
    let run = format!("r-{set}");
    let stored =
        StoredOutcome { run: &run, method: "m", method_version: "1", snapshot: set, ran_at: moment(), areas: &areas };
    tx.put_run(&stored).await.unwrap();
}

/// Outlines, new areas and overlaps are public with the screening of their set, and go again with it.
pub async fn outlines_are_public_with_their_set(db: Db) {
    let mut tx = found(&db).await;
    let (source, ..) = measured(&mut tx).await;
    tx.put_source(&Source { id: "ny".into(), ..source }).await.unwrap();
    tx.put_method(1, &Method { id: "m".into(), version: "1".into(), file: "id = \"m\"".into() }).await.unwrap();
    let overlap =
        |share: f64| Overlap { area: code("k1"), other: code("b1"), share_of_area: share, share_of_other: 1.0 };
    tx.put_overlap(&overlap(0.25)).await.unwrap();
    designated(&mut tx, "2017", "b1").await;
    run(&mut tx, "s1").await;
    tx.publish("r-s1", moment(), "").await.unwrap();
    // Two sets after another: the second changes one outline again.
    follow(&mut tx, "s2", "s1", None).await;
    tx.put_new_area(&area("k4", Level::Kvarter, "Nyt", Some("1001")), "s2").await.unwrap();
    tx.put_outline("s2", &code("k4"), "{\"new\":4}", Some([12.6, 55.6])).await.unwrap();
    tx.put_outline("s2", &code("k1"), "{\"new\":1}", Some([12.61, 55.61])).await.unwrap();
    tx.put_overlaps_from("s2", &[overlap(0.5)]).await.unwrap();
    run(&mut tx, "s2").await;
    follow(&mut tx, "s3", "s2", Some("ny")).await;
    tx.put_outline("s3", &code("k1"), "{\"newer\":1}", Some([12.62, 55.62])).await.unwrap();
    tx.put_new_area(&area("b2", Level::Byomraade, "Nyt byområde", None), "s3").await.unwrap();
    tx.put_outline("s3", &code("b2"), "{\"b\":2}", None).await.unwrap();
    run(&mut tx, "s3").await;
    tx.commit().await.unwrap();

    let outline =
        |all: Vec<(String, String)>, of: &str| all.into_iter().find(|(code, _)| code == of).map(|(_, text)| text);
    let slug = domain::area::Slug::parse("k4").unwrap();
    for (publish, public, has_new, share) in [
        (None, "{\"type\":\"x\"}", false, 0.25),
        (Some("r-s2"), "{\"new\":1}", true, 0.5),
        (Some("r-s3"), "{\"newer\":1}", true, 0.5),
        (Some("r-s1"), "{\"type\":\"x\"}", false, 0.25),
        (Some("r-s3"), "{\"newer\":1}", true, 0.5),
    ] {
        if let Some(run) = publish {
            let mut tx = db.begin().await.unwrap();
            tx.publish(run, moment(), "").await.unwrap();
            tx.commit().await.unwrap();
        }
        let outlines = db.outlines(Level::Kvarter).await.unwrap();
        assert_eq!(outline(outlines.clone(), "k1").as_deref(), Some(public), "{publish:?}");
        assert_eq!(outline(outlines, "k4").is_some(), has_new, "{publish:?}");
        assert_eq!(db.areas(Level::Kvarter).await.unwrap().len(), 3 + usize::from(has_new), "{publish:?}");
        assert_eq!(db.area_by_slug(&slug).await.unwrap().is_some(), has_new, "{publish:?}");
        assert_eq!(db.overlaps(Level::Kvarter, Level::Byomraade).await.unwrap(), [overlap(share)], "{publish:?}");
        // An outline designates nothing.
        let waits: Vec<_> =
            db.undesignated("s3").await.unwrap().into_iter().map(|(area, is)| (area.code, is)).collect();
        assert_eq!(waits, [(code("b2"), publish == Some("r-s3"))], "{publish:?}");
        assert_eq!(db.areas(Level::Byomraade).await.unwrap().len(), 1, "{publish:?}");
        assert_eq!(db.area_by_slug(&domain::area::Slug::parse("b2").unwrap()).await.unwrap(), None, "{publish:?}");
        // Whatever is public, each set has its own.
        for (set, own, areas) in [("s1", "{\"type\":\"x\"}", 3), ("s2", "{\"new\":1}", 4), ("s3", "{\"newer\":1}", 4)] {
            let of_set = db.outlines_of(Level::Kvarter, set).await.unwrap();
            assert_eq!(outline(of_set, "k1").as_deref(), Some(own), "{publish:?} {set}");
            assert_eq!(db.areas_of(Level::Kvarter, set).await.unwrap().len(), areas, "{publish:?} {set}");
        }
    }
    assert_eq!(db.undesignated("s2").await.unwrap(), []);
    // What a designation drew belongs to no set, and goes with none.
    let mut tx = db.begin().await.unwrap();
    tx.put_area(&area("b3", Level::Byomraade, "Tegnet", None), None).await.unwrap();
    designated(&mut tx, "2029", "b3").await;
    let drawn = Overlap { area: code("k2"), other: code("b3"), share_of_area: 0.1, share_of_other: 1.0 };
    tx.put_overlap(&drawn).await.unwrap();
    tx.commit().await.unwrap();
    for (run, share) in [("r-s1", 0.25), ("r-s2", 0.5)] {
        let mut tx = db.begin().await.unwrap();
        tx.publish(run, moment(), "").await.unwrap();
        tx.commit().await.unwrap();
        let all = db.overlaps(Level::Kvarter, Level::Byomraade).await.unwrap();
        assert_eq!(all, [overlap(share), drawn.clone()], "{run}");
    }
    let brought = |set: &str, source: Option<&str>| OutlineSource {
        source: source.map(Into::into),
        title: format!("Sæt {set}"),
        loaded_at: moment(),
    };
    assert_eq!(db.outline_sources("s1").await.unwrap(), []);
    assert_eq!(db.outline_sources("s2").await.unwrap(), [brought("s2", None)]);
    assert_eq!(db.outline_sources("s3").await.unwrap(), [brought("s2", None), brought("s3", Some("ny"))]);
    let at = db.areas_of(Level::Kvarter, "s2").await.unwrap().into_iter().find(|area| area.code == code("k1")).unwrap();
    assert_eq!(at.position, Some([12.61, 55.61]));
    assert_eq!(db.area(&code("k1")).await.unwrap().unwrap().position, Some([12.61, 55.61]));
    assert!(db.taken_names().await.unwrap().contains(&(code("k4"), Some("k4".into()))));
}

/// What is told anew of an area on a list, and of an initiative.
pub async fn what_is_known_is_told_anew(db: Db) {
    let mut tx = found(&db).await;
    measured(&mut tx).await;
    let list = store::StateList {
        id: "udsat".into(),
        name: "Udsat".into(),
        former_name: String::new(),
        legal_basis: "§".into(),
        summary: String::new(),
    };
    tx.put_state_list(1, &list).await.unwrap();
    let event = store::ListEvent {
        area: "k1".into(),
        list: "udsat".into(),
        date: "2026".into(),
        event: "on".into(),
        evidence: "avisen".into(),
        certainty: "third_party".into(),
    };
    tx.put_list_event(&event).await.unwrap();
    let told = store::ListEvent { evidence: "ministeriet".into(), certainty: "verified".into(), ..event };
    tx.change_list_event(&told).await.unwrap();
    let goal = store::Goal {
        id: "g".into(),
        kind: "subgoal".into(),
        parent: None,
        position: 1,
        title: "G".into(),
        summary: String::new(),
    };
    tx.put_goal(&goal).await.unwrap();
    let first = store::Initiative {
        slug: "i".into(),
        title: "Før".into(),
        scope: "citywide".into(),
        source: "kk".into(),
        status_code: "running".into(),
        areas: vec!["k1".into()],
        ..store::Initiative::default()
    };
    tx.put_initiative(1, &first).await.unwrap();
    let after = store::Initiative {
        title: "Efter".into(),
        areas: vec!["k2".into()],
        goals: vec!["g".into()],
        age_from: Some(6),
        ..first
    };
    tx.change_initiative(&after).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.list_events().await.unwrap(), [told]);
    assert_eq!(db.initiatives().await.unwrap(), std::slice::from_ref(&after));
    let mut tx = db.begin().await.unwrap();
    let nowhere = store::Initiative { areas: vec!["findes-ikke".into()], ..after };
    assert!(tx.change_initiative(&nowhere).await.is_err());
}
