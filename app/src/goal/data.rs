//! What the page of goals shows.

/// The whole page.
#[derive(Debug, Clone, PartialEq)]
pub struct Goals {
    /// The goals, in order.
    pub goals: Vec<Goal>,
    /// The promises for the whole city.
    pub promises: Vec<SubGoal>,
    /// Figures that belong to no single sub-goal.
    pub city: Vec<Figure>,
    /// The credit of the source.
    pub source: String,
}

/// A goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Its anchor.
    pub id: String,
    /// "Mål 1".
    pub number: String,
    /// Its title.
    pub title: String,
    /// What it means.
    pub summary: String,
    /// Its sub-goals.
    pub subgoals: Vec<SubGoal>,
}

/// A sub-goal or a promise.
#[derive(Debug, Clone, PartialEq)]
pub struct SubGoal {
    /// Its anchor.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it means.
    pub summary: String,
    /// The figures that tell of it.
    pub figures: Vec<Figure>,
    /// The initiatives that serve it: anchor and title.
    pub initiatives: Vec<(String, String)>,
}

/// A figure of the policy.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it is about.
    pub title: String,
    /// "Udfordring", "Fremgang" or "Fakta".
    pub kind: String,
    /// What it says.
    pub body: String,
    /// The numbers.
    pub values: Vec<Value>,
    /// Where in the policy.
    pub place: String,
}

/// A number of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// What it describes.
    pub label: String,
    /// "2023" or "år ikke oplyst".
    pub year: String,
    /// "ca. 60 %".
    pub text: String,
    /// The length of its bar, 0-100; `None` for what is no share.
    pub bar: Option<u8>,
}
