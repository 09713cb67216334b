//! Saying the stored methods in words.

use domain::{
    method::{self, Origin},
    reason,
};
use store::PublishedRun;

use super::{
    data::{Method, Methods, Since},
    history, robustness,
    words::Sources,
};
use crate::{
    Fault, credit,
    locale::t,
    screening::{ground::Ground, published::Published},
    visit::Visit,
};

/// The methods in words, and the published run.
pub(super) async fn methods(visit: &Visit) -> Result<Methods, Fault> {
    let db = &visit.services.db;
    let published = Published::read_for(visit).await?;
    let sources = Sources {
        visit,
        sources: credit::Sources {
            measures: db.measures().await?,
            sources: db.sources().await?,
            of_figures: db.figure_sources(&published.run.snapshot).await?,
        },
    };
    let mut parsed = Vec::new();
    for stored in db.public_methods().await? {
        let method = method::parse(&stored.file).map_err(|error| {
            tracing::error!(method.id = stored.id, %error, "a stored method can't be read");
            Fault::Unavailable
        })?;
        parsed.push(method.translated(|danish| visit.text(danish)));
    }
    parsed.sort_by_key(|method| !published.is_by(method));
    let now = ground(visit, &published.run).await?;
    let since = match &now {
        Some(now) => history::since(visit, &published.run, now).await?,
        None => Since::First,
    };
    let outcomes = db.outcomes(&published.run.run, None).await?;
    let robustness = match &now {
        Some(now) => robustness::told(&outcomes, now, visit.language)?,
        None => None,
    };
    Ok(Methods {
        run: run(visit, &published).await?,
        since,
        robustness,
        split: history::split(&parsed, visit.language),
        methods: parsed
            .iter()
            .enumerate()
            .map(|(at, method)| Method { place: place(method, &parsed[..at]), ..in_words(visit, method, &sources) })
            .collect(),
    })
}

/// What a publication was calculated from, in the visitor's language.
pub(super) async fn ground(visit: &Visit, run: &PublishedRun) -> Result<Option<Ground>, Fault> {
    let ground = Ground::read(&visit.services, &run.method, &run.method_version, &run.snapshot).await?;
    Ok(ground.map(|ground| ground.translated(|danish| visit.text(danish))))
}

/// Method, days and data of the published run, as names and texts.
async fn run(visit: &Visit, published: &Published) -> Result<Vec<(String, String)>, Fault> {
    let (language, run) = (visit.language, &published.run);
    let day = |at: chrono::DateTime<chrono::Utc>| language.date(&at.format("%Y-%m-%d").to_string());
    let method = t!(
        language,
        "method-run-version",
        title = published.method.title.as_str(),
        version = published.method.version.as_str()
    );
    let snapshot = visit.services.db.snapshot(&run.snapshot).await?.map(|snapshot| {
        let (title, day) = (visit.text(&snapshot.title), day(snapshot.loaded_at));
        t!(language, "method-run-snapshot", title = title, day = day, id = snapshot.id)
    });
    let facts = [
        (t!(language, "method-run-method"), method),
        (t!(language, "method-run-at"), day(run.ran_at)),
        (t!(language, "method-run-published"), day(run.published_at)),
        (t!(language, "method-run-data"), snapshot.unwrap_or_default()),
        (t!(language, "method-run-note"), visit.text(&run.note)),
    ];
    Ok(facts.into_iter().filter(|(_, text)| !text.is_empty()).collect())
}

/// Where on the page a method stands. Versions share an id, and a page has each place once: the first has the id alone.
fn place(method: &method::Method, before: &[method::Method]) -> String {
    let is_known = before.iter().any(|one| one.id == method.id);
    if is_known { format!("{}-{}", method.id, method.version) } else { method.id.clone() }
}

/// A method in words; where it stands is filled in by [`place`].
fn in_words(visit: &Visit, method: &method::Method, sources: &Sources<'_>) -> Method {
    let language = visit.language;
    let origin = match method.origin {
        Origin::Byblik => t!(language, "method-of-byblik"),
        Origin::State => t!(language, "method-of-state"),
        Origin::Published => t!(language, "method-of-others"),
        Origin::Municipality => t!(language, "method-of-municipality"),
    };
    let (version, since) = (method.version.as_str(), language.date(&method.valid_from));
    Method {
        place: String::new(),
        title: method.title.clone(),
        version: match method.origin {
            Origin::Municipality => t!(language, "method-version-treated", version = version, day = since),
            _ => t!(language, "method-version-since", version = version, day = since),
        },
        origin,
        summary: method.summary.clone(),
        rule: reason::rule(method, language),
        lists: reason::lists(method, language),
        combined: if method.counting_rule().is_some() { vec![] } else { reason::combined(method, language) },
        file: format!("/metode/{}/{}.toml", method.id, method.version),
        criteria: if method.scores.is_empty() {
            method.questions().into_iter().map(|question| sources.criterion(method, question)).collect()
        } else {
            method.indicators.iter().map(|indicator| sources.part(method, indicator)).collect()
        },
    }
}
