//! Who did what a row of the log says, also where nobody was signed in.

use store::{AuditRow, Staff};

use crate::people;

/// How the state before begins where the system did what somebody had planned.
pub(crate) const BY_PLAN: &str = "planlagt";

/// The same in rows of the first editions, which stay as they are.
const ONCE_BY_PLAN: &str = "planned";

/// Who did it: somebody of the staff, the system by what somebody planned or by its own rules, a contact who answered, or
/// whoever looks after the machine.
pub(crate) fn who(row: &AuditRow, everybody: &[Staff]) -> String {
    match row.staff {
        Some(_) if [BY_PLAN, ONCE_BY_PLAN].iter().any(|word| row.before.starts_with(word)) => {
            format!("Systemet, planlagt af {}", people::name(everybody, row.staff))
        }
        Some(_) => people::name(everybody, row.staff),
        None => nobody(&row.action).to_owned(),
    }
}

/// Who does what nobody is signed in for.
fn nobody(action: &str) -> &'static str {
    match action {
        "reminder.make" | "reminder.send" | "initiative.archive" => "Systemet",
        "reminder.confirmed" | "reminder.corrected" | "reminder.ended" => "Kontakten",
        // A first start does so, and whoever has the operator's key.
        "screening.run" | "screening.publish" => "Systemet eller driften",
        _ => "Kommandolinjen",
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    #[test]
    fn what_happened_by_itself_is_not_said_to_be_somebodys() {
        let said = |staff, action: &str, before: &str| {
            let (action, before) = (action.to_owned(), before.to_owned());
            let (about, after, hash) = Default::default();
            who(&AuditRow { position: 1, at: DateTime::UNIX_EPOCH, staff, action, about, before, after, hash }, &[])
        };
        assert_eq!(said(Some(7), "screening.publish", ""), "Slettet medarbejder nr. 7");
        for before in ["planned", "planlagt", "planlagt, version 3"] {
            assert_eq!(said(Some(7), "content.publish", before), "Systemet, planlagt af Slettet medarbejder nr. 7");
        }
        assert_eq!(said(None, "reminder.send", ""), "Systemet");
        assert_eq!(said(None, "reminder.ended", ""), "Kontakten");
        assert_eq!(said(None, "data.import", ""), "Kommandolinjen");
    }
}
