//! The figures of goals as files, at `/maal/<id>.csv` and in English at `/en/maal/<id>.csv`.

use app::{Fault, goal, locale, services::Services, visit::Visit};
use axum::{
    Router,
    extract::{Request, State},
    http::{Method, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};

use crate::refused::refused;

/// Answers for the files, and lets `pages` answer for everything else. A file has its page's address with an ending,
/// which no route of its own can tell from a page.
pub fn beside(pages: Router, services: Services) -> Router {
    pages.layer(middleware::from_fn_with_state(services, file_or_page))
}

async fn file_or_page(State(services): State<Services>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let (language, page) = locale::split(path);
    let name = page.strip_prefix("/maal/").and_then(|file| file.strip_suffix(".csv"));
    let Some(id) = name.filter(|id| !id.contains('/') && request.method() == Method::GET) else {
        return next.run(request).await;
    };
    match table(services, language, page, id).await {
        Ok(table) => {
            let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned());
            let keep = (header::CACHE_CONTROL, "no-cache".to_owned());
            let saved = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"byblik-{id}.csv\""));
            ([kind, keep, saved], table).into_response()
        }
        Err(fault) => refused(&fault),
    }
}

async fn table(services: Services, language: locale::Language, page: &str, id: &str) -> Result<String, Fault> {
    let visit = Visit::at(services, &locale::in_language(language, page), "").await?;
    goal::csv::file(&visit, id).await
}
