//! A run with everything that it was calculated from: to calculate it again, and to say what differs from another.

use domain::{
    figure::Figures,
    method::{self, Method},
    screening::{self, Difference, ScreenError, Screening, difference, screen},
    table::Table,
};

use super::run::units;
use crate::{Fault, services::Services};

/// A run's method and the table that it was applied to.
#[derive(Debug)]
pub struct Ground {
    /// The method.
    pub method: Method,
    /// The figures of its areas.
    pub table: Table,
}

impl Ground {
    /// Reads a method version and a snapshot; `None` for a method that does not screen the city's own areas.
    ///
    /// # Errors
    /// [`Fault::Unavailable`] when the database does not answer.
    pub async fn read(services: &Services, method: &str, version: &str, snapshot: &str) -> Result<Option<Self>, Fault> {
        let db = &services.db;
        let Some(stored) = db.method(method, version).await? else { return Ok(None) };
        let Ok(method) = method::parse(&stored.file) else { return Ok(None) };
        let Some(level) = method.level else { return Ok(None) };
        let figures = Figures::new(db.figures(snapshot).await?);
        let table = screening::table(&method, &units(services, level, snapshot).await?, &figures);
        Ok(Some(Self { method, table }))
    }

    /// The same with the method's own texts translated.
    #[must_use]
    pub fn translated(self, translate: impl Fn(&str) -> String) -> Self {
        Self { method: self.method.translated(translate), ..self }
    }

    /// The screening, calculated again: the same figures and method give the same result.
    ///
    /// # Errors
    /// [`Fault::Unavailable`] when the method can't be applied to these figures any more.
    pub fn screened(&self) -> Result<Screening<'_>, Fault> {
        screened(&self.method, &self.table)
    }

    /// Which areas come in and go out from `before` to this, and why; `None` where the two can't be compared.
    ///
    /// # Errors
    /// As [`Ground::screened`].
    pub fn since(&self, before: &Self) -> Result<Option<Difference>, Fault> {
        Ok(compared(&before.screened()?, &self.screened()?))
    }
}

/// Which areas come in and go out from one screening to a later one, by what the later one designates first; `None` where
/// the two can't be compared.
#[must_use]
pub fn compared(before: &Screening<'_>, after: &Screening<'_>) -> Option<Difference> {
    let designation = after.method().designate.first().map_or("", |designate| designate.id.as_str());
    difference(before, after, designation).filter(|_| before.method().level == after.method().level)
}

/// A method on a table.
pub(crate) fn screened<'a>(method: &'a Method, table: &'a Table) -> Result<Screening<'a>, Fault> {
    screen(method, table, None).map_err(|error: ScreenError| {
        tracing::error!(method.id = method.id, %error, "a stored method can't be applied to its figures");
        Fault::Unavailable
    })
}
