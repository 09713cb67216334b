//! What a person should look at before an initiative is published. Nothing is refused for it.

use app::{
    address::around::{Around, around},
    initiative::schedule::Schedule,
};
use chrono::{Datelike, TimeDelta};
use domain::{
    area::Level,
    initiative::{
        contradiction::{Contradiction, Told},
        duplicate::Sketch,
    },
    text::join_and,
};
use maud::{Markup, html};
use store::{Area, Initiative};

use super::fields;
use crate::{content::written::Written, desk::Desk, fault::Fault, form::Problems};

/// How many that may be the same are shown.
const MOST_ALIKE: usize = 5;

/// The areas with pages.
pub(crate) async fn areas(desk: &Desk) -> Result<Vec<Area>, Fault> {
    let mut areas = Vec::new();
    for level in Level::WITH_PAGES {
        areas.extend(desk.db().areas(level).await?);
    }
    Ok(areas)
}

/// Where one is, as far as that can be looked up: its position, else the place in words.
pub(super) async fn located(desk: &Desk, one: &Initiative) -> Result<Option<Around>, Fault> {
    let said = one.position.map_or_else(|| one.place.clone(), fields::said);
    Ok(around(&desk.services, &said).await?)
}

/// What is told of one, as far as it can contradict itself.
pub(crate) fn told(desk: &Desk, one: &Initiative, areas: &[Area], around: Option<Vec<String>>) -> Told {
    let named: Vec<&Area> =
        areas.iter().filter(|area| one.areas.iter().any(|code| code == area.code.as_str())).collect();
    // A housing area lies within others and has no outline: no position can be looked up in it.
    let is_unsure = named.iter().any(|area| area.level == Level::Boligomraade);
    let lasting = TimeDelta::minutes(one.duration_minutes.unwrap_or(0));
    let schedule = Schedule::read(&one.schedule).ok();
    Told {
        scope: one.scope.clone(),
        areas: named.iter().map(|area| area.name.clone()).collect(),
        around: around.filter(|_| !is_unsure),
        status: one.status_code.clone(),
        has_dates_to_come: schedule.map(|schedule| !schedule.next(desk.now(), lasting, 1).is_empty()),
        age_from: one.age_from,
        age_to: one.age_to,
        started: one.started.get(..4).and_then(|year| year.parse().ok()),
        this_year: desk.now().year(),
    }
}

/// What is compared of one.
pub(crate) fn sketch(one: &Initiative) -> Sketch {
    Sketch::new(&one.title, &one.run_by, &one.place, &one.areas)
}

/// The hints above the form of one.
pub(crate) async fn shown(desk: &Desk, slug: &str, written: &Written) -> Result<Markup, Fault> {
    let one = fields::read(written, slug, &mut Problems::default());
    let place = located(desk, &one).await?;
    let areas = areas(desk).await?;
    let names = |areas: &[Area]| areas.iter().map(|area| area.name.clone()).collect::<Vec<_>>();
    let within = place.as_ref().map(|place| [names(&place.areas), names(&place.perhaps)].concat());
    // A position that lies in none is outside the city; words that name no place only can't be found.
    let within = within.or(one.position.map(|_| vec![]));
    let contradictions = told(desk, &one, &areas, within).contradictions();
    let is_elsewhere = contradictions.iter().any(|one| matches!(one, Contradiction::Elsewhere(_)));
    let own = sketch(&one);
    let all = desk.db().every_initiative().await?;
    let public = all.iter().find(|other| other.slug == slug);
    let mut alike: Vec<(f64, &Initiative)> = all
        .iter()
        .filter(|other| other.slug != slug)
        .map(|other| (own.likeness(&sketch(other)), other))
        .filter(|(likeness, _)| *likeness >= domain::initiative::duplicate::ALIKE)
        .collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0));
    let missing = place.as_ref().map(|place| {
        let missing = place.named().filter(|area| !one.areas.iter().any(|code| code == area.code.as_str()));
        (place, missing.map(|area| area.name.clone()).collect::<Vec<_>>())
    });
    Ok(html! {
        (confirmed(public))
        @if !contradictions.is_empty() || !alike.is_empty() || missing.as_ref().is_some_and(|(_, missing)| !missing.is_empty()) {
            section.hints aria-labelledby="se-efter" {
                h2 #se-efter { "Se efter, før du udgiver" }
                p.hint { "Det er forslag. Du kan udgive alligevel." }
                ul {
                    @for one in &contradictions { li { (one) } }
                    @if let Some((place, missing)) = missing.filter(|(_, missing)| !missing.is_empty()) {
                        li {
                            // Already said where it contradicts what is chosen.
                            @if !is_elsewhere { "Stedet »" (place.label) "« ligger i " (join_and(&names(&place.areas))) ". " }
                            "Ikke valgt under »Områder«: " (join_and(&missing)) ". "
                            a href="#position" { "Knappen ved »Position«" } " vælger det."
                            @if !place.perhaps.is_empty() { " Tæt på grænsen til " (join_and(&names(&place.perhaps))) "." }
                        }
                    }
                    @for (_, other) in alike.iter().take(MOST_ALIKE) {
                        li { "Kan det være den samme som " a href=(format!("/admin/indhold/indsats/{}", other.slug)) { (other.title) } "?" }
                    }
                }
            }
        }
    })
}

/// When it was confirmed last, and saying that it is.
fn confirmed(public: Option<&Initiative>) -> Markup {
    html! {
        @if let Some(public) = public {
            @if !public.archived_on.is_empty() {
                p.note { "Indsatsen er ude af listerne, fordi ingen har svaret. " a href="/admin/indsatser/paamindelser" { "Tag den tilbage" } }
            }
            form.buttons method="post" action="/admin/indsatser/bekraeft" {
                (crate::form::hidden("indsats", &public.slug))
                span {
                    @if public.confirmed_on.is_empty() { "Ingen har bekræftet oplysningerne." }
                    @else { "Sidst bekræftet " (domain::text::long_date(&public.confirmed_on)) "." }
                }
                button.plain type="submit" { "Jeg har talt med kontakten: det passer i dag" }
            }
        }
    }
}
