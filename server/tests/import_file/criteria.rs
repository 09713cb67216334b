//! The municipality's eight criteria for roder, from the template to a screening of roder.

use std::fmt::Write;

use app::screening::run::run;
use domain::screening::{Outcome, Verdict};
use store::Method;

use super::Desk;

const CRITERIA: [&str; 8] =
    ["indkomst", "uddannelse", "arbejdsmarked", "ungdomsuddannelse", "boernefattigdom", "sundhed", "tryghed", "doemte"];

/// The template, filled in for so many roder: the first has 90 everywhere, the second nothing but dots, others 10.
pub fn file(roder: usize) -> String {
    let mut text = format!("rode;periode;{}\n", CRITERIA.join(";"));
    for rode in 1..=roder {
        let cell = match rode {
            1 => "90,5",
            2 => "..",
            _ => "10",
        };
        writeln!(text, "{rode};2026;{}", [cell; 8].join(";")).unwrap();
    }
    text
}

/// The municipality's method as its staff would write it, with made-up limits.
fn method() -> String {
    let mut text = String::from(
        "id = \"egen\"\nversion = \"1\"\ntitle = \"Vores egen udgave\"\norigin = \"municipality\"\nlevel = \"rode\"\n",
    );
    for id in CRITERIA {
        write!(text, "\n[[indicators]]\nid = \"{id}\"\nunit = \"procent\"\nperiod = \"latest\"\n").unwrap();
    }
    for id in CRITERIA {
        write!(text, "\n[[criteria]]\nid = \"{id}\"\nat_least = 50\n").unwrap();
    }
    let all = CRITERIA.map(|id| format!("\"{id}\"")).join(", ");
    write!(
        text,
        "\n[[criteria]]\nid = \"samlet\"\nmet = {{ at_least = 5, of = [{all}], with_data = 6 }}\n\
         \n[[designate]]\nid = \"udsat\"\nname = \"Udsat\"\nby = \"samlet\"\n"
    )
    .unwrap();
    text
}

#[tokio::test]
async fn roder_and_their_criteria_become_a_screening_of_roder() {
    let desk = Desk::new().await;
    let file = desk.file("roder.csv", &file(399));
    let take = ["--take", "--title", "Kommunens tal 2026", &file];
    let taken = desk.import(&take).await.unwrap();
    assert!(
        taken.contains("3.184 nye tal og 0 ændrede") && taken.contains("Ingen metode kan køres på dem endnu"),
        "{taken}"
    );
    let measures = desk.db.measures().await.unwrap();
    let income = measures.iter().find(|measure| measure.id == "indkomst").unwrap();
    assert_eq!(
        (income.name.as_str(), income.unit, income.source.as_str()),
        ("Indkomstniveau", None, "kommunens-egne-tal")
    );
    assert!(desk.import(&take).await.unwrap().contains("De samme tal er der allerede"));

    // As the policy has it, no limits are published: it can't be run, and says why.
    let refused = run(&desk.services, "politik-2025", "2025", None, None).await.unwrap_err();
    assert!(format!("{refused:?}").contains("ikke offentliggjort"), "{refused:?}");
    let mut tx = desk.db.begin().await.unwrap();
    tx.put_method(9, &Method { id: "egen".into(), version: "1".into(), file: method() }).await.unwrap();
    tx.commit().await.unwrap();
    let ran = run(&desk.services, "egen", "1", None, None).await.unwrap();
    assert_eq!((ran.areas, ran.stand_out), (399, 1));
    let outcomes = desk.db.outcomes(&ran.run, None).await.unwrap();
    let of = |rode: &str| outcomes.iter().find(|outcome| outcome.area.as_str() == rode).unwrap();
    assert_eq!((of("1").outcome, of("1").met()), (Outcome::StandsOut, 8));
    let withheld = of("2");
    assert_eq!(withheld.outcome, Outcome::NotAssessed, "missing is not zero");
    assert!(withheld.criteria.iter().all(|said| said.verdict == Verdict::NoData), "{withheld:?}");
    assert_eq!(of("399").outcome, Outcome::DoesNotStandOut);
    let numbers = of("1").criteria[0].numbers.as_ref().unwrap();
    assert_eq!((numbers.value.to_bits(), numbers.periods.as_slice()), (90.5_f64.to_bits(), &["2026".to_owned()][..]));
    // The open data is untouched beside it: its method still runs on kvarterer.
    assert_eq!(run(&desk.services, "aabne-data", "1.0", None, None).await.unwrap().areas, 67);
    // Now that a method can be run on them, nobody is told that none can.
    let other = desk.file("flere.csv", &self::file(399).replace(";10", ";11"));
    let taken = desk.import(&["--take", "--title", "Igen", &other]).await.unwrap();
    assert!(taken.contains("0 nye tal og 3.176 ændrede") && !taken.contains("Ingen metode"), "{taken}");
}

/// A method on roder may read what is published for their kvarter or bydel.
#[tokio::test]
async fn a_rode_has_the_figures_of_what_it_lies_in() {
    let desk = Desk::new().await;
    let text = "id = \"r\"\nversion = \"1\"\ntitle = \"R\"\norigin = \"municipality\"\nlevel = \"rode\"\n\
        \n[[indicators]]\nid = \"beboere\"\nunit = \"personer\"\npublished_for = \"kvarter\"\nperiod = \"latest\"\n\
        \n[[indicators]]\nid = \"tryghed\"\ncolumn = \"trygge_i_nabolag\"\nunit = \"procent\"\npublished_for = \"tryghedsomraade\"\nperiod = \"latest\"\n\
        \n[[criteria]]\nid = \"beboere\"\nover = 0\n\n[[criteria]]\nid = \"tryghed\"\nover = 0\n\
        \n[[designate]]\nid = \"d\"\nname = \"D\"\nby = \"beboere\"\n";
    let mut tx = desk.db.begin().await.unwrap();
    tx.put_method(9, &Method { id: "r".into(), version: "1".into(), file: text.into() }).await.unwrap();
    tx.commit().await.unwrap();
    let ran = run(&desk.services, "r", "1", None, None).await.unwrap();
    let outcomes = desk.db.outcomes(&ran.run, None).await.unwrap();
    let larger = |one: &domain::screening::AreaOutcome| -> Vec<String> {
        let numbers = one.criteria.iter().filter_map(|said| said.numbers.as_ref());
        numbers.filter_map(|numbers| Some(numbers.published_for.as_ref()?.to_string())).collect()
    };
    let first = outcomes.iter().find(|one| one.area.as_str() == "1").map(larger).unwrap();
    assert!(first.len() == 2 && first[0] == "20101", "{first:?}");
    let whole = outcomes.iter().filter(|one| larger(one).len() == 2).count();
    assert!(outcomes.len() == 399 && whole > 380, "{whole}");
}
