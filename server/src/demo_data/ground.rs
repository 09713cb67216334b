//! What a synthetic city is made from: the real kvarterer, and what is published of the whole.

use domain::{
    area::{AreaCode, CITY, Level},
    method::Method,
};
use geo::MultiPolygon;
use store::PolicyFigure;

use super::DemoError;
use crate::default_data::DefaultData;

/// A kvarter as it is published.
pub(super) struct Kvarter {
    pub code: AreaCode,
    pub shape: MultiPolygon,
    pub people: u64,
}

/// Everything that a synthetic city is calibrated to. `areas` are the policy's udsatte byområder, `rest` the rest of the
/// city.
pub(super) struct Ground {
    pub kvarterer: Vec<Kvarter>,
    /// How many roder the city has.
    pub roder: usize,
    /// How many of them the municipality's layer of 2023 counts to an udsat byområde.
    pub flagged: usize,
    /// The municipality's method, whose criteria are filled in.
    pub method: Method,
    /// Children in poverty in percent: areas, rest.
    pub poverty: [f64; 2],
    /// Only grundskole in percent, in the areas.
    pub basic_school: f64,
    /// How many times as large that is as in the rest.
    pub basic_school_times: f64,
    /// Without attachment to the labour market in percent, in the areas.
    pub without_work: f64,
    /// How many years shorter lives are in the areas.
    pub shorter_lives: f64,
    /// Safe in the evening and at night in percent: from and to in some areas.
    pub safe: [f64; 2],
    /// The same for the whole city.
    pub safe_in_city: f64,
    /// Mean disposable income of the whole city, in kroner.
    pub income: f64,
}

impl Ground {
    /// Reads it from the default data.
    pub(super) fn of(data: &DefaultData) -> Result<Self, DemoError> {
        let people = |code: &AreaCode| data.figure(code.as_str(), "beboere");
        let kvarterer = data.shapes(Level::Kvarter).map(|(code, shape, _)| {
            let people = people(code).ok_or_else(|| DemoError::Missing(format!("beboere i {code}")))?;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "people are counted in whole")]
            Ok(Kvarter { code: code.clone(), shape: shape.clone(), people: people as u64 })
        });
        let city = |measure: &str| {
            data.figure(CITY, measure).ok_or_else(|| DemoError::Missing(format!("{measure} for hele byen")))
        };
        let method = data.method("politik-2025").ok_or_else(|| DemoError::Missing("metoden politik-2025".into()))?;
        let policy = Policy(data.policy());
        Ok(Self {
            kvarterer: kvarterer.collect::<Result<_, DemoError>>()?,
            roder: data.shapes(Level::Rode).count(),
            flagged: data.shapes(Level::Rode).filter(|(.., note)| !note.is_empty()).count(),
            method: method.clone(),
            poverty: [
                policy.number("boernefattigdom", "Udsatte byområder", "")?,
                policy.number("boernefattigdom", "Resten af København", "")?,
            ],
            basic_school: policy.number("kun-grundskole", "Udsatte områder", "2023")?,
            basic_school_times: policy.number(
                "kun-grundskole-dobbelt",
                "Udsatte områder i forhold til resten af byen",
                "",
            )?,
            without_work: policy.number("uden-tilknytning-til-arbejdsmarkedet", "Udsatte områder", "2023")?,
            shorter_lives: policy.number("levetid", "Kortere levetid i udsatte byområder", "")?,
            safe: [
                policy.number("tryghed-aften-nat-2024", "Nogle udsatte byområder, fra", "2024")?,
                policy.number("tryghed-aften-nat-2024", "Nogle udsatte byområder, til", "2024")?,
            ],
            safe_in_city: city("trygge_aften_nat")?,
            income: city("disponibel_indkomst")?,
        })
    }
}

/// The numbers of the policy.
struct Policy<'d>(&'d [PolicyFigure]);

impl Policy<'_> {
    fn number(&self, id: &str, label: &str, year: &str) -> Result<f64, DemoError> {
        let figure = self.0.iter().find(|figure| figure.id == id);
        let mut values = figure.iter().flat_map(|figure| &figure.values);
        let value = values.find(|value| value.label == label && value.year == year);
        value.map(|value| value.value).ok_or_else(|| DemoError::Missing(format!("politikkens tal »{id}«, »{label}«")))
    }
}
