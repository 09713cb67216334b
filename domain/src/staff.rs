//! Who among the staff may do what.

/// What a member of staff is there for; one can be several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Writes and keeps texts, initiatives and news.
    Redaktoer,
    /// Brings data in and screens.
    Analytiker,
    /// Publishes and takes back.
    Udgiver,
    /// Looks after people and the log.
    Administrator,
}

/// Something that a page or an action asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// See what staff see: any role.
    Look,
    /// Change content and handle corrections.
    Edit,
    /// Bring files in. What a file holds says who may take it.
    Bring,
    /// Take data, run screenings, ask for approval.
    Screen,
    /// Approve, publish and take back.
    Publish,
    /// Invite, change and close people.
    People,
    /// Read the log.
    Audit,
}

impl Role {
    /// All roles, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Redaktoer, Self::Analytiker, Self::Udgiver, Self::Administrator];

    /// The word stored in the database and sent by forms.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Redaktoer => "redaktoer",
            Self::Analytiker => "analytiker",
            Self::Udgiver => "udgiver",
            Self::Administrator => "administrator",
        }
    }

    /// Reads [`Role::as_str`] back; `None` for any other word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }

    /// Whether the role allows something.
    #[must_use]
    pub fn may(self, asked: Permission) -> bool {
        match asked {
            Permission::Look => true,
            Permission::Edit => self == Self::Redaktoer,
            Permission::Bring => self.may(Permission::Edit) || self.may(Permission::Screen),
            Permission::Screen => self == Self::Analytiker,
            Permission::Publish => self == Self::Udgiver,
            Permission::People | Permission::Audit => self == Self::Administrator,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_and_others_are_none() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.as_str()), Some(role));
        }
        assert_eq!(Role::parse("root"), None);
    }

    #[test]
    fn no_role_may_everything() {
        let all = [Permission::Edit, Permission::Screen, Permission::Publish, Permission::People, Permission::Audit];
        for role in Role::ALL {
            assert!(role.may(Permission::Look) && all.iter().any(|asked| !role.may(*asked)), "{role:?}");
        }
        for asked in all {
            assert_eq!(Role::ALL.iter().filter(|role| role.may(asked)).count(), 1, "{asked:?}");
        }
    }
}
