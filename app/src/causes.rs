//! Errors for whoever reads the log.

/// An error with everything that caused it, on one line: the operator must see why, a visitor never.
///
/// Only what each of them says of itself: a database's details may hold what a visitor wrote, and are left out.
#[must_use]
pub fn causes(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line.push_str(": ");
        line.push_str(&error.to_string());
        cause = error.source();
    }
    line.replace('\n', " ")
}
