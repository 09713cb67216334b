//! What a setting leads to: what changes, the map, one area, and the table of all.

use domain::reason::Language;
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
    let language = state.laboratory.language();
    let list = move || {
        let changed = state.found.with(|found| {
            let found = found.as_ref().map_err(|problem| words::unanswered(problem, language))?;
            let changed = found.areas.iter().enumerate().filter(|(_, area)| area.mark.is_change());
            Ok::<Vec<(usize, Mark, String)>, String>(changed.map(|(at, a)| (at, a.mark, a.why.clone())).collect())
        });
        let changed = match changed {
            Ok(changed) => changed,
            Err(problem) => return view! { <p>{problem}</p> }.into_any(),
        };
        if changed.is_empty() {
            let nothing = if state.own.get() {
                language
                    .pick("Ingen forskel. De samme områder er fremhævet.", "No difference. The same areas stand out.")
            } else {
                language.pick(
                    "Intet endnu. Flyt en grænse, så står forskellen her.",
                    "Nothing yet. Move a limit, and the difference will be here.",
                )
            };
            return view! { <p>{nothing}</p> }.into_any();
        }
        let one = |(at, mark, why): (usize, Mark, String)| {
            let area = &state.laboratory.areas()[at];
            view! {
                <li class=look(Some(mark), language).0>
                    <strong>{area.name.clone()}</strong>
                    " "<span class="tag">{word(mark, language)}</span>
                    <p>{why}</p>
                </li>
            }
        };
        view! { <ul class="changes">{changed.into_iter().map(one).collect_view()}</ul> }.into_any()
    };
    view! {
        <section>
            <h2>{language.pick("Det ændrer sig", "What changes")}</h2>
            <p class="fine">{language.pick("Sammenlignet med den offentliggjorte beregning.", "Compared with the published calculation.")}</p>
            {list}
        </section>
    }
    .into_any()
}

/// A change in a word or two.
fn word(mark: Mark, language: Language) -> &'static str {
    match mark {
        Mark::CameIn => language.pick("kommer til", "comes in"),
        Mark::Lost => language.pick("kan ikke vurderes", "can’t be assessed"),
        Mark::In | Mark::WentOut | Mark::Out | Mark::Unknown => language.pick("falder fra", "goes out"),
    }
}

/// What the map's classes mean, with how many areas each has.
fn legend(state: &State) -> AnyView {
    let language = state.laboratory.language();
    let entry = |(mark, class): (Mark, &'static str)| {
        let found = state.found;
        let count = move || found.with(|found| found.as_ref().map_or(0, |found| found.with(mark).count()));
        // What is rare is only told where it is there.
        let hidden = move || matches!(mark, Mark::Lost | Mark::Unknown) && count() == 0;
        view! {
            <li hidden=hidden>
                <span class=format!("swatch {class}") aria-hidden="true"></span>{words::mark(mark, language)}" ("{count}")"
            </li>
        }
    };
    let whose = {
        let whose = state.whose;
        move || format!("{} {}", whose.get(), language.pick("på kortet.", "on the map."))
    };
    view! {
        <figcaption>
            <p>{whose}" "{language.pick("Tabellen nedenfor viser det samme.", "The table below shows the same.")}</p>
            <ul class="proev-legend">{MARKS.map(entry).collect_view()}</ul>
        </figcaption>
    }
    .into_any()
}

/// One area, criterion by criterion.
fn one(state: &State) -> AnyView {
    let (noun, _) = words::nouns(&state.laboratory);
    let language = state.laboratory.language();
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
        move || (!alive.get()).then(|| view! { <button class="button">{language.pick("Vis", "Show")}</button> })
    };
    let none = move || chosen.get().is_none();
    let said = {
        let state = state.clone();
        move || chosen.get().map(|at| explained(&state, at))
    };
    view! {
        <section class="proev-one">
            <h2>{language.pick("Se nærmere på ét område", "Look closer at one {}").replace("{}", noun)}</h2>
            <form action=words::address(language, "/metode/proev") method="get" class="filter">
                {hidden}
                <p>
                    <label for="kvarter">{language.pick("Vælg et område", "Choose one {}").replace("{}", noun)}</label>
                    <select id="kvarter" name="kvarter" on:change=choose>
                        <option value="" selected=none>{language.pick("Ikke valgt", "None chosen")}</option>
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
    let language = state.laboratory.language();
    let said = state.found.with(|found| match found {
        Ok(found) => Ok((words::mark(found.areas[at].mark, language), found.areas[at].why.clone())),
        Err(problem) => Err(words::unanswered(problem, language)),
    });
    let (mark, why) = match said {
        Ok(said) => said,
        Err(problem) => return view! { <p>{problem}</p> }.into_any(),
    };
    let sentences = state.setting.with(|setting| state.laboratory.explain(setting, at)).unwrap_or_default();
    let whose = state.whose.get();
    let href = words::address(language, &format!("/omraade/{}", area.slug));
    view! {
        <p><strong>{area.name.clone()}</strong>" – "{whose}": "{mark}"."</p>
        <p>{why}</p>
        <ul>{sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
        <p><a href=href>{language.pick("Se de offentliggjorte tal for", "See the published figures of")}" "{area.name.clone()}</a></p>
    }
    .into_any()
}

/// All areas.
fn table(state: &State) -> AnyView {
    let (noun, _) = words::nouns(&state.laboratory);
    let language = state.laboratory.language();
    let whose = state.whose;
    let rows: Vec<_> = (0..state.laboratory.areas().len()).map(|at| row(state, at)).collect();
    view! {
        <section>
            <h2>{format!("{} {}", language.pick("Alle", "All"), words::areas(&state.laboratory, state.laboratory.areas().len()))}</h2>
            <details class="proev-table">
            <summary>{language.pick("Vis tabellen med begrundelser", "Show the table with reasons")}</summary>
            <div class="table-scroll" role="region" aria-label=language.pick("Alle områder", "All areas") tabindex="0">
                <table>
                    <caption>{whose}" "{language.pick("for alle områder, med begrundelse.", "for all areas, with reasons.")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{domain::text::capitalised(noun)}</th>
                            <th scope="col">{whose}</th>
                            <th scope="col">{language.pick("Begrundelse", "Reason")}</th>
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
    let (found, language) = (state.found, state.laboratory.language());
    // One listener a row: there may be hundreds, and all of them hear of every change.
    let said = move || {
        let (mark, why) = found.with(|found| {
            let answer = found.as_ref().ok().map(|found| &found.areas[at]);
            answer.map_or((words::not_calculated(language), String::new()), |answer| {
                (words::mark(answer.mark, language), answer.why.clone())
            })
        });
        view! {
            <td>{mark}</td>
            <td>{why}</td>
        }
    };
    view! {
        <tr>
            <th scope="row"><a href=words::address(language, &format!("/omraade/{}", area.slug))>{area.name.clone()}</a></th>
            {said}
        </tr>
    }
}
