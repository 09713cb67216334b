//! The addresses, and which page answers each.
//!
//! Every route renders whole on the server (`SsrMode::Async`): status, title and text come together, and the page is
//! complete without scripts. The map is the parent of the pages shown in its panel, so it stays mounted.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use crate::{
    document::{DocumentPage, DocumentPanel},
    fault::{Fault, FaultView},
    layout::{Header, Page},
    map::MapLayout,
};

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let not_found = || view! { <Page><FaultView fault=Fault::NotFound/></Page> };
    view! {
        <Router>
            <a class="skip" href="#indhold">"Spring til indhold"</a>
            <Header/>
            <Routes fallback=not_found>
                <ParentRoute path=path!("") view=MapLayout ssr=SsrMode::Async>
                    <Route path=path!("") view=DocumentPanel ssr=SsrMode::Async/>
                    <Route path=path!("omraade/:slug") view=DocumentPanel ssr=SsrMode::Async/>
                </ParentRoute>
                <Route path=path!("omraader") view=DocumentPage ssr=SsrMode::Async/>
                <Route path=path!("maal") view=DocumentPage ssr=SsrMode::Async/>
                <Route path=path!("indsatser") view=DocumentPage ssr=SsrMode::Async/>
                <Route path=path!("metode") view=DocumentPage ssr=SsrMode::Async/>
                <Route path=path!("om") view=DocumentPage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
