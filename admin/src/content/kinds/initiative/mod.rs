//! Initiatives: what is being done, for whom, where and when.
//!
//! - [`fields`]: the form, what stands in it and what that means; [`times`]: when it takes place, in plain choices
//! - [`hints`]: what a person should look at: alike ones, what can't all be so, the areas of a place

mod fields;
pub(crate) mod hints;
mod times;

use domain::area::Slug;
use store::{Db, Initiative, Tx};

use crate::{
    content::{
        asked::Asked,
        kind::{Found, Listed, Words},
        written::Written,
    },
    desk::Desk,
    fault::Fault,
    form::Problems,
};

pub(crate) use fields::{TEXTS_IN_ENGLISH, said, written};

/// Words for initiatives.
pub(crate) static WORDS: Words = Words {
    path: "indsats",
    all: "Indsatser",
    the: "Indsatsen",
    about: "Alt, hvad der sker for folk i byens områder: for hvem, hvor, hvornår, og hvem der står bag.",
    where_shown: "Indsatsen står på listen og kortet under »Indsatser«, på siderne om dens områder og delmål, i kalendere og i søgningen.",
    new: "Begynd på en indsats",
    gone: "Indsatsen forsvinder fra lister, kort, kalendere og søgning. Dens adresse svarer, at siden ikke findes. Er den bare slut, så skriv »Afsluttet« som status i stedet.",
};

/// All of them.
pub(crate) async fn listed(db: &Db) -> Result<Vec<Listed>, Fault> {
    let listed = |one: Initiative| Listed { thing: one.slug, title: one.title, is_public: true };
    Ok(db.every_initiative().await?.into_iter().map(listed).collect())
}

/// The fields.
pub(crate) async fn asked(db: &Db) -> Result<Vec<Asked>, Fault> {
    fields::asked(db).await
}

/// What the public sees of one.
pub(crate) async fn found(db: &Db, thing: &Slug) -> Result<Option<Found>, Fault> {
    let all = db.every_initiative().await?;
    let Some(one) = all.iter().find(|one| one.slug == thing.as_str()) else { return Ok(None) };
    Ok(Some(Found::Public(written(one, &db.translations().await?))))
}

/// What is wrong with what stands in one, besides what every field is checked for.
pub(crate) fn check(written: &Written, problems: &mut Problems) {
    fields::read(written, "", problems);
}

/// The same with the areas that its place lies in, and the position of its address; and what is said of that.
pub(crate) async fn with_areas(desk: &Desk, mut written: Written) -> Result<(Written, &'static str), Fault> {
    let one = fields::read(&written, "", &mut Problems::default());
    let Some(place) = hints::located(desk, &one).await? else { return Ok((written, "intet-sted")) };
    if let Some(position) = place.position.filter(|_| written.text("position").is_empty()) {
        written.set("position", fields::said(position));
    }
    let mut areas = one.areas;
    for area in place.named().map(|area| area.code.as_str().to_owned()) {
        if !areas.contains(&area) {
            areas.push(area);
        }
    }
    areas.sort();
    written.set("omraader", areas.join("\n"));
    Ok((written, "omraader#omraader"))
}

/// Makes one public. Whether and when it was confirmed is no field, and stays as it is.
pub(crate) async fn publish(tx: &mut Tx, thing: &Slug, written: &Written) -> Result<(), Fault> {
    let initiative = fields::read(written, thing.as_str(), &mut Problems::default());
    tx.set_initiative(&initiative).await?;
    tx.name_organisations().await?;
    for (danish, english) in TEXTS_IN_ENGLISH {
        tx.set_translation(written.text(danish), written.text(english)).await?;
    }
    Ok(())
}

/// Takes one away.
pub(crate) async fn unpublish(tx: &mut Tx, thing: &Slug) -> Result<(), Fault> {
    Ok(tx.remove_initiative(thing.as_str()).await?)
}
