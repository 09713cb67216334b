//! What follows from the answers: designated or not, and what brought an area in or kept it out.

use super::{
    ScreenError,
    answers::{Answers, Verdict},
};
use crate::{
    method::{Designate, Include, Method},
    table::Table,
};

/// Where an area stands with one designation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// The criterion is met.
    Designated,
    /// A list brings it in, whatever the criterion says: the places of the lists in the method.
    Included(Box<[usize]>),
    /// It meets the criterion, or could, but is kept out: the place of the exclusion in the method.
    Excluded(usize),
    /// It meets the criterion, but the group of neighbours that it belongs to has too few residents.
    GroupTooSmall,
    /// The criterion is not met.
    NotDesignated,
    /// Too little is known.
    NotAssessed,
}

impl Standing {
    /// Whether the area is in, by numbers or by a list.
    #[must_use]
    pub fn is_in(&self) -> bool {
        matches!(self, Self::Designated | Self::Included(_))
    }
}

/// Which areas are on the lists that bring areas in.
#[derive(Debug, Clone)]
pub(super) struct Lists(Vec<Vec<bool>>);

impl Lists {
    /// Looks for every area on every list.
    ///
    /// # Errors
    /// When a list names an area that is not there, or says neither yes nor no of one.
    pub(super) fn find(method: &Method, table: &Table, rows: &[usize]) -> Result<Self, ScreenError> {
        let lists: Result<_, _> = method.include.iter().map(|include| on_list(include, table, rows)).collect();
        lists.map(Self)
    }
}

/// The standings of all areas, one list a designation.
pub(super) fn all(method: &Method, Lists(lists): &Lists, answers: &Answers, areas: usize) -> Vec<Vec<Standing>> {
    let first = method.designate.first().map(|designate| designate.id.as_str());
    let criterion = |id: &str| method.criteria.iter().position(|criterion| criterion.id == id);
    let one = |designate: &Designate| {
        let brings = |include: &Include| include.into.as_deref().or(first) == Some(designate.id.as_str());
        let by = designate.by.as_deref().and_then(criterion);
        let exclusions: Vec<(usize, usize)> = (method.exclude.iter().enumerate())
            .filter(|(_, exclude)| exclude.from.as_ref().is_none_or(|from| *from == designate.id))
            .filter_map(|(place, exclude)| Some((place, criterion(&exclude.when)?)))
            .collect();
        let standing = |area: usize| {
            let on = |list: &usize| brings(&method.include[*list]) && lists[*list][area];
            let included: Box<[usize]> = (0..lists.len()).filter(on).collect();
            if !included.is_empty() {
                return Standing::Included(included);
            }
            let kept_out = exclusions.iter().find(|(_, at)| answers.verdicts[*at][area] == Verdict::Met);
            if let Some((exclusion, _)) = kept_out {
                return Standing::Excluded(*exclusion);
            }
            match by.map(|at| answers.verdicts[at][area]) {
                Some(Verdict::Met) => Standing::Designated,
                Some(Verdict::NotMet) => Standing::NotDesignated,
                _ => Standing::NotAssessed,
            }
        };
        (0..areas).map(standing).collect()
    };
    method.designate.iter().map(one).collect()
}

/// Whether each area is on a list.
fn on_list(include: &Include, table: &Table, rows: &[usize]) -> Result<Vec<bool>, ScreenError> {
    let wrong = |area: &str, why: String| ScreenError::List { list: include.id.clone(), area: area.to_owned(), why };
    let known: std::collections::HashSet<&str> = rows.iter().map(|row| table.id(*row)).collect();
    // The city's own tables have no column of texts: there a list is kept in the database.
    if let Some(stray) = include.areas.iter().find(|id| !known.contains(id.as_str())) {
        return Err(wrong(stray, "området findes ikke i tabellen".into()));
    }
    let named: std::collections::HashSet<&str> = include.areas.iter().map(String::as_str).collect();
    let texts = include.column.as_deref().and_then(|column| table.texts(column));
    let is_one_of = |text: &str, words: &[&str]| words.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
    let on = |row: &usize| {
        let text = texts.map_or("", |texts| texts[*row].as_str());
        if is_one_of(text, &["1", "x", "ja", "yes", "true", "sand"]) {
            Ok(true)
        } else if is_one_of(text, &["", "0", "nej", "no", "false", "falsk"]) {
            Ok(named.contains(table.id(*row)))
        } else {
            Err(wrong(table.id(*row), format!("»{text}« er hverken ja eller nej")))
        }
    };
    rows.iter().map(on).collect()
}
