//! Other choices that would have been as reasonable: how sure a designation is.

use serde::{Deserialize, Serialize};

use super::Normalise;
use crate::index::aggregate::Mean;

/// The ranges from which other variants of the method are drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variants {
    /// How many variants are drawn.
    #[serde(default = "thousand")]
    pub runs: u32,
    /// What the draws begin from: the same seed gives the same variants.
    #[serde(default)]
    pub seed: u64,
    /// Each weight is multiplied by a factor between 1 minus and 1 plus this share.
    #[serde(default)]
    pub weights: f64,
    /// Each limit is multiplied by a factor between 1 minus and 1 plus this share.
    #[serde(default)]
    pub limits: f64,
    /// Normalisations that all indicators might have instead of their own, each as likely as their own.
    #[serde(default)]
    pub normalise: Vec<Normalise>,
    /// Means that all scores might have instead of their own, each as likely as their own.
    #[serde(default)]
    pub mean: Vec<Mean>,
}

fn thousand() -> u32 {
    1000
}
