//! Criteria, designations, lists and exclusions.

use super::{
    super::{
        Criterion, Limit, Method, Rule,
        criterion::By,
        indicator::Reading,
        nearest::unknown,
        place::{Problem, Step},
    },
    circle, ensure, in_order, values,
};

/// Checks every question, and what follows from the answers.
pub(super) fn check(method: &Method) -> Result<(), Problem> {
    for (index, one) in method.criteria.iter().enumerate() {
        criterion(method, one, index)?;
    }
    no_circle(method)?;
    let way = |list, index, key| vec![Step::Key(list), Step::Index(index), Step::Key(key)];
    for (index, designate) in method.designate.iter().enumerate() {
        if let Some(by) = &designate.by {
            known(method, by, way("designate", index, "by"))?;
        }
    }
    let designations = || method.designate.iter().map(|designate| designate.id.as_str());
    let known_designation = |name: &Option<String>, way: Vec<Step>| {
        let found = name.as_ref().is_none_or(|name| designations().any(|id| id == name));
        ensure(found, || Problem {
            way,
            message: unknown("udpegningen", name.as_deref().unwrap_or(""), designations()),
        })
    };
    for (index, include) in method.include.iter().enumerate() {
        ensure(include.areas.is_empty() != include.column.is_none(), || {
            Problem::in_list("include", index, "id", "giv listen enten areas (områdernes id'er) eller column")
        })?;
        ensure(is_date(&include.date), || Problem::in_list("include", index, "date", "skriv datoen som 2024-12-01"))?;
        ensure(!method.designate.is_empty(), || {
            Problem::in_list("include", index, "id", "listen har intet at bringe områder ind i: tilføj [[designate]]")
        })?;
        known_designation(&include.into, way("include", index, "into"))?;
    }
    if let Some(group) = &method.group {
        let needs = method.areas.neighbours.is_some() || method.level.is_some();
        ensure(needs && method.areas.population.is_some(), || {
            Problem::at("group", "for at samle naboer skal [areas] have neighbours og population")
        })?;
        ensure(!method.designate.is_empty(), || {
            Problem::at("group", "der er ingen regel for, hvad der fremhæves: tilføj en ([[designate]])")
        })?;
        ensure(group.minimum_population.is_finite() && group.minimum_population >= 0.0, || {
            Problem::at("group", "minimum_population skal være 0 eller mere")
        })?;
        known_designation(&group.of, vec![Step::Key("group"), Step::Key("of")])?;
    }
    for (index, exclude) in method.exclude.iter().enumerate() {
        known(method, &exclude.when, way("exclude", index, "when"))?;
        known_designation(&exclude.from, way("exclude", index, "from"))?;
    }
    Ok(())
}

/// The first thing that is wrong with each criterion.
pub(super) fn each(method: &Method) -> Vec<Problem> {
    let criteria = method.criteria.iter().enumerate().map(|(index, one)| criterion(method, one, index));
    criteria.filter_map(Result::err).collect()
}

fn criterion(method: &Method, criterion: &Criterion, index: usize) -> Result<(), Problem> {
    let wrong = |key, message: String| Problem::in_list("criteria", index, key, message);
    let way = |keys: &[Step]| [&[Step::Key("criteria"), Step::Index(index)], keys].concat();
    let Some(rule) = criterion.rule() else {
        let message = "et kriterium må kun have én regel: enten en grænse (at_least, over, at_most eller under, med of og by) eller én af \
                       met, all, any, not, years, neighbours eller no_value";
        return Err(wrong("id", message.into()));
    };
    match rule {
        Rule::Threshold { of, by, limit, .. } => {
            let key = if criterion.of.is_some() { "of" } else { "id" };
            values::known_value(method, of, way(&[Step::Key(key)]))?;
            let missing = method.indicator(of).is_some_and(|i| matches!(i.reading(), Reading::Missing(_)));
            ensure(!missing, || wrong("id", format!("»{of}« har intet tal og kan derfor ikke have en grænse")))?;
            check_limit(method, criterion, index, of, by, limit)
        }
        Rule::Unpublished { of } => {
            let key = if criterion.of.is_some() { "of" } else { "id" };
            values::known_value(method, of, way(&[Step::Key(key)]))?;
            let missing = method.indicator(of).is_some_and(|i| matches!(i.reading(), Reading::Missing(_)));
            ensure(missing, || {
                wrong(
                    "id",
                    format!(
                        "»{of}« har et tal, men kriteriet har ingen grænse: udfyld at_least, over, at_most eller under"
                    ),
                )
            })
        }
        Rule::Count(count) => {
            each_known(method, &count.of, &way(&[Step::Key("met"), Step::Key("of")]))?;
            let all = u32::try_from(count.of.len()).unwrap_or(u32::MAX);
            let possible = (1..=all).contains(&count.at_least)
                && count.with_data.is_none_or(|with_data| (count.at_least..=all).contains(&with_data));
            ensure(possible, || {
                wrong(
                    "met",
                    format!(
                        "mindst 1 og højst {all} skal være opfyldt (at_least), og mindst lige så mange skal have data (with_data), dog højst {all}"
                    ),
                )
            })?;
            let stray = count.mandatory.iter().find(|id| !count.of.contains(id));
            ensure(stray.is_none(), || {
                wrong(
                    "met",
                    unknown("kriteriet i mandatory", stray.map_or("", |s| s), count.of.iter().map(String::as_str)),
                )
            })
        }
        Rule::All(of) => each_known(method, of, &way(&[Step::Key("all")])),
        Rule::Any(of) => each_known(method, of, &way(&[Step::Key("any")])),
        Rule::Not(of) => known(method, of, way(&[Step::Key("not")])),
        Rule::Years(years) => {
            known(method, &years.of, way(&[Step::Key("years"), Step::Key("of")]))?;
            ensure(method.areas.period.is_some() || method.level.is_some(), || {
                wrong("years", "tabellen har ingen år: angiv [areas] period".into())
            })?;
            let possible = (1..=100).contains(&years.latest)
                && years.at_least.is_none_or(|least| (1..=years.latest).contains(&least));
            ensure(possible, || {
                wrong(
                    "years",
                    "vælg 1 til 100 år (latest), hvoraf mindst ét og højst dem alle skal opfylde det (at_least)".into(),
                )
            })
        }
        Rule::NoValue(of) => values::known_value(method, of, way(&[Step::Key("no_value")])),
        Rule::Neighbours(neighbours) => {
            known(method, &neighbours.of, way(&[Step::Key("neighbours"), Step::Key("of")]))?;
            ensure(neighbours.at_least.is_some() != neighbours.share.is_some(), || {
                wrong("neighbours", "skriv enten et antal naboer (at_least) eller en andel af dem (share)".into())
            })?;
            ensure(neighbours.share.is_none_or(|share| share > 0.0 && share <= 1.0), || {
                wrong("neighbours", "share skal være over 0 og højst 1".into())
            })
        }
    }
}

fn check_limit(
    method: &Method,
    criterion: &Criterion,
    index: usize,
    of: &str,
    by: By,
    limit: &Limit,
) -> Result<(), Problem> {
    let keys: [(&'static str, bool); 4] = [
        ("at_least", criterion.at_least.is_some()),
        ("over", criterion.over.is_some()),
        ("at_most", criterion.at_most.is_some()),
        ("under", criterion.under.is_some()),
    ];
    let key = keys.iter().find(|(_, given)| *given).map_or("id", |(key, _)| key);
    let wrong = |message: String| Problem::in_list("criteria", index, key, message);
    match limit {
        Limit::Constant(number) => ensure(number.is_finite(), || wrong("grænsen skal være et tal".into())),
        Limit::Relative(relative) => {
            ensure(relative.times.is_finite() && relative.plus.is_finite(), || {
                wrong("times og plus skal være tal".into())
            })?;
            ensure(by == By::Value, || {
                wrong("en grænse, der følger et andet tal, gælder tallet selv: lad by være ude".into())
            })?;
            if let Some(reference) = method.references.iter().find(|reference| reference.id == relative.of) {
                let has_value = method.indicator(of).is_some() || reference.statistic.is_some();
                return ensure(has_value, || {
                    wrong(format!("»{of}« er et samlet tal og har ingen værdi for »{}«", relative.of))
                });
            }
            let way = vec![Step::Key("criteria"), Step::Index(index), Step::Key(key), Step::Key("of")];
            let all = method.references.iter().map(|r| r.id.as_str()).chain(values::values(method));
            ensure(all.clone().any(|name| name == relative.of), || Problem {
                way,
                message: unknown("referencen", &relative.of, all),
            })
        }
    }
}

fn known(method: &Method, name: &str, way: Vec<Step>) -> Result<(), Problem> {
    let names = method.criteria.iter().map(|criterion| criterion.id.as_str());
    ensure(names.clone().any(|known| known == name), || Problem { way, message: unknown("kriteriet", name, names) })
}

fn each_known(method: &Method, names: &[String], way: &[Step]) -> Result<(), Problem> {
    ensure(!names.is_empty(), || Problem { way: way.to_vec(), message: "listen er tom".into() })?;
    for (place, name) in names.iter().enumerate() {
        known(method, name, [way, &[Step::Index(place)]].concat())?;
        ensure(!names[..place].contains(name), || Problem {
            way: [way, &[Step::Index(place)]].concat(),
            message: format!("»{name}« står to gange"),
        })?;
    }
    Ok(())
}

/// The names of the criteria that a criterion asks about.
pub(crate) fn asked(criterion: &Criterion) -> Vec<&str> {
    match criterion.rule() {
        Some(Rule::Count(count)) => count.of.iter().map(String::as_str).collect(),
        Some(Rule::All(of) | Rule::Any(of)) => of.iter().map(String::as_str).collect(),
        Some(Rule::Not(of)) => vec![of],
        Some(Rule::Years(years)) => vec![&years.of],
        Some(Rule::Neighbours(neighbours)) => vec![&neighbours.of],
        Some(Rule::Threshold { .. } | Rule::Unpublished { .. } | Rule::NoValue(_)) | None => vec![],
    }
}

fn no_circle(method: &Method) -> Result<(), Problem> {
    let place = |name: &str| method.criteria.iter().position(|criterion| criterion.id == name);
    let parts = |criterion: usize| asked(&method.criteria[criterion]).into_iter().filter_map(place).collect();
    in_order(method.criteria.len(), parts).map(drop).map_err(|cycle| {
        let names = circle(cycle.iter().map(|criterion| method.criteria[*criterion].id.as_str()));
        Problem::in_list("criteria", cycle[0], "id", format!("kriterierne spørger i ring: {names}"))
    })
}

/// An ISO date, as far as its shape goes.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let within = |part: &str, digits: usize, most: u32| {
        part.len() == digits && part.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
    };
    matches!(parts[..], [year, month, day] if within(year, 4, 9999) && within(month, 2, 12) && within(day, 2, 31))
}
