//! A server that is asked to publish and to take back, killed.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Stdio},
    time::{Duration, Instant},
};

use app::screening::run;
use domain::{staff::Role, text::hex};
use sha2::{Digest, Sha256};
use store::{Session, Snapshot, StaffState, Stage};

use crate::{
    place::{Place, now},
    points::{Tally, moments, more},
};

/// The word of a browser that is signed in.
const WORD: &str = "et-ord-som-kun-denne-proeve-kender";

/// Publishes and takes back in turn, killed at moments of this seed.
pub async fn run(place: Place, seed: u64) {
    let first = place.db.published_run().await.unwrap().unwrap();
    let second = second_run(&place, &first.snapshot).await;
    sign_in(&place).await;
    place.slow_down().await;
    let mut whole = Duration::ZERO;
    let mut all = BTreeMap::new();
    for _ in 0..2 {
        // Publishing for the first time and again, undisturbed: both write the same.
        let (mut server, address) = start(&place);
        for _ in 0..2 {
            let before = place.rows().await;
            let begun = Instant::now();
            let mut stream = ask(&place, &address, &first.run, &second).await;
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            whole = whole.max(begun.elapsed());
            assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
            all = more(&before, &place.rows().await);
        }
        server.kill().unwrap();
        server.wait().unwrap();
    }
    assert_eq!(all.len(), 2, "a publication and its line in the log: {all:?}");

    let mut tally = Tally::default();
    for moment in moments(seed, whole) {
        let (mut server, address) = start(&place);
        let (before, public) = (place.rows().await, public(&place).await);
        let stream = ask(&place, &address, &first.run, &second).await;
        tokio::time::sleep(moment).await;
        tally.inside += usize::from(place.is_being_written().await);
        server.kill().unwrap();
        server.wait().unwrap();
        drop(stream);
        let is_whole = tally.count(&place, &before, &all).await;
        let expected = match (is_whole, public == first.run) {
            (true, true) => &second,
            (true, false) => &first.run,
            (false, _) => &public,
        };
        assert_eq!(self::public(&place).await, *expected);
    }
    tally.judge(&format!("publication, {whole:?} undisturbed"));
    place.leave().await;
}

async fn public(place: &Place) -> String {
    place.db.published_run().await.unwrap().unwrap().run
}

/// A run of the same method on a set of figures of another name, never published.
async fn second_run(place: &Place, snapshot: &str) -> String {
    let figures = place.db.figures(snapshot).await.unwrap();
    let mut tx = place.db.begin().await.unwrap();
    tx.put_snapshot(&Snapshot { id: "nyt".into(), title: "Nyt".into(), loaded_at: now() }).await.unwrap();
    for figure in &figures {
        tx.put_figure("nyt", figure).await.unwrap();
    }
    tx.commit().await.unwrap();
    run::run(&place.services, "aabne-data", "1.0", Some("nyt"), None).await.unwrap().run
}

/// Somebody who may publish, in a browser that knows [`WORD`].
async fn sign_in(place: &Place) {
    let mut tx = place.db.begin().await.unwrap();
    let staff = tx.put_staff("Ida Holm", "ida@x.dk", now()).await.unwrap();
    tx.set_roles(staff, &[Role::Udgiver]).await.unwrap();
    tx.set_staff_state(staff, StaffState::Active).await.unwrap();
    let session = Session {
        fingerprint: hex(&Sha256::digest(WORD)),
        staff,
        stage: Stage::Whole,
        started_at: now(),
        seen_at: now(),
        browser: "En prøve".into(),
        secret: String::new(),
    };
    tx.put_session(&session).await.unwrap();
    tx.commit().await.unwrap();
}

/// Starts the server; gives it with its address once it answers.
fn start(place: &Place) -> (Child, String) {
    let mut server = place.program(&["serve"]).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(server.stderr.take().unwrap()).lines();
    let address = said.find_map(|line| Some(line.unwrap().split_once("http://")?.1.trim().to_owned()));
    (server, address.expect("the server says where it is"))
}

/// Asks for the other of the two runs to be public, as the form does: the later one is published, and the earlier one is
/// what is taken back to.
async fn ask(place: &Place, address: &str, first: &str, second: &str) -> TcpStream {
    let now = public(place).await;
    let (path, form) = if now == first {
        (format!("/admin/screening/{second}/udgiv"), format!("nu={now}&note=&tid="))
    } else {
        ("/admin/screening/tag-tilbage".to_owned(), format!("run={first}&nu={now}&grund=fejl"))
    };
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: byblik={WORD}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{form}",
        form.len()
    );
    stream.write_all(request.as_bytes()).unwrap();
    stream
}
