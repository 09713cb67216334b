//! Small workbooks, written part by part.

use std::{
    fmt::Write as _,
    io::{Cursor, Write},
};

use zip::{ZipWriter, write::SimpleFileOptions};

/// A packed file of parts.
pub fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parcel = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        parcel.start_file(*name, SimpleFileOptions::default()).unwrap();
        parcel.write_all(content).unwrap();
    }
    parcel.finish().unwrap().into_inner()
}

/// A workbook of one sheet "Ark1" with these rows of XML.
pub fn workbook(rows: &str) -> Vec<u8> {
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    );
    packed(&parts(sheet.as_bytes()))
}

/// A workbook of several sheets, each with its name and its rows of XML.
pub fn workbook_of(sheets: &[(&str, String)]) -> Vec<u8> {
    let mut named = String::new();
    let mut related = String::new();
    let mut written = Vec::new();
    for (at, (name, rows)) in (1..).zip(sheets) {
        write!(named, "<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>").unwrap();
        write!(
            related,
            "<Relationship Id=\"rId{at}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        )
        .unwrap();
        let sheet = format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
        );
        written.push((format!("xl/worksheets/sheet{at}.xml"), sheet.into_bytes()));
    }
    let workbook = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{named}</sheets></workbook>"
    );
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{related}</Relationships>"
    );
    let mut all: Vec<(&str, &[u8])> = parts(b"").into_iter().take(2).collect();
    all.push(("xl/workbook.xml", workbook.as_bytes()));
    all.push(("xl/_rels/workbook.xml.rels", relations.as_bytes()));
    all.extend(written.iter().map(|(name, sheet)| (name.as_str(), sheet.as_slice())));
    packed(&all)
}

/// The parts of a workbook around its only sheet. Style 1 shows numbers as percent.
pub fn parts(sheet: &[u8]) -> Vec<(&'static str, &[u8])> {
    vec![
        (
            "[Content_Types].xml",
            br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
        ),
        (
            "xl/styles.xml",
            br#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs></styleSheet>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ]
}

/// A row: texts, numbers as they stand, and what is blank left out. A number with % is one of style 1.
pub fn row(line: usize, cells: &[&str]) -> String {
    let cell = |(at, cell): (usize, &&str)| {
        let column = char::from(b'A' + u8::try_from(at).unwrap());
        match cell.strip_suffix('%').unwrap_or(cell) {
            "" => String::new(),
            number if number.parse::<f64>().is_ok() && cell.ends_with('%') => {
                format!("<c r=\"{column}{line}\" s=\"1\"><v>{number}</v></c>")
            }
            number if number.parse::<f64>().is_ok() => format!("<c r=\"{column}{line}\"><v>{number}</v></c>"),
            text => format!("<c r=\"{column}{line}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        }
    };
    format!("<row r=\"{line}\">{}</row>", cells.iter().enumerate().map(cell).collect::<String>())
}
