//! What discretion does to a run: how many numbers are withheld by which rule, and which areas' answers rest on one. The
//! numbers themselves are not shown, to staff neither (docs/decisions/0017).

use std::collections::HashMap;

use app::screening::ground::Ground;
use domain::screening::{Effect, Reach, Why};
use maud::{Markup, html};

use crate::fault::Fault;

/// How many areas are listed; the table below has them all.
const MOST: usize = 50;

/// The rules, in the order in which they are told.
const RULES: [(Why, &str, &str); 4] = [
    (Why::Few, "tallet dækker for få personer, eller alle på nær for få", "Få personer"),
    (Why::FewPeople, "for få personer at tælle ud af", "Få at tælle ud af"),
    (Why::Protects, "beskytter et andet tal, som ellers kunne regnes ud fra byens", "Beskytter et andet"),
    (Why::Publisher, "holdt tilbage af den, der udgiver tallene", "Holdt tilbage af udgiveren"),
];

/// The section on it.
pub(super) fn section(ground: &Ground, names: &HashMap<String, String>) -> Result<Markup, Fault> {
    let screened = ground.screened()?;
    let method = &ground.method;
    let effects = screened.effects();
    let cells = || effects.iter().flat_map(|effect| &effect.withheld);
    let reached = |reach: Reach| -> Vec<&Effect> { effects.iter().filter(|effect| effect.reach == reach).collect() };
    let (open, could) = (reached(Reach::NotAssessed), reached(Reach::CouldChange));
    let rule = method.discretion;
    let list = |areas: &[&Effect]| {
        html! {
            ul {
                @for effect in areas.iter().take(MOST) {
                    li {
                        strong { (names.get(screened.id(effect.area)).map_or(screened.id(effect.area), String::as_str)) } ": "
                        @for (place, (indicator, why)) in effect.withheld.iter().enumerate() {
                            @if place > 0 { ", " }
                            @let one = &method.indicators[*indicator];
                            (if one.name.is_empty() { &one.id } else { &one.name }) " (" (short(*why)) ")"
                        }
                    }
                }
                @if areas.len() > MOST { li { "… og " (areas.len() - MOST) " til" } }
            }
        }
    };
    Ok(html! {
        section #diskretion {
            h2 { "Tal, der ikke vises, og hvad det betyder" }
            p { "Andele af færre end " (persons(rule.small_cell)) ", eller ud af færre end " (persons(rule.minimum_population)) ", vises ikke. "
                @if rule.calculate_with_withheld { "Metoden regner med dem alligevel, så de ændrer intet svar." } @else { "Metoden regner heller ikke med dem." } }
            @if effects.is_empty() { p { "I denne screening er intet tal holdt tilbage." } } @else {
                ul.numbers { li { strong { (cells().count()) } " tal holdt tilbage i " (effects.len()) @if effects.len() == 1 { " område" } @else { " områder" } } }
                ul {
                    @for (why, said, _) in RULES {
                        @let count = cells().filter(|(_, of)| *of == why).count();
                        @if count > 0 { li { (count) ": " (said) } }
                    }
                }
                @if !open.is_empty() {
                    h3 { "Ikke vurderet (" (open.len()) ")" }
                    p { "Der siges intet om disse områder. Et tal, som er holdt tilbage, kunne have gjort forskellen." }
                    (list(&open))
                }
                @if !could.is_empty() {
                    h3 { "Svaret kunne være et andet (" (could.len()) ")" }
                    p { "Der er et svar, men det, der er holdt tilbage, kunne have ændret det. Om det ville, siger vi ikke: det ville røbe tallet." }
                    (list(&could))
                }
                @if open.is_empty() && could.is_empty() { p { "Intet svar kan ændres af det, der er holdt tilbage." } }
            }
        }
    })
}

fn short(why: Why) -> &'static str {
    RULES.iter().find(|(known, ..)| *known == why).map_or("", |(.., short)| *short)
}

fn persons(least: f64) -> String {
    format!("{least} personer").replace('.', ",")
}
