//! What others have decided: the municipality's designations and the state's lists.

use domain::area::AreaCode;

use crate::{Db, Result, Tx, execute, on};

/// A decision of the municipality about which areas are *udsatte byområder*.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Designation {
    /// A short name: the year.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The day of the decision, ISO and perhaps partial; empty when not known.
    pub decided_on: String,
    /// Who decided.
    pub decider: String,
    /// Where the decision can be found.
    pub reference: String,
    /// Whether the outlines are published as data.
    pub outlines_published: bool,
    /// What a reader must know.
    pub note: String,
    /// "decision"; "correction" where it stands in place of an earlier entry, "withdrawal" where it takes one back.
    pub kind: String,
    /// Why it was corrected or withdrawn; empty for a decision.
    pub reason: String,
}

/// One of the state's lists.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct StateList {
    /// A short name.
    pub id: String,
    /// What it is called today.
    pub name: String,
    /// What it was called; empty when it never had another name.
    pub former_name: String,
    /// Its paragraph.
    pub legal_basis: String,
    /// What puts an area on it, in plain words.
    pub summary: String,
}

/// What is known of one area on one list at one date.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct ListEvent {
    /// The area's code.
    pub area: String,
    /// The list's id.
    pub list: String,
    /// The date, ISO and perhaps partial.
    pub date: String,
    /// "meets" (met its criteria before a list by them), "on" (came on), "listed" (was on it) or "off" (came off).
    pub event: String,
    /// Where it was reported.
    pub evidence: String,
    /// "verified" or "`third_party`".
    pub certainty: String,
}

/// How many of the city's areas are on a list.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct ListCount {
    /// The list's id.
    pub list: String,
    /// The date.
    pub date: String,
    /// How many.
    pub areas: i64,
    /// Whether we know their names.
    pub names_published: bool,
    /// Where it was reported.
    pub evidence: String,
}

impl Tx {
    /// Writes a designation and the areas that it covers.
    ///
    /// # Errors
    /// When the id is taken, an area unknown, or the database refuses.
    pub async fn put_designation(&mut self, designation: &Designation, areas: &[AreaCode]) -> Result<()> {
        execute!(
            self,
            "INSERT INTO designation (id, title, decided_on, decider, reference, outlines_published, note, kind, reason)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            &designation.id,
            &designation.title,
            &designation.decided_on,
            &designation.decider,
            &designation.reference,
            designation.outlines_published,
            &designation.note,
            &designation.kind,
            &designation.reason,
        );
        for area in areas {
            execute!(
                self,
                "INSERT INTO designated_area (designation, area) VALUES ($1, $2)",
                &designation.id,
                area.as_str(),
            );
        }
        Ok(())
    }

    /// Writes a list.
    ///
    /// # Errors
    /// When the id is taken or the database refuses.
    pub async fn put_state_list(&mut self, position: i64, list: &StateList) -> Result<()> {
        execute!(
            self,
            "INSERT INTO state_list (id, position, name, former_name, legal_basis, summary) VALUES ($1, $2, $3, $4, $5, $6)",
            &list.id,
            position,
            &list.name,
            &list.former_name,
            &list.legal_basis,
            &list.summary,
        );
        Ok(())
    }

    /// Writes what is known of an area on a list.
    ///
    /// # Errors
    /// When it is there already, the area or the list unknown, or the database refuses.
    pub async fn put_list_event(&mut self, event: &ListEvent) -> Result<()> {
        execute!(
            self,
            "INSERT INTO list_event (area, list, date, event, evidence, certainty) VALUES ($1, $2, $3, $4, $5, $6)",
            &event.area,
            &event.list,
            &event.date,
            &event.event,
            &event.evidence,
            &event.certainty,
        );
        Ok(())
    }

    /// Writes where a known event of an area and a list was reported, and how sure it is.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn change_list_event(&mut self, event: &ListEvent) -> Result<()> {
        execute!(
            self,
            "UPDATE list_event SET evidence = $5, certainty = $6
             WHERE area = $1 AND list = $2 AND date = $3 AND event = $4",
            &event.area,
            &event.list,
            &event.date,
            &event.event,
            &event.evidence,
            &event.certainty,
        );
        Ok(())
    }

    /// Writes how many areas are on a list.
    ///
    /// # Errors
    /// When it is there already, the list unknown, or the database refuses.
    pub async fn put_list_count(&mut self, count: &ListCount) -> Result<()> {
        execute!(
            self,
            "INSERT INTO list_count (list, date, areas, names_published, evidence) VALUES ($1, $2, $3, $4, $5)",
            &count.list,
            &count.date,
            count.areas,
            count.names_published,
            &count.evidence,
        );
        Ok(())
    }
}

impl Db {
    /// All designations, the oldest first; of what was corrected or withdrawn the last word alone.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn designations(&self) -> Result<Vec<Designation>> {
        Ok(on!(Db, self, |c| sqlx::query_as(
            "SELECT d.id, d.title, d.decided_on, d.decider, d.reference, d.outlines_published, d.note, d.kind, d.reason
             FROM designation d WHERE NOT EXISTS (SELECT 1 FROM designation later WHERE later.about = d.id)
             ORDER BY d.id"
        )
        .fetch_all(c)
        .await?))
    }

    /// The designations that cover an area itself, the oldest first; of what was corrected the last word alone.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn designations_of(&self, area: &AreaCode) -> Result<Vec<Designation>> {
        Ok(on!(Db, self, |c| sqlx::query_as(
            "SELECT d.id, d.title, d.decided_on, d.decider, d.reference, d.outlines_published, d.note, d.kind, d.reason
             FROM designation d JOIN designated_area a ON a.designation = d.id
             WHERE a.area = $1 AND NOT EXISTS (SELECT 1 FROM designation later WHERE later.about = d.id)
             ORDER BY d.id"
        )
        .bind(area.as_str())
        .fetch_all(c)
        .await?))
    }

    /// The state's lists, in the order of the law.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn state_lists(&self) -> Result<Vec<StateList>> {
        Ok(on!(Db, self, |c| sqlx::query_as(
            "SELECT id, name, former_name, legal_basis, summary FROM state_list ORDER BY position"
        )
        .fetch_all(c)
        .await?))
    }

    /// Everything known of areas on the lists, the oldest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn list_events(&self) -> Result<Vec<ListEvent>> {
        Ok(on!(Db, self, |c| sqlx::query_as(
            "SELECT area, list, date, event, evidence, certainty FROM list_event ORDER BY date, area, list, event"
        )
        .fetch_all(c)
        .await?))
    }

    /// How many areas were on each list, the newest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn list_counts(&self) -> Result<Vec<ListCount>> {
        Ok(on!(Db, self, |c| sqlx::query_as(
            "SELECT list, date, areas, names_published, evidence FROM list_count ORDER BY date DESC, list"
        )
        .fetch_all(c)
        .await?))
    }
}
