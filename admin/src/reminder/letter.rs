//! The letter to a contact: plain text, one link, nothing that tells us whether it was read.

use domain::initiative::reminder::{ARCHIVED_AFTER, MARKED_AFTER};
use store::{Initiative, Reminder};

use super::facts::Fact;
use crate::fault::encoded;

/// A letter, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What tells it from every other letter of the site: the same one sent twice has it twice.
    pub id: String,
    /// An e-mail address.
    pub to: String,
    /// Its subject, on one line.
    pub subject: String,
    /// What it says.
    pub body: String,
}

/// Where the link of a letter leads.
pub(super) fn link(origin: &str, token: &str) -> String {
    format!("{origin}/bekraeft?noegle={token}")
}

/// Writes the letter of a question. `token` is the word of its link, `site_contact` whom to write to instead; may be empty.
pub(super) fn write(
    reminder: &Reminder,
    initiative: &Initiative,
    facts: &[Fact],
    origin: &str,
    token: &str,
    site_contact: &str,
) -> Letter {
    let plain = |text: &str| text.replace(char::is_control, " ");
    let title = plain(&initiative.title);
    let hello = match plain(&initiative.contact_name) {
        name if name.trim().is_empty() => "Hej".to_owned(),
        name => format!("Hej {}", name.trim()),
    };
    let facts: Vec<String> = facts.iter().map(|(name, said)| format!("{name}: {}\n", plain(said))).collect();
    let facts = facts.concat();
    let instead = match site_contact {
        "" => String::new(),
        contact => format!(" Du kan også skrive til {contact}."),
    };
    let body = format!(
        "{hello}\n\n\
         Du står som kontakt for »{title}« på Byblik, hvor folk i København kan finde indsatser i deres område. \
         En gang om året spørger vi, om det, der står, stadig passer.\n\n\
         Sådan står det nu:\n\n\
         {facts}\n\
         Svar her. Det tager et øjeblik og kræver ingen konto:\n\
         {link}\n\n\
         Du kan svare, at alt er rigtigt, skrive, hvad der skal rettes, eller fortælle, at indsatsen er slut. \
         Linket er til dig og kan bruges én gang.\n\n\
         Hører vi ikke fra dig, skriver vi på siden efter {MARKED_AFTER} dage, at oplysningerne ikke er bekræftet. \
         {ARCHIVED_AFTER} dage senere tager vi indsatsen af listerne.\n\n\
         Er du ikke den rette at spørge, så skriv det under »Noget skal rettes«.{instead}\n\n\
         Venlig hilsen\n\
         Byblik\n",
        link = link(origin, token),
    );
    Letter {
        id: format!("indsats-{}-{}", reminder.id, reminder.made_at.timestamp()),
        to: reminder.address.clone(),
        subject: format!("Passer det stadig? »{title}« på Byblik"),
        body,
    }
}

impl Letter {
    /// An address that opens the letter in one's own mail program.
    pub(super) fn mailto(&self) -> String {
        // Mail programs read a plus as a plus (RFC 6068, 5).
        let encoded = |text: &str| encoded(text).replace('+', "%20");
        let to = encoded(&self.to).replace("%40", "@");
        format!("mailto:{to}?subject={}&body={}", encoded(&self.subject), encoded(&self.body.replace('\n', "\r\n")))
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};
    use proptest::prelude::*;

    use super::*;

    fn reminder() -> Reminder {
        Reminder {
            id: 7,
            initiative: "gadeplan".into(),
            address: "ida+gade@kk.example".into(),
            made_at: Utc.with_ymd_and_hms(2026, 11, 22, 4, 0, 0).unwrap(),
            attempts: 0,
            next_attempt_at: None,
            trying_since: None,
            trouble: String::new(),
            sent_at: None,
            closed_at: None,
            outcome: None,
        }
    }

    fn letter(title: &str, name: &str) -> Letter {
        let initiative = Initiative { title: title.into(), contact_name: name.into(), ..Initiative::default() };
        let facts = [("Navn", title.to_owned())];
        write(&reminder(), &initiative, &facts, "https://byblik.example", "0123", "")
    }

    #[test]
    fn it_says_what_happens_and_has_one_link() {
        let letter = letter("Gadeplan", "");
        assert_eq!(letter.body.matches("https://").count(), 1, "{}", letter.body);
        for part in ["Hej\n", "/bekraeft?noegle=0123\n", "efter 60 dage", "90 dage senere", "Navn: Gadeplan\n"] {
            assert!(letter.body.contains(part), "{part}: {}", letter.body);
        }
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), {
            ("ida+gade@kk.example", "Passer det stadig? »Gadeplan« på Byblik")
        });
    }

    #[test]
    fn it_opens_in_a_mail_program_as_it_is() {
        let mailto = letter("A & B + C", "Åse").mailto();
        assert!(mailto.starts_with("mailto:ida%2Bgade@kk.example?subject=Passer%20det"), "{mailto}");
        assert!(
            mailto.contains("A%20%26%20B%20%2B%20C") && mailto.contains("%0D%0A") && !mailto.contains('+'),
            "{mailto}"
        );
    }

    proptest! {
        #[test]
        fn no_title_or_name_adds_a_line(title in "[a-zæøå\r\n\t:]{0,40}", name in "[A-Z\r\n ]{0,20}") {
            let (odd, even) = (letter(&title, &name), letter("x", "Y"));
            prop_assert!(!odd.subject.contains(['\r', '\n']));
            prop_assert_eq!(odd.body.lines().count(), even.body.lines().count());
        }
    }
}
