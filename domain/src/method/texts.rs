//! The texts of a method that stand in its file in one language only, for whoever translates them.

use super::Method;

impl Method {
    /// The method with every text that has no English beside it put through `translate`.
    #[must_use]
    pub fn translated(mut self, translate: impl Fn(&str) -> String) -> Self {
        self.each_text(&mut |text| *text = translate(text));
        self
    }

    /// Every text that has no English beside it, in the file's order of things.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        self.clone().each_text(&mut |text| texts.push(text.clone()));
        texts
    }

    fn each_text(&mut self, visit: &mut impl FnMut(&mut String)) {
        let mut each = |text: &mut String| {
            if !text.is_empty() {
                visit(text);
            }
        };
        each(&mut self.title);
        each(&mut self.summary);
        for reference in &mut self.references {
            each(&mut reference.name);
        }
        for indicator in &mut self.indicators {
            named(&mut indicator.name, &indicator.name_en, &mut each);
            for text in
                [&mut indicator.measures, &mut indicator.complement, &mut indicator.persons, &mut indicator.note]
            {
                each(text);
            }
            if let Some(reason) = &mut indicator.missing_because {
                each(reason);
            }
        }
        for score in &mut self.scores {
            named(&mut score.name, &score.name_en, &mut each);
        }
        for classes in &mut self.classes {
            each(&mut classes.name);
            classes.names.iter_mut().for_each(&mut each);
        }
        for criterion in &mut self.criteria {
            named(&mut criterion.name, &criterion.name_en, &mut each);
        }
        for designate in &mut self.designate {
            named(&mut designate.name, &designate.name_en, &mut each);
            each(&mut designate.legal_basis);
        }
        for include in &mut self.include {
            named(&mut include.name, &include.name_en, &mut each);
            named(&mut include.reason, &include.reason_en, &mut each);
            each(&mut include.legal_basis);
        }
        for exclude in &mut self.exclude {
            named(&mut exclude.reason, &exclude.reason_en, &mut each);
        }
    }
}

/// A text that may have its English beside it.
fn named(danish: &mut String, english: &str, each: &mut impl FnMut(&mut String)) {
    if english.is_empty() {
        each(danish);
    }
}

#[cfg(test)]
mod tests {
    use crate::method;

    #[test]
    fn only_what_has_no_english_beside_it_is_translated() {
        let method = method::parse(
            "id = \"m\"\nversion = \"1\"\ntitle = \"Metoden\"\norigin = \"published\"\n[[indicators]]\nid = \"x\"\n\
             name = \"Uddannelse\"\nname_en = \"Education\"\nmeasures = \"Kun grundskole\"\n\
             [[criteria]]\nid = \"x\"\nname = \"Krav\"\nover = 1\n",
        )
        .unwrap();
        assert_eq!(method.texts(), ["Metoden", "Kun grundskole", "Krav"]);
        let translated = method.translated(str::to_uppercase);
        assert_eq!(translated.title, "METODEN");
        assert_eq!(translated.indicators[0].name, "Uddannelse");
        assert_eq!(translated.indicators[0].measures, "KUN GRUNDSKOLE");
    }
}
