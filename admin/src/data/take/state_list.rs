//! What the state says of housing areas: rows of the template become what is known of an area on a list. They stand beside
//! our calculation and never in it.

use std::collections::HashMap;

use intake::{ListEntry, ListEventKind};
use store::{Db, ListEvent, StoreError, Tx};

use super::{Kind, Outcome, TakeError, Wrong};

/// What is new, and what is known better than before.
#[derive(Debug, Default)]
pub(super) struct Plan {
    new: Vec<ListEvent>,
    changed: Vec<ListEvent>,
}

/// What is to be written of the rows, or that it is there already.
pub(super) async fn plan(db: &Db, found: &[ListEntry]) -> Result<Result<Plan, Outcome>, TakeError> {
    if found.is_empty() {
        return Err(TakeError::Nothing(Kind::StateList));
    }
    let plan = sorted(&db.list_events().await?, found).map_err(TakeError::Wrong)?;
    if plan.new.is_empty() && plan.changed.is_empty() {
        return Ok(Err(Outcome::Known { kind: Kind::StateList, snapshot: None }));
    }
    Ok(Ok(plan))
}

impl Plan {
    pub(super) async fn write(&self, tx: &mut Tx) -> Result<(), StoreError> {
        for event in &self.new {
            tx.put_list_event(event).await?;
        }
        for event in &self.changed {
            tx.change_list_event(event).await?;
        }
        Ok(())
    }

    pub(super) fn into_outcome(self) -> Outcome {
        let told = |event: &ListEvent| format!("{} på {} {}", event.area, event.list, event.date);
        let mut notes = Vec::new();
        if !self.changed.is_empty() {
            let all: Vec<String> = self.changed.iter().take(5).map(told).collect();
            let more = if self.changed.len() > all.len() { " med flere" } else { "" };
            notes.push(format!("En ny kilde eller sikkerhed står nu ved {}{more}.", domain::text::join_and(&all)));
        }
        let (added, changed) = (self.new.len(), self.changed.len());
        Outcome::New { kind: Kind::StateList, snapshot: None, added, changed, notes }
    }
}

/// Where an event stands: its area, list and date.
type Place<'a> = (&'a str, &'a str, &'a str);

/// Sorts rows into new ones, better known ones, and those that contradict what is known or each other.
fn sorted(known: &[ListEvent], found: &[ListEntry]) -> Result<Plan, Vec<Wrong>> {
    let mut by_place: HashMap<Place<'_>, Vec<(&str, Option<u64>)>> = HashMap::new();
    let mut events: HashMap<(Place<'_>, &str), &ListEvent> = HashMap::new();
    for event in known {
        let place = (event.area.as_str(), event.list.as_str(), event.date.as_str());
        by_place.entry(place).or_default().push((&event.event, None));
        events.insert((place, event.event.as_str()), event);
    }
    let (mut plan, mut wrong) = (Plan::default(), Vec::new());
    for entry in found {
        let place = (entry.area.as_str(), entry.list.as_str(), entry.date.as_str());
        let there = by_place.entry(place).or_default();
        if let Some((other, line)) = there.iter().find(|(other, _)| contradicts(entry.event, other)) {
            let who = line.map_or_else(|| "vi har i forvejen".to_owned(), |line| format!("linje {line} siger"));
            wrong.push(Wrong {
                line: entry.line,
                what: format!(
                    "{} {} listen {} {}, men {who}, at det {} listen den dag",
                    entry.area,
                    said(entry.event.as_str()),
                    entry.list,
                    entry.date,
                    said(other)
                ),
                advice: "Find ud af, hvad der er rigtigt, og ret eller slet linjen".into(),
            });
            continue;
        }
        there.push((entry.event.as_str(), Some(entry.line)));
        let event = ListEvent {
            area: entry.area.to_string(),
            list: entry.list.clone(),
            date: entry.date.clone(),
            event: entry.event.as_str().to_owned(),
            evidence: entry.evidence.clone(),
            certainty: entry.certainty.to_owned(),
        };
        match events.get(&(place, entry.event.as_str())) {
            None => plan.new.push(event),
            Some(before) if **before == event => {}
            Some(before) if before.certainty == "verified" && event.certainty != "verified" => wrong.push(Wrong {
                line: entry.line,
                what: format!("{} {} er allerede kontrolleret, og linjen siger »fra andre«", entry.area, entry.date),
                advice: "Skriv »kontrolleret«, hvis nogen har set den nye kilde, eller slet linjen".into(),
            }),
            Some(_) => plan.changed.push(event),
        }
    }
    if wrong.is_empty() { Ok(plan) } else { Err(wrong) }
}

/// An area can't both go off a list and come or stand on it on one day.
fn contradicts(event: ListEventKind, other: &str) -> bool {
    match event {
        ListEventKind::Off => matches!(other, "on" | "listed"),
        ListEventKind::On | ListEventKind::Listed => other == "off",
        ListEventKind::Meets => false,
    }
}

fn said(event: &str) -> &'static str {
    match event {
        "meets" => "opfylder",
        "on" => "kom på",
        "listed" => "stod på",
        _ => "gik ud af",
    }
}

#[cfg(test)]
mod tests {
    use domain::area::AreaCode;
    use proptest::prelude::*;

    use super::*;

    fn entry(line: u64, event: ListEventKind, certainty: &'static str) -> ListEntry {
        ListEntry {
            line,
            area: AreaCode::parse("bo1").unwrap(),
            list: "udsat".into(),
            date: "2026-12-01".into(),
            event,
            evidence: "ministeriet".into(),
            certainty,
        }
    }

    fn event(event: &str, certainty: &str) -> ListEvent {
        ListEvent {
            area: "bo1".into(),
            list: "udsat".into(),
            date: "2026-12-01".into(),
            event: event.into(),
            evidence: "ministeriet".into(),
            certainty: certainty.into(),
        }
    }

    #[test]
    fn what_is_known_is_new_better_or_the_same() {
        let same = sorted(&[event("on", "verified")], &[entry(2, ListEventKind::On, "verified")]).unwrap();
        assert!(same.new.is_empty() && same.changed.is_empty());
        let better = sorted(&[event("on", "third_party")], &[entry(2, ListEventKind::On, "verified")]).unwrap();
        assert_eq!((better.new.len(), better.changed.len()), (0, 1));
        let new = sorted(&[event("meets", "verified")], &[entry(2, ListEventKind::Off, "verified")]).unwrap();
        assert_eq!((new.new.len(), new.changed.len()), (1, 0));
    }

    #[test]
    fn contradictions_name_their_line() {
        let known = sorted(&[event("listed", "verified")], &[entry(7, ListEventKind::Off, "verified")]).unwrap_err();
        assert_eq!(
            known[0].to_string(),
            "Linje 7: bo1 gik ud af listen udsat 2026-12-01, men vi har i forvejen, at det stod på listen den dag. Find ud \
             af, hvad der er rigtigt, og ret eller slet linjen."
        );
        let rows = [entry(2, ListEventKind::On, "verified"), entry(3, ListEventKind::Off, "verified")];
        let own = sorted(&[], &rows).unwrap_err();
        assert!(own.len() == 1 && own[0].line == 3 && own[0].what.contains("linje 2 siger"), "{own:?}");
        let less = sorted(&[event("on", "verified")], &[entry(4, ListEventKind::On, "third_party")]).unwrap_err();
        assert_eq!(less[0].line, 4);
    }

    proptest! {
        #[test]
        fn what_was_taken_once_changes_nothing_again(
            rows in prop::collection::vec((0..3_u8, 0..2_u8, 0..3_usize, prop::bool::ANY), 0..12)
        ) {
            let kinds = [ListEventKind::Meets, ListEventKind::On, ListEventKind::Listed];
            let mut seen = std::collections::HashSet::new();
            let rows = rows.into_iter().filter(|(area, date, kind, _)| seen.insert((*area, *date, *kind)));
            let rows: Vec<ListEntry> = rows.zip(2..).map(|((area, date, kind, sure), line)| ListEntry {
                area: AreaCode::parse(&format!("bo{area}")).unwrap(),
                date: format!("202{date}-12-01"),
                ..entry(line, kinds[kind], if sure { "verified" } else { "third_party" })
            }).collect();
            let first = sorted(&[], &rows).unwrap();
            prop_assert_eq!(first.new.len(), rows.len());
            let again = sorted(&first.new, &rows).unwrap();
            prop_assert!(again.new.is_empty() && again.changed.is_empty());
        }
    }
}
