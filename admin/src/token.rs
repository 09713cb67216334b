//! Words that only one browser or one letter knows, and their fingerprints, which are all that is kept.

use domain::text::hex;
use sha2::{Digest, Sha256};

/// A new word of 256 random bits in hexadecimal.
pub(crate) fn token(random: [u8; 32]) -> String {
    hex(&random)
}

/// The fingerprint of a word. The word is random and long, so a plain hash can't be turned round.
pub(crate) fn fingerprint(token: &str) -> String {
    hex(&Sha256::digest(token))
}

/// Ten recovery codes of 50 random bits, "k3f9-t7xw-2m", made of signs that are not taken for each other.
pub(crate) fn recovery_codes(mut random: impl FnMut() -> [u8; 32]) -> Vec<String> {
    const SIGNS: [char; 32] = [
        'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'j', 'k', 'm', 'n', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y',
        'z', '2', '3', '4', '5', '6', '7', '8', '9', 'i',
    ];
    let mut code = || {
        let signs = random().into_iter().take(10).map(|byte| SIGNS[usize::from(byte) % SIGNS.len()]);
        let mut code = String::new();
        for (at, sign) in signs.enumerate() {
            if at == 4 || at == 8 {
                code.push('-');
            }
            code.push(sign);
        }
        code
    };
    (0..10).map(|_| code()).collect()
}

/// The fingerprint of a recovery code, however it was typed.
pub(crate) fn recovery_fingerprint(code: &str) -> String {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    fingerprint(&plain.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_long_and_their_fingerprints_differ_from_them() {
        let one = token([7; 32]);
        assert_eq!(one.len(), 64);
        assert_ne!(fingerprint(&one), one);
        assert_ne!(fingerprint(&one), fingerprint(&token([8; 32])));
    }

    #[test]
    fn codes_are_found_however_they_are_typed() {
        let mut seed = 0;
        let codes = recovery_codes(|| {
            seed += 1;
            [seed; 32]
        });
        assert_eq!(codes.len(), 10);
        let shouted = codes[0].to_uppercase().replace('-', " ");
        assert_eq!(recovery_fingerprint(&codes[0]), recovery_fingerprint(&shouted));
        assert_ne!(recovery_fingerprint(&codes[0]), recovery_fingerprint(&codes[1]));
        assert!(codes.iter().all(|code| code.len() == 12 && code.matches('-').count() == 2), "{codes:?}");
    }
}
