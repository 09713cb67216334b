//! Every address of the staff's pages, and who it is for. What stands here is what is tested: each one is tried as nobody,
//! as every role, and from a strange site.

use axum::{
    handler::Handler,
    http::Method,
    routing::{MethodFilter, MethodRouter, on},
};
use domain::staff::Permission;

use crate::{
    audit,
    content::{self, edit, pictures, save, script, take_down, versions},
    corrections,
    desk::Desk,
    overview,
    people::{account, codes, list, one},
    screening::{self, preview, publish, remark, run},
    sign_in::{code, page as first_step, start, welcome},
};

/// Who an address is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everybody.
    Anybody,
    /// Who has passed the first step of signing in, and not the second.
    Half,
    /// Who is signed in and may do this.
    May(Permission),
}

/// An address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// GET or POST.
    pub method: Method,
    /// The path, with names in braces.
    pub path: &'static str,
    /// Who it is for.
    pub who: Who,
}

type Listed = (Endpoint, MethodRouter<Desk>);

/// All of them, each with what answers there.
#[must_use]
pub fn all() -> Vec<Listed> {
    use Permission::{Audit, Edit, Look, People, Publish, Screen};
    use Who::{Anybody, Half, May};
    vec![
        get("/admin/log-ind", Anybody, first_step::show),
        post("/admin/log-ind", Anybody, first_step::enter),
        get("/admin/log-ind/kode", Half, code::show),
        post("/admin/log-ind/kode", Half, code::enter),
        get("/admin/velkommen", Anybody, welcome::show),
        post("/admin/velkommen", Anybody, welcome::choose),
        get("/admin/velkommen/kode", Half, welcome::show_code),
        post("/admin/velkommen/kode", Half, welcome::confirm),
        post("/admin/log-ud", May(Look), start::leave),
        get("/admin", May(Look), overview::show),
        get("/admin/mig", May(Look), account::show),
        post("/admin/mig/adgangskode", May(Look), account::change_password),
        post("/admin/mig/log-ud", May(Look), account::end),
        post("/admin/mig/koder", May(Look), codes::renew),
        get("/admin/brugere", May(People), list::show),
        post("/admin/brugere", May(People), list::invite),
        get("/admin/brugere/{id}", May(People), one::show),
        post("/admin/brugere/{id}/roller", May(People), one::change_roles),
        post("/admin/brugere/{id}/luk", May(People), one::close),
        post("/admin/brugere/{id}/link", May(People), one::new_link),
        post("/admin/brugere/{id}/slet", May(People), one::delete),
        get("/admin/brugere/{id}/data.json", May(People), one::export),
        get("/admin/screening", May(Look), screening::list::show),
        post("/admin/screening", May(Screen), run::start),
        get("/admin/screening/{run}", May(Look), screening::one::show),
        get("/admin/screening/{run}/kort.svg", May(Look), preview::map),
        get("/admin/screening/{run}/omraader", May(Look), preview::areas),
        post("/admin/screening/{run}/bemaerk", May(Look), remark::comment),
        post("/admin/screening/{run}/spoerg", May(Screen), remark::ask),
        post("/admin/screening/{run}/svar", May(Publish), remark::answer),
        post("/admin/screening/{run}/udgiv", May(Publish), publish::publish),
        post("/admin/screening/aflys", May(Publish), publish::call_off),
        post("/admin/screening/tag-tilbage", May(Publish), publish::take_back),
        get("/admin/kladde.js", Anybody, script::file),
        get("/admin/indhold", May(Look), content::list::overview),
        get("/admin/indhold/billeder", May(Look), pictures::list::show),
        post("/admin/indhold/billeder", May(Edit), pictures::add::add),
        post("/admin/indhold/billeder/{id}/slet", May(Edit), pictures::remove::remove),
        get("/admin/indhold/{slags}", May(Look), content::list::show),
        post("/admin/indhold/{slags}", May(Edit), content::list::begin),
        get("/admin/indhold/{slags}/{noegle}", May(Look), edit::show),
        post("/admin/indhold/{slags}/{noegle}", May(Edit), save::save),
        post("/admin/indhold/{slags}/{noegle}/kladde", May(Edit), save::draft),
        post("/admin/indhold/{slags}/{noegle}/kassere", May(Edit), save::discard),
        get("/admin/indhold/{slags}/{noegle}/vis", May(Look), content::preview::show),
        post("/admin/indhold/{slags}/{noegle}/vis", May(Edit), content::preview::typed),
        get("/admin/indhold/{slags}/{noegle}/side", May(Look), content::preview::side),
        get("/admin/indhold/{slags}/{noegle}/versioner", May(Look), versions::show),
        post("/admin/indhold/{slags}/{noegle}/gendan", May(Edit), versions::restore),
        post("/admin/indhold/{slags}/{noegle}/tag-ned", May(Edit), take_down::take_down),
        post("/admin/indhold/{slags}/{noegle}/aflys", May(Edit), take_down::cancel),
        get("/admin/rettelser", May(Look), corrections::show),
        post("/admin/rettelser/{id}", May(Edit), corrections::change),
        get("/admin/log", May(Audit), audit::show),
        get("/admin/log.csv", May(Audit), audit::file),
    ]
}

fn get<H: Handler<T, Desk>, T: 'static>(path: &'static str, who: Who, handler: H) -> Listed {
    (Endpoint { method: Method::GET, path, who }, on(MethodFilter::GET, handler))
}

fn post<H: Handler<T, Desk>, T: 'static>(path: &'static str, who: Who, handler: H) -> Listed {
    (Endpoint { method: Method::POST, path, who }, on(MethodFilter::POST, handler))
}
