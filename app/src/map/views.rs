//! What the map can show: each criterion in five shades, all of them together, and what is said of each area.

use domain::{
    figure::Unit,
    map_class::{CLASSES, Classes},
    method::{Comparison, Method, Question},
    reason,
    screening::{AreaOutcome, CriterionOutcome},
    text,
};

use crate::{
    locale::{Language, t},
    map::data::View,
};

/// All views of a method on its outcomes, in a language.
pub(super) struct Views<'a> {
    method: &'a Method,
    shaders: Vec<Shader<'a>>,
    language: Language,
}

impl<'a> Views<'a> {
    /// A view of each criterion that has numbers and is measured by the city.
    pub fn of(method: &'a Method, outcomes: &[AreaOutcome], language: Language) -> Self {
        let shaders = method.questions().into_iter().filter_map(|q| Shader::new(q, outcomes)).collect();
        Self { method, shaders, language }
    }

    /// The view of all criteria together, and that of each.
    pub fn all(&self) -> Vec<View> {
        let (language, all) = (self.language, self.shaders.len());
        let of_all = |met: usize| t!(language, "map-class-met", met = met.to_string(), all = all.to_string());
        let together = View {
            id: "samlet".into(),
            name: t!(language, "map-together"),
            title: t!(language, "map-together-title"),
            classes: (0..=all.min(CLASSES - 1)).map(of_all).collect(),
            note: reason::rule(self.method, language),
        };
        let each = self.shaders.iter().map(|shader| shader.view(self.method, language));
        std::iter::once(together).chain(each).collect()
    }

    /// For each view the shade of an area and what is said of it on the map.
    pub fn values(&self, outcome: Option<&AreaOutcome>) -> Vec<(Option<usize>, String)> {
        let language = self.language;
        let none = || (None, t!(language, "map-no-data"));
        let Some(outcome) = outcome else { return vec![none(); self.shaders.len() + 1] };
        let (met, with_data) = (outcome.met(), outcome.with_data());
        let together = match with_data {
            0 => none(),
            _ => {
                let said = t!(language, "map-met", met = met.to_string(), all = with_data);
                (Some(met.min(CLASSES - 1)), said)
            }
        };
        let each = self.shaders.iter().map(|shader| {
            let said = outcome.criteria.iter().find(|said| said.criterion == shader.question.criterion.id);
            said.and_then(|said| shader.value(said, language)).unwrap_or_else(none)
        });
        std::iter::once(together).chain(each).collect()
    }
}

/// How one criterion is shaded.
struct Shader<'a> {
    question: Question<'a>,
    classes: Classes,
    city: f64,
    limit: f64,
    unit: Unit,
    periods: Vec<String>,
}

impl<'a> Shader<'a> {
    /// `None` when no area has a number.
    fn new(question: Question<'a>, outcomes: &[AreaOutcome]) -> Option<Self> {
        let said = outcomes.iter().flat_map(|o| &o.criteria).filter(|said| said.criterion == question.criterion.id);
        let numbers: Vec<_> = said.filter_map(|said| said.numbers.as_ref()).collect();
        let first = numbers.first()?;
        let upward = question.comparison()?.is_upward();
        let further = |worst: f64, value: f64| if upward { worst.max(value) } else { worst.min(value) };
        let worst = numbers.iter().map(|n| n.value).fold(first.limit, further);
        // Only criteria that are measured by the city have shades: they begin at its value.
        let city = first.reference?;
        let step = first.limit - city;
        // When no area passes the limit the darkest class would be empty of width.
        let worst = if (worst - first.limit).abs() < step.abs() { first.limit + step } else { worst };
        Some(Self {
            question,
            classes: Classes::around(city, first.limit, worst),
            city,
            limit: first.limit,
            unit: question.indicator.unit()?,
            periods: first.periods.clone(),
        })
    }

    /// The shade of a value: 0 is light, and dark is the side that the criterion calls worse.
    fn shade(&self, value: f64) -> usize {
        let class = self.classes.of(value);
        if self.worse_is_higher() { class } else { CLASSES - 1 - class }
    }

    fn worse_is_higher(&self) -> bool {
        self.question.comparison().is_none_or(Comparison::is_upward)
    }

    /// The shade of an area and "35,2 % – opfyldt"; `None` where it has no number.
    fn value(&self, said: &CriterionOutcome, language: Language) -> Option<(Option<usize>, String)> {
        let numbers = said.numbers.as_ref()?;
        let verdict = reason::verdict(said.verdict, language).to_lowercase();
        let value = language.figure(numbers.value, self.unit);
        Some((Some(self.shade(numbers.value)), format!("{value} – {verdict}")))
    }

    fn view(&self, method: &Method, language: Language) -> View {
        // Amounts are long and their classes narrow, so their unit stands in the title instead.
        let (unit, in_title) = match self.unit {
            Unit::Procent => (Some(Unit::Procent), String::new()),
            Unit::Kr => (None, format!(", {}", language.pick("kr.", "DKK"))),
            Unit::Personer | Unit::Pr1000 => (None, String::new()),
        };
        let decimals = u32::from(self.unit == Unit::Procent);
        let plain = |limit: f64| language.decimal(limit, decimals);
        let say = |limit: f64| language.value(limit, unit, decimals);
        let limits = &self.classes.limits;
        let mut classes = vec![t!(language, "map-class-under", limit = say(limits[0]))];
        classes.extend(limits.windows(2).map(|pair| format!("{}–\u{200b}{}", plain(pair[0]), say(pair[1]))));
        classes.push(t!(language, "map-class-over", limit = say(limits[limits.len() - 1])));
        if !self.worse_is_higher() {
            classes.reverse();
        }
        let limit = language.figure(self.limit, self.unit);
        let city = t!(language, "map-city", value = language.figure(self.city, self.unit));
        let met = if self.worse_is_higher() {
            t!(language, "map-met-from", limit = limit)
        } else {
            t!(language, "map-met-at-most", limit = limit)
        };
        View {
            id: self.question.criterion.id.clone(),
            name: reason::name(method, self.question.criterion, language).to_owned(),
            title: format!("{}, {}{in_title}", self.question.indicator.measures, language.periods(&self.periods)),
            classes,
            note: format!("{} {}", text::sentence(&city), text::sentence(&met)),
        }
    }
}
