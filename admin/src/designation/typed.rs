//! What is typed in the form of a draft, and what must hold before it is published.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Copenhagen;
use domain::area::{AreaCode, Slug};
use store::{Area, DesignationDraft, DraftArea};

use super::outline;
use crate::form::{Posted, Problems, SentFile};

/// The longest line, in characters.
const LONGEST_LINE: usize = 300;
/// The longest text, in characters.
const LONGEST_TEXT: usize = 2000;

/// The form's fields of text: name, and the longest that may stand there.
const TEXTS: [(&str, &str, usize); 6] = [
    ("titel", "Navnet", LONGEST_LINE),
    ("dato", "Datoen", 10),
    ("beslutter", "Hvem der har besluttet", LONGEST_LINE),
    ("henvisning", "Henvisningen", LONGEST_LINE),
    ("note", "Bemærkningen", LONGEST_TEXT),
    ("grund", "Begrundelsen", LONGEST_TEXT),
];

/// What stands in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Typed {
    /// The fields of text, in the order of [`TEXTS`].
    texts: [String; 6],
    /// The codes of the chosen areas.
    pub chosen: Vec<String>,
    /// The names of the draft's new areas that stay.
    pub kept: Vec<String>,
    /// Further new areas.
    pub geojson: String,
    /// The name of the file that they came in; empty when they were typed.
    pub file: String,
    /// What the outline is called, where it has no name.
    pub name: String,
    /// Whether outlines that cross themselves may be mended.
    pub mend: bool,
}

impl Typed {
    /// What a draft says.
    pub(super) fn of(draft: &DesignationDraft) -> Self {
        let DesignationDraft { title, decided_on, decider, reference, note, reason, .. } = draft;
        let texts = [title, decided_on, decider, reference, note, reason].map(Clone::clone);
        let chosen = draft.areas.iter().filter_map(|one| one.area.as_ref()).map(ToString::to_string).collect();
        let kept = draft.areas.iter().filter(|one| one.area.is_none()).map(|one| one.name.clone()).collect();
        Self { texts, chosen, kept, ..Self::default() }
    }

    /// What was sent.
    pub(super) fn read(posted: &Posted) -> Self {
        let all = |name| posted.all(name).map(str::to_owned).collect();
        Self {
            texts: TEXTS.map(|(name, ..)| posted.text(name).replace("\r\n", "\n")),
            chosen: all("omraade"),
            kept: all("behold"),
            geojson: posted.text("geojson").to_owned(),
            file: String::new(),
            name: posted.text("navn").to_owned(),
            mend: posted.text("ret") == "ja",
        }
    }

    /// Takes what a file holds, so that it stands in the form from now on as if it had been typed.
    pub(super) fn take(&mut self, file: SentFile, problems: &mut Problems) {
        let SentFile { name, bytes } = file;
        let text = if bytes.len() > outline::LARGEST {
            Err(
                "Filen fylder mere end 1 MB. Forenkl omridsene i kortprogrammet, eller tag færre områder med, og vælg den igen.",
            )
        } else if !self.geojson.is_empty() {
            Err("Der står allerede noget i feltet nedenfor. Tøm feltet, og vælg filen igen, eller gem uden fil.")
        } else {
            let text = String::from_utf8(bytes)
                .map_err(|_| "Filen er ikke GeoJSON. Gem laget som GeoJSON i kortprogrammet, og vælg den fil.");
            text.map(|text| text.trim_start_matches('\u{feff}').trim().to_owned())
        };
        match text {
            Ok(text) if text.is_empty() => problems.add("fil", "Filen er tom. Vælg en anden."),
            Ok(text) => (self.geojson, self.file) = (text, name),
            Err(why) => problems.add("fil", why),
        }
    }

    /// A field of text.
    pub(super) fn text(&self, name: &str) -> &str {
        TEXTS.iter().zip(&self.texts).find(|((known, ..), _)| *known == name).map_or("", |(_, text)| text.as_str())
    }

    /// The draft as it would be saved; what is wrong is noted, and then it is not to be kept.
    pub(super) fn applied(
        &self,
        draft: &DesignationDraft,
        areas: &[Area],
        problems: &mut Problems,
    ) -> DesignationDraft {
        for ((field, what, longest), text) in TEXTS.iter().zip(&self.texts) {
            if text.chars().count() > *longest {
                problems.add(field, format!("{what} må højst fylde {longest} tegn."));
            }
        }
        let mut all: Vec<DraftArea> = Vec::new();
        for code in &self.chosen {
            match areas.iter().find(|area| area.code.as_str() == code) {
                Some(area) => {
                    all.push(DraftArea { area: Some(area.code.clone()), name: String::new(), outline: String::new() });
                }
                None => problems.add("omraader", format!("Området »{code}« kendes ikke. Vælg det igen.")),
            }
        }
        all.extend(draft.areas.iter().filter(|one| one.area.is_none() && self.kept.contains(&one.name)).cloned());
        if !self.geojson.is_empty() {
            match outline::new_areas(&self.geojson, &self.name, self.mend) {
                Ok(new) => all.extend(new),
                Err(wrong) => wrong.into_iter().for_each(|text| problems.add("geojson", text)),
            }
        }
        let mut new: Vec<&str> = all.iter().filter(|one| one.area.is_none()).map(|one| one.name.as_str()).collect();
        new.sort_unstable();
        if new.windows(2).any(|pair| pair[0] == pair[1]) {
            problems.add("geojson", "To nye områder har samme navn. Giv dem hver sit, eller tag det ene ud.");
        }
        if new.len() > outline::MOST {
            problems.add("geojson", format!("Højst {} nye områder kan være med.", outline::MOST));
        }
        let [title, decided_on, decider, reference, note, reason] = self.texts.clone();
        DesignationDraft { title, decided_on, decider, reference, note, reason, areas: all, ..draft.clone() }
    }
}

/// What keeps a draft from being published: the field, and what to do.
pub(super) fn missing(draft: &DesignationDraft, now: DateTime<Utc>) -> Vec<(&'static str, String)> {
    let mut missing = Vec::new();
    let mut needs = |field, is_there: bool, text: &str| {
        if !is_there {
            missing.push((field, text.to_owned()));
        }
    };
    let is_decision = draft.kind == "decision";
    needs("titel", !draft.title.is_empty(), "Skriv, hvad udpegningen kaldes.");
    let day = NaiveDate::parse_from_str(&draft.decided_on, "%Y-%m-%d").ok();
    // It becomes part of an address, so it is written in one way alone.
    let day = day.filter(|day| day.to_string() == draft.decided_on);
    let today = now.with_timezone(&Copenhagen).date_naive();
    // What came with the data may have a year alone, or none.
    let is_as_before = !is_decision && (draft.decided_on.is_empty() || matches!(draft.decided_on.len(), 4 | 7));
    needs("dato", day.is_some() || is_as_before, "Skriv dagen for beslutningen som 2029-03-01.");
    needs("dato", day.is_none_or(|day| day <= today), "Beslutningen kan ikke ligge ude i fremtiden.");
    needs("beslutter", !draft.decider.is_empty(), "Skriv, hvem der har besluttet det.");
    needs(
        "henvisning",
        !draft.reference.is_empty(),
        "Skriv sagsnummer, møde eller link, så andre kan finde beslutningen.",
    );
    needs("grund", is_decision || !draft.reason.is_empty(), "Skriv hvorfor. Det står på de offentlige sider.");
    needs("omraader", !is_decision || !draft.areas.is_empty(), "Vælg mindst ét område, eller tilføj et nyt.");
    missing
}

/// The code of the n-th new area of a decision, n from 1: as the default data have it, "b2029-01".
pub(super) fn code(year: &str, number: usize) -> Option<AreaCode> {
    AreaCode::parse(&format!("b{year}-{number:02}"))
}

/// The beginning of an address for a name: "byomraade-noerre-kvarter".
pub(super) fn address(name: &str) -> String {
    Slug::of_name(&format!("byomraade {name}")).map_or_else(|| "byomraade".to_owned(), |slug| slug.to_string())
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use proptest::prelude::*;

    use super::*;

    fn draft(kind: &str) -> DesignationDraft {
        DesignationDraft {
            id: 1,
            kind: kind.into(),
            about: None,
            title: "Udpegningen i 2029".into(),
            decided_on: "2026-03-01".into(),
            decider: "Borgerrepræsentationen".into(),
            reference: "2026-0012345".into(),
            note: String::new(),
            reason: "Fejl".into(),
            revision: 1,
            state: "open".into(),
            staff: 1,
            at: DateTime::UNIX_EPOCH,
            areas: vec![DraftArea { area: AreaCode::parse("k1"), name: String::new(), outline: String::new() }],
        }
    }

    #[test]
    fn a_file_stands_in_the_field_and_does_not_take_the_place_of_what_was_typed() {
        let file = |bytes: &[u8]| SentFile { name: "omrids.geojson".into(), bytes: bytes.to_vec() };
        let taken = |mut typed: Typed, bytes: &[u8]| {
            let mut problems = Problems::default();
            typed.take(file(bytes), &mut problems);
            (typed.geojson, typed.file, problems.texts("fil").concat())
        };
        let read = ("{}".to_owned(), "omrids.geojson".to_owned(), String::new());
        assert_eq!(taken(Typed::default(), "\u{feff}{}\r\n".as_bytes()), read);
        let full = Typed { geojson: "skrevet".into(), ..Typed::default() };
        for (typed, bytes, said) in [
            (full.clone(), &b"{}"[..], "allerede noget"),
            (Typed::default(), &b""[..], "tom"),
            (Typed::default(), &b"PK\x03\x04\xff"[..], "ikke GeoJSON"),
            (Typed::default(), vec![b' '; outline::LARGEST + 1].as_slice(), "mere end 1 MB"),
        ] {
            let (geojson, name, why) = taken(typed.clone(), bytes);
            assert!(why.contains(said) && geojson == typed.geojson && name.is_empty(), "{said}: {why}");
        }
    }

    #[test]
    fn what_is_missing_is_named_at_its_field() {
        let now = Utc.with_ymd_and_hms(2026, 11, 22, 8, 0, 0).unwrap();
        let fields =
            |draft: &DesignationDraft| missing(draft, now).into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert_eq!(fields(&draft("decision")), Vec::<&str>::new());
        let empty = DesignationDraft {
            title: String::new(),
            decided_on: "2026".into(),
            decider: String::new(),
            reference: String::new(),
            areas: vec![],
            ..draft("decision")
        };
        assert_eq!(fields(&empty), ["titel", "dato", "beslutter", "henvisning", "omraader"]);
        for date in ["2026-13-01", "1. marts 2026", "2026-3-1", "+2026-03-1", "+12026-3-1"] {
            assert_eq!(fields(&DesignationDraft { decided_on: date.into(), ..draft("decision") }), ["dato"], "{date}");
        }
        assert_eq!(fields(&DesignationDraft { decided_on: "2026-11-23".into(), ..draft("decision") }), ["dato"]);
        assert_eq!(fields(&DesignationDraft { reason: String::new(), ..draft("withdrawal") }), ["grund"]);
        assert_eq!(
            fields(&DesignationDraft { decided_on: String::new(), areas: vec![], ..draft("correction") }),
            Vec::<&str>::new()
        );
    }

    proptest! {
        #[test]
        fn every_name_has_an_address(name in "\\PC{0,120}") {
            prop_assert!(Slug::parse(&address(&name)).is_some(), "{}", address(&name));
        }
    }

    #[test]
    fn addresses_and_codes_are_as_in_the_data() {
        assert_eq!(address("Nørre Kvarter (syd)"), "byomraade-noerre-kvarter-syd");
        assert_eq!(code("2029", 3).unwrap().as_str(), "b2029-03");
    }
}
