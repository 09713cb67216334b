//! Where pictures that staff have added lie: `/billeder/<id>-<width>x<height>.webp`. What the page needs to keep room for
//! one is in its address, so no text needs the database to be shown.

use std::fmt;

/// How wide the small file of a picture is at most, in pixels.
pub const SMALL: u32 = 640;
/// How wide and high a picture is at most, in pixels.
pub const LARGE: u32 = 1600;
/// How many characters an id has.
const ID: usize = 16;

/// The address of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureAddress {
    /// Its id: 16 hexadecimal digits.
    pub id: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

impl PictureAddress {
    /// Reads an address; `None` for any other.
    #[must_use]
    pub fn parse(address: &str) -> Option<Self> {
        let (id, size) = address.strip_prefix("/billeder/")?.strip_suffix(".webp")?.split_once('-')?;
        let (width, height) = size.split_once('x')?;
        let is_id = id.len() == ID && id.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let length = |text: &str| {
            let is_plain = !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
            text.parse().ok().filter(|length| is_plain && (1..=LARGE).contains(length))
        };
        is_id.then_some(())?;
        Some(Self { id: id.to_owned(), width: length(width)?, height: length(height)? })
    }

    /// Where the small file lies.
    #[must_use]
    pub fn small(&self) -> String {
        format!("/billeder/lille/{}-{}x{}.webp", self.id, self.width, self.height)
    }

    /// How wide the small file is.
    #[must_use]
    pub fn small_width(&self) -> u32 {
        self.width.min(SMALL)
    }
}

impl fmt::Display for PictureAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/billeder/{}-{}x{}.webp", self.id, self.width, self.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_come_back_and_others_are_none() {
        let address = "/billeder/0123456789abcdef-1600x900.webp";
        let read = PictureAddress::parse(address).unwrap();
        assert_eq!((read.to_string().as_str(), read.width, read.height), (address, 1600, 900));
        assert_eq!(read.small(), "/billeder/lille/0123456789abcdef-1600x900.webp");
        for other in [
            "https://andre.dk/billeder/0123456789abcdef-16x9.webp",
            "/billeder/0123456789abcdeg-16x9.webp",
            "/billeder/0123456789abcdef-1601x9.webp",
            "/billeder/0123456789abcdef-+16x9.webp",
            "/billeder/0123456789abcdef-0x9.webp",
            "/billeder/../0123456789abcdef-16x9.webp",
            "/billeder/0123456789abcdef.webp",
        ] {
            assert_eq!(PictureAddress::parse(other), None, "{other}");
        }
    }
}
