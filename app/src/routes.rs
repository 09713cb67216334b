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
    about::AboutPage,
    area::AreaPanel,
    areas::AreasPage,
    fault::{Fault, FaultView},
    goal::GoalsPage,
    initiative::InitiativesPage,
    layout::{Announce, Header, Page},
    map::{Home, MapLayout},
    method::MethodPage,
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
            <Announce/>
            <Routes fallback=not_found>
                <ParentRoute path=path!("") view=MapLayout ssr=SsrMode::Async>
                    <Route path=path!("") view=Home ssr=SsrMode::Async/>
                    <Route path=path!("omraade/:slug") view=AreaPanel ssr=SsrMode::Async/>
                </ParentRoute>
                <Route path=path!("omraader") view=AreasPage ssr=SsrMode::Async/>
                <Route path=path!("maal") view=GoalsPage ssr=SsrMode::Async/>
                <Route path=path!("indsatser") view=InitiativesPage ssr=SsrMode::Async/>
                <Route path=path!("metode") view=MethodPage ssr=SsrMode::Async/>
                <Route path=path!("om") view=AboutPage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
