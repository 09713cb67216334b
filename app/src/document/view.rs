//! The document of the current address, and showing it.

use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_location;

use crate::{Fault, document::data::Shown, fault::FaultView, head::PageHead, locale::word};

/// The document being shown, or why there is none.
pub type Current = Resource<Result<Shown, Fault>>;

/// The document of the current address, fetched anew when the address changes.
pub fn current() -> Current {
    let location = use_location();
    // The map's choice is in the query too, and changes nothing in the document.
    let address = Memo::new(move |_| {
        let query = location.search.get();
        let kept = query.split('&').filter(|pair| !pair.starts_with("vis=") && !pair.is_empty());
        (location.pathname.get(), kept.collect::<Vec<_>>().join("&"))
    });
    let document =
        Resource::new(move || address.get(), |(path, query)| async move { fetch(path, query).await.map(Shown::from) });
    #[cfg(feature = "hydrate")]
    {
        super::forms::settle(document);
        super::fetch::prefetch();
    }
    document
}

#[cfg(not(feature = "hydrate"))]
use super::data::read_document as fetch;
#[cfg(feature = "hydrate")]
use super::fetch::fetch;

/// Shows a document: what was shown before while the next one comes, or what went wrong.
#[component]
pub fn DocumentView(document: Current) -> impl IntoView {
    view! {
        <Transition fallback=|| view! { <p class="waiting">{word("waiting")}</p> }>
            {move || Suspend::new(async move {
                match document.await {
                    Ok(Shown { title, description, html, status, address }) => Either::Left(view! {
                        <PageHead title description status address/>
                        <div class="document" inner_html=html></div>
                    }),
                    Err(fault) => Either::Right(view! { <FaultView fault again=move || document.refetch()/> }),
                }
            })}
        </Transition>
    }
}
