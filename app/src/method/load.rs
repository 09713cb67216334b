//! Saying the stored methods in words.

use domain::{
    method::{self, Indicator, Origin, Side, Threshold},
    reason, text,
};
use store::{Measure, Source};

use crate::{
    Fault,
    credit::credits,
    method::data::{Criterion, Method, Methods},
    screening::published::Published,
    services::Services,
};

/// The methods in words, and the published run.
pub(super) async fn methods(services: &Services) -> Result<Methods, Fault> {
    let db = &services.db;
    let published = Published::read(db).await?;
    let measures = db.measures().await?;
    let sources = db.sources().await?;
    let mut methods = Vec::new();
    for stored in db.methods().await? {
        let parsed = method::parse(&stored.file).map_err(|error| {
            tracing::error!(method.id = stored.id, %error, "a stored method can't be read");
            Fault::Unavailable
        })?;
        methods.push(in_words(&parsed, &measures, &sources));
    }
    methods.sort_by_key(|method| method.id != published.run.method);
    let day = |at: chrono::DateTime<chrono::Utc>| text::long_date(&at.format("%Y-%m-%d").to_string());
    let snapshot = db.snapshot(&published.run.snapshot).await?;
    let snapshot = snapshot.map(|s| format!("{}, indlæst {} (kontrolsum {})", s.title, day(s.loaded_at), s.id));
    let facts = [
        ("Metode", format!("{}, version {}", published.method.title, published.method.version)),
        ("Beregnet", day(published.run.ran_at)),
        ("Offentliggjort", day(published.run.published_at)),
        ("Data", snapshot.unwrap_or_default()),
        ("Bemærkning", published.run.note.clone()),
    ];
    let run = facts.into_iter().filter(|(_, text)| !text.is_empty());
    Ok(Methods { methods, run: run.map(|(name, text)| (name.to_owned(), text)).collect() })
}

fn in_words(method: &method::Method, measures: &[Measure], sources: &[Source]) -> Method {
    let origin = match method.origin {
        Origin::Byblik => "Vores beregning",
        Origin::Municipality => "Kommunens egen screening, i det omfang den er offentliggjort",
    };
    let since = text::long_date(&method.valid_from);
    Method {
        id: method.id.clone(),
        title: method.title.clone(),
        version: match method.origin {
            Origin::Byblik => format!("Version {}, gælder fra {since}", method.version),
            Origin::Municipality => format!("Version {}, behandlet i Teknik- og Miljøudvalget {since}", method.version),
        },
        origin: origin.to_owned(),
        summary: method.summary.clone(),
        rule: reason::rule(method.designate, &method.criteria),
        file: format!("/metode/{}/{}.toml", method.id, method.version),
        criteria: method.criteria.iter().map(|c| criterion(c, measures, sources)).collect(),
    }
}

fn criterion(criterion: &method::Criterion, measures: &[Measure], sources: &[Source]) -> Criterion {
    let name = |id: &str| measures.iter().find(|m| m.id == id).map_or(id.to_owned(), |m| m.name.to_lowercase());
    let how = match &criterion.indicator {
        Indicator::Share { numerator, denominator, complement: false } => {
            format!("Vi deler »{}« med »{}«.", name(numerator), name(denominator))
        }
        Indicator::Share { numerator, denominator, complement: true } => {
            format!(
                "Vi deler »{}« med »{}« og trækker andelen fra 100{}%.",
                name(numerator),
                name(denominator),
                text::NBSP
            )
        }
        Indicator::Value { measure, complement: true, .. } => {
            format!("Vi trækker det offentliggjorte tal for »{}« fra 100{}%.", name(measure), text::NBSP)
        }
        Indicator::Value { measure, .. } => format!("Vi bruger det offentliggjorte tal for »{}«.", name(measure)),
        Indicator::Missing { .. } => String::new(),
    };
    let missing = match &criterion.indicator {
        Indicator::Missing { reason } => reason.clone(),
        _ => String::new(),
    };
    let limit = criterion.threshold.map(limit).unwrap_or_default();
    Criterion {
        name: criterion.name.clone(),
        measures: criterion.measures.clone(),
        rule: format!("{how} {limit}").trim().to_owned(),
        note: criterion.note.clone(),
        missing,
        source: credits(&criterion.indicator.measures(), measures, sources),
    }
}

fn limit(threshold: Threshold) -> String {
    let percent = text::count(100.0 * threshold.than_city_by);
    let side = match threshold.worse {
        Side::Higher => "højere",
        Side::Lower => "lavere",
    };
    format!("Kriteriet er opfyldt, når tallet er mindst {percent}{}% {side} end hele byens tal.", text::NBSP)
}
