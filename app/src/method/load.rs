//! Saying the stored methods in words.

use domain::{
    method::{self, Comparison, Indicator, Limit, Origin, Question, Reading, Rule},
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
        rule: reason::rule(method),
        lists: reason::lists(method),
        file: format!("/metode/{}/{}.toml", method.id, method.version),
        criteria: method.questions().into_iter().map(|q| criterion(method, q, measures, sources)).collect(),
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
                    format!("Kriteriet er opfyldt, når tallet er {} {} af »{of}«.", word(comparison), share(times))
                }
            }
        }
        Limit::Constant(limit) => {
            let decimals = u32::from(limit.fract() != 0.0);
            let limit = Language::Danish.value(*limit, question.indicator.unit(), decimals);
            format!("Kriteriet er opfyldt, når tallet er {} {limit}.", word(comparison))
        }
    }
}

/// A comparison as the law writes it.
fn word(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "mindst",
        Comparison::Over => "over",
        Comparison::AtMost => "højst",
        Comparison::Under => "under",
    }
}
