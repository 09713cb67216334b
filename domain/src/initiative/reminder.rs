//! When a contact is asked whether what stands of an initiative is right, and what no answer means. Days are whole ones.

/// So long after it was confirmed, and after it was asked the last time, an initiative's contact is asked.
pub const ASKED_AFTER: i64 = 365;
/// So long after the question was sent, its page says that nobody has answered.
pub const MARKED_AFTER: i64 = 60;
/// So long after it was marked, it goes out of the lists.
pub const ARCHIVED_AFTER: i64 = 90;

/// What no answer means for an initiative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unanswered {
    /// Nothing yet.
    Waiting,
    /// Its page says so.
    Marked,
    /// It goes out of the lists.
    Archived,
}

impl Unanswered {
    /// What it means that a question was sent so many days ago.
    #[must_use]
    pub fn after(days: i64) -> Self {
        if days < MARKED_AFTER {
            Self::Waiting
        } else if days < MARKED_AFTER + ARCHIVED_AFTER {
            Self::Marked
        } else {
            Self::Archived
        }
    }
}

/// Whether a contact is to be asked, by the days since the initiative was confirmed and since the contact was asked;
/// `None` where that never happened.
#[must_use]
pub fn is_to_be_asked(since_confirmed: Option<i64>, since_asked: Option<i64>) -> bool {
    since_confirmed.is_none_or(|days| days >= ASKED_AFTER) && since_asked.is_none_or(|days| days >= ASKED_AFTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_asked_twice_in_a_year() {
        assert!(is_to_be_asked(None, None) && is_to_be_asked(Some(365), None) && is_to_be_asked(Some(900), Some(365)));
        assert!(
            !is_to_be_asked(Some(364), None) && !is_to_be_asked(None, Some(364)) && !is_to_be_asked(Some(-1), None)
        );
    }

    #[test]
    fn what_no_answer_means_comes_in_its_order() {
        let after: Vec<_> = [-1, 0, 59, 60, 149, 150, 10_000].map(Unanswered::after).to_vec();
        assert!(after.is_sorted(), "{after:?}");
        assert_eq!([after[2], after[3], after[4], after[5]], {
            [Unanswered::Waiting, Unanswered::Marked, Unanswered::Marked, Unanswered::Archived]
        });
    }
}
