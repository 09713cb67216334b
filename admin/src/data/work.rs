//! What is done with a file in the background: reading it, and taking what it holds.

use std::{ops::ControlFlow, sync::Arc, time::Duration};

use app::causes::causes;
use intake::{Answers, Known, Progress, Refused, preview, read, recognise_by};
use store::{StoreError, Upload, UploadState};
use thiserror::Error;

use super::{
    kept::{self, Kept},
    known::known,
    taking::{self, Asked, NotTaken},
    workshop::{End, Found, What, Work},
};
use crate::{desk::Desk, fault::Fault};

/// How long a page waits for a file to be read, so that small ones are answered at once.
pub(super) const AT_ONCE: Duration = Duration::from_millis(1500);
/// How long a form waits for a file that must be read before it can be answered.
const FORM: Duration = Duration::from_secs(12);

/// Why a file was not read or taken.
#[derive(Debug, Error)]
enum NotDone {
    /// The file is refused whole.
    #[error("{0}")]
    Refused(#[from] Refused),
    /// What it holds can't be taken.
    #[error("{0}")]
    NotTaken(#[from] NotTaken),
    /// The database.
    #[error("Databasen svarede ikke, og intet er ændret. Prøv igen om lidt.")]
    Store(#[from] StoreError),
    /// It was taken or thrown away while it waited.
    #[error("Filen er her ikke mere.")]
    Gone,
    /// A fault of ours.
    #[error("Noget gik galt hos os, og intet er ændret. Sig det til dem, der driver siden.")]
    Ours(#[source] tokio::task::JoinError),
}

impl NotDone {
    fn end(self) -> End {
        match self {
            Self::Refused(Refused::Cancelled) => End::Stopped,
            Self::Refused(_) | Self::NotTaken(NotTaken::Refused(_)) | Self::Gone => End::Failed(self.to_string()),
            Self::NotTaken(NotTaken::Store(_)) | Self::Store(_) | Self::Ours(_) => {
                tracing::error!(cause = %causes(&self), "a file could not be read or taken");
                End::Failed(self.to_string())
            }
        }
    }
}

/// The reading of a file as it stands now: begun, where nobody has.
pub(super) fn reading(desk: &Desk, upload: &Upload) -> Arc<Work> {
    let weight = usize::try_from(upload.size).unwrap_or(usize::MAX);
    let (work, is_new) = desk.workshop.work(upload.id, upload.edition, What::Reading, weight);
    if is_new {
        let (desk, upload, begun) = (desk.clone(), upload.clone(), Arc::clone(&work));
        tokio::spawn(async move {
            let end = find(&desk, &upload, &begun).await.unwrap_or_else(NotDone::end);
            begun.finish(end);
        });
    }
    work
}

/// What a file was found to hold, for a form that is about that. It waits for the reading.
pub(super) async fn found(desk: &Desk, upload: &Upload) -> Result<Arc<Found>, Fault> {
    match reading(desk, upload).ended(FORM).await {
        Some(End::Found(found)) => Ok(found),
        Some(End::Failed(why)) => Err(Fault::Refused(why)),
        Some(End::Stopped | End::Taken) => {
            Err(Fault::Refused("Filen er ikke læst. Åbn den igen under »Data«, og begynd derfra.".into()))
        }
        None => Err(Fault::Refused(
            "Filen bliver læst igen, og det tager lidt tid. Gå tilbage i browseren om et øjeblik, og send igen: så er det, du valgte, der stadig."
                .into(),
        )),
    }
}

async fn find(desk: &Desk, upload: &Upload, work: &Arc<Work>) -> Result<End, NotDone> {
    let Ok(_permit) = desk.workshop.room.acquire().await else { return Ok(End::Stopped) };
    if work.is_stopped() {
        return Ok(End::Stopped);
    }
    let bytes = desk.db().upload_bytes(upload).await?;
    if i64::try_from(bytes.len()) != Ok(upload.size) {
        return Err(NotDone::Gone);
    }
    let known = known(desk.db()).await?;
    let (kept, answers, file) = (Kept::of(upload), kept::answers(upload), upload.file.clone());
    let was_recognised = kept.reading.is_some();
    let watched = Arc::clone(work);
    let reading = tokio::task::spawn_blocking(move || {
        let watch = |progress: Progress| watched.watch(progress);
        read_whole(&file, &bytes, kept, &known, &answers, &watch)
    });
    let found = reading.await.map_err(NotDone::Ours)??;
    if !was_recognised {
        let mut tx = desk.db().begin().await?;
        tx.recognise_upload(upload.id, upload.edition, &found.kept.text()).await?;
        tx.commit().await?;
    }
    desk.workshop.weigh(work, found.weight());
    Ok(End::Found(Arc::new(found)))
}

/// Recognises a file that has not been, and reads it.
fn read_whole(
    file: &str,
    bytes: &[u8],
    mut kept: Kept,
    known: &Known,
    answers: &Answers,
    watch: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Found, Refused> {
    let (reading, preview) = if let Some(reading) = kept.reading.clone() {
        let preview = preview(bytes, &reading, watch)?;
        (reading, preview)
    } else {
        let recognised = recognise_by(&kept.layout, file, bytes, known, watch)?;
        kept.sheets = recognised.sheets;
        kept.doubts = recognised.doubts;
        kept.reading = Some(recognised.reading.clone());
        (recognised.reading, recognised.preview)
    };
    let read = match read(bytes, &reading, known, answers, watch) {
        Err(Refused::Cancelled) => return Err(Refused::Cancelled),
        read => read.map_err(|why| why.to_string()),
    };
    Ok(Found { kept, preview, read })
}

/// Begins to take what a file holds; whoever comes second waits for the first.
pub(super) fn take(desk: &Desk, upload: &Upload, found: &Arc<Found>, asked: Asked) -> Arc<Work> {
    let weight = usize::try_from(upload.size).unwrap_or(usize::MAX);
    let (work, is_new) = desk.workshop.work(upload.id, upload.edition, What::Taking, weight);
    if is_new {
        let (desk, upload, found, begun) = (desk.clone(), upload.clone(), Arc::clone(found), Arc::clone(&work));
        tokio::spawn(async move {
            let taken = write(&desk, &upload, &found, &asked).await;
            let is_taken = taken.is_ok();
            begun.finish(taken.unwrap_or_else(NotDone::end));
            if is_taken {
                desk.workshop.forget(upload.id);
            }
        });
    }
    work
}

/// What the file brings is written in one transaction with its line in the log, and then that it was taken. Should the
/// second be missing, the file waits still, and taking it again changes nothing.
async fn write(desk: &Desk, upload: &Upload, found: &Found, asked: &Asked) -> Result<End, NotDone> {
    let Ok(_permit) = desk.workshop.room.acquire().await else { return Ok(End::Stopped) };
    let (Ok(read), Some(now)) = (&found.read, desk.db().upload(upload.id).await?) else { return Err(NotDone::Gone) };
    if now.state != UploadState::Waiting || now.edition != upload.edition {
        return Err(NotDone::Gone);
    }
    let outcome = taking::take(desk.db(), read, upload, asked).await?;
    let mut tx = desk.db().begin().await?;
    tx.take_upload(upload.id, asked.by, asked.at, &asked.title, &outcome).await?;
    tx.commit().await?;
    Ok(End::Taken)
}
