//! Whether a method can be run on a set of figures; if not, why, in words for whoever chose the two.

use domain::{
    figure::Figures,
    method::{Method, Reading},
    screening::{self, screen},
    table::Table,
};

use super::{ground::Ground, run::units};
use crate::{Fault, services::Services};

/// A method with figures that it can be run on.
#[derive(Debug)]
pub struct Fit {
    /// The two.
    pub ground: Ground,
    /// The names of the indicators that no area has a figure for.
    pub without_figures: Vec<String>,
}

/// Brings a method and a snapshot together.
///
/// # Errors
/// [`Fault::Refused`] says why the two do not go together; [`Fault::Unavailable`] when the database does not answer.
pub async fn fit(services: &Services, method: Method, snapshot: &str) -> Result<Fit, Fault> {
    let Some(level) = method.level else {
        return Err(Fault::Refused("Metoden gælder ikke byens egne områder, så den kan ikke køres her.".into()));
    };
    if !method.is_runnable() {
        return Err(Fault::Refused("Metodens regler er ikke offentliggjort, så den kan ikke køres.".into()));
    }
    let measures = services.db.measures().await?;
    let mut named = method.indicators.iter().flat_map(domain::method::Indicator::columns);
    if let Some(stray) = named.find(|name| !measures.iter().any(|measure| measure.id == **name)) {
        return Err(Fault::Refused(format!("Metoden læser målet »{stray}«, som ikke findes her.")));
    }
    let units = units(services, level, snapshot).await?;
    let figures = Figures::new(services.db.figures(snapshot).await?);
    let table = screening::table(&method, &units, &figures);
    let rows: Vec<usize> = units.iter().filter_map(|unit| table.row(unit.code.as_str())).collect();
    let with_numbers = method.indicators.iter().filter(|one| !matches!(one.reading(), Reading::Missing(_)));
    let (has, has_not): (Vec<_>, Vec<_>) = with_numbers.partition(|one| has_figures(&one.columns(), &table, &rows));
    if has.is_empty() {
        let noun = level.noun();
        let called: Vec<&str> = has_not.iter().map(|one| one.name.as_str()).filter(|name| !name.is_empty()).collect();
        let called = if called.is_empty() { String::new() } else { format!(": {}", called.join(", ")) };
        return Err(Fault::Refused(format!(
            "Datasættet har ingen af metodens tal for områder af slagsen {noun}{called}. Vælg et andet datasæt eller en \
             anden metode."
        )));
    }
    let without_figures = has_not.iter().map(|one| one.name.clone()).collect();
    screen(&method, &table, None)
        .map_err(|error| Fault::Refused(format!("Metoden kan ikke regnes på de tal: {error}.")))?;
    Ok(Fit { ground: Ground { method, table }, without_figures })
}

/// Whether any of the areas has a figure, of any period, in each of the columns.
fn has_figures(columns: &[&str], table: &Table, rows: &[usize]) -> bool {
    columns.iter().all(|column| {
        (0..table.periods().len()).any(|period| {
            let values = table.values(column, period).unwrap_or_default();
            rows.iter().any(|row| values.get(*row).is_some_and(|value| !value.is_nan()))
        })
    })
}
