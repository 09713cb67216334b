//! Workbooks that staff bring in: which of their sheets is read, and choosing another.

use std::{
    fmt::Write as _,
    io::{Cursor, Write},
};

use axum::http::StatusCode;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::upload::{analyst, assert_has, brought, edition, page};
use crate::test_app::TestApp;

/// A workbook of sheets, each with its name and its rows of texts and numbers.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
    const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const PACKED: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), format!("<Types xmlns=\"{TYPES}\"/>")),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{PACKED}\"><Relationship Id=\"rId1\" Type=\"{RELATED}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
    ];
    let (mut named, mut related) = (String::new(), String::new());
    for (at, (name, rows)) in (1..).zip(sheets) {
        write!(named, "<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>").unwrap();
        write!(
            related,
            "<Relationship Id=\"rId{at}\" Type=\"{RELATED}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        )
        .unwrap();
        let rows: String = (1..).zip(rows.iter()).map(|(line, cells)| row(line, cells)).collect();
        let sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{at}.xml"), sheet));
    }
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATED}\"><sheets>{named}</sheets></workbook>"),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!("<Relationships xmlns=\"{PACKED}\">{related}</Relationships>"),
    ));
    let mut parcel = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        parcel.start_file(name, SimpleFileOptions::default()).unwrap();
        parcel.write_all(part.as_bytes()).unwrap();
    }
    parcel.finish().unwrap().into_inner()
}

fn row(line: usize, cells: &[&str]) -> String {
    let cell = |(at, cell): (usize, &&str)| {
        let place = format!("{}{line}", char::from(b'A' + u8::try_from(at).unwrap()));
        if cell.parse::<f64>().is_ok() {
            format!("<c r=\"{place}\"><v>{cell}</v></c>")
        } else {
            format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>")
        }
    };
    let cells: String = cells.iter().enumerate().map(cell).collect();
    format!("<row r=\"{line}\">{cells}</row>")
}

#[tokio::test]
async fn the_sheet_with_a_table_is_read_and_another_can_be_chosen() {
    let app = TestApp::new().await;
    let mut anna = analyst(&app).await;
    let measures = app.services.db.measures().await.unwrap();
    let name = measures.into_iter().find(|one| one.id == "beboere").unwrap().name;
    let front: &[&[&str]] = &[&["Rapport om bydele"], &["Se de andre ark"]];
    let old: &[&[&str]] = &[&["KVARTER", "TID", &name], &["Tingbjerg", "2027", "6500"], &["Husum", "2027", "9100"]];
    let new: &[&[&str]] = &[
        &["Beboere"],
        &["Foreløbige tal", "fra os"],
        &["KVARTER", "TID", &name],
        &["Tingbjerg", "2028", "6600"],
        &["Husum", "2028", "9200"],
        &["Nordhavn", "2028", "5000"],
    ];
    let file = workbook(&[("Forside", front), ("2027", old), ("Tal og nyt", new)]);
    let href = brought(&app, &mut anna, "tal.xlsx", file).await;
    let read = page(&app, &mut anna, &href).await;
    assert_has(&read, &["Filen har 3 ark. Vi læser »2027«.", "<strong>2</strong> tages med"]);

    let forms = anna.get(&app, &format!("{href}/laesning")).await;
    assert_has(&forms, &["value=\"Forside\"", "value=\"2027\" selected", "value=\"Tal og nyt\""]);
    // The form sends the line of the heading as it showed it, which is the earlier sheet's.
    let udgave = edition(&forms);
    let other = [("udgave", udgave.as_str()), ("ark", "Tal og nyt"), ("overskrift", "1")];
    let done = anna.post(&app, &format!("{href}/opdeling"), &other).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let read = page(&app, &mut anna, &href).await;
    assert_has(&read, &["Vi læser »Tal og nyt«.", "linje 3", "<strong>3</strong> tages med"]);

    let fields = [("udgave", edition(&read)), ("titel", "Beboere 2028".to_owned())];
    anna.post(&app, &format!("{href}/tag"), &fields.each_ref().map(|(name, value)| (*name, value.as_str()))).await;
    assert_has(&page(&app, &mut anna, &href).await, &["3 nye tal"]);
    let set = app.services.db.latest_snapshot().await.unwrap().unwrap();
    let figures = app.services.db.figures(&set.id).await.unwrap();
    let of = |period: &str| figures.iter().filter(|one| one.measure == "beboere" && one.period == period).count();
    assert_eq!((of("2027"), of("2028")), (0, 3));
}
