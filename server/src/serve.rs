//! Listening, and stopping without leaving anyone in the middle of an answer.

use std::{
    future::Future,
    io,
    net::{SocketAddr, TcpListener},
    time::Duration,
};

use axum::Router;
use axum_server::Handle;
use hyper_util::{
    rt::{TokioExecutor, TokioTimer},
    server::conn::auto::Builder,
};

/// How long a client may take to say what it wants. Without a limit, silent connections pile up.
const HEADERS: Duration = Duration::from_secs(10);
/// How long answers under way may take after the server was asked to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

/// Serves until `stop` completes, then finishes what is under way.
///
/// # Errors
/// When the listener can't be used.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let handle = Handle::new();
    let stopper = handle.clone();
    tokio::spawn(async move {
        stop.await;
        tracing::info!("stopping");
        stopper.graceful_shutdown(Some(LAST_ANSWERS));
    });
    let mut server = axum_server::from_tcp(listener)?.handle(handle);
    // One version less to defend: HTTP/2 is the proxy's to speak. A connection that never sends a byte stays open, and
    // is the proxy's to close.
    let mut http = Builder::new(TokioExecutor::new()).http1_only();
    http.http1().timer(TokioTimer::new()).header_read_timeout(HEADERS);
    *server.http_builder() = http;
    // Who asks is counted where visitors can send something; see `correction`.
    server.serve(router.into_make_service_with_connect_info::<SocketAddr>()).await
}
