//! The form of an initiative: its fields, what the public tables hold as what stands in them, and back.

use app::{
    address::around::position,
    initiative::{
        contact::{is_email, is_web_address},
        schedule::Schedule,
        words,
    },
    locale::Language,
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use store::{Db, Initiative};

use super::times::{self, Repeat, Times};
use crate::{
    content::{
        asked::{Asked, Choice, Input},
        kinds::choices,
        written::Written,
    },
    fault::Fault,
    form::Problems,
    moment,
};

/// The texts that have an English field of their own. All others are translated where the default data brought it.
pub(crate) const TEXTS_IN_ENGLISH: [(&str, &str); 2] = [("titel", "titel-en"), ("resume", "resume-en")];
/// Where an initiative takes place, as it is stored and as it is read.
pub(super) const SCOPES: [(&str, &str); 3] = [
    ("named_places", "I bestemte områder, som vælges ovenfor"),
    ("designated_areas", "I de udsatte byområder"),
    ("citywide", "I hele byen"),
];
/// The longest time that one occasion lasts, in minutes.
const LONGEST: i64 = 24 * 60;

/// The fields, in the order in which a visitor asks.
pub(super) async fn asked(db: &Db) -> Result<Vec<Asked>, Fault> {
    use Input::{Line, Long, Many, Moment, Rows};
    let organisations: Vec<Choice> =
        db.organisations().await?.into_iter().map(|one| Choice { value: one.slug, name: one.name }).collect();
    let sources = db.sources().await?.into_iter().map(|one| Choice { value: one.id, name: one.title }).collect();
    let goals = db.goals().await?.into_iter().filter(|goal| goal.kind == "subgoal");
    let goals = goals.map(|goal| Choice { value: goal.id, name: goal.title }).collect();
    let days = times::DAYS.map(|(code, name)| choice(code, name)).to_vec();
    let repeats = Repeat::ALL.map(|(_, word, name)| choice(word, name)).to_vec();
    let scopes = SCOPES.map(|(code, name)| choice(code, name)).to_vec();
    let said = |codes: &[&str], say: fn(Language, &str) -> String| -> Vec<Choice> {
        codes.iter().map(|code| choice(code, &say(Language::Danish, code))).collect()
    };
    Ok(vec![
        Asked::must("titel", "Navn", Line, 120),
        Asked::must("resume", "Hvad gør den?", Long, 1000).hint("Et par sætninger i plant sprog, som en, der kunne bruge den, forstår."),
        Asked::must("slags", "Slags", Input::Choice(said(&words::KINDS, words::kind)), 40),
        Asked::may("ansvarlig", "Hvem har ansvaret?", Input::Choice(organisations.clone()), 80)
            .hint("Mangler organisationen, så begynd på den under Indhold, Organisationer, og kom tilbage."),
        Asked::may("organisationer", "Hvem er med?", Many(vec![("Organisationer", organisations)]), 4000),
        Asked::may("maalgruppe", "For hvem, med jeres egne ord", Line, 300),
        Asked::may("grupper", "Målgrupper", Many(vec![("Målgrupper", said(&words::AUDIENCES, words::audience))]), 400),
        Asked::may("alder", "Alder, med jeres egne ord", Line, 120).hint("For eksempel »fra 8. klasse og op«."),
        Asked::may("alder-fra", "Yngste alder", Line, 3).hint("Hele år. Tomt betyder, at den ikke er oplyst."),
        Asked::may("alder-til", "Ældste alder", Line, 3),
        Asked::may("sprog", "Sprog", Many(vec![("Sprog", said(&words::LANGUAGES, words::tongue))]), 400),
        Asked::may("sted", "Sted", Line, 300)
            .hint("Med jeres egne ord, eller en adresse med husnummer."),
        Asked::may("position", "Position", Line, 40)
            .hint("Bredde og længde, for eksempel 55.6761, 12.5683. Så står indsatsen dér på kortet. Knappen finder områderne, og positionen, hvis »Sted« er en adresse, og gemmer det hele som din kladde.")
            .offer("omraader", "Vælg de områder, stedet ligger i"),
        Asked::may("omraader", "Områder", Many(choices::areas(db).await?), 4000),
        Asked::must("daekning", "Hvor gælder den?", Input::Choice(scopes), 40),
        Asked::may("foerste", "Første gang", Moment, 16).hint("Dag og klokkeslæt. Dansk tid."),
        Asked::may("slut-kl", "Til klokken", Line, 5).hint("For eksempel 17.30."),
        Asked::may("gentages", "Hvor tit?", Input::Choice(repeats), 10),
        Asked::may("ugedage", "Ugedage", Many(vec![("Ugedage", days)]), 60).hint("Kun for det, der er hver eller hver anden uge."),
        Asked::may("sidste", "Sidste dag", Line, 10).hint("For eksempel 30.11.2026. Tomt betyder, at den fortsætter."),
        Asked::may("undtaget", "Dage, hvor den er aflyst", Rows(vec!["Dag"]), 1000).hint("For eksempel 24.12.2026."),
        Asked::may("ekstra", "Ekstra gange", Rows(vec!["Dag", "Klokken"]), 1000),
        Asked::may("tidspunkter", "Tidspunkter som kalenderlinjer", Long, 2000)
            .hint("Kun hvis valgene ovenfor ikke rækker: linjer efter RFC 5545. Står der noget her, gælder det i stedet for dem."),
        Asked::may("varighed", "Varighed i minutter", Line, 4).hint("Kun sammen med kalenderlinjer."),
        Asked::may("pris", "Pris", Line, 200),
        Asked::may("tilmelding", "Sådan kommer man med", Long, 600),
        Asked::may("kontakt", "Kontaktens navn", Line, 120).hint("Står på den offentlige side, så spørg først."),
        Asked::may("email", "Kontaktens e-mail", Line, 254)
            .hint("Står på den offentlige side. En gang om året spørger vi på den, om alt stadig passer."),
        Asked::may("telefon", "Kontaktens telefon", Line, 40),
        Asked::may("webadresse", "Indsatsens egen side", Line, 300).hint("Begynder med https://."),
        Asked::may("maal", "Delmål, den bidrager til", Many(vec![("Delmål", goals)]), 2000),
        Asked::must("status", "Status", Input::Choice(said(&words::STATUSES, words::status)), 20),
        Asked::may("status-ord", "Status, med jeres egne ord", Line, 200).hint("Vises i stedet for den valgte status."),
        Asked::may("startet", "Begyndte i år", Line, 4),
        Asked::must("kilde", "Hvor står det?", Input::Choice(sources), 80)
            .hint("Mangler kilden, så begynd på den under Indhold, Kilder, og kom tilbage."),
        Asked::may("titel-en", "Navn på engelsk", Line, 120),
        Asked::may("resume-en", "Hvad gør den? På engelsk", Long, 1000),
    ])
}

fn choice(value: &str, name: &str) -> Choice {
    Choice { value: value.to_owned(), name: name.to_owned() }
}

/// What the public tables hold of one, as what stands in its form.
pub(crate) fn written(one: &Initiative, english: &[(String, String)]) -> Written {
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let english = |danish: &str| english.iter().find(|(known, _)| known == danish).map_or("", |(_, english)| english);
    let (first, others) = one.run_by.split_first().map_or(("", &[][..]), |(first, others)| (first.as_str(), others));
    let written = Written::default()
        .with("titel", &one.title)
        .with("resume", &one.summary)
        .with("slags", &one.kind)
        .with("ansvarlig", first)
        .with("organisationer", others.join("\n"))
        .with("maalgruppe", &one.target_group)
        .with("grupper", one.audiences.join("\n"))
        .with("alder", &one.age)
        .with("alder-fra", number(one.age_from))
        .with("alder-til", number(one.age_to))
        .with("sprog", one.languages.join("\n"))
        .with("sted", &one.place)
        .with("position", one.position.map(said).unwrap_or_default())
        .with("omraader", one.areas.join("\n"))
        .with("daekning", &one.scope)
        .with("pris", &one.cost)
        .with("tilmelding", &one.joining)
        .with("kontakt", &one.contact_name)
        .with("email", &one.contact_email)
        .with("telefon", &one.contact_phone)
        .with("webadresse", &one.url)
        .with("maal", one.goals.join("\n"))
        .with("status", &one.status_code)
        .with("status-ord", &one.status)
        .with("startet", &one.started)
        .with("kilde", &one.source)
        .with("titel-en", english(&one.title))
        .with("resume-en", english(&one.summary));
    match Times::read(&one.schedule) {
        Some(times) => with_times(written, &times, one.duration_minutes),
        None => written.with("tidspunkter", &one.schedule).with("varighed", number(one.duration_minutes)),
    }
}

/// A position as it is typed: latitude first.
pub(crate) fn said([lon, lat]: [f64; 2]) -> String {
    format!("{lat}, {lon}")
}

fn with_times(written: Written, times: &Times, minutes: Option<i64>) -> Written {
    let repeat = Repeat::ALL.iter().find(|(repeat, _, _)| *repeat == times.repeat).map_or("", |(_, word, _)| *word);
    let day = |day: &NaiveDate| day.format("%d.%m.%Y").to_string();
    let days = times.days.iter().map(|day| times::DAYS[day.num_days_from_monday() as usize % 7].0);
    let ends = minutes.map(|minutes| (times.first + TimeDelta::minutes(minutes)).format("%H.%M").to_string());
    let extra = times.extra.iter().map(|at| format!("{}\t{}", day(&at.date()), at.format("%H.%M")));
    written
        .with("foerste", times.first.format("%Y-%m-%dT%H:%M").to_string())
        .with("slut-kl", ends.unwrap_or_default())
        .with("gentages", repeat)
        .with("ugedage", days.collect::<Vec<_>>().join("\n"))
        .with("sidste", times.until.as_ref().map(day).unwrap_or_default())
        .with("undtaget", times.except.iter().map(day).collect::<Vec<_>>().join("\n"))
        .with("ekstra", extra.collect::<Vec<_>>().join("\n"))
}

/// What stands in a form, as the public tables hold it; what can't be is noted at its field.
pub(super) fn read(written: &Written, slug: &str, problems: &mut Problems) -> Initiative {
    let text = |name: &str| written.text(name).to_owned();
    let values = |name: &str| written.values(name).map(str::to_owned).collect::<Vec<_>>();
    let age = |name, problems: &mut Problems| whole(written, name, 0, 120, "Skriv hele år fra 0 til 120.", problems);
    let (age_from, age_to) = (age("alder-fra", problems), age("alder-til", problems));
    let started = whole(written, "startet", 1900, 2100, "Skriv et år, for eksempel 2021.", problems);
    if !written.text("email").is_empty() && !is_email(written.text("email")) {
        problems.add("email", "Skriv en e-mailadresse som navn@sted.dk.");
    }
    if !written.text("webadresse").is_empty() && !is_web_address(written.text("webadresse")) {
        problems.add("webadresse", "Skriv en adresse, der begynder med https://.");
    }
    let at = position(written.text("position"));
    if !written.text("position").is_empty() && at.is_none() {
        problems.add("position", "Skriv positionen som bredde og længde i grader: 55.6761, 12.5683.");
    }
    let mut run_by = Vec::new();
    for one in written.values("ansvarlig").chain(written.values("organisationer")) {
        if !run_by.iter().any(|known| known == one) {
            run_by.push(one.to_owned());
        }
    }
    let (schedule, duration_minutes) = schedule(written, problems);
    Initiative {
        slug: slug.to_owned(),
        title: text("titel"),
        summary: text("resume"),
        organisations: String::new(),
        target_group: text("maalgruppe"),
        age: text("alder"),
        place: text("sted"),
        position: at,
        scope: text("daekning"),
        status: text("status-ord"),
        started: started.map(|year| year.to_string()).unwrap_or_default(),
        source: text("kilde"),
        kind: text("slags"),
        status_code: text("status"),
        audiences: values("grupper"),
        languages: values("sprog"),
        age_from,
        age_to,
        schedule,
        duration_minutes,
        cost: text("pris"),
        joining: text("tilmelding"),
        contact_name: text("kontakt"),
        contact_email: text("email"),
        contact_phone: text("telefon"),
        url: text("webadresse"),
        confirmed_on: String::new(),
        archived_on: String::new(),
        goals: values("maal"),
        areas: values("omraader"),
        run_by,
    }
}

fn whole(
    written: &Written,
    name: &'static str,
    least: i64,
    most: i64,
    advice: &str,
    problems: &mut Problems,
) -> Option<i64> {
    let text = written.text(name);
    if text.is_empty() {
        return None;
    }
    let number = text.parse().ok().filter(|number| (least..=most).contains(number));
    if number.is_none() {
        problems.add(name, format!("»{text}« kan ikke stå her. {advice}"));
    }
    number
}

/// When it takes place and how long: from the lines, else from the plain choices.
fn schedule(written: &Written, problems: &mut Problems) -> (String, Option<i64>) {
    let lines = written.text("tidspunkter");
    let minutes = whole(written, "varighed", 1, LONGEST, "Skriv 1 til 1440 minutter.", problems);
    if !lines.is_empty() {
        if let Err(error) = Schedule::read(lines) {
            problems.add("tidspunkter", format!("Kalenderlinjerne kan ikke læses: {error}."));
        }
        return (lines.to_owned(), minutes);
    }
    let first = written.text("foerste");
    if first.is_empty() {
        let more = ["gentages", "ugedage", "sidste", "undtaget", "ekstra", "slut-kl"];
        if more.into_iter().any(|name| !written.text(name).is_empty()) {
            problems.add("foerste", "Skriv, hvornår den er første gang, eller lad de andre felter om tid stå tomme.");
        }
        return (String::new(), minutes);
    }
    let Some(times) = plain(written, first, problems) else { return (String::new(), None) };
    if let Some(problem) = times.problem() {
        problems.add(if problem.contains("uret") { "foerste" } else { "gentages" }, problem);
    }
    let ends = written.text("slut-kl");
    let lasting = if ends.is_empty() {
        minutes
    } else {
        let ends = clock("slut-kl", ends, problems);
        ends.map(|ends| times::minutes_until(times.first.time(), ends))
    };
    (times.lines(), lasting)
}

/// The plain choices; `None` where one of them can't be read.
fn plain(written: &Written, first: &str, problems: &mut Problems) -> Option<Times> {
    // Whether it is a time at all is every such field's own check.
    moment::read(first)?;
    let first = NaiveDateTime::parse_from_str(first, "%Y-%m-%dT%H:%M").ok()?;
    let word = written.text("gentages");
    let repeat = Repeat::ALL.iter().find(|(_, known, _)| *known == word).map_or(Repeat::Once, |(repeat, _, _)| *repeat);
    let is_weekly = matches!(repeat, Repeat::Weekly | Repeat::Fortnightly);
    let mut days: Vec<_> = written.values("ugedage").filter_map(times::day).collect();
    days.sort_by_key(chrono::Weekday::num_days_from_monday);
    if is_weekly && days.is_empty() {
        days.push(first.weekday());
    }
    let last = written.text("sidste");
    let until = if last.is_empty() { None } else { Some(date("sidste", last, problems)?) };
    let mut except = Vec::new();
    for row in written.rows("undtaget") {
        except.push(date("undtaget", row.first().copied().unwrap_or_default(), problems)?);
    }
    let mut extra = Vec::new();
    for row in written.rows("ekstra") {
        let day = date("ekstra", row.first().copied().unwrap_or_default(), problems)?;
        let time = row.get(1).copied().unwrap_or_default();
        let time = if time.is_empty() { first.time() } else { clock("ekstra", time, problems)? };
        extra.push(day.and_time(time));
    }
    let until = until.filter(|_| repeat != Repeat::Once);
    Some(Times { first, repeat, days: if is_weekly { days } else { vec![] }, until, except, extra })
}

fn date(field: &'static str, text: &str, problems: &mut Problems) -> Option<NaiveDate> {
    let forms = ["%d.%m.%Y", "%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"];
    let date = forms.iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    let date = date.filter(|date| (1900..=2100).contains(&date.year()));
    if date.is_none() {
        problems.add(field, format!("»{text}« er ikke en dato. Skriv den som 30.11.2026."));
    }
    date
}

fn clock(field: &'static str, text: &str, problems: &mut Problems) -> Option<NaiveTime> {
    let forms = ["%H.%M", "%H:%M"];
    let time = forms.iter().find_map(|form| NaiveTime::parse_from_str(text, form).ok());
    if time.is_none() {
        problems.add(field, format!("»{text}« er intet klokkeslæt. Skriv det som 17.30."));
    }
    time
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Written {
        Written::default()
            .with("titel", "Lektiecafé")
            .with("status", "running")
            .with("position", "55,7181 12,4831")
            .with("foerste", "2026-01-05T16:00")
            .with("slut-kl", "17.30")
            .with("gentages", "uge")
            .with("ugedage", "WE\nMO")
            .with("sidste", "30-11-2026")
            .with("undtaget", "2026-12-24")
            .with("ekstra", "1.12.2026\t")
            .with("ansvarlig", "a")
            .with("organisationer", "b\na")
    }

    #[test]
    fn plain_choices_become_a_calendar_and_come_back() {
        let mut problems = Problems::default();
        let one = read(&form(), "lektiecafe", &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(
            one.schedule.lines().collect::<Vec<_>>(),
            [
                "DTSTART;TZID=Europe/Copenhagen:20260105T160000",
                "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261130T225959Z",
                "RDATE;TZID=Europe/Copenhagen:20261201T160000",
                "EXDATE;TZID=Europe/Copenhagen:20261224T160000",
            ]
        );
        assert_eq!((one.duration_minutes, one.run_by.as_slice()), (Some(90), &["a".to_owned(), "b".to_owned()][..]));
        assert_eq!(one.position, Some([12.4831, 55.7181]));
        let back = written(&one, &[("Lektiecafé".into(), "Homework café".into())]);
        assert_eq!(read(&back, "lektiecafe", &mut problems), one);
        assert_eq!((back.text("sidste"), back.text("ekstra"), back.text("titel-en")), {
            ("30.11.2026", "01.12.2026\t16.00", "Homework café")
        });
    }

    #[test]
    fn what_cannot_be_is_said_at_its_field() {
        for (field, text) in [
            ("position", "12.5, 99"),
            ("alder-fra", "-1"),
            ("alder-til", "ti"),
            ("startet", "forrige år"),
            ("email", "ida"),
            ("webadresse", "http://a.dk"),
            ("sidste", "snart"),
            ("undtaget", "jul"),
            ("ekstra", "1.1.2027\tmiddag"),
            ("slut-kl", "25.00"),
            ("tidspunkter", "hver uge"),
            ("varighed", "0"),
        ] {
            let mut problems = Problems::default();
            read(&form().with(field, text), "x", &mut problems);
            assert_eq!(problems.texts(field).len(), 1, "{field}: {problems:?}");
        }
        let mut problems = Problems::default();
        read(&form().with("ugedage", "TU"), "x", &mut problems);
        read(&form().with("foerste", ""), "x", &mut problems);
        assert_eq!((problems.texts("gentages").len(), problems.texts("foerste").len()), (1, 1));
    }

    #[test]
    fn lines_that_choices_cannot_say_stay_as_they_are() {
        let one = Initiative {
            schedule: "DTSTART;TZID=Europe/Copenhagen:20260105T160000\nRRULE:FREQ=DAILY".into(),
            duration_minutes: Some(45),
            ..Initiative::default()
        };
        let mut problems = Problems::default();
        assert_eq!(read(&written(&one, &[]), "", &mut problems), one);
        assert!(problems.is_empty(), "{problems:?}");
    }
}
