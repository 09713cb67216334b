//! Sources: where figures and initiatives are published.

use domain::{area::Slug, goal::plan};
use store::{Db, Source, Tx};

use super::texts;
use crate::{
    content::{
        asked::{Asked, Choice, Input},
        kind::{Found, Listed, Words},
        written::Written,
    },
    fault::Fault,
};

/// Words for sources.
pub(crate) static WORDS: Words = Words {
    path: "kilde",
    all: "Kilder",
    the: "Kilden",
    about: "Hvor tal og indsatser er offentliggjort, og hvad man må med dem.",
    where_shown: "Kilden står under »Om« og ved alt, der kommer fra den.",
    new: "Begynd på en kilde",
    gone: "Kilden forsvinder fra »Om«. Det går kun, når intet kommer fra den.",
};

/// The word for numbers that were compared with the publisher's.
const CHECKED: &str = "ja";
/// The word for those that still are to be.
const TO_BE_CHECKED: &str = "nej";
/// The fields with an English field of their own.
const IN_ENGLISH: [(&str, &str); 3] =
    [("titel", "titel-en"), ("kreditering", "kreditering-en"), ("behandling", "behandling-en")];

/// All of them.
pub(crate) async fn listed(db: &Db) -> Result<Vec<Listed>, Fault> {
    let listed = |one: Source| Listed { thing: one.id, title: one.title, is_public: true };
    Ok(db.sources().await?.into_iter().map(listed).collect())
}

/// The fields.
pub(crate) fn asked() -> Vec<Asked> {
    use Input::{Line, Long};
    let choice = |value: &str, name: &str| Choice { value: value.to_owned(), name: name.to_owned() };
    let checked = vec![
        choice(CHECKED, "Ja, hos den, der har offentliggjort dem"),
        choice(TO_BE_CHECKED, "Nej, de kommer fra andre og skal kontrolleres"),
    ];
    vec![
        Asked::must("titel", "Titel", Line, 200).hint("Det, kilden selv hedder."),
        Asked::must("udgiver", "Hvem har offentliggjort den?", Line, 120),
        Asked::may("tabel", "Tabel eller afsnit", Line, 120).hint("For eksempel »KKUDD2« eller »side 12«."),
        Asked::may("periode", "Periode eller udgave", Line, 120).hint("For eksempel »2024« eller »1. kvartal 2026«."),
        Asked::must("licens", "Hvad må man med den?", Line, 200)
            .hint("Licensen, for eksempel »CC BY 4.0«, eller hvad kilden selv siger."),
        Asked::must("kreditering", "Sådan nævnes den", Line, 200)
            .hint("Står ved hvert tal, for eksempel »Kilde: Danmarks Statistik (FOLK1A)«."),
        Asked::may("behandling", "Hvad er der gjort ved den?", Long, 1000)
            .hint("For eksempel hvad der er lagt sammen eller rundet af."),
        Asked::must("kontrol", "Er tallene kontrolleret?", Input::Choice(checked), 10),
        Asked::may("titel-en", "Titel på engelsk", Line, 200),
        Asked::may("kreditering-en", "Sådan nævnes den på engelsk", Line, 200),
        Asked::may("behandling-en", "Hvad er der gjort ved den? På engelsk", Long, 1000),
    ]
}

/// What the public sees of one.
pub(crate) async fn found(db: &Db, thing: &Slug) -> Result<Option<Found>, Fault> {
    let Some(one) = db.sources().await?.into_iter().find(|one| one.id == thing.as_str()) else { return Ok(None) };
    let written = Written::default()
        .with("titel", one.title)
        .with("udgiver", one.publisher)
        .with("tabel", one.table_code)
        .with("periode", one.period)
        .with("licens", one.licence)
        .with("kreditering", one.attribution)
        .with("behandling", one.processing)
        .with("kontrol", if one.to_be_checked { TO_BE_CHECKED } else { CHECKED });
    Ok(Some(Found::Public(texts::with_english(db, written, &IN_ENGLISH).await?)))
}

/// Makes one public.
pub(crate) async fn publish(tx: &mut Tx, thing: &Slug, written: &Written) -> Result<(), Fault> {
    let text = |name: &str| written.text(name).to_owned();
    let source = Source {
        id: thing.to_string(),
        publisher: text("udgiver"),
        title: text("titel"),
        table_code: text("tabel"),
        period: text("periode"),
        licence: text("licens"),
        attribution: text("kreditering"),
        processing: text("behandling"),
        to_be_checked: written.text("kontrol") == TO_BE_CHECKED,
    };
    tx.set_source(&source).await?;
    texts::put_english(tx, written, &IN_ENGLISH).await
}

/// Takes one away that nothing comes from.
pub(crate) async fn unpublish(tx: &mut Tx, thing: &Slug) -> Result<(), Fault> {
    let of_goals = tx.current_plan().await?.and_then(|stored| plan::parse(&stored.file).ok());
    let is_of_goals = of_goals.is_some_and(|plan| plan.indicators.iter().any(|one| one.source == thing.as_str()));
    if !is_of_goals && tx.remove_source(thing.as_str()).await? {
        return Ok(());
    }
    Err(Fault::Refused("Tal eller indsatser kommer fra kilden. Giv dem en anden først.".into()))
}
