//! Texts: how one in Markdown is written and what of it can't be published, and the English of those that several things
//! may share.

use app::prose::pictures_in;
use store::{Db, Tx};

use crate::{content::written::Written, fault::Fault, form::Problems};

/// How a text is written.
pub(crate) const MARKDOWN: &str = "Tom linje giver nyt afsnit. ## Overskrift, - punkt, **fed**, [ord](/maal) er et link. \
                                   Et billede sættes ind med den linje, der står ved billedet under »Billeder«.";

/// Pictures must be ours and must say what they show, unless they are decoration.
pub(crate) async fn check(
    db: &Db,
    written: &Written,
    fields: &[&'static str],
    problems: &mut Problems,
) -> Result<(), Fault> {
    for field in fields {
        for (address, alt) in pictures_in(written.text(field)) {
            let Some(address) = address else {
                problems.add(field, "Et billede i teksten er ikke et af vores. Læg det op under »Billeder« først.");
                continue;
            };
            match db.picture(&address.id).await? {
                None => problems.add(field, format!("Billedet {address} findes ikke. Se linjen under »Billeder«.")),
                Some(picture) if alt.trim().is_empty() && !picture.is_decoration => problems.add(
                    field,
                    format!(
                        "Skriv, hvad billedet {address} viser, mellem ![ og ]: det er for dem, der ikke kan se det."
                    ),
                ),
                Some(_) => {}
            }
        }
    }
    Ok(())
}

/// What stands in a thing, with the English that its texts have; each Danish field with its English one.
pub(crate) async fn with_english(db: &Db, written: Written, fields: &[(&str, &str)]) -> Result<Written, Fault> {
    let known = db.translations().await?;
    let english = |danish: &str| known.iter().find(|(known, _)| known == danish).map(|(_, english)| english.clone());
    Ok(fields.iter().fold(written, |written, (danish, field)| {
        let english = english(written.text(danish)).unwrap_or_default();
        written.with(field, english)
    }))
}

/// Writes the English of a thing's texts. Where none is written, what there is stays: another thing may say the same in
/// Danish.
pub(crate) async fn put_english(tx: &mut Tx, written: &Written, fields: &[(&str, &str)]) -> Result<(), Fault> {
    for (danish, english) in fields.iter().map(|(danish, field)| (written.text(danish), written.text(field))) {
        if !danish.is_empty() && !english.is_empty() {
            tx.put_translation(danish, english).await?;
        }
    }
    Ok(())
}
