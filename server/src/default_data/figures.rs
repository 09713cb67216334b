//! Sources, measures and figures.

use std::{
    collections::{BTreeSet, HashSet},
    path::Path,
};

use chrono::{DateTime, Utc};
use domain::{
    area::{CITY, Level},
    figure::{Figure, Unit},
    text::hex,
};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use store::{Measure, Snapshot, Source, StoreError, Tx};

use super::{
    areas::Areas,
    document::{Document, Placed},
    place::DataError,
    table::Table,
};

/// Everything about figures.
#[derive(Debug)]
pub(super) struct FigureFiles {
    sources: Vec<Source>,
    measures: Vec<Measure>,
    figures: Vec<Figure>,
    fingerprint: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFile {
    source: Vec<SourceEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceEntry {
    id: Placed,
    publisher: String,
    title: String,
    table: String,
    period: String,
    licence: String,
    attribution: String,
    processing: String,
    to_be_checked: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureFile {
    measure: Vec<MeasureEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureEntry {
    id: Placed,
    name: String,
    unit: Placed,
    counted: String,
    source: Placed,
    /// The years from which the publisher counts in another way.
    #[serde(default)]
    breaks: Vec<i32>,
}

impl FigureFiles {
    /// Reads sources, measures and figures.
    pub(super) fn read(folder: &Path, areas: &Areas) -> Result<Self, DataError> {
        let sources = read_sources(folder)?;
        let measures = read_measures(folder, &sources)?;
        let mut digest = Sha256::new();
        let mut figures = Vec::new();
        for (name, levels) in [
            ("figures/kvarterer.csv", [Level::City, Level::Kvarter]),
            ("figures/tryghed.csv", [Level::City, Level::Tryghedsomraade]),
        ] {
            let table = Table::read(folder, name, &["area", "measure", "period", "value"])?;
            digest.update(table.text());
            read_figures(&table, levels, areas, &measures, &mut figures)?;
        }
        let fingerprint = hex(&digest.finalize()[..6]);
        Ok(Self { sources, measures, figures, fingerprint })
    }

    /// Whether a source is known.
    pub(super) fn has_source(&self, id: &str) -> bool {
        self.sources.iter().any(|source| source.id == id)
    }

    /// Whether a measure is known.
    pub(super) fn has_measure(&self, id: &str) -> bool {
        self.measures.iter().any(|measure| measure.id == id)
    }

    /// The latest figure of an area.
    pub(super) fn latest(&self, area: &str, measure: &str) -> Option<f64> {
        let of_area = self.figures.iter().filter(|figure| figure.area.as_str() == area && figure.measure == measure);
        of_area.max_by(|a, b| a.period.cmp(&b.period)).map(|figure| figure.value)
    }

    /// Writes the sources, which everything else refers to.
    pub(super) async fn write_sources(&self, tx: &mut Tx) -> Result<(), StoreError> {
        for source in &self.sources {
            tx.put_source(source).await?;
        }
        Ok(())
    }

    /// Writes measures and figures as one snapshot.
    pub(super) async fn write_figures(&self, tx: &mut Tx, at: DateTime<Utc>) -> Result<(), StoreError> {
        for measure in &self.measures {
            tx.put_measure(measure).await?;
        }
        let title = "Offentlige tal, som følger med Byblik".to_owned();
        tx.put_snapshot(&Snapshot { id: self.fingerprint.clone(), title, loaded_at: at }).await?;
        for figure in &self.figures {
            tx.put_figure(&self.fingerprint, figure).await?;
        }
        Ok(())
    }
}

fn read_sources(folder: &Path) -> Result<Vec<Source>, DataError> {
    let document = Document::<SourceFile>::read(folder, "sources.toml")?;
    document.unique(document.content.source.iter().map(|entry| &entry.id))?;
    let source = |entry: SourceEntry| Source {
        id: entry.id.into_inner(),
        publisher: entry.publisher,
        title: entry.title,
        table_code: entry.table,
        period: entry.period,
        licence: entry.licence,
        attribution: entry.attribution,
        processing: entry.processing,
        to_be_checked: entry.to_be_checked,
    };
    Ok(document.content.source.into_iter().map(source).collect())
}

fn read_measures(folder: &Path, sources: &[Source]) -> Result<Vec<Measure>, DataError> {
    let document = Document::<MeasureFile>::read(folder, "measures.toml")?;
    document.unique(document.content.measure.iter().map(|entry| &entry.id))?;
    let measure = |entry: &MeasureEntry| {
        let unit = Unit::parse(entry.unit.get_ref());
        let unit = unit.ok_or_else(|| document.unknown(&entry.unit, "Skriv personer, kr, procent eller pr_1000"))?;
        if !sources.iter().any(|source| source.id == *entry.source.get_ref()) {
            return Err(document.unknown(&entry.source, "Skriv et id fra sources.toml"));
        }
        Ok(Measure {
            id: entry.id.get_ref().clone(),
            name: entry.name.clone(),
            unit: Some(unit),
            counted: entry.counted.clone(),
            source: entry.source.get_ref().clone(),
            breaks: entry.breaks.iter().copied().collect::<BTreeSet<_>>().into_iter().collect(),
        })
    };
    document.content.measure.iter().map(measure).collect()
}

fn read_figures(
    table: &Table,
    levels: [Level; 2],
    areas: &Areas,
    measures: &[Measure],
    figures: &mut Vec<Figure>,
) -> Result<(), DataError> {
    let mut seen = HashSet::new();
    for row in table.rows() {
        let area = row.known(
            "area",
            |text| areas.code(text, &levels),
            "Skriv en kode fra filerne i areas/, eller 1000 for hele byen",
        )?;
        let measure =
            row.known("measure", |text| measures.iter().find(|m| m.id == text), "Skriv et id fra measures.toml")?;
        let period = row.known("period", period, "Skriv et år (2024) eller et kvartal (2026K1)")?;
        let value: f64 = row.number("value")?;
        if let Some(unit) = measure.unit.filter(|unit| !unit.allows(value)) {
            let problem = format!("{value} kan ikke være et tal i {}", unit.as_str());
            return Err(row.error(
                "value",
                problem,
                "Ret tallet; andele ligger mellem 0 og 100, og personer tælles hele",
            ));
        }
        if !seen.insert((area.to_string(), measure.id.clone(), period.clone())) {
            return Err(row.error("area", "samme område, mål og periode står to gange", "Slet den ene linje"));
        }
        figures.push(Figure { area, measure: measure.id.clone(), period, value });
    }
    if !figures.iter().any(|figure| figure.area.as_str() == CITY) {
        return Err(table.whole("hele byens tal mangler", "Tilføj linjer med området 1000"));
    }
    Ok(())
}

/// A year between 1900 and 2100, alone or with a quarter.
fn period(text: &str) -> Option<String> {
    let (year, quarter) = text.split_once('K').map_or((text, None), |(year, quarter)| (year, Some(quarter)));
    let year_fits = year.len() == 4 && year.parse().is_ok_and(|year: u16| (1900..=2100).contains(&year));
    let quarter_fits = quarter.is_none_or(|quarter| ["1", "2", "3", "4"].contains(&quarter));
    (year_fits && quarter_fits).then(|| text.to_owned())
}
