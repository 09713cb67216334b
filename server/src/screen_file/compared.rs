//! The difference from another screening as CSV: one line an area that is in one and not in the other, with the causes.

use std::io::Write;

use domain::{
    reason::{Language, moved},
    screening::{Change, Screening, difference},
    text::inert,
};

use super::ScreenFileError;

/// Writes every designation that both methods have.
pub(super) fn write(
    file: &mut dyn Write,
    before: &Screening<'_>,
    after: &Screening<'_>,
) -> Result<(), ScreenFileError> {
    let mut lines = csv::Writer::from_writer(file);
    lines.write_record(["designation", "change", "areas", "area", "name", "why_da", "why_en"])?;
    let mut any = false;
    for designate in &after.method().designate {
        let Some(difference) = difference(before, after, &designate.id) else { continue };
        any = true;
        let mut change = |change: &Change, word: &str| {
            let [danish, english] =
                [Language::Danish, Language::English].map(|language| moved(&change.causes, after.method(), language));
            let cells = [designate.id.as_str(), word, "1", &change.id, &change.name, &danish, &english];
            lines.write_record(cells.map(inert))
        };
        difference.came_in.iter().try_for_each(|one| change(one, "came in"))?;
        let out = |one: &Change| if one.is_assessed { "went out" } else { "no longer assessed" };
        difference.went_out.iter().try_for_each(|one| change(one, out(one)))?;
        for (ids, word) in [(&difference.new, "new area"), (&difference.gone, "area gone")] {
            for id in ids {
                lines.write_record([designate.id.as_str(), word, "1", id, "", "", ""].map(inert))?;
            }
        }
        let unchanged = difference.unchanged.to_string();
        lines.write_record([designate.id.as_str(), "unchanged", &unchanged, "", "", "", ""])?;
    }
    if !any {
        return Err(ScreenFileError::NothingInCommon);
    }
    Ok(lines.flush()?)
}
