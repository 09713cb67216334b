//! One screening: read the figures, apply the method, store the result.

use std::collections::HashMap;

use domain::{
    area::{AreaCode, Level},
    method,
    screening::{AreaOutcome, InVariants, Outcome, ScreenError, Unit, screen},
};
use store::{Deed, StoredOutcome, is_approved};

use super::{
    fit::{Fit, fit},
    ground::Ground,
};
use crate::{Fault, screening::Ran, services::Services};

/// The longest note that is published with a run, in characters.
pub const LONGEST_NOTE: usize = 500;

/// Screens a snapshot, by default the latest, with a method version and stores the run; running it again finds the stored
/// one. `by` is who does it, for the log; `None` for the machine's own operator.
///
/// # Errors
/// As [`super::run_screening`].
pub async fn run(
    services: &Services,
    id: &str,
    version: &str,
    snapshot: Option<&str>,
    by: Option<i64>,
) -> Result<Ran, Fault> {
    let db = &services.db;
    let stored = db.method(id, version).await?.ok_or(Fault::NotFound)?;
    let method = method::parse(&stored.file).map_err(|error| Fault::Refused(error.to_string()))?;
    let snapshot = match snapshot {
        Some(snapshot) => db.snapshot(snapshot).await?,
        None => db.latest_snapshot().await?,
    };
    let snapshot = snapshot.ok_or(Fault::NotFound)?;
    let run = format!("{id}-{version}-{}", snapshot.id);
    let same_name = db.runs().await?.into_iter().find(|known| known.id == run);
    if same_name.is_some_and(|known| known.method != id || known.method_version != version) {
        return Err(Fault::Refused(
            "En anden metodes screening har allerede det navn. Giv metoden en anden version.".into(),
        ));
    }
    let Fit { ground: Ground { method, table }, .. } = fit(services, method, &snapshot.id).await?;
    let level = method.level.ok_or(Fault::NotFound)?;
    let units = units(services, level, &snapshot.id).await?;
    let screened = screen(&method, &table, None).map_err(|error| Fault::Refused(error.to_string()))?;
    let by_code: HashMap<&str, &Unit> = units.iter().map(|unit| (unit.code.as_str(), unit)).collect();
    let refused = |error: ScreenError| Fault::Refused(error.to_string());
    let robustness = match screened.trials().map_err(refused)? {
        Some(trials) => Some(trials.robustness(0..trials.runs()).map_err(refused)?),
        None => None,
    };
    let in_variants = |area: usize| {
        let robustness = robustness.as_ref()?;
        let of_them = i64::from(*robustness.designated.first()?.get(area)?);
        Some(InVariants { all: i64::from(robustness.runs), of_them })
    };
    let outcome = |area: usize| {
        let unit = by_code.get(screened.id(area))?;
        Some(AreaOutcome { variants: in_variants(area), ..screened.outcome(area, unit) })
    };
    let areas: Vec<AreaOutcome> = (0..screened.len()).filter_map(outcome).collect();

    let stand_out = areas.iter().filter(|area| area.outcome == Outcome::StandsOut).count();
    let was_known = db.has_run(&run).await?;
    // Running again changes nothing, so there is nothing to write down.
    if !was_known {
        let ran_at = (services.clock)();
        let mut tx = db.begin().await?;
        let stored = StoredOutcome {
            run: &run,
            method: id,
            method_version: version,
            snapshot: &snapshot.id,
            ran_at,
            areas: &areas,
        };
        tx.put_run(&stored).await?;
        let (about, after) = (format!("run/{run}"), format!("{stand_out} af {}", areas.len()));
        tx.note(ran_at, &Deed { staff: by, action: "screening.run", about: &about, before: "", after: &after }).await?;
        tx.commit().await?;
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    tracing::info!(screening.run = run, screening.areas = areas.len(), "screened");
    Ok(Ran { run, areas: count(areas.len()), stand_out: count(stand_out), was_known })
}

/// The areas of a level that there are with a set of figures, each with the areas that it lies in.
pub(crate) async fn units(services: &Services, level: Level, snapshot: &str) -> Result<Vec<Unit>, Fault> {
    let db = &services.db;
    let memberships = db.memberships(Level::Tryghedsomraade).await?;
    let mut larger: HashMap<AreaCode, (Level, Option<AreaCode>)> = HashMap::new();
    for level in [Level::Bydel, Level::Kvarter] {
        larger.extend(db.areas_of(level, snapshot).await?.into_iter().map(|area| (area.code, (level, area.parent))));
    }
    let unit = |area: store::Area| {
        let mut within: Vec<(Level, AreaCode)> = Vec::new();
        let mut around = area.parent;
        // Two steps at most: rode, kvarter, bydel.
        while let Some((level, parent)) = around.as_ref().and_then(|code| larger.get(code)).filter(|_| within.len() < 2)
        {
            within.extend(around.take().map(|code| (*level, code)));
            around.clone_from(parent);
        }
        let mut own = std::iter::once(&area.code).chain(within.iter().map(|(_, code)| code));
        let survey = own.find_map(|code| memberships.iter().find(|(part, _)| part == code));
        within.extend(survey.map(|(_, whole)| (Level::Tryghedsomraade, whole.clone())));
        Unit { within, name: area.name, code: area.code }
    };
    Ok(db.areas_of(level, snapshot).await?.into_iter().map(unit).collect())
}

/// Publishes a stored run, in one transaction; with `needs_approval` only one that somebody has approved.
///
/// # Errors
/// As [`super::publish_screening`].
pub async fn publish(services: &Services, run: &str, note: &str, needs_approval: bool) -> Result<(), Fault> {
    if note.chars().count() > LONGEST_NOTE {
        return Err(Fault::Refused(format!("Bemærkningen må højst fylde {LONGEST_NOTE} tegn.")));
    }
    if !services.db.has_run(run).await? {
        return Err(Fault::NotFound);
    }
    let mut tx = services.db.begin().await?;
    tx.take_turn().await?;
    if needs_approval && !is_approved(&tx.remarks(run).await?, None) {
        return Err(Fault::Refused("En medarbejder skal godkende screeningen, før den kan udgives.".into()));
    }
    let (at, about) = ((services.clock)(), format!("run/{run}"));
    tx.publish(run, at, note).await?;
    tx.note(at, &Deed { action: "screening.publish", about: &about, after: note, ..Deed::default() }).await?;
    tx.commit().await?;
    tracing::info!(screening.run = run, "published");
    Ok(())
}
