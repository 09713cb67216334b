//! The published run with its method: what every public page reads.

use domain::{method::Method, reason::Language};
use store::{Db, PublishedRun};

use crate::{Fault, visit::Visit};

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

    /// What is published now, the method's own texts in the visitor's language.
    ///
    /// # Errors
    /// [`Fault::Unavailable`] when the database does not answer or nothing is published.
    pub async fn read_for(visit: &Visit) -> Result<Self, Fault> {
        Ok(Self::read(&visit.services.db).await?.translated(|danish| visit.text(danish)))
    }

    /// The same with the method's own texts translated.
    #[must_use]
    pub fn translated(self, translate: impl Fn(&str) -> String) -> Self {
        Self { method: self.method.translated(translate), ..self }
    }

    /// Whether this very version is the published one.
    #[must_use]
    pub fn is_by(&self, method: &Method) -> bool {
        method.id == self.run.method && method.version == self.run.method_version
    }

    /// "Vores beregning »Åbne data«, version 1.0, beregnet 22. november 2026."
    #[must_use]
    pub fn line(&self, language: Language) -> String {
        let day = language.date(&self.run.ran_at.format("%Y-%m-%d").to_string());
        let (title, version) = (language.quoted(&self.method.title), &self.method.version);
        match language {
            Language::Danish => format!("Vores beregning {title}, version {version}, beregnet {day}."),
            Language::English => format!("Our calculation {title}, version {version}, calculated {day}."),
        }
    }
}

fn unavailable(why: &str) -> Fault {
    tracing::error!(why, "the published screening can't be read");
    Fault::Unavailable
}
