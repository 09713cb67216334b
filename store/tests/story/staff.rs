//! People, their sign-ins, what they did, and what they say of runs.

use chrono::TimeDelta;
use domain::staff::{Permission, Role};
use store::{
    AuditQuery, Broken, CorrectionQuery, Db, Deed, Entrance, PlannedPublication, RemarkKind, Session, Staff,
    StaffState, Stage, Verified,
};

use super::{moment, stored_run};

async fn somebody(db: &Db, email: &str, roles: &[Role]) -> i64 {
    let mut tx = db.begin().await.unwrap();
    let id = tx.put_staff("Ida", email, moment()).await.unwrap();
    tx.set_roles(id, roles).await.unwrap();
    tx.commit().await.unwrap();
    id
}

fn session(staff: i64, fingerprint: &str, stage: Stage, hours: i64) -> Session {
    let at = moment() + TimeDelta::hours(hours);
    Session {
        fingerprint: fingerprint.into(),
        staff,
        stage,
        started_at: at,
        seen_at: at,
        browser: "Chrome på Linux".into(),
        secret: "S".into(),
    }
}

/// People come back as they were; an address is one person's, and a deleted one leaves a number.
pub async fn people_come_and_go(db: Db) {
    let ida = somebody(&db, "ida@x.dk", &[Role::Udgiver, Role::Redaktoer]).await;
    let bo = somebody(&db, "bo@x.dk", &[]).await;
    let mut tx = db.begin().await.unwrap();
    assert!(tx.put_staff("To", "ida@x.dk", moment()).await.is_err(), "an address is one person's");
    drop(tx);
    let known = db.staff(ida).await.unwrap().unwrap();
    let expected = Staff {
        id: ida,
        name: "Ida".into(),
        email: "ida@x.dk".into(),
        state: StaffState::Invited,
        roles: vec![Role::Redaktoer, Role::Udgiver],
        created_at: moment(),
    };
    assert_eq!((known, db.staff_by_email("bo@x.dk").await.unwrap().unwrap().id), (expected.clone(), bo));
    assert!(!expected.may(Permission::Edit), "who is only invited may nothing");

    let mut tx = db.begin().await.unwrap();
    tx.set_staff_state(ida, StaffState::Active).await.unwrap();
    tx.set_password(ida, "p").await.unwrap();
    tx.set_totp(ida, "s", 5).await.unwrap();
    tx.put_recovery_codes(ida, &["a".into(), "b".into()]).await.unwrap();
    tx.put_invitation(ida, "gammel", moment() + TimeDelta::days(1)).await.unwrap();
    tx.put_invitation(ida, "ny", moment() + TimeDelta::days(1)).await.unwrap();
    for (step, is_right) in [(5, false), (6, true), (6, false), (4, false), (7, true)] {
        assert_eq!(tx.use_totp_step(ida, step).await.unwrap(), is_right, "{step}");
    }
    for (code, is_right) in [("a", true), ("a", false), ("c", false)] {
        assert_eq!(tx.use_recovery_code(ida, code).await.unwrap(), is_right, "{code}");
    }
    assert!(!tx.use_recovery_code(bo, "b").await.unwrap(), "a code is one person's");
    tx.commit().await.unwrap();
    let proofs = db.proofs(ida).await.unwrap().unwrap();
    assert_eq!((proofs.password.as_str(), proofs.totp_secret.as_str()), ("p", "s"));
    assert_eq!(db.recovery_codes_left(ida).await.unwrap(), 1);
    assert_eq!(db.invited("ny", moment()).await.unwrap().map(|one| one.id), Some(ida));
    assert_eq!(db.invited("gammel", moment()).await.unwrap(), None, "one link at a time");
    assert_eq!(db.invited("ny", moment() + TimeDelta::days(2)).await.unwrap(), None, "links run out");

    let mut tx = db.begin().await.unwrap();
    for (fingerprint, staff, days, holds) in
        [("ny", ida, 0, true), ("ny", bo, 0, false), ("gammel", ida, 0, false), ("ny", ida, 2, false)]
    {
        let at = moment() + TimeDelta::days(days);
        assert_eq!(tx.hold_invitation(staff, fingerprint, at).await.unwrap(), holds, "{fingerprint} {staff} {days}");
    }
    tx.set_roles(ida, &[Role::Administrator]).await.unwrap();
    assert!(tx.has_other_administrator(bo).await.unwrap() && !tx.has_other_administrator(ida).await.unwrap());
    tx.set_staff_state(ida, StaffState::Closed).await.unwrap();
    assert!(!tx.has_other_administrator(bo).await.unwrap(), "who is closed looks after nobody");
    assert!(!tx.activate(ida).await.unwrap(), "who is closed is not opened by the way");
    assert!(tx.activate(bo).await.unwrap());
    drop(tx);

    let mut tx = db.begin().await.unwrap();
    tx.put_session(&session(ida, "f", Stage::Whole, 0)).await.unwrap();
    tx.put_known_browser(ida, "k", moment()).await.unwrap();
    tx.note(moment(), &Deed { staff: Some(ida), action: "x", ..Deed::default() }).await.unwrap();
    tx.delete_staff(ida).await.unwrap();
    tx.set_staff_state(ida, StaffState::Active).await.unwrap();
    tx.set_password(ida, "igen").await.unwrap();
    assert!(!tx.activate(ida).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(db.proofs(ida).await.unwrap().unwrap().password, "", "nothing is written back");
    let gone = db.staff(ida).await.unwrap().unwrap();
    assert_eq!((gone.name.as_str(), gone.state, gone.roles.len()), ("", StaffState::Deleted, 0), "for good");
    assert!(!gone.email.contains("ida") && db.session("f").await.unwrap().is_none());
    assert!(!db.knows_browser(ida, "k").await.unwrap());
    assert_eq!(somebody(&db, "ida@x.dk", &[]).await, bo + 1, "numbers are never used again");
}

/// Sign-ins are found by their fingerprint, and end alone, together or by age.
pub async fn sign_ins_begin_and_end(db: Db) {
    let ida = somebody(&db, "ida@x.dk", &[]).await;
    let bo = somebody(&db, "bo@x.dk", &[]).await;
    let mut tx = db.begin().await.unwrap();
    let stages = [("a", Stage::Password, 0), ("b", Stage::Enrol, 1), ("c", Stage::Whole, 2), ("d", Stage::Whole, 3)];
    for (fingerprint, stage, hours) in stages {
        tx.put_session(&session(ida, fingerprint, stage, hours)).await.unwrap();
    }
    tx.put_session(&session(bo, "e", Stage::Whole, 0)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.session("b").await.unwrap().unwrap(), session(ida, "b", Stage::Enrol, 1));
    let own = |sessions: Vec<Session>| sessions.into_iter().map(|one| one.fingerprint).collect::<String>();
    assert_eq!(own(db.sessions(ida).await.unwrap()), "dcba", "the one used last first");
    let mut tx = db.begin().await.unwrap();
    assert!(!tx.end_session(bo, "a").await.unwrap());
    tx.touch_session("a", moment() + TimeDelta::hours(9)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(own(db.sessions(ida).await.unwrap()), "adcb", "nobody ends another's");
    let mut tx = db.begin().await.unwrap();
    tx.forget_sessions(moment() + TimeDelta::minutes(30), moment() + TimeDelta::minutes(90)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(own(db.sessions(ida).await.unwrap()), "dc");
    let mut tx = db.begin().await.unwrap();
    tx.end_sessions(ida, "d").await.unwrap();
    tx.put_known_browser(ida, "k", moment()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(own(db.sessions(ida).await.unwrap()), "d");
    assert!(db.knows_browser(ida, "k").await.unwrap() && !db.knows_browser(bo, "k").await.unwrap());
    let mut tx = db.begin().await.unwrap();
    assert!(tx.end_session(ida, "d").await.unwrap() && !tx.end_session(ida, "d").await.unwrap(), "once");
    tx.put_known_browser(bo, "l", moment() + TimeDelta::days(400)).await.unwrap();
    tx.commit().await.unwrap();
    assert!(!db.knows_browser(ida, "k").await.unwrap(), "what was not seen for a year is forgotten");
}

/// Runs one statement that the store itself has not.
async fn raw(db: &Db, sql: &'static str) -> Result<(), String> {
    match db {
        Db::Sqlite(pool) => sqlx::query(sql).execute(pool).await.map(|_| ()),
        Db::Postgres(pool) => sqlx::query(sql).execute(pool).await.map(|_| ()),
    }
    .map_err(|error| error.to_string())
}

/// The log is found by what is asked, can't be changed, and tells when somebody got around that.
pub async fn the_log_is_chained_and_tells_when_it_was_changed(db: Db) {
    let ida = somebody(&db, "ida@x.dk", &[]).await;
    assert_eq!(db.verify_audit().await.unwrap(), None, "an empty log is whole");
    for (position, (staff, action, about)) in
        [(Some(ida), "run.a", "x/1"), (None, "run.b", "x/2"), (Some(ida), "other", "y_1")].into_iter().enumerate()
    {
        let mut tx = db.begin().await.unwrap();
        let deed = Deed { staff, action, about, before: "før", after: "efter" };
        let at = moment() + TimeDelta::nanoseconds(1_234_567_891 * i64::try_from(position).unwrap());
        tx.note(at, &deed).await.unwrap();
        tx.commit().await.unwrap();
    }
    let mut undone = db.begin().await.unwrap();
    undone.note(moment(), &Deed { action: "never", ..Deed::default() }).await.unwrap();
    drop(undone);
    let found = |rows: Vec<store::AuditRow>| rows.iter().map(|row| row.position).collect::<Vec<_>>();
    let all = AuditQuery { most: 9, ..AuditQuery::default() };
    for (asked, positions) in [
        (all.clone(), vec![3, 2, 1]),
        (AuditQuery { action: "run".into(), ..all.clone() }, vec![2, 1]),
        (AuditQuery { staff: ida, ..all.clone() }, vec![3, 1]),
        (AuditQuery { about: "_".into(), ..all.clone() }, vec![3]),
        (AuditQuery { before: 3, most: 1, ..all.clone() }, vec![2]),
        (AuditQuery { about: "'; DROP TABLE audit_log; --".into(), ..all.clone() }, vec![]),
    ] {
        assert_eq!(found(db.audit(&asked).await.unwrap()), positions, "{asked:?}");
    }
    assert_eq!(db.verify_audit().await.unwrap(), None);
    assert_eq!(db.audit_head().await.unwrap().0, 3);

    for sql in ["UPDATE audit_log SET after = 'x' WHERE position = 2", "DELETE FROM audit_log WHERE position = 3"] {
        assert!(raw(&db, sql).await.unwrap_err().contains("append-only"), "{sql}");
    }
    let around: &[&'static str] = match &db {
        Db::Sqlite(_) => &["DROP TRIGGER audit_log_stays", "DROP TRIGGER audit_log_remains"],
        Db::Postgres(_) => &["ALTER TABLE audit_log DISABLE TRIGGER ALL"],
    };
    for sql in around {
        raw(&db, sql).await.unwrap();
    }
    // Two rows that change places, and back again.
    let swap = "UPDATE audit_log SET position = CASE position WHEN 1 THEN -2 ELSE -1 END WHERE position < 3";
    let positive = "UPDATE audit_log SET position = -position WHERE position < 0";
    let swapped = [Some(Broken::Changed(1)), None];
    for broken in swapped {
        raw(&db, swap).await.unwrap();
        raw(&db, positive).await.unwrap();
        assert_eq!(db.verify_audit().await.unwrap(), broken);
    }
    let kept = db.audit_head().await.unwrap().1;
    assert_eq!(db.audit_row_with(&kept).await.unwrap(), Some(3));
    for (sql, broken) in [
        ("DELETE FROM audit_log WHERE position = 3", Broken::End(2)),
        ("UPDATE audit_log SET after = 'x' WHERE position = 2", Broken::Changed(2)),
        ("DELETE FROM audit_log WHERE position = 1", Broken::Missing(1)),
    ] {
        raw(&db, sql).await.unwrap();
        assert_eq!(db.verify_audit().await.unwrap(), Some(broken), "{sql}");
    }
}

/// Whoever writes the log's own account of its length too can take rows from its end unseen, but for who has kept a
/// fingerprint. A row taken out of the middle is missed even where the later ones move up.
pub async fn what_is_taken_from_the_log_with_care_is_missed_by_a_kept_fingerprint(db: Db) {
    for about in ["x/1", "x/2", "x/3", "x/4"] {
        let mut tx = db.begin().await.unwrap();
        tx.note(moment(), &Deed { action: "run.a", about, ..Deed::default() }).await.unwrap();
        tx.commit().await.unwrap();
    }
    let kept = db.audit_head().await.unwrap().1;
    let around: &[&'static str] = match &db {
        Db::Sqlite(_) => &["DROP TRIGGER audit_log_stays", "DROP TRIGGER audit_log_remains"],
        Db::Postgres(_) => &["ALTER TABLE audit_log DISABLE TRIGGER ALL"],
    };
    for sql in around {
        raw(&db, sql).await.unwrap();
    }
    for sql in [
        "DELETE FROM audit_log WHERE position = 4",
        "UPDATE audit_head SET position = 3, hash = (SELECT hash FROM audit_log WHERE position = 3)",
    ] {
        raw(&db, sql).await.unwrap();
    }
    assert_eq!(db.verify_audit().await.unwrap(), None, "the chain alone can't tell");
    assert_eq!(db.audit_row_with(&kept).await.unwrap(), None);
    for sql in [
        "DELETE FROM audit_log WHERE position = 2",
        "UPDATE audit_log SET position = 2 WHERE position = 3",
        "UPDATE audit_head SET position = 2",
    ] {
        raw(&db, sql).await.unwrap();
    }
    assert_eq!(db.verify_audit().await.unwrap(), Some(Broken::Changed(2)));
}

/// Remarks come back in order; one publication is planned at most, and whoever takes it has it alone.
pub async fn remarks_and_plans_are_kept(db: Db) {
    let run = stored_run(&db).await;
    let ida = somebody(&db, "ida@x.dk", &[]).await;
    let mut tx = db.begin().await.unwrap();
    for (kind, body) in [(RemarkKind::Asked, ""), (RemarkKind::Comment, "Åh"), (RemarkKind::Approved, "Fint")] {
        tx.put_remark(&run, ida, moment(), kind, body).await.unwrap();
    }
    let plan = |hours| PlannedPublication {
        run: run.clone(),
        publish_at: moment() + TimeDelta::hours(hours),
        note: "N".into(),
        staff: ida,
    };
    tx.plan_publication(&plan(1)).await.unwrap();
    tx.plan_publication(&plan(2)).await.unwrap();
    tx.commit().await.unwrap();
    let said: Vec<_> =
        db.remarks(&run).await.unwrap().into_iter().map(|one| (one.position, one.kind, one.body)).collect();
    let expected = [(1, RemarkKind::Asked, ""), (2, RemarkKind::Comment, "Åh"), (3, RemarkKind::Approved, "Fint")];
    assert_eq!(said, expected.map(|(position, kind, body)| (position, kind, body.to_owned())));
    assert_eq!(db.planned_publication().await.unwrap(), Some(plan(2)));
    let db_remarks = db.remarks(&run).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    assert_eq!(tx.take_due_publication(moment() + TimeDelta::hours(1)).await.unwrap(), None);
    assert_eq!(tx.take_due_publication(moment() + TimeDelta::hours(2)).await.unwrap(), Some(plan(2)));
    drop(tx);
    assert!(db.planned_publication().await.unwrap().is_some(), "what is not committed was not taken");
    let mut tx = db.begin().await.unwrap();
    assert_eq!(tx.remarks(&run).await.unwrap(), db_remarks);
    assert_eq!((tx.published().await.unwrap(), tx.first_published().await.unwrap().len()), (None, 0));
    tx.publish(&run, moment(), "").await.unwrap();
    tx.publish(&run, moment(), "").await.unwrap();
    assert_eq!(tx.published().await.unwrap(), Some(run.clone()));
    assert_eq!(tx.first_published().await.unwrap(), std::slice::from_ref(&run));
    assert!(!tx.call_publication_of_off("r9").await.unwrap() && tx.call_publication_of_off(&run).await.unwrap());
    drop(tx);
    let mut tx = db.begin().await.unwrap();
    tx.call_publication_off().await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.planned_publication().await.unwrap(), None);
    assert_eq!(db.runs().await.unwrap().len(), 1);
}

/// A correction is dealt with, taken up again, and forgotten for good.
pub async fn corrections_are_dealt_with_and_forgotten(db: Db) {
    let mut tx = db.begin().await.unwrap();
    tx.put_correction("area", "valby", moment(), "Tallet er galt", "ida@x.dk").await.unwrap();
    tx.commit().await.unwrap();
    for (is_done, state) in [(true, "done"), (false, "new")] {
        let mut tx = db.begin().await.unwrap();
        tx.set_correction_done(1, is_done, "Rettet").await.unwrap();
        tx.commit().await.unwrap();
        let one = db.correction(1).await.unwrap().unwrap();
        assert_eq!((one.state.as_str(), one.note.as_str()), (state, "Rettet"));
    }
    let mut tx = db.begin().await.unwrap();
    tx.forget_correction(1).await.unwrap();
    tx.set_correction_done(1, false, "").await.unwrap();
    tx.commit().await.unwrap();
    let left = db.corrections().await.unwrap().remove(0);
    assert_eq!((left.state.as_str(), left.body.as_str(), left.contact.as_str()), ("forgotten", "", ""));
}

/// The queue is parted by what waits, each part in its own order; no other word is taken for what became of one.
pub async fn corrections_come_by_part_and_page(db: Db) {
    let mut tx = db.begin().await.unwrap();
    for about in ["a", "b", "c", "d", "e"] {
        tx.put_correction("area", about, moment(), "x", "").await.unwrap();
    }
    tx.set_correction_done(1, true, "").await.unwrap();
    tx.forget_correction(4).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.count_corrections().await.unwrap(), (3, 2));
    for (waits, skip, most, expected) in
        [(true, 0, 9, vec![2, 3, 5]), (true, 1, 1, vec![3]), (false, 0, 9, vec![4, 1]), (false, 2, 9, vec![])]
    {
        let some = db.some_corrections(CorrectionQuery { waits, skip, most }).await.unwrap();
        assert_eq!(some.iter().map(|one| one.id).collect::<Vec<_>>(), expected, "{waits} {skip} {most}");
    }
    assert_eq!(db.correction(9).await.unwrap(), None);
    assert!(raw(&db, "UPDATE correction SET state = 'lost' WHERE id = 2").await.is_err());
}

/// A sign-in is checked against one row, which tells whether the browser was seen with the account before.
pub async fn an_entrance_is_asked_for_at_once(db: Db) {
    let ida = somebody(&db, "ida@x.dk", &[Role::Udgiver]).await;
    assert_eq!(db.entrance("ida@x.dk", "k").await.unwrap(), None, "who is invited can't sign in yet");
    let mut tx = db.begin().await.unwrap();
    tx.activate(ida).await.unwrap();
    tx.set_password(ida, "p").await.unwrap();
    tx.set_totp(ida, "s", 1).await.unwrap();
    tx.put_known_browser(ida, "k", moment()).await.unwrap();
    tx.commit().await.unwrap();
    for (browser, known) in [("k", 1), ("l", 0), ("", 0)] {
        let expected = Entrance { staff: ida, password: "p".into(), totp_secret: "s".into(), known };
        assert_eq!(db.entrance("ida@x.dk", browser).await.unwrap(), Some(expected), "{browser}");
    }
    assert_eq!(db.entrance("bo@x.dk", "k").await.unwrap(), None);
    assert_eq!(db.known_browsers(ida).await.unwrap().len(), 1);
    let mut tx = db.begin().await.unwrap();
    tx.put_recovery_codes(ida, &["a".into()]).await.unwrap();
    tx.clear_proofs(ida).await.unwrap();
    assert_eq!(tx.staff_by_email("ida@x.dk").await.unwrap(), tx.staff(ida).await.unwrap());
    assert_eq!(tx.staff(ida).await.unwrap().unwrap().roles, [Role::Udgiver]);
    assert_eq!((tx.staff_by_email("x").await.unwrap(), tx.staff(99).await.unwrap()), (None, None));
    tx.commit().await.unwrap();
    let cleared = Entrance { staff: ida, password: String::new(), totp_secret: String::new(), known: 0 };
    assert_eq!(db.entrance("ida@x.dk", "k").await.unwrap(), Some(cleared));
    assert_eq!(db.recovery_codes_left(ida).await.unwrap(), 0);
}

/// The log is followed on from where it was whole, and what was taken away since is seen.
pub async fn the_log_is_followed_on_from_where_it_was_whole(db: Db) {
    let mut verified = Verified::default();
    for length in 1..4 {
        let mut tx = db.begin().await.unwrap();
        tx.note(moment(), &Deed { action: "x", ..Deed::default() }).await.unwrap();
        tx.commit().await.unwrap();
        verified = db.verify_audit_after(&verified).await.unwrap().unwrap();
        assert_eq!((verified.position, &verified.hash), (length, &db.audit_head().await.unwrap().1));
    }
    assert_eq!(db.verify_audit_after(&verified).await.unwrap(), Ok(verified.clone()), "nothing new");
    let strange = Verified { position: 2, hash: "0".repeat(64) };
    assert_eq!(db.verify_audit_after(&strange).await.unwrap(), Err(Broken::Changed(3)));
    raw(&db, "UPDATE audit_head SET position = 2").await.unwrap();
    assert_eq!(db.verify_audit_after(&verified).await.unwrap(), Err(Broken::End(2)));
}
