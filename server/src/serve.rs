//! Listening, and stopping without leaving anyone in the middle of an answer.

use std::{
    future::Future,
    io,
    net::{SocketAddr, TcpListener},
    pin::Pin,
    time::Duration,
};

use axum::Router;
use axum_server::{Handle, accept::Accept};
use hyper_util::{
    rt::{TokioExecutor, TokioTimer},
    server::conn::auto::Builder,
};
use tokio::net::TcpStream;

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
    // One version less to defend: HTTP/2 is the proxy's to speak.
    let mut http = Builder::new(TokioExecutor::new()).http1_only();
    http.http1().timer(TokioTimer::new()).header_read_timeout(HEADERS);
    *server.http_builder() = http;
    // Who asks is counted where visitors can send something; see `correction`.
    server.acceptor(FirstByte(HEADERS)).serve(router.into_make_service_with_connect_info::<SocketAddr>()).await
}

/// Lets a connection in when it has something to say, and closes one that stays silent for this long: the limit on headers
/// begins with their first byte.
#[derive(Clone, Copy, Debug)]
struct FirstByte(Duration);

impl<S: Send + 'static> Accept<TcpStream, S> for FirstByte {
    type Stream = TcpStream;
    type Service = S;
    type Future = Pin<Box<dyn Future<Output = io::Result<(TcpStream, S)>> + Send>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        let Self(patience) = *self;
        Box::pin(async move {
            tokio::time::timeout(patience, stream.peek(&mut [0])).await??;
            Ok((stream, service))
        })
    }
}

#[cfg(test)]
mod tests {
    use tokio::{io::AsyncWriteExt, net::TcpListener};

    use super::*;

    async fn pair() -> (TcpStream, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (client, server) = tokio::join!(TcpStream::connect(address), listener.accept());
        (client.unwrap(), server.unwrap().0)
    }

    #[tokio::test]
    async fn only_who_speaks_is_let_in() {
        let (silent, waiting) = pair().await;
        let refused = FirstByte(Duration::from_millis(50)).accept(waiting, ()).await;
        assert_eq!(refused.unwrap_err().kind(), io::ErrorKind::TimedOut);
        drop(silent);

        let (mut client, waiting) = pair().await;
        client.write_all(b"G").await.unwrap();
        assert!(FirstByte(Duration::from_mins(1)).accept(waiting, ()).await.is_ok());
    }
}
