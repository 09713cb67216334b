//! Initiatives of the template: new ones, and what is told anew of known ones. A field that is empty in the file leaves
//! what is known as it is, and so does a file without some initiative: nothing is deleted by it.

use std::collections::{HashMap, HashSet};

use app::{
    address::around::position,
    initiative::{
        contact::{is_email, is_web_address},
        schedule::Schedule,
        words,
    },
    locale::Language,
};
use domain::text::{fold, join_and};
use intake::InitiativeEntry;
use store::{Db, Initiative, StoreError, Tx};

use super::{Kind, Outcome, TakeError, Taking, Wrong};
use crate::initiative::sync::{Elsewhere, note_change};

/// How many changed initiatives are named.
const MOST_NAMED: usize = 10;

/// What is new, and what is otherwise than before.
#[derive(Debug)]
pub(super) struct Plan {
    new: Vec<Initiative>,
    /// Each as it was, and as it is to be.
    changed: Vec<(Initiative, Initiative)>,
    /// All translations: Danish and English.
    english: Vec<(String, String)>,
    /// How many fields that were filled have another content.
    overwritten: usize,
    /// How many there are already: new ones come after them.
    known: usize,
}

/// What is to be written of the initiatives, or that they are there already.
pub(super) async fn plan(
    db: &Db,
    found: &[InitiativeEntry],
    about: &Taking<'_>,
) -> Result<Result<Plan, Outcome>, TakeError> {
    if found.is_empty() {
        return Err(TakeError::Nothing(Kind::Initiatives));
    }
    let names: HashMap<String, String> =
        db.organisations().await?.into_iter().map(|organisation| (organisation.slug, organisation.name)).collect();
    // Also those that are out of the lists: their addresses are theirs.
    let known = db.every_initiative().await?;
    let plan = sorted(&known, found, &names, about.source).map_err(TakeError::Wrong)?;
    if plan.new.is_empty() && plan.changed.is_empty() {
        return Ok(Err(Outcome::Known { kind: Kind::Initiatives, snapshot: None }));
    }
    Ok(Ok(Plan { english: db.translations().await?, ..plan }))
}

impl Plan {
    pub(super) async fn write(&self, tx: &mut Tx, about: &Taking<'_>) -> Result<(), StoreError> {
        for (at, initiative) in self.new.iter().enumerate() {
            let position = i64::try_from(self.known + at + 1).unwrap_or(i64::MAX);
            tx.put_initiative(position, initiative).await?;
        }
        let note = format!("Læst ind fra filen »{}«.", about.file);
        let elsewhere = Elsewhere { staff: about.by, note: &note, at: about.at, english: &self.english };
        for (before, after) in &self.changed {
            tx.change_initiative(after).await?;
            note_change(tx, before, elsewhere).await?;
        }
        Ok(())
    }

    pub(super) fn into_outcome(self) -> Outcome {
        let mut notes = Vec::new();
        if self.overwritten > 0 {
            let fields = if self.overwritten == 1 { "felt er" } else { "felter er" };
            let mut named: Vec<String> =
                self.changed.iter().take(MOST_NAMED).map(|(_, one)| format!("»{}«", one.title)).collect();
            if self.changed.len() > MOST_NAMED {
                named.push(format!("{} andre", self.changed.len() - MOST_NAMED));
            }
            notes.push(format!("{} {fields} skrevet over: {}.", self.overwritten, join_and(&named)));
        }
        let (added, changed) = (self.new.len(), self.changed.len());
        Outcome::New { kind: Kind::Initiatives, snapshot: None, added, changed, notes }
    }
}

/// Sorts entries into new ones and changed ones; names every line that lacks or contradicts something.
fn sorted(
    known: &[Initiative],
    found: &[InitiativeEntry],
    names: &HashMap<String, String>,
    source: Option<&str>,
) -> Result<Plan, Vec<Wrong>> {
    let mut plan = Plan { new: vec![], changed: vec![], english: vec![], overwritten: 0, known: known.len() };
    let (mut wrong, mut met) = (Vec::new(), HashSet::new());
    for entry in found {
        let before = before(known, entry);
        if let Some(before) = before
            && !met.insert(&before.slug)
        {
            let what = format!("»{}« er den samme indsats som en linje længere oppe", entry.title);
            wrong.push(Wrong { line: entry.line, what, advice: "Slet den ene linje".into() });
            continue;
        }
        let mut fields = Fields { overwritten: 0 };
        let after = fields.filled(before, entry, names, source);
        wrong.extend(lacks(&after, entry));
        match before {
            None => plan.new.push(after),
            Some(before) if *before == after => {}
            Some(before) => {
                plan.overwritten += fields.overwritten;
                plan.changed.push((before.clone(), after));
            }
        }
    }
    if wrong.is_empty() { Ok(plan) } else { Err(wrong) }
}

/// The known initiative that an entry is about: of the same id, else the only one of the same title.
fn before<'a>(known: &'a [Initiative], entry: &InitiativeEntry) -> Option<&'a Initiative> {
    if let Some(same) = known.iter().find(|one| one.slug == entry.id.as_str()) {
        return Some(same);
    }
    let title = fold(&entry.title);
    let mut titled = known.iter().filter(|one| fold(&one.title) == title);
    titled.next().filter(|_| titled.next().is_none())
}

/// Counts what is written over.
struct Fields {
    overwritten: usize,
}

impl Fields {
    fn put<T: PartialEq + Clone>(&mut self, field: &mut T, new: &T, none: &T) {
        if new != none && field != new {
            self.overwritten += usize::from(field != none);
            field.clone_from(new);
        }
    }

    fn text(&mut self, field: &mut String, new: &str) {
        self.put(field, &new.to_owned(), &String::new());
    }

    /// The initiative as it is with what the entry says; empty fields say nothing.
    fn filled(
        &mut self,
        before: Option<&Initiative>,
        entry: &InitiativeEntry,
        names: &HashMap<String, String>,
        source: Option<&str>,
    ) -> Initiative {
        let mut one =
            before.cloned().unwrap_or_else(|| Initiative { slug: entry.id.to_string(), ..Initiative::default() });
        let run_by: Vec<String> = entry.organisations.iter().filter_map(|slug| names.get(slug).cloned()).collect();
        self.text(&mut one.title, &entry.title);
        self.text(&mut one.summary, &entry.summary);
        self.text(&mut one.target_group, &entry.target_group);
        self.text(&mut one.age, &entry.age);
        self.text(&mut one.kind, &entry.kind);
        self.text(&mut one.place, &entry.place);
        self.text(&mut one.scope, &entry.scope);
        self.text(&mut one.status_code, &entry.status_code);
        self.text(&mut one.started, &entry.started);
        self.text(&mut one.schedule, entry.schedule.trim());
        self.text(&mut one.cost, &entry.cost);
        self.text(&mut one.joining, &entry.joining);
        self.text(&mut one.contact_name, &entry.contact_name);
        self.text(&mut one.contact_email, &entry.contact_email);
        self.text(&mut one.contact_phone, &entry.contact_phone);
        self.text(&mut one.url, &entry.url);
        self.put(&mut one.position, &position(&entry.position), &None);
        self.text(&mut one.confirmed_on, &entry.confirmed_on);
        self.put(&mut one.age_from, &entry.age_from, &None);
        self.put(&mut one.age_to, &entry.age_to, &None);
        self.put(&mut one.duration_minutes, &entry.duration_minutes, &None);
        self.put(&mut one.audiences, &entry.audiences, &vec![]);
        self.put(&mut one.languages, &entry.languages, &vec![]);
        self.put(&mut one.run_by, &each_once(&entry.organisations), &vec![]);
        // These two come back sorted.
        self.put(&mut one.goals, &sorted_once(&entry.goals), &vec![]);
        let areas: Vec<String> = entry.areas.iter().map(ToString::to_string).collect();
        self.put(&mut one.areas, &sorted_once(&areas), &vec![]);
        // What follows from other fields is not counted as written over.
        let mut follows = Self { overwritten: 0 };
        if one.run_by != before.map_or(&[][..], |before| &before.run_by) {
            follows.text(&mut one.organisations, &join_and(&run_by));
        }
        self.text(&mut one.source, &entry.source);
        if one.source.is_empty() {
            follows.text(&mut one.source, source.unwrap_or_default());
        }
        self.text(&mut one.status, &entry.status);
        let is_new_status = before.is_none_or(|before| before.status_code != one.status_code);
        if entry.status.is_empty() && is_new_status {
            follows.text(&mut one.status, &words::status(Language::Danish, &one.status_code).to_lowercase());
        }
        if one.scope.is_empty() && !one.areas.is_empty() {
            follows.text(&mut one.scope, "named_places");
        }
        one
    }
}

fn each_once(all: &[String]) -> Vec<String> {
    let mut seen = HashSet::new();
    all.iter().filter(|one| seen.insert(one.as_str())).cloned().collect()
}

fn sorted_once(all: &[String]) -> Vec<String> {
    let mut all = all.to_vec();
    all.sort();
    all.dedup();
    all
}

/// What an initiative needs before it can be kept, and what of its entry can't stand there.
fn lacks(one: &Initiative, entry: &InitiativeEntry) -> Vec<Wrong> {
    let line = entry.line;
    let mut wrong = Vec::new();
    let mut say = |what: String, advice: &str| wrong.push(Wrong { line, what, advice: advice.to_owned() });
    if one.source.is_empty() {
        say("indsatsen har ingen kilde".into(), "Skriv en kilde i kolonnen »kilde«, eller vælg én for hele filen");
    }
    if one.scope.is_empty() {
        let advice = "Skriv i »dækning«, om den er for bestemte steder, hele byen eller de udsatte byområder";
        say("det står ikke, hvor indsatsen gælder".into(), advice);
    }
    if one.age_from.zip(one.age_to).is_some_and(|(from, to)| from > to) {
        say("alderen går fra høj til lav, når den står sammen med det, vi har".into(), "Skriv begge aldre i filen");
    }
    if let Some(error) = Some(&one.schedule).filter(|text| !text.is_empty()).and_then(|text| Schedule::read(text).err())
    {
        say(
            format!("tidspunkterne kan ikke læses: {error}"),
            "Skriv linjer efter RFC 5545, eller lad feltet være tomt",
        );
    }
    let is = |known: fn(&str) -> bool, text: &str| text.is_empty() || known(text);
    if !is(|text| position(text).is_some(), &entry.position) {
        say(format!("»{}« er ingen position", entry.position), "Skriv bredde og længde: 55.6761, 12.5683");
    }
    if !is(is_email, &entry.contact_email) {
        say(format!("»{}« er ingen e-mailadresse", entry.contact_email), "Skriv den som navn@sted.dk");
    }
    if !is(is_web_address, &entry.url) {
        say(format!("»{}« er ingen adresse på en side", entry.url), "Skriv en, der begynder med https://");
    }
    wrong
}

#[cfg(test)]
mod tests {
    use domain::area::Slug;

    use super::*;

    fn entry(line: u64, id: &str, title: &str) -> InitiativeEntry {
        InitiativeEntry {
            line,
            id: Slug::parse(id).unwrap(),
            title: title.into(),
            summary: "Hjælper.".into(),
            organisations: vec!["kk".into()],
            target_group: String::new(),
            age: String::new(),
            kind: String::new(),
            audiences: vec![],
            age_from: None,
            age_to: None,
            areas: vec![],
            place: String::new(),
            scope: "citywide".into(),
            goals: vec!["b".into(), "a".into(), "b".into()],
            status: String::new(),
            status_code: "running".into(),
            started: String::new(),
            source: "s".into(),
            languages: vec![],
            schedule: String::new(),
            duration_minutes: None,
            cost: String::new(),
            joining: String::new(),
            contact_name: String::new(),
            contact_email: String::new(),
            contact_phone: String::new(),
            url: String::new(),
            position: String::new(),
            confirmed_on: String::new(),
        }
    }

    fn names() -> HashMap<String, String> {
        HashMap::from([("kk".to_owned(), "Kommunen".to_owned())])
    }

    #[test]
    fn the_same_again_changes_nothing_and_titles_are_recognised() {
        let first = sorted(&[], &[entry(2, "ny", "Ny indsats")], &names(), None).unwrap();
        let one = &first.new[0];
        assert_eq!(
            (one.goals.as_slice(), one.organisations.as_str()),
            (&["a".to_owned(), "b".to_owned()][..], "Kommunen")
        );
        assert!(!one.status.is_empty());
        let again = sorted(&first.new, &[entry(2, "ny", "Ny indsats")], &names(), None).unwrap();
        assert!(again.new.is_empty() && again.changed.is_empty());
        let renamed = sorted(&first.new, &[entry(2, "andet-id", "NY INDSATS")], &names(), None).unwrap();
        assert_eq!((renamed.new.len(), renamed.changed[0].1.slug.as_str(), renamed.overwritten), (0, "ny", 1));
    }

    #[test]
    fn an_empty_field_leaves_what_is_known() {
        let known = Initiative { cost: "Gratis".into(), contact_email: "a@b.dk".into(), ..Initiative::default() };
        let known = sorted(&[], &[entry(2, "ny", "Ny")], &names(), None)
            .map(|plan| Initiative { cost: known.cost, contact_email: known.contact_email, ..plan.new[0].clone() })
            .unwrap();
        let more = InitiativeEntry { summary: "Nyt.".into(), joining: "Kom forbi".into(), ..entry(2, "ny", "Ny") };
        let plan = sorted(std::slice::from_ref(&known), &[more], &names(), None).unwrap();
        let after = &plan.changed[0].1;
        assert_eq!((after.cost.as_str(), after.contact_email.as_str()), ("Gratis", "a@b.dk"));
        assert_eq!((after.summary.as_str(), after.joining.as_str(), plan.overwritten), ("Nyt.", "Kom forbi", 1));
    }

    #[test]
    fn lines_that_lack_something_are_named() {
        let bare = InitiativeEntry { source: String::new(), scope: String::new(), ..entry(4, "a", "A") };
        let odd = InitiativeEntry { schedule: "hver tirsdag".into(), ..entry(5, "b", "B") };
        let wrong = sorted(&[], &[bare, odd], &names(), None).unwrap_err();
        assert_eq!(wrong.iter().map(|one| one.line).collect::<Vec<_>>(), [4, 4, 5]);
        let [position, email, url] = ["her", "ida", "http://a.dk"].map(str::to_owned);
        let odd = InitiativeEntry { position, contact_email: email, url, ..entry(6, "c", "C") };
        let wrong = sorted(&[], &[odd], &names(), None).unwrap_err();
        assert_eq!(wrong.iter().map(|one| one.line).collect::<Vec<_>>(), [6, 6, 6], "{wrong:?}");
        let bare = InitiativeEntry { source: String::new(), ..entry(4, "a", "A") };
        assert!(sorted(&[], &[bare], &names(), Some("s")).is_ok(), "the file's source counts where a line has none");
    }
}
