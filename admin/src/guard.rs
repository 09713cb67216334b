//! Who asks, and whether they may. Every handler names what it asks for in its own arguments, so it can't run for anyone
//! else; a test holds [`crate::endpoints::all`] against it.

use std::{marker::PhantomData, time::Duration};

use app::causes::causes;
use axum::{
    extract::{FromRef, FromRequestParts},
    http::{HeaderMap, Method, request::Parts},
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::staff::Permission;
use store::{Session, Staff, StaffState, Stage};
use tokio::time::timeout;

use crate::{cookie::Cookie, desk::Desk, fault::Fault, token::fingerprint};

/// A sign-in ends when it was not used for so long.
pub(crate) const IDLE: TimeDelta = TimeDelta::hours(2);
/// A sign-in ends so long after it began, however much it is used.
pub(crate) const WHOLE: TimeDelta = TimeDelta::hours(12);
/// How long somebody has for the second step.
const HALF: TimeDelta = TimeDelta::minutes(15);
/// How exactly it is noted when a sign-in was used.
const NOTED: TimeDelta = TimeDelta::minutes(1);
/// How long a page waits for that note.
const MOST_WAIT: Duration = Duration::from_secs(1);

/// What a handler asks for, as a type.
pub(crate) trait Asks {
    /// What.
    const WHAT: Permission;
}

macro_rules! asks {
    ($($(#[$doc:meta])* $name:ident => $what:ident),+ $(,)?) => {
        $($(#[$doc])* #[derive(Debug)] pub(crate) struct $name; impl Asks for $name {
            const WHAT: Permission = Permission::$what;
        })+
    };
}

asks! {
    /// Any member of staff.
    Looking => Look,
    /// Who changes content.
    Editing => Edit,
    /// Who brings files in.
    Bringing => Bring,
    /// Who takes data and screens.
    Screening => Screen,
    /// Who publishes.
    Publishing => Publish,
    /// Who looks after people.
    Managing => People,
    /// Who reads the log.
    Auditing => Audit,
}

/// Somebody who is signed in whole and may do what the handler asks for.
#[derive(Debug)]
pub(crate) struct Signed<P> {
    /// Who.
    pub staff: Staff,
    /// Their sign-in.
    pub session: Session,
    asked: PhantomData<P>,
}

/// Somebody whose sign-in is at its second step.
#[derive(Debug)]
pub(crate) struct Half {
    pub staff: Staff,
    pub session: Session,
}

impl<S, P> FromRequestParts<S> for Signed<P>
where
    S: Send + Sync,
    Desk: FromRef<S>,
    P: Asks,
{
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let desk = Desk::from_ref(state);
        let Some((staff, session)) = current(&desk, &parts.headers).await?.filter(|(_, session)| is_whole(session))
        else {
            return Err(match parts.method {
                Method::GET | Method::HEAD => Fault::SignIn(parts.uri.path().to_owned()),
                _ => Fault::Expired,
            });
        };
        if !staff.may(P::WHAT) {
            return Err(Fault::Forbidden);
        }
        if desk.now() - session.seen_at > NOTED {
            note_use(&desk, &session).await;
        }
        Ok(Self { staff, session, asked: PhantomData })
    }
}

impl<S> FromRequestParts<S> for Half
where
    S: Send + Sync,
    Desk: FromRef<S>,
{
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let found = current(&Desk::from_ref(state), &parts.headers).await?;
        match found.filter(|(_, session)| session.stage != Stage::Whole) {
            Some((staff, session)) => Ok(Self { staff, session }),
            None => Err(Fault::SignIn("/admin".into())),
        }
    }
}

/// Writes down that a sign-in was used. A page need not wait for that: while a large file is taken in, one database lets
/// nobody else write, and the next page will note it.
async fn note_use(desk: &Desk, session: &Session) {
    let noted = async {
        let mut tx = desk.db().begin().await?;
        tx.touch_session(&session.fingerprint, desk.now()).await?;
        tx.commit().await
    };
    match timeout(MOST_WAIT, noted).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(cause = causes(&error), "that a sign-in was used could not be noted"),
        Err(_) => tracing::debug!("that a sign-in was used is noted later"),
    }
}

/// The sign-in that the browser's cookie names, while it holds, and whose it is.
pub(crate) async fn current(desk: &Desk, headers: &HeaderMap) -> Result<Option<(Staff, Session)>, Fault> {
    let Some(token) = Cookie::Session.read(headers, desk.is_secure()) else { return Ok(None) };
    let Some(session) = desk.db().session(&fingerprint(token)).await? else { return Ok(None) };
    if !holds(&session, desk.now()) {
        return Ok(None);
    }
    let staff = desk.db().staff(session.staff).await?;
    // Whoever was invited is signed in half until the second step is set up.
    let may = |staff: &Staff| match session.stage {
        Stage::Enrol => matches!(staff.state, StaffState::Invited | StaffState::Active),
        Stage::Password | Stage::Whole => staff.state == StaffState::Active,
    };
    Ok(staff.filter(may).map(|staff| (staff, session)))
}

/// Whether both steps were passed.
pub(crate) fn is_whole(session: &Session) -> bool {
    session.stage == Stage::Whole
}

/// Whether a sign-in has not run out.
pub(crate) fn holds(session: &Session, now: DateTime<Utc>) -> bool {
    match session.stage {
        Stage::Whole => now - session.started_at < WHOLE && now - session.seen_at < IDLE,
        Stage::Password | Stage::Enrol => now - session.started_at < HALF,
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    #[test]
    fn a_sign_in_runs_out_when_it_is_not_used_and_at_the_end_of_the_day() {
        let start = Utc.with_ymd_and_hms(2026, 11, 22, 8, 0, 0).unwrap();
        let session = |stage, seen| Session {
            fingerprint: String::new(),
            staff: 1,
            stage,
            started_at: start,
            seen_at: start + seen,
            browser: String::new(),
            secret: String::new(),
        };
        let hours = TimeDelta::hours;
        assert!(holds(&session(Stage::Whole, hours(10)), start + hours(11)));
        assert!(!holds(&session(Stage::Whole, hours(8)), start + hours(11)), "idle");
        assert!(!holds(&session(Stage::Whole, hours(12)), start + hours(12)), "a day");
        assert!(!holds(&session(Stage::Password, hours(0)), start + hours(1)), "a second step that never came");
    }
}
