//! One way for every page to wait for its data and to say what went wrong.

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::fault::{Fault, FaultView};

/// Shows `view` of the data when it is there, what was shown before while new data comes, and the fault if it fails.
#[component]
pub fn Loaded<T, F>(
    /// What is being fetched.
    data: Resource<Result<T, Fault>>,
    /// What is made of it.
    view: F,
) -> impl IntoView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    F: Fn(T) -> AnyView + Clone + Send + Sync + 'static,
{
    view! {
        <Transition fallback=|| view! { <p class="waiting">"Henter …"</p> }>
            {move || {
                let view = view.clone();
                Suspend::new(async move {
                    match data.await {
                        Ok(value) => view(value),
                        Err(fault) => view! { <FaultView fault/> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}
