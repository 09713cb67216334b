//! An address as a QR code, drawn as one SVG path.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// The light margin that readers need, in modules.
const MARGIN: i32 = 4;

/// The drawing; `None` for an address too long for any code (over about 2,300 bytes).
///
/// Its colours are fixed: readers want dark on light, in dark pages too.
#[must_use]
pub fn svg(address: &str, name: &str) -> Option<String> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium).ok()?;
    let (side, name) = (code.size() + 2 * MARGIN, crate::head::escaped(name).replace('"', "&quot;"));
    Some(format!(
        "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"{name}\" shape-rendering=\"crispEdges\">\
         <rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path fill=\"#000\" d=\"{}\"/></svg>",
        path(&code)
    ))
}

/// Every run of dark modules in a row as one rectangle.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let length = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let length = i32::try_from(length).unwrap_or(0);
            if length > 0 {
                // Writing to a string can't fail.
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + MARGIN, y + MARGIN);
            }
            x += length.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_has_every_dark_module_once() {
        let code = QrCode::encode_text("https://byblik.example.dk/omraade/tingbjerg", QrCodeEcc::Medium).unwrap();
        let path = path(&code);
        let drawn: i32 =
            path.split('h').skip(1).step_by(2).filter_map(|run| run.split('v').next()?.parse::<i32>().ok()).sum();
        let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = dark.filter(|(x, y)| code.get_module(*x, *y)).count();
        assert_eq!(drawn, i32::try_from(dark).unwrap());
    }

    #[test]
    fn its_name_is_escaped() {
        let svg = svg("https://a.dk", "\"<b>").unwrap();
        assert!(svg.contains("aria-label=\"&quot;&lt;b&gt;\""));
        assert_eq!(super::svg(&"a".repeat(5000), ""), None);
    }
}
