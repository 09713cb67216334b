//! Choosing a method and a set of data for a new run, with words on what each is.

use domain::{
    area::Level,
    method::{self, Origin},
    text::count,
};
use maud::{Markup, html};

use crate::{desk::Desk, fault::Fault, form::Problems, moment};

/// What was chosen.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Choice<'a> {
    /// The method: id and version with a blank between them.
    pub method: &'a str,
    /// The snapshot's id.
    pub data: &'a str,
}

/// A stored method, as far as it is of interest here.
struct Known {
    value: String,
    title: String,
    level: Option<Level>,
    origin: Option<Origin>,
    /// Why it can't be run here; empty where it can.
    why_not: &'static str,
}

/// The form for a new run: methods that can be run here, every set of data, and what they are.
pub(super) async fn form(desk: &Desk, choice: &Choice<'_>, problems: &Problems) -> Result<Markup, Fault> {
    let db = desk.db();
    let methods: Vec<Known> = db.methods().await?.iter().map(known).collect();
    let (can, cannot): (Vec<&Known>, Vec<&Known>) = methods.iter().partition(|one| one.why_not.is_empty());
    let mut snapshots = db.snapshots().await?;
    snapshots.reverse();
    let counts = db.figure_counts().await?;
    let figures = |id: &str| -> Vec<(Level, i64)> {
        counts.iter().filter(|(snapshot, ..)| snapshot == id).map(|(_, level, n)| (*level, *n)).collect()
    };
    let wrong = problems.texts("metode");
    Ok(html! {
        section {
            h2 { "Kør en screening" }
            form.row method="post" action="/admin/screening" {
                div.field.wrong[!wrong.is_empty()] {
                    label for="metode" { "Metode" }
                    @for text in &wrong { p.error #metode-wrong { (text) } }
                    select id="metode" name="metode" aria-describedby=[(!wrong.is_empty()).then_some("metode-wrong")] aria-invalid=[(!wrong.is_empty()).then_some("true")] {
                        @for one in can { option value=(one.value) selected[one.value == choice.method] { (one.title) } }
                    }
                }
                div.field {
                    label for="data" { "Data" }
                    select id="data" name="data" {
                        @for one in &snapshots { option value=(one.id) selected[one.id == choice.data] { (one.title) " (" (moment::said(one.loaded_at)) ")" } }
                    }
                }
                button type="submit" { "Kør" }
            }
            p.hint { "Intet bliver offentligt af at køre en screening." }
            details {
                summary { "Hvad er der at vælge imellem?" }
                h3 { "Data" }
                div.table-scroll tabindex="0" role="region" aria-label="Data" {
                    table {
                        thead { tr { th scope="col" { "Data" } th scope="col" { "Indlæst" } th scope="col" { "Tal" } th scope="col" { "For" } } }
                        tbody {
                            @for one in &snapshots {
                                tr {
                                    th scope="row" { (one.title) }
                                    td { (moment::said(one.loaded_at)) }
                                    td { (said(figures(&one.id).iter().map(|(_, n)| *n).sum())) }
                                    td { (figures(&one.id).iter().map(|(level, n)| format!("{}: {}", level.noun(), said(*n))).collect::<Vec<_>>().join(", ")) }
                                }
                            }
                        }
                    }
                }
                h3 { "Metoder" }
                div.table-scroll tabindex="0" role="region" aria-label="Metoder" {
                    table {
                        thead { tr { th scope="col" { "Metode" } th scope="col" { "Områder" } th scope="col" { "Hvem står bag" } th scope="col" { "Kan køres her" } } }
                        tbody {
                            @for one in methods.iter().filter(|one| one.why_not.is_empty()).chain(cannot) {
                                tr {
                                    th scope="row" { (one.title) }
                                    td { (one.level.map_or("andres", Level::noun)) }
                                    td { (one.origin.map_or("", stated_by)) }
                                    td { @if one.why_not.is_empty() { "Ja" } @else { "Nej: " (one.why_not) } }
                                }
                            }
                        }
                    }
                }
                p { a href="/admin/metoder" { "Se metoderne, eller lav en ny" } }
            }
        }
    })
}

fn known(stored: &store::Method) -> Known {
    let value = format!("{} {}", stored.id, stored.version);
    match method::parse(&stored.file) {
        Ok(method) => Known {
            title: format!("{}, version {}", method.title, method.version),
            level: method.level,
            origin: Some(method.origin),
            why_not: if method.level.is_none() {
                "den gælder ikke byens egne områder"
            } else if !method.is_runnable() {
                "dens regler er ikke offentliggjort"
            } else {
                ""
            },
            value,
        },
        Err(_) => Known { title: value.clone(), value, level: None, origin: None, why_not: "filen kan ikke læses" },
    }
}

fn stated_by(origin: Origin) -> &'static str {
    match origin {
        Origin::Byblik => "os",
        Origin::Municipality => "kommunen",
        Origin::State => "staten",
        Origin::Published => "andre",
    }
}

fn said(number: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "far fewer figures than 2^53")]
    count(number as f64)
}
