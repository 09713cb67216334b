//! The signals that the view follows.

use std::sync::Arc;

use domain::method::knobs::Misread;
use leptos::prelude::*;

use crate::{Calculation, Laboratory, calculation::Unanswered};

/// What the page begins with, as its address states it.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// One number a knob.
    pub setting: Vec<f64>,
    /// The area that is looked at.
    pub chosen: Option<usize>,
    /// What in the address could not be used.
    pub misread: Vec<Misread>,
}

/// What everything on the page follows.
#[derive(Clone)]
pub(crate) struct State {
    pub laboratory: Arc<Laboratory>,
    /// One number a knob.
    pub setting: RwSignal<Vec<f64>>,
    /// The area that is looked at.
    pub chosen: RwSignal<Option<usize>>,
    /// Whether the page reacts: false on the server and until the browser has taken over.
    pub alive: RwSignal<bool>,
    /// What the setting leads to.
    pub found: Memo<Result<Calculation, Unanswered>>,
    /// Whether the calculation is another than the published one.
    pub own: Memo<bool>,
    /// Whose calculation it is, in words.
    pub whose: Memo<&'static str>,
    /// What is said to those who hear the page: the sentence of the bar, once it stands.
    pub heard: RwSignal<String>,
    /// What in the address could not be used.
    pub misread: Vec<Misread>,
}

impl State {
    pub(super) fn new(laboratory: Arc<Laboratory>, start: Start) -> Self {
        let setting = RwSignal::new(start.setting);
        let found = {
            let laboratory = Arc::clone(&laboratory);
            Memo::new(move |_| measured(|| setting.with(|setting| laboratory.calculate(setting))))
        };
        let own = {
            let laboratory = Arc::clone(&laboratory);
            Memo::new(move |_| setting.with(|setting| laboratory.is_own(setting)))
        };
        let whose = {
            let laboratory = Arc::clone(&laboratory);
            Memo::new(move |_| setting.with(|setting| crate::words::whose(&laboratory, setting)))
        };
        let heard = RwSignal::new(String::new());
        let (chosen, alive) = (RwSignal::new(start.chosen), RwSignal::new(false));
        Self { laboratory, setting, chosen, alive, found, own, whose, heard, misread: start.misread }
    }

    /// Sets a knob.
    pub(super) fn set(&self, knob: usize, value: f64) {
        self.setting.update(|setting| setting[knob] = value);
    }

    /// Back to what is published.
    pub(super) fn reset(&self) {
        self.setting.set(self.laboratory.published());
    }
}

/// Leaves the time of a calculation among the page's own measures, where a bench reads it.
fn measured<T>(work: impl FnOnce() -> T) -> T {
    #[cfg(feature = "csr")]
    {
        crate::browser::measured("beregning", work)
    }
    #[cfg(not(feature = "csr"))]
    work()
}
