//! What a contact sees: what stands of their initiative, and three answers. A page of its own, without the staff's frame.

use app::correction::LONGEST_TEXT;
use axum::response::Html;
use maud::{Markup, html};
use store::Initiative;

use super::facts::Fact;
use crate::{
    desk::Desk,
    form::{Field, Kind, Problems, hidden},
    page::bare,
};

/// What stands, and the answers; each is a form of its own, so that none is sent by mistake with another.
pub(super) fn form(
    desk: &Desk,
    initiative: &Initiative,
    facts: &[Fact],
    key: &str,
    typed: &str,
    problems: &Problems,
) -> Html<String> {
    let answer = |said: &str, inside: &Markup| {
        html! {
            form method="post" action="/bekraeft" novalidate { (hidden("noegle", key)) (hidden("svar", said)) (inside) }
        }
    };
    let hint = format!("Højst {LONGEST_TEXT} tegn. Vi kan svare på den adresse, som linket kom til.");
    let field = Field {
        name: "tekst",
        label: "Hvad er forkert, og hvad er rigtigt?",
        hint: &hint,
        value: typed,
        kind: Kind::Long,
        is_required: true,
    };
    let body = html! {
        h1 { "Passer det stadig?" }
        p { "Det her viser vi om »" (initiative.title) "«. Læs det igennem, og svar nederst. Intet er sendt, før du trykker på en knap." }
        (problems.summary())
        dl.facts { @for (name, said) in facts { div { dt { (name) } dd { (said) } } } }
        section {
            h2 { "Alt er stadig rigtigt" }
            p { "Vi skriver på siden, at det er bekræftet i dag." }
            (answer("rigtigt", &html! { button type="submit" { "Alt er stadig rigtigt" } }))
        }
        section {
            h2 { "Noget skal rettes" }
            p { "Er du ikke den rette at spørge, så skriv det her." }
            (answer("ret", &html! { (field.shown(problems)) button.plain type="submit" { "Send rettelsen" } }))
        }
        section {
            h2 { "Indsatsen er slut" }
            p { "Så står den som afsluttet på siden." }
            (answer("slut", &html! { button.plain type="submit" { "Indsatsen er slut" } }))
        }
        p.hint { "Vi gemmer dit svar, og hvornår det kom. Når du har svaret, sletter vi din adresse fra spørgsmålet, og linket virker ikke mere. Skriver du en rettelse, gemmes adressen sammen med den, så vi kan svare." }
    };
    document(desk, "Passer det stadig?", &body)
}

/// The thanks.
pub(super) fn thanks(desk: &Desk, said: &str) -> Html<String> {
    let next = match said {
        "ret" => "En medarbejder læser det, du skrev, og retter siden.",
        "slut" => "Indsatsen står nu som afsluttet.",
        _ => "Nu står der på siden, at oplysningerne er bekræftet.",
    };
    let body = html! {
        h1 { "Tak for svaret" }
        p { (next) }
        p { a href="/indsatser" { "Se alle indsatser" } }
    };
    document(desk, "Tak for svaret", &body)
}

/// Where a link leads that is used up or never was one.
pub(super) fn gone(desk: &Desk) -> Html<String> {
    let body = html! {
        h1 { "Linket virker ikke mere" }
        p { "Det kan bruges én gang. Har du allerede svaret, har vi fået dit svar." }
        p { "Vil du rette noget, kan du finde indsatsen på " a href="/indsatser" { "listen over indsatser" } " og skrive under »Er der noget galt?« nederst på dens side." }
    };
    document(desk, "Linket virker ikke mere", &body)
}

fn document(desk: &Desk, title: &str, main: &Markup) -> Html<String> {
    let header = html! { a.brand href="/" { "Byblik" } };
    let footer = html! { a href="/privatliv" { "Sådan passer vi på oplysninger" } };
    bare(desk, &format!("{title} · Byblik"), &header, main, &footer)
}
