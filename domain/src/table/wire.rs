//! A table as it is sent to the browser: what is missing is `null`.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Column, Table};

/// The parts of a table, in a fixed order.
#[derive(Serialize, Deserialize)]
pub(super) struct Sent {
    ids: Vec<String>,
    names: Vec<String>,
    periods: Vec<String>,
    columns: BTreeMap<String, SentColumn>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    texts: BTreeMap<String, Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    neighbours: Option<Vec<Vec<usize>>>,
}

#[derive(Serialize, Deserialize)]
struct SentColumn {
    values: Vec<Option<f64>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    withheld: Vec<usize>,
}

/// The parts do not fit each other.
#[derive(Debug, Error)]
#[error("the parts of the table do not fit each other")]
pub struct Unfit;

impl From<Table> for Sent {
    fn from(table: Table) -> Self {
        let column = |column: Column| {
            let values = column.values.into_iter().map(|value| Some(value).filter(|value| !value.is_nan())).collect();
            let mut withheld: Vec<usize> = column.withheld.into_iter().collect();
            withheld.sort_unstable();
            SentColumn { values, withheld }
        };
        Self {
            ids: table.ids.iter().map(str::to_owned).collect(),
            names: table.names.iter().map(str::to_owned).collect(),
            periods: table.periods,
            columns: table.columns.into_iter().map(|(name, values)| (name, column(values))).collect(),
            texts: table.texts.into_iter().collect(),
            neighbours: table.neighbours,
        }
    }
}

impl TryFrom<Sent> for Table {
    type Error = Unfit;

    fn try_from(sent: Sent) -> Result<Self, Unfit> {
        let areas = sent.ids.len();
        let cells = areas.checked_mul(sent.periods.len()).ok_or(Unfit)?;
        let whole =
            |column: &SentColumn| column.values.len() == cells && column.withheld.iter().all(|cell| *cell < cells);
        let fits = !sent.periods.is_empty()
            && sent.names.len() == areas
            && sent.columns.values().all(whole)
            && sent.texts.values().all(|texts| texts.len() == areas)
            && sent.neighbours.iter().all(|all| all.len() == areas && all.iter().flatten().all(|area| *area < areas));
        if !fits {
            return Err(Unfit);
        }
        let column = |column: SentColumn| Column {
            values: column.values.into_iter().map(|value| value.unwrap_or(f64::NAN)).collect(),
            withheld: column.withheld.into_iter().collect::<HashSet<_>>(),
        };
        Ok(Self {
            ids: sent.ids.iter().map(String::as_str).collect(),
            names: sent.names.iter().map(String::as_str).collect(),
            periods: sent.periods,
            columns: sent.columns.into_iter().map(|(name, values)| (name, column(values))).collect(),
            texts: sent.texts.into_iter().collect(),
            neighbours: sent.neighbours,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Cell, TableBuilder};

    fn table() -> Table {
        let mut builder = TableBuilder::new(vec!["x".into(), "y".into()], vec!["group".into()]);
        for (year, x) in [("2023", Cell::Missing), ("2024", Cell::Known(0.1))] {
            builder.push("1", "Ét", year, &[x, Cell::Withheld], &["a"]);
            builder.neighbours_of_last("2");
            builder.push("2", "To", year, &[Cell::Known(3.0), Cell::Missing], &[""]);
        }
        builder.finish()
    }

    #[test]
    fn a_table_arrives_as_it_was_sent() {
        let sent = serde_json::to_string(&table()).unwrap();
        let arrived: Table = serde_json::from_str(&sent).unwrap();
        assert_eq!(sent, serde_json::to_string(&arrived).unwrap());
        assert_eq!(arrived.values("x", 1).unwrap(), [0.1, 3.0]);
        assert!(arrived.values("x", 0).unwrap()[0].is_nan());
        assert!(arrived.is_withheld("y", 0, 0) && !arrived.is_withheld("y", 0, 1));
        assert_eq!((arrived.name(1), arrived.texts("group").unwrap()[0].as_str()), ("To", "a"));
        assert_eq!(arrived.neighbours(0), Some(&[1][..]));
    }

    #[test]
    fn parts_that_do_not_fit_are_refused() {
        let sent = serde_json::to_string(&table()).unwrap();
        for (from, to) in [
            (r#""ids":["1","2"]"#, r#""ids":["1"]"#),
            (r#""periods":["2023","2024"]"#, r#""periods":[]"#),
            (r#""withheld":[0,2]"#, r#""withheld":[4]"#),
            (r#""neighbours":[[1],[0]]"#, r#""neighbours":[[2],[0]]"#),
            (r#""names":["Ét","To"]"#, r#""names":[]"#),
        ] {
            assert!(sent.contains(from), "{from} in {sent}");
            assert!(serde_json::from_str::<Table>(&sent.replace(from, to)).is_err(), "{to}");
        }
    }
}
