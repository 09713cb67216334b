//! The first page: what is public, what waits for whom, and where to go.

use axum::{extract::State, response::Html};
use domain::staff::Permission;
use maud::{Markup, html};
use store::{ContentDraft, ContentPlan, PlannedPublication, PublishedRun, Snapshot, UploadState};

use crate::{
    content::kind::Kind,
    desk::Desk,
    fault::Fault,
    guard::{Looking, Signed},
    moment,
    page::Page,
};

/// How many files are counted.
const MOST_FILES: i64 = 100;
/// How many of one's own drafts are named.
const MOST_DRAFTS: usize = 5;

/// `GET /admin`.
pub(crate) async fn show(State(desk): State<Desk>, signed: Signed<Looking>) -> Result<Html<String>, Fault> {
    let (staff, db) = (&signed.staff, desk.db());
    let public = db.published_run().await?;
    let planned = db.planned_publication().await?;
    let asked = db.runs_to_answer().await?;
    let (corrections, _) = db.count_corrections().await?;
    let snapshot = db.latest_snapshot().await?;
    let files = db.uploads(UploadState::Waiting, 0, MOST_FILES).await?.len();
    let mut drafts = db.content_drafts_by(staff.id).await?;
    drafts.reverse();
    drafts.truncate(MOST_DRAFTS);
    let plans = db.content_plans().await?;
    let reminders = db.reminders().await?;
    let letters = reminders.iter().filter(|one| one.outcome.is_none() && one.sent_at.is_none()).count();
    // Who signs in by the organisation's provider has no codes of ours.
    let own = db.identity_of(staff.id).await?.is_none();
    let left = db.recovery_codes_left(staff.id).await?;
    let body = html! {
        h1 { "Hej, " (staff.name) }
        @if own && left < 3 {
            div.notice { p { "Du har kun " (left) " koder på papir tilbage. " a href="/admin/mig" { "Lav nye" } } }
        }
        ul.cards {
            li.card { h2 { a href="/admin/screening" { "Screening" } } (screening(public.as_ref(), planned.as_ref(), &asked)) }
            li.card { h2 { a href="/admin/data" { "Data" } } (data(snapshot.as_ref(), files)) }
            li.card { h2 { a href="/admin/indhold" { "Indhold" } } (content(&drafts, &plans)) }
            li.card {
                h2 { a href="/admin/indsatser" { "Indsatser" } }
                // With mail set up they go by themselves.
                @if letters > 0 && !desk.settings.sends_mail && staff.may(Permission::Edit) {
                    p { a href="/admin/indsatser/paamindelser" { (one_or(letters, "Ét brev", "breve")) } " til kontakter skal sendes i hånden." }
                } @else { p { "Ret, bekræft og spørg kontakterne, om oplysningerne stadig passer." } }
            }
            li.card {
                h2 { a href="/admin/rettelser" { "Rettelser" } }
                p { @if corrections == 0 { "Ingen venter." } @else { (one_or(usize::try_from(corrections).unwrap_or(0), "Én", "")) " venter." } }
            }
        }
    };
    Ok(Page { desk: &desk, staff, title: "Overblik", part: "/admin", done: "" }.around(&body))
}

/// "Én venter", "3 filer": the word alone for one, the number before it for more.
fn one_or(number: usize, one: &str, more: &str) -> String {
    if number == 1 { one.to_owned() } else { format!("{number} {more}").trim_end().to_owned() }
}

/// What is public, what comes next, and who asks for an answer.
fn screening(public: Option<&PublishedRun>, planned: Option<&PlannedPublication>, asked: &[String]) -> Markup {
    html! {
        @match public {
            Some(public) => p { "Offentlig siden " (moment::said(public.published_at)) "." },
            None => p { "Intet er offentligt endnu." },
        }
        @if let Some(planned) = planned { p { "Næste udgivelse: " (moment::said(planned.publish_at)) "." } }
        @if let Some(first) = asked.first() {
            p { a href=(format!("/admin/screening/{first}#samtale")) { (one_or(asked.len(), "Én screening", "screeninger")) } " venter på godkendelse." }
        }
    }
}

fn data(snapshot: Option<&Snapshot>, files: usize) -> Markup {
    html! {
        @match snapshot {
            Some(snapshot) => p { (snapshot.title) ", indlæst " (moment::said(snapshot.loaded_at)) "." },
            None => p { "Der er ingen data endnu." },
        }
        @if files > 0 { p { (one_or(files, "Én fil", "filer")) " er lagt ind, men ikke indlæst endnu." } }
    }
}

/// One's own drafts by name, and what comes by itself.
fn content(drafts: &[(String, String, ContentDraft)], plans: &[ContentPlan]) -> Markup {
    html! {
        @if drafts.is_empty() { p { "Du har ingen kladder." } } @else {
            p { "Dine kladder:" }
            ul {
                @for (path, thing, _) in drafts {
                    @if let Some(kind) = Kind::parse(path) {
                        li { a href=(format!("/admin/indhold/{path}/{thing}")) { (kind.words().the) " " (thing) } }
                    }
                }
            }
        }
        @if !plans.is_empty() { p { (one_or(plans.len(), "Én ting", "ting")) " er planlagt." } }
    }
}
