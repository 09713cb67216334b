//! What machines ask of the whole site: the map of its pages, what robots may read, and where the accessibility
//! statement is.

use app::{
    locale::{self, in_language},
    services::Services,
    site_map,
};
use axum::{
    Router,
    extract::{Request, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};

use crate::{changing, refused::refused, router::origin};

/// `/sitemap.xml`, `/robots.txt`, and `/was` in both languages.
pub fn routes(services: Services) -> Router {
    Router::new()
        .route("/sitemap.xml", get(pages))
        .route("/robots.txt", get(robots))
        .route("/was", get(statement))
        .route("/en/was", get(statement))
        .with_state(services)
}

async fn pages(State(services): State<Services>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    match site_map::pages(&services).await {
        Ok(pages) => {
            let changed = pages.iter().filter_map(|page| page.changed).max();
            let text = site_map::xml(&pages, &origin(&services, &parts));
            changing::answer("application/xml; charset=utf-8", text, changed, &parts.headers)
        }
        Err(fault) => refused(&fault),
    }
}

/// Everything may be read but what answers programs, and the endless settings of "Prøv selv".
async fn robots(State(services): State<Services>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let text = format!(
        "User-agent: *\nDisallow: /api/\nDisallow: /metode/proev?\nDisallow: /en/metode/proev?\n\nSitemap: {}/sitemap.xml\n",
        origin(&services, &parts)
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// Where the authorities' tool keeps the statement, when the settings say so; else our own page.
async fn statement(State(services): State<Services>, request: Request) -> Redirect {
    let (language, _) = locale::split(request.uri().path());
    match services.site.accessibility_statement.as_str() {
        "" => Redirect::to(&in_language(language, "/tilgaengelighed")),
        elsewhere => Redirect::to(elsewhere),
    }
}
