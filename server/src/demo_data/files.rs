//! A synthetic city as files, each saying of itself that it is made up.

use std::fmt::Write;

use geo::MultiPolygon;
use serde_json::json;
use toml::Value;

use super::{
    MARK, NOTICE,
    city::City,
    criteria::{Cell, Target},
    ground::Ground,
};

/// The period that the figures are said to be of.
const PERIOD: &str = "2026";
/// The same for residents, as the statistics bank writes it.
const QUARTER: &str = "2026K1";

/// What is wanted of a rode's neighbours in the synthetic method: so many criteria of so many with a figure.
const MET: usize = 5;
const WITH_DATA: usize = 6;

/// Every file with its name.
pub(super) fn files(ground: &Ground, city: &City, seed: u64) -> Vec<(&'static str, String)> {
    vec![
        ("roder.geojson", outlines(city, seed)),
        ("kriterier.csv", criteria(city)),
        ("befolkning.csv", people(city)),
        ("metode.toml", method(ground, city, seed)),
        ("LAESMIG.txt", readme(city, seed)),
    ]
}

fn outlines(city: &City, seed: u64) -> String {
    let mut text = format!("{{\"type\":\"FeatureCollection\",\"name\":{},\"features\":[\n", json!(title(seed)));
    for (at, rode) in city.roder.iter().enumerate() {
        let properties = json!({ "rode": rode.code, "bemærk": NOTICE });
        let comma = if at + 1 < city.roder.len() { "," } else { "" };
        let geometry = geometry(&rode.shape);
        let _ = writeln!(text, "{{\"type\":\"Feature\",\"properties\":{properties},\"geometry\":{geometry}}}{comma}");
    }
    text + "]}\n"
}

fn geometry(shape: &MultiPolygon) -> String {
    let polygons = shape.0.iter().map(|polygon| {
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        rings.map(|ring| ring.coords().map(|at| [at.x, at.y]).collect::<Vec<_>>()).collect::<Vec<_>>()
    });
    let polygons: Vec<_> = polygons.collect();
    match &polygons[..] {
        [polygon] => json!({ "type": "Polygon", "coordinates": polygon }).to_string(),
        _ => json!({ "type": "MultiPolygon", "coordinates": polygons }).to_string(),
    }
}

/// The municipality's own template, filled in.
fn criteria(city: &City) -> String {
    let mut text = format!("\u{feff}{NOTICE}\r\nrode;periode");
    for target in &city.targets {
        let _ = write!(text, ";{}", target.id);
    }
    text.push_str("\r\n");
    for rode in &city.roder {
        let _ = write!(text, "{};{PERIOD}", rode.code);
        for (cell, target) in rode.cells.iter().zip(&city.targets) {
            let written = match cell {
                Cell::Known(value) => number(*value, target.decimals),
                Cell::Blank => String::new(),
                Cell::Withheld => "..".to_owned(),
                Cell::NotStated => "i.o.".to_owned(),
            };
            let _ = write!(text, ";{written}");
        }
        text.push_str("\r\n");
    }
    text
}

/// Residents in the flat shape of the statistics bank.
fn people(city: &City) -> String {
    let mut text = format!("\u{feff}{NOTICE}\r\nRODE;MÅL;TID;INDHOLD\r\n");
    for rode in &city.roder {
        let _ = write!(text, "{};Beboere;{QUARTER};{}\r\n", rode.code, rode.people);
    }
    text
}

/// The municipality's eight criteria with limits that come from the synthetic figures themselves.
fn method(ground: &Ground, city: &City, seed: u64) -> String {
    let quoted = |text: &str| Value::String(text.to_owned()).to_string();
    let summary = "SYNTETISK: opdigtede roder og tal med opdigtede grænser, kun til at prøve systemet. Det er hverken \
                   kommunens metode eller virkelige steder.";
    let mut text = format!("# {NOTICE}\nid = \"syntetisk\"\nversion = \"{seed}\"\ntitle = {}\n", quoted(&title(seed)));
    let _ = write!(text, "origin = \"byblik\"\nsummary = {}\nlevel = \"rode\"\n", quoted(summary));
    let named = ground.method.questions();
    let named = |target: &Target| named.iter().find(|question| question.criterion.id == target.id);
    for target in &city.targets {
        let name = named(target).map_or(target.id.as_str(), |question| question.name());
        let english = named(target).map_or("", |question| question.indicator.name_en.as_str());
        let _ = write!(text, "\n[[indicators]]\nid = {}\nname = {}\n", quoted(&target.id), quoted(name));
        if !english.is_empty() {
            let _ = writeln!(text, "name_en = {}", quoted(english));
        }
        let _ = writeln!(text, "measures = {}", quoted(&format!("{MARK}: {}", target.measures)));
        let _ = writeln!(text, "note = {}", quoted(&format!("{NOTICE}. {}", target.basis)));
        if let Some(unit) = target.unit {
            let _ = writeln!(text, "unit = {}", quoted(unit));
        }
        if !target.high_is_worse {
            text.push_str("direction = \"negative\"\n");
        }
        text.push_str("period = \"latest\"\n");
    }
    for target in &city.targets {
        let comparison = if target.high_is_worse { "at_least" } else { "at_most" };
        let _ = write!(text, "\n[[criteria]]\nid = {}\n{comparison} = {}\n", quoted(&target.id), target.limit());
    }
    let ids: Vec<String> = city.targets.iter().map(|target| quoted(&target.id)).collect();
    let _ = write!(
        text,
        "\n[[criteria]]\nid = \"samlet\"\nname = \"Mindst {MET} kriterier\"\nname_en = \"At least {MET} criteria\"\n\
         met = {{ at_least = {MET}, of = [{}], with_data = {WITH_DATA} }}\n\
         \n[[designate]]\nid = \"fremhaevet\"\nname = \"Fremhævet ({MARK})\"\nname_en = \"Stands out ({MARK})\"\n\
         by = \"samlet\"\n",
        ids.join(", ")
    );
    text
}

fn readme(city: &City, seed: u64) -> String {
    let flagged = city.roder.iter().filter(|rode| rode.is_flagged).count();
    let people: u64 = city.roder.iter().map(|rode| rode.people).sum();
    let mut text = format!(
        "{NOTICE}\r\n\r\n\
         Mappen er lavet af »byblik demo-data --seed {seed}«. Samme tal giver de samme filer.\r\n\
         Den er til at prøve indlæsning, screening og udgivelse med. Intet i den må bruges til at sige noget om \
         virkelige steder: hverken roder, omrids eller tal findes. Hvor de dårligste tal ligger, er trukket lod om.\r\n\
         Brug en database for sig: det, der indlæses, følger med i alle senere datasæt.\r\n\r\n\
         Tag filerne ind i denne rækkefølge: roder (sig, at områderne er roder, og at de er nye), kriterier, beboere. Gem \
         så metoden, og kør en screening med den.\r\n\r\n\
         roder.geojson    {} opdigtede roder, der deler de rigtige kvarterer\r\n\
         befolkning.csv   {people} beboere; hvert kvarter har det antal, der er offentliggjort\r\n\
         kriterier.csv    kommunens skabelon, udfyldt; nogle felter er tomme eller diskretioneret med vilje\r\n\
         metode.toml      kommunens otte kriterier med grænser, som sættet selv sætter\r\n\r\n\
         Sådan passer tallene til det offentliggjorte (gennemsnit vejet med beboere, {flagged} roder står for \
         byområderne):\r\n\r\n",
        city.roder.len()
    );
    for target in &city.targets {
        let (flagged, rest) = (number(target.flagged, target.decimals), number(target.rest, target.decimals));
        let _ = write!(
            text,
            "{}: {}. Byområderne {flagged}, resten {rest}. {}\r\n",
            target.id, target.measures, target.basis
        );
    }
    text
}

fn title(seed: u64) -> String {
    format!("{NOTICE} (frø {seed})")
}

/// A number as Danish files have it.
fn number(value: f64, decimals: u32) -> String {
    format!("{value:.*}", decimals as usize).replace('.', ",")
}
