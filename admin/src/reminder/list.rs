//! The staff's page: the rules, what waits to be sent, what waits for an answer, and who can't be asked.

use axum::{
    extract::{RawQuery, State},
    response::Html,
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    initiative::reminder::{ARCHIVED_AFTER, MARKED_AFTER, Unanswered},
    staff::Permission,
};
use maud::{Markup, html};
use store::{Initiative, Outcome, Reminder};

use super::queue;
use crate::{
    desk::Desk,
    fault::Fault,
    guard::{Looking, Signed},
    moment,
    page::{Page, done},
};

/// The page's address.
pub(super) const PATH: &str = "/admin/indsatser/paamindelser";
/// How many that are closed are shown.
const CLOSED: usize = 30;
/// After so long an attempt that has no end was broken off.
const BROKEN_OFF: TimeDelta = TimeDelta::minutes(10);

/// `GET /admin/indsatser/paamindelser`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let (staff, now) = (&signed.staff, desk.now());
    let reminders = desk.db().reminders().await?;
    let all = desk.db().every_initiative().await?;
    let look = Look { all: &all, may: staff.may(Permission::Edit), sends: desk.settings.sends_mail, now };
    let open = || reminders.iter().rev().filter(|one| one.outcome.is_none());
    let (asked, unsent): (Vec<_>, Vec<_>) = open().partition(|one| one.sent_at.is_some());
    let unreachable: Vec<_> =
        all.iter().filter(|one| one.contact_email.is_empty() && queue::is_due(one, &reminders, now)).collect();
    let archived: Vec<_> = all.iter().filter(|one| !one.archived_on.is_empty()).collect();
    let closed: Vec<_> = reminders.iter().filter(|one| one.outcome.is_some()).collect();
    let body = html! {
        p { a href="/admin/indsatser" { "Alle indsatser" } }
        h1 { "Årlige spørgsmål til kontakter" }
        (rules(look.sends))
        section {
            h2 { "Skal sendes (" (unsent.len()) ")" }
            @if unsent.is_empty() { p { "Ingen breve venter." } }
            @for one in &unsent { (look.unsent(one)) }
        }
        section {
            h2 { "Venter på svar (" (asked.len()) ")" }
            @if asked.is_empty() { p { "Ingen mangler at svare." } } @else { (look.asked(&asked)) }
        }
        section {
            h2 { "Kan ikke spørges (" (unreachable.len()) ")" }
            p { "De er ikke bekræftet det sidste år, og vi kender ingen e-mailadresse. De bliver hverken mærket eller taget af listerne af den grund." }
            @if !unreachable.is_empty() {
                ul { @for one in &unreachable { li { a href=(format!("/admin/indhold/indsats/{}", one.slug)) { (one.title) } } } }
            }
        }
        section {
            h2 { "Taget af listerne (" (archived.len()) ")" }
            @if archived.is_empty() { p { "Ingen." } }
            @for one in &archived { (look.archived(one)) }
        }
        @if !closed.is_empty() {
            section {
                h2 { "Svar og andet, der er lukket" }
                @if closed.len() > CLOSED { p.hint { "De " (CLOSED) " seneste af " (closed.len()) "." } }
                (look.closed(&closed))
            }
        }
    };
    let done = done(query.as_deref());
    Ok(Page { desk: &desk, staff, title: "Årlige spørgsmål", part: "/admin/indsatser", done: &done }.around(&body))
}

fn rules(sends: bool) -> Markup {
    html! {
        ul {
            li { "Når der er gået et år, siden en indsats blev bekræftet, spørger vi kontakten, om det, der står, stadig passer. En indsats, som aldrig er bekræftet, spørger vi til med det samme, og højst én gang om året." }
            li { "Kontakten svarer på en side for sig selv, uden konto: det er rigtigt, noget skal rettes, eller indsatsen er slut. Rettelser kommer i køen under " a href="/admin/rettelser" { "Rettelser" } "." }
            li { "Er der ikke svar efter " (MARKED_AFTER) " dage, står det på indsatsens side. " (ARCHIVED_AFTER) " dage senere går den ud af listerne. Dens side findes stadig, og du kan tage den tilbage." }
        }
        @if sends {
            p { "Brevene sendes af sig selv. Lykkes det ikke, prøves der igen med længere og længere pauser." }
        } @else {
            p.notice { "Der er ingen mailserver sat op, så I sender selv: vis brevet, send det, og tryk »Sendt«. Tiden begynder at løbe, når I trykker." }
        }
    }
}

/// What each part of the page needs.
struct Look<'a> {
    all: &'a [Initiative],
    may: bool,
    sends: bool,
    now: DateTime<Utc>,
}

impl Look<'_> {
    fn title<'a>(&'a self, reminder: &'a Reminder) -> &'a str {
        let found = self.all.iter().find(|one| one.slug == reminder.initiative);
        found.map_or(reminder.initiative.as_str(), |one| one.title.as_str())
    }

    fn link(&self, reminder: &Reminder) -> Markup {
        html! { a href=(format!("/admin/indhold/indsats/{}", reminder.initiative)) { (self.title(reminder)) } }
    }

    /// A question that was not sent, and what can be done with it.
    fn unsent(&self, one: &Reminder) -> Markup {
        let at = |part: &str| format!("{PATH}/{}/{part}", one.id);
        // Without a mail server the page's own words say what to do.
        let state = self.state(one);
        html! {
            article.correction {
                h3 { (self.link(one)) }
                p { "Til " (one.address) @if let Some(state) = state { ". " (state) } }
                @if self.may {
                    div.buttons {
                        form method="post" action=(at("brev")) { button.plain type="submit" { "Vis brevet" } }
                        form method="post" action=(at("sendt")) { button.plain type="submit" { "Jeg har sendt det" } }
                        @if self.sends && one.next_attempt_at.is_none_or(|next| next > self.now) {
                            form method="post" action=(at("igen")) { button.plain type="submit" { "Send igen" } }
                        }
                        form method="post" action=(at("stop")) { button.plain type="submit" { "Spørg ikke" } }
                    }
                }
            }
        }
    }

    /// How sending it goes.
    fn state(&self, one: &Reminder) -> Option<Markup> {
        if let Some(since) = one.trying_since {
            return Some(html! {
                @if self.now - since < BROKEN_OFF { "Sendes nu." } @else {
                    strong { "Vi ved ikke, om brevet kom af sted: " }
                    "serveren stoppede, mens det blev sendt " (moment::said(since)) ". Det sendes ikke igen af sig selv."
                }
            });
        }
        if !one.trouble.is_empty() {
            return Some(html! {
                strong { "Det kunne ikke sendes." } " Mailserveren sagde: »" (one.trouble) "«. "
                @match one.next_attempt_at.filter(|_| self.sends) {
                    Some(next) => { "Der prøves igen " (moment::said(next)) "." },
                    None => { "Der prøves ikke igen af sig selv. Ret adressen på indsatsen, eller send brevet selv." },
                }
            });
        }
        self.sends.then(|| html! { "Sendes om lidt." })
    }

    fn asked(&self, asked: &[&Reminder]) -> Markup {
        html! {
            div.table-scroll tabindex="0" role="region" aria-label="Venter på svar" {
                table {
                    thead { tr { th scope="col" { "Indsats" } th scope="col" { "Spurgt" } th scope="col" { "Hos" } th scope="col" { "Nu" } @if self.may { th scope="col" { "Gør" } } } }
                    tbody {
                        @for one in asked {
                            tr {
                                th scope="row" { (self.link(one)) }
                                td { @if let Some(sent) = one.sent_at { (moment::said(sent)) } }
                                td { (one.address) }
                                td { (standing(queue::unanswered(one, self.now))) }
                                @if self.may {
                                    td {
                                        form method="post" action=(format!("{PATH}/{}/stop", one.id)) {
                                            button.plain type="submit" aria-label=(format!("Luk spørgsmålet om {}", self.title(one))) { "Luk" }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn archived(&self, one: &Initiative) -> Markup {
        html! {
            article.correction {
                h3 { a href=(format!("/admin/indhold/indsats/{}", one.slug)) { (one.title) } }
                p { "Ude af listerne siden " (domain::text::long_date(&one.archived_on)) ". " a href=(format!("/indsatser/{}", one.slug)) { "Se siden" } }
                @if self.may {
                    form method="post" action=(format!("{PATH}/tilbage")) {
                        (crate::form::hidden("indsats", &one.slug))
                        button.plain type="submit" aria-label=(format!("Sæt på listerne igen: {}", one.title)) { "Sæt på listerne igen" }
                    }
                }
            }
        }
    }

    fn closed(&self, closed: &[&Reminder]) -> Markup {
        html! {
            div.table-scroll tabindex="0" role="region" aria-label="Lukkede spørgsmål" {
                table {
                    thead { tr { th scope="col" { "Indsats" } th scope="col" { "Lukket" } th scope="col" { "Hvad skete der" } } }
                    tbody {
                        @for one in closed.iter().take(CLOSED) {
                            tr {
                                th scope="row" { (self.link(one)) }
                                td { @if let Some(at) = one.closed_at { (moment::said(at)) } }
                                td { (one.outcome.map_or("", outcome)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn standing(unanswered: Option<Unanswered>) -> &'static str {
    match unanswered {
        Some(Unanswered::Marked) => "Står på siden som ikke bekræftet",
        Some(Unanswered::Archived) => "Taget af listerne",
        Some(Unanswered::Waiting) | None => "Venter",
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Confirmed => "Alt var rigtigt",
        Outcome::Corrected => "Kontakten skrev en rettelse",
        Outcome::Ended => "Kontakten svarede, at den er slut",
        Outcome::Kept => "En medarbejder tog den tilbage",
        Outcome::CalledOff => "En medarbejder lukkede spørgsmålet",
        Outcome::Replaced => "Intet svar, før der blev spurgt igen",
    }
}
