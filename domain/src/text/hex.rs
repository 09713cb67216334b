//! Bytes as signs.

/// Bytes in hexadecimal, two small signs each.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const SIGNS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|half| SIGNS[usize::from(half)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_two_signs() {
        assert_eq!(hex(&[0, 9, 10, 0xf0, 0xff]), "00090af0ff");
        assert_eq!(hex(&[]), "");
    }
}
