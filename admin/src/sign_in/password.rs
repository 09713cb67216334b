//! What a password must be, and checking one (Argon2id; OWASP Password Storage Cheat Sheet: 19 MiB, two rounds).

use std::{sync::Arc, time::Duration};

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

use crate::fault::Fault;

/// The shortest password, in characters (NIST SP 800-63B asks for 8, this product for 12).
const SHORTEST: usize = 12;
/// How long one waits for others' passwords to be checked.
const PATIENCE: Duration = Duration::from_secs(2);
/// The longest, so that nobody can keep the server busy with one.
const LONGEST: usize = 256;
/// How many guesses a password must withstand: as many as the commonest ten thousand million. What stands on a list of
/// common passwords, or is made of it in the usual ways, is far below.
const GUESSES: f64 = 10.0;

/// What a password is compared with where there is no such account, so that the answer takes as long as otherwise.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$YWJjZGVmZ2hpamtsbW5vcA$tH4TFKQeDyBnZNVuSOGXlaScr6Gs1wrbU9CdpJxXEiM";

/// What is wrong with a new password, in words; `personal` is what anybody knows of its owner.
pub(crate) fn problem(password: &str, personal: &[&str]) -> Option<&'static str> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some(
            "Adgangskoden skal være på mindst 12 tegn. Fire tilfældige ord er nemme at huske og svære at gætte.",
        );
    }
    if length > LONGEST {
        return Some("Adgangskoden må højst være på 256 tegn.");
    }
    let mut known = vec!["byblik", "københavn", "kobenhavn", "kommune", "udsatte", "byområder"];
    known.extend(personal.iter().flat_map(|word| word.split(['@', '.', ' ', '-'])).filter(|word| word.len() > 2));
    // Long ones are strong, and slow to judge.
    let judged: String = password.chars().take(64).collect();
    (zxcvbn::zxcvbn(&judged, &known).guesses_log10() < GUESSES).then_some(
        "Adgangskoden er blandt dem, der gættes først. Vælg fire tilfældige ord eller lad browseren foreslå en.",
    )
}

/// Hashes a new password.
pub(crate) async fn hash(room: &Arc<Semaphore>, password: String) -> Result<String, Fault> {
    in_turn(room, move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(|e| e.to_string())
    })
    .await?
    .map_err(Fault::Hashing)
}

/// Whether a password is the one that was hashed; `None` and an empty text take as long and are never right.
pub(crate) async fn is_right(room: &Arc<Semaphore>, password: String, hashed: Option<String>) -> Result<bool, Fault> {
    let hashed = hashed.filter(|hashed| !hashed.is_empty());
    let is_somebody = hashed.is_some();
    let fits = in_turn(room, move || {
        let hashed = hashed.as_deref().unwrap_or(NOBODY);
        let parsed = PasswordHash::new(hashed);
        parsed.is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
    })
    .await?;
    Ok(fits && is_somebody)
}

/// Does heavy work beside the server's own, a few at a time.
async fn in_turn<T: Send + 'static>(
    room: &Arc<Semaphore>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Fault> {
    // Who waits keeps a place that the public's pages need too.
    let waited = timeout(PATIENCE, Arc::clone(room).acquire_owned()).await;
    let permit = waited.map_err(|_| Fault::Busy)?.map_err(|error| Fault::Hashing(error.to_string()))?;
    let done = spawn_blocking(move || {
        let _permit = permit;
        work()
    });
    done.await.map_err(|error| Fault::Hashing(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_common_passwords_are_refused_and_long_ones_taken() {
        for common in [
            "kort",
            "passwordpassword",
            "123456789012",
            "qwertyuiop12",
            "iloveyou1234",
            "Byblik123456",
            "adminadminadmin",
            "aaaaaaaaaaaa",
            "abcdefghijkl",
            "Ida.Hansen2026",
            "letmeinletmein",
        ] {
            assert!(problem(common, &["Ida Hansen", "ida.hansen@kk.example"]).is_some(), "{common}");
        }
        for strong in ["hest batteri klammer korrekt", "sOm9!vinter-gruk", "rødgrød 47 cykelslange"] {
            assert_eq!(problem(strong, &["Ida Hansen"]), None, "{strong}");
        }
        assert!(problem(&"hest batteri ".repeat(40), &[]).is_some(), "nobody keeps the server busy");
    }

    #[tokio::test]
    async fn only_the_same_password_is_right_and_nobody_has_one() {
        let room = Arc::new(Semaphore::new(1));
        let hashed = hash(&room, "hest batteri".into()).await.unwrap();
        assert!(hashed.starts_with("$argon2id$"));
        for (typed, known, right) in [
            ("hest batteri", Some(hashed.clone()), true),
            ("hest batter", Some(hashed), false),
            ("hest batteri", None, false),
            ("", Some(String::new()), false),
        ] {
            assert_eq!(is_right(&room, typed.into(), known).await.unwrap(), right, "{typed}");
        }
    }

    #[test]
    fn the_password_of_nobody_costs_as_much() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let real = Argon2::default().hash_password(b"x").unwrap();
        assert_eq!((nobody.algorithm, &nobody.params), (real.algorithm, &real.params));
    }
}
