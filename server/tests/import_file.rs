//! `byblik import` on a database with the default data.

#![expect(clippy::unwrap_used, reason = "a test that can not be set up must fail")]

#[path = "import_file/criteria.rs"]
mod criteria;
#[path = "import_file/figures.rs"]
mod figures;
#[path = "import_file/outlines.rs"]
mod outlines;
#[path = "import_file/templates.rs"]
mod templates;

use std::{fs, path::Path};

use app::services::Services;
use chrono::{DateTime, TimeZone, Utc};
use clap::Parser;
use server::{
    config::Config,
    import_file::{Import, ImportError, run},
    startup,
};
use store::Db;
use tempfile::TempDir;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    import: Import,
}

fn clock() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 4, 0, 0).unwrap()
}

fn later() -> DateTime<Utc> {
    clock() + chrono::TimeDelta::days(1)
}

struct Desk {
    folder: TempDir,
    config: Config,
    db: Db,
    services: Services,
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", folder.path().join("byblik.db").display());
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").display().to_string();
        let settings = [("DATABASE_URL", database), ("BYBLIK_DATA", data)];
        let config =
            Config::read(|name| Ok(settings.iter().find(|(n, _)| *n == name).map(|(_, value)| value.clone()))).unwrap();
        let services = startup::prepare(&config, clock).await.unwrap();
        Self { folder, config, db: services.db.clone(), services }
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    async fn import(&self, words: &[&str]) -> Result<String, ImportError> {
        let asked = Cli::parse_from(["byblik"].iter().chain(words)).import;
        run(&asked, &self.config, later()).await.map(|lines| lines.join("\n"))
    }
}

/// A table of the statistics bank's flat kind: quarters, one of them misspelt, and one cell that is no number.
const TABLE: &str = "KVARTER;MÅL;TID;INDHOLD\nTingbjerg;Beboere;2027K1;6500\nhusum ;Beboere;2027K1;9.100\n\
                     Utterslev;Beboere;2027K1;mange\nNordvset;Beboere;2027K1;7000\n\
                     Urbanplanen;Beboere;2027K1;3000\nNordhavn;Beboere;2027K1;5000\nSundbyøster;Beboere;2027K1;7000\n";

async fn measure(db: &Db) -> String {
    db.measures().await.unwrap().into_iter().find(|one| one.id == "beboere").unwrap().name
}

#[tokio::test]
async fn a_file_is_checked_taken_once_and_nothing_is_public() {
    let desk = Desk::new().await;
    let name = measure(&desk.db).await;
    let file = desk.file("tal.csv", &TABLE.replace("Beboere", &name));
    let before = desk.db.latest_snapshot().await.unwrap().unwrap();
    let checked = desk.import(&[&file]).await.unwrap();
    for part in ["5 tages", "linje 4, kolonne 4", "Hvad er »Nordvset« (linje 5, 1 tal)? Måske: Nordvest"] {
        assert!(checked.contains(part), "{part}: {checked}");
    }
    assert_eq!(desk.db.latest_snapshot().await.unwrap().unwrap(), before, "checking changes nothing");

    let answers = desk.file("svar.json", "{\"areas\": {\"Nordvset\": \"leave_out\"}}");
    let report = desk.folder.path().join("rapport.csv").display().to_string();
    let take = ["--take", "--title", "Befolkning 2027", "--answers", &answers, "--report", &report, &file];
    let taken = desk.import(&take).await.unwrap();
    assert!(taken.contains("5 nye tal og 0 ændrede") && !taken.contains("Hvad er »"), "{taken}");
    assert!(fs::read_to_string(&report).unwrap().contains("mange"));
    let after = desk.db.latest_snapshot().await.unwrap().unwrap();
    assert_eq!((after.title.as_str(), after.loaded_at), ("Befolkning 2027", later()));
    let (old, new) = (desk.db.figures(&before.id).await.unwrap(), desk.db.figures(&after.id).await.unwrap());
    assert_eq!(new.len(), old.len() + 5, "what was there is there");
    assert!(new.iter().any(|figure| figure.period == "2027K1" && figure.value.to_bits() == 9100.0_f64.to_bits()));
    assert_eq!(desk.db.published_run().await.unwrap().unwrap().snapshot, before.id, "nothing is public by it");

    let again = desk.import(&take).await.unwrap();
    assert!(again.contains("De samme tal er der allerede"), "{again}");
    assert_eq!(desk.db.snapshots().await.unwrap().len(), 2);
    let log = desk.db.audit(&store::AuditQuery { most: 9, ..store::AuditQuery::default() }).await.unwrap();
    assert_eq!((log[0].action.as_str(), log[0].staff), ("data.import", None));
    assert_eq!(
        log.iter().filter(|row| row.action == "data.import").count(),
        1,
        "what changed nothing is not written down"
    );
    assert_eq!(desk.db.verify_audit().await.unwrap(), None);
}

#[tokio::test]
async fn how_a_file_is_read_can_be_corrected() {
    let desk = Desk::new().await;
    let name = measure(&desk.db).await;
    let file = desk.file("tal.csv", &TABLE.replace("Beboere", &name));
    let reading = desk.import(&["--print-reading", &file]).await.unwrap();
    let corrected = desk.file("laesning.json", &reading.replacen("semicolon", "comma", 1));
    assert_ne!(reading, fs::read_to_string(&corrected).unwrap(), "{reading}");
    let refused = desk.import(&["--reading", &corrected, &file]).await;
    assert!(refused.is_err() || !refused.unwrap().contains("5 tages"), "read with commas it says something else");
}

#[tokio::test]
async fn what_can_not_be_taken_changes_nothing_and_says_why() {
    let desk = Desk::new().await;
    for (name, text, part) in [
        ("tom.csv", "", ""),
        ("billede.png", "\u{89}PNG", ""),
        ("tal.csv", "KVARTER;MÅL;TID;INDHOLD\nMånen;Beboere;2027K1;1\n", "ingen tal"),
        ("navn.csv", "KVARTER;MÅL;TID;INDHOLD\nTingbjerg;Beboere;2027K1;1\n", "intet navn"),
    ] {
        let file = desk.file(name, text);
        let title = if name == "navn.csv" { " " } else { "T" };
        let refused = desk.import(&["--take", "--title", title, &file]).await.unwrap_err().to_string();
        assert!(refused.contains(part) && refused.len() > 10, "{name}: {refused}");
    }
    let large = desk.folder.path().join("stor.csv");
    // Sparse: it takes no room on the disk, and is not read whole.
    fs::File::create(&large).unwrap().set_len(40 * 1024 * 1024 * 1024).unwrap();
    let refused = desk.import(&[&large.display().to_string()]).await.unwrap_err();
    assert!(matches!(refused, ImportError::Refused(_)), "{refused}");
    let missing = desk.import(&["findes-ikke.csv"]).await.unwrap_err();
    assert!(matches!(missing, ImportError::File { .. }), "{missing}");
    assert_eq!(desk.db.snapshots().await.unwrap().len(), 1);
}
