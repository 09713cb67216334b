//! What is found in one sentence, whose calculation it is, and the way back. It stays in sight.

use domain::screening::Outcome;
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
    state.found.with(|found| match found {
        Err(problem) => problem.to_string(),
        Ok(calculation) => {
            let count = |mark: Mark| calculation.with(mark).count();
            let all = domain::text::capitalised(&words::areas(laboratory, calculation.stand_out()));
            let moved = [
                (count(Mark::CameIn), "kommer til"),
                (count(Mark::WentOut), "falder fra"),
                (count(Mark::Lost), "kan ikke længere vurderes"),
            ];
            let moved: Vec<String> =
                moved.into_iter().filter(|(n, _)| *n > 0).map(|(n, words)| format!("{n} {words}")).collect();
            match (moved.is_empty(), state.own.get()) {
                (true, true) => format!("{all} er fremhævet: de samme som i den offentliggjorte."),
                (true, false) => format!("{all} er fremhævet."),
                (false, _) => {
                    let before = laboratory.areas().iter().filter(|area| area.published == Outcome::StandsOut).count();
                    format!("{all} er fremhævet mod {before} i den offentliggjorte: {}.", moved.join(", "))
                }
            }
        }
    })
}

/// Back to what is published, and the address to share.
fn ways(state: &State) -> AnyView {
    let own = state.own;
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
                view! { <a class="button" href="/metode/proev" on:click=back>"Tilbage til den offentliggjorte"</a> }
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
    let copied = RwSignal::new("Kopiér link");
    let (setting, heard) = (state.setting, state.heard);
    // Of another setting the link has not been copied.
    Effect::new(move |_| {
        setting.track();
        copied.set("Kopiér link");
    });
    #[cfg(feature = "csr")]
    let copy = move |_| {
        crate::browser::copy_address(move |done| {
            let said = if done { "Linket er kopieret" } else { "Kopiér adressen foroven i browseren" };
            copied.set(said);
            heard.set(said.to_owned());
        });
    };
    #[cfg(not(feature = "csr"))]
    let copy = move |_: leptos::ev::MouseEvent| heard.set(String::new());
    view! { <button type="button" class="button plain" on:click=copy>{copied}</button> }
}
