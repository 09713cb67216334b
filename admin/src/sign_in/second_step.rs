//! The second step: codes of six digits that change every half minute (RFC 6238), and codes on paper for when the
//! telephone is gone.

use chrono::{DateTime, Utc};
use store::Tx;
use totp_rs::{Builder, Secret, Totp};

use crate::{fault::Fault, token::recovery_fingerprint};

/// How many bytes a secret has (RFC 4226, requirement R6: 160 bits).
const BYTES: usize = 20;

/// A new secret in base32, as telephones take it.
pub(crate) fn secret(random: [u8; 32]) -> String {
    Secret::new(random[..BYTES].into()).to_base32()
}

/// The address that a telephone reads from the QR code.
pub(crate) fn address(secret: &str, email: &str) -> Option<String> {
    totp(secret, email)?.to_url().ok()
}

/// The time step that a code belongs to, if it is right now or was half a minute ago, or will be in one.
pub(crate) fn step(secret: &str, code: &str, now: DateTime<Utc>) -> Option<i64> {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    let step = totp(secret, "")?.check(&digits, u64::try_from(now.timestamp()).ok()?)?;
    i64::try_from(step).ok()
}

/// Uses a code from the telephone or from paper: each is right once.
pub(crate) async fn is_right(
    tx: &mut Tx,
    staff: i64,
    secret: &str,
    code: &str,
    now: DateTime<Utc>,
) -> Result<bool, Fault> {
    if let Some(step) = step(secret, code, now) {
        return Ok(tx.use_totp_step(staff, step).await?);
    }
    Ok(tx.use_recovery_code(staff, &recovery_fingerprint(code)).await?)
}

fn totp(secret: &str, email: &str) -> Option<Totp> {
    if secret.is_empty() {
        return None;
    }
    let secret = Secret::try_from_base32(secret).ok()?;
    // An address with a colon would end the label.
    let name = email.replace(':', "");
    let name = if name.is_empty() { "byblik".to_owned() } else { name };
    Builder::new().with_secret(secret).with_account_name(name).with_issuer(Some("Byblik")).build().ok()
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, TimeZone};

    use super::*;

    #[test]
    fn the_standards_own_example_is_right_for_its_minute() {
        // RFC 6238, appendix B: the secret "12345678901234567890" at second 59 gives 94287082, of which six digits.
        let secret = Secret::new(Box::from(*b"12345678901234567890")).to_base32();
        let at = Utc.timestamp_opt(59, 0).unwrap();
        assert_eq!(step(&secret, "287 082", at), Some(1));
        assert_eq!(step(&secret, "287082", at + TimeDelta::seconds(30)), Some(1), "half a minute late");
        assert_eq!(step(&secret, "287082", at + TimeDelta::seconds(90)), None, "too late");
        for wrong in ["287083", "", "28708", "2870822"] {
            assert_eq!(step(&secret, wrong, at), None, "{wrong}");
        }
        assert_eq!(step("", "287082", at), None, "no secret, no code");
    }

    #[test]
    fn the_address_names_the_site_and_the_account() {
        let address = address(&secret([1; 32]), "ida@kk.example").unwrap();
        assert!(address.starts_with("otpauth://totp/") && address.contains("issuer=Byblik"), "{address}");
        assert!(address.contains(&secret([1; 32])), "{address}");
    }
}
