//! Why a whole file can't be read. What is wrong with single rows stands in the report instead.

use thiserror::Error;

/// Why nothing of a file is read: what is wrong with it and what to do.
#[derive(Debug, Error)]
pub enum Refused {
    /// The file has nothing in it.
    #[error("Filen er tom. Kontrollér, at du har valgt den rigtige fil.")]
    Empty,
    /// The file is larger than [`crate::limits::MOST_BYTES`].
    #[error("Filen fylder {bytes} byte; vi læser højst {most}. Del den op, fx efter år.")]
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
        /// The limit.
        most: usize,
    },
    /// The file's name holds a folder or signs that no file name needs.
    #[error("Filnavnet »{0}« kan ikke bruges. Giv filen et almindeligt navn uden mapper, skråstreger og særlige tegn.")]
    FileName(String),
    /// The file is UTF-16.
    #[error("Filen er gemt som UTF-16. Gem den i regnearket som »CSV UTF-8« eller som .xlsx.")]
    Utf16,
    /// The file is neither text nor a workbook.
    #[error("Filen er hverken tekst eller et regneark, vi kender. Vi læser CSV, XLSX, GeoJSON og JSON-stat.")]
    Unknown,
    /// The file is of another kind, which can be told.
    #[error("Filen er {0}. Hent eller gem den som CSV, XLSX, GeoJSON eller JSON-stat.")]
    OtherKind(&'static str),
    /// The file is of the old Excel format, or protected by a password.
    #[error(
        "Filen er et gammelt eller låst regneark. Åbn den i regnearket, fjern en eventuel adgangskode, og gem den som .xlsx."
    )]
    OldWorkbook,
    /// A line is longer than [`crate::limits::LONGEST_LINE`].
    #[error(
        "Linje {line} er længere end {most} tegn. Kontrollér, at filen har linjeskift, og at anførselstegn er lukket."
    )]
    LongLine {
        /// The line, from 1.
        line: u64,
        /// The limit in bytes.
        most: usize,
    },
    /// A quotation mark is not closed, so that all below it stands in one cell.
    #[error(
        "Et anførselstegn, der begynder i linje {line}, er ikke lukket, så resten af filen er ét felt. Luk det, slet det, eller hent filen igen, hvis den er skåret over."
    )]
    OpenQuote {
        /// The line of the row, from 1.
        line: u64,
    },
    /// There are more columns than [`crate::limits::MOST_COLUMNS`].
    #[error("Linje {line} har {columns} kolonner; vi læser højst {most}. Kontrollér skilletegnet, eller del filen.")]
    TooManyColumns {
        /// The line, from 1.
        line: u64,
        /// How many there are.
        columns: usize,
        /// The limit.
        most: usize,
    },
    /// There is more of something than we read.
    #[error("Filen har flere end {most} {what}. Del den op i flere filer.")]
    TooMany {
        /// What there is too much of, in Danish, in the plural.
        what: &'static str,
        /// The limit.
        most: u64,
    },
    /// A packed file grows beyond what we unpack.
    #[error(
        "Regnearket fylder for meget, når det pakkes ud ({part} er over {most} byte). Gem kun det ark, der skal bruges, i en ny fil."
    )]
    Bomb {
        /// The part inside the file.
        part: String,
        /// The limit in bytes.
        most: u64,
    },
    /// A packed file has a part whose name leads out of it.
    #[error("Regnearket har en del med et ulovligt navn ({0}). Gem det igen fra regnearket.")]
    PartName(String),
    /// A packed file gives a cell an address that no sheet has.
    #[error("Regnearket har en celle med en umulig adresse ({0}). Gem det igen fra regnearket.")]
    CellAddress(String),
    /// The packed file is damaged.
    #[error(
        "Regnearket er gået i stykker og kan ikke pakkes ud ({0}). Åbn det i dit regnearksprogram, gem det igen, og læg det ind på ny."
    )]
    Zip(#[from] zip::result::ZipError),
    /// Reading within the packed file failed.
    #[error("Regnearket kan ikke læses ({0}). Gem det igen fra regnearket.")]
    Io(#[from] std::io::Error),
    /// The workbook is damaged.
    #[error("Regnearket kan ikke læses ({0}). Gem det igen fra regnearket.")]
    Workbook(#[from] calamine::XlsxError),
    /// There is no such sheet.
    #[error("Arket »{0}« findes ikke. Vælg et af filens ark.")]
    NoSheet(String),
    /// The table can't be taken apart.
    #[error("Tabellen kan ikke læses ({0}). Kontrollér skilletegn og anførselstegn.")]
    Csv(#[from] csv::Error),
    /// The JSON is wrong or nested too deep.
    #[error("Filen er ikke gyldig JSON: linje {line}, tegn {column} ({cause}). Hent den igen fra kilden.")]
    Json {
        /// The line, from 1.
        line: u64,
        /// The sign in the line, from 1.
        column: u64,
        /// What the reader says.
        cause: serde_json::Error,
    },
    /// The JSON is something else than what was asked for.
    #[error("Filen er JSON, men {0}.")]
    OtherJson(String),
    /// Something that is needed is not set.
    #[error("{0}")]
    Setting(&'static str),
    /// The projection can't be set up, which would be ours.
    #[error("Koordinaterne kan ikke regnes om lige nu ({0}). Intet er ændret. Sig det til dem, der driver siden.")]
    Projection(#[from] proj4rs::errors::Error),
    /// Somebody stopped the reading.
    #[error("Læsningen er afbrudt. Intet er ændret.")]
    Cancelled,
}
