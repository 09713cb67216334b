//! References, indicators, scores, ranking and classes.

use super::{
    super::{
        Indicator, Method, Normalise,
        indicator::Direction,
        nearest::unknown,
        place::{Problem, Step},
        score::{Classes, Score},
    },
    circle, ensure, in_order,
};

/// Checks everything that is a number.
pub(super) fn check(method: &Method) -> Result<(), Problem> {
    for (index, reference) in method.references.iter().enumerate() {
        let kinds = usize::from(reference.area.is_some())
            + usize::from(reference.rest_of.is_some())
            + usize::from(reference.statistic.is_some());
        ensure(kinds == 1, || {
            Problem::in_list("references", index, "id", "giv referencen netop én af area, rest_of og statistic")
        })?;
    }
    normalisation(method, &method.normalise, None, vec![Step::Key("normalise")])?;
    for (index, one) in method.indicators.iter().enumerate() {
        indicator(method, one, index)?;
    }
    for (index, one) in method.scores.iter().enumerate() {
        score(method, one, index)?;
    }
    no_circle(method)?;
    if let Some(variants) = &method.variants {
        ensure((1..=100_000).contains(&variants.runs), || {
            Problem::at("variants", "runs skal ligge mellem 1 og 100000")
        })?;
        let share = |share: f64| (0.0..1.0).contains(&share);
        ensure(share(variants.weights) && share(variants.limits), || {
            Problem::at(
                "variants",
                "hvor meget vægte (weights) og grænser (limits) prøves med, er andele fra 0 til under 1: 0,25 (i filen 0.25) er 25 % op og ned",
            )
        })?;
        for (index, normalise) in variants.normalise.iter().enumerate() {
            let way = vec![Step::Key("variants"), Step::Key("normalise"), Step::Index(index)];
            normalisation(method, normalise, None, way)?;
        }
    }
    if let Some(ranking) = &method.ranking {
        known_value(method, &ranking.of, vec![Step::Key("ranking"), Step::Key("of")])?;
    }
    for (index, one) in method.classes.iter().enumerate() {
        classes(method, one, index)?;
    }
    Ok(())
}

/// The first thing that is wrong with each indicator, score and division.
pub(super) fn each(method: &Method) -> Vec<Problem> {
    let indicators = method.indicators.iter().enumerate().map(|(index, one)| indicator(method, one, index));
    let scores = method.scores.iter().enumerate().map(|(index, one)| score(method, one, index));
    let divisions = method.classes.iter().enumerate().map(|(index, one)| classes(method, one, index));
    indicators.chain(scores).chain(divisions).filter_map(Result::err).collect()
}

fn indicator(method: &Method, indicator: &Indicator, index: usize) -> Result<(), Problem> {
    let wrong = |key, message: &str| Problem::in_list("indicators", index, key, message);
    let share = (indicator.numerator.is_some(), indicator.denominator.is_some());
    ensure(share.0 == share.1, || wrong("id", "en andel skal have både numerator og denominator"))?;
    ensure(!(share.0 && indicator.column.is_some()), || {
        wrong("column", "tallet er enten en kolonne (column) eller en andel (numerator og denominator), ikke begge")
    })?;
    let has_source = share.0 || indicator.column.is_some();
    ensure(!(has_source && indicator.missing_because.is_some()), || {
        wrong("missing_because", "tallet har en kolonne og kan ikke samtidig mangle")
    })?;
    ensure(indicator.mean_of_latest >= 1, || wrong("mean_of_latest", "gennemsnittet skal tages over mindst ét år"))?;
    ensure(indicator.minimum_population.is_finite() && indicator.minimum_population >= 0.0, || {
        wrong("minimum_population", "mindstetallet skal være 0 eller mere")
    })?;
    let has_people = share.0 || method.areas.population.is_some();
    ensure(indicator.minimum_population == 0.0 || has_people, || {
        wrong(
            "minimum_population",
            "der er ingen personer at tælle: angiv [areas] population, eller gør tallet til en andel",
        )
    })?;
    let percent = indicator.unit() == Some(crate::figure::Unit::Procent);
    ensure(!indicator.remainder || percent, || {
        wrong("remainder", "kun andele har en rest: angiv numerator og denominator, eller unit = \"procent\"")
    })?;
    // On the city's own levels people read the pages, and a share is always said with its other side.
    ensure(!(share.0 && method.level.is_some() && indicator.complement.is_empty()), || {
        wrong("id", "andelen skal have sin modpart i ord: angiv complement")
    })?;
    if let Some(normalise) = &indicator.normalise {
        let way = vec![Step::Key("indicators"), Step::Index(index), Step::Key("normalise")];
        return normalisation(method, normalise, Some(indicator.direction), way);
    }
    normalisation(method, &method.normalise, Some(indicator.direction), vec![Step::Key("normalise")])
}

fn normalisation(
    method: &Method,
    normalise: &Normalise,
    direction: Option<Direction>,
    mut way: Vec<Step>,
) -> Result<(), Problem> {
    match normalise {
        Normalise::Ratio { to } | Normalise::Difference { to } => {
            let known = method.references.iter().any(|reference| reference.id == *to);
            ensure(known, || {
                way.push(Step::Key("to"));
                let names = method.references.iter().map(|reference| reference.id.as_str());
                Problem { way: way.clone(), message: unknown("referencen", to, names) }
            })?;
            let upside_down = matches!(normalise, Normalise::Ratio { .. }) && direction == Some(Direction::Negative);
            ensure(!upside_down, || Problem {
                way: way.clone(),
                message: "en brøk kan ikke vendes om: brug how = \"difference\" til tal med direction = \"negative\""
                    .into(),
            })
        }
        Normalise::MinMax { from, to } => ensure(from.is_finite() && to.is_finite() && from < to, || Problem {
            way,
            message: "from skal være mindre end to".into(),
        }),
        Normalise::ShareOfMaximum { to } => {
            ensure(to.is_finite() && *to > 0.0, || Problem { way, message: "to skal være over 0".into() })
        }
        Normalise::None {}
        | Normalise::ZScore { .. }
        | Normalise::Rank { .. }
        | Normalise::Percentile { .. }
        | Normalise::ExponentialRank { .. } => Ok(()),
    }
}

/// Everything that a score, a ranking or a criterion may be about.
pub(super) fn values(method: &Method) -> impl Iterator<Item = &str> + Clone {
    let indicators = method.indicators.iter().map(|indicator| indicator.id.as_str());
    indicators.chain(method.scores.iter().map(|score| score.id.as_str()))
}

/// Refuses a name that is no indicator and no score.
pub(super) fn known_value(method: &Method, name: &str, way: Vec<Step>) -> Result<(), Problem> {
    ensure(values(method).any(|known| known == name), || Problem {
        way,
        message: unknown("tallet", name, values(method)),
    })
}

fn score(method: &Method, score: &Score, index: usize) -> Result<(), Problem> {
    let wrong = |key, message: String| Problem::in_list("scores", index, key, message);
    ensure(!score.of.is_empty(), || wrong("of", "et samlet tal skal være lavet af mindst ét andet".into()))?;
    for (place, part) in score.of.iter().enumerate() {
        let way = vec![Step::Key("scores"), Step::Index(index), Step::Key("of"), Step::Index(place)];
        known_value(method, part, way)?;
    }
    ensure(score.weights.is_empty() || score.weights.len() == score.of.len(), || {
        wrong(
            "weights",
            format!(
                "der er {} vægte til {} tal: giv hvert sin, eller lad weights være ude",
                score.weights.len(),
                score.of.len()
            ),
        )
    })?;
    let possible = score.weights.iter().all(|weight| weight.is_finite() && *weight >= 0.0);
    ensure(possible && (score.weights.is_empty() || score.weights.iter().sum::<f64>() > 0.0), || {
        wrong("weights", "vægte skal være 0 eller mere, og mindst én skal være over 0".into())
    })?;
    ensure(score.at_least.is_none_or(|least| (1..=score.of.len()).contains(&least)), || {
        wrong("at_least", format!("at_least skal ligge mellem 1 og {}", score.of.len()))
    })?;
    let way = vec![Step::Key("scores"), Step::Index(index), Step::Key("normalise")];
    normalisation(method, &score.normalise, None, way.clone())?;
    let compares = matches!(score.normalise, Normalise::Ratio { .. } | Normalise::Difference { .. });
    ensure(!compares, || Problem {
        way,
        message: "et samlet tal har ingen referenceværdi: sammenlign tallene, før de lægges sammen".into(),
    })
}

fn no_circle(method: &Method) -> Result<(), Problem> {
    let place = |name: &String| method.scores.iter().position(|score| score.id == *name);
    let parts = |score: usize| method.scores[score].of.iter().filter_map(place).collect();
    in_order(method.scores.len(), parts).map(drop).map_err(|cycle| {
        let names = circle(cycle.iter().map(|score| method.scores[*score].id.as_str()));
        Problem::in_list("scores", cycle[0], "of", format!("tallene er lavet af sig selv: {names}"))
    })
}

fn classes(method: &Method, classes: &Classes, index: usize) -> Result<(), Problem> {
    let wrong = |key, message: String| Problem::in_list("classes", index, key, message);
    known_value(method, &classes.of, vec![Step::Key("classes"), Step::Index(index), Step::Key("of")])?;
    ensure(classes.edges.is_empty() == classes.bins.is_some(), || {
        wrong("id", "giv inddelingen enten edges (grænser) eller bins (antal)".into())
    })?;
    let rising = classes.edges.windows(2).all(|pair| pair[0] < pair[1]) && classes.edges.iter().all(|e| e.is_finite());
    ensure(rising, || wrong("edges", "grænserne skal stå i stigende orden".into()))?;
    ensure(classes.bins.is_none_or(|bins| (1..=1000).contains(&bins)), || {
        wrong("bins", "bins skal ligge mellem 1 og 1000".into())
    })?;
    let many = classes.bins.map_or(classes.edges.len() + 1, |bins| bins as usize);
    ensure(classes.names.is_empty() || classes.names.len() == many, || {
        wrong("names", format!("der er {} navne til {many} klasser", classes.names.len()))
    })
}
