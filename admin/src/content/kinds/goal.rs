//! The policy's goals, sub-goals and promises in words. Which there are, the council has decided; here they are told.

use domain::area::Slug;
use store::{Db, Goal, Tx};

use crate::{
    content::{
        asked::{Asked, Input},
        kind::{Found, Listed, Words},
        written::Written,
    },
    fault::Fault,
};

/// Words for goals.
pub(crate) static WORDS: Words = Words {
    path: "maal",
    all: "Mål",
    the: "Målet",
    about: "Målenes titler og vores forklaring af dem. Hvilke mål der er, har Borgerrepræsentationen besluttet.",
    where_shown: "Teksten står under »Mål«, på målets side og overalt, hvor målet nævnes.",
    new: "",
    gone: "",
};

/// All of them.
pub(crate) async fn listed(db: &Db) -> Result<Vec<Listed>, Fault> {
    let listed = |goal: Goal| Listed { thing: goal.id, title: goal.title, is_public: true };
    Ok(db.goals().await?.into_iter().map(listed).collect())
}

/// The fields.
pub(crate) fn asked() -> Vec<Asked> {
    use Input::{Line, Long};
    vec![
        Asked::must("titel", "Titel", Line, 200).hint("Politikkens egne ord."),
        Asked::must("resume", "Hvad betyder det?", Long, 1000).hint("Vores forklaring i almindelige ord."),
        Asked::may("titel-en", "Titel på engelsk", Line, 200),
        Asked::may("resume-en", "Forklaring på engelsk", Long, 1000),
    ]
}

/// What the public sees of one.
pub(crate) async fn found(db: &Db, thing: &Slug) -> Result<Option<Found>, Fault> {
    let Some(goal) = db.goals().await?.into_iter().find(|goal| goal.id == thing.as_str()) else { return Ok(None) };
    let english = db.translations().await?;
    let english = |danish: &str| english.iter().find(|(known, _)| known == danish).map_or("", |(_, english)| english);
    let written = Written::default()
        .with("titel-en", english(&goal.title))
        .with("resume-en", english(&goal.summary))
        .with("titel", goal.title.clone())
        .with("resume", goal.summary.clone());
    Ok(Some(Found::Public(written)))
}

/// Tells it so.
pub(crate) async fn publish(tx: &mut Tx, thing: &Slug, written: &Written) -> Result<(), Fault> {
    tx.tell_goal(thing.as_str(), written.text("titel"), written.text("resume")).await?;
    for (danish, english) in [("titel", "titel-en"), ("resume", "resume-en")] {
        tx.set_translation(written.text(danish), written.text(english)).await?;
    }
    Ok(())
}
