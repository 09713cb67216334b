//! What a setting leads to: what changes, the map, one area, and the table of all.

use leptos::prelude::*;

use super::{look, state::State};
use crate::{Mark, words};

/// The marks in the order of the legend, with their class in the picture.
pub(super) const MARKS: [(Mark, &str); 6] = [
    (Mark::In, "in"),
    (Mark::CameIn, "came"),
    (Mark::WentOut, "went"),
    (Mark::Out, "out"),
    (Mark::Lost, "lost"),
    (Mark::Unknown, "none"),
];

/// The map beside the knobs.
pub(super) fn map(state: &State, picture: String) -> AnyView {
    view! {
        <figure class="proev-map" id="kort">
            <div class="picture" inner_html=picture></div>
            {legend(state)}
        </figure>
    }
    .into_any()
}

/// Everything below.
pub(super) fn details(state: &State) -> AnyView {
    view! {
        <div class="proev-result">
            {changes(state)}
            {one(state)}
            {table(state)}
        </div>
    }
    .into_any()
}

/// The areas that the setting moves, with the reason of each.
fn changes(state: &State) -> AnyView {
    let state = state.clone();
    let list = move || {
        let changed = state.found.with(|found| {
            let found = found.as_ref().map_err(ToString::to_string)?;
            let changed = found.areas.iter().enumerate().filter(|(_, area)| area.mark.is_change());
            Ok::<Vec<(usize, Mark, String)>, String>(changed.map(|(at, a)| (at, a.mark, a.why.clone())).collect())
        });
        let changed = match changed {
            Ok(changed) => changed,
            Err(problem) => return view! { <p>{problem}</p> }.into_any(),
        };
        if changed.is_empty() {
            let nothing = if state.own.get() {
                "Ingen forskel. De samme områder er fremhævet."
            } else {
                "Intet endnu. Flyt en grænse, så står forskellen her."
            };
            return view! { <p>{nothing}</p> }.into_any();
        }
        let one = |(at, mark, why): (usize, Mark, String)| {
            let area = &state.laboratory.areas()[at];
            view! {
                <li class=look(Some(mark)).0>
                    <strong>{area.name.clone()}</strong>
                    " "<span class="tag">{word(mark)}</span>
                    <p>{why}</p>
                </li>
            }
        };
        view! { <ul class="changes">{changed.into_iter().map(one).collect_view()}</ul> }.into_any()
    };
    view! {
        <section>
            <h2>"Det ændrer sig"</h2>
            <p class="fine">"Sammenlignet med den offentliggjorte beregning."</p>
            {list}
        </section>
    }
    .into_any()
}

/// A change in a word or two.
fn word(mark: Mark) -> &'static str {
    match mark {
        Mark::CameIn => "kommer til",
        Mark::Lost => "kan ikke vurderes",
        Mark::In | Mark::WentOut | Mark::Out | Mark::Unknown => "falder fra",
    }
}

/// What the map's classes mean, with how many areas each has.
fn legend(state: &State) -> AnyView {
    let entry = |(mark, class): (Mark, &'static str)| {
        let found = state.found;
        let count = move || found.with(|found| found.as_ref().map_or(0, |found| found.with(mark).count()));
        // What is rare is only told where it is there.
        let hidden = move || matches!(mark, Mark::Lost | Mark::Unknown) && count() == 0;
        view! {
            <li hidden=hidden>
                <span class=format!("swatch {class}") aria-hidden="true"></span>{words::mark(mark)}" ("{count}")"
            </li>
        }
    };
    let whose = {
        let whose = state.whose;
        move || format!("{} på kortet.", whose.get())
    };
    view! {
        <figcaption>
            <p>{whose}" Tabellen nedenfor viser det samme."</p>
            <ul class="proev-legend">{MARKS.map(entry).collect_view()}</ul>
        </figcaption>
    }
    .into_any()
}

/// One area, criterion by criterion.
fn one(state: &State) -> AnyView {
    let noun = state.laboratory.method().level.map_or("område", domain::area::Level::noun);
    let chosen = state.chosen;
    let options: Vec<_> = state
        .laboratory
        .areas()
        .iter()
        .enumerate()
        .map(|(at, area)| {
            let is_chosen = move || chosen.get() == Some(at);
            view! { <option value=area.slug.clone() selected=is_chosen>{area.name.clone()}</option> }
        })
        .collect();
    let choose = {
        let laboratory = state.laboratory.clone();
        move |event| {
            let slug = event_target_value(&event);
            chosen.set(laboratory.areas().iter().position(|area| area.slug == slug));
        }
    };
    let hidden = hidden(state);
    let submit = {
        let alive = state.alive;
        move || (!alive.get()).then(|| view! { <button class="button">"Vis"</button> })
    };
    let none = move || chosen.get().is_none();
    let said = {
        let state = state.clone();
        move || chosen.get().map(|at| explained(&state, at))
    };
    view! {
        <section class="proev-one">
            <h2>{format!("Se ét {noun} nærmere")}</h2>
            <form action="/metode/proev" method="get" class="filter">
                {hidden}
                <p>
                    <label for="kvarter">{format!("Vælg et {noun}")}</label>
                    <select id="kvarter" name="kvarter" on:change=choose>
                        <option value="" selected=none>"Ikke valgt"</option>
                        {options}
                    </select>
                </p>
                {submit}
            </form>
            <div class="proev-said">{said}</div>
        </section>
    }
    .into_any()
}

/// The setting, kept when an area is chosen without scripts.
fn hidden(state: &State) -> Vec<AnyView> {
    let pairs = state.laboratory.pairs(&state.setting.get_untracked());
    pairs.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }.into_any()).collect()
}

fn explained(state: &State, at: usize) -> AnyView {
    let area = &state.laboratory.areas()[at];
    let said = state.found.with(|found| match found {
        Ok(found) => Ok((words::mark(found.areas[at].mark), found.areas[at].why.clone())),
        Err(problem) => Err(problem.to_string()),
    });
    let (mark, why) = match said {
        Ok(said) => said,
        Err(problem) => return view! { <p>{problem}</p> }.into_any(),
    };
    let sentences = state.setting.with(|setting| state.laboratory.explain(setting, at)).unwrap_or_default();
    let whose = state.whose.get();
    view! {
        <p><strong>{area.name.clone()}</strong>" – "{whose}": "{mark}"."</p>
        <p>{why}</p>
        <ul>{sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
        <p><a href=format!("/omraade/{}", area.slug)>"Se de offentliggjorte tal for "{area.name.clone()}</a></p>
    }
    .into_any()
}

/// All areas.
fn table(state: &State) -> AnyView {
    let noun = state.laboratory.method().level.map_or("område", domain::area::Level::noun);
    let whose = state.whose;
    let rows: Vec<_> = (0..state.laboratory.areas().len()).map(|at| row(state, at)).collect();
    view! {
        <section>
            <h2>{format!("Alle {}", words::areas(&state.laboratory, state.laboratory.areas().len()))}</h2>
            <details class="proev-table">
            <summary>"Vis tabellen med begrundelser"</summary>
            <div class="table-scroll" role="region" aria-label="Alle områder" tabindex="0">
                <table>
                    <caption>{whose}" for alle områder, med begrundelse."</caption>
                    <thead>
                        <tr>
                            <th scope="col">{domain::text::capitalised(noun)}</th>
                            <th scope="col">{whose}</th>
                            <th scope="col">"Begrundelse"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            </details>
        </section>
    }
    .into_any()
}

fn row(state: &State, at: usize) -> impl IntoView + use<> {
    let area = &state.laboratory.areas()[at];
    let found = state.found;
    // One listener a row: there may be hundreds, and all of them hear of every change.
    let said = move || {
        let (mark, why) = found.with(|found| {
            let answer = found.as_ref().ok().map(|found| &found.areas[at]);
            answer.map_or(("Ikke beregnet", String::new()), |answer| (words::mark(answer.mark), answer.why.clone()))
        });
        view! {
            <td>{mark}</td>
            <td>{why}</td>
        }
    };
    view! {
        <tr>
            <th scope="row"><a href=format!("/omraade/{}", area.slug)>{area.name.clone()}</a></th>
            {said}
        </tr>
    }
}
