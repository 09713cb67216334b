//! An initiative as data of schema.org, for search engines.

use chrono::TimeDelta;
use serde_json::{Map, Value, json};

use super::{
    load::{Catalogue, Entry},
    schedule::Schedule,
    words,
};
use crate::visit::Visit;

/// How many dates become events.
const EVENTS: u16 = 5;

/// JSON-LD for the page of an initiative: a service, and an event for each of its next dates.
pub(super) fn data(visit: &Visit, catalogue: &Catalogue, entry: &Entry) -> String {
    let initiative = &entry.initiative;
    let text = |text: &str| (!text.is_empty()).then(|| Value::String(visit.text(text)));
    let providers = catalogue.organisations.iter().filter(|o| initiative.run_by.contains(&o.slug));
    let providers: Vec<_> = providers.map(|o| json!({"@type": "Organization", "name": visit.text(&o.name)})).collect();
    let geo = |[lon, lat]: [f64; 2]| json!({"@type": "GeoCoordinates", "latitude": lat, "longitude": lon});
    let place = |name: &str, position: Option<[f64; 2]>| {
        without_nothing(&json!({"@type": "Place", "name": name, "geo": position.map(geo)}))
    };
    let places: Vec<_> = entry.places.iter().map(|of| place(&of.name, of.position)).collect();
    let said = visit.text(&initiative.place);
    let location = match initiative.position {
        None if !places.is_empty() => json!(places),
        position => place(&said, position),
    };
    let area = if places.is_empty() { json!({"@type": "City", "name": "København"}) } else { json!(places) };
    let audience = text(&initiative.target_group).map(|name| json!({"@type": "Audience", "audienceType": name}));
    let service = json!({
        "@context": "https://schema.org",
        "@type": "Service",
        "name": visit.text(&initiative.title),
        "description": visit.text(&initiative.summary),
        "serviceType": words::kind(visit.language, &initiative.kind),
        "provider": (!providers.is_empty()).then_some(&providers),
        "areaServed": area,
        "audience": audience,
        "availableLanguage": (!initiative.languages.is_empty()).then_some(&initiative.languages),
        "url": (!initiative.url.is_empty()).then_some(&initiative.url),
    });
    let lasting = TimeDelta::minutes(initiative.duration_minutes.unwrap_or(0));
    let next = Schedule::read(&initiative.schedule).map(|s| s.next((visit.services.clock)(), lasting, EVENTS));
    let events = next.unwrap_or_default().into_iter().map(|start| {
        json!({
            "@context": "https://schema.org",
            "@type": "Event",
            "name": visit.text(&initiative.title),
            "description": visit.text(&initiative.summary),
            "startDate": start.to_rfc3339(),
            "endDate": (lasting > TimeDelta::zero()).then(|| (start + lasting).to_rfc3339()),
            "location": &location,
            "organizer": (!providers.is_empty()).then_some(&providers),
        })
    });
    let all: Vec<_> = std::iter::once(service).chain(events).map(|value| without_nothing(&value)).collect();
    let written = if let [one] = all.as_slice() { one.to_string() } else { Value::Array(all).to_string() };
    // A text must not be able to end the element that it stands in.
    written.replace('<', "\\u003c")
}

/// The value without the names that have none.
fn without_nothing(value: &Value) -> Value {
    let Value::Object(fields) = value else { return value.clone() };
    let kept = fields.iter().filter(|(_, value)| !value.is_null() && value.as_str() != Some(""));
    Value::Object(kept.map(|(name, value)| (name.clone(), value.clone())).collect::<Map<_, _>>())
}
