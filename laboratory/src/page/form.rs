//! The knobs: a form that works by itself, with sliders where scripts are on.

use domain::{
    index::statistics::number,
    method::{
        Rule,
        knobs::{Knob, Scale, Sets},
    },
};
use leptos::{ev, prelude::*};

use super::state::State;
use crate::words;

/// All knobs, in groups: the criteria with their limits, how many must be met, and the weights.
pub(super) fn form(state: &State) -> AnyView {
    let (method, language) = (state.laboratory.method(), state.laboratory.language());
    let knobs = state.laboratory.knobs();
    let mut groups: Vec<AnyView> = Vec::new();
    let limits: Vec<_> = (0..knobs.len())
        .filter_map(|at| {
            if let Sets::Limit(criterion, scale) = knobs[at].sets { Some((at, criterion, scale)) } else { None }
        })
        .map(|(at, criterion, scale)| {
            let left_out = left_out_beside(knobs, criterion);
            limit(state, at, criterion, scale, left_out)
        })
        .collect();
    if !limits.is_empty() {
        groups.push(group(
            language.pick("Grænserne", "The limits"),
            language.pick("Hvornår er et kriterium opfyldt?", "When is a criterion met?"),
            limits,
        ));
    }
    let counts: Vec<_> = (0..knobs.len()).filter(|at| matches!(knobs[*at].sets, Sets::Count(_))).collect();
    if !counts.is_empty() {
        groups.push(group(
            language.pick("Antallet", "The number"),
            language.pick("Hvor mange kriterier skal være opfyldt?", "How many criteria must be met?"),
            counts.into_iter().map(|at| count(state, at)).collect(),
        ));
    }
    for score in 0..method.scores.len() {
        let weights: Vec<_> =
            (0..knobs.len()).filter(|at| matches!(knobs[*at].sets, Sets::Weight(of, _) if of == score)).collect();
        if !weights.is_empty() {
            let views = weights.iter().map(|at| weight(state, *at, &weights)).collect();
            groups.push(group(
                language.pick("Vægtene", "The weights"),
                language.pick("Hvor meget tæller hvert tal?", "How much does each figure count?"),
                views,
            ));
        }
    }
    let hidden = (!state.laboratory.is_published())
        .then(|| view! { <input type="hidden" name="metode" value=method.id.clone()/> });
    let chosen = state.chosen.get_untracked().map(|at| state.laboratory.areas()[at].slug.clone());
    let chosen = chosen.map(|slug| view! { <input type="hidden" name="kvarter" value=slug/> });
    let submit = {
        let alive = state.alive;
        move || {
            (!alive.get()).then(|| view! { <p><button class="button primary">{language.pick("Regn igen", "Calculate again")}</button></p> })
        }
    };
    let kept = {
        let alive = state.alive;
        move |event: ev::SubmitEvent| {
            if alive.get_untracked() {
                event.prevent_default();
                event.stop_propagation();
            }
        }
    };
    view! {
        <form class="proev-form" action=words::address(language, "/metode/proev") method="get" on:submit=kept>
            {hidden}
            {chosen}
            {groups}
            {submit}
        </form>
    }
    .into_any()
}

fn group(title: &'static str, question: &'static str, knobs: Vec<AnyView>) -> AnyView {
    view! {
        <fieldset>
            <legend><span>{title}</span>" "<small>{question}</small></legend>
            {knobs}
        </fieldset>
    }
    .into_any()
}

/// The knob that leaves a criterion out, where it stands beside the criterion's limit: that of the first count.
fn left_out_beside(knobs: &[Knob], criterion: usize) -> Option<usize> {
    knobs.iter().position(|knob| matches!(knob.sets, Sets::LeftOut(_, part) if part == criterion))
}

/// The knobs of a count that leave criteria out and have no place beside a limit.
fn left_out_below(knobs: &[Knob], count: usize) -> Vec<(usize, usize)> {
    let has_limit = |part: usize| knobs.iter().any(|knob| matches!(knob.sets, Sets::Limit(at, _) if at == part));
    let below = |(at, knob): (usize, &Knob)| match knob.sets {
        Sets::LeftOut(whole, part) if whole == count => {
            let beside = has_limit(part) && left_out_beside(knobs, part) == Some(at);
            (!beside).then_some((at, part))
        }
        _ => None,
    };
    knobs.iter().enumerate().filter_map(below).collect()
}

/// A criterion: its limit, and whether it counts.
fn limit(state: &State, at: usize, criterion: usize, scale: Scale, left_out: Option<usize>) -> AnyView {
    let (method, language) = (state.laboratory.method(), state.laboratory.language());
    let name = words::criterion(&state.laboratory, criterion);
    let measures = words::measures(method, criterion);
    let now = {
        let state = state.clone();
        move || {
            if left_out.is_some_and(|at| state.setting.with(|setting| setting[at] > 0.5)) {
                return language.pick("Tæller ikke med.", "Does not count.").to_owned();
            }
            let limit = state.found.with(|found| found.as_ref().ok().and_then(|found| found.limits[criterion]));
            words::limit(&state.laboratory, criterion, limit)
        }
    };
    let counts = left_out.map(|left_out| leave_out(state, left_out, criterion));
    let unit = words::unit_of_limit(&state.laboratory, criterion, scale);
    view! {
        <div class="knob">
            <p class="knob-name">{name.clone()}</p>
            <p class="fine">{measures}</p>
            {field(state, at, format!("{} {}", language.pick("Grænse for", "Limit of"), name.to_lowercase()), unit)}
            <p class="fine">{now}" "{published(state, at)}</p>
            {counts}
        </div>
    }
    .into_any()
}

/// How many criteria must be met.
fn count(state: &State, at: usize) -> AnyView {
    let Sets::Count(criterion) = state.laboratory.knobs()[at].sets else { return ().into_any() };
    let language = state.laboratory.language();
    let of = match state.laboratory.method().criteria[criterion].rule() {
        Some(Rule::Count(count)) => count.of.len(),
        _ => 0,
    };
    let left = {
        let state = state.clone();
        move || {
            let setting = state.setting.read();
            let out = |(knob, value): &(&Knob, &f64)| {
                matches!(knob.sets, Sets::LeftOut(whole, _) if whole == criterion) && **value > 0.5
            };
            of - state.laboratory.knobs().iter().zip(setting.iter()).filter(out).count()
        }
    };
    let of_how_many = {
        let left = left.clone();
        move || format!("{} {}", language.pick("af", "of"), left())
    };
    let capped = {
        let setting = state.setting;
        move || {
            let (asked, left) = (setting.with(|setting| setting[at]), left());
            let words = match left {
                1 => (
                    "Kun ét kriterium tæller med, så det skal være opfyldt.",
                    "Only one criterion counts, so it must be met.",
                ),
                2 => (
                    "Kun to kriterier tæller med, så begge skal være opfyldt.",
                    "Only two criteria count, so both must be met.",
                ),
                _ => (
                    "Kun {} kriterier tæller med, så alle skal være opfyldt.",
                    "Only {} criteria count, so all must be met.",
                ),
            };
            let said = || language.pick(words.0, words.1).replace("{}", &left.to_string());
            (left > 0 && number(left) < asked).then(said)
        }
    };
    let knobs = state.laboratory.knobs();
    let is_only = knobs.iter().filter(|knob| matches!(knob.sets, Sets::Count(_))).count() == 1;
    let name = (!is_only).then(|| view! { <p class="knob-name">{words::criterion(&state.laboratory, criterion)}</p> });
    let below = left_out_below(knobs, criterion).into_iter();
    let below: Vec<_> = below.map(|(at, part)| leave_out(state, at, part)).collect();
    view! {
        <div class="knob">
            {name}
            {field(state, at, language.pick("Mindst så mange kriterier", "At least so many criteria").to_owned(), of_how_many)}
            <p class="fine">{capped}" "{published(state, at)}</p>
            {below}
        </div>
    }
    .into_any()
}

/// How much a number weighs, among `all` weights of the same score.
fn weight(state: &State, at: usize, all: &[usize]) -> AnyView {
    let Sets::Weight(score, part) = state.laboratory.knobs()[at].sets else { return ().into_any() };
    let language = state.laboratory.language();
    let name = words::number(&state.laboratory, &state.laboratory.method().scores[score].of[part]);
    let share = {
        let (setting, all) = (state.setting, all.to_vec());
        move || {
            setting.with(|setting| words::share(setting[at], all.iter().map(|other| setting[*other]).sum(), language))
        }
    };
    view! {
        <div class="knob">
            <p class="knob-name">{name.clone()}</p>
            {field(state, at, format!("{} {}", language.pick("Vægt af", "Weight of"), name.to_lowercase()), share)}
            <p class="fine">{published(state, at)}</p>
        </div>
    }
    .into_any()
}

/// A checkbox that leaves a criterion out.
fn leave_out(state: &State, at: usize, criterion: usize) -> AnyView {
    let words = state.laboratory.language().pick("Tæl ikke »{}« med", "Do not count “{}”");
    let label = words.replace("{}", &words::criterion(&state.laboratory, criterion));
    let knob = &state.laboratory.knobs()[at];
    let (setting, id) = (state.setting, knob.name.clone());
    let is_out = move || setting.with(|setting| setting[at] > 0.5);
    let change = {
        let state = state.clone();
        move |event| state.set(at, if event_target_checked(&event) { 1.0 } else { 0.0 })
    };
    view! {
        <p class="check">
            <input type="checkbox" id=id.clone() name=id.clone() value="1" checked=is_out() prop:checked=is_out on:change=change/>
            <label for=id>{label}</label>
        </p>
    }
    .into_any()
}

/// A number, and a slider where there are scripts.
fn field<U: IntoView + 'static>(state: &State, at: usize, label: String, unit: U) -> AnyView {
    let knob = state.laboratory.knobs()[at].clone();
    let id = knob.name.clone();
    let setting = state.setting;
    let language = state.laboratory.language();
    let value = move || setting.with(|setting| words::typed(setting[at], language));
    let wrong = RwSignal::new(false);
    let typed = {
        let (state, knob) = (state.clone(), knob.clone());
        move |event| match knob.parse(&event_target_value(&event)) {
            Ok(Some(value)) => state.set(at, value),
            _ => wrong.set(true),
        }
    };
    // Whatever sets the knob puts the field right.
    Effect::new(move |_| {
        setting.track();
        wrong.set(false);
    });
    let problem = {
        let (knob, id) = (knob.clone(), format!("{id}-fejl"));
        move || {
            wrong
                .get()
                .then(|| view! { <p class="problem" id=id.clone() role="alert">{words::takes(&knob, language)}</p> })
        }
    };
    let described = {
        let id = id.clone();
        move || if wrong.get() { format!("{id}-enhed {id}-fejl") } else { format!("{id}-enhed") }
    };
    let slider = {
        let (state, label) = (state.clone(), label.clone());
        move || state.alive.get().then(|| slider(&state, at, label.clone()))
    };
    view! {
        <div class="field">
            <label for=id.clone() class="visually-hidden">{label}</label>
            {slider}
            <input type="text" autocomplete="off" id=id.clone() name=id.clone()
                inputmode="decimal" value=value() prop:value=value on:change=typed aria-describedby=described
                aria-invalid=move || wrong.get().then_some("true")/>
            <span class="unit" id=format!("{id}-enhed")>{unit}</span>
            {problem}
        </div>
    }
    .into_any()
}

fn slider(state: &State, at: usize, label: String) -> AnyView {
    let knob = state.laboratory.knobs()[at].clone();
    let setting = state.setting;
    let value = move || setting.with(|setting| setting[at].to_string());
    let spoken = {
        let (state, knob) = (state.clone(), knob.clone());
        move || words::spoken(&state.laboratory, &knob, setting.with(|setting| setting[at]))
    };
    let moved = {
        let (state, knob) = (state.clone(), knob.clone());
        move |event| {
            if let Ok(Some(value)) = knob.parse(&event_target_value(&event)) {
                state.set(at, value);
            }
        }
    };
    view! {
        <input type="range" aria-label=label min=knob.lowest max=knob.highest step=knob.step prop:value=value
            aria-valuetext=spoken on:input=moved/>
    }
    .into_any()
}

/// The published value, where the knob has been moved.
fn published(state: &State, at: usize) -> impl Fn() -> Option<String> + Send + use<> {
    let (setting, knob) = (state.setting, state.laboratory.knobs()[at].clone());
    let laboratory = state.laboratory.clone();
    move || setting.with(|setting| knob.is_moved(setting[at]).then(|| words::stated(&laboratory, &knob)))
}
