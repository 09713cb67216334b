//! Texts in Markdown: how one is written, and what of one can't be published.

use app::prose::pictures_in;
use store::Db;

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
