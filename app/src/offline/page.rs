//! The page at `/uden-net`: kept on the device, and shown where nothing else is.

use leptos::prelude::*;

use crate::{Fault, document::data::Document, locale::t, screening::published::Published, visit::Visit};

/// Says what can be read without a network, and from when the figures are.
pub(crate) async fn render(visit: &Visit) -> Result<Document, Fault> {
    let language = visit.language;
    let published = Published::read(&visit.services.db).await?;
    let day = language.date(&published.run.ran_at.format("%Y-%m-%d").to_string());
    let title = t!(language, "offline-title");
    let html = view! {
        <div class="fault">
            <h1 tabindex="-1">{title.clone()}</h1>
            <p class="lead">{t!(language, "offline-text")}</p>
            <p>{t!(language, "offline-areas", day = day)}</p>
            <ul class="ways">
                <li><a href="/">{t!(language, "nav-map")}</a></li>
                <li><a href="/omraader">{t!(language, "nav-areas")}</a></li>
            </ul>
        </div>
    };
    Ok(Document::page(title, t!(language, "offline-text"), html.to_html()))
}
