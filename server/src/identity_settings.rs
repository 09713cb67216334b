//! The settings of the organisation's own provider of identities (`BYBLIK_OIDC_…`).

use admin::identity::{ProviderSettings, is_safe};

use crate::config::ConfigError;

/// What only means something beside an issuer.
const COMPANIONS: [&str; 7] = [
    "BYBLIK_OIDC_CLIENT_ID",
    "BYBLIK_OIDC_CLIENT_SECRET",
    "BYBLIK_OIDC_ROLES",
    "BYBLIK_OIDC_GROUPS_CLAIM",
    "BYBLIK_OIDC_NAME",
    "BYBLIK_OIDC_SCOPES",
    "BYBLIK_OIDC_ACR",
];

/// The provider; `None` where none is named. `origin` is where the site is: the provider sends people back there.
pub(crate) fn read(
    get: impl Fn(&'static str) -> Result<Option<String>, ConfigError>,
    origin: &str,
) -> Result<Option<ProviderSettings>, ConfigError> {
    let said = |name| Ok::<_, ConfigError>(get(name)?.map(|text| text.trim().to_owned()));
    let Some(issuer) = said("BYBLIK_OIDC_ISSUER")? else {
        for name in COMPANIONS {
            if said(name)?.is_some() {
                return Err(ConfigError::IdentityIssuer(name));
            }
        }
        return Ok(None);
    };
    let needed = |name| said(name)?.ok_or(ConfigError::IdentityMissing(name));
    let or = |name, default: &str| Ok::<_, ConfigError>(said(name)?.unwrap_or_else(|| default.to_owned()));
    // Its slash at the end stays: it is a name that must be the same to the letter.
    if !is_safe(&issuer) || !issuer.chars().all(|c| c.is_ascii_graphic()) {
        return Err(ConfigError::IdentityAddress(issuer));
    }
    if origin.is_empty() {
        return Err(ConfigError::IdentityMissing("BYBLIK_URL"));
    }
    Ok(Some(ProviderSettings {
        issuer,
        client_id: needed("BYBLIK_OIDC_CLIENT_ID")?,
        client_secret: needed("BYBLIK_OIDC_CLIENT_SECRET")?,
        name: or("BYBLIK_OIDC_NAME", "jeres login-tjeneste")?,
        groups_claim: or("BYBLIK_OIDC_GROUPS_CLAIM", "groups")?,
        roles: ProviderSettings::read_roles(&needed("BYBLIK_OIDC_ROLES")?).map_err(ConfigError::IdentityRoles)?,
        scopes: or("BYBLIK_OIDC_SCOPES", "profile email")?.split_whitespace().map(str::to_owned).collect(),
        acr: or("BYBLIK_OIDC_ACR", "")?,
    }))
}

#[cfg(test)]
mod tests {
    use domain::staff::Role;

    use super::*;

    fn with(settings: &[(&'static str, &str)], origin: &str) -> Result<Option<ProviderSettings>, ConfigError> {
        read(|name| Ok(settings.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned())), origin)
    }

    const WHOLE: [(&str, &str); 4] = [
        ("BYBLIK_OIDC_ISSUER", "https://login.example/realms/kk/"),
        ("BYBLIK_OIDC_CLIENT_ID", "byblik"),
        ("BYBLIK_OIDC_CLIENT_SECRET", "meget-hemmeligt"),
        ("BYBLIK_OIDC_ROLES", "a=udgiver"),
    ];
    const ORIGIN: &str = "https://byblik.example";

    #[test]
    fn a_provider_is_read_whole_or_what_is_missing_is_named() {
        assert_eq!(with(&[], "").unwrap(), None);
        let whole = with(&WHOLE, ORIGIN).unwrap().unwrap();
        assert_eq!(whole.issuer, WHOLE[0].1, "its slash is part of its name");
        assert_eq!((whole.groups_claim.as_str(), whole.acr.as_str()), ("groups", ""));
        assert_eq!((whole.roles.as_slice(), whole.scopes.len()), ([("a".to_owned(), Role::Udgiver)].as_slice(), 2));
        assert!(!format!("{whole:?}").contains("hemmeligt"), "the secret is never shown");
        for missing in 1..WHOLE.len() {
            let mut settings = WHOLE.to_vec();
            let (name, _) = settings.remove(missing);
            let error = with(&settings, ORIGIN).unwrap_err();
            assert!(matches!(error, ConfigError::IdentityMissing(named) if named == name), "{error}");
        }
        assert!(matches!(with(&WHOLE, ""), Err(ConfigError::IdentityMissing("BYBLIK_URL"))));
        assert!(matches!(with(&WHOLE[1..], ORIGIN), Err(ConfigError::IdentityIssuer("BYBLIK_OIDC_CLIENT_ID"))));
    }

    #[test]
    fn a_provider_that_could_be_listened_to_and_roles_that_are_none_are_refused() {
        let mut open = WHOLE;
        open[0].1 = "http://login.example";
        assert!(matches!(with(&open, ORIGIN), Err(ConfigError::IdentityAddress(_))));
        let mut roles = WHOLE;
        roles[3].1 = "a=chef";
        let error = with(&roles, ORIGIN).unwrap_err().to_string();
        assert!(error.contains("BYBLIK_OIDC_ROLES") && error.contains("chef"), "{error}");
    }
}
