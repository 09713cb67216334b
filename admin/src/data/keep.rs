//! Keeping a file while it arrives: piece by piece into the database, so that no more than a piece of it is in memory.

use axum::body::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use domain::text::hex;
use intake::{FileName, Refused, limits::MOST_BYTES};
use sha2::{Digest, Sha256};
use store::{Db, Deed, NewUpload, StoreError, UploadState};
use thiserror::Error;

use super::{
    fetch::{Arriving, FetchError},
    words::size,
};

/// How large a piece is, in bytes.
const PIECE: usize = 1024 * 1024;
/// How much of a file that is too large is still let through unread, as so many times what is kept, so that its sender hears
/// why.
const PATIENCE: usize = 2;
/// How many days a file waits for somebody to take it.
pub(super) const DAYS: i64 = 30;
/// A file that began to arrive so long ago never will.
const NEVER: TimeDelta = TimeDelta::hours(1);

/// How many files wait at the most: together they take no more than some gigabytes of the database.
pub(super) const MOST_WAITING: i64 = 30;

/// Why a file was not kept. The texts are for staff.
#[derive(Debug, Error)]
pub(super) enum NotKept {
    /// Its name, its size, or that it is empty.
    #[error("{}", said(.0))]
    Refused(#[from] Refused),
    /// It did not arrive.
    #[error("{0}")]
    Broken(#[from] FetchError),
    /// Too many wait.
    #[error("Der venter allerede {MOST_WAITING} filer. Tag dem ind, eller smid nogle ud, så er der plads igen.")]
    Full,
    /// The database.
    #[error("databasen svarede ikke")]
    Store(#[from] StoreError),
}

/// Why a file is refused, its size as people say it.
fn said(refused: &Refused) -> String {
    let words = |bytes: usize| size(i64::try_from(bytes).unwrap_or(i64::MAX));
    match refused {
        Refused::TooLarge { bytes, most } => {
            format!("Filen fylder {}; vi læser højst {}. Del den op, fx efter år.", words(*bytes), words(*most))
        }
        other => other.to_string(),
    }
}

/// Keeps a file as it arrives; gives its number.
pub(super) async fn keep(db: &Db, new: &NewUpload<'_>, arriving: &mut dyn Arriving) -> Result<i64, NotKept> {
    keep_at_most(MOST_BYTES, db, new, arriving).await
}

async fn keep_at_most(most: usize, db: &Db, new: &NewUpload<'_>, arriving: &mut dyn Arriving) -> Result<i64, NotKept> {
    FileName::parse(new.file)?;
    let waiting = db.uploads(UploadState::Waiting, 0, MOST_WAITING).await?;
    if i64::try_from(waiting.len()).is_ok_and(|waiting| waiting >= MOST_WAITING) {
        return Err(NotKept::Full);
    }
    let mut tx = db.begin().await?;
    let id = tx.begin_upload(new).await?;
    tx.commit().await?;
    match pieces(most, db, id, arriving).await {
        Ok((size, fingerprint)) => {
            let mut tx = db.begin().await?;
            if !tx.finish_upload(id, size, &fingerprint).await? {
                return Err(FetchError::Broken.into());
            }
            let (about, after) = (format!("upload/{id}"), fingerprint.get(..12).unwrap_or_default());
            let deed = Deed { staff: Some(new.staff), action: "data.upload", about: &about, before: "", after };
            tx.note(new.at, &deed).await?;
            tx.commit().await?;
            Ok(id)
        }
        Err(why) => {
            let mut tx = db.begin().await?;
            tx.throw_upload_away(id).await?;
            tx.commit().await?;
            Err(why)
        }
    }
}

/// Writes the pieces down; gives the size and the fingerprint.
async fn pieces(most: usize, db: &Db, id: i64, arriving: &mut dyn Arriving) -> Result<(i64, String), NotKept> {
    let mut digest = Sha256::new();
    let mut piece = Vec::with_capacity(PIECE);
    let (mut size, mut position) = (0_usize, 0);
    while let Some(bytes) = arriving.piece().await? {
        size += bytes.len();
        if size > most {
            return Err(too_large(most, size, arriving).await);
        }
        digest.update(&bytes);
        let mut rest: Bytes = bytes;
        while piece.len() + rest.len() >= PIECE {
            piece.extend_from_slice(&rest.split_to(PIECE - piece.len()));
            write(db, id, position, &piece).await?;
            piece.clear();
            position += 1;
        }
        piece.extend_from_slice(&rest);
    }
    if size == 0 {
        return Err(Refused::Empty.into());
    }
    if !piece.is_empty() {
        write(db, id, position, &piece).await?;
    }
    Ok((i64::try_from(size).unwrap_or(i64::MAX), hex(&digest.finalize())))
}

/// A transaction for each piece: nobody else waits for a file to arrive.
async fn write(db: &Db, id: i64, position: i64, piece: &[u8]) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    tx.put_upload_piece(id, position, piece).await?;
    tx.commit().await
}

/// Lets the rest of a file pass, as far as there is patience, where its sender would else not hear why.
async fn too_large(most: usize, mut size: usize, arriving: &mut dyn Arriving) -> NotKept {
    while arriving.listens_at_the_end() && size <= PATIENCE * most {
        match arriving.piece().await {
            Ok(Some(bytes)) => size += bytes.len(),
            Ok(None) | Err(_) => break,
        }
    }
    Refused::TooLarge { bytes: size, most }.into()
}

/// Removes files that nobody took in time, and those that never arrived.
///
/// # Errors
/// When the database refuses.
pub async fn forget_old(db: &Db, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let mut tx = db.begin().await?;
    let gone = tx.forget_uploads(now - TimeDelta::days(DAYS), now - NEVER).await?;
    tx.commit().await?;
    Ok(gone)
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::{super::fetch::Soon, *};

    /// Pieces of these sizes, and then perhaps nothing more.
    struct Pieces(Vec<usize>, bool);

    impl Arriving for Pieces {
        fn piece(&mut self) -> Soon<'_, Result<Option<Bytes>, FetchError>> {
            Box::pin(async {
                match self.0.pop() {
                    Some(size) => Ok(Some(Bytes::from(vec![b'a'; size]))),
                    None if self.1 => Err(FetchError::Broken),
                    None => Ok(None),
                }
            })
        }
    }

    async fn desk() -> (Db, i64) {
        let db = Db::connect("sqlite::memory:").await.unwrap();
        db.migrate().await.unwrap();
        let mut tx = db.begin().await.unwrap();
        let staff = tx.put_staff("Ida", "ida@x.dk", at()).await.unwrap();
        tx.commit().await.unwrap();
        (db, staff)
    }

    fn at() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 22, 4, 0, 0).unwrap()
    }

    async fn kept(db: &Db, staff: i64, file: &str, mut pieces: Pieces) -> Result<i64, NotKept> {
        let new = NewUpload { file, address: "", staff, at: at() };
        keep_at_most(4 * PIECE, db, &new, &mut pieces).await
    }

    #[tokio::test]
    async fn pieces_of_any_size_come_back_as_one_file() {
        let (db, staff) = desk().await;
        for sizes in [vec![3], vec![PIECE, 1], vec![PIECE - 1, 2, 5], vec![3 * PIECE + 7], vec![0, 1]] {
            let size: usize = sizes.iter().sum();
            let id = kept(&db, staff, "a.csv", Pieces(sizes, false)).await.unwrap();
            let upload = db.upload(id).await.unwrap().unwrap();
            let bytes = db.upload_bytes(&upload).await.unwrap();
            assert_eq!((bytes.len(), upload.size), (size, i64::try_from(size).unwrap()));
            assert_eq!(upload.fingerprint, intake::Fingerprint::of(&bytes).to_string(), "as the reader has it");
        }
    }

    #[tokio::test]
    async fn what_is_too_large_empty_broken_or_badly_named_leaves_no_bytes() {
        let (db, staff) = desk().await;
        for (file, pieces, part) in [
            ("a.csv", Pieces(vec![PIECE; 5], false), "Filen fylder 5,0 MB; vi læser højst 4,0 MB"),
            ("a.csv", Pieces(vec![], false), "er tom"),
            ("a.csv", Pieces(vec![PIECE; 3], true), "ikke helt frem"),
            ("../a.csv", Pieces(vec![1], false), "almindeligt navn"),
        ] {
            let why = kept(&db, staff, file, pieces).await.unwrap_err().to_string();
            assert!(why.contains(part), "{why}");
        }
        assert_eq!(db.uploads(UploadState::Waiting, 0, 9).await.unwrap(), []);
        for one in db.uploads(UploadState::ThrownAway, 0, 9).await.unwrap() {
            assert_eq!(db.upload_bytes(&one).await.unwrap(), b"");
        }
        assert_eq!(forget_old(&db, at() + TimeDelta::days(31)).await.unwrap(), 3);
    }

    #[tokio::test]
    async fn there_is_room_for_so_many_and_again_when_one_is_gone() {
        let (db, staff) = desk().await;
        for _ in 0..MOST_WAITING {
            kept(&db, staff, "a.csv", Pieces(vec![1], false)).await.unwrap();
        }
        assert!(matches!(kept(&db, staff, "a.csv", Pieces(vec![1], false)).await, Err(NotKept::Full)));
        let mut tx = db.begin().await.unwrap();
        tx.throw_upload_away(1).await.unwrap();
        tx.commit().await.unwrap();
        kept(&db, staff, "a.csv", Pieces(vec![1], false)).await.unwrap();
    }
}
