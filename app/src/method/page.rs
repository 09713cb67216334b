//! The page at `/metode`.

use leptos::prelude::*;

use crate::{
    Fault,
    document::data::Document,
    locale::{Language, t},
    method::{
        data::{Criterion, Method, Methods, Moved, Robustness, Since},
        load,
    },
    visit::Visit,
};

/// How we compute, how sure it is, what the municipality has published of its own screening, and what is missing.
pub async fn render(visit: &Visit) -> Result<Document, Fault> {
    let language = visit.language;
    let methods = load::methods(visit).await?;
    let title = t!(language, "method-title");
    let html = view! {
        <h1 tabindex="-1">{title.clone()}</h1>
        <p class="lead">{t!(language, "method-lead")}</p>
        <p class="buttons">
            <a class="button" href="/metode/proev">{t!(language, "method-try")}</a>
            <a class="button plain" href="/metode/laes-tallene">{t!(language, "method-read")}</a>
        </p>
        {whole(methods, language)}
    };
    Ok(Document::page(title, t!(language, "method-description"), html.to_html()))
}

fn whole(methods: Methods, language: Language) -> AnyView {
    let facts = methods.run.into_iter().map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> });
    let contents = methods.methods.iter().map(|method| {
        let href = format!("#{}", method.place);
        view! { <li><a href=href>{method.title.clone()}</a>" "<span class="fine">{method.version.clone()}</span></li> }
    });
    view! {
        <section>
            <h2>{t!(language, "method-now")}</h2>
            <dl class="facts">{facts.collect_view()}</dl>
        </section>
        {methods.robustness.map(|robustness| robust(robustness, language))}
        {since(methods.since, language)}
        <section>
            <h2>{t!(language, "method-all")}</h2>
            <p class="prose">{t!(language, "method-all-text")}</p>
            <ul class="links">{contents.collect_view()}</ul>
        </section>
        {methods.methods.into_iter().enumerate().map(|(at, one)| method(one, at == 0, language)).collect_view()}
        {split(methods.split, language)}
        {limits(language)}
    }
    .into_any()
}

/// In how many variants answers stay, and what each limit does by itself.
fn robust(told: Robustness, language: Language) -> AnyView {
    let (variants, share) = (told.variants.as_str(), told.share.as_str());
    let row = |one: super::data::Move| {
        let cell = |count: usize| t!(language, "method-moves-count", count = count);
        view! {
            <tr>
                <th scope="row">{one.name}</th>
                <td>{cell(one.lower)}</td>
                <td>{cell(one.higher)}</td>
                <td>{one.part}</td>
            </tr>
        }
    };
    let label = t!(language, "method-moves-caption", share = share);
    let table = (!told.moves.is_empty()).then(|| {
        view! {
            <h3>{t!(language, "method-moves")}</h3>
            <p class="prose">{t!(language, "method-moves-text", share = share)}</p>
            <div class="table-scroll narrow" tabindex="0" role="region" aria-label=label.clone()>
                <table>
                    <caption class="visually-hidden">{label.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!(language, "method-criterion")}</th>
                            <th scope="col">{t!(language, "method-moves-lower", share = share)}</th>
                            <th scope="col">{t!(language, "method-moves-higher", share = share)}</th>
                            <th scope="col">{t!(language, "method-moves-part")}</th>
                        </tr>
                    </thead>
                    <tbody>{told.moves.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
            <p class="prose fine">{t!(language, "method-moves-part-text", share = share)}</p>
        }
    });
    view! {
        <section id="robusthed">
            <h2>{t!(language, "method-sure")}</h2>
            <p class="prose">{t!(language, "method-sure-text", variants = variants, share = share)}</p>
            <ul class="prose">
                <li>{t!(language, "method-sure-always", count = told.always)}</li>
                <li>{t!(language, "method-sure-mostly", count = told.mostly)}</li>
                <li>{t!(language, "method-sure-seldom", count = told.seldom)}</li>
            </ul>
            {table}
        </section>
    }
    .into_any()
}

/// The publication before, and what is different.
fn since(since: Since, language: Language) -> AnyView {
    let said = match since {
        Since::First => view! { <p class="prose">{t!(language, "method-since-first")}</p> }.into_any(),
        Since::Other(before) => {
            let said =
                t!(language, "method-since-other", title = before.title, version = before.version, day = before.day);
            view! { <p class="prose">{said}</p> }.into_any()
        }
        Since::Moved { before, came_in, went_out, unchanged } => {
            let said =
                t!(language, "method-since-text", title = before.title, version = before.version, day = before.day);
            view! {
                <p class="prose">{said}</p>
                <h3>{t!(language, "method-came-in", count = came_in.len())}</h3>
                {moved(came_in)}
                <h3>{t!(language, "method-went-out", count = went_out.len())}</h3>
                {moved(went_out)}
                <p>{t!(language, "method-unchanged", count = unchanged)}</p>
            }
            .into_any()
        }
    };
    view! { <section id="forskel"><h2>{t!(language, "method-since")}</h2>{said}</section> }.into_any()
}

fn moved(areas: Vec<Moved>) -> Option<AnyView> {
    let one = |area: Moved| {
        let name = if area.href.is_empty() {
            area.name.into_any()
        } else {
            view! { <a href=area.href>{area.name}</a> }.into_any()
        };
        view! { <li>{name}": "{area.why}</li> }
    };
    (!areas.is_empty()).then(|| view! { <ul class="prose">{areas.into_iter().map(one).collect_view()}</ul> }.into_any())
}

/// From the draft's six criteria to the eight of the final policy.
fn split(rows: Vec<(String, Vec<String>)>, language: Language) -> Option<AnyView> {
    let row = |(draft, last): (String, Vec<String>)| {
        let is_split = last.len() > 1;
        let names = last.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
        let word = is_split.then(|| view! { <small>{t!(language, "method-split-word")}</small> });
        view! { <tr><th scope="row">{draft}{word}</th><td><ul class="plain">{names}</ul></td></tr> }
    };
    (!rows.is_empty()).then(|| {
        let label = t!(language, "method-split-caption");
        view! {
            <section id="fra-seks-til-otte">
                <h2>{t!(language, "method-split")}</h2>
                <p class="prose">{t!(language, "method-split-text")}</p>
                <div class="table-scroll narrow" tabindex="0" role="region" aria-label=label.clone()>
                    <table>
                        <caption class="visually-hidden">{label.clone()}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{t!(language, "method-split-draft")}</th>
                                <th scope="col">{t!(language, "method-split-final")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any()
    })
}

/// What is known to be missing or weak, and how to object.
fn limits(language: Language) -> AnyView {
    let weak = [
        t!(language, "method-limit-choice"),
        t!(language, "method-limit-years"),
        t!(language, "method-limit-safety"),
        t!(language, "method-limit-unknown"),
        t!(language, "method-limit-area"),
    ];
    let missing = [
        t!(language, "method-missing-rules"),
        t!(language, "method-missing-roder"),
        t!(language, "method-missing-outlines"),
        t!(language, "method-missing-names"),
    ];
    let line = |text: String| view! { <li>{text}</li> };
    view! {
        <section id="begraensninger">
            <h2>{t!(language, "method-limits")}</h2>
            <ul class="prose">{weak.map(line).collect_view()}</ul>
        </section>
        <section>
            <h2>{t!(language, "method-missing")}</h2>
            <ul class="prose">{missing.map(line).collect_view()}</ul>
            <p class="prose">{t!(language, "method-missing-text")}</p>
        </section>
        <section id="indsigelse">
            <h2>{t!(language, "method-object")}</h2>
            <p class="prose">{t!(language, "method-object-ours")}</p>
            <p class="prose">{t!(language, "method-object-others")}</p>
            <p><a href="/om">{t!(language, "method-object-contact")}</a></p>
        </section>
    }
    .into_any()
}

/// A method in words; its criteria stand open in the published one, and fold in the others.
fn method(method: Method, is_published: bool, language: Language) -> AnyView {
    let count = method.criteria.len();
    view! {
        <section class="method" id=method.place>
            <p class="eyebrow">{method.origin}</p>
            <h2>{method.title}</h2>
            <p class="lead">{method.summary}</p>
            <p>{method.rule}</p>
            <p class="fine">
                {method.version}". "<a href=method.file download rel="external">{t!(language, "method-file")}</a>
            </p>
            <details open=is_published>
                <summary>{t!(language, "method-criteria", count = count)}</summary>
                <ol class="criteria">
                    {method.criteria.into_iter().map(|one| criterion(one, language)).collect_view()}
                </ol>
                {combined(method.combined, language)}
            </details>
            {lists(method.lists, language)}
        </section>
    }
    .into_any()
}

/// How criteria are put together, where it takes more than a sentence.
fn combined(criteria: Vec<(String, String)>, language: Language) -> Option<AnyView> {
    let one = |(name, when): (String, String)| view! { <div><dt>{name}</dt><dd>{when}</dd></div> };
    (!criteria.is_empty()).then(|| {
        view! {
            <h3>{t!(language, "method-combined")}</h3>
            <dl class="facts">{criteria.into_iter().map(one).collect_view()}</dl>
        }
        .into_any()
    })
}

/// The lists that bring areas in whatever the numbers say.
fn lists(lists: Vec<String>, language: Language) -> Option<AnyView> {
    (!lists.is_empty()).then(|| {
        let lines = lists.into_iter().map(|list| view! { <li>{list}</li> }).collect_view();
        view! {
            <h3>{t!(language, "method-lists")}</h3>
            <p>{t!(language, "method-lists-text")}</p>
            <ul class="prose">{lines}</ul>
        }
        .into_any()
    })
}

fn criterion(criterion: Criterion, language: Language) -> AnyView {
    let missing = (!criterion.missing.is_empty()).then(|| {
        view! {
            <p><span class="verdict none">{t!(language, "method-no-data")}</span>" "{criterion.missing}</p>
        }
    });
    let paragraph = |text: String, class: &'static str| (!text.is_empty()).then(|| view! { <p class=class>{text}</p> });
    view! {
        <li>
            <h3>{criterion.name}</h3>
            <p class="measures">{criterion.measures}</p>
            {paragraph(criterion.rule, "")}
            {missing}
            {paragraph(criterion.note, "fine")}
            {paragraph(criterion.source, "fine")}
        </li>
    }
    .into_any()
}
