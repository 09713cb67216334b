//! What is done with each outline: checked, reprojected, mended with consent, and matched with its area.

use std::collections::HashMap;

use domain::{area::AreaCode, outline::Outline};
use geo::{Coord, CoordsIter, MultiPolygon};

use super::{
    DENMARK, Mending, Outlines, ReadOutline,
    projection::{Projection, area_by_ellipsoid, plane_area, ppm},
    shape::{NotAShape, Shape, closed, outline},
    validity::{Invalid, check, is_intricate, mend},
};
use crate::{
    Answer, Answers, Asked, Candidate, Coordinates, Known, Part, ProblemKind, Question, Reading, Refused, Report,
    limits::{MOST_OUTLINES, MOST_VERTICES},
    names::{Match, Patience, Questions},
    report::{Problems, Said, shortened},
};

/// How much an area may change by reprojection, in parts per million.
const MOST_PPM: f64 = 10.0;

/// How much a stated area may differ besides, in square metres: it is rounded, and so are the coordinates.
const ROUNDED: f64 = 1.0;

/// One outline as it stands in a file.
pub(super) struct Found {
    pub line: u64,
    pub column: u64,
    pub code: String,
    pub name: String,
    pub stated_area: Option<f64>,
    pub shape: Result<Shape, NotAShape>,
}

/// A shape in degrees with its area in the plane.
struct Placed {
    degrees: MultiPolygon,
    square_metres: f64,
}

/// The area that an outline is of.
enum Meant {
    /// This one.
    Is(AreaCode),
    /// One that is not known yet.
    New,
}

/// Why an outline is not taken: the kind, what is wrong, what to do.
type Wrong = (ProblemKind, String, &'static str);

/// Collects outlines, problems and questions.
pub(super) struct Gather<'r> {
    reading: &'r Reading,
    known: &'r Known,
    answers: &'r Answers,
    projection: Projection,
    outlines: Outlines,
    problems: Problems,
    questions: Questions,
    patience: Patience,
    lines: HashMap<AreaCode, u64>,
    vertices: usize,
    rows: u64,
}

impl<'r> Gather<'r> {
    pub(super) fn new(reading: &'r Reading, known: &'r Known, answers: &'r Answers) -> Result<Self, Refused> {
        Ok(Self {
            reading,
            known,
            answers,
            projection: Projection::new()?,
            outlines: Outlines::default(),
            problems: Problems::default(),
            questions: Questions::default(),
            patience: Patience::of_a_file(),
            lines: HashMap::new(),
            vertices: 0,
            rows: 0,
        })
    }

    /// So many points more are about to be read.
    pub(super) fn make_room(&mut self, points: usize) -> Result<(), Refused> {
        self.vertices += points;
        if self.vertices > MOST_VERTICES {
            return Err(Refused::TooMany { what: "punkter", most: MOST_VERTICES as u64 });
        }
        if self.rows >= MOST_OUTLINES as u64 {
            return Err(Refused::TooMany { what: "omrids", most: MOST_OUTLINES as u64 });
        }
        Ok(())
    }

    /// Takes one outline, or says why not.
    pub(super) fn one(&mut self, found: Found) {
        self.rows += 1;
        let label = if found.code.is_empty() { found.name.clone() } else { found.code.clone() };
        let (line, column) = (found.line, found.column);
        let area = match self.area(&found, &label) {
            Some(Meant::Is(code)) => Some(code),
            Some(Meant::New) => None,
            None => return,
        };
        let placed = match self.placed(found.shape) {
            Ok(placed) => placed,
            Err((kind, what, advice)) => return self.say(kind, line, column, &label, &what, advice),
        };
        let placed = match check(&placed.degrees) {
            None => placed,
            Some(invalid) => {
                let Some(placed) = self.mended(placed, invalid, line, column, &label) else { return };
                placed
            }
        };
        if let Some(stated) = found.stated_area {
            self.compare(stated, placed.square_metres, line, column, &label);
        }
        if let Some(first) = area.as_ref().and_then(|code| self.lines.insert(code.clone(), line)) {
            let what = format!("har allerede et omrids (linje {first})");
            return self.say(
                ProblemKind::Twice,
                line,
                column,
                &label,
                &what,
                "Slå dem sammen i kortprogrammet, eller giv dem hver sit navn",
            );
        }
        let level = match &area {
            Some(code) => self.known.areas.place(code).map(|at| self.known.areas.get(at).level),
            None => self.reading.level,
        };
        let outline = outline(&placed.degrees);
        let square_metres = placed.square_metres;
        let (code, name) = (found.code, found.name);
        self.outlines.all.push(ReadOutline { line, column, label, code, name, area, level, outline, square_metres });
    }

    /// The area that is meant; `None` when nothing is taken.
    fn area(&mut self, found: &Found, label: &str) -> Option<Meant> {
        let (line, column) = (found.line, found.column);
        if label.is_empty() {
            self.say(
                ProblemKind::NoArea,
                line,
                column,
                "",
                "omridset har intet navn",
                "Giv det et navn, eller vælg en anden egenskab",
            );
            return None;
        }
        let at = match self.answers.areas.get(label) {
            Some(Answer::New) => return Some(Meant::New),
            Some(Answer::LeaveOut) => {
                self.say(ProblemKind::LeftOut, line, column, label, "er valgt fra", "Ret svaret, hvis det skal med");
                return None;
            }
            Some(Answer::Is(code)) => AreaCode::parse(code)
                .and_then(|code| self.known.areas.place(&code))
                .map_or(Match::Unknown, Match::Exact),
            None => self.known.areas.find(label, self.reading.level, !found.code.is_empty(), &mut self.patience),
        };
        let (kind, among, what) = match at {
            Match::Exact(at) => return Some(Meant::Is(self.known.areas.get(at).code.clone())),
            Match::Forgiven(at) => {
                let code = self.known.areas.get(at).code.clone();
                self.say(
                    ProblemKind::NameForgiven,
                    line,
                    column,
                    label,
                    &format!("er læst som {code}"),
                    "Kontrollér, at det passer",
                );
                return Some(Meant::Is(code));
            }
            Match::Doubtful(among) => {
                (ProblemKind::DoubtfulArea, among, "kan være flere eller er næsten et, vi kender")
            }
            Match::Outside | Match::Unknown => (ProblemKind::UnknownArea, Vec::new(), "er ikke et område, vi kender"),
        };
        self.say(kind, line, column, label, what, "Vælg området, svar, at det er nyt, eller vælg »Tag den ikke med«");
        let known = self.known;
        let candidates = || among.iter().map(|at| Candidate::area(&known.areas, *at)).collect();
        self.questions.ask(Asked::Area, label, line, candidates);
        None
    }

    /// The shape in degrees, with its area.
    fn placed(&mut self, shape: Result<Shape, NotAShape>) -> Result<Placed, Wrong> {
        let kind = ProblemKind::NotAnOutline;
        let polygons = match shape {
            Ok(Shape::Polygons(polygons)) => polygons,
            Ok(Shape::None) => {
                return Err((
                    ProblemKind::NoGeometry,
                    "har intet omrids".into(),
                    "Du skal ikke gøre noget, hvis området ikke skal på kortet",
                ));
            }
            Ok(Shape::Other(what)) => {
                return Err((
                    kind,
                    format!("er {what} og ikke en flade"),
                    "Vælg et lag med flader (Polygon eller MultiPolygon)",
                ));
            }
            Err(error) => return Err((kind, error.to_string(), "Hent filen igen fra kilden, eller ret omridset")),
        };
        let raw = closed(&polygons)
            .map_err(|error| (kind, error.to_string(), "Ret omridset i kortprogrammet, og gem igen"))?;
        if is_intricate(&raw) {
            return Err((
                kind,
                "har for mange punkter til at blive kontrolleret".into(),
                "Forenkl omridset i kortprogrammet",
            ));
        }
        if raw.coords_iter().any(|at| !at.x.is_finite() || !at.y.is_finite()) {
            return Err((kind, "har et punkt, der ikke er et tal".into(), "Hent filen igen fra kilden"));
        }
        let out = |what: &str, advice| (ProblemKind::OutOfPlace, what.to_owned(), advice);
        let no_answer =
            || out("kan ikke omregnes", "Vælg de rigtige koordinater, eller hent filen i EPSG:25832 eller WGS84");
        let (degrees, metres) = match self.reading.coordinates {
            Coordinates::LonLat => {
                in_denmark(&raw).map_err(|(what, advice)| out(what, advice))?;
                let metres = self.projection.to_metres(&raw).ok_or_else(no_answer)?;
                (raw, metres)
            }
            Coordinates::Utm32 => {
                let degrees = self.projection.to_degrees(&raw).ok_or_else(no_answer)?;
                in_denmark(&degrees).map_err(|(what, advice)| out(what, advice))?;
                (degrees, raw)
            }
        };
        let square_metres = plane_area(&metres);
        if self.reading.coordinates == Coordinates::Utm32 {
            let after = area_by_ellipsoid(&degrees, &metres).unwrap_or(0.0);
            let ppm = ppm(square_metres, after);
            // A shape that crosses itself has no one area: it is judged when mended.
            if check(&degrees).is_none() {
                self.outlines.worst_ppm = Some(self.outlines.worst_ppm.unwrap_or(0.0).max(ppm));
                if ppm > MOST_PPM && (after - square_metres).abs() > ROUNDED {
                    let what = format!(
                        "får et areal, der er {ppm:.0} milliontedele anderledes, når det regnes om; højst {MOST_PPM:.0} er tilladt"
                    );
                    return Err((
                        ProblemKind::AreaDiffers,
                        what,
                        "Sig det til dem, der driver siden; omridset tages ikke",
                    ));
                }
            }
        }
        Ok(Placed { degrees, square_metres })
    }

    /// An invalid shape: shown before and after, and taken as mended only with consent.
    fn mended(&mut self, before: Placed, invalid: Invalid, line: u64, column: u64, label: &str) -> Option<Placed> {
        let Invalid { reason, at } = invalid;
        let after = mend(&before.degrees);
        let area =
            |degrees: &MultiPolygon| self.projection.to_metres(degrees).map_or(0.0, |metres| plane_area(&metres));
        let square_metres_after = after.as_ref().map_or(0.0, area);
        let is_mended = self.reading.mend && after.is_some();
        let advice = match (&after, is_mended) {
            (None, _) => "Ret omridset i kortprogrammet; vi kan ikke rette det her",
            (Some(_), false) => {
                "Se omridset før og efter på kortet, og sig ja til rettelsen, eller ret det i kortprogrammet"
            }
            (Some(_), true) => "Se omridset før og efter på kortet",
        };
        let kind = if is_mended { ProblemKind::Mended } else { ProblemKind::InvalidOutline };
        self.say(kind, line, column, label, &reason, advice);
        self.outlines.mendings.push(Mending {
            line,
            column,
            label: label.to_owned(),
            reason,
            at,
            before: outline(&before.degrees),
            after: after.as_ref().map(outline),
            square_metres_before: before.square_metres,
            square_metres_after,
            is_mended,
        });
        after.filter(|_| is_mended).map(|degrees| Placed { degrees, square_metres: square_metres_after })
    }

    /// Compares the area that a file states with the outline's.
    fn compare(&mut self, stated: f64, real: f64, line: u64, column: u64, label: &str) {
        if (stated - real).abs() > ROUNDED && ppm(real, stated) > MOST_PPM {
            let what = format!("er {stated:.0} m² ifølge filen, men omridset er {real:.0} m²");
            let advice = "Kontrollér, at omridset er det rigtige; tallet i filen kan være gammelt";
            self.say(ProblemKind::StatedAreaDiffers, line, column, label, &what, advice);
        }
    }

    fn say(&mut self, kind: ProblemKind, line: u64, column: u64, label: &str, what: &str, advice: &str) {
        self.problems.add(kind, line, column, || Said {
            field: String::new(),
            what: if label.is_empty() { what.to_owned() } else { format!("»{}« {what}", shortened(label)) },
            advice: advice.to_owned(),
        });
    }

    /// The outlines, the questions and the report.
    pub(super) fn finish(self) -> (Outlines, Vec<Question>, Report) {
        let taken = self.outlines.all.len() as u64;
        let mut parts: HashMap<&str, u64> = HashMap::new();
        for one in &self.outlines.all {
            let known = one.level.filter(|_| one.area.is_some());
            *parts.entry(known.map_or("nyt område", domain::area::Level::noun)).or_default() += 1;
        }
        let mut parts: Vec<Part> =
            parts.into_iter().map(|(what, count)| Part { what: what.to_owned(), count }).collect();
        parts.sort_by(|a, b| a.what.cmp(&b.what));
        let report = Report {
            rows: self.rows,
            rows_taken: taken,
            taken,
            not_taken: self.rows - taken,
            parts,
            groups: self.problems.into_groups(),
        };
        (self.outlines, self.questions.into_list(), report)
    }
}

/// Passes when all points lie in Denmark.
fn in_denmark(degrees: &MultiPolygon) -> Result<(), (&'static str, &'static str)> {
    let [west, south, east, north] = DENMARK;
    let inside = |x: f64, y: f64| (west..=east).contains(&x) && (south..=north).contains(&y);
    if degrees.coords_iter().all(|Coord { x, y }| inside(x, y)) {
        return Ok(());
    }
    if degrees.coords_iter().all(|Coord { x, y }| inside(y, x)) {
        return Err(("har byttet om på længde- og breddegrad", "Gem filen med længdegrad først"));
    }
    Err(("ligger ikke i Danmark", "Vælg de rigtige koordinater, eller hent filen i EPSG:25832 eller WGS84"))
}

/// The outline of an area, for whoever shows one.
impl ReadOutline {
    /// The outline as a geometry of GeoJSON.
    pub fn geojson(&self) -> String {
        geojson(&self.outline)
    }
}

impl Mending {
    /// The outline as it is, as a geometry of GeoJSON.
    pub fn geojson_before(&self) -> String {
        geojson(&self.before)
    }

    /// The outline as it would be, as a geometry of GeoJSON.
    pub fn geojson_after(&self) -> Option<String> {
        self.after.as_ref().map(geojson)
    }
}

fn geojson(outline: &Outline) -> String {
    // Finite numbers in lists can always be written.
    serde_json::to_string(outline).unwrap_or_default()
}
