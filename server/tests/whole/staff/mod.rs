//! The staff's pages: who may do what, coming in, publishing, and the log.

mod access;
mod content;
mod corrections;
mod designation;
mod identity;
mod initiative;
mod kinds;
mod method;
mod people;
mod publishing;
mod reminder;
mod sign_in;
mod upload;
mod workbook;

use std::{fmt::Write, time::Duration};

use admin::people::invite::{Newcomer, invite};
use axum::{
    body::Body,
    http::{Request, header},
};
use domain::staff::Role;
use sha2::{Digest, Sha256};
use store::{Session, StaffState, Stage, Tx};
use totp_rs::{Builder, Secret};

use crate::test_app::{Answer, TestApp, clock};

/// A password that is taken.
pub const PASSWORD: &str = "hest batteri klammer korrekt";

/// A browser: it keeps the cookies that it is given.
#[derive(Default, Clone)]
pub struct Browser {
    cookies: Vec<(String, String)>,
}

impl Browser {
    /// One that somebody is signed in with, without having typed anything.
    pub async fn signed_in(app: &TestApp, staff: i64, stage: Stage) -> Self {
        let token = format!("{staff}-{stage:?}-{:?}", std::time::Instant::now());
        let mut tx = app.services.db.begin().await.unwrap();
        let session = Session {
            fingerprint: hex(&token),
            staff,
            stage,
            started_at: clock(),
            seen_at: clock(),
            browser: "Prøve".into(),
            secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into(),
        };
        tx.put_session(&session).await.unwrap();
        tx.commit().await.unwrap();
        Self { cookies: vec![("byblik".into(), token)] }
    }

    pub async fn get(&mut self, app: &TestApp, path: &str) -> Answer {
        self.send(app, Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&mut self, app: &TestApp, path: &str, fields: &[(&str, &str)]) -> Answer {
        let encoded = |text: &str| text.bytes().fold(String::new(), |all, byte| format!("{all}%{byte:02X}"));
        let body: Vec<_> = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(app, request.body(Body::from(body.join("&"))).unwrap()).await
    }

    pub async fn send(&mut self, app: &TestApp, mut request: Request<Body>) -> Answer {
        let all: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !all.is_empty() {
            request.headers_mut().insert(header::COOKIE, all.join("; ").parse().unwrap());
        }
        let answer = app.send(request).await;
        for set in answer.headers.get_all(header::SET_COOKIE) {
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            let value = rest.split(';').next().unwrap();
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        answer
    }

    /// A cookie's value.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Forgets that it ever signed in here.
    pub fn forget(&mut self, name: &str) {
        self.cookies.retain(|(known, _)| known != name);
    }
}

/// The fingerprint of a word, as the database keeps it.
pub fn hex(token: &str) -> String {
    Sha256::digest(token).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}

/// Somebody who can sign in, with these roles; no password is set.
pub async fn somebody(app: &TestApp, name: &str, roles: &[Role]) -> i64 {
    let mut tx = app.services.db.begin().await.unwrap();
    let id = tx.put_staff(name, &format!("{}@kk.example", name.to_lowercase()), clock()).await.unwrap();
    tx.set_roles(id, roles).await.unwrap();
    tx.set_staff_state(id, StaffState::Active).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// What the server answers to a request when somebody else writes between what it reads and what it writes. For
/// databases that can be read meanwhile: those on disk.
pub async fn overtaken(
    app: &TestApp,
    request: impl Future<Output = Answer>,
    meanwhile: impl AsyncFnOnce(&mut Tx),
) -> Answer {
    // Whoever writes now waits for this.
    let mut tx = app.services.db.begin().await.unwrap();
    let others = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        meanwhile(&mut tx).await;
        tx.commit().await.unwrap();
    };
    tokio::join!(request, others).0
}

/// Invites somebody by the command line's way; gives the word of their link.
pub async fn link(app: &TestApp, email: &str) -> String {
    let newcomer = Newcomer::read("Ida Holm", email, &Role::ALL).unwrap();
    invite(&app.services.db, &newcomer, None, clock(), [9; 32]).await.unwrap()
}

/// What the telephone shows now.
pub fn code(secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let telephone = Builder::new().with_secret(secret).build().unwrap();
    telephone.generate(u64::try_from(clock().timestamp()).unwrap()).to_string()
}
