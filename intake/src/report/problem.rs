//! The kinds of problems, and what they are called.

use serde::{Deserialize, Serialize};

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// What it is about is not taken.
    Error,
    /// Somebody must say what is meant; until then it is not taken.
    Question,
    /// It is taken, and somebody should look at it.
    Warning,
    /// It is as it should be, and good to know.
    Note,
}

/// One thing that is wrong or good to know, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What kind it is.
    pub kind: ProblemKind,
    /// The line, from 1; 0 when the whole file is meant.
    pub line: u64,
    /// The column, from 1; in JSON the sign in the line; 0 when the whole line is meant.
    pub column: u64,
    /// The column's name; empty where it has none.
    pub field: String,
    /// What is wrong, in Danish, without a full stop.
    pub what: String,
    /// What to do, in Danish, without a full stop.
    pub advice: String,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident: $weight:ident, $title:literal;)*) => {
        /// What kind of problem it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ProblemKind { $($(#[$doc])* $kind,)* }

        impl ProblemKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// How grave it is.
            pub fn weight(self) -> Weight {
                match self { $(Self::$kind => Weight::$weight,)* }
            }

            /// What a group of them is called, in Danish.
            pub fn title(self) -> &'static str {
                match self { $(Self::$kind => $title,)* }
            }
        }
    };
}

kinds! {
    /// A column that is needed is not there.
    NoColumn: Error, "En kolonne mangler";
    /// A cell whose bytes are no text.
    Unreadable: Error, "Tegn, der ikke kan læses";
    /// A row with more or fewer cells than the heading.
    RowLength: Error, "Linjer med for mange eller for få felter";
    /// A cell that should be a number.
    NotANumber: Error, "Ikke et tal";
    /// A number with the other decimal sign.
    OtherSign: Error, "Et andet decimaltegn end resten";
    /// A number that the measure can't have.
    ImpossibleValue: Error, "Tal, der ikke kan passe";
    /// A cell that should be a year, a quarter or a month.
    NotAPeriod: Error, "Ikke et år, et kvartal eller en måned";
    /// A row without an area.
    NoArea: Error, "Intet område";
    /// An area that nobody knows.
    UnknownArea: Question, "Områder, vi ikke kender";
    /// An area that could be several, or is nearly one.
    DoubtfulArea: Question, "Områder, vi er i tvivl om";
    /// A measure that nobody has said what is.
    UnknownMeasure: Question, "Tal, hvor vi ikke ved, hvad de måler";
    /// The same figure twice with two values.
    Contradiction: Error, "Samme område, mål og periode med to forskellige tal";
    /// A word that is not among those that can stand there.
    UnknownWord: Error, "Ord, der ikke kan stå der";
    /// A field that must be filled in.
    EmptyField: Error, "Felter, der skal udfyldes";
    /// A field that is written in another way than it must be.
    WrongForm: Error, "Felter med en forkert form";
    /// The same entry twice.
    Twice: Error, "Samme række to gange";
    /// An outline that crosses itself, or whose parts overlap.
    InvalidOutline: Question, "Ugyldige omrids";
    /// A geometry that is no outline.
    NotAnOutline: Error, "Ikke et omrids";
    /// An outline outside of where areas can be.
    OutOfPlace: Error, "Omrids uden for området";
    /// An area that the projection does not keep.
    AreaDiffers: Error, "Arealet passer ikke efter omregning";
    /// An attribute that states another area than the outline has.
    StatedAreaDiffers: Warning, "Filens eget arealtal passer ikke med omridset";
    /// An outline that was mended with consent.
    Mended: Warning, "Omrids, der er rettet";
    /// A feature without a geometry.
    NoGeometry: Warning, "Uden omrids";
    /// Numbers of a measure in percent that are all between 0 and 1.
    SharesOfOne: Warning, "Måske andele i stedet for procent";
    /// The same figure twice with the same value.
    Repeated: Warning, "Samme tal to gange";
    /// A text that a spreadsheet would calculate.
    Formula: Warning, "Tekst, der ligner en formel";
    /// A name that is read with forgiveness.
    NameForgiven: Note, "Navne, der er skrevet lidt anderledes";
    /// An area that is left out because staff said so.
    LeftOut: Note, "Valgt fra";
    /// What counts outside of any division.
    OutsideDivision: Note, "Uden for inddeling";
    /// A number that is withheld.
    Withheld: Note, "Skjult for at beskytte personer, eller for usikkert (..)";
    /// A number that can't be.
    CannotBe: Note, "Kan ikke forekomme (.)";
    /// A hyphen instead of a number.
    Dash: Warning, "En streg i stedet for et tal";
    /// A blank or a word instead of a number.
    Blank: Note, "Tomt eller uoplyst";
}
