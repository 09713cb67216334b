//! The area as machines read it: schema.org in JSON-LD.

use domain::area::Level;
use leptos::prelude::use_context;
use serde_json::{Value, json};
use store::Area;

use super::{Ground, development, sources::of_figures};
use crate::{
    locale::{Named, in_language, t},
    services::Origin,
};

/// The place, what it lies in, and the set of figures about it with its sources.
pub(super) fn linked_data(ground: &Ground<'_>, address: &str) -> String {
    let area = &ground.area;
    let kind = match area.level {
        Level::Bydel | Level::Kvarter => "AdministrativeArea",
        _ => "Place",
    };
    let mut place = json!({
        "@context": "https://schema.org",
        "@type": kind,
        "@id": address,
        "name": area.name,
        "url": address,
        "containedInPlace": contained_in(ground),
    });
    if let Some([longitude, latitude]) = area.position {
        place["geo"] = json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude });
    }
    // Where nothing is published of the area itself there is no set of figures about it.
    if matches!(area.level, Level::Bydel | Level::Kvarter) {
        place["subjectOf"] = dataset(ground, address);
    }
    // Nothing in a name may end the element that holds it.
    place.to_string().replace('<', "\\u003c")
}

fn contained_in(ground: &Ground<'_>) -> Value {
    let language = ground.visit.language;
    let origin = use_context::<Origin>().map(|origin| origin.0).unwrap_or_default();
    let city = json!({ "@type": "City", "name": t!(language, "area-city") });
    let larger = |area: &Area| {
        let path = area.slug.as_ref().map(|slug| in_language(language, &format!("/omraade/{slug}")));
        json!({
            "@type": "AdministrativeArea",
            "name": area.name,
            "url": path.map(|path| format!("{origin}{path}")),
            "containedInPlace": city,
        })
    };
    ground.parent.as_ref().filter(|parent| parent.level != Level::City).map_or_else(|| city.clone(), larger)
}

/// The figures of the page as one set.
fn dataset(ground: &Ground<'_>, address: &str) -> Value {
    let (visit, language) = (ground.visit, ground.visit.language);
    let origin = use_context::<Origin>().map(|origin| origin.0).unwrap_or_default();
    let sources = of_figures(ground, ground.outcomes.iter().any(|outcome| outcome.area == ground.area.code));
    let mut licences: Vec<String> = sources.iter().map(|source| visit.text(&source.licence)).collect();
    licences.sort_unstable();
    licences.dedup();
    let based_on = sources.iter().map(|source| {
        json!({
            "@type": "CreativeWork",
            "name": visit.text(&source.title),
            "publisher": { "@type": "Organization", "name": source.publisher },
            "creditText": visit.text(&source.attribution),
        })
    });
    let name = ground.area.name.as_str();
    json!({
        "@type": "Dataset",
        "name": t!(language, "area-dataset", name = name),
        "description": t!(language, "area-dataset-text", name = name),
        "url": address,
        "license": licences.into_iter().map(|text| json!({ "@type": "CreativeWork", "name": text })).collect::<Vec<_>>(),
        "creator": { "@type": "Organization", "name": "Byblik" },
        "temporalCoverage": development::years(ground).map(|(first, last)| format!("{first}/{last}")),
        "isBasedOn": based_on.collect::<Vec<_>>(),
        "spatialCoverage": name,
        "inLanguage": language.code(),
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": format!("{origin}{}", in_language(language, "/omraader.csv")),
        },
    })
}
