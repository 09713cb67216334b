//! What a column is like as a whole. Missing values are left out.

/// The values that are present.
pub fn present(values: &[f64]) -> impl Iterator<Item = f64> + '_ {
    values.iter().copied().filter(|value| !value.is_nan())
}

/// How many values are present.
#[must_use]
pub fn count(values: &[f64]) -> usize {
    present(values).count()
}

/// A count as a number to reckon with. Exact: no column has 2^53 areas.
#[must_use]
pub fn number(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "no column has 2^53 areas")]
    let number = count as f64;
    number
}

/// Whether two values are the same but for the last places.
///
/// Values are quotients, products and sums of what was read (55 % of 400,000; 0.1 + 0.2), which the machine rounds in
/// the last place: what differs by less than a millionth of a millionth is the same.
#[must_use]
pub fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * a.abs().max(b.abs())
}

/// The arithmetic mean; `None` when nothing is present.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    let n = count(values);
    (n > 0).then(|| present(values).sum::<f64>() / number(n))
}

/// The middle value, or the mean of the two in the middle; `None` when nothing is present.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted: Vec<f64> = present(values).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        n if n % 2 == 1 => Some(sorted[middle]),
        _ => Some(f64::midpoint(sorted[middle - 1], sorted[middle])),
    }
}

/// The smallest and the largest value; `None` when nothing is present.
#[must_use]
pub fn range(values: &[f64]) -> Option<(f64, f64)> {
    let mut all = present(values);
    let first = all.next()?;
    Some(all.fold((first, first), |(low, high), value| (low.min(value), high.max(value))))
}

/// Which divisor a standard deviation has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spread {
    /// n: the areas are all there are.
    Population,
    /// n − 1: the areas are a sample.
    Sample,
}

/// The standard deviation; `None` with too few values for the divisor.
#[must_use]
pub fn standard_deviation(values: &[f64], spread: Spread) -> Option<f64> {
    let mean = mean(values)?;
    let n = number(count(values));
    let divisor = match spread {
        Spread::Population => n,
        Spread::Sample => n - 1.0,
    };
    (divisor > 0.0).then(|| (present(values).map(|value| (value - mean).powi(2)).sum::<f64>() / divisor).sqrt())
}

/// The second, third and fourth central moments.
fn moments(values: &[f64]) -> Option<(f64, [f64; 3])> {
    let mean = mean(values)?;
    let n = number(count(values));
    let moment = |power: i32| present(values).map(|value| (value - mean).powi(power)).sum::<f64>() / n;
    Some((n, [moment(2), moment(3), moment(4)]))
}

/// Sample skewness G₁ (Joanes & Gill 1998, type 2, as SAS, Excel and `COINr` compute it); `None` with fewer than three
/// values or when all are equal.
#[must_use]
pub fn skewness(values: &[f64]) -> Option<f64> {
    let (n, [m2, m3, _]) = moments(values)?;
    (n >= 3.0 && m2 > 0.0).then(|| m3 / m2.powf(1.5) * (n * (n - 1.0)).sqrt() / (n - 2.0))
}

/// Sample excess kurtosis G₂ (Joanes & Gill 1998, type 2); `None` with fewer than four values or when all are equal.
#[must_use]
pub fn kurtosis(values: &[f64]) -> Option<f64> {
    let (n, [m2, _, m4]) = moments(values)?;
    let excess = m4 / m2.powi(2) - 3.0;
    (n >= 4.0 && m2 > 0.0).then(|| ((n + 1.0) * excess + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0)))
}
