//! The log of who did what: looking through it, taking it out, and whether it is whole.

mod page;

pub(crate) use page::{file, show};

pub use page::said;

/// What an action's code means, in words.
pub(crate) fn action(code: &str) -> &str {
    ACTIONS.iter().find(|(known, _)| *known == code).map_or(code, |(_, words)| *words)
}

/// Every action that is written down.
pub(crate) const ACTIONS: [(&str, &str); 36] = [
    ("sign_in", "loggede ind"),
    ("method.copy", "begyndte en kladde til en metode"),
    ("method.draft", "gemte en kladde til en metode"),
    ("method.drop", "slettede en kladde til en metode"),
    ("method.store", "gemte en metode"),
    ("designation.begin", "begyndte en kladde til en udpegning"),
    ("designation.draft", "gemte en kladde til en udpegning"),
    ("designation.drop", "slettede en kladde til en udpegning"),
    ("designation.publish", "udgav en udpegning"),
    ("designation.correct", "rettede en udpegning"),
    ("designation.withdraw", "trak en udpegning tilbage"),
    ("sign_in.end", "loggede ud"),
    ("account.password", "valgte adgangskode"),
    ("account.second_step", "satte sin telefon op"),
    ("account.codes", "lavede nye koder på papir"),
    ("people.invite", "inviterede en kollega"),
    ("people.link", "lavede et nyt link til en kollega"),
    ("people.roles", "ændrede roller"),
    ("people.close", "lukkede en konto"),
    ("people.open", "åbnede en konto"),
    ("people.delete", "slettede en person"),
    ("people.export", "hentede en persons oplysninger"),
    ("screening.run", "kørte en screening"),
    ("screening.comment", "bemærkede til en screening"),
    ("screening.asked", "bad om godkendelse"),
    ("screening.approved", "godkendte en screening"),
    ("screening.declined", "godkendte ikke en screening"),
    ("screening.plan", "planlagde en udgivelse"),
    ("screening.call_off", "aflyste en udgivelse"),
    ("screening.publish", "udgav en screening"),
    ("screening.take_back", "tog en screening tilbage"),
    ("correction.done", "behandlede en rettelse"),
    ("correction.again", "lagde en rettelse i køen igen"),
    ("correction.forget", "slettede en rettelses tekst"),
    ("audit.export", "hentede loggen"),
    ("data.import", "hentede data ind"),
];
