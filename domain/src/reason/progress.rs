//! How far a goal has come, in words.

use super::language::Language;
use crate::{
    goal::{Rule, Status, gap::Closing, report::Judged},
    text,
};

/// A status in a word or two.
#[must_use]
pub fn status(status: Status, language: Language) -> &'static str {
    match status {
        Status::Achieved => language.pick("Nået", "Achieved"),
        Status::Substantial => language.pick("På rette vej", "Substantial progress"),
        Status::Moderate => language.pick("Moderat fremgang", "Moderate progress"),
        Status::Limited => language.pick("Begrænset fremgang", "Limited progress"),
        Status::Deterioration => language.pick("Tilbagegang", "Deterioration"),
        Status::NotAvailable => language.pick("Kan ikke vurderes", "Cannot be assessed"),
    }
}

/// Why an indicator has its status: what it rests on, or what is missing.
#[must_use]
pub fn progress(judged: &Judged<'_>, language: Language) -> String {
    let series = &judged.series;
    if let Some(year) = judged.broken {
        let words = language.pick(
            "Tallet opgøres på en anden måde fra {}, så der sammenlignes ikke.",
            "The figure is counted in another way since {}, so nothing is compared.",
        );
        return words.replace("{}", &year.to_string());
    }
    let Some((baseline, latest)) = series.baseline.zip(series.latest) else {
        return language.pick("Der er ingen tal at følge.", "There are no figures to follow.").to_owned();
    };
    let unit = judged.indicator.unit;
    let say = |value: f64| language.value(value, unit, super::language::usual(unit).max(1));
    let same_year = latest.year == baseline.year;
    let mut sentences = vec![match language {
        _ if same_year => format!("{} {} {}.", say(latest.value), language.pick("i", "in"), latest.year),
        Language::Danish => {
            format!("Fra {} i {} til {} i {}.", say(baseline.value), baseline.year, say(latest.value), latest.year)
        }
        Language::English => {
            format!("From {} in {} to {} in {}.", say(baseline.value), baseline.year, say(latest.value), latest.year)
        }
    }];
    match (series.target, judged.rule) {
        (Some(target), _) => sentences.push(match language {
            Language::Danish => format!("Målet er {} i {}.", say(target.value), target.year),
            Language::English => format!("The target is {} in {}.", say(target.value), target.year),
        }),
        (None, Rule::Path {}) => {
            sentences.push(language.pick("Der er ikke vedtaget noget måltal.", "No target has been set.").to_owned());
        }
        (None, Rule::Growth { .. }) => {
            let words = ("Uden måltal vurderes væksten om året.", "Without a target the yearly growth is judged.");
            sentences.push(language.pick(words.0, words.1).to_owned());
        }
    }
    if judged.progress.status == Status::NotAvailable && series.target.is_some() && latest.year > baseline.year {
        let words = ("Det kan ikke vurderes med disse år og værdier.", "It can't be judged by these years and values.");
        sentences.push(language.pick(words.0, words.1).to_owned());
    } else if let (Rule::Growth { .. }, Status::NotAvailable) = (judged.rule, judged.progress.status) {
        let words = (
            "Vækst vurderes først over mindst to år, og ikke fra nul eller tæt ved det højeste, tallet kan blive.",
            "Growth is only judged over two years or more, and not from zero or near the highest that the figure can be.",
        );
        sentences.push(language.pick(words.0, words.1).to_owned());
    }
    if latest.year <= baseline.year {
        let words =
            ("Der er endnu ikke et nyere tal end udgangspunktet.", "There is no figure later than the baseline yet.");
        sentences.push(language.pick(words.0, words.1).to_owned());
    }
    sentences.join(" ")
}

/// How much of the gap to the rest of the city has closed. It is our reconstruction, and says so.
#[must_use]
pub fn gap(closing: Closing, language: Language) -> String {
    match closing {
        Closing::Closed(share) if share.abs() < 0.005 => language
            .pick(
                "Afstanden til resten af byen er uændret (vores egen opgørelse).",
                "The gap to the rest of the city is unchanged (our own reconstruction).",
            )
            .to_owned(),
        Closing::Closed(share) if share > 1.0 => language
            .pick(
                "Afstanden til resten af byen er væk: Områderne er kommet foran (vores egen opgørelse).",
                "The gap to the rest of the city is gone: the areas have come ahead (our own reconstruction).",
            )
            .to_owned(),
        Closing::Closed(share) => {
            let percent = language.value(100.0 * share.abs(), Some(crate::figure::Unit::Procent), 0);
            let words = match (share < 0.0, language) {
                (false, Language::Danish) => "Afstanden til resten af byen er blevet {} mindre",
                (true, Language::Danish) => "Afstanden til resten af byen er blevet {} større",
                (false, Language::English) => "The gap to the rest of the city has become {} smaller",
                (true, Language::English) => "The gap to the rest of the city has become {} larger",
            };
            let ours = language.pick("(vores egen opgørelse)", "(our own reconstruction)");
            text::sentence(&format!("{} {ours}", words.replace("{}", &percent)))
        }
        Closing::NoGap => language
            .pick("Områderne lå ikke bag resten af byen.", "The areas were not behind the rest of the city.")
            .to_owned(),
        Closing::Break(year) => language
            .pick(
                "Tallet opgøres på en anden måde fra {}, så afstanden sammenlignes ikke.",
                "The figure is counted in another way since {}, so the gap is not compared.",
            )
            .replace("{}", &year.to_string()),
        Closing::NoData => {
            language.pick("Der er ikke tal for begge år.", "There are no figures for both years.").to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        goal::{plan::parse, report::wanted},
        table::read,
    };

    #[test]
    fn a_status_says_what_it_rests_on() {
        let plan = "id = \"p\"\nversion = \"1\"\ntitle = \"P\"\n[gap]\nfrom = 2017\nto = 2024\n[[indicators]]\nid = \"x\"\n\
                    unit = \"procent\"\nbetter = \"lower\"\ntarget = { year = 2035, value = 5 }\n[[indicators]]\nid = \"y\"\n\
                    better = \"lower\"\n[[indicators]]\nid = \"z\"\nbetter = \"lower\"\nbreaks = [2020]\n";
        let plan = parse(plan).unwrap();
        let csv = "indicator,year,areas,rest\nx,2017,14,4\nx,2024,12.3,4\nz,2017,14,4\nz,2024,12.3,4\n";
        let table = read(csv.as_bytes(), &wanted(), |_| ()).unwrap();
        let report = plan.report(&table).unwrap();
        let said = |at: usize, language| progress(&report.indicators[at], language).replace('\u{a0}', " ");
        assert_eq!(said(0, Language::Danish), "Fra 14,0 % i 2017 til 12,3 % i 2024. Målet er 5,0 % i 2035.");
        assert_eq!(said(0, Language::English), "From 14.0% in 2017 to 12.3% in 2024. The target is 5.0% in 2035.");
        assert_eq!(said(1, Language::Danish), "Der er ingen tal at følge.");
        assert!(said(2, Language::Danish).contains("fra 2020"));
        let of = |at: usize| gap(report.indicators[at].closing.unwrap(), Language::Danish).replace('\u{a0}', " ");
        assert_eq!(of(0), "Afstanden til resten af byen er blevet 17 % mindre (vores egen opgørelse).");
        assert!(of(2).contains("fra 2020") && of(1).contains("ikke tal"));
    }
}
