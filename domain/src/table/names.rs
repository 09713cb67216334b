//! Many short texts in one piece: a million ids take as much memory as their letters, and a number each.

/// A list of texts that only grows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Names {
    letters: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Names {
    /// Adds a text at the end.
    pub(super) fn push(&mut self, name: &str) {
        self.letters.push_str(name);
        self.ends.push(self.letters.len());
    }

    /// The text at a place.
    pub(super) fn get(&self, place: usize) -> &str {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[start..self.ends[place]]
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// All of them, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|place| self.get(place))
    }
}

impl<'a> FromIterator<&'a str> for Names {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> Self {
        let mut names = Self::default();
        texts.into_iter().for_each(|text| names.push(text));
        names
    }
}
