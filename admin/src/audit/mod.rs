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
    ("screening.comment", "skrev en bemærkning til en screening"),
    ("screening.asked", "bad om godkendelse"),
    ("screening.approved", "godkendte en screening"),
    ("screening.declined", "afviste at godkende en screening"),
    ("screening.plan", "planlagde en udgivelse"),
    ("screening.call_off", "aflyste en udgivelse"),
    ("screening.publish", "udgav en screening"),
    ("screening.take_back", "gjorde en tidligere screening offentlig igen"),
    ("correction.done", "behandlede en rettelse"),
    ("correction.again", "lagde en rettelse i køen igen"),
    ("correction.forget", "slettede en rettelses tekst"),
    ("audit.export", "hentede loggen"),
    ("data.import", "indlæste en fil"),
    ("reminder.make", "lagde et spørgsmål til en kontakt i køen"),
    ("reminder.send", "sendte et spørgsmål til en kontakt"),
    ("reminder.letter", "åbnede brevet til en kontakt for at sende det selv"),
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
    ("initiative.back", "satte en indsats på listerne igen"),
    ("data.upload", "lagde en fil ind"),
    ("content.begin", "begyndte på noget indhold"),
    ("content.save", "gemte en version af noget indhold"),
    ("content.publish", "udgav indhold"),
    ("content.unpublish", "tog indhold ned"),
    ("content.restore", "hentede en tidligere version af noget indhold frem"),
    ("content.plan", "planlagde, at indhold udgives"),
    ("content.plan_down", "planlagde, at indhold tages ned"),
    ("content.call_off", "aflyste en plan for indhold"),
    ("content.plan_failed", "kunne ikke gennemføre en plan for indhold"),
    ("content.discard", "kasserede sin kladde til noget indhold"),
    ("picture.add", "lagde et billede op"),
    ("picture.remove", "slettede et billede"),
    ("data.throw_away", "smed en fil ud"),
];

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;

    /// What stands between quotation marks in the code of a folder.
    fn quoted(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                quoted(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.extend(fs::read_to_string(&path).unwrap().split('"').map(str::to_owned));
            }
        }
    }

    /// A deed without words could not be chosen on the log's page, and would be told by its code.
    #[test]
    fn every_deed_that_is_written_down_has_words() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found = BTreeSet::new();
        for folder in ["src", "../app/src", "../server/src"] {
            quoted(&here.join(folder), &mut found);
        }
        let kinds: BTreeSet<&str> = ACTIONS.iter().filter_map(|(code, _)| Some(code.split_once('.')?.0)).collect();
        let is_word = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        let is_deed = |text: &&String| {
            // One file is called as if it were a deed.
            let is_file = text.as_str() == "data.json";
            !is_file && text.split_once('.').is_some_and(|(kind, what)| kinds.contains(kind) && is_word(what))
        };
        let deeds: Vec<&String> = found.iter().filter(is_deed).collect();
        assert!(deeds.len() > 50, "{deeds:?}");
        for deed in deeds {
            assert_ne!(action(deed), deed, "no words for what is done");
        }
    }
}
