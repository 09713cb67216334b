//! Showing documents, and what follows a navigation to one: focus, and the place in the page.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    document::data::{Shown, read_document},
    fault::FaultView,
    head::{PageDescription, PageTitle},
    layout::Page,
};

/// A document as a page of its own.
#[component]
pub fn DocumentPage() -> impl IntoView {
    view! { <Page><DocumentPanel/></Page> }
}

/// The document at the current address: what was shown before while the next one comes, or what went wrong.
#[component]
pub fn DocumentPanel() -> impl IntoView {
    let location = use_location();
    // The map's choice is in the query too, and changes nothing in the document.
    let address = Memo::new(move |_| {
        let query = location.search.get();
        let kept = query.split('&').filter(|pair| !pair.starts_with("vis=") && !pair.is_empty());
        (location.pathname.get(), kept.collect::<Vec<_>>().join("&"))
    });
    let document = Resource::new(
        move || address.get(),
        |(path, query)| async move { read_document(path, query).await.map(Shown::from) },
    );
    #[cfg(feature = "hydrate")]
    super::forms::settle(document);
    view! {
        <Transition fallback=|| view! { <p class="waiting">"Henter …"</p> }>
            {move || Suspend::new(async move {
                match document.await {
                    Ok(Shown { title, description, html }) => view! {
                        <PageTitle text=title/>
                        <PageDescription text=description/>
                        <div class="document" inner_html=html></div>
                    }
                    .into_any(),
                    Err(fault) => view! { <FaultView fault/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}
