//! Designated areas that lie next to each other, as one.

use super::{ScreenError, Standing};
use crate::{
    method::{Method, group::GroupName},
    table::Table,
    text,
};

/// Areas that lie next to each other and are designated.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What it is called.
    pub name: String,
    /// The places of its areas in the screening.
    pub areas: Vec<usize>,
    /// Their residents; `None` where those of any are not known.
    pub population: Option<f64>,
}

/// The groups of the method's designation, in the order of their first areas. Areas in groups that are too small lose
/// their designation, unless a list brings them in.
///
/// # Errors
/// When the table does not know neighbours or residents.
pub(super) fn join(
    method: &Method,
    table: &Table,
    period: usize,
    rows: &[usize],
    standings: &mut [Vec<Standing>],
) -> Result<Vec<Group>, ScreenError> {
    let Some(rule) = &method.group else { return Ok(Vec::new()) };
    let of = rule.of.as_ref().and_then(|of| method.designate.iter().position(|designate| designate.id == *of));
    let Some(standings) = standings.get_mut(of.unwrap_or(0)) else { return Ok(Vec::new()) };
    let column = method.areas.population.as_deref().unwrap_or_default();
    let residents = table.values(column, period).ok_or_else(|| ScreenError::Column(column.to_owned()))?;
    let mut area_of = vec![None; table.rows()];
    for (area, row) in rows.iter().enumerate() {
        area_of[*row] = Some(area);
    }
    let mut seen = vec![false; rows.len()];
    let mut groups = Vec::new();
    for start in 0..rows.len() {
        if seen[start] || !standings[start].is_in() {
            continue;
        }
        let mut areas = vec![start];
        seen[start] = true;
        let mut next = 0;
        while next < areas.len() {
            let row = rows[areas[next]];
            let neighbours = table.neighbours(row).ok_or_else(|| ScreenError::Neighbours("[group]".into()))?;
            for area in neighbours.iter().filter_map(|row| area_of[*row]) {
                if !seen[area] && standings[area].is_in() {
                    seen[area] = true;
                    areas.push(area);
                }
            }
            next += 1;
        }
        areas.sort_unstable();
        let of_area = |area: &usize| residents[rows[*area]];
        let sum: f64 = areas.iter().map(of_area).sum();
        let largest = areas.iter().copied().max_by(|a, b| of_area(a).total_cmp(&of_area(b)).then(b.cmp(a)));
        let names: Vec<String> = match rule.name {
            GroupName::Largest => largest.into_iter().map(|area| table.name(rows[area]).to_owned()).collect(),
            GroupName::All => areas.iter().map(|area| table.name(rows[*area]).to_owned()).collect(),
        };
        // Where residents are not known, nobody can say that there are enough.
        if sum >= rule.minimum_population {
            groups.push(Group {
                name: text::join_and(&names),
                areas,
                population: Some(sum).filter(|sum| !sum.is_nan()),
            });
        } else {
            for area in areas.into_iter().filter(|area| standings[*area] == Standing::Designated).collect::<Vec<_>>() {
                standings[area] = Standing::GroupTooSmall;
            }
        }
    }
    Ok(groups)
}
