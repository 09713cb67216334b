//! What every page says first while something made up is public: figures that `byblik demo-data` made.

use leptos::prelude::*;

use crate::{Fault, locale::t, screening::MADE_UP, visit::Visit};

/// The notice, when the published run's method or set of figures is called made up.
pub(super) async fn notice(visit: &Visit) -> Result<Option<String>, Fault> {
    let db = &visit.services.db;
    let Some(run) = db.published_run().await? else { return Ok(None) };
    let of_figures = db.snapshot(&run.snapshot).await?.is_some_and(|snapshot| snapshot.title.starts_with(MADE_UP));
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
