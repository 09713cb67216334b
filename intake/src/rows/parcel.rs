//! What an XLSX file unpacks to: counted part by part without keeping anything, as the sizes that the file states of
//! itself may be wrong.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{formula::Formulas, reference::Addresses};
use crate::{
    Refused,
    limits::{LARGEST_PART, LARGEST_SHEET, MOST_PARTS},
    watch::Ticks,
};

/// Parts of packed files that are no workbooks of ours, and what these are.
const OTHERS: [(&str, &str); 3] = [
    (".shp", "et kortlag i shapefiler"),
    ("content.xml", "et regneark eller dokument i OpenDocument"),
    ("xl/workbook.bin", "et regneark i det binære format .xlsb"),
];

/// Passes when every part has a proper name and unpacks to what we read at the most. Tells whether there are formulas
/// without a result.
pub(super) fn check(bytes: &[u8], ticks: &Ticks<'_>) -> Result<bool, Refused> {
    let mut parcel = ZipArchive::new(Cursor::new(bytes))?;
    if parcel.len() > MOST_PARTS {
        return Err(Refused::TooMany { what: "dele", most: MOST_PARTS as u64 });
    }
    let mut all = 0_u64;
    let mut formulas = Formulas::default();
    for at in 0..parcel.len() {
        let part = parcel.by_index(at)?;
        let whole = part.name()?.into_owned();
        let name: String = whole.chars().filter(|c| !c.is_control()).take(100).collect();
        if part.enclosed_name().is_none() || whole.contains(['\\', '\0']) {
            return Err(Refused::PartName(name));
        }
        if let Some((_, kind)) = OTHERS.iter().find(|(sign, _)| whole.ends_with(sign)) {
            return Err(Refused::OtherKind(kind));
        }
        let most = if whole.starts_with("xl/worksheets/") { LARGEST_SHEET } else { LARGEST_PART };
        if part.size() > most {
            return Err(Refused::Bomb { part: name, most });
        }
        all += unpacked(part, most, &mut formulas).map_err(|why| match why {
            Grows::Beyond => Refused::Bomb { part: name.clone(), most },
            Grows::Broken(error) => Refused::Io(error),
            Grows::Address => Refused::CellAddress(name.clone()),
        })?;
        if all > 2 * LARGEST_SHEET {
            return Err(Refused::Bomb { part: name, most: 2 * LARGEST_SHEET });
        }
        ticks.again()?;
    }
    Ok(formulas.found)
}

enum Grows {
    Beyond,
    Broken(std::io::Error),
    Address,
}

/// How many bytes a part unpacks to, where all addresses of cells in it can be such.
fn unpacked(mut part: impl Read, most: u64, formulas: &mut Formulas) -> Result<u64, Grows> {
    let mut buffer = vec![0; 1 << 16];
    let mut size = 0;
    let mut addresses = Addresses::default();
    loop {
        let read = part.read(&mut buffer).map_err(Grows::Broken)?;
        if read == 0 {
            return Ok(size);
        }
        size += read as u64;
        if size > most {
            return Err(Grows::Beyond);
        }
        if !addresses.pass(&buffer[..read]) {
            return Err(Grows::Address);
        }
        formulas.pass(&buffer[..read]);
    }
}
