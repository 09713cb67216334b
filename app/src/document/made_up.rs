//! What every page says first while something made up is public: figures that `byblik demo-data` made.

use domain::figure::MADE_UP;
use leptos::prelude::*;

use crate::{Fault, locale::t, visit::Visit};

/// The notice, when the published run's method is called made up, or anything of its set is: the set itself, one that
/// brought something into it, or an area.
pub(super) async fn notice(visit: &Visit) -> Result<Option<String>, Fault> {
    let db = &visit.services.db;
    let Some(run) = db.published_run().await? else { return Ok(None) };
    let of_figures = db.is_marked(&run.snapshot, MADE_UP).await?;
    let of_method = || async {
        let stored = db.method(&run.method, &run.method_version).await?;
        let method = stored.and_then(|stored| domain::method::parse(&stored.file).ok());
        Ok::<_, Fault>(method.is_some_and(|method| method.title.starts_with(MADE_UP)))
    };
    if !of_figures && !of_method().await? {
        return Ok(None);
    }
    let said = t!(visit.language, "made-up");
    Ok(Some(view! { <p class="made-up" role="note"><strong>{said}</strong></p> }.to_html()))
}
