//! Every address, and what every request passes through.

use std::{path::Path, sync::Arc, time::Duration};

use app::{
    Assets,
    services::{HeaderHook, Operator, Services, StatusHook},
    shell,
};
use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderName, HeaderValue, StatusCode},
    middleware,
    response::{IntoResponse, Response},
    routing::any,
};
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{ResponseOptions, handle_server_fns_with_context};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, timeout::TimeoutLayer,
    trace::TraceLayer,
};

use crate::{health, map_files, method_files, operator::OperatorKey, security, site};

/// The largest request body: server functions take a few words.
const LARGEST_BODY: usize = 16 * 1024;
/// The longest that a request may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The whole server.
///
/// `site` is the folder of the built files, `assets` what stands in its list.
pub fn router(services: &Services, assets: Assets, site: &Path, operator_token: Option<&str>) -> Router {
    // A second router in the same process finds the executor already named.
    let _ = any_spawner::Executor::init_tokio();
    let key = OperatorKey::new(operator_token);
    let document = {
        let assets = Arc::new(assets);
        move || shell(&assets)
    };
    let lend = {
        let services = services.clone();
        move || lend(&services)
    };
    // Which pages there are is known to the application; it answers 404 for what it does not know.
    let pages = Router::new().fallback(leptos_axum::render_app_async_with_context(lend, document));
    let functions = Router::new().route("/api/{*name}", any(server_function)).with_state((services.clone(), key));

    Router::new()
        .merge(functions)
        .merge(map_files::routes(services.clone()))
        .merge(method_files::routes(services.clone()))
        .merge(pages)
        .layer(CompressionLayer::new())
        .merge(site::routes(site))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CsrfLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, PATIENCE))
        .layer(middleware::from_fn(security::headers))
        .merge(health::routes(services.clone()))
        .layer(CatchPanicLayer::new())
        .layer(TraceLayer::new_for_http().make_span_with(span))
}

/// A request in the log: never its query, which can hold what a visitor searched for.
fn span(request: &Request) -> tracing::Span {
    tracing::info_span!("request", http.method = %request.method(), http.path = request.uri().path())
}

async fn server_function(State((services, key)): State<(Services, OperatorKey)>, request: Request<Body>) -> Response {
    let is_operator = key.opens(request.headers());
    let context = move || {
        lend(&services);
        if is_operator {
            provide_context(Operator);
        }
    };
    handle_server_fns_with_context(context, request).await.into_response()
}

/// Lends a request what its pages and functions may use.
fn lend(services: &Services) {
    provide_context(services.clone());
    let Some(response) = use_context::<ResponseOptions>() else { return };
    let status = response.clone();
    provide_context(StatusHook(Arc::new(move |code| {
        if let Ok(code) = StatusCode::from_u16(code) {
            status.set_status(code);
        }
    })));
    provide_context(HeaderHook(Arc::new(move |name, value| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.insert_header(HeaderName::from_static(name), value);
        }
    })));
}
