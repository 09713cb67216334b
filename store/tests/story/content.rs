//! Figures, decisions, goals and initiatives.

use chrono::{DateTime, TimeZone, Utc};
use domain::{
    area::Level,
    figure::{Figure, Unit},
};
use store::{
    Db, Designation, Goal, Initiative, ListCount, ListEvent, Measure, PolicyFigure, PolicyValue, Snapshot, Source,
    StateList, Tx,
};

use super::{area, code, found};

/// A moment, to the microsecond that both databases keep.
pub fn moment() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 4, 0, 0).unwrap() + chrono::Duration::microseconds(123_456)
}

/// A source, a measure and a snapshot.
pub async fn measured(tx: &mut Tx) -> (Source, Measure, Snapshot) {
    let source = Source {
        id: "kk".into(),
        publisher: "Københavns Kommune".into(),
        title: "Tal".into(),
        table_code: "KK1".into(),
        period: "2024".into(),
        licence: "CC BY 4.0".into(),
        attribution: "Kilde: KK".into(),
        processing: "Ingen".into(),
        to_be_checked: true,
    };
    tx.put_source(&source).await.unwrap();
    let measure = Measure {
        id: "beboere".into(),
        name: "Beboere".into(),
        unit: Some(Unit::Personer),
        counted: "Alle".into(),
        source: "kk".into(),
        breaks: vec![2016, 2020],
    };
    tx.put_measure(&measure).await.unwrap();
    let snapshot = Snapshot { id: "s1".into(), title: "Første".into(), loaded_at: moment() };
    tx.put_snapshot(&snapshot).await.unwrap();
    (source, measure, snapshot)
}

/// What is new comes, what is known is changed, and only what nothing comes from goes.
pub async fn a_source_is_written_anew_and_stays_while_something_comes_from_it(db: Db) {
    let mut tx = found(&db).await;
    let (source, ..) = measured(&mut tx).await;
    let changed = Source { title: "Andre tal".into(), to_be_checked: false, ..source.clone() };
    let new = Source { id: "ny".into(), ..source.clone() };
    for one in [&new, &changed] {
        tx.set_source(one).await.unwrap();
    }
    assert!(!tx.remove_source("kk").await.unwrap(), "a measure comes from it");
    tx.commit().await.unwrap();
    assert_eq!(db.sources().await.unwrap(), [changed.clone(), new.clone()]);
    let mut tx = db.begin().await.unwrap();
    assert!(tx.remove_source("ny").await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(db.sources().await.unwrap(), [changed]);
    let mut tx = db.begin().await.unwrap();
    assert!(tx.put_source(&source).await.is_err(), "it is taken");
}

/// Figures by snapshot and by measure.
pub async fn figures_belong_to_their_snapshot(db: Db) {
    let mut tx = found(&db).await;
    let (source, measure, snapshot) = measured(&mut tx).await;
    let figure = Figure { area: code("k1"), measure: "beboere".into(), period: "2026K1".into(), value: 5731.0 };
    tx.put_figure("s1", &figure).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.sources().await.unwrap(), [source]);
    assert_eq!(db.measures().await.unwrap(), [measure]);
    assert_eq!(db.snapshot("s1").await.unwrap(), Some(snapshot.clone()));
    assert_eq!(db.snapshot("s2").await.unwrap(), None);
    assert_eq!(db.latest_snapshot().await.unwrap(), Some(snapshot));
    assert_eq!(db.figures("s1").await.unwrap(), std::slice::from_ref(&figure));
    let figure_area = figure.area.clone();
    assert_eq!(db.figures_of("s1", "beboere").await.unwrap(), [figure]);
    assert_eq!(db.figures_of("s1", "andet").await.unwrap(), []);
    let level = db.area(&figure_area).await.unwrap().unwrap().level;
    assert_eq!(db.figure_counts().await.unwrap(), [("s1".to_owned(), level, 1)]);
}

/// Designations and the state's lists.
pub async fn decisions_and_lists_come_back(db: Db) {
    let mut tx = found(&db).await;
    tx.put_area(&area("bo1", Level::Boligomraade, "Gården", Some("k1")), None).await.unwrap();
    let designation = Designation {
        id: "2017".into(),
        title: "Udpegningen".into(),
        decided_on: "2017-06-22".into(),
        decider: "BR".into(),
        reference: "Møde".into(),
        outlines_published: true,
        note: String::new(),
        kind: "decision".into(),
        reason: String::new(),
    };
    tx.put_designation(&designation, &[code("b1")]).await.unwrap();
    let list = StateList {
        id: "udsat".into(),
        name: "Udsat boligområde".into(),
        former_name: String::new(),
        legal_basis: "§ 61 a".into(),
        summary: "S".into(),
    };
    tx.put_state_list(1, &list).await.unwrap();
    let event = ListEvent {
        area: "bo1".into(),
        list: "udsat".into(),
        date: "2014-02".into(),
        event: "on".into(),
        evidence: "E".into(),
        certainty: "verified".into(),
    };
    tx.put_list_event(&event).await.unwrap();
    let count = ListCount {
        list: "udsat".into(),
        date: "2024-12-01".into(),
        areas: 0,
        names_published: false,
        evidence: "E".into(),
    };
    tx.put_list_count(&count).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.designations().await.unwrap(), std::slice::from_ref(&designation));
    assert_eq!(db.designations_of(&code("b1")).await.unwrap(), [designation]);
    assert_eq!(db.designations_of(&code("k1")).await.unwrap(), []);
    assert_eq!(db.state_lists().await.unwrap(), [list]);
    assert_eq!(db.list_events().await.unwrap(), [event]);
    assert_eq!(db.list_counts().await.unwrap(), [count]);
}

/// Goals with their figures, and initiatives with their places.
pub async fn goals_figures_and_initiatives_come_back(db: Db) {
    let mut tx = found(&db).await;
    measured(&mut tx).await;
    let goal = |id: &str, kind: &str, parent: Option<&str>| Goal {
        id: id.into(),
        kind: kind.into(),
        parent: parent.map(str::to_owned),
        position: 1,
        title: "T".into(),
        summary: "S".into(),
    };
    tx.put_goal(&goal("m1", "goal", None)).await.unwrap();
    tx.put_goal(&goal("d1", "subgoal", Some("m1"))).await.unwrap();
    let value = PolicyValue {
        label: "Udsatte byområder".into(),
        year: "2023".into(),
        value: 17.3,
        unit: "procent".into(),
        approximate: true,
    };
    let figure = PolicyFigure {
        id: "f1".into(),
        kind: "progress".into(),
        goal: Some("d1".into()),
        title: "T".into(),
        body: "B".into(),
        source: "kk".into(),
        page_hint: "P".into(),
        values: vec![value.clone(), PolicyValue { label: "Resten".into(), ..value }],
    };
    tx.put_policy_figure(1, &figure).await.unwrap();
    let initiative = Initiative {
        slug: "i1".into(),
        title: "T".into(),
        summary: "S".into(),
        organisations: "O".into(),
        target_group: "G".into(),
        age: String::new(),
        place: "P".into(),
        scope: "named_places".into(),
        status: "i gang".into(),
        started: "2018".into(),
        source: "kk".into(),
        goals: vec!["d1".into()],
        areas: vec!["k1".into(), "k2".into()],
        status_code: "unknown".into(),
        ..Initiative::default()
    };
    tx.put_initiative(1, &initiative).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.goals().await.unwrap().len(), 2);
    assert_eq!(db.policy_figures().await.unwrap(), [figure]);
    assert_eq!(db.initiatives().await.unwrap(), [initiative]);
}
