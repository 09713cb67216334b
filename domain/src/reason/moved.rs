//! What moved an area between two screenings, in words.

use super::language::Language;
use crate::{method::Method, screening::Cause, text};

/// The causes in a sentence; `method` is that of the later screening, which knows the names.
///
/// "Tallene er andre for kriteriet uddannelse."
#[must_use]
pub fn moved(causes: &[Cause], method: &Method, language: Language) -> String {
    let one = |cause: &Cause| text::sentence(&text::capitalised(&said(cause, method, language)));
    causes.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn said(cause: &Cause, method: &Method, language: Language) -> String {
    let criterion = |id: &str| match method.criterion(id) {
        Some(criterion) => super::why::label(method, criterion, language),
        None => id.to_owned(),
    };
    let list = |id: &str| -> String {
        let include = method.include.iter().find(|include| include.id == id);
        include.map_or(id, |include| language.of(&include.name, &include.name_en)).to_owned()
    };
    let (danish, english, name) = match cause {
        Cause::Data(id) => {
            ("tallene er andre for kriteriet {}", "the figures are different for the criterion {}", criterion(id))
        }
        Cause::Method(id) => ("kriteriet {} er et andet", "the criterion {} is different", criterion(id)),
        Cause::DataAndMethod(id) => (
            "både tallene og kriteriet er andre for {}",
            "both the figures and the criterion are different for {}",
            criterion(id),
        ),
        Cause::Around => (
            "tallene er andre for andre år eller for naboerne",
            "the figures of other years or of the neighbours are different",
            String::new(),
        ),
        Cause::Rule => (
            "reglen, der samler kriterierne, er en anden",
            "the rule that combines the criteria is different",
            String::new(),
        ),
        Cause::List(id) => ("det skyldes listen »{}«", "it is due to the list “{}”", list(id)),
        Cause::Exclusion(id) => (
            "svaret på »{}«, som holder områder ude, er et andet",
            "the answer to “{}”, which keeps areas out, is different",
            criterion(id),
        ),
        Cause::Group => (
            "gruppen af naboer, det hører til, har en anden størrelse eller grænse",
            "the group of neighbours that it belongs to has another size or limit",
            String::new(),
        ),
    };
    language.pick(danish, english).replace("{}", &name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method;

    #[test]
    fn every_cause_has_its_sentence_in_both_languages() {
        let method = method::parse(
            "id = \"m\"\nversion = \"1\"\ntitle = \"M\"\norigin = \"published\"\n[[indicators]]\nid = \"x\"\n\
             name = \"Uddannelse\"\n[[criteria]]\nid = \"x\"\nover = 1\n[[designate]]\nid = \"d\"\nby = \"x\"\n\
             [[include]]\nid = \"l\"\nname = \"Listen\"\ndate = \"2024-12-01\"\nreason = \"R.\"\ncolumn = \"l\"\n",
        )
        .unwrap();
        let x = || "x".to_owned();
        let causes = [
            Cause::Data(x()),
            Cause::Method(x()),
            Cause::DataAndMethod(x()),
            Cause::Rule,
            Cause::Around,
            Cause::List("l".into()),
            Cause::Exclusion("gone".into()),
            Cause::Group,
        ];
        for cause in &causes {
            for language in [Language::Danish, Language::English] {
                let said = moved(std::slice::from_ref(cause), &method, language);
                assert!(said.ends_with('.') && !said.contains("{}"), "{said}");
                assert!(said.chars().next().is_some_and(char::is_uppercase), "{said}");
            }
        }
        assert_eq!(
            moved(&[Cause::Data(x()), Cause::List("l".into())], &method, Language::Danish),
            "Tallene er andre for kriteriet uddannelse. Det skyldes listen »Listen«."
        );
    }
}
