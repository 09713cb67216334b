//! Outlines of tables: a column of WKT, as `GeoServer` writes CSV.

use std::ops::ControlFlow;

use super::{
    Outlines,
    gather::{Found, Gather},
    wkt,
};
use crate::{
    Answers, Decimal, Known, Number, Question, Reading, Refused, Report, Role, outlines::shape::Shape, rows,
    watch::Ticks,
};

/// Reads the outlines of a table.
pub(crate) fn read(
    bytes: &[u8],
    reading: &Reading,
    known: &Known,
    answers: &Answers,
    ticks: &Ticks<'_>,
) -> Result<(Outlines, Vec<Question>, Report), Refused> {
    let first = |role| reading.places(role).first().copied();
    let geometry = first(Role::Geometry).ok_or(Refused::Setting("Vælg den kolonne, der har omridset (WKT)."))?;
    let (code, name, area) = (first(Role::AreaCode), first(Role::AreaName), first(Role::StatedArea));
    if code.is_none() && name.is_none() {
        return Err(Refused::Setting("Vælg den kolonne, der har områdernes navn eller kode."));
    }
    let mut gather = Gather::new(reading, known, answers)?;
    rows::each(bytes, reading, ticks, &mut |row| {
        if row.line <= reading.heading || row.is_blank() {
            return Ok(ControlFlow::Continue(()));
        }
        // Each outline can take its time, so each is told of.
        ticks.again()?;
        let text = row.text(geometry);
        // Each position but the last of a ring has a comma.
        gather.make_room(1 + text.bytes().filter(|byte| *byte == b',').count())?;
        let of = |at: Option<usize>| at.map(|at| row.text(at).into_owned()).unwrap_or_default();
        // Numbers beside WKT have a point, as WKT itself.
        let stated_area = match area.map(|at| row.number(at, Decimal::Point)) {
            Some(Number::Known(number)) => Some(number),
            _ => None,
        };
        let shape = if text.is_empty() { Ok(Shape::None) } else { wkt::read(&text) };
        gather.one(Found {
            line: row.line,
            column: geometry as u64 + 1,
            code: of(code),
            name: of(name),
            stated_area,
            shape,
        });
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(gather.finish())
}
