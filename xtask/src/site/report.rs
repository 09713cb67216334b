//! What a build tells while it works, and the sizes at its end.

/// The sizes of one file.
pub struct Sizes {
    /// Its logical name.
    pub name: String,
    /// As it is, in bytes.
    pub raw: usize,
    /// By brotli and by gzip, unless it is sent as it is.
    pub compressed: Option<(usize, usize)>,
}

/// Numbers the steps of a build. All goes to standard error, as Cargo's own progress does.
pub struct Progress {
    done: usize,
    all: usize,
}

impl Progress {
    /// A build of so many steps.
    pub fn of(all: usize) -> Self {
        Self { done: 0, all }
    }

    /// Announces the next step.
    pub fn step(&mut self, what: &str) {
        self.done += 1;
        eprintln!("[{}/{}] {what} …", self.done, self.all);
    }

    /// Tells what came of the step.
    #[expect(clippy::unused_self, reason = "a note belongs to the step announced last")]
    pub fn note(&self, what: &str) {
        eprintln!("      {what}");
    }
}

/// Prints the sizes of all files, sorted by name.
pub fn table(sizes: &[Sizes]) {
    let mut sizes: Vec<&Sizes> = sizes.iter().collect();
    sizes.sort_by(|one, other| one.name.cmp(&other.name));
    let width = sizes.iter().map(|file| file.name.len()).max().unwrap_or_default();
    eprintln!("\n{:<width$}{:>10}{:>10}{:>10}", "file", "raw", "brotli", "gzip");
    for file in sizes {
        let (br, gz) = file.compressed.map_or(("–".into(), "–".into()), |(br, gz)| (size(br), size(gz)));
        eprintln!("{:<width$}{:>10}{br:>10}{gz:>10}", file.name, size(file.raw));
    }
}

/// A size for people: kilobytes of 1000 bytes, never rounded down.
pub fn size<N: TryInto<u64>>(bytes: N) -> String {
    let bytes = bytes.try_into().unwrap_or(u64::MAX);
    if bytes < 1000 { format!("{bytes} B") } else { format!("{} kB", bytes.div_ceil(1000)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!(size(999_u64), "999 B");
        assert_eq!(size(1_000_u64), "1 kB");
        assert_eq!(size(200_001_usize), "201 kB");
    }
}
