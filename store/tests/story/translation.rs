//! Translations.

use store::Db;

/// A translation comes back, and a later one takes its place.
pub async fn the_latest_translation_counts(db: Db) {
    for english in ["Safety", "Feeling safe"] {
        let mut tx = db.begin().await.unwrap();
        tx.put_translation("Tryghed", english).await.unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(db.translations().await.unwrap(), [("Tryghed".to_owned(), "Feeling safe".to_owned())]);
}
