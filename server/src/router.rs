//! Every address, and what every request passes through.

use std::sync::Arc;

use admin::desk::{Client, Desk as StaffDesk, Pages};
use app::{
    Assets,
    correction::Returned,
    locale,
    services::{HeaderHook, Operator, Origin, RequestPath, Services, StatusHook},
    shell,
};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header, request::Parts},
    middleware,
    response::{IntoResponse, Response},
    routing::{any, get},
};
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{ResponseOptions, handle_server_fns_with_context};
use tower::ServiceExt as _;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, trace::TraceLayer};

use crate::{
    app_files, area_files, client,
    correction::{self, Desk},
    feed_files, goal_files, health, initiative_files,
    limits::{self, Room},
    map_files, method_files,
    operator::OperatorKey,
    picture_files, security,
    site::{self, Site},
    site_files,
};

/// How many pages and answers are made at the same time. Each reads the database some tens of times.
const AT_ONCE: usize = 64;

/// The whole server.
///
/// `site` says where the built files lie, `assets` what they are called; `staff` is where staff work.
pub fn router(services: &Services, assets: Assets, site: &Site, key: OperatorKey, staff: StaffDesk) -> Router {
    // A second router in the same process finds the executor already named.
    let _ = any_spawner::Executor::init_tokio();
    let assets = Arc::new(assets);
    let files = app_files::routes(services.clone(), &assets);
    let pages = goal_files::beside(pages(services.clone(), Arc::clone(&assets)), services.clone());
    let staff = staff.with_pages(preview(assets));
    let desk = Desk::new(services.clone());
    let pages = pages.layer(middleware::from_fn_with_state(desk, correction::receive));
    let is_behind_proxy = services.site.is_behind_proxy;
    let operator = Operator { needs_approval: staff.settings.four_eyes };
    let staff = admin::routes(staff).layer(middleware::map_request(move |mut request: Request| async move {
        let asks = client::of(&request, is_behind_proxy).map(client::network);
        request.extensions_mut().insert(Client(asks));
        request
    }));
    let functions =
        Router::new().route("/api/{*name}", any(server_function)).with_state((services.clone(), key, operator));
    let room = Room::new(AT_ONCE);

    Router::new()
        .merge(functions)
        .merge(staff)
        .merge(files)
        .merge(area_files::routes(services.clone()))
        .merge(feed_files::routes(services.clone()))
        .merge(site_files::routes(services.clone()))
        .merge(map_files::routes(services.clone()))
        .merge(method_files::routes(services.clone()))
        .merge(initiative_files::routes(services.clone()))
        .merge(picture_files::routes(services.clone()))
        .merge(pages)
        .layer(middleware::from_fn_with_state(room, limits::to_the_end))
        .layer(middleware::from_fn(limits::whole_request))
        .layer(CompressionLayer::new())
        .merge(site::routes(site))
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn(limits::patience))
        .merge(health::routes(services.clone()))
        .layer(middleware::from_fn(limits::address))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn(security::headers))
        .layer(TraceLayer::new_for_http().make_span_with(span))
}

/// The public pages. Which there are is known to the application; it answers 404 for what it does not know.
fn pages(services: Services, assets: Arc<Assets>) -> Router {
    let document = move || shell(&assets);
    let lend = move || lend(&services);
    Router::new().fallback_service(get(leptos_axum::render_app_async_with_context(lend, document)))
}

/// The public pages from other services, for previews.
fn preview(assets: Arc<Assets>) -> Pages {
    Arc::new(move |services, asked| {
        let pages = pages(services, Arc::clone(&assets));
        Box::pin(async move { pages.oneshot(asked).await.into_response() })
    })
}

/// A request in the log: never its query, which can hold what a visitor searched for.
fn span(request: &Request) -> tracing::Span {
    tracing::info_span!("request", http.method = %request.method(), http.path = request.uri().path())
}

async fn server_function(
    State((services, key, operator)): State<(Services, OperatorKey, Operator)>,
    mut request: Request<Body>,
) -> Response {
    let is_operator = key.opens(request.headers());
    if !is_operator && request.headers().contains_key(header::AUTHORIZATION) {
        tracing::warn!(http.path = request.uri().path(), "an operator's token was refused");
    }
    // Ours answer with data alone: without these the framework would send browsers back to where they came from.
    request.headers_mut().remove(header::REFERER);
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let context = move || {
        lend(&services);
        if is_operator {
            provide_context(operator);
        }
    };
    handle_server_fns_with_context(context, request).await.into_response()
}

/// Where the site is: as the settings say, else as the visitor asked for it.
pub(crate) fn origin(services: &Services, parts: &Parts) -> String {
    if !services.site.origin.is_empty() {
        return services.site.origin.clone();
    }
    let host = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let plain = host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'));
    format!("http://{}", if plain { host } else { "localhost" })
}

/// Lends a request what its pages and functions may use.
fn lend(services: &Services) {
    provide_context(services.clone());
    if let Some(parts) = use_context::<Parts>() {
        let (language, path) = locale::split(parts.uri.path());
        provide_context(language);
        provide_context(RequestPath(path.to_owned()));
        provide_context(Origin(origin(services, &parts)));
        if let Some(returned) = parts.extensions.get::<Returned>() {
            provide_context(returned.clone());
        }
    }
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
