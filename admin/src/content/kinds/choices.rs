//! What several kinds let choose between.

use domain::area::Level;
use store::Db;

use crate::{content::asked::Choice, fault::Fault};

/// The areas with pages, by their levels.
pub(crate) async fn areas(db: &Db) -> Result<Vec<(&'static str, Vec<Choice>)>, Fault> {
    let mut groups = Vec::new();
    for level in Level::WITH_PAGES {
        let choice = |area: store::Area| Choice { value: area.code.as_str().to_owned(), name: area.name };
        groups.push((level_name(level), db.areas(level).await?.into_iter().map(choice).collect()));
    }
    Ok(groups)
}

/// What a level is called, of several.
pub(crate) fn level_name(level: Level) -> &'static str {
    match level {
        Level::Bydel => "Bydele",
        Level::Kvarter => "Kvarterer",
        Level::Byomraade => "Byområder",
        Level::Boligomraade => "Boligområder",
        _ => "Andre områder",
    }
}

/// The policy's goals, sub-goals and promises.
pub(crate) async fn goals(db: &Db) -> Result<Vec<(&'static str, Vec<Choice>)>, Fault> {
    let goals = db.goals().await?;
    let of = |kind: &str| -> Vec<Choice> {
        let of_kind = goals.iter().filter(|goal| goal.kind == kind);
        of_kind.map(|goal| Choice { value: goal.id.clone(), name: goal.title.clone() }).collect()
    };
    Ok(vec![("Mål", of("goal")), ("Delmål", of("subgoal")), ("Ambitioner for hele byen", of("promise"))])
}
