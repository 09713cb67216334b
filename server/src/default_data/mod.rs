//! The default data: read from `data/`, checked as strictly as any import, and written in one transaction.
//!
//! - [`place`]: where in a file something stands, and the error that says so
//! - [`table`], [`document`], [`outlines`]: the three kinds of files
//! - [`areas`], [`figures`], [`decisions`], [`goals`], [`plans`], [`initiatives`], [`news`], [`methods`], [`english`]: what
//!   they hold
//! - [`overlap`]: what is computed from the outlines

mod areas;
mod decisions;
mod document;
mod english;
mod figures;
mod goals;
mod initiatives;
mod methods;
mod news;
mod outlines;
mod overlap;
mod place;
mod plans;
mod table;

use std::path::Path;

use chrono::{DateTime, Utc};
use domain::{
    area::{AreaCode, Level},
    method::Method,
};
use geo::MultiPolygon;
use store::{Db, PolicyFigure, StoreError, Tx};
use thiserror::Error;

pub use place::DataError;

use self::{
    areas::Areas, decisions::Decisions, english::English, figures::FigureFiles, goals::GoalFiles,
    initiatives::Initiatives, methods::MethodFiles, news::NewsFile, overlap::overlaps,
};

/// Why the default data could not be loaded.
#[derive(Debug, Error)]
pub enum LoadError {
    /// A file is not as it should be.
    #[error(transparent)]
    Data(#[from] DataError),
    /// The database refused; nothing was written.
    #[error("data kunne ikke skrives i databasen")]
    Store(#[from] StoreError),
}

/// All default data, read and checked.
#[derive(Debug)]
pub struct DefaultData {
    areas: Areas,
    figures: FigureFiles,
    decisions: Decisions,
    goals: GoalFiles,
    initiatives: Initiatives,
    methods: MethodFiles,
    english: English,
    news: NewsFile,
}

impl DefaultData {
    /// Reads and checks every file in `folder`.
    ///
    /// # Errors
    /// [`DataError`] names the first thing that is wrong: file, line, column, what it is and what to do.
    pub fn read(folder: &Path) -> Result<Self, DataError> {
        let areas = Areas::read(folder)?;
        let figures = FigureFiles::read(folder, &areas)?;
        let decisions = Decisions::read(folder, &areas)?;
        let goals = GoalFiles::read(folder, &figures)?;
        let initiatives = Initiatives::read(folder, goals.all(), &areas, &figures)?;
        let methods = MethodFiles::read(folder, &figures)?;
        let english = English::read(folder)?;
        let news = NewsFile::read(folder, &areas, goals.all())?;
        Ok(Self { areas, figures, decisions, goals, initiatives, methods, english, news })
    }

    /// The areas of a level that have an outline: code, outline for computing, and what is noted of each.
    pub(crate) fn shapes(&self, level: Level) -> impl Iterator<Item = (&AreaCode, &MultiPolygon, &str)> {
        let of_level = self.areas.of_level(level);
        of_level.filter_map(|drawn| Some((&drawn.area.code, drawn.surface.as_ref()?.shape(), drawn.area.note.as_str())))
    }

    /// The latest figure of an area.
    pub(crate) fn figure(&self, area: &str, measure: &str) -> Option<f64> {
        self.figures.latest(area, measure)
    }

    /// What the policy says in numbers.
    pub(crate) fn policy(&self) -> &[PolicyFigure] {
        self.goals.policy()
    }

    /// A method by its id.
    pub(crate) fn method(&self, id: &str) -> Option<&Method> {
        self.methods.of(id)
    }

    async fn write(&self, tx: &mut Tx, at: DateTime<Utc>) -> Result<(), StoreError> {
        self.figures.write_sources(tx).await?;
        self.areas.write(tx).await?;
        for overlap in overlaps(&self.areas) {
            tx.put_overlap(&overlap).await?;
        }
        self.figures.write_figures(tx, at).await?;
        self.decisions.write(tx, &self.areas).await?;
        self.goals.write(tx).await?;
        self.initiatives.write(tx).await?;
        self.methods.write(tx).await?;
        self.news.write(tx).await?;
        self.english.write(tx).await
    }
}

/// Loads `folder` into an empty database, in one transaction. Returns the data that were loaded.
///
/// # Errors
/// [`LoadError`]; then the database is as it was.
pub async fn load(db: &Db, folder: &Path, at: DateTime<Utc>) -> Result<DefaultData, LoadError> {
    let data = DefaultData::read(folder)?;
    let mut tx = db.begin().await?;
    data.write(&mut tx, at).await?;
    tx.commit().await?;
    Ok(data)
}

#[cfg(test)]
mod tests;
