//! The published run with its method: what every public page reads.

use domain::{method::Method, text};
use store::{Db, PublishedRun};

use crate::Fault;

/// The published run and the method version that it used.
#[derive(Debug, Clone)]
pub struct Published {
    /// The run.
    pub run: PublishedRun,
    /// The method, read from the stored file.
    pub method: Method,
}

impl Published {
    /// Reads what is published now.
    ///
    /// # Errors
    /// [`Fault::Unavailable`] when the database does not answer or nothing is published.
    pub async fn read(db: &Db) -> Result<Self, Fault> {
        let run = db.published_run().await?.ok_or_else(|| unavailable("nothing is published"))?;
        let stored = db.method(&run.method, &run.method_version).await?;
        let stored = stored.ok_or_else(|| unavailable("the published run's method is not stored"))?;
        let method = domain::method::parse(&stored.file).map_err(|error| unavailable(&error.to_string()))?;
        Ok(Self { run, method })
    }

    /// "Vores beregning »Åbne data«, version 1.0, beregnet 22. november 2026."
    #[must_use]
    pub fn line(&self) -> String {
        let day = self.run.ran_at.format("%Y-%m-%d").to_string();
        let Method { title, version, .. } = &self.method;
        format!("Vores beregning »{title}«, version {version}, beregnet {}.", text::long_date(&day))
    }
}

fn unavailable(why: &str) -> Fault {
    tracing::error!(why, "the published screening can't be read");
    Fault::Unavailable
}

/// Periods in words: "2024", "2023 og 2024".
#[must_use]
pub fn years(periods: &[String]) -> String {
    text::join_and(&periods.iter().map(|period| text::period(period)).collect::<Vec<_>>())
}
