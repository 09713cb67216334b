//! A publication with everything that it was calculated from.

use domain::{
    figure::Figures,
    method::{self, Method},
    screening::{self, ScreenError, Screening, screen},
    table::Table,
};
use store::PublishedRun;

use crate::{Fault, screening::run::units, visit::Visit};

/// A publication's method and the table that it was applied to.
pub(super) struct Ground {
    pub run: PublishedRun,
    pub method: Method,
    pub table: Table,
}

impl Ground {
    /// Reads it again; `None` for a method that does not screen the city's own areas.
    pub(super) async fn read(visit: &Visit, run: &PublishedRun) -> Result<Option<Self>, Fault> {
        let db = &visit.services.db;
        let Some(stored) = db.method(&run.method, &run.method_version).await? else { return Ok(None) };
        let Ok(method) = method::parse(&stored.file) else { return Ok(None) };
        let Some(level) = method.level else { return Ok(None) };
        let figures = Figures::new(db.figures(&run.snapshot).await?);
        let table = screening::table(&method, &units(&visit.services, level).await?, &figures);
        let method = method.translated(|danish| visit.text(danish));
        Ok(Some(Self { run: run.clone(), method, table }))
    }

    /// The screening, calculated again: the same figures and method give the same result.
    pub(super) fn screened(&self) -> Result<Screening<'_>, Fault> {
        screened(&self.method, &self.table)
    }
}

/// A method on a table.
pub(super) fn screened<'a>(method: &'a Method, table: &'a Table) -> Result<Screening<'a>, Fault> {
    screen(method, table, None).map_err(|error: ScreenError| {
        tracing::error!(method.id = method.id, %error, "a published method can't be applied to its figures");
        Fault::Unavailable
    })
}
