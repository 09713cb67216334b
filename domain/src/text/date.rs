//! Dates in Danish.

/// The months in Danish and in English.
pub const MONTHS: [(&str, &str); 12] = [
    ("januar", "January"),
    ("februar", "February"),
    ("marts", "March"),
    ("april", "April"),
    ("maj", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("august", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
];

/// An ISO date, month or year as running text: "3. februar 2025", "februar 2014", "2010".
///
/// Text that is no such date comes back unchanged: it is shown, not judged, here.
#[must_use]
pub fn long_date(iso: &str) -> String {
    let mut parts = iso.split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let name = month.and_then(|m| m.parse::<usize>().ok()).and_then(|m| MONTHS.get(m.wrapping_sub(1)));
    match (year, name, day.map(str::parse::<u8>)) {
        (Some(year), Some((month, _)), Some(Ok(day))) => format!("{day}. {month} {year}"),
        (Some(year), Some((month, _)), None) => format!("{month} {year}"),
        _ => iso.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_out() {
        assert_eq!(long_date("2025-02-03"), "3. februar 2025");
        assert_eq!(long_date("2014-02"), "februar 2014");
        assert_eq!(long_date("2010"), "2010");
        assert_eq!(long_date("2010-13-01"), "2010-13-01");
    }
}
