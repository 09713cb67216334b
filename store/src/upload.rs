//! Files that staff bring in, kept from their arrival until they are taken or thrown away.

use chrono::{DateTime, Utc};

use crate::{Db, Result, StoreError, Tx, execute, on};

/// How far a file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UploadState {
    /// It is being received; what was left behind so is removed.
    Arriving,
    /// It is here whole, and waits for staff.
    Waiting,
    /// What it holds was taken; its bytes are gone.
    Taken,
    /// Somebody threw it away; its bytes are gone.
    ThrownAway,
}

/// A file that was brought in, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Its number; higher ones came later.
    pub id: i64,
    /// What it is called.
    pub file: String,
    /// The address that it was fetched from; empty where somebody sent it.
    pub address: String,
    /// Its size in bytes.
    pub size: i64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub fingerprint: String,
    /// Who brought it.
    pub staff: i64,
    /// When.
    pub received_at: DateTime<Utc>,
    /// How far it has come.
    pub state: UploadState,
    /// Grows with each change of how it is read and of the answers.
    pub edition: i64,
    /// How it is read, as JSON; empty until it is recognised.
    pub reading: String,
    /// What staff said of doubtful names, as JSON; empty until they have.
    pub answers: String,
    /// When it was taken.
    pub taken_at: Option<DateTime<Utc>>,
    /// Who took it.
    pub taken_by: Option<i64>,
    /// What staff called it when it was taken; else empty.
    pub title: String,
    /// What came of it, in words; empty until it is taken.
    pub outcome: String,
}

/// A file that begins to arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewUpload<'a> {
    /// What it is called.
    pub file: &'a str,
    /// The address that it is fetched from; empty where somebody sends it.
    pub address: &'a str,
    /// Who brings it.
    pub staff: i64,
    /// When.
    pub at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    file: String,
    address: String,
    size: i64,
    fingerprint: String,
    staff: i64,
    received_at: DateTime<Utc>,
    state: String,
    edition: i64,
    reading: String,
    answers: String,
    taken_at: Option<DateTime<Utc>>,
    taken_by: Option<i64>,
    title: String,
    outcome: String,
}

impl UploadState {
    const ALL: [Self; 4] = [Self::Arriving, Self::Waiting, Self::Taken, Self::ThrownAway];

    /// The word stored in the database.
    fn as_str(self) -> &'static str {
        match self {
            Self::Arriving => "arriving",
            Self::Waiting => "waiting",
            Self::Taken => "taken",
            Self::ThrownAway => "thrown_away",
        }
    }
}

impl TryFrom<Row> for Upload {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self> {
        let state = UploadState::ALL
            .into_iter()
            .find(|state| state.as_str() == row.state)
            .ok_or_else(|| StoreError::Word { column: "upload.state", word: row.state.clone() })?;
        let Row { id, file, address, size, fingerprint, staff, received_at, edition, reading, answers, .. } = row;
        let Row { taken_at, taken_by, title, outcome, .. } = row;
        Ok(Self {
            id,
            file,
            address,
            size,
            fingerprint,
            staff,
            received_at,
            state,
            edition,
            reading,
            answers,
            taken_at,
            taken_by,
            title,
            outcome,
        })
    }
}

impl Tx {
    /// Writes a file that begins to arrive; gives its number.
    ///
    /// # Errors
    /// When there is no such person or the database refuses.
    pub async fn begin_upload(&mut self, new: &NewUpload<'_>) -> Result<i64> {
        // Two that arrive at the same time must not have one number.
        self.take_turn().await?;
        let id: i64 = on!(Tx, self, |c| {
            sqlx::query_scalar("SELECT COALESCE(MAX(id), 0) + 1 FROM upload").fetch_one(&mut **c).await?
        });
        execute!(
            self,
            "INSERT INTO upload (id, file, address, size, fingerprint, staff, received_at, state, edition, reading,
                                 answers, title, outcome)
             VALUES ($1, $2, $3, 0, '', $4, $5, 'arriving', 1, '', '', '', '')",
            id,
            new.file,
            new.address,
            new.staff,
            new.at,
        );
        Ok(id)
    }

    /// Writes a piece of a file that arrives; pieces are numbered from 0.
    ///
    /// # Errors
    /// When the piece is there already, there is no such file, or the database refuses.
    pub async fn put_upload_piece(&mut self, id: i64, position: i64, bytes: &[u8]) -> Result<()> {
        execute!(self, "INSERT INTO upload_piece (upload, position, bytes) VALUES ($1, $2, $3)", id, position, bytes);
        Ok(())
    }

    /// A file has arrived whole; false when it was removed meanwhile.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn finish_upload(&mut self, id: i64, size: i64, fingerprint: &str) -> Result<bool> {
        let changed = on!(Tx, self, |c| {
            sqlx::query(
                "UPDATE upload SET state = 'waiting', size = $2, fingerprint = $3 WHERE id = $1 AND state = 'arriving'",
            )
            .bind(id)
            .bind(size)
            .bind(fingerprint)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        Ok(changed == 1)
    }

    /// Notes how a file was recognised; nothing where somebody has changed it meanwhile.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn recognise_upload(&mut self, id: i64, edition: i64, reading: &str) -> Result<()> {
        execute!(
            self,
            "UPDATE upload SET reading = $3 WHERE id = $1 AND edition = $2 AND state = 'waiting'",
            id,
            edition,
            reading,
        );
        Ok(())
    }

    /// Changes how a file is read and the answers, which makes its next edition; false when it is no longer of the edition
    /// that was changed.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn change_upload(&mut self, id: i64, edition: i64, reading: &str, answers: &str) -> Result<bool> {
        let changed = on!(Tx, self, |c| {
            sqlx::query(
                "UPDATE upload SET edition = edition + 1, reading = $3, answers = $4
                 WHERE id = $1 AND edition = $2 AND state = 'waiting'",
            )
            .bind(id)
            .bind(edition)
            .bind(reading)
            .bind(answers)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        Ok(changed == 1)
    }

    /// Notes what came of a file and removes its bytes; false when it was taken or thrown away already.
    ///
    /// # Errors
    /// When there is no such person or the database refuses.
    pub async fn take_upload(
        &mut self,
        id: i64,
        by: i64,
        at: DateTime<Utc>,
        title: &str,
        outcome: &str,
    ) -> Result<bool> {
        let changed = on!(Tx, self, |c| {
            sqlx::query(
                "UPDATE upload SET state = 'taken', taken_by = $2, taken_at = $3, title = $4, outcome = $5
                 WHERE id = $1 AND state = 'waiting'",
            )
            .bind(id)
            .bind(by)
            .bind(at)
            .bind(title)
            .bind(outcome)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        if changed == 1 {
            execute!(self, "DELETE FROM upload_piece WHERE upload = $1", id);
        }
        Ok(changed == 1)
    }

    /// Throws a file away with its bytes; false when it was taken or thrown away already.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn throw_upload_away(&mut self, id: i64) -> Result<bool> {
        let changed = on!(Tx, self, |c| {
            sqlx::query("UPDATE upload SET state = 'thrown_away' WHERE id = $1 AND state IN ('arriving', 'waiting')")
                .bind(id)
                .execute(&mut **c)
                .await?
                .rows_affected()
        });
        if changed == 1 {
            execute!(self, "DELETE FROM upload_piece WHERE upload = $1", id);
        }
        Ok(changed == 1)
    }

    /// Removes files that were received before `waiting` and never taken, and those that began to arrive before `arriving`
    /// and never did. The last file's number stays: pages, the log and what was read know a file by it, so no other may
    /// get it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_uploads(&mut self, waiting: DateTime<Utc>, arriving: DateTime<Utc>) -> Result<u64> {
        execute!(
            self,
            "DELETE FROM upload_piece WHERE upload IN
             (SELECT id FROM upload WHERE (state <> 'taken' AND received_at < $1)
                                       OR (state = 'arriving' AND received_at < $2))",
            waiting,
            arriving,
        );
        let removed = on!(Tx, self, |c| {
            sqlx::query(
                "DELETE FROM upload WHERE id < (SELECT MAX(id) FROM upload)
                 AND ((state <> 'taken' AND received_at < $1) OR (state = 'arriving' AND received_at < $2))",
            )
            .bind(waiting)
            .bind(arriving)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        let emptied = on!(Tx, self, |c| {
            sqlx::query(
                "UPDATE upload SET state = 'thrown_away', file = '', address = '', size = 0, fingerprint = '',
                                   reading = '', answers = ''
                 WHERE file <> ''
                 AND ((state <> 'taken' AND received_at < $1) OR (state = 'arriving' AND received_at < $2))",
            )
            .bind(waiting)
            .bind(arriving)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        Ok(removed + emptied)
    }
}

impl Db {
    /// A file that was brought in.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn upload(&self, id: i64) -> Result<Option<Upload>> {
        let row: Option<Row> = on!(Db, self, |c| {
            sqlx::query_as("SELECT * FROM upload WHERE id = $1").bind(id).fetch_optional(c).await?
        });
        row.map(Upload::try_from).transpose()
    }

    /// Files of one state, the newest first; `before` is a number that all of them come before, 0 for none.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn uploads(&self, state: UploadState, before: i64, most: i64) -> Result<Vec<Upload>> {
        let rows: Vec<Row> = on!(Db, self, |c| {
            sqlx::query_as("SELECT * FROM upload WHERE state = $1 AND ($2 = 0 OR id < $2) ORDER BY id DESC LIMIT $3")
                .bind(state.as_str())
                .bind(before)
                .bind(most)
                .fetch_all(c)
                .await?
        });
        rows.into_iter().map(Upload::try_from).collect()
    }

    /// The last file with this fingerprint that was taken, if one was.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn taken_upload(&self, fingerprint: &str) -> Result<Option<Upload>> {
        let row: Option<Row> = on!(Db, self, |c| {
            sqlx::query_as("SELECT * FROM upload WHERE fingerprint = $1 AND state = 'taken' ORDER BY id DESC LIMIT 1")
                .bind(fingerprint)
                .fetch_optional(c)
                .await?
        });
        row.map(Upload::try_from).transpose()
    }

    /// The bytes of a file; fewer than its size when it was removed meanwhile.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn upload_bytes(&self, upload: &Upload) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(usize::try_from(upload.size).unwrap_or_default());
        // Piece by piece: the file is never held twice.
        for position in 0_i64.. {
            let piece: Option<Vec<u8>> = on!(Db, self, |c| {
                sqlx::query_scalar("SELECT bytes FROM upload_piece WHERE upload = $1 AND position = $2")
                    .bind(upload.id)
                    .bind(position)
                    .fetch_optional(c)
                    .await?
            });
            match piece {
                Some(piece) => bytes.extend_from_slice(&piece),
                None => break,
            }
        }
        Ok(bytes)
    }
}
