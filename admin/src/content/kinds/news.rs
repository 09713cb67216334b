//! Updates: what staff tell, by area and goal.

use chrono::{DateTime, Utc};
use domain::area::Slug;
use store::{Db, News, Tx};

use super::{choices, texts::MARKDOWN};
use crate::{
    content::{
        asked::{Asked, Input},
        kind::{Found, Listed, Words},
        written::Written,
    },
    fault::Fault,
    moment,
};

/// Words for updates.
pub(crate) static WORDS: Words = Words {
    path: "nyhed",
    all: "Nyheder",
    the: "Nyheden",
    about: "Korte nyheder om områder, mål og siden selv.",
    where_shown: "Nyheden står under »Nyt«, på siderne om de områder, du vælger, og i de strømme, folk følger.",
    new: "Begynd på en nyhed",
    gone: "Nyheden forsvinder fra »Nyt«, fra områdernes sider og fra feeds. Dens adresse svarer, at siden ikke findes.",
};

/// All of them.
pub(crate) async fn listed(db: &Db) -> Result<Vec<Listed>, Fault> {
    let listed = |news: News| Listed { thing: news.slug, title: news.title, is_public: true };
    Ok(db.news().await?.into_iter().map(listed).collect())
}

/// The fields.
pub(crate) async fn asked(db: &Db, _: &Slug) -> Result<Vec<Asked>, Fault> {
    use Input::{Line, Long, Many, Moment, Prose};
    Ok(vec![
        Asked::must("titel", "Titel", Line, 120),
        Asked::must("resume", "Kort fortalt", Long, 400)
            .hint("En eller to sætninger. De står i lister og øverst på siden."),
        Asked::must("tekst", "Tekst", Prose, 20_000).hint(MARKDOWN),
        Asked::must("afsender", "Afsender", Line, 120).hint("Hvem siger det? For eksempel »Københavns Kommune«."),
        Asked::may("omraader", "Områder, den handler om", Many(choices::areas(db).await?), 4000),
        Asked::may("maal", "Mål, den handler om", Many(choices::goals(db).await?), 4000),
        Asked::may("dato", "Dato på siden", Moment, 16)
            .hint("Lad feltet stå tomt, så får nyheden den tid, hvor den første gang bliver offentlig. Dansk tid."),
        Asked::may("titel-en", "Titel på engelsk", Line, 120),
        Asked::may("resume-en", "Kort fortalt på engelsk", Long, 400),
        Asked::may("tekst-en", "Tekst på engelsk", Prose, 20_000)
            .hint("Uden engelsk tekst vises den danske, også på de engelske sider."),
    ])
}

/// What the public sees of one. Whoever begins a new one makes its first version at once, so there is none without.
pub(crate) async fn found(db: &Db, thing: &Slug) -> Result<Option<Found>, Fault> {
    let Some(news) = db.news().await?.into_iter().find(|news| news.slug == thing.as_str()) else { return Ok(None) };
    let english = db.translations().await?;
    let english = |danish: &str| english.iter().find(|(known, _)| known == danish).map_or("", |(_, english)| english);
    let (title, summary, body) = (english(&news.title), english(&news.summary), english(&news.body));
    let written = Written::default()
        .with("titel-en", title)
        .with("resume-en", summary)
        .with("tekst-en", body.trim())
        .with("titel", news.title)
        .with("resume", news.summary)
        .with("tekst", news.body.trim())
        .with("afsender", news.author)
        .with("omraader", news.areas.join("\n"))
        .with("maal", news.goals.join("\n"))
        .with("dato", moment::typed(news.published_at));
    Ok(Some(Found::Public(written)))
}

/// Makes one public.
pub(crate) async fn publish(tx: &mut Tx, thing: &Slug, written: &Written, at: DateTime<Utc>) -> Result<(), Fault> {
    let values = |name: &str| written.values(name).map(str::to_owned).collect();
    let before = tx.remove_news(thing.as_str()).await?;
    let news = News {
        slug: thing.to_string(),
        published_at: moment::read(written.text("dato")).or(before).unwrap_or(at),
        title: written.text("titel").to_owned(),
        summary: written.text("resume").to_owned(),
        body: written.text("tekst").to_owned(),
        author: written.text("afsender").to_owned(),
        areas: values("omraader"),
        goals: values("maal"),
    };
    tx.put_news(&news).await?;
    for (danish, english) in [("titel", "titel-en"), ("resume", "resume-en"), ("tekst", "tekst-en")] {
        tx.set_translation(written.text(danish), written.text(english)).await?;
    }
    Ok(())
}

/// Takes one away.
pub(crate) async fn unpublish(tx: &mut Tx, thing: &Slug) -> Result<(), Fault> {
    tx.remove_news(thing.as_str()).await?;
    Ok(())
}
