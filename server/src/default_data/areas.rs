//! All areas: their outlines, their names, and what lies in what.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use domain::area::{AreaCode, CITY, Level, Slug};
use intake::{Surface, rounded};
use serde::Deserialize;
use store::{Area, StoreError, Surroundings, Tx};

use super::{
    outlines::{Feature, OutlineFile},
    place::DataError,
    table::Table,
};

/// Everything about areas.
#[derive(Debug)]
pub(super) struct Areas {
    /// Every area with its outline, parents before their parts.
    pub drawn: Vec<Drawn>,
    memberships: Vec<(AreaCode, AreaCode)>,
    surroundings: Vec<Surroundings>,
    levels: HashMap<String, Level>,
}

/// An area with its outline.
#[derive(Debug)]
pub(super) struct Drawn {
    /// The area.
    pub area: Area,
    /// Its outline as GeoJSON; `None` where none is published.
    pub geometry: Option<String>,
    /// The same for computing.
    pub surface: Option<Surface>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    code: String,
    name: String,
    label: Option<String>,
    slug: Option<String>,
    parent: Option<String>,
    group: Option<String>,
    flagged_2023: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Neighbour {
    name: String,
}

impl Areas {
    /// Reads every file of areas.
    pub(super) fn read(folder: &Path) -> Result<Self, DataError> {
        let mut areas = Self {
            drawn: vec![city()],
            memberships: vec![],
            surroundings: vec![],
            levels: HashMap::from([(CITY.to_owned(), Level::City)]),
        };
        let mut slugs = HashSet::new();
        areas.outlines(folder, "areas/bydele.geojson", Level::Bydel, 10, &mut slugs)?;
        areas.outlines(folder, "areas/kvarterer.geojson", Level::Kvarter, 67, &mut slugs)?;
        areas.outlines(folder, "areas/roder.geojson", Level::Rode, 399, &mut slugs)?;
        areas.outlines(folder, "areas/byomraader-2017.geojson", Level::Byomraade, 15, &mut slugs)?;
        areas.housing(folder, &mut slugs)?;
        areas.survey(folder)?;
        areas.neighbours(folder)?;
        Ok(areas)
    }

    /// The level of a known code.
    pub(super) fn level(&self, code: &str) -> Option<Level> {
        self.levels.get(code).copied()
    }

    /// A known code, of one of these levels.
    pub(super) fn code(&self, code: &str, levels: &[Level]) -> Option<AreaCode> {
        self.level(code).filter(|level| levels.contains(level)).and_then(|_| AreaCode::parse(code))
    }

    /// The codes of a level, in file order.
    pub(super) fn of_level(&self, level: Level) -> impl Iterator<Item = &Drawn> {
        self.drawn.iter().filter(move |drawn| drawn.area.level == level)
    }

    fn outlines(
        &mut self,
        folder: &Path,
        name: &str,
        level: Level,
        expected: usize,
        slugs: &mut HashSet<String>,
    ) -> Result<(), DataError> {
        let file = OutlineFile::<Named>::read(folder, name)?;
        file.count(expected)?;
        for feature in &file.features {
            let area = self.area(&file, feature, level)?;
            if let Some(slug) = &area.slug
                && !slugs.insert(slug.to_string())
            {
                return Err(file.error(
                    feature,
                    format!("adressen »{slug}« er brugt før"),
                    "Giv området sin egen slug",
                ));
            }
            let surface = Some(feature.surface.clone());
            self.drawn.push(Drawn { area, geometry: Some(feature.geometry.clone()), surface });
        }
        Ok(())
    }

    fn area(&mut self, file: &OutlineFile<Named>, feature: &Feature<Named>, level: Level) -> Result<Area, DataError> {
        let named = &feature.properties;
        let error = |problem: String, remedy: &str| file.error(feature, problem, remedy);
        let code = AreaCode::parse(&named.code)
            .ok_or_else(|| error(format!("koden »{}« er ugyldig", named.code), "Skriv en kode uden mellemrum"))?;
        if self.levels.insert(named.code.clone(), level).is_some() {
            return Err(error(format!("koden »{code}« står to gange"), "Slet det ene område, eller ret koden"));
        }
        if named.name.trim().is_empty() {
            return Err(error("navnet er tomt".into(), "Giv området et navn"));
        }
        let parent_level = match level {
            Level::Kvarter => Some(Level::Bydel),
            Level::Rode => Some(Level::Kvarter),
            _ => None,
        };
        let parent = match (parent_level, &named.parent) {
            (None, None) => (level == Level::Bydel).then(AreaCode::city),
            (Some(wanted), Some(parent)) if self.level(parent) == Some(wanted) => AreaCode::parse(parent),
            (_, Some(parent)) => {
                return Err(error(format!("området »{parent}« er ukendt"), "Ret parent til en kode på niveauet over"));
            }
            (Some(_), None) => return Err(error("parent mangler".into(), "Skriv koden på det større område")),
        };
        let slug = match (&named.slug, level) {
            (None, Level::Rode) => None,
            (Some(text), _) => Some(Slug::parse(text).ok_or_else(|| {
                error(format!("adressen »{text}« er ugyldig"), "Brug små bogstaver a-z, tal og enkelte bindestreger")
            })?),
            (None, _) => return Err(error("slug mangler".into(), "Giv området en adresse")),
        };
        let position = feature.surface.position();
        let flagged = named
            .flagged_2023
            .as_ref()
            .map(|group| format!("Mærket som del af {group} i kommunens lag fra april 2023."));
        Ok(Area {
            code,
            level,
            name: named.label.clone().unwrap_or_else(|| named.name.clone()),
            official_name: named.name.clone(),
            slug,
            parent,
            part_of: named.group.clone().unwrap_or_default(),
            note: flagged.unwrap_or_default(),
            position,
        })
    }

    /// Housing areas have no published outline; they stand where their roder are.
    fn housing(&mut self, folder: &Path, slugs: &mut HashSet<String>) -> Result<(), DataError> {
        let columns = &["code", "name", "slug", "bydel", "kvarter", "roder", "housing"];
        let table = Table::read(folder, "areas/boligomraader.csv", columns)?;
        for row in table.rows() {
            let code = row.known("code", AreaCode::parse, "Skriv en kode uden mellemrum")?;
            if self.levels.insert(code.to_string(), Level::Boligomraade).is_some() {
                return Err(row.error(
                    "code",
                    format!("koden »{code}« står to gange"),
                    "Slet den ene linje, eller ret koden",
                ));
            }
            let kvarter =
                row.known("kvarter", |text| self.code(text, &[Level::Kvarter]), "Skriv koden på et kvarter")?;
            row.known("bydel", |text| self.code(text, &[Level::Bydel]), "Skriv koden på en bydel")?;
            let slug = row.known("slug", Slug::parse, "Brug små bogstaver a-z, tal og enkelte bindestreger")?;
            if !slugs.insert(slug.to_string()) {
                return Err(row.error("slug", format!("adressen »{slug}« er brugt før"), "Giv området sin egen slug"));
            }
            let mut positions = Vec::new();
            for rode in row.required("roder")?.split(' ') {
                let drawn = self.of_level(Level::Rode).find(|drawn| drawn.area.code.as_str() == rode);
                let drawn = drawn.ok_or_else(|| {
                    row.error("roder", format!("roden »{rode}« er ukendt"), "Skriv rodenumre med mellemrum imellem")
                })?;
                positions.extend(drawn.area.position);
            }
            let name = row.required("name")?.to_owned();
            let area = Area {
                code,
                level: Level::Boligomraade,
                official_name: name.clone(),
                name,
                slug: Some(slug),
                parent: Some(kvarter),
                part_of: String::new(),
                note: format!("Boligorganisation: {}. Placeringen på kortet er vejledende.", row.required("housing")?),
                position: middle(&positions),
            };
            self.drawn.push(Drawn { area, geometry: None, surface: None });
        }
        Ok(())
    }

    fn survey(&mut self, folder: &Path) -> Result<(), DataError> {
        let table = Table::read(folder, "areas/tryghedsomraader.csv", &["code", "name"])?;
        for row in table.rows() {
            let code = row.known("code", AreaCode::parse, "Skriv en kode uden mellemrum")?;
            if self.levels.insert(code.to_string(), Level::Tryghedsomraade).is_some() {
                return Err(row.error(
                    "code",
                    format!("koden »{code}« står to gange"),
                    "Slet den ene linje, eller ret koden",
                ));
            }
            let name = row.required("name")?.to_owned();
            let area = Area {
                code,
                level: Level::Tryghedsomraade,
                official_name: name.clone(),
                name,
                slug: None,
                parent: None,
                part_of: String::new(),
                note: String::new(),
                position: None,
            };
            self.drawn.push(Drawn { area, geometry: None, surface: None });
        }
        let table = Table::read(folder, "areas/tryghed-kvarterer.csv", &["kvarter", "tryghedsomraade"])?;
        for row in table.rows() {
            let kvarter =
                row.known("kvarter", |text| self.code(text, &[Level::Kvarter]), "Skriv koden på et kvarter")?;
            let whole = row.known(
                "tryghedsomraade",
                |text| self.code(text, &[Level::Tryghedsomraade]),
                "Skriv en kode fra areas/tryghedsomraader.csv",
            )?;
            if self.memberships.iter().any(|(part, _)| *part == kvarter) {
                return Err(row.error("kvarter", format!("kvarteret »{kvarter}« står to gange"), "Slet den ene linje"));
            }
            self.memberships.push((kvarter, whole));
        }
        let forgotten =
            self.of_level(Level::Kvarter).find(|k| !self.memberships.iter().any(|(part, _)| *part == k.area.code));
        forgotten.map_or(Ok(()), |k| {
            Err(table.whole(format!("kvarteret »{}« mangler", k.area.code), "Tilføj en linje med kvarteret"))
        })
    }

    fn neighbours(&mut self, folder: &Path) -> Result<(), DataError> {
        let file = OutlineFile::<Neighbour>::read(folder, "areas/omgivelser.geojson")?;
        for feature in &file.features {
            let name = feature.properties.name.clone();
            if self.surroundings.iter().any(|s| s.name == name) {
                return Err(file.error(feature, format!("»{name}« står to gange"), "Slet den ene linje"));
            }
            self.surroundings.push(Surroundings { name, outline: feature.geometry.clone() });
        }
        Ok(())
    }

    /// Writes all areas.
    pub(super) async fn write(&self, tx: &mut Tx) -> Result<(), StoreError> {
        for drawn in &self.drawn {
            tx.put_area(&drawn.area, drawn.geometry.as_deref()).await?;
        }
        for (part, whole) in &self.memberships {
            tx.put_membership(part, whole).await?;
        }
        for surroundings in &self.surroundings {
            tx.put_surroundings(surroundings).await?;
        }
        Ok(())
    }
}

fn city() -> Drawn {
    let area = Area {
        code: AreaCode::city(),
        level: Level::City,
        name: "København".into(),
        official_name: "København i alt".into(),
        slug: None,
        parent: None,
        part_of: String::new(),
        note: String::new(),
        position: None,
    };
    Drawn { area, geometry: None, surface: None }
}

fn middle(positions: &[[f64; 2]]) -> Option<[f64; 2]> {
    #[expect(clippy::cast_precision_loss, reason = "a handful of roder")]
    let count = positions.len() as f64;
    let mean = |axis: usize| rounded(positions.iter().map(|p| p[axis]).sum::<f64>() / count);
    (!positions.is_empty()).then(|| [mean(0), mean(1)])
}
