//! Every area with its answer, criterion by criterion, and how sure it is: by name or by code, so many a page. Areas are
//! never ordered by their numbers here: a list of homes is no ranking.

use std::collections::HashMap;

use app::screening::ground::Ground;
use domain::{
    figure::Unit,
    method::Question,
    reason::{self, Language},
    screening::{AreaOutcome, CriterionOutcome, Outcome},
    text::sort_key,
};
use maud::{Markup, html};

use super::href;
use crate::{
    form::Posted,
    paging::{Paging, ROWS},
};

/// Which part of the table is shown, and in which order.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Listing {
    /// Which page, from 1; 0 is the first too.
    side: usize,
    /// By code instead of by name.
    by_code: bool,
    /// Only areas with this answer.
    only: Option<Outcome>,
}

/// The answers that the table can be narrowed to, with the address's word for each.
const ONLY: [(&str, Outcome); 3] =
    [("fremhaevet", Outcome::StandsOut), ("ikke", Outcome::DoesNotStandOut), ("mangler", Outcome::NotAssessed)];

impl Listing {
    /// Reads what an address asks for; what it does not know is as if it were not there.
    pub(super) fn read(query: Option<&str>) -> Self {
        let asked = Posted::read(query.unwrap_or_default().as_bytes());
        Self {
            side: asked.text("side").parse().unwrap_or(1),
            by_code: asked.text("orden") == "kode",
            only: ONLY.iter().find(|(word, _)| *word == asked.text("svar")).map(|(_, outcome)| *outcome),
        }
    }

    fn address(self, run: &str) -> String {
        let order = if self.by_code { "kode" } else { "navn" };
        let only = ONLY.iter().find(|(_, outcome)| Some(*outcome) == self.only).map_or("", |(word, _)| *word);
        format!("{}?orden={order}&svar={only}", href(run))
    }
}

/// The table.
pub(super) fn section(
    run: &str,
    outcomes: &[AreaOutcome],
    ground: &Ground,
    names: &HashMap<String, String>,
    listing: Listing,
) -> Markup {
    let name = |outcome: &AreaOutcome| names.get(outcome.area.as_str()).map_or("", String::as_str);
    let mut kept: Vec<&AreaOutcome> =
        outcomes.iter().filter(|one| listing.only.is_none_or(|only| one.outcome == only)).collect();
    if listing.by_code {
        kept.sort_by(|a, b| a.area.cmp(&b.area));
    } else {
        kept.sort_by_key(|one| (sort_key(name(one)), one.area.clone()));
    }
    let paging = Paging::at(listing.side, kept.len(), ROWS);
    let shown = paging.of(&kept);
    let questions = ground.method.questions();
    // A method of scores alone is said by its rule.
    let (has_limits, rule) = (ground.method.counting_rule().is_some(), reason::rule(&ground.method, Language::Danish));
    let to = |label: &str, listing: Listing, is_current: bool| {
        html! { a href=(format!("{}#omraader", listing.address(run))) aria-current=[is_current.then_some("true")] { (label) } }
    };
    html! {
        section #omraader tabindex="-1" {
            h2 { "Område for område" }
            p.choices { "Rækkefølge: " (to("navn", Listing { by_code: false, ..listing }, !listing.by_code)) " " (to("kode", Listing { by_code: true, ..listing }, listing.by_code)) }
            p.choices {
                "Vis: " (to("alle", Listing { only: None, ..listing }, listing.only.is_none()))
                @for (_, outcome) in ONLY { " " (to(&answer(outcome).to_lowercase(), Listing { only: Some(outcome), ..listing }, listing.only == Some(outcome))) }
            }
            @if shown.is_empty() { p { "Ingen områder har det svar." } } @else {
                div.table-scroll tabindex="0" role="region" aria-label="Område for område" {
                    table.area-answers {
                        caption.visually-hidden { "Hvert områdes svar på hvert kriterium" }
                        thead {
                            tr {
                                th scope="col" { "Område" } th scope="col" { "Kode" } th scope="col" { "Svar" }
                                @for question in &questions { th scope="col" { (question.name()) } }
                                th scope="col" { "Hvor sikkert" } th scope="col" { "Hvorfor" }
                            }
                        }
                        tbody {
                            @for one in shown {
                                tr {
                                    th scope="row" { (name(one)) }
                                    td { (one.area) }
                                    td { (answer(one.outcome)) }
                                    @for question in &questions { td { (cell(*question, one)) } }
                                    td { (reason::how_sure(one, &ground.method, Language::Danish)) }
                                    td { @if has_limits { (reason::summary(one, &ground.method, Language::Danish)) } @else { (rule) } }
                                }
                            }
                        }
                    }
                }
                (paging.links("Sider med områder", &format!("{}&", listing.address(run)), "#omraader"))
            }
        }
    }
}

/// What a criterion says of an area, with the number where it may be shown.
fn cell(question: Question<'_>, outcome: &AreaOutcome) -> Markup {
    let found: Option<&CriterionOutcome> = outcome.criteria.iter().find(|one| one.criterion == question.criterion.id);
    html! {
        @if let Some(found) = found {
            (reason::verdict(found.verdict, Language::Danish))
            @if let Some(numbers) = &found.numbers { br; span.hint { (figure(numbers.value, question.indicator.unit())) } }
        } @else { "–" }
    }
}

fn figure(value: f64, unit: Option<Unit>) -> String {
    Language::Danish.value(value, unit, u32::from(unit != Some(Unit::Kr)))
}

/// What is said of an area's answer.
pub(super) fn answer(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::StandsOut => "Fremhævet",
        Outcome::DoesNotStandOut => "Ikke fremhævet",
        Outcome::NotAssessed => "For lidt data",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_come_back_and_nonsense_is_the_beginning() {
        for listing in [
            Listing::default(),
            Listing { by_code: true, only: Some(Outcome::NotAssessed), ..Listing::default() },
            Listing { only: Some(Outcome::StandsOut), ..Listing::default() },
        ] {
            let address = listing.address("r");
            let query = address.split_once('?').unwrap().1;
            assert_eq!(Listing::read(Some(query)), Listing { side: 1, ..listing }, "{address}");
            assert_eq!(Listing::read(Some(&format!("{query}&side=3"))), Listing { side: 3, ..listing }, "{address}");
        }
        assert_eq!(Listing::read(Some("side=-1&orden=tal&svar=alt")), Listing { side: 1, ..Listing::default() });
        assert_eq!(Listing::read(Some("side=0")), Listing::default());
    }
}
