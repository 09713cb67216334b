//! Organisations: who runs initiatives.

use app::{
    initiative::{contact::is_web_address, words},
    locale::Language,
};
use domain::{area::Slug, initiative::duplicate::Sketch};
use maud::{Markup, html};
use store::{Db, Organisation, Tx};

use crate::{
    content::{
        asked::{Asked, Choice, Input},
        kind::{Found, Listed, Words},
        written::Written,
    },
    desk::Desk,
    fault::Fault,
    form::Problems,
};

/// Words for organisations.
pub(crate) static WORDS: Words = Words {
    path: "organisation",
    all: "Organisationer",
    the: "Organisationen",
    about: "Dem, der står bag indsatserne.",
    where_shown: "Organisationen har sin egen side, og dens navn står ved dens indsatser.",
    new: "Begynd på en organisation",
    gone: "Organisationens side forsvinder. Det går kun, når den ikke står bag nogen indsats.",
};

/// All of them.
pub(crate) async fn listed(db: &Db) -> Result<Vec<Listed>, Fault> {
    let listed = |one: Organisation| Listed { thing: one.slug, title: one.name, is_public: true };
    Ok(db.organisations().await?.into_iter().map(listed).collect())
}

/// The fields.
pub(crate) fn asked() -> Vec<Asked> {
    let kind = |code: &&str| Choice { value: (*code).to_owned(), name: words::organisation(Language::Danish, code) };
    vec![
        Asked::must("titel", "Navn", Input::Line, 160),
        Asked::must("slags", "Slags", Input::Choice(words::ORGANISATIONS.iter().map(kind).collect()), 40),
        Asked::may("webadresse", "Egen side", Input::Line, 300).hint("Begynder med https://."),
        Asked::may("om", "Hvad gør den?", Input::Long, 1000),
        Asked::may("titel-en", "Navn på engelsk", Input::Line, 160),
        Asked::may("om-en", "Hvad gør den? På engelsk", Input::Long, 1000),
    ]
}

/// What the public sees of one.
pub(crate) async fn found(db: &Db, thing: &Slug) -> Result<Option<Found>, Fault> {
    let Some(one) = db.organisation(thing.as_str()).await? else { return Ok(None) };
    let english = db.translations().await?;
    let english = |danish: &str| english.iter().find(|(known, _)| known == danish).map_or("", |(_, english)| english);
    let (name, about) = (english(&one.name), english(&one.about));
    let written = Written::default().with("titel-en", name).with("om-en", about);
    let written = written.with("titel", one.name).with("slags", one.kind).with("webadresse", one.url);
    Ok(Some(Found::Public(written.with("om", one.about))))
}

/// What is wrong with what stands in one, besides what every field is checked for.
pub(crate) fn check(written: &Written, problems: &mut Problems) {
    let url = written.text("webadresse");
    if !url.is_empty() && !is_web_address(url) {
        problems.add("webadresse", "Skriv en adresse, der begynder med https://.");
    }
}

/// Makes one public, also where initiatives name it.
pub(crate) async fn publish(tx: &mut Tx, thing: &Slug, written: &Written) -> Result<(), Fault> {
    let text = |name: &str| written.text(name).to_owned();
    let organisation = Organisation {
        slug: thing.to_string(),
        name: text("titel"),
        kind: text("slags"),
        url: text("webadresse"),
        about: text("om"),
    };
    tx.set_organisation(&organisation).await?;
    tx.name_organisations().await?;
    for (danish, english) in [("titel", "titel-en"), ("om", "om-en")] {
        tx.set_translation(written.text(danish), written.text(english)).await?;
    }
    Ok(())
}

/// Takes one away that runs nothing.
pub(crate) async fn unpublish(tx: &mut Tx, thing: &Slug) -> Result<(), Fault> {
    if tx.remove_organisation(thing.as_str()).await? {
        return Ok(());
    }
    Err(Fault::Refused("Organisationen står bag indsatser. Fjern den fra dem først.".into()))
}

/// Those that may be the same.
pub(crate) async fn hints(desk: &Desk, slug: &str, written: &Written) -> Result<Markup, Fault> {
    let sketch = |name: &str| Sketch::new(name, &[], "", &[]);
    let own = sketch(written.text("titel"));
    let all = desk.db().organisations().await?;
    let alike: Vec<_> = all.iter().filter(|one| one.slug != slug && own.is_like(&sketch(&one.name))).collect();
    Ok(html! {
        @if !alike.is_empty() {
            section.hints aria-labelledby="se-efter" {
                h2 #se-efter { "Se efter, før du udgiver" }
                ul {
                    @for one in &alike {
                        li { "Kan det være den samme som " a href=(format!("/admin/indhold/organisation/{}", one.slug)) { (one.name) } "?" }
                    }
                }
            }
        }
    })
}
