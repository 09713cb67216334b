//! The criteria that put others together, in words: so many of them, all, in several years, in the neighbourhood.

use crate::{
    figure::Unit,
    method::{
        Criterion, Method, Rule,
        criterion::{Count, Neighbours, Years},
    },
    text,
};

use super::{Language, name};

/// Every criterion of the method that is made of others: its name, and when it is met.
///
/// "Parallelsamfund", "Opfyldt, når »Udsat boligområde« og »Mere end 50 % …« er opfyldt."
#[must_use]
pub fn combined(method: &Method, language: Language) -> Vec<(String, String)> {
    let told = method.criteria.iter().filter_map(|criterion| {
        let said = when(method, criterion, language)?;
        let said = match language {
            Language::Danish => format!("Opfyldt, når {said}."),
            Language::English => format!("Met when {said}."),
        };
        Some((text::capitalised(name(method, criterion, language)), said))
    });
    told.collect()
}

/// When a criterion is met; `None` for one that asks about a number itself.
fn when(method: &Method, criterion: &Criterion, language: Language) -> Option<String> {
    let called = |id: &str| {
        let own = method.criterion(id).map(|criterion| name(method, criterion, language));
        let indicator = method.indicators.iter().find(|indicator| indicator.id == id);
        let of_indicator = indicator.map(|indicator| language.of(&indicator.name, &indicator.name_en));
        language.quoted(own.or(of_indicator).filter(|name| !name.is_empty()).unwrap_or(id))
    };
    let names = |ids: &[String]| language.list(&ids.iter().map(|id| called(id)).collect::<Vec<_>>());
    Some(match criterion.rule()? {
        Rule::Threshold { .. } | Rule::Unpublished { .. } => return None,
        Rule::Count(count) => of_count(count, &names, language),
        Rule::All(ids) => match language {
            Language::Danish => format!("{} er opfyldt", names(ids)),
            Language::English => format!("{} {} met", names(ids), if ids.len() == 1 { "is" } else { "are" }),
        },
        Rule::Any(ids) => match language {
            Language::Danish => format!("mindst ét er opfyldt af {}", names(ids)),
            Language::English => format!("at least one is met of {}", names(ids)),
        },
        Rule::Not(id) => match language {
            Language::Danish => format!("{} ikke er opfyldt", called(id)),
            Language::English => format!("{} is not met", called(id)),
        },
        Rule::Years(years) => of_years(years, &called(&years.of), language),
        Rule::Neighbours(near) => of_neighbours(near, &called(&near.of), language),
        Rule::NoValue(id) => match language {
            Language::Danish => format!("der ikke er noget tal for {}", called(id)),
            Language::English => format!("there is no figure for {}", called(id)),
        },
    })
}

fn of_count(count: &Count, names: &dyn Fn(&[String]) -> String, language: Language) -> String {
    let (least, all) = (language.count(count.at_least as usize), names(&count.of));
    let said = match language {
        Language::Danish => format!("mindst {least} er opfyldt af {all}"),
        Language::English => {
            format!("at least {least} {} met of {all}", if count.at_least == 1 { "is" } else { "are" })
        }
    };
    if count.mandatory.is_empty() {
        return said;
    }
    let needed = names(&count.mandatory);
    match language {
        Language::Danish => format!("{said}, og {needed} skal være med"),
        Language::English => format!("{said}, and {needed} must be among them"),
    }
}

fn of_years(years: &Years, called: &str, language: Language) -> String {
    let latest = language.count(years.latest as usize);
    match (years.at_least.filter(|least| *least < years.latest), language) {
        (None, Language::Danish) => format!("{called} er opfyldt i hvert af de seneste {latest} år"),
        (None, Language::English) => format!("{called} is met in each of the latest {latest} years"),
        (Some(least), _) => {
            let least = language.count(least as usize);
            match language {
                Language::Danish => format!("{called} er opfyldt i mindst {least} af de seneste {latest} år"),
                Language::English => format!("{called} is met in at least {least} of the latest {latest} years"),
            }
        }
    }
}

fn of_neighbours(near: &Neighbours, called: &str, language: Language) -> String {
    let where_met = match near.at_least {
        Some(1) => language.pick("ét naboområde", "one neighbouring area").to_owned(),
        Some(least) => {
            format!("{} {}", language.count(least as usize), language.pick("naboområder", "neighbouring areas"))
        }
        None => {
            let share = language.value(100.0 * near.share.unwrap_or(1.0), Some(Unit::Procent), 0);
            format!("{share} {}", language.pick("af naboområderne", "of the neighbouring areas"))
        }
    };
    match language {
        Language::Danish => format!("{called} er opfyldt i mindst {where_met}"),
        Language::English => format!("{called} is met in at least {where_met}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method;

    /// Every kind of combination, each said in both languages.
    #[test]
    fn each_kind_is_said() {
        let method = method::parse(
            "id = \"m\"\nversion = \"1\"\ntitle = \"M\"\norigin = \"published\"\n\
             [areas]\nid = \"id\"\nperiod = \"aar\"\n\
             [[indicators]]\nid = \"x\"\nname = \"X\"\nname_en = \"Ex\"\n[[indicators]]\nid = \"y\"\nname = \"Y\"\n\
             [[criteria]]\nid = \"x\"\nat_least = 10\n[[criteria]]\nid = \"y\"\nat_least = 1\n\
             [[criteria]]\nid = \"k\"\nmet = { at_least = 1, of = [\"x\", \"y\"], mandatory = [\"y\"] }\n\
             [[criteria]]\nid = \"alle\"\nall = [\"x\", \"y\"]\n[[criteria]]\nid = \"et\"\nany = [\"x\", \"y\"]\n\
             [[criteria]]\nid = \"ej\"\nnot = \"x\"\n[[criteria]]\nid = \"aar\"\nyears = { of = \"x\", latest = 5 }\n\
             [[criteria]]\nid = \"nogle\"\nyears = { of = \"x\", latest = 5, at_least = 3 }\n\
             [[criteria]]\nid = \"nabo\"\nneighbours = { of = \"x\", share = 0.5 }\n\
             [[criteria]]\nid = \"tomt\"\nno_value = \"x\"\n[[designate]]\nid = \"d\"\nby = \"k\"\n",
        )
        .unwrap();
        let said = |language| combined(&method, language).into_iter().map(|(_, said)| said).collect::<Vec<_>>();
        assert_eq!(
            said(Language::Danish),
            [
                "Opfyldt, når mindst ét er opfyldt af »X« og »Y«, og »Y« skal være med.",
                "Opfyldt, når »X« og »Y« er opfyldt.",
                "Opfyldt, når mindst ét er opfyldt af »X« og »Y«.",
                "Opfyldt, når »X« ikke er opfyldt.",
                "Opfyldt, når »X« er opfyldt i hvert af de seneste fem år.",
                "Opfyldt, når »X« er opfyldt i mindst tre af de seneste fem år.",
                "Opfyldt, når »X« er opfyldt i mindst 50\u{a0}% af naboområderne.",
                "Opfyldt, når der ikke er noget tal for »X«.",
            ]
        );
        let english = said(Language::English);
        assert!(english.iter().all(|line| line.starts_with("Met when ") && line.contains("Ex")), "{english:?}");
        assert_eq!(combined(&method, Language::Danish)[0].0, "K");
    }

    #[test]
    fn a_method_of_plain_questions_has_none() {
        let method = method::parse(
            "id = \"m\"\nversion = \"1\"\ntitle = \"M\"\norigin = \"published\"\n\
             [[indicators]]\nid = \"x\"\nname = \"X\"\n[[criteria]]\nid = \"x\"\nat_least = 10\n\
             [[designate]]\nid = \"d\"\nby = \"x\"\n",
        );
        assert_eq!(combined(&method.unwrap(), Language::Danish), []);
    }
}
