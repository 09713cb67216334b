//! Every address of the staff's pages, and who it is for. What stands here is what is tested: each one is tried as nobody,
//! as every role, and from a strange site.

use axum::{
    extract::DefaultBodyLimit,
    handler::Handler,
    http::Method,
    routing::{MethodFilter, MethodRouter, on},
};
use domain::staff::Permission;

use crate::{
    audit,
    content::{self, edit, pictures, save, script, take_down, versions},
    corrections,
    data::{away, confirm, correct, list as files, one as file, outlines, questions, receive, report, templates},
    designation::{self, list as decisions},
    desk::Desk,
    identity::{answer, begin},
    initiative::{self, several},
    method::{self, attempt, draft, file as whole_file, keep, list as methods},
    overview,
    people::{account, codes, export, list, one},
    reminder::{act, answer as reply, list as reminders},
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

use Permission::{Audit, Bring, Edit, Look, People, Publish, Screen};
use Who::{Anybody, Half, May};

type Listed = (Endpoint, MethodRouter<Desk>);

/// All of them, each with what answers there.
#[must_use]
pub fn all() -> Vec<Listed> {
    [rest(), doors(), people(), data(), methods(), screenings(), contents(), initiatives()]
        .into_iter()
        .flatten()
        .collect()
}

/// Addresses of signing in, and one's own account.
fn doors() -> Vec<Listed> {
    vec![
        get("/admin/log-ind", Anybody, first_step::show),
        post("/admin/log-ind", Anybody, first_step::enter),
        get("/admin/log-ind/kode", Half, code::show),
        post("/admin/log-ind/kode", Half, code::enter),
        post("/admin/log-ind/sso", Anybody, begin::sign_in),
        get("/admin/log-ind/sso/svar", Anybody, answer::take),
        get("/admin/velkommen", Anybody, welcome::show),
        post("/admin/velkommen", Anybody, welcome::choose),
        get("/admin/velkommen/kode", Half, welcome::show_code),
        post("/admin/velkommen/kode", Half, welcome::confirm),
        post("/admin/log-ud", May(Look), start::leave),
        get("/admin/mig", May(Look), account::show),
        post("/admin/mig/adgangskode", May(Look), account::change_password),
        post("/admin/mig/log-ud", May(Look), account::end),
        post("/admin/mig/koder", May(Look), codes::renew),
        post("/admin/mig/sso", May(Look), begin::link),
    ]
}

/// Addresses of colleagues, and the log.
fn people() -> Vec<Listed> {
    vec![
        get("/admin/brugere", May(People), list::show),
        post("/admin/brugere", May(People), list::invite),
        get("/admin/brugere/{id}", May(People), one::show),
        post("/admin/brugere/{id}/roller", May(People), one::change_roles),
        post("/admin/brugere/{id}/luk", May(People), one::close),
        post("/admin/brugere/{id}/link", May(People), one::new_link),
        post("/admin/brugere/{id}/sso", May(People), one::unlink),
        post("/admin/brugere/{id}/slet", May(People), one::delete),
        get("/admin/brugere/{id}/data.json", May(People), export::export),
        get("/admin/log", May(Audit), audit::show),
        get("/admin/log.csv", May(Audit), audit::file),
    ]
}

/// Addresses of bringing data in.
fn data() -> Vec<Listed> {
    vec![
        get("/admin/data", May(Look), files::show),
        arriving("/admin/data", May(Bring), receive::send),
        post("/admin/data/hent", May(Bring), receive::fetch),
        get("/admin/data/skabeloner/kriterier.csv", May(Look), templates::criteria),
        get("/admin/data/skabeloner/statens-lister.csv", May(Look), templates::state_list),
        get("/admin/data/skabeloner/indsatser.csv", May(Look), templates::initiatives),
        get("/admin/data/{id}", May(Look), file::show),
        get("/admin/data/{id}/laesning", May(Bring), correct::show),
        post("/admin/data/{id}/opdeling", May(Bring), correct::lay_out),
        post("/admin/data/{id}/kolonner", May(Bring), correct::columns),
        get("/admin/data/{id}/spoergsmaal", May(Bring), questions::show),
        post("/admin/data/{id}/svar", May(Bring), questions::answer),
        get("/admin/data/{id}/omrids", May(Bring), outlines::show),
        post("/admin/data/{id}/omrids", May(Bring), outlines::consent),
        get("/admin/data/{id}/rapport", May(Look), report::show),
        get("/admin/data/{id}/rapport.csv", May(Look), report::csv),
        post("/admin/data/{id}/tag", May(Bring), confirm::take),
        post("/admin/data/{id}/afbryd", May(Bring), away::stop),
        post("/admin/data/{id}/laes", May(Bring), away::again),
        post("/admin/data/{id}/smid-ud", May(Bring), away::throw),
    ]
}

/// Addresses of methods and designations.
fn methods() -> Vec<Listed> {
    vec![
        get("/admin/metoder", May(Look), methods::show),
        post("/admin/metoder", May(Screen), methods::copy),
        get("/admin/metoder/{method}/{version}", May(Look), method::one::show),
        get("/admin/metodekladder/{id}", May(Look), draft::show),
        post("/admin/metodekladder/{id}", May(Screen), draft::save),
        get("/admin/metodekladder/{id}/fil", May(Screen), whole_file::show),
        post("/admin/metodekladder/{id}/fil", May(Screen), whole_file::save),
        get("/admin/metodekladder/{id}/proev", May(Screen), attempt::show),
        post("/admin/metodekladder/{id}/gem", May(Screen), keep::store),
        post("/admin/metodekladder/{id}/slet", May(Screen), draft::drop),
        get("/admin/udpegninger", May(Look), decisions::show),
        post("/admin/udpegninger", May(Publish), decisions::begin),
        get("/admin/udpegninger/kladde/{id}", May(Look), designation::draft::show),
        post("/admin/udpegninger/kladde/{id}", May(Publish), designation::draft::save),
        post("/admin/udpegninger/kladde/{id}/udgiv", May(Publish), designation::publish::publish),
        post("/admin/udpegninger/kladde/{id}/slet", May(Publish), designation::draft::drop_draft),
    ]
}

/// Addresses of screening and publishing.
fn screenings() -> Vec<Listed> {
    vec![
        get("/admin/screening", May(Look), screening::list::show),
        post("/admin/screening", May(Screen), run::start),
        get("/admin/screening/{run}", May(Look), screening::one::show),
        get("/admin/screening/{run}/kort.svg", May(Look), preview::map),
        get("/admin/screening/{run}/vis", May(Look), preview::show),
        get("/admin/screening/{run}/side", May(Look), preview::side),
        post("/admin/screening/{run}/bemaerk", May(Look), remark::comment),
        post("/admin/screening/{run}/spoerg", May(Screen), remark::ask),
        post("/admin/screening/{run}/svar", May(Publish), remark::answer),
        post("/admin/screening/{run}/udgiv", May(Publish), publish::publish),
        post("/admin/screening/aflys", May(Publish), publish::call_off),
        post("/admin/screening/tag-tilbage", May(Publish), publish::take_back),
    ]
}

/// Addresses of what staff write, and the script that keeps drafts.
fn contents() -> Vec<Listed> {
    vec![
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
    ]
}

/// Addresses of initiatives, and questions to who runs them.
fn initiatives() -> Vec<Listed> {
    vec![
        get("/admin/indsatser", May(Look), initiative::list::show),
        get("/admin/indsatser.csv", May(Look), initiative::sheet::file),
        post("/admin/indsatser/flere", May(Edit), several::preview),
        post("/admin/indsatser/flere/gem", May(Edit), several::save),
        post("/admin/indsatser/bekraeft", May(Edit), initiative::confirm::confirm),
        get("/admin/indsatser/paamindelser", May(Look), reminders::show),
        post("/admin/indsatser/paamindelser/tilbage", May(Edit), act::bring_back),
        post("/admin/indsatser/paamindelser/{id}/brev", May(Edit), act::letter),
        post("/admin/indsatser/paamindelser/{id}/sendt", May(Edit), act::sent),
        post("/admin/indsatser/paamindelser/{id}/igen", May(Edit), act::again),
        post("/admin/indsatser/paamindelser/{id}/stop", May(Edit), act::stop),
        get("/bekraeft", Anybody, reply::show),
        post("/bekraeft", Anybody, reply::enter),
        get("/bekraeft/tak", Anybody, reply::thanks),
    ]
}

/// Addresses of the overview, and visitors' corrections.
fn rest() -> Vec<Listed> {
    vec![
        get("/admin", May(Look), overview::show),
        get("/admin/rettelser", May(Look), corrections::show),
        post("/admin/rettelser/{id}", May(Edit), corrections::change),
    ]
}

fn get<H: Handler<T, Desk>, T: 'static>(path: &'static str, who: Who, handler: H) -> Listed {
    (Endpoint { method: Method::GET, path, who }, on(MethodFilter::GET, handler))
}

fn post<H: Handler<T, Desk>, T: 'static>(path: &'static str, who: Who, handler: H) -> Listed {
    (Endpoint { method: Method::POST, path, who }, on(MethodFilter::POST, handler))
}

/// Files arrive here: what reads them counts their bytes itself, once it knows who sends them.
fn arriving<H: Handler<T, Desk>, T: 'static>(path: &'static str, who: Who, handler: H) -> Listed {
    let (endpoint, route) = post(path, who, handler);
    (endpoint, route.layer(DefaultBodyLimit::disable()))
}
