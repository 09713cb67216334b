//! The view: knobs beside what they lead to, and everywhere whose calculation it is.
//!
//! - [`state`]: the signals that everything follows
//! - [`bar`]: what is found in one sentence, and the way back to what is published
//! - [`form`]: the knobs
//! - [`result`]: what changes, the map, one area, and the table

mod bar;
mod form;
mod result;
mod state;

use std::sync::Arc;

use domain::reason::Language;
use leptos::prelude::*;

#[cfg(feature = "csr")]
pub(crate) use self::bar::sentence;
pub use self::state::Start;
pub(crate) use self::state::State;
use crate::Laboratory;

/// The whole page below its heading.
///
/// `picture` is the map as SVG, one path an area.
pub fn page(laboratory: Arc<Laboratory>, start: Start, picture: String) -> AnyView {
    let state = State::new(laboratory, start);
    #[cfg(feature = "csr")]
    crate::browser::follow(&state);
    view! {
        {bar::bar(&state)}
        {misread(&state)}
        <div class="proev-columns">
            {form::form(&state)}
            {result::map(&state, picture)}
        </div>
        {result::details(&state)}
    }
    .into_any()
}

/// What in the address could not be used.
fn misread(state: &State) -> AnyView {
    let skipped = state.laboratory.language().pick(
        "En del af linket kunne ikke bruges og er sprunget over:",
        "Part of the link could not be used and has been left out:",
    );
    let said = |one| crate::words::misread(&state.laboratory, one);
    let lines: Vec<_> = state.misread.iter().take(5).map(|one| view! { <li>{said(one)}</li> }).collect();
    (!lines.is_empty())
        .then(|| {
            view! {
                <div class="notice">
                    <p>{skipped}</p>
                    <ul>{lines}</ul>
                </div>
            }
        })
        .into_any()
}

/// How an area with a mark looks in the picture, and what is said of it; `None` where nothing could be calculated.
#[must_use]
pub fn look(mark: Option<crate::Mark>, language: Language) -> (&'static str, &'static str) {
    let Some(mark) = mark else { return ("", crate::words::not_calculated(language)) };
    let class = result::MARKS.iter().find(|(known, _)| *known == mark).map_or("", |(_, class)| *class);
    (class, crate::words::mark(mark, language))
}
