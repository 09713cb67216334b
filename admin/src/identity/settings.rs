//! Which provider, and which of its groups is which role.

use std::fmt;

use domain::staff::Role;
use thiserror::Error;

/// The provider, from the server's settings.
#[derive(Clone, PartialEq, Eq)]
pub struct ProviderSettings {
    /// Its own name of itself, exactly as it says it: an address.
    pub issuer: String,
    /// What it knows this site as.
    pub client_id: String,
    /// How this site proves that to it.
    pub client_secret: String,
    /// What staff call it: it stands on the button.
    pub name: String,
    /// The claim that holds somebody's groups.
    pub groups_claim: String,
    /// Which group gives which role; a group can give several.
    pub roles: Vec<(String, Role)>,
    /// What is asked for besides `openid`.
    pub scopes: Vec<String>,
    /// How somebody must have proved who they are (`acr`); empty where that is the provider's own choice.
    pub acr: String,
}

/// Without the secret.
impl fmt::Debug for ProviderSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProviderSettings").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// Why groups can't be read.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum SettingsError {
    /// Nothing stands there.
    #[error("der står ingen grupper")]
    Empty,
    /// A part is no group with a role.
    #[error("»{0}« er ikke en gruppe og en rolle med lighedstegn imellem")]
    Part(String),
    /// A role that there is not.
    #[error("rollen »{0}« findes ikke; der er redaktør, analytiker, udgiver og administrator")]
    Role(String),
}

impl ProviderSettings {
    /// Reads which group gives which role: "byblik-redaktoer=redaktør,byblik-admin=administrator". Names with commas are
    /// parted by semicolons instead.
    ///
    /// # Errors
    /// [`SettingsError`] names the part that can't be read.
    pub fn read_roles(text: &str) -> Result<Vec<(String, Role)>, SettingsError> {
        let between = if text.contains(';') { ';' } else { ',' };
        let parts = text.split(between).map(str::trim).filter(|part| !part.is_empty());
        let roles: Result<Vec<_>, _> = parts
            .map(|part| {
                // A directory's own names have equals signs in them: "cn=byblik,ou=grupper".
                let (group, role) = part.rsplit_once('=').ok_or_else(|| SettingsError::Part(part.to_owned()))?;
                let (group, role) = (group.trim(), role.trim());
                if group.is_empty() {
                    return Err(SettingsError::Part(part.to_owned()));
                }
                let known = Role::parse(&role.to_lowercase().replace('ø', "oe"));
                Ok((group.to_owned(), known.ok_or_else(|| SettingsError::Role(role.to_owned()))?))
            })
            .collect();
        roles.and_then(|roles| if roles.is_empty() { Err(SettingsError::Empty) } else { Ok(roles) })
    }

    /// The roles that these groups give, in the order of [`Role::ALL`].
    #[must_use]
    pub fn roles_of(&self, groups: &[String]) -> Vec<Role> {
        let gives = |role: &Role| self.roles.iter().any(|(group, given)| given == role && groups.contains(group));
        Role::ALL.into_iter().filter(gives).collect()
    }
}

/// Whether what is sent to an address can't be listened to: it is encrypted, or does not leave this machine.
#[must_use]
pub fn is_safe(address: &str) -> bool {
    if let Some(rest) = address.strip_prefix("https://") {
        return !rest.is_empty();
    }
    let Some(rest) = address.strip_prefix("http://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = if let Some(end) = host.find(']') { &host[..=end] } else { host.split(':').next().unwrap_or_default() };
    // What stands before an @ is no host, whatever it looks like.
    !host.contains('@') && matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_give_roles_and_what_can_not_be_read_is_named() {
        let read = ProviderSettings::read_roles;
        let two = read(" byblik-redaktoer = redaktør, admin=Administrator,").unwrap();
        assert_eq!(two, [("byblik-redaktoer".into(), Role::Redaktoer), ("admin".into(), Role::Administrator)]);
        assert_eq!(
            read("cn=a,ou=b=udgiver;c=analytiker").unwrap(),
            [("cn=a,ou=b".into(), Role::Udgiver), ("c".into(), Role::Analytiker)]
        );
        for (text, wrong) in [
            ("", SettingsError::Empty),
            ("admin", SettingsError::Part("admin".into())),
            ("=udgiver", SettingsError::Part("=udgiver".into())),
            ("a=chef", SettingsError::Role("chef".into())),
        ] {
            assert_eq!(read(text).unwrap_err(), wrong, "{text}");
        }
    }

    #[test]
    fn nothing_is_sent_where_it_can_be_listened_to() {
        for safe in ["https://a.dk", "http://127.0.0.1:99/x", "http://[::1]:1", "http://localhost"] {
            assert!(is_safe(safe), "{safe}");
        }
        for open in [
            "http://a.dk",
            "http://127.0.0.1.a.dk",
            "http://127.0.0.1@a.dk",
            "http://localhost:1@a.dk",
            "ftp://a",
            "https://",
        ] {
            assert!(!is_safe(open), "{open}");
        }
    }
}
