//! The frame around every staff page: the name of the site, the way to each part, who is signed in.

use axum::response::Html;
use domain::staff::Permission;
use maud::{DOCTYPE, Markup, html};
use store::Staff;

use crate::{desk::Desk, form::Posted};

/// The parts of the staff's pages: address, name, and who they are for.
const PARTS: &[(&str, &str, Permission)] = &[
    ("/admin", "Overblik", Permission::Look),
    ("/admin/data", "Data", Permission::Look),
    ("/admin/screening", "Screening", Permission::Look),
    ("/admin/metoder", "Metoder", Permission::Look),
    ("/admin/udpegninger", "Udpegninger", Permission::Look),
    ("/admin/indhold", "Indhold", Permission::Look),
    ("/admin/indsatser", "Indsatser", Permission::Look),
    ("/admin/rettelser", "Rettelser", Permission::Look),
    ("/admin/brugere", "Brugere", Permission::People),
    ("/admin/log", "Log", Permission::Audit),
];

/// One's own account, which the own name leads to.
const ACCOUNT: &str = "/admin/mig";

/// What was just done, by the word that stands in the address after it; nothing a stranger writes there is shown.
const DONE: &[(&str, &str)] = &[
    ("inviteret", "Invitationen er klar."),
    ("roller", "Rollerne er ændret."),
    ("lukket", "Kontoen er lukket, og personen er logget ud alle steder."),
    ("aabnet", "Kontoen er åbnet igen."),
    ("slettet", "Personen er slettet. Loggen viser kun et nummer."),
    ("adgangskode", "Adgangskoden er skiftet, og du er logget ud alle andre steder."),
    ("afsluttet", "Der er logget ud."),
    ("andre-steder", "Du er logget ud alle andre steder."),
    ("koert", "Screeningen er kørt. Den er ikke offentlig endnu."),
    ("fandtes", "Den screening findes allerede: samme metode på de samme data giver det samme."),
    ("bemaerket", "Bemærkningen er gemt."),
    ("spurgt", "Der er bedt om godkendelse."),
    ("godkendt", "Screeningen er godkendt."),
    ("afvist", "Det er noteret, at screeningen ikke er godkendt."),
    ("udgivet", "Screeningen er offentlig."),
    ("planlagt", "Udgivelsen er planlagt."),
    ("aflyst", "Den planlagte udgivelse er aflyst."),
    ("taget-tilbage", "Den tidligere screening er offentlig igen."),
    ("kopieret", "Kopien er klar som kladde. Ret den, og gem."),
    ("kladde-gemt", "Kladden er gemt. Den er ikke offentlig."),
    ("kladde-slettet", "Kladden er slettet."),
    ("metode-gemt", "Metoden er gemt og kan køres under »Screening«. Den er ikke offentlig endnu."),
    ("udpegning-udgivet", "Udpegningen er offentlig."),
    ("behandlet", "Rettelsen er behandlet."),
    ("gemt", "Gemt som en ny version. Offentligheden ser den først, når den udgives."),
    ("offentligt", "Udgivet. Offentligheden ser det nu."),
    ("uaendret", "Der var intet nyt at gemme."),
    ("kladde", "Kladden er gemt. Kun du kan se den."),
    ("omraader", "De områder, stedet ligger i, er valgt i din kladde. Se dem igennem."),
    (
        "intet-sted",
        "Vi kan ikke finde stedet i København. Skriv en adresse med husnummer eller en position. Kladden er gemt.",
    ),
    ("kasseret", "Kladden er kasseret. Du ser det, der sidst blev gemt."),
    ("hentet-frem", "Versionen er hentet frem som en ny. Offentligheden ser den først, når den udgives."),
    ("taget-ned", "Taget ned. Offentligheden ser det ikke mere; alle versioner er gemt."),
    ("plan-ned", "Det er planlagt, hvornår det tages ned."),
    ("billede", "Billedet er lagt op. Kopiér linjen ved det ind i en tekst."),
    ("billede-slettet", "Billedet er slettet."),
    ("plan-aflyst", "Planen er aflyst."),
    ("laest-om", "Det er gemt, og filen læses sådan."),
    ("besvaret", "Svarene er gemt, og filen læses efter dem."),
    ("smidt-ud", "Filen er smidt ud. Intet andet er ændret."),
    ("genaabnet", "Rettelsen ligger i køen igen."),
    ("brev-sendt", "Brevet er noteret som sendt. Nu venter vi på svar."),
    ("brev-igen", "Brevet bliver sendt om lidt."),
    ("brev-lukket", "Spørgsmålet er lukket."),
    ("flere-aendret", "De valgte indsatser er ændret. Offentligheden ser det nu."),
    ("indsats-bekraeftet", "Det er noteret, at oplysningerne passer i dag."),
    ("indsats-tilbage", "Indsatsen står på listerne igen."),
    ("forbundet", "Kontoen er forbundet. Fra nu af logger du ind gennem jeres login-tjeneste."),
    ("loesnet", "Forbindelsen er fjernet. Lav et nyt link, så personen kan vælge en adgangskode."),
];

/// A page for who is signed in.
pub(crate) struct Page<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// Who looks.
    pub staff: &'a Staff,
    /// Its title.
    pub title: &'a str,
    /// The part that it belongs to, as an address.
    pub part: &'a str,
    /// What was just done, as a word of the address.
    pub done: &'a str,
}

impl Page<'_> {
    /// The whole document.
    pub(crate) fn around(&self, body: &Markup) -> Html<String> {
        let nav = html! {
            form.out method="post" action="/admin/log-ud" {
                a.who href=(ACCOUNT) aria-current=[(ACCOUNT == self.part).then_some("page")] {
                    (self.staff.name) span.visually-hidden { ", min konto" }
                }
                button.plain type="submit" { "Log ud" }
            }
            nav aria-label="Medarbejdere" {
                ul {
                    @for &(href, name, asked) in PARTS {
                        @if self.staff.may(asked) {
                            li { a href=(href) aria-current=[(href == self.part).then_some("page")] { (name) } }
                        }
                    }
                }
            }
        };
        let done = DONE.iter().find(|(word, _)| *word == self.done).map(|(_, text)| *text);
        let main = html! {
            @if let Some(done) = done { p.done role="status" { (done) } }
            (body)
        };
        document(self.desk, self.title, Some(&nav), &main)
    }
}

/// The word of what was just done, from the address.
pub(crate) fn done(query: Option<&str>) -> String {
    Posted::read(query.unwrap_or_default().as_bytes()).text("gjort").to_owned()
}

/// A page for who is not signed in, or for an error.
pub(crate) fn outside(desk: &Desk, title: &str, body: &Markup) -> Html<String> {
    document(desk, title, None, body)
}

fn document(desk: &Desk, title: &str, nav: Option<&Markup>, main: &Markup) -> Html<String> {
    let header = html! {
        a.brand href="/admin" { "Byblik" span { "for medarbejdere" } }
        @if let Some(nav) = nav { (nav) }
    };
    let footer = html! { a href="/" { "Til den offentlige side" } };
    bare(desk, &format!("{title} · Byblik for medarbejdere"), &header, main, &footer)
}

/// A document of the staff's looks, with a header and a footer of its own.
pub(crate) fn bare(desk: &Desk, title: &str, header: &Markup, main: &Markup, footer: &Markup) -> Html<String> {
    let document = html! {
        (DOCTYPE)
        html lang="da" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                link rel="stylesheet" href=(desk.settings.style);
                link rel="icon" href=(desk.settings.icon) type="image/svg+xml";
                title { (title) }
            }
            body.staff {
                a.skip href="#indhold" { "Spring til indholdet" }
                header.staff-header { (header) }
                main #indhold tabindex="-1" { (main) }
                footer.staff-footer { p { (footer) } }
            }
        }
    };
    Html(document.into_string())
}
