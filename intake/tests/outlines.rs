//! Outlines in GeoJSON and WKT, in degrees and in EPSG:25832, made up for these tests.

#![expect(clippy::panic, reason = "a file that is read as something else must fail the test")]

mod common;

use common::{known, read_by, recognised};
use domain::{area::Level, outline::Outline};
use intake::{
    Answer, Answers, Content, Coordinates, Format, Outlines, ProblemKind, Read, Role, Taken, read, unwatched,
};

fn outlines(read: &Read) -> &Outlines {
    let Taken::Outlines(outlines) = &read.taken else { panic!("{:?}", read.taken) };
    outlines
}

const URN: &str = r#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4326"}}"#;

fn feature(properties: &str, geometry: &str) -> String {
    format!(
        "{{\"type\":\"Feature\",\"id\":\"x\",\"geometry\":{geometry},\"geometry_name\":\"g\",\"properties\":{{{properties}}}}}"
    )
}

fn collection(features: &[String]) -> String {
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n],\"totalFeatures\":1,{URN}}}", features.join(",\n"))
}

#[test]
fn geojson_as_it_is_sent() {
    let known = known();
    let square = r#"{"type":"MultiPolygon","coordinates":[[[[12.50,55.66],[12.51,55.66,7.5],[12.51,55.67],[12.50,55.67],[12.50,55.66]]]]}"#;
    let bow =
        r#"{"type":"Polygon","coordinates":[[[12.50,55.66],[12.50,55.67],[12.51,55.66],[12.51,55.67],[12.50,55.66]]]}"#;
    let swapped = r#"{"type":"Polygon","coordinates":[[[55.66,12.50],[55.66,12.51],[55.67,12.51],[55.66,12.50]]]}"#;
    let open = r#"{"type":"Polygon","coordinates":[[[12.50,55.66],[12.51,55.66],[12.51,55.67],[12.50,55.67]]]}"#;
    let text = collection(&[
        feature(r#""navn":"Brønshøj-Husum ","ogc_fid":"1","m2":699000.0"#, square),
        feature(r#""navn":"Indre by","ogc_fid":2,"m2":null"#, bow),
        feature(r#""navn":"Valby","ogc_fid":3.0"#, "null"),
        feature(r#""navn":"Vanløse","ogc_fid":"4""#, swapped),
        feature(r#""navn":"Østerbro","ogc_fid":5"#, open),
        feature(r#""navn":"Nørrebro","ogc_fid":6"#, r#"{"type":"MultiPoint","coordinates":[[12.5,55.6]]}"#),
        feature(r#""navn":"Atlantis","ogc_fid":7"#, square),
    ]);
    let file = recognised("x.json", text.as_bytes(), &known);
    let mut reading = file.reading;
    assert_eq!(
        (reading.format, reading.content, reading.coordinates),
        (Format::GeoJson, Content::Outlines, Coordinates::LonLat)
    );
    assert_eq!(
        reading.columns.iter().map(|c| (c.name.as_str(), c.role)).collect::<Vec<_>>(),
        [("m2", Role::StatedArea), ("navn", Role::AreaName), ("ogc_fid", Role::Ignored),]
    );
    assert_eq!(file.preview.rows.len(), 7);
    reading.level = Some(Level::Bydel);
    let done = read_by(text.as_bytes(), &reading, &known);
    let [taken] = &outlines(&done).all[..] else { panic!("{:#?}", done.report) };
    assert_eq!((taken.area.as_ref().unwrap().as_str(), taken.line, taken.column), ("1007", 2, 1));
    // About 629 by 1,113 metres.
    assert!((699_000.0..702_000.0).contains(&taken.square_metres), "{}", taken.square_metres);
    for (kind, count) in [
        (ProblemKind::InvalidOutline, 1),
        (ProblemKind::NoGeometry, 1),
        (ProblemKind::OutOfPlace, 1),
        (ProblemKind::NotAnOutline, 2),
        (ProblemKind::UnknownArea, 1),
    ] {
        assert_eq!(done.report.count(kind), count, "{kind:?}");
    }
    let mending = &outlines(&done).mendings[0];
    assert!(
        !mending.is_mended && mending.at.is_some_and(|[x, y]| (x - 12.505).abs() < 1e-6 && (y - 55.665).abs() < 1e-6)
    );
    assert!(
        mending.geojson_before().contains("\"Polygon\"")
            && mending.geojson_after().unwrap().contains("\"MultiPolygon\"")
    );

    reading.mend = true;
    let mut answers = Answers::default();
    answers.areas.insert("Atlantis".into(), Answer::New);
    let done = read(text.as_bytes(), &reading, &known, &answers, &unwatched).unwrap();
    assert_eq!((done.report.taken, done.report.count(ProblemKind::Mended)), (3, 1));
    let mended = &outlines(&done).all[1];
    assert!(matches!(&mended.outline, Outline::MultiPolygon(parts) if parts.len() == 2));
    assert!(outlines(&done).all[2].area.is_none());
}

#[test]
fn wfs_csv_in_metres() {
    let known = known();
    let text = "FID,id,wkb_geometry,navn,m2\n\
        bydel.1,1,\"MULTIPOLYGON (((720000 6175000, 721000 6175000, 721000 6176000, 720000 6176000, 720000 6175000)))\",Valby,1000000\n\
        bydel.2,2,\"MULTIPOLYGON (((722000 6175000, 723000 6175000, 723000 6176000, 722000 6176000, 722000 6175000)))\",Vanløse,1250000\n\
        bydel.3,3,,Østerbro,5\n\
        bydel.4,4,\"MULTIPOLYGON (((1 2, 3 2, 3 4, 1 2)))\",Bispebjerg,5\n\
        bydel.5,5,POINT (720000 6175000),Nørrebro,5\n";
    let file = recognised("bydele.csv", text.as_bytes(), &known);
    let mut reading = file.reading;
    assert_eq!(
        (reading.format, reading.content, reading.coordinates),
        (Format::Csv, Content::Outlines, Coordinates::Utm32)
    );
    assert_eq!(
        (reading.columns[2].role, reading.columns[3].role, reading.columns[4].role),
        (Role::Geometry, Role::AreaName, Role::StatedArea)
    );
    reading.level = Some(Level::Bydel);
    let done = read_by(text.as_bytes(), &reading, &known);
    let found = outlines(&done);
    assert_eq!(found.all.iter().map(|one| one.line).collect::<Vec<_>>(), [2, 3]);
    assert!((found.all[0].square_metres - 1e6).abs() < 1e-3);
    let ppm = found.worst_ppm.unwrap();
    assert!(ppm < 10.0, "{ppm}");
    let [x, y] = found.all[0].outline.polygons()[0][0][0];
    assert!((12.4..12.7).contains(&x) && (55.6..55.8).contains(&y), "{x} {y}");
    for (kind, count) in [
        (ProblemKind::StatedAreaDiffers, 1),
        (ProblemKind::NoGeometry, 1),
        (ProblemKind::OutOfPlace, 1),
        (ProblemKind::NotAnOutline, 1),
    ] {
        assert_eq!(done.report.count(kind), count, "{kind:?} {:#?}", done.report.groups);
    }
    // Read as degrees, nothing of it lies anywhere.
    reading.coordinates = Coordinates::LonLat;
    assert_eq!(read_by(text.as_bytes(), &reading, &known).report.count(ProblemKind::OutOfPlace), 3);
}
