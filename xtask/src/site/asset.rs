//! One file of the site, before and after it has its final name.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// How much of the hash is in a name: enough that two never meet, short enough to read.
const HASH_LENGTH: usize = 12;

/// One file of the site.
pub struct Asset {
    /// What the rest of the project calls it, such as `byblik.css`.
    pub name: String,
    /// What it is called in `pkg/`, such as `byblik.0123456789ab.css`; like `name` at first.
    pub file: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Asset {
    /// A file that has no final name yet.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let name = name.into();
        Self { file: name.clone(), name, bytes: bytes.into() }
    }

    /// A file read from disk.
    pub fn read(name: impl Into<String>, path: &Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
        Ok(Self::new(name, bytes))
    }

    /// The contents as text.
    pub fn text(&self) -> Result<String> {
        String::from_utf8(self.bytes.clone()).with_context(|| format!("{} is not UTF-8", self.name))
    }

    /// What the name ends in, such as `css`.
    pub fn ending(&self) -> &str {
        self.name.rsplit('.').next().unwrap_or_default()
    }

    /// The address that the file is served at.
    pub fn address(&self) -> String {
        format!("/pkg/{}", self.file)
    }
}

/// The hash of some contents, as it stands in names.
pub fn hash<'b>(contents: impl IntoIterator<Item = &'b [u8]>) -> String {
    let mut hasher = Sha256::new();
    for bytes in contents {
        hasher.update(bytes);
    }
    let mut text = format!("{:x}", hasher.finalize());
    text.truncate(HASH_LENGTH);
    text
}

/// A name with a hash before its ending; in a folder it is the first folder that gets the hash,
/// so that what is inside still finds its neighbours.
pub fn hashed(name: &str, hash: &str) -> String {
    if let Some((folder, inside)) = name.split_once('/') {
        return format!("{folder}.{hash}/{inside}");
    }
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
        None => format!("{name}.{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_beginning_of_sha256() {
        assert_eq!(hash([b"abc".as_slice()]), "ba7816bf8f01");
        assert_eq!(hash([b"a".as_slice(), b"bc".as_slice()]), "ba7816bf8f01");
    }

    #[test]
    fn the_hash_stands_before_the_ending() {
        assert_eq!(hashed("byblik.css", "abc"), "byblik.abc.css");
        assert_eq!(hashed("figtree.latin.woff2", "abc"), "figtree.latin.abc.woff2");
        assert_eq!(hashed("LICENSE", "abc"), "LICENSE.abc");
        assert_eq!(hashed("snippets/x-1/inline0.js", "abc"), "snippets.abc/x-1/inline0.js");
    }
}
