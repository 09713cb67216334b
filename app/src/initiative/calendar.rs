//! A choice of initiatives as a calendar to subscribe to (iCalendar, RFC 5545).

use chrono::TimeDelta;
use domain::area::Slug;
use icalendar::{Calendar, Component, Event, EventLike, Property};
use store::Initiative;

use super::{Catalogue, choice::Choice, load::Entry, schedule::Schedule};
use crate::{
    Fault,
    locale::{in_language, t},
    services::Services,
    visit::Visit,
};

/// The rules of Copenhagen's time since 1996, which every calendar that names the zone must bring along.
const ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Copenhagen\r\nBEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\n\
TZOFFSETTO:+0200\r\nTZNAME:CEST\r\nDTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n\
END:DAYLIGHT\r\nBEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n\
DTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// The calendar of the initiatives that a query asks for.
///
/// # Errors
/// [`Fault::Unavailable`] when the database does not answer.
pub async fn of_query(services: Services, path: &str, query: &str, origin: &str) -> Result<String, Fault> {
    let visit = crate::visit::Visit::at(services, path, query).await?;
    let catalogue = Catalogue::read(&visit).await?;
    let choice = Choice::read(&visit, &catalogue);
    Ok(written(&visit, &catalogue, &choice, &t!(visit.language, "initiative-calendar-name"), origin))
}

/// The calendar of the initiatives in and around an area.
///
/// # Errors
/// [`Fault::NotFound`] where there is no such area; [`Fault::Unavailable`] when the database does not answer.
pub async fn of_area(services: Services, path: &str, slug: &str, origin: &str) -> Result<String, Fault> {
    let slug = Slug::parse(slug).ok_or(Fault::NotFound)?;
    let area = services.db.area_by_slug(&slug).await?.ok_or(Fault::NotFound)?;
    let visit = crate::visit::Visit::at(services, path, "").await?;
    let catalogue = Catalogue::read(&visit).await?;
    let name = t!(visit.language, "initiative-calendar-area", name = area.name.as_str());
    Ok(written(&visit, &catalogue, &Choice::of_area(slug.as_str()), &name, origin))
}

fn written(visit: &Visit, catalogue: &Catalogue, choice: &Choice, name: &str, origin: &str) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0")).append_property(("PRODID", "-//Byblik//Indsatser//DA"));
    calendar.append_property(("CALSCALE", "GREGORIAN")).append_property(("METHOD", "PUBLISH"));
    // The crate writes a name into two properties and escapes one of them; a name is one line.
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    calendar.name(&name).timezone("Europe/Copenhagen").ttl(&TimeDelta::hours(12));
    for hit in choice.hits(catalogue) {
        if let Some(event) = event(visit, hit.entry, origin) {
            calendar.push(event);
        }
    }
    let text = calendar.to_string();
    // The crate has no component for time zones.
    let at = text.find("BEGIN:VEVENT").or_else(|| text.find("END:VCALENDAR")).unwrap_or(text.len());
    [&text[..at], ZONE, &text[at..]].concat()
}

/// An initiative as an event; none without dates.
fn event(visit: &Visit, entry: &Entry, origin: &str) -> Option<Event> {
    let Initiative { slug, title, place, schedule, status_code, .. } = &entry.initiative;
    let schedule = Schedule::read(schedule).ok()?;
    if status_code == "ended" {
        return None;
    }
    let mut event = Event::new();
    event
        .uid(&format!("{slug}@byblik.indsatser"))
        .timestamp((visit.services.clock)())
        .summary(&visit.text(title))
        .description(&described(visit, &entry.initiative))
        .location(&visit.text(place))
        .url(&format!("{origin}{}", in_language(visit.language, &format!("/indsatser/{slug}"))));
    for (name, value) in schedule.lines() {
        let (name, zone) = name.split_once(";TZID=").map_or((name, None), |(name, zone)| (name, Some(zone)));
        let mut property = Property::new(name, value);
        if let Some(zone) = zone {
            property.add_parameter("TZID", zone);
        }
        // RDATE and EXDATE may stand more than once.
        if matches!(name, "RDATE" | "EXDATE") {
            event.append_multi_property(property);
        } else {
            event.append_property(property);
        }
    }
    if let Some(minutes) = entry.initiative.duration_minutes {
        event.add_property("DURATION", format!("PT{minutes}M"));
    }
    Some(event)
}

/// What it is, what it costs, how to join and whom to ask: what one wants to know where one sees the date.
fn described(visit: &Visit, initiative: &Initiative) -> String {
    let Initiative { summary, cost, joining, contact_name, contact_email, contact_phone, .. } = initiative;
    let contact = [contact_name, contact_email, contact_phone].into_iter().filter(|said| !said.is_empty());
    let contact = contact.cloned().collect::<Vec<_>>().join(", ");
    let lines = [
        (t!(visit.language, "initiative-cost"), visit.text(cost)),
        (t!(visit.language, "initiative-joining"), visit.text(joining)),
        (t!(visit.language, "initiative-contact"), contact),
    ];
    let lines = lines.into_iter().filter(|(_, said)| !said.is_empty()).map(|(name, said)| format!("{name}: {said}"));
    std::iter::once(visit.text(summary)).chain(lines).collect::<Vec<_>>().join("\n")
}
