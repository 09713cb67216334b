//! How much is read at the most. Each number is many times what a municipality's file needs, and keeps a file of the
//! largest size within 512 MB of memory.

/// The largest file, in bytes.
pub const MOST_BYTES: usize = 100 * 1024 * 1024;

/// The longest line of a table, in bytes: an outline of 200,000 points as WKT fits.
pub const LONGEST_LINE: usize = 8_000_000;

/// The most columns: as many as a sheet in Excel has.
pub const MOST_COLUMNS: usize = 16_384;

/// The most lines of a table.
pub const MOST_LINES: u64 = 10_000_000;

/// The most figures that one file gives: 74,134 rows of 43 each.
pub const MOST_FIGURES: usize = 3_200_000;

/// The most different texts in a column of areas or measures.
pub const MOST_NAMES: usize = 200_000;

/// The longest text of an area, a measure or a label, in bytes.
pub const LONGEST_NAME: usize = 500;

/// The most outlines in a file.
pub const MOST_OUTLINES: usize = 100_000;

/// The most points of all outlines together.
pub const MOST_VERTICES: usize = 2_000_000;

/// The most comparisons of edges in one outline, before it is called too intricate.
pub const MOST_COMPARISONS: u64 = 50_000_000;

/// The largest sheet of an XLSX file, unpacked, in bytes.
pub const LARGEST_SHEET: u64 = 128 * 1024 * 1024;

/// The largest other part of an XLSX file, unpacked, in bytes.
pub const LARGEST_PART: u64 = 32 * 1024 * 1024;

/// The most parts of an XLSX file.
pub const MOST_PARTS: usize = 2_000;

/// The longest text of one cell in an XLSX file, in characters, as Excel itself has it.
pub const LONGEST_CELL: usize = 32_767;

/// How many problems a report keeps with their places. All are counted.
pub const MOST_EXAMPLES: usize = 1_000;

/// How many names are asked about. All are counted.
pub const MOST_QUESTIONS: usize = 1_000;

/// How many comparisons with known names are made to find near ones.
pub const MOST_NAME_COMPARISONS: usize = 2_000_000;
