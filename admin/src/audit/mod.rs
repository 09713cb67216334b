//! The log of who did what: looking through it, taking it out, and whether it is whole.

mod page;
mod who;

pub(crate) use page::{file, show};

pub use page::said;
pub(crate) use who::{BY_PLAN, who};

/// What an action's code means, in words.
pub(crate) fn action(code: &str) -> &str {
    ACTIONS.iter().find(|(known, _)| *known == code).map_or(code, |(_, words)| *words)
}

/// Every action that is written down.
pub(crate) const ACTIONS: &[(&str, &str)] = &[
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
    ("sign_in.new", "kom til gennem login-tjenesten"),
    ("sign_in.roles", "fik andre roller af sine grupper"),
    ("account.password", "valgte adgangskode"),
    ("account.second_step", "satte sin telefon op"),
    ("account.codes", "lavede nye koder på papir"),
    ("account.link", "forbandt sin konto med login-tjenesten"),
    ("people.unlink", "fjernede en forbindelse til login-tjenesten"),
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
    ("reminder.make", "lagde et spørgsmål til en kontakt i køen"),
    ("reminder.send", "sendte et spørgsmål til en kontakt"),
    ("reminder.letter", "viste et brev til en kontakt"),
    ("reminder.sent", "sendte selv et brev til en kontakt"),
    ("reminder.again", "bad om at få et brev sendt igen"),
    ("reminder.stop", "lukkede et spørgsmål til en kontakt"),
    ("reminder.confirmed", "kontakten bekræftede en indsats"),
    ("reminder.corrected", "kontakten sendte en rettelse til en indsats"),
    ("reminder.ended", "kontakten svarede, at en indsats er slut"),
    ("initiative.archive", "tog en indsats af listerne, fordi ingen svarede"),
    ("initiative.confirm", "bekræftede en indsats efter at have talt med kontakten"),
    ("initiative.several", "ændrede flere indsatser på én gang"),
    ("initiative.export", "hentede indsatser som regneark"),
    ("initiative.back", "tog en indsats tilbage i listerne"),
    ("data.upload", "lagde en fil ind"),
    ("data.throw_away", "smed en fil ud"),
    ("content.begin", "begyndte et indhold"),
    ("content.save", "gemte et indhold"),
    ("content.discard", "smed en kladde til et indhold ud"),
    ("content.publish", "udgav et indhold"),
    ("content.unpublish", "tog et indhold ned"),
    ("content.restore", "tog en tidligere udgave af et indhold frem"),
    ("content.plan", "planlagde udgivelsen af et indhold"),
    ("content.plan_down", "planlagde at tage et indhold ned"),
    ("content.call_off", "aflyste det, der var planlagt for et indhold"),
    ("content.plan_failed", "kunne ikke gøre det, der var planlagt for et indhold"),
    ("picture.add", "lagde et billede ind"),
    ("picture.remove", "fjernede et billede"),
];

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    /// What the sources of a folder write down: every text such as "content.save" that begins as one of the actions does.
    fn codes(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                codes(&entry.path(), found);
                continue;
            }
            let text = fs::read_to_string(entry.path()).unwrap();
            let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            let is_code = |text: &&str| {
                let begins = |part: &str| ACTIONS.iter().any(|(code, _)| code.split('.').next() == Some(part));
                text.split_once('.').is_some_and(|(of, what)| plain(what) && what != "json" && begins(of))
            };
            found.extend(text.split('"').skip(1).step_by(2).filter(is_code).map(str::to_owned));
        }
    }

    #[test]
    fn everything_that_is_written_down_has_words() {
        let mut found = Vec::new();
        for folder in ["src", "../app/src/screening"] {
            codes(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
        }
        assert!(found.len() > 50, "{found:?}");
        for code in found {
            assert_ne!(action(&code), code, "an action without words");
        }
    }
}
