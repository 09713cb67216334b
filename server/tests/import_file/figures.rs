//! Figures with a source of their own, and what goes wrong half-way.

use admin::data::{
    known::known,
    take::{TakeError, Taking, take_read},
};
use intake::{Answers, read, recognise, unwatched};

use super::{Desk, TABLE, later, measure};

#[tokio::test]
async fn figures_keep_the_source_that_they_came_with() {
    let desk = Desk::new().await;
    let name = measure(&desk.db).await;
    let file = desk
        .file("tal.csv", "KVARTER;MÅL;TID;INDHOLD\nTingbjerg;Beboere;2027K1;6500\n".replace("Beboere", &name).as_str());
    let unknown = desk.import(&["--take", "--title", "T", "--source", "findes-ikke", &file]).await.unwrap_err();
    assert!(unknown.to_string().contains("Kilden »findes-ikke« kender vi ikke"), "{unknown}");
    let take = ["--take", "--title", "Befolkning 2027", "--source", "statens-lister", &file];
    let taken = desk.import(&take).await.unwrap();
    assert!(taken.contains("1 nyt tal og 0 ændrede") && taken.contains("»Befolkning 2027«"), "{taken}");
    let latest = desk.db.latest_snapshot().await.unwrap().unwrap();
    let told: Vec<_> = desk.db.figure_sources(&latest.id).await.unwrap();
    let told: Vec<_> = told.iter().filter(|one| one.measure == "beboere").collect();
    assert_eq!(told.iter().map(|one| one.source.as_str()).collect::<Vec<_>>(), ["kk-befolkning", "statens-lister"]);
    assert_eq!(
        (told[0].loaded_at, told[1].loaded_at, told[1].title.as_deref()),
        (None, Some(later()), Some("Befolkning 2027"))
    );

    assert!(desk.import(&take).await.unwrap().contains("De samme tal er der allerede"));
    // The same number from another source is another statement; without one it says nothing against what is known.
    assert!(desk.import(&["--take", "--title", "T", &file]).await.unwrap().contains("De samme tal er der allerede"));
    let other = desk.import(&["--take", "--title", "T", "--source", "kk-befolkning", &file]).await.unwrap();
    assert!(other.contains("0 nye tal og 1 ændret"), "{other}");
}

#[tokio::test]
async fn going_back_to_earlier_numbers_is_a_new_set() {
    let desk = Desk::new().await;
    let name = measure(&desk.db).await;
    let with = |number: &str| format!("KVARTER;MÅL;TID;INDHOLD\nTingbjerg;{name};2027K1;{number}\n");
    let (first, second) = (desk.file("a.csv", &with("6500")), desk.file("b.csv", &with("6600")));
    for (file, told) in [(&first, "1 nyt tal"), (&second, "1 ændret"), (&first, "1 ændret")] {
        let taken = desk.import(&["--take", "--title", "T", file]).await.unwrap();
        assert!(taken.contains(told), "{taken}");
    }
    let latest = desk.db.latest_snapshot().await.unwrap().unwrap();
    let figures = desk.db.figures_of(&latest.id, "beboere").await.unwrap();
    assert!(figures.iter().any(|figure| figure.period == "2027K1" && figure.value.to_bits() == 6500.0_f64.to_bits()));
    assert_eq!(desk.db.snapshots().await.unwrap().len(), 4);
}

/// The colleague that is named does not exist, so the last row, that of the log, is refused: all before it goes with it.
#[tokio::test]
async fn a_failure_in_the_middle_leaves_nothing() {
    let desk = Desk::new().await;
    let name = measure(&desk.db).await;
    let square =
        "{\"type\":\"Polygon\",\"coordinates\":[[[12.5,55.7],[12.51,55.7],[12.51,55.71],[12.5,55.71],[12.5,55.7]]]}";
    let files = [
        ("tal.csv", TABLE.replace("Beboere", &name)),
        ("roder.csv", super::criteria::file(1)),
        (
            "omrids.json",
            format!(
                "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"navn\":\"Tingbjerg\"}},\"geometry\":{square}}}]}}"
            ),
        ),
        ("lister.csv", super::templates::LISTS.to_owned()),
        ("indsatser.csv", super::templates::INITIATIVES.to_owned()),
    ];
    let counts = async || {
        let db = &desk.db;
        (
            db.snapshots().await.unwrap().len(),
            db.measures().await.unwrap().len(),
            db.sources().await.unwrap().len(),
            db.list_events().await.unwrap(),
            db.initiatives().await.unwrap(),
            db.outlines(domain::area::Level::Kvarter).await.unwrap(),
            db.log_position().await.unwrap(),
        )
    };
    let before = counts().await;
    let known = known(&desk.db).await.unwrap();
    for (file, text) in files {
        let mut reading = recognise(file, text.as_bytes(), &known, &unwatched).unwrap().reading;
        reading.level = reading.level.or(Some(domain::area::Level::Kvarter));
        let found = read(text.as_bytes(), &reading, &known, &Answers::default(), &unwatched).unwrap();
        let about = Taking { title: "T", file, source: None, by: Some(4711), at: later() };
        let refused = take_read(&desk.db, &found, &about).await;
        assert!(matches!(refused, Err(TakeError::Store(_))), "{file}: {refused:?}");
        assert_eq!(counts().await, before, "{file}");
    }
}
