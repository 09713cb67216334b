//! Numbers in Danish: comma for decimals, full stop for thousands, a non-breaking space before the unit.

use crate::figure::Unit;

/// A space that keeps number and unit on one line.
pub const NBSP: char = '\u{a0}';

/// A number with `decimals` digits after the comma, rounded half away from zero.
#[must_use]
pub fn decimal(number: f64, decimals: u32) -> String {
    // Whole numbers do the rounding: `format!("{:.1}")` would round 0.25 to even and pull in a large formatter.
    let scale = 10u64.pow(decimals);
    #[expect(clippy::cast_precision_loss, reason = "the scale is at most a few thousand")]
    let scaled = number.abs() * scale as f64;
    // Nudged by less than any shown digit, so that 1.005 (stored as 1.00499…) rounds as it reads.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, far below u64::MAX")]
    let units = (scaled + 0.5 + 1e-9) as u64;
    let (whole, rest) = (units / scale, units % scale);
    let sign = if number < 0.0 && units > 0 { "−" } else { "" };
    let whole = thousands(whole);
    if decimals == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole},{rest:0width$}", width = decimals as usize)
    }
}

/// A whole count: "671.673".
#[must_use]
pub fn count(number: f64) -> String {
    decimal(number, 0)
}

/// A share with one decimal: "10,9 %".
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{}{NBSP}%", decimal(share, 1))
}

/// An amount: "225.195 kr."
#[must_use]
pub fn kroner(amount: f64) -> String {
    format!("{}{NBSP}kr.", decimal(amount, 0))
}

/// A value with its unit.
#[must_use]
pub fn value(number: f64, unit: Unit) -> String {
    match unit {
        Unit::Personer => count(number),
        Unit::Kr => kroner(number),
        Unit::Procent => percent(number),
        Unit::Pr1000 => format!("{} pr.{NBSP}1.000", count(number)),
    }
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.char_indices() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_read_as_danes_write_them() {
        assert_eq!(percent(10.9), "10,9\u{a0}%");
        assert_eq!(percent(35.204), "35,2\u{a0}%");
        assert_eq!(percent(17.0), "17,0\u{a0}%");
        assert_eq!(kroner(225_195.0), "225.195\u{a0}kr.");
        assert_eq!(count(671_673.0), "671.673");
        assert_eq!(count(999.0), "999");
        assert_eq!(decimal(-3.5, 1), "−3,5");
        assert_eq!(decimal(-0.04, 1), "0,0");
        assert_eq!(decimal(1.005, 2), "1,01");
        assert_eq!(decimal(0.25, 1), "0,3");
    }

    proptest! {
        #[test]
        fn a_formatted_number_reads_back_within_half_a_digit(number in -1e9..1e9f64) {
            let text = decimal(number, 1).replace('.', "").replace(',', ".").replace('−', "-");
            let back: f64 = text.parse().unwrap();
            prop_assert!((back - number).abs() <= 0.05 + 1e-6, "{number} -> {back}");
        }
    }
}
