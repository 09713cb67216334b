//! The whole application: one route, and one of two layouts around the document that the address names.
//!
//! Which documents there are is known to `document::render` alone; what it does not know is a 404. So the router has
//! a single route, and what it is here for is the rest: following links, history, and the address as a signal. The
//! map's layout stays mounted as long as the address belongs to it.

use leptos::{either::Either, prelude::*};
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    path,
};

use crate::{
    document::{self, DocumentView},
    layout::{Page, is_beside_map},
    map::MapLayout,
};

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <FlatRoutes fallback=Site>
                <Route path=path!("/*side") view=Site/>
            </FlatRoutes>
        </Router>
    }
}

/// The document of the current address in its layout.
#[component]
fn Site() -> impl IntoView {
    let path = use_location().pathname;
    let document = document::current();
    #[cfg(feature = "hydrate")]
    {
        document::follow_forms();
        crate::map::find_in_forms();
        crate::layout::follow_header();
    }
    let beside_map = Memo::new(move |_| path.with(|path| is_beside_map(path)));
    move || {
        if beside_map.get() {
            Either::Left(view! { <MapLayout><DocumentView document/></MapLayout> })
        } else {
            Either::Right(view! { <Page><DocumentView document/></Page> })
        }
    }
}
