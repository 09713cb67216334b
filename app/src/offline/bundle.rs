//! The short edition: every area in a few lines, the screened ones with their figures; small enough to be kept by every
//! visitor.

use std::collections::BTreeMap;

use domain::{
    area::Level,
    screening::{AreaOutcome, CriterionOutcome, Verdict},
};
use serde::Serialize;
use store::{Area, Overlap};

use crate::{
    Fault,
    head::escaped,
    locale::{Language, in_language, t},
    screening::published::Published,
    services::Services,
};

/// All areas of the published calculation in short.
#[derive(Debug, Serialize)]
pub struct Edition {
    /// Which publication it is of; a new one replaces it.
    #[serde(skip)]
    pub fingerprint: String,
    /// By path.
    areas: BTreeMap<String, Short>,
}

/// An area in short.
#[derive(Debug, Serialize)]
struct Short {
    title: String,
    html: String,
}

/// The edition of a language.
///
/// # Errors
/// [`Fault::Unavailable`] when the database does not answer or nothing is published.
pub async fn edition(services: &Services, language: Language) -> Result<Edition, Fault> {
    let published = Published::read(&services.db).await?;
    let outcomes = services.db.outcomes(&published.run.run, None).await?;
    let day = language.date(&published.run.ran_at.format("%Y-%m-%d").to_string());
    let mut areas = BTreeMap::new();
    let screened = published.method.level.unwrap_or(Level::Kvarter);
    let parts = services.db.areas(screened).await?;
    for area in &parts {
        let Some(slug) = &area.slug else { continue };
        let Some(outcome) = outcomes.iter().find(|outcome| outcome.area == area.code) else { continue };
        let path = in_language(language, &format!("/omraade/{slug}"));
        let html = short(language, &published, &area.name, outcome, &day);
        areas.insert(path, Short { title: area.name.clone(), html });
    }
    for level in Level::WITH_PAGES.into_iter().filter(|level| *level != screened) {
        let overlaps = services.db.overlaps(level, screened).await?;
        for area in services.db.areas(level).await? {
            let Some(slug) = &area.slug else { continue };
            let is_near = |part: &Area| {
                let meets = |o: &Overlap| o.area == area.code && o.other == part.code && o.is_told();
                part.parent.as_ref() == Some(&area.code)
                    || area.parent.as_ref() == Some(&part.code)
                    || overlaps.iter().any(meets)
            };
            let near = parts.iter().filter(|part| is_near(part)).filter_map(|part| {
                let outcome = outcomes.iter().find(|outcome| outcome.area == part.code)?;
                Some((part, outcome))
            });
            let html = whole(language, &area, near, &day);
            areas.insert(in_language(language, &format!("/omraade/{slug}")), Short { title: area.name.clone(), html });
        }
    }
    let fingerprint = format!("{}-{}", published.run.run, published.run.published_at.timestamp());
    Ok(Edition { fingerprint, areas })
}

fn short(language: Language, published: &Published, name: &str, outcome: &AreaOutcome, day: &str) -> String {
    let mut rows = String::new();
    for said in &outcome.criteria {
        rows.push_str(&row(language, published, said));
    }
    let (met, all) = (outcome.met(), outcome.with_data());
    format!(
        "<p class=\"offline-line\" role=\"status\">{}</p><h1 tabindex=\"-1\">{}</h1><p>{}</p>\
         <div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{1}\"><table><thead><tr>\
         <th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th>\
         <th scope=\"col\">{}</th></tr></thead><tbody>{rows}</tbody></table></div><p class=\"fine\">{}</p>",
        t!(language, "offline-edition", day = day),
        escaped(name),
        t!(language, "offline-met", met = met.to_string(), all = all.to_string()),
        t!(language, "offline-criterion"),
        t!(language, "offline-here"),
        t!(language, "offline-city"),
        t!(language, "offline-limit"),
        t!(language, "offline-verdict"),
        t!(language, "offline-source"),
    )
}

/// An area that is not screened itself: what it is, and the screened areas that it holds, lies in or overlaps.
fn whole<'a>(
    language: Language,
    area: &Area,
    parts: impl Iterator<Item = (&'a Area, &'a AreaOutcome)>,
    day: &str,
) -> String {
    let kind = match area.level {
        Level::Bydel => t!(language, "place-bydel"),
        Level::Byomraade => t!(language, "place-byomraade", year = area.code.designated_year()),
        _ => t!(language, "place-boligomraade"),
    };
    let part = |(part, outcome): (&Area, &AreaOutcome)| {
        let slug = part.slug.as_ref().map(ToString::to_string).unwrap_or_default();
        let (met, all) = (outcome.met().to_string(), outcome.with_data().to_string());
        format!(
            "<li><a href=\"{}\">{}</a>: {}</li>",
            in_language(language, &format!("/omraade/{slug}")),
            escaped(&part.name),
            t!(language, "offline-met-short", met = met, all = all),
        )
    };
    let parts: String = parts.map(part).collect();
    let heading = t!(language, "offline-neighbourhoods");
    let parts = if parts.is_empty() { parts } else { format!("<h2>{heading}</h2><ul class=\"prose\">{parts}</ul>") };
    format!(
        "<p class=\"offline-line\" role=\"status\">{}</p><h1 tabindex=\"-1\">{}</h1><p>{}</p>{parts}\
         <p class=\"fine\">{}</p>",
        t!(language, "offline-edition-whole", day = day),
        escaped(&area.name),
        escaped(&domain::text::sentence(&kind)),
        t!(language, "offline-source"),
    )
}

fn row(language: Language, published: &Published, said: &CriterionOutcome) -> String {
    let questions = published.method.questions();
    let question = questions.iter().find(|question| question.criterion.id == said.criterion);
    let Some(question) = question else { return String::new() };
    let name = language.of(&question.criterion.name, &question.criterion.name_en);
    let unit = question.indicator.unit();
    let verdict = match said.verdict {
        Verdict::Met => t!(language, "offline-is-met"),
        Verdict::NotMet => t!(language, "offline-is-not-met"),
        Verdict::NoData => t!(language, "offline-no-data"),
        Verdict::Withheld => t!(language, "offline-withheld"),
    };
    let decimals = u32::from(unit == Some(domain::figure::Unit::Procent));
    let value = |number: Option<f64>| number.map_or_else(|| "–".to_owned(), |n| language.value(n, unit, decimals));
    let numbers = said.numbers.as_ref();
    format!(
        "<tr><th scope=\"row\">{}<small> {}</small></th><td class=\"number\">{}</td><td class=\"number\">{}</td>\
         <td class=\"number\">{}</td><td>{verdict}</td></tr>",
        escaped(if name.is_empty() { question.name() } else { name }),
        escaped(&numbers.map(|n| language.periods(&n.periods)).unwrap_or_default()),
        value(numbers.map(|n| n.value)),
        value(numbers.and_then(|n| n.reference)),
        value(numbers.map(|n| n.limit)),
    )
}
