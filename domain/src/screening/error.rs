//! Why a method can't be applied to a table.

use thiserror::Error;

/// What the table lacks, or which value can't be.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ScreenError {
    /// Nothing to screen.
    #[error("tabellen har ingen områder")]
    NoAreas,
    /// A period that the table does not have.
    #[error("tabellen har ikke perioden »{wanted}«. Den har: {known}")]
    Period {
        /// What was asked for.
        wanted: String,
        /// What there is.
        known: String,
    },
    /// The row of a reference is not there.
    #[error("referencen »{id}« skal stå i rækken »{row}«, men den findes ikke i tabellen")]
    Reference {
        /// The reference.
        id: String,
        /// Its row.
        row: String,
    },
    /// A reference has no value.
    #[error("referencen »{reference}« har ingen værdi for »{indicator}«")]
    NoReferenceValue {
        /// The reference.
        reference: String,
        /// The indicator.
        indicator: String,
    },
    /// A column is not there.
    #[error("tabellen har ikke kolonnen »{0}«")]
    Column(String),
    /// The method asks about neighbours, and the table knows none.
    #[error("kriteriet »{0}« spørger om naboer, men tabellen har ingen: angiv [areas] neighbours")]
    Neighbours(String),
    /// A list that can't be read.
    #[error("listen »{list}«, området »{area}«: {why}")]
    List {
        /// The list.
        list: String,
        /// The area's id.
        area: String,
        /// What is wrong.
        why: String,
    },
    /// A value that can't be.
    #[error("»{indicator}« for området »{area}« er {value}: {why}")]
    Impossible {
        /// The indicator.
        indicator: String,
        /// The area's id.
        area: String,
        /// The value.
        value: f64,
        /// What is wrong with it.
        why: &'static str,
    },
}
