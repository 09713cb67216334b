//! Who asks, as far as a server can know.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request},
    http::HeaderMap,
};

/// Who asks: the other end of the connection, or what one's own proxy says.
pub(crate) fn of(request: &Request, is_behind_proxy: bool) -> Option<IpAddr> {
    if is_behind_proxy {
        return forwarded(request.headers());
    }
    request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip())
}

/// The last address of `X-Forwarded-For`: the one that the nearest proxy wrote. Those before it anyone can write.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    let last = last.rsplit(',').next()?.trim();
    // Some proxies write the port too.
    last.parse().ok().or_else(|| last.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// What counts as one client: an address, or the network of an IPv6 one, of which a home may have a whole /48.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            IpAddr::V6([a, b, c, 0, 0, 0, 0, 0].into())
        }
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, http::HeaderValue};

    use super::*;

    fn from(header: Option<&str>, connection: &str, is_behind_proxy: bool) -> Option<String> {
        let mut request = Request::new(Body::empty());
        if let Some(header) = header {
            request.headers_mut().insert("x-forwarded-for", HeaderValue::from_str(header).unwrap());
        }
        let connection: SocketAddr = format!("{connection}:1234").parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(connection));
        of(&request, is_behind_proxy).map(|address| address.to_string())
    }

    #[test]
    fn only_ones_own_proxy_is_believed_and_only_its_last_word() {
        assert_eq!(from(Some("9.9.9.9"), "10.0.0.1", false).as_deref(), Some("10.0.0.1"));
        assert_eq!(from(Some("9.9.9.9, 8.8.8.8"), "10.0.0.1", true).as_deref(), Some("8.8.8.8"));
        assert_eq!(from(Some("not an address"), "10.0.0.1", true), None);
    }

    #[test]
    fn a_home_is_one_client() {
        let network = |text: &str| network(text.parse().unwrap()).to_string();
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:2:2::1"));
        assert_eq!(network("::ffff:192.0.2.1"), "192.0.2.1");
    }
}
