//! The state's lists and initiatives, from their templates.

use super::Desk;

/// Two rows about housing areas.
pub const LISTS: &str = "boligområde;liste;dato;hændelse;kilde;sikkerhed\n\
    bo-aldersrogade;udsat;2026-12-01;stod på;ministeriet 2026;kontrolleret\n\
    Bispeparken;udsat;2026-12-01;gik ud;avisen;\n";

/// A new initiative and something new of a known one.
pub const INITIATIVES: &str = "id;titel;resumé;organisationer;områder;status;kilde;dækning;pris\n\
    ny-indsats;Ny indsats;Hjælper unge.;;20903;running;politik-2025;;Gratis\n";

#[tokio::test]
async fn state_lists_are_taken_once_and_contradictions_are_refused() {
    let desk = Desk::new().await;
    let before = desk.db.list_events().await.unwrap();
    let (file, published) = (desk.file("lister.csv", LISTS), desk.db.published_run().await.unwrap());
    let taken = desk.import(&["--take", &file]).await.unwrap();
    assert!(taken.contains("2 nye oplysninger til statens lister og 0 ændrede"), "{taken}");
    let after = desk.db.list_events().await.unwrap();
    assert_eq!(after.len(), before.len() + 2);
    assert!(after.iter().any(|e| e.area == "bo-aldersrogade" && e.date == "2026-12-01" && e.certainty == "verified"));
    assert_eq!(desk.db.published_run().await.unwrap(), published, "our calculation is another thing");
    assert!(desk.import(&["--take", &file]).await.unwrap().contains("er der allerede. Intet er ændret"));

    let surer = LISTS.replace("avisen;", "ministeriet;kontrolleret");
    let told = desk.import(&["--take", &desk.file("b.csv", &surer)]).await.unwrap();
    assert!(
        told.contains("0 nye oplysninger til statens lister og 1 ændret") && told.contains("bo-bispeparken"),
        "{told}"
    );
    let other =
        format!("{}bo-aldersrogade;udsat;2026-12-01;gik ud;avisen;\n", LISTS.split_inclusive('\n').next().unwrap());
    let refused = desk.import(&["--take", &desk.file("c.csv", &other)]).await.unwrap_err().to_string();
    assert!(refused.contains("Linje 2:") && refused.contains("stod på listen den dag"), "{refused}");
    assert_eq!(desk.db.list_events().await.unwrap().len(), after.len());
    let log = desk.db.audit(&store::AuditQuery { most: 9, ..store::AuditQuery::default() }).await.unwrap();
    assert_eq!((log[0].action.as_str(), log[0].about.as_str()), ("data.import", "state-lists"));
}

#[tokio::test]
async fn initiatives_are_new_or_told_anew_and_none_goes() {
    let desk = Desk::new().await;
    let before = desk.db.initiatives().await.unwrap();
    let known = &before[0];
    let text = format!("{INITIATIVES}{};{};Et nyt resumé.;;;running;;;\n", known.slug, known.title);
    let file = desk.file("indsatser.csv", &text);
    let taken = desk.import(&["--take", &file]).await.unwrap();
    assert!(taken.contains("1 ny indsats og 1 ændret") && taken.contains("1 felt er skrevet over"), "{taken}");
    let after = desk.db.initiatives().await.unwrap();
    assert_eq!(after.len(), before.len() + 1);
    let new = after.iter().find(|one| one.slug == "ny-indsats").unwrap();
    assert_eq!((new.scope.as_str(), new.cost.as_str(), new.areas.len()), ("named_places", "Gratis", 1));
    assert_eq!(after.last().unwrap().slug, "ny-indsats", "it comes after the others");
    let changed = after.iter().find(|one| one.slug == known.slug).unwrap();
    assert_eq!(changed.summary, "Et nyt resumé.");
    assert_eq!(
        (&changed.goals, &changed.run_by, &changed.url),
        (&known.goals, &known.run_by, &known.url),
        "empty says nothing"
    );
    assert!(desk.import(&["--take", &file]).await.unwrap().contains("De samme indsatser er der allerede"));

    let lacking = "id;titel;resumé;status\nuden-kilde;Uden kilde;Noget.;running\n";
    let refused = desk.import(&["--take", &desk.file("d.csv", lacking)]).await.unwrap_err().to_string();
    assert!(refused.contains("Linje 2: indsatsen har ingen kilde"), "{refused}");
    assert_eq!(desk.db.initiatives().await.unwrap().len(), after.len());
}

#[tokio::test]
async fn what_staff_take_out_comes_in_unchanged_and_elsewhere_whole() {
    let desk = Desk::new().await;
    let mut all = desk.db.every_initiative().await.unwrap();
    // One with everything that a form can hold.
    all[0].position = Some([12.48313, 55.71812]);
    all[0].contact_name = "Ida Holm".into();
    all[0].contact_email = "ida@kk.example".into();
    all[0].contact_phone = "+45 00 00 00 00".into();
    all[0].url = "https://kk.example/i?a=1;b=2".into();
    all[0].joining = "Ring, eller skriv;\n- og mød op".into();
    let mut tx = desk.db.begin().await.unwrap();
    tx.change_initiative(&all[0]).await.unwrap();
    tx.commit().await.unwrap();
    let file = desk.file("indsatser.csv", &admin::initiative::sheet::written(all.iter()).unwrap());
    assert!(desk.import(&["--take", &file]).await.unwrap().contains("De samme indsatser er der allerede"));
    assert_eq!(desk.db.every_initiative().await.unwrap(), all);

    let mut tx = desk.db.begin().await.unwrap();
    for one in &all {
        tx.remove_initiative(&one.slug).await.unwrap();
    }
    tx.commit().await.unwrap();
    let taken = desk.import(&["--take", &file]).await.unwrap();
    assert!(taken.contains(&format!("{} nye indsatser", all.len())), "{taken}");
    assert_eq!(desk.db.every_initiative().await.unwrap(), all);
}
