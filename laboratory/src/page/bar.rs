//! What is found in one sentence, whose calculation it is, and the way back. It stays in sight.

use domain::{reason::Language, screening::Outcome};
use leptos::prelude::*;

use super::state::State;
use crate::{Mark, words};

/// The bar above everything.
pub(super) fn bar(state: &State) -> AnyView {
    let (whose, heard) = (state.whose, state.heard);
    let class = {
        let own = state.own;
        move || if own.get() { "proev-bar own" } else { "proev-bar" }
    };
    let sentence = {
        let state = state.clone();
        move || sentence(&state)
    };
    view! {
        <div class=class>
            <p><strong>{whose}</strong>" "{sentence}</p>
            <p class="visually-hidden" role="status">{heard}</p>
            {ways(state)}
        </div>
    }
    .into_any()
}

pub(crate) fn sentence(state: &State) -> String {
    let laboratory = &state.laboratory;
    let language = laboratory.language();
    state.found.with(|found| match found {
        Err(problem) => words::unanswered(problem, language),
        Ok(calculation) => {
            let count = |mark: Mark| calculation.with(mark).count();
            let all = domain::text::capitalised(&words::areas(laboratory, calculation.stand_out()));
            let moved = [
                (count(Mark::CameIn), language.pick("kommer til", "come in")),
                (count(Mark::WentOut), language.pick("falder fra", "go out")),
                (count(Mark::Lost), language.pick("kan ikke længere vurderes", "can no longer be assessed")),
            ];
            let moved: Vec<String> =
                moved.into_iter().filter(|(n, _)| *n > 0).map(|(n, words)| format!("{n} {words}")).collect();
            let stand_out = match (language, calculation.stand_out()) {
                (Language::Danish, _) => "er fremhævet",
                (Language::English, 1) => "stands out",
                (Language::English, _) => "stand out",
            };
            match (moved.is_empty(), state.own.get()) {
                (true, true) => {
                    let same = language.pick("de samme som i den offentliggjorte", "the same as in the published one");
                    format!("{all} {stand_out}: {same}.")
                }
                (true, false) => format!("{all} {stand_out}."),
                (false, _) => {
                    let before = laboratory.areas().iter().filter(|area| area.published == Outcome::StandsOut).count();
                    let against = language.pick("mod {} i den offentliggjorte", "against {} in the published one");
                    format!("{all} {stand_out} {}: {}.", against.replace("{}", &before.to_string()), moved.join(", "))
                }
            }
        }
    })
}

/// Back to what is published, and the address to share.
fn ways(state: &State) -> AnyView {
    let (own, language) = (state.own, state.laboratory.language());
    let back = {
        let state = state.clone();
        move || {
            let state = state.clone();
            own.get().then(|| {
                let is_published = state.laboratory.is_published();
                let back = move |event: leptos::ev::MouseEvent| {
                    // Another method than the published one takes another page.
                    if is_published && state.alive.get_untracked() {
                        event.prevent_default();
                        event.stop_propagation();
                        state.reset();
                    }
                };
                let href = words::address(language, "/metode/proev");
                let words = language.pick("Tilbage til den offentliggjorte", "Back to the published one");
                view! { <a class="button" href=href on:click=back>{words}</a> }
            })
        }
    };
    let share = {
        let state = state.clone();
        move || (state.alive.get() && own.get()).then(|| share(&state))
    };
    view! { <p class="proev-ways">{back}{share}</p> }.into_any()
}

/// A button that copies the page's address.
fn share(state: &State) -> impl IntoView + use<> {
    let language = state.laboratory.language();
    let offered = language.pick("Kopiér link", "Copy link");
    let copied = RwSignal::new(offered);
    let (setting, heard) = (state.setting, state.heard);
    // Of another setting the link has not been copied.
    Effect::new(move |_| {
        setting.track();
        copied.set(offered);
    });
    #[cfg(feature = "csr")]
    let copy = move |_| {
        crate::browser::copy_address(move |done| {
            let said = if done {
                language.pick("Linket er kopieret", "The link is copied")
            } else {
                language.pick("Kopiér adressen foroven i browseren", "Copy the address at the top of the browser")
            };
            copied.set(said);
            heard.set(said.to_owned());
        });
    };
    #[cfg(not(feature = "csr"))]
    let copy = move |_: leptos::ev::MouseEvent| heard.set(String::new());
    view! { <button type="button" class="button plain" on:click=copy>{copied}</button> }
}
