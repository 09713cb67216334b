//! What would change for the public: which areas come in, which go out, and why each.

use std::collections::HashSet;

use app::screening::ground::{Ground, compared};
use domain::{
    reason::{self, Language},
    screening::{Change, Screening},
};
use maud::{Markup, html};

use crate::fault::Fault;

/// Lists longer than this are folded, areas.
const MOST_OPEN: usize = 20;

/// An area that changes sides: its name, and why.
type Moved = (String, String);

/// From `before`, which is public, to `ground`.
///
/// Where the two ask about other areas, or designate something else, nothing can be said to have moved: then what is in
/// comes in and what was in goes out, each with the reason that it has by itself.
///
/// # Errors
/// [`Fault`] when a stored method can't be applied to its figures any more.
pub(crate) fn difference(ground: &Ground, before: &Ground) -> Result<Markup, Fault> {
    let (after, was) = (ground.screened()?, before.screened()?);
    let (came_in, went_out, rest) = if let Some(found) = compared(&was, &after) {
        let (new, gone) = (ids(&found.new), ids(&found.gone));
        let changes = |changes: &[Change]| -> Vec<Moved> {
            let why = |one: &Change| reason::moved(&one.causes, &ground.method, Language::Danish);
            changes.iter().map(|one| (one.name.clone(), why(one))).collect()
        };
        let came_in = [changes(&found.came_in), inside(&after, Some(&new), "Området er nyt. ")].concat();
        let went_out = [changes(&found.went_out), inside(&was, Some(&gone), "Området findes ikke mere. ")].concat();
        (came_in, went_out, as_before(found.unchanged))
    } else {
        let whole = "Den screening, der er offentlig, spørger om andre områder eller udpeger noget andet. Derfor er det hele listen, der skifter, og hvert område står med sin egen begrundelse.";
        (inside(&after, None, ""), inside(&was, None, ""), whole.to_owned())
    };
    Ok(html! {
        section {
            h2 { "Forskel fra det offentlige" }
            p { (rest) }
            h3 { "Kommer ind (" (came_in.len()) ")" }
            (list(&came_in))
            h3 { "Går ud (" (went_out.len()) ")" }
            (list(&went_out))
        }
    })
}

fn ids(all: &[String]) -> HashSet<&str> {
    all.iter().map(String::as_str).collect()
}

/// "12 områder er som før."
fn as_before(unchanged: usize) -> String {
    match unchanged {
        1 => "Ét område er som før.".to_owned(),
        unchanged => format!("{unchanged} områder er som før."),
    }
}

/// The areas that a screening's first designation has, of `only` these, each with its reason behind `opening`.
fn inside(screening: &Screening<'_>, only: Option<&HashSet<&str>>, opening: &str) -> Vec<Moved> {
    if screening.method().designate.is_empty() {
        return Vec::new();
    }
    let is_asked = |area: usize| only.is_none_or(|only| only.contains(screening.id(area)));
    (0..screening.len())
        .filter(|area| is_asked(*area) && screening.standing(0, *area).is_in())
        .map(|area| {
            let why = reason::why(screening, 0, area, Language::Danish);
            (screening.name(area).to_owned(), format!("{opening}{why}"))
        })
        .collect()
}

fn list(moved: &[Moved]) -> Markup {
    let all = html! { ul { @for (name, why) in moved { li { strong { (name) } ": " (why) } } } };
    html! {
        @if moved.is_empty() { p { "Ingen." } }
        @else if moved.len() > MOST_OPEN { details { summary { "Vis alle " (moved.len()) } (all) } }
        @else { (all) }
    }
}
