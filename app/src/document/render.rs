//! Which feature renders which address.

use domain::area::Slug;
use leptos_router::params::ParamsMap;

use crate::{
    Fault, about, area, areas, correction, document::data::Document, goal, initiative, locale, map, method, missing,
    organisation, services::Services, trial, visit::Visit,
};

/// The longest query that is read, in bytes: a few words and choices.
const LONGEST_QUERY: usize = 1024;

/// The document at an address; one that says so where there is none.
pub(super) async fn document(path: &str, query: &str) -> Result<Document, Fault> {
    let visit = visit(Services::get()?, path, query).await?;
    let found = match page(&visit).await {
        Err(Fault::NotFound) => missing::render(&visit).await?,
        found => found?,
    };
    let address = if found.address.is_empty() { visit.path.clone() } else { found.address };
    Ok(Document { html: locale::link::localise(found.html, visit.language), address, ..found })
}

/// The request for an address; a query that is longer than ours counts as none.
pub(crate) async fn visit(services: Services, path: &str, query: &str) -> Result<Visit, Fault> {
    let query = if query.len() > LONGEST_QUERY { "" } else { query };
    let (language, path) = locale::split(path);
    Visit::new(services, language, path, read(query), query).await
}

/// Which feature renders a path: the whole list of pages.
async fn page(visit: &Visit) -> Result<Document, Fault> {
    let parts: Vec<_> = visit.path.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] => map::home::render(visit).await,
        ["omraade", slug] => area::render(visit, &Slug::parse(slug).ok_or(Fault::NotFound)?).await,
        ["omraader"] => areas::render(visit).await,
        ["maal"] => goal::render(visit).await,
        ["indsatser"] => initiative::render(visit).await,
        ["indsatser", slug] => initiative::render_one(visit, slug).await,
        ["organisationer", slug] => organisation::render(visit, slug).await,
        ["ret"] => correction::render(visit).await,
        ["tak"] => correction::render_thanks(visit).await,
        ["metode"] => method::render(visit).await,
        ["metode", "proev"] => trial::render(visit).await,
        ["om"] => about::render(visit).await,
        _ => Err(Fault::NotFound),
    }
}

/// The parameters of a query; what can't be decoded is left out.
fn read(query: &str) -> ParamsMap {
    let mut parameters = ParamsMap::new();
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        if let (Some(name), Some(value)) = (decoded(name), decoded(value)) {
            parameters.insert(name, value);
        }
    }
    parameters
}

/// Undoes the encoding of a form: `+` for a space, `%C3%B8` for "ø".
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                let digits = std::str::from_utf8(&digits).ok()?;
                bytes.push(u8::from_str_radix(digits, 16).ok()?);
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn queries_are_decoded() {
        let query = read("q=N%C3%B8rre+bro&sorter=indkomst&tom=&%ff=x&a=%zz");
        assert_eq!(query.get("q").as_deref(), Some("Nørre bro"));
        assert_eq!(query.get("sorter").as_deref(), Some("indkomst"));
        assert_eq!(query.get("tom").as_deref(), Some(""));
        assert_eq!(query.get("a"), None);
    }

    proptest! {
        #[test]
        fn no_query_breaks_the_reader(text in ".{0,200}") {
            let _ = read(&text);
        }
    }
}
