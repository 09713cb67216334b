//! The same change of many initiatives: chosen, looked at, then made in one transaction. Each one is a version of its own.

use app::{initiative::words, locale::Language};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use store::{Deed, Initiative};

use super::{
    list::{self, area_list, goal_list},
    look::{Choice, Listed},
    sync::{Elsewhere, note_change},
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, Problems, hidden},
    guard::{Editing, Signed},
    page::Page,
};

/// How many are changed at once.
const MOST: usize = 500;

/// What stands in the page's address where something is wrong with the choice.
const WRONG: &str = "valgte";

/// The change; an empty text changes nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Change {
    status: String,
    area_added: String,
    area_removed: String,
    goal_added: String,
    goal_removed: String,
    audience_added: String,
    audience_removed: String,
}

/// The names of its fields in forms.
const NAMES: [&str; 7] =
    ["ny-status", "omraade-til", "omraade-fra", "maal-til", "maal-fra", "gruppe-til", "gruppe-fra"];

impl Change {
    /// Reads a change, or says what is wrong with it; words that mean nothing are none.
    fn read(posted: &Posted, listed: &Listed) -> Result<Self, String> {
        let [status, area_added, area_removed, goal_added, goal_removed, audience_added, audience_removed] =
            NAMES.map(|name| posted.text(name).to_owned());
        let change =
            Self { status, area_added, area_removed, goal_added, goal_removed, audience_added, audience_removed };
        let is_area = |code: &str| code.is_empty() || listed.areas.iter().any(|area| area.code.as_str() == code);
        let is_goal = |id: &str| id.is_empty() || listed.goals.iter().any(|goal| goal.id == id);
        let is_audience = |code: &str| code.is_empty() || words::AUDIENCES.contains(&code);
        let is_known = (change.status.is_empty() || words::STATUSES.contains(&change.status.as_str()))
            && [&change.area_added, &change.area_removed].into_iter().all(|code| is_area(code))
            && [&change.goal_added, &change.goal_removed].into_iter().all(|id| is_goal(id))
            && [&change.audience_added, &change.audience_removed].into_iter().all(|code| is_audience(code));
        if !is_known {
            return Err("Noget af det valgte findes ikke længere. Vælg igen.".into());
        }
        if change == Self::default() {
            return Err("Vælg, hvad der skal ændres.".into());
        }
        Ok(change)
    }

    fn values(&self) -> [&str; 7] {
        let Self { status, area_added, area_removed, goal_added, goal_removed, audience_added, audience_removed } =
            self;
        [status, area_added, area_removed, goal_added, goal_removed, audience_added, audience_removed]
    }

    /// An initiative as it is after the change. A status in words says the old one, so it goes with it.
    fn applied(&self, one: &Initiative) -> Initiative {
        let mut after = one.clone();
        if !self.status.is_empty() && self.status != one.status_code {
            after.status_code.clone_from(&self.status);
            after.status.clear();
        }
        alter(&mut after.areas, &self.area_added, &self.area_removed);
        alter(&mut after.goals, &self.goal_added, &self.goal_removed);
        alter(&mut after.audiences, &self.audience_added, &self.audience_removed);
        after
    }
}

fn alter(values: &mut Vec<String>, added: &str, removed: &str) {
    values.retain(|value| value != removed);
    if !added.is_empty() && !values.iter().any(|value| value == added) {
        values.push(added.to_owned());
        values.sort();
    }
}

/// The fields under the list, as they were posted before if they were, with what is wrong.
pub(super) fn fields(listed: &Listed, found: usize, has_more: bool, typed: &Posted, problems: &Problems) -> Markup {
    let codes = |name: &'static str, none: &str, codes: &[&str], said: &dyn Fn(&str) -> String| {
        html! {
            select id=(name) name=(name) {
                option value="" { (none) }
                @for code in codes { option value=(code) selected[typed.text(name) == *code] { (said(code)) } }
            }
        }
    };
    let status = |code: &str| words::status(Language::Danish, code);
    let audience = |code: &str| words::audience(Language::Danish, code);
    html! {
        fieldset id=(WRONG) tabindex="-1" {
            legend { "Ændr de valgte på én gang" }
            p.hint { "Du ser, hvad der sker med hver, før noget bliver ændret. Højst " (MOST) " ad gangen." }
            @for text in problems.texts(WRONG) { p.error { (text) } }
            @if has_more {
                div.check {
                    input type="checkbox" name="alle" id="alle" value="ja" checked[typed.text("alle") == "ja"];
                    label for="alle" { "Alle " (found) ", der passer, også på de andre sider" }
                }
            }
            div.row {
                div.field { label for="ny-status" { "Status" } (codes("ny-status", "Som den er", &words::STATUSES, &status)) }
                @for (name, label) in [("omraade-til", "Tilføj område"), ("omraade-fra", "Fjern område")] {
                    div.field { label for=(name) { (label) } (area_list(listed, name, "Intet", typed.text(name))) }
                }
                @for (name, label) in [("maal-til", "Tilføj delmål"), ("maal-fra", "Fjern delmål")] {
                    div.field { label for=(name) { (label) } (goal_list(listed, name, "Intet", typed.text(name))) }
                }
                @for (name, label) in [("gruppe-til", "Tilføj målgruppe"), ("gruppe-fra", "Fjern målgruppe")] {
                    div.field { label for=(name) { (label) } (codes(name, "Ingen", &words::AUDIENCES, &audience)) }
                }
            }
            button type="submit" { "Se, hvad der ændres" }
        }
    }
}

/// Those that a form chose, or what is wrong with the choice.
fn chosen(desk: &Desk, listed: &Listed, posted: &Posted) -> Result<Vec<Initiative>, String> {
    let all: Vec<Initiative> = if posted.text("alle") == "ja" {
        let choice = Choice::read(&Posted::read(posted.text("valg").as_bytes()));
        listed.fitting(desk, &choice).into_iter().cloned().collect()
    } else {
        let slugs: Vec<&str> = posted.all("indsats").collect();
        listed.initiatives.iter().filter(|one| slugs.contains(&one.slug.as_str())).cloned().collect()
    };
    if all.is_empty() {
        return Err("Sæt kryds ved dem, der skal ændres.".into());
    }
    if all.len() > MOST {
        return Err(format!("Der er valgt {}. Vælg højst {MOST} ad gangen.", all.len()));
    }
    Ok(all)
}

/// `POST /admin/indsatser/flere`: what would change; nothing does.
pub(crate) async fn preview(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    posted: Posted,
) -> Result<Response, Fault> {
    let listed = Listed::read(&desk).await?;
    let (change, all) = match (Change::read(&posted, &listed), chosen(&desk, &listed, &posted)) {
        (Ok(change), Ok(all)) => (change, all),
        (change, all) => {
            let mut problems = Problems::default();
            for wrong in [change.err(), all.err()].into_iter().flatten() {
                problems.add(WRONG, wrong);
            }
            let page = list::page(&desk, &signed.staff, &listed, &posted, &problems, "");
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let changed: Vec<(&Initiative, Initiative)> =
        all.iter().map(|one| (one, change.applied(one))).filter(|(before, after)| *before != after).collect();
    let same = all.len() - changed.len();
    let body = html! {
        p { a href="/admin/indsatser" { "Alle indsatser" } }
        h1 { "Se ændringerne igennem" }
        p role="status" {
            @if changed.is_empty() { "Intet bliver ændret: alle de valgte er sådan allerede." }
            @else { (changed.len()) " ændres. " @if same > 0 { (same) " er sådan allerede og røres ikke. " } "Offentligheden ser det, så snart du trykker." }
        }
        @if !changed.is_empty() {
            form.wide method="post" action="/admin/indsatser/flere/gem" {
                @for (name, value) in NAMES.iter().zip(change.values()) { (hidden(name, value)) }
                @for (one, _) in &changed { (hidden("indsats", &one.slug)) }
                div.table-scroll tabindex="0" role="region" aria-label="Ændringer" {
                    table {
                        caption { "Før og efter" }
                        thead { tr { th scope="col" { "Indsats" } th scope="col" { "Hvad" } th scope="col" { "Før" } th scope="col" { "Efter" } } }
                        tbody {
                            @for (before, after) in &changed {
                                @for (at, (what, was, is)) in told(&listed, before, after).into_iter().enumerate() {
                                    tr {
                                        @if at == 0 { th scope="row" { (before.title) } } @else { th scope="row" { span.visually-hidden { (before.title) } } }
                                        td { (what) } td { (was) } td { (is) }
                                    }
                                }
                            }
                        }
                    }
                }
                div.buttons {
                    button type="submit" { @if changed.len() == 1 { "Ændr den" } @else { "Ændr alle " (changed.len()) } }
                    a.button.plain href="/admin/indsatser" { "Lad være" }
                }
            }
        }
    };
    let page =
        Page {
            desk: &desk, staff: &signed.staff, title: "Se ændringerne igennem", part: "/admin/indsatser", done: ""
        };
    Ok(page.around(&body).into_response())
}

/// What differs between two: what, before, after.
fn told(listed: &Listed, before: &Initiative, after: &Initiative) -> Vec<(&'static str, String, String)> {
    let danish = Language::Danish;
    let goals = |one: &Initiative| -> String {
        let named = listed.goals.iter().filter(|goal| one.goals.contains(&goal.id));
        named.map(|goal| goal.title.clone()).collect::<Vec<_>>().join(", ")
    };
    let audiences = |one: &Initiative| -> String {
        one.audiences.iter().map(|code| words::audience(danish, code)).collect::<Vec<_>>().join(", ")
    };
    let status = |one: &Initiative| match one.status.as_str() {
        "" => words::status(danish, &one.status_code),
        said => format!("{} (»{said}«)", words::status(danish, &one.status_code)),
    };
    let rows = [
        ("Status", status(before), status(after)),
        ("Områder", listed.area_names(before).join(", "), listed.area_names(after).join(", ")),
        ("Delmål", goals(before), goals(after)),
        ("Målgrupper", audiences(before), audiences(after)),
    ];
    let said = |text: String| if text.is_empty() { "ingen".to_owned() } else { text };
    rows.into_iter().filter(|(_, was, is)| was != is).map(|(what, was, is)| (what, said(was), said(is))).collect()
}

/// `POST /admin/indsatser/flere/gem`: makes the change, all of it or nothing. It is laid upon what stands then, so what a
/// colleague wrote meanwhile stays.
pub(crate) async fn save(State(desk): State<Desk>, signed: Signed<Editing>, posted: Posted) -> Result<Redirect, Fault> {
    let listed = Listed::read(&desk).await?;
    let change = Change::read(&posted, &listed).map_err(Fault::Refused)?;
    let all = chosen(&desk, &listed, &posted).map_err(Fault::Refused)?;
    let english = desk.db().translations().await?;
    let (now, staff) = (desk.now(), Some(signed.staff.id));
    let mut tx = desk.db().begin().await?;
    tx.take_turn().await?;
    for one in &all {
        let Some(before) = tx.initiative(&one.slug).await? else { continue };
        let after = change.applied(&before);
        if after == before {
            continue;
        }
        tx.change_initiative(&after).await?;
        let note = "Ændret sammen med andre.";
        note_change(&mut tx, &before, Elsewhere { staff, note, at: now, english: &english }).await?;
        let about = format!("initiative/{}", one.slug);
        let (was, is): (Vec<_>, Vec<_>) = told(&listed, &before, &after)
            .into_iter()
            .map(|(what, was, is)| (format!("{what}: {was}"), format!("{what}: {is}")))
            .unzip();
        let (was, is) = (was.join("; "), is.join("; "));
        tx.note(now, &Deed { staff, action: "initiative.several", about: &about, before: &was, after: &is }).await?;
    }
    tx.commit().await?;
    Ok(Redirect::to("/admin/indsatser?gjort=flere-aendret"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_status_in_words_goes_with_the_old_status_and_stays_with_the_same() {
        let one = Initiative { status_code: "running".into(), status: "i gang".into(), ..Initiative::default() };
        let to = |status: &str| Change { status: status.into(), ..Change::default() }.applied(&one);
        assert_eq!((to("ended").status_code.as_str(), to("ended").status.as_str()), ("ended", ""));
        assert_eq!((to("running"), to("")), (one.clone(), one.clone()));
    }

    proptest! {
        #[test]
        fn doing_it_twice_is_doing_it_once(
            areas in prop::collection::btree_set("[a-d]", 0..4),
            added in "[a-d]?",
            removed in "[a-d]?",
        ) {
            let one = Initiative { areas: areas.into_iter().collect(), ..Initiative::default() };
            let change = Change { area_added: added.clone(), area_removed: removed.clone(), ..Change::default() };
            let after = change.applied(&one);
            prop_assert_eq!(change.applied(&after), after.clone());
            prop_assert!(added.is_empty() || after.areas.contains(&added));
            prop_assert!(removed.is_empty() || removed == added || !after.areas.contains(&removed));
            let others = |one: &Initiative| -> Vec<String> {
                one.areas.iter().filter(|area| **area != added && **area != removed).cloned().collect()
            };
            prop_assert_eq!(others(&one), others(&after));
        }
    }
}
