//! The municipality's criteria for roder: figures of measures that are called as the criteria of its method, so that a
//! method whose indicators read those columns can be run on roder.

use domain::{figure::Unit, method::Method};
use intake::Figures;
use store::{Db, Measure, Source};

use super::{Kind, Outcome, TakeError, Taking, figures};
use crate::data::known::{OF_THE_MUNICIPALITY, methods};

/// The source of what the municipality itself counts and nobody has published.
const OWN: &str = "kommunens-egne-tal";

/// What is to be written of the criteria's figures, or that they are there already.
pub(super) async fn plan<'a>(
    db: &Db,
    found: &'a Figures,
    about: &Taking<'_>,
) -> Result<Result<figures::Plan<'a>, Outcome>, TakeError> {
    let mut plan = match figures::plan(db, found, Kind::Criteria, about).await? {
        Ok(plan) => plan,
        known => return Ok(known),
    };
    let known = db.measures().await?;
    let new: Vec<String> =
        plan.measures().into_iter().filter(|id| !known.iter().any(|measure| measure.id == *id)).collect();
    let methods = methods(db).await?;
    let source = about.source.unwrap_or(OWN);
    if !new.is_empty() && !db.sources().await?.iter().any(|known| known.id == source) {
        plan.new_sources.push(own());
    }
    plan.new_measures = new.iter().map(|id| measure(id, source, &methods)).collect();
    let on_roder = |method: &&Method| {
        method.level == Some(domain::area::Level::Rode) && method.is_runnable() && reads(method, &plan.measures())
    };
    if !methods.iter().any(|method| on_roder(&method)) {
        plan.notes.push(
            "Ingen metode kan køres på dem endnu: kommunens egen udgave skal sige, hvordan kriterierne måles, og hvor \
             grænserne går."
                .into(),
        );
    }
    Ok(Ok(plan))
}

fn reads(method: &Method, measures: &[String]) -> bool {
    let mut columns = method.indicators.iter().flat_map(|indicator| indicator.columns());
    columns.any(|column| measures.iter().any(|measure| measure == column))
}

/// The measure of a criterion: called as in the municipality's method; its unit as the newest method that states one.
fn measure(id: &str, source: &str, methods: &[Method]) -> Measure {
    let indicator = |method: &&Method| method.id == OF_THE_MUNICIPALITY && method.indicator(id).is_some();
    let own = methods.iter().rev().find(indicator).and_then(|method| method.indicator(id));
    let unit: Option<Unit> = methods.iter().rev().find_map(|method| {
        let reading = method.indicators.iter().find(|indicator| indicator.columns() == [id])?;
        reading.unit()
    });
    Measure {
        id: id.to_owned(),
        name: own.map_or(id, |own| own.name.as_str()).to_owned(),
        unit,
        counted: own.map(|own| own.measures.clone()).unwrap_or_default(),
        source: source.to_owned(),
        breaks: Vec::new(),
    }
}

fn own() -> Source {
    Source {
        id: OWN.into(),
        publisher: "Københavns Kommune".into(),
        title: "Kommunens egne tal for roder".into(),
        table_code: String::new(),
        period: String::new(),
        licence: "Ikke offentliggjort som åbne data.".into(),
        attribution: "Kilde: Københavns Kommune, egne tal for roder".into(),
        processing: "Læst ind af kommunens medarbejdere, som tallene stod.".into(),
        to_be_checked: false,
    }
}
