//! Saying the stored methods in words.

use domain::{
    method::{self, Indicator, Limit, Normalise, Origin, Question, Reading, Rule, indicator::Direction},
    reason::{self, Language},
    text,
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
        Origin::State => "Statens regler",
        Origin::Published => "Et offentliggjort indeks",
        Origin::Municipality => "Kommunens egen screening, i det omfang den er offentliggjort",
    };
    let since = text::long_date(&method.valid_from);
    Method {
        id: method.id.clone(),
        title: method.title.clone(),
        version: match method.origin {
            Origin::Byblik | Origin::State | Origin::Published => {
                format!("Version {}, gælder fra {since}", method.version)
            }
            Origin::Municipality => format!("Version {}, behandlet i Teknik- og Miljøudvalget {since}", method.version),
        },
        origin: origin.to_owned(),
        summary: method.summary.clone(),
        rule: reason::rule(method, Language::Danish),
        lists: reason::lists(method, Language::Danish),
        file: format!("/metode/{}/{}.toml", method.id, method.version),
        criteria: if method.scores.is_empty() {
            method.questions().into_iter().map(|q| criterion(method, q, measures, sources)).collect()
        } else {
            method.indicators.iter().map(|indicator| part(method, indicator, measures, sources)).collect()
        },
    }
}

fn criterion(method: &method::Method, question: Question<'_>, measures: &[Measure], sources: &[Source]) -> Criterion {
    let indicator = question.indicator;
    let missing = match indicator.reading() {
        Reading::Missing(reason) => reason.to_owned(),
        _ => String::new(),
    };
    // Methods for others' areas read tables that we do not have: no figures of ours stand behind them.
    let ours = method.level.is_some();
    let how = if ours { how(indicator, measures) } else { String::new() };
    let rule = [how, limit(method, question)];
    Criterion {
        name: question.name().to_owned(),
        measures: indicator.measures.clone(),
        rule: rule.join(" ").trim().to_owned(),
        note: indicator.note.clone(),
        missing,
        source: if ours { credits(&indicator.columns(), measures, sources) } else { String::new() },
    }
}

/// A number that is put together with others, as one entry of the list.
fn part(method: &method::Method, indicator: &Indicator, measures: &[Measure], sources: &[Source]) -> Criterion {
    let ours = method.level.is_some();
    let rule = [
        if ours { how(indicator, measures) } else { String::new() },
        scale(method, indicator),
        weight(method, indicator),
    ];
    Criterion {
        name: indicator.name.clone(),
        measures: indicator.measures.clone(),
        rule: rule.iter().filter(|sentence| !sentence.is_empty()).cloned().collect::<Vec<_>>().join(" "),
        note: indicator.note.clone(),
        missing: match indicator.reading() {
            Reading::Missing(reason) => reason.to_owned(),
            _ => String::new(),
        },
        source: if ours { credits(&indicator.columns(), measures, sources) } else { String::new() },
    }
}

/// How a number is made comparable with the others; empty where its scale needs more than a sentence.
fn scale(method: &method::Method, indicator: &Indicator) -> String {
    let (lowest, highest) = match indicator.direction {
        Direction::Positive => ("laveste", "højeste"),
        Direction::Negative => ("højeste", "laveste"),
    };
    match indicator.normalise.as_ref().unwrap_or(&method.normalise) {
        Normalise::MinMax { from, to } => format!(
            "Tallet regnes om til en skala fra {} (det {lowest}) til {} (det {highest}).",
            text::count(*from),
            text::count(*to)
        ),
        _ => String::new(),
    }
}

/// How much a number weighs where it is put together with others.
fn weight(method: &method::Method, indicator: &Indicator) -> String {
    let score =
        method.scores.iter().find_map(|score| Some((score, score.of.iter().position(|id| *id == indicator.id)?)));
    let Some((score, place)) = score else { return String::new() };
    let of = |place: usize| score.weights.get(place).copied().unwrap_or(1.0);
    let all: f64 = (0..score.of.len()).map(of).sum();
    let share = text::count(100.0 * of(place) / all);
    format!("Det vejer {share}{}% af »{}«.", text::NBSP, if score.name.is_empty() { &score.id } else { &score.name })
}

/// What is done with the published figures.
fn how(indicator: &Indicator, measures: &[Measure]) -> String {
    let name = |id: &str| measures.iter().find(|m| m.id == id).map_or(id.to_owned(), |m| m.name.to_lowercase());
    match (indicator.reading(), indicator.remainder) {
        (Reading::Share { numerator, denominator }, false) => {
            format!("Vi deler »{}« med »{}«.", name(numerator), name(denominator))
        }
        (Reading::Share { numerator, denominator }, true) => format!(
            "Vi deler »{}« med »{}« og trækker andelen fra 100{}%.",
            name(numerator),
            name(denominator),
            text::NBSP
        ),
        (Reading::Column(column), true) => {
            format!("Vi trækker det offentliggjorte tal for »{}« fra 100{}%.", name(column), text::NBSP)
        }
        (Reading::Column(column), false) => format!("Vi bruger det offentliggjorte tal for »{}«.", name(column)),
        (Reading::Missing(_), _) => String::new(),
    }
}

/// When the criterion is met; empty where the limit is not published.
fn limit(method: &method::Method, question: Question<'_>) -> String {
    let Some(Rule::Threshold { comparison, limit, .. }) = question.criterion.rule() else { return String::new() };
    match limit {
        Limit::Relative(relative) => {
            let reference = method.references.iter().find(|reference| reference.id == relative.of);
            let share = |share: f64| format!("{}{}%", text::count(100.0 * share), text::NBSP);
            let least = if comparison.includes_limit() { "mindst" } else { "mere end" };
            let (times, upward) = (relative.times, comparison.is_upward());
            match reference {
                _ if relative.plus != 0.0 => "Grænsen følger et andet tal; den står i metoden som fil.".to_owned(),
                Some(reference) if upward && times >= 2.0 => {
                    let times = text::decimal(times, u32::from(times.fract() != 0.0));
                    format!(
                        "Kriteriet er opfyldt, når tallet er {least} {times} gange så højt som i {}.",
                        reference.name
                    )
                }
                Some(reference) if upward == (times >= 1.0) => {
                    let side = if upward { "højere" } else { "lavere" };
                    let by = share((times - 1.0).abs());
                    format!("Kriteriet er opfyldt, når tallet er {least} {by} {side} end i {}.", reference.name)
                }
                _ => {
                    let indicator = method.indicator(&relative.of).map(|i| i.name.to_lowercase());
                    let of = indicator.or(reference.map(|r| r.name.clone())).unwrap_or_else(|| relative.of.clone());
                    format!(
                        "Kriteriet er opfyldt, når tallet er {} {} af »{of}«.",
                        Language::Danish.comparison(comparison),
                        share(times)
                    )
                }
            }
        }
        Limit::Constant(limit) => {
            let decimals = u32::from(limit.fract() != 0.0);
            let limit = Language::Danish.value(*limit, question.indicator.unit(), decimals);
            format!("Kriteriet er opfyldt, når tallet er {} {limit}.", Language::Danish.comparison(comparison))
        }
    }
}
