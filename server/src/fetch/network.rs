//! Which network addresses are the world's, and finding only those by a host's name.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Finds the addresses of a name that are the world's. It is asked for each connection, so a name that leads elsewhere the
/// second time gains nothing by it.
#[derive(Debug)]
pub(super) struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let all = tokio::net::lookup_host((name.as_str().to_owned(), 0)).await?;
            let public: Vec<SocketAddr> = all.filter(|address| is_public(address.ip())).collect();
            if public.is_empty() {
                return Err(io::Error::other("the name leads to no public address").into());
            }
            let public: Addrs = Box::new(public.into_iter());
            Ok(public)
        })
    }
}

/// Whether an address is the world's: not this machine's, not a private network's, not one of those set aside (RFC 6890).
pub(super) fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => {
            // What is handed out to the world; within it those that hold an IPv4 address, and those for examples.
            let [first, second, ..] = address.segments();
            first & 0xe000 == 0x2000 && first != 0x2002 && !(first == 0x2001 && (second < 0x200 || second == 0xdb8))
        }
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let set_aside = match (a, b) {
        (0 | 10 | 127 | 224.., _) | (100, 64..=127) | (169, 254) | (172, 16..=31) | (192, 168) | (198, 18 | 19) => true,
        (192, 0) => matches!(c, 0 | 2),
        (198, 51) => c == 100,
        (203, 0) => c == 113,
        _ => false,
    };
    !set_aside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_worlds_addresses_are_gone_to() {
        for own in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.2.1",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "2002:a00:1::",
            "2001:db8::1",
            "2001::1",
            "64:ff9b::a00:1",
            "ff02::1",
        ] {
            assert!(!is_public(own.parse().unwrap()), "{own}");
        }
        for public in ["193.28.147.8", "172.32.0.1", "100.128.0.1", "2a00:1450:400f::1", "2001:4860:4860::8888"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

    #[tokio::test]
    async fn a_name_of_this_machine_leads_nowhere() {
        assert!(PublicOnly.resolve("localhost".parse().unwrap()).await.is_err());
    }
}
