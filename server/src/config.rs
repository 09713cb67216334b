//! What the environment says.

use std::{env, fmt, net::SocketAddr, path::PathBuf};

use admin::identity::{ProviderSettings, SettingsError};
use app::{Tiles, services::SiteFacts};
use thiserror::Error;

use crate::{
    address::{AddressService, GSEARCH},
    fetch, identity_settings,
    operator::OperatorKey,
    post::{MailServer, PostError},
    site::Site,
};

/// The server's configuration.
#[derive(Clone)]
pub struct Config {
    /// `BYBLIK_ADDR`: where it listens.
    pub address: SocketAddr,
    /// `DATABASE_URL`: which database it uses.
    pub database: String,
    /// `BYBLIK_DATA`: the folder of the default data.
    pub data: PathBuf,
    /// `BYBLIK_SITE`: the folder of the built browser part; `LEPTOS_WATCH` and `LEPTOS_SITE_ROOT` when `cargo leptos
    /// watch` builds it.
    pub site: Site,
    /// `BYBLIK_TILES_URL` and `BYBLIK_TILES_ATTRIBUTION`: a tile layer under the map.
    pub tiles: Option<Tiles>,
    /// `BYBLIK_OPERATOR_TOKEN`: what opens the operator's server functions; without it they are closed.
    pub operator_key: OperatorKey,
    /// `BYBLIK_URL`, `BYBLIK_CONTACT_EMAIL`, `BYBLIK_CONTACT_PHONE`, `BYBLIK_WAS_URL` and `BYBLIK_TRUSTED_PROXY`:
    /// where the site is, whom to write to and call, where its accessibility statement is kept, and whether a proxy of
    /// one's own says who asks.
    pub facts: SiteFacts,
    /// `BYBLIK_FOUR_EYES`: whether a colleague must approve a screening before it is published.
    pub four_eyes: bool,
    /// `BYBLIK_ADDRESS_TOKEN` and `BYBLIK_ADDRESS_URL`: where addresses are looked up; without a token they are not.
    pub address_service: Option<AddressService>,
    /// `BYBLIK_SMTP` and `BYBLIK_MAIL_FROM`: by what and from whom mail is sent; without them staff send it themselves.
    pub mail: Option<MailServer>,
    /// `BYBLIK_IMPORT_HOSTS`: the hosts that staff may fetch files from; none where it is 0.
    pub import_hosts: Vec<String>,
    /// `BYBLIK_OIDC_ISSUER` and its companions: the organisation's own provider of identities.
    pub identity: Option<ProviderSettings>,
    /// `BYBLIK_LOG=json`: logs as JSON lines instead of text.
    pub json_logs: bool,
}

/// Without what is secret: the database's address can hold a password.
impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config").field("address", &self.address).field("site", &self.site).finish_non_exhaustive()
    }
}

/// A setting that can't be used.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// An address that is none.
    #[error("BYBLIK_ADDR er »{0}«, men skal være en adresse med port, for eksempel 127.0.0.1:3000")]
    Address(String),
    /// A tile address that is none.
    #[error("BYBLIK_TILES_URL er »{0}«, men skal begynde med https:// og indeholde {{z}}, {{x}} og {{y}}")]
    TilesUrl(String),
    /// Tiles without a credit.
    #[error("BYBLIK_TILES_URL er sat, men ikke BYBLIK_TILES_ATTRIBUTION: skriv, hvem der skal krediteres for kortet")]
    TilesCredit,
    /// A token that is easily guessed, or that no request can carry.
    #[error("BYBLIK_OPERATOR_TOKEN skal være mindst 32 tegn: bogstaver a–z, cifre og tegn uden mellemrum")]
    Token,
    /// A token for the address service that no request can carry.
    #[error("BYBLIK_ADDRESS_TOKEN skal være det ord, som Dataforsyningen har givet jer, uden mellemrum")]
    AddressToken,
    /// An address service without a token.
    #[error("BYBLIK_ADDRESS_URL er sat, men ikke BYBLIK_ADDRESS_TOKEN: uden den kan adresser ikke slås op")]
    AddressTokenMissing,
    /// A mail server without what else it takes.
    #[error("BYBLIK_SMTP er sat, men ikke {0}: breve skal have en afsender og et link, der virker")]
    MailMissing(&'static str),
    /// A mail server that can't be used.
    #[error(
        "BYBLIK_SMTP skal være en adresse som smtps://bruger:kode@mail.dk eller smtp://mail.dk?tls=required. Uden tls må den kun være på denne maskine"
    )]
    Mail,
    /// A sender that is no mail address.
    #[error("BYBLIK_MAIL_FROM er »{0}«, men skal være en mailadresse, for eksempel Byblik <byblik@kommune.dk>")]
    MailFrom(String),
    /// Hosts that are none.
    #[error(
        "BYBLIK_IMPORT_HOSTS er »{0}«, men skal være navne på steder med komma imellem, fx api.statbank.dk, eller 0"
    )]
    ImportHosts(String),
    /// A web address that is none.
    #[error("{name} er »{text}«, men skal være en adresse, der begynder med https:// eller http://")]
    Web {
        /// The setting.
        name: &'static str,
        /// What it says.
        text: String,
    },
    /// A switch that is neither on nor off.
    #[error("{name} er »{text}«, men skal være 1 (til) eller 0 (fra)")]
    Switch {
        /// The setting.
        name: &'static str,
        /// What it says.
        text: String,
    },
    /// A provider of identities with something missing.
    #[error("BYBLIK_OIDC_ISSUER er sat, men ikke {0}: uden den kan ingen logge ind gennem login-tjenesten")]
    IdentityMissing(&'static str),
    /// Something of a provider of identities, and no provider.
    #[error("{0} er sat, men ikke BYBLIK_OIDC_ISSUER: skriv, hvilken login-tjeneste der er tale om")]
    IdentityIssuer(&'static str),
    /// A provider that could be listened to.
    #[error("BYBLIK_OIDC_ISSUER er »{0}«, men skal være en adresse, der begynder med https://")]
    IdentityAddress(String),
    /// Groups and roles that can't be read.
    #[error("BYBLIK_OIDC_ROLES kan ikke læses: {0}. Skriv for eksempel gruppe-a=redaktør,gruppe-b=administrator")]
    IdentityRoles(#[source] SettingsError),
    /// Text that is not UTF-8.
    #[error("{0} er ikke UTF-8")]
    NotText(&'static str),
}

impl Config {
    /// Reads the environment.
    ///
    /// # Errors
    /// [`ConfigError`] names the setting and what it should be.
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::read(|name| match env::var(name) {
            Ok(text) => Ok(Some(text).filter(|text| !text.trim().is_empty())),
            Err(env::VarError::NotPresent) => Ok(None),
            Err(env::VarError::NotUnicode(_)) => Err(ConfigError::NotText(name)),
        })
    }

    /// Reads settings by name from `get`, which gives `None` for what is not set.
    ///
    /// # Errors
    /// As [`Config::from_env`].
    pub fn read(get: impl Fn(&'static str) -> Result<Option<String>, ConfigError>) -> Result<Self, ConfigError> {
        let or = |name, default: &str| Ok(get(name)?.unwrap_or_else(|| default.to_owned()));
        let origin = web_address("BYBLIK_URL", get("BYBLIK_URL")?)?;
        let address = or("BYBLIK_ADDR", "127.0.0.1:3000")?;
        let operator_token = get("BYBLIK_OPERATOR_TOKEN")?.map(|token| token.trim().to_owned());
        if operator_token.as_ref().is_some_and(|token| token.len() < 32 || !token.bytes().all(|b| b.is_ascii_graphic()))
        {
            return Err(ConfigError::Token);
        }
        let tiles = match (get("BYBLIK_TILES_URL")?, get("BYBLIK_TILES_ATTRIBUTION")?) {
            (None, _) => None,
            (Some(_), None) => return Err(ConfigError::TilesCredit),
            (Some(url), Some(attribution)) => Some(tiles(url, attribution)?),
        };
        Ok(Self {
            address: address.parse().map_err(|_| ConfigError::Address(address))?,
            database: or("DATABASE_URL", "sqlite:byblik.db")?,
            data: or("BYBLIK_DATA", "data")?.into(),
            site: match get("LEPTOS_WATCH")? {
                Some(_) => Site::Watched(or("LEPTOS_SITE_ROOT", "target/leptos")?.into()),
                None => Site::Built(or("BYBLIK_SITE", "target/site")?.into()),
            },
            tiles,
            facts: SiteFacts {
                origin: origin.clone(),
                contact_email: or("BYBLIK_CONTACT_EMAIL", "")?,
                contact_phone: or("BYBLIK_CONTACT_PHONE", "")?,
                accessibility_statement: web_address("BYBLIK_WAS_URL", get("BYBLIK_WAS_URL")?)?,
                is_behind_proxy: switch("BYBLIK_TRUSTED_PROXY", get("BYBLIK_TRUSTED_PROXY")?)?,
            },
            operator_key: OperatorKey::new(operator_token.as_deref()),
            four_eyes: switch("BYBLIK_FOUR_EYES", get("BYBLIK_FOUR_EYES")?)?,
            address_service: address_service(get("BYBLIK_ADDRESS_URL")?, get("BYBLIK_ADDRESS_TOKEN")?)?,
            mail: mail(get("BYBLIK_SMTP")?, get("BYBLIK_MAIL_FROM")?, get("BYBLIK_URL")?.is_some())?,
            import_hosts: import_hosts(get("BYBLIK_IMPORT_HOSTS")?)?,
            identity: identity_settings::read(&get, &origin)?,
            json_logs: get("BYBLIK_LOG")?.is_some_and(|format| format == "json"),
        })
    }

    /// Whether people reach the site from elsewhere, and the settings do not say that they do so over connections that
    /// can't be listened to: then the cookies of staff are not marked for such connections alone.
    #[must_use]
    pub fn is_in_the_open(&self) -> bool {
        let is_far = self.facts.is_behind_proxy || !self.address.ip().is_loopback();
        is_far && !self.facts.origin.starts_with("https://")
    }
}

/// A web address without the slash at its end; empty where none is set.
fn web_address(name: &'static str, text: Option<String>) -> Result<String, ConfigError> {
    let Some(text) = text else { return Ok(String::new()) };
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    // It becomes part of pages and of a header.
    let plain = host.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>'));
    if host.is_empty() || !plain {
        return Err(ConfigError::Web { name, text });
    }
    Ok(text.trim_end_matches('/').to_owned())
}

/// The address service: a token is enough, the service's own address is known.
fn address_service(url: Option<String>, token: Option<String>) -> Result<Option<AddressService>, ConfigError> {
    let token = token.map(|token| token.trim().to_owned());
    let url = url.map(|url| web_address("BYBLIK_ADDRESS_URL", Some(url))).transpose()?;
    match (url, token) {
        (None, None) => Ok(None),
        (Some(_), None) => Err(ConfigError::AddressTokenMissing),
        (_, Some(token)) if !token.bytes().all(|b| b.is_ascii_graphic()) => Err(ConfigError::AddressToken),
        (url, Some(token)) => Ok(Some(AddressService { url: url.unwrap_or_else(|| GSEARCH.to_owned()), token })),
    }
}

/// The mail server: it takes a sender and the site's own address, or no letter could lead back here.
fn mail(smtp: Option<String>, from: Option<String>, has_origin: bool) -> Result<Option<MailServer>, ConfigError> {
    let Some(smtp) = smtp else { return Ok(None) };
    let from = from.ok_or(ConfigError::MailMissing("BYBLIK_MAIL_FROM"))?;
    if !has_origin {
        return Err(ConfigError::MailMissing("BYBLIK_URL"));
    }
    let server = MailServer { url: smtp.trim().to_owned(), from: from.trim().to_owned() };
    server.check().map(|()| Some(server)).map_err(|error| match error {
        PostError::Server => ConfigError::Mail,
        PostError::From => ConfigError::MailFrom(from),
    })
}

/// Hosts by name, never by number: what is within one's own network has no business here.
fn import_hosts(text: Option<String>) -> Result<Vec<String>, ConfigError> {
    let Some(text) = text else { return Ok(fetch::HOSTS.map(str::to_owned).into()) };
    if text.trim() == "0" {
        return Ok(Vec::new());
    }
    let hosts: Vec<String> = text.split(',').map(|host| host.trim().to_lowercase()).collect();
    let is_name = |host: &String| {
        let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
        let last = host.rsplit('.').next().unwrap_or_default();
        plain && host.contains('.') && !last.is_empty() && !last.bytes().all(|b| b.is_ascii_digit())
    };
    if hosts.iter().all(is_name) { Ok(hosts) } else { Err(ConfigError::ImportHosts(text)) }
}

/// A switch: 1 is on; 0 and nothing are off.
fn switch(name: &'static str, text: Option<String>) -> Result<bool, ConfigError> {
    match text.as_deref().map(str::trim) {
        None | Some("0") => Ok(false),
        Some("1") => Ok(true),
        Some(other) => Err(ConfigError::Switch { name, text: other.to_owned() }),
    }
}

/// A tile address must be of one plain host: it becomes part of the content policy.
fn tiles(url: String, attribution: String) -> Result<Tiles, ConfigError> {
    let host = url.strip_prefix("https://").and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    let has_place = ["{z}", "{x}", "{y}"].iter().all(|part| url.contains(part));
    if host.is_empty() || !host.chars().all(plain) || !has_place {
        return Err(ConfigError::TilesUrl(url));
    }
    Ok(Tiles { origin: format!("https://{host}"), url, attribution })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(settings: &[(&'static str, &str)]) -> Result<Config, ConfigError> {
        Config::read(|name| Ok(settings.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned())))
    }

    #[test]
    fn everything_has_a_default() {
        let config = read(&[]).unwrap();
        assert_eq!(config.address.to_string(), "127.0.0.1:3000");
        assert_eq!((config.tiles, config.operator_key), (None, OperatorKey::default()));
    }

    #[test]
    fn the_site_is_ours_unless_cargo_leptos_builds_it() {
        assert_eq!(read(&[]).unwrap().site, Site::Built("target/site".into()));
        let watched = read(&[("LEPTOS_WATCH", "true"), ("LEPTOS_SITE_ROOT", "target/leptos")]).unwrap();
        assert_eq!(watched.site, Site::Watched("target/leptos".into()));
    }

    #[test]
    fn a_wrong_address_is_named() {
        assert!(read(&[("BYBLIK_ADDR", "port 80")]).unwrap_err().to_string().contains("port 80"));
    }

    #[test]
    fn tiles_need_one_plain_host_and_a_credit() {
        let url = "https://tiles.example.dk:8443/{z}/{x}/{y}.png";
        let good = read(&[("BYBLIK_TILES_URL", url), ("BYBLIK_TILES_ATTRIBUTION", "© X")]).unwrap();
        assert_eq!(good.tiles.unwrap().origin, "https://tiles.example.dk:8443");
        assert!(matches!(read(&[("BYBLIK_TILES_URL", url)]), Err(ConfigError::TilesCredit)));
        for bad in [
            "http://a.dk/{z}/{x}/{y}",
            "https://{s}.a.dk/{z}/{x}/{y}",
            "https://a.dk; script-src *//{z}{x}{y}",
            "https://a.dk/1.png",
        ] {
            let result = read(&[("BYBLIK_TILES_URL", bad), ("BYBLIK_TILES_ATTRIBUTION", "©")]);
            assert!(matches!(result, Err(ConfigError::TilesUrl(_))), "{bad}");
        }
    }

    #[test]
    fn addresses_need_a_token_which_is_never_shown() {
        assert_eq!(read(&[]).unwrap().address_service, None);
        let config = read(&[("BYBLIK_ADDRESS_TOKEN", "et-hemmeligt-ord")]).unwrap();
        assert_eq!(config.address_service.as_ref().unwrap().url, GSEARCH);
        assert!(!format!("{config:?} {:?}", config.address_service).contains("et-hemmeligt-ord"));
        let url = ("BYBLIK_ADDRESS_URL", "https://adresser.example.dk/husnummer");
        assert!(matches!(read(&[url]), Err(ConfigError::AddressTokenMissing)));
        assert_eq!(read(&[url, ("BYBLIK_ADDRESS_TOKEN", "x")]).unwrap().address_service.unwrap().url, url.1);
        for (name, bad) in [("BYBLIK_ADDRESS_TOKEN", "to ord"), ("BYBLIK_ADDRESS_TOKEN", "ø")] {
            let error = read(&[(name, bad)]).unwrap_err();
            assert!(matches!(error, ConfigError::AddressToken) && !error.to_string().contains(bad), "{bad}");
        }
        let wrong = read(&[("BYBLIK_ADDRESS_URL", "adresser.dk"), ("BYBLIK_ADDRESS_TOKEN", "x")]);
        assert!(matches!(wrong, Err(ConfigError::Web { name: "BYBLIK_ADDRESS_URL", .. })));
    }

    #[test]
    fn mail_takes_a_server_a_sender_and_a_way_back_and_keeps_its_secret() {
        let url = ("BYBLIK_URL", "https://byblik.example");
        let from = ("BYBLIK_MAIL_FROM", "Byblik <byblik@kk.example>");
        let smtp = ("BYBLIK_SMTP", "smtps://byblik:hemmeligt-ord@mail.example");
        let config = read(&[url, from, smtp]).unwrap();
        assert!(config.mail.is_some() && !format!("{config:?} {:?}", config.mail).contains("hemmeligt-ord"));
        assert_eq!(read(&[url, from]).unwrap().mail, None);
        assert!(matches!(read(&[url, smtp]), Err(ConfigError::MailMissing("BYBLIK_MAIL_FROM"))));
        assert!(matches!(read(&[from, smtp]), Err(ConfigError::MailMissing("BYBLIK_URL"))));
        assert!(matches!(read(&[url, smtp, ("BYBLIK_MAIL_FROM", "byblik")]), Err(ConfigError::MailFrom(_))));
        for bad in [
            "mail.example",
            "http://mail.example",
            "smtp://mail.example",
            "smtp://a:b@mail.example:25",
            // Whoever stands between could say that there is no encryption.
            "smtp://mail.example?tls=opportunistic",
        ] {
            assert!(matches!(read(&[url, from, ("BYBLIK_SMTP", bad)]), Err(ConfigError::Mail)), "{bad}");
        }
        for good in ["smtp://127.0.0.1:2525", "smtp://localhost", "smtp://mail.example?tls=required"] {
            assert!(read(&[url, from, ("BYBLIK_SMTP", good)]).unwrap().mail.is_some(), "{good}");
        }
    }

    #[test]
    fn files_are_fetched_from_hosts_with_names() {
        assert_eq!(read(&[]).unwrap().import_hosts, ["wfs-kbhkort.kk.dk", "api.statbank.dk"]);
        let own = read(&[("BYBLIK_IMPORT_HOSTS", " a.dk, B.dk ")]).unwrap();
        assert_eq!(own.import_hosts, ["a.dk", "b.dk"]);
        assert!(read(&[("BYBLIK_IMPORT_HOSTS", "0")]).unwrap().import_hosts.is_empty());
        for bad in ["10.0.0.1", "https://a.dk", "localhost", "a.dk,", "a.dk/x", "[::1]", "*.dk"] {
            assert!(matches!(read(&[("BYBLIK_IMPORT_HOSTS", bad)]), Err(ConfigError::ImportHosts(_))), "{bad}");
        }
    }

    #[test]
    fn a_proxy_is_trusted_only_when_that_is_said() {
        assert!(!read(&[]).unwrap().facts.is_behind_proxy);
        assert!(read(&[("BYBLIK_TRUSTED_PROXY", "1")]).unwrap().facts.is_behind_proxy);
        assert!(matches!(read(&[("BYBLIK_TRUSTED_PROXY", "ja")]), Err(ConfigError::Switch { .. })));
    }

    #[test]
    fn a_site_that_can_be_listened_to_is_known() {
        let safe = ("BYBLIK_URL", "https://byblik.example");
        let (far, proxy) = (("BYBLIK_ADDR", "0.0.0.0:3000"), ("BYBLIK_TRUSTED_PROXY", "1"));
        for (settings, open) in [
            (vec![], false),
            (vec![far], true),
            (vec![proxy], true),
            (vec![far, safe], false),
            (vec![proxy, safe], false),
            (vec![far, ("BYBLIK_URL", "http://byblik.example")], true),
        ] {
            assert_eq!(read(&settings).unwrap().is_in_the_open(), open, "{settings:?}");
        }
    }

    #[test]
    fn a_token_that_is_short_or_can_not_be_sent_is_refused() {
        for token in ["hemmeligt", "hemmeligt hemmeligt hemmeligt hemmeligt", "hemmeligthemmeligthemmeligthemmeligø"] {
            assert!(matches!(read(&[("BYBLIK_OPERATOR_TOKEN", token)]), Err(ConfigError::Token)), "{token}");
        }
    }
}
