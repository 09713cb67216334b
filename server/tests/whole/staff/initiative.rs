//! Initiatives as staff work with them: one by its form, many at once, as a file, and what others change meanwhile.

use axum::http::StatusCode;
use domain::{area::Level, staff::Role};
use store::{AuditQuery, ContentEvent, Initiative, Stage, ThingId};

use super::{Browser, hex, somebody};
use crate::test_app::{Answer, TestApp, clock};

const FORM: &str = "/admin/indhold/indsats";

async fn editor(app: &TestApp, name: &str) -> Browser {
    let id = somebody(app, name, &[Role::Redaktoer]).await;
    Browser::signed_in(app, id, Stage::Whole).await
}

async fn one(app: &TestApp, slug: &str) -> Initiative {
    app.services.db.every_initiative().await.unwrap().into_iter().find(|one| one.slug == slug).unwrap()
}

fn done(answer: &Answer, word: &str) {
    let to = answer.header("location");
    assert!(to.ends_with(&format!("?gjort={word}")), "{} {to}: {}", answer.status, answer.body);
}

/// What a form of a whole initiative sends.
fn whole<'a>(version: &'a str, changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let fields = [
        ("version", version),
        ("hvad", "udgiv"),
        ("titel", "Lektiecafé i gården"),
        ("resume", "Vi laver lektier sammen."),
        ("slags", "boern"),
        ("ansvarlig", "ssp"),
        ("organisationer", "koebenhavns-kommune"),
        ("grupper", "boern"),
        ("alder-fra", "8"),
        ("daekning", "citywide"),
        ("foerste", "2026-11-23T16:00"),
        ("slut-kl", "17.30"),
        ("gentages", "uge"),
        ("ugedage", "MO"),
        ("undtaget", "30.11.2026"),
        ("maal", "boerne-og-ungeliv"),
        ("email", "ida@kk.example"),
        ("status", "running"),
        ("kilde", "politik-2025"),
        ("titel-en", "Homework café"),
    ];
    let kept = fields.into_iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    kept.chain(changed.iter().copied()).collect()
}

async fn versions(app: &TestApp, slug: &str) -> Vec<store::ContentVersion> {
    app.services.db.content_versions(ThingId { kind: "indsats", thing: slug }).await.unwrap()
}

#[tokio::test]
async fn an_initiative_is_begun_published_with_dates_and_taken_down() {
    let app = TestApp::new().await;
    let mut eva = editor(&app, "Eva").await;
    let begun = eva.post(&app, FORM, &[("titel", "Lektiecafé i gården")]).await;
    let path = format!("{FORM}/lektiecafe-i-gaarden");
    assert_eq!(begun.header("location"), path, "{}", begun.body);
    assert_eq!(app.get("/indsatser/lektiecafe-i-gaarden").await.status, StatusCode::NOT_FOUND);
    let wrong =
        eva.post(&app, &path, &whole("1", &[("email", "ida"), ("alder-fra", "otte"), ("sidste", "snart")])).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["href=\"#email\"", "href=\"#alder-fra\"", "href=\"#sidste\"", "value=\"otte\""] {
        assert!(wrong.body.contains(part), "{part}: {}", wrong.body);
    }
    done(&eva.post(&app, &path, &whole("1", &[])).await, "offentligt");
    let page = app.get("/indsatser/lektiecafe-i-gaarden").await.body.replace('\u{a0}', " ");
    assert!(page.contains("Mandag den 23. november 2026 kl. 16.00–17.30"), "{page}");
    assert!(page.contains("Mandag den 7. december 2026") && !page.contains("30. november"), "{page}");
    assert!(app.get("/en/indsatser/lektiecafe-i-gaarden").await.body.contains("Homework café"));
    assert!(app.get("/indsatser.ics").await.body.contains("RRULE:FREQ=WEEKLY;BYDAY=MO"));
    let stored = one(&app, "lektiecafe-i-gaarden").await;
    assert_eq!(stored.run_by, ["ssp", "koebenhavns-kommune"]);
    assert_eq!(stored.organisations, "SSP og Københavns Kommune");
    let form = eva.get(&app, &path).await;
    assert!(form.body.contains("value=\"2026-11-23T16:00\"") && form.body.contains("value=\"17.30\""), "{}", form.body);

    done(
        &eva.post(&app, "/admin/indsatser/bekraeft", &[("indsats", "lektiecafe-i-gaarden")]).await,
        "indsats-bekraeftet",
    );
    done(&eva.post(&app, &path, &whole("2", &[("pris", "Gratis")])).await, "offentligt");
    let stored = one(&app, "lektiecafe-i-gaarden").await;
    assert_eq!((stored.cost.as_str(), stored.confirmed_on.as_str()), ("Gratis", "2026-11-22"), "it stays confirmed");
    let down = [("version", "3"), ("grund", "Den blev ikke til noget")];
    done(&eva.post(&app, &format!("{path}/tag-ned"), &down).await, "taget-ned");
    assert_eq!(app.get("/indsatser/lektiecafe-i-gaarden").await.status, StatusCode::NOT_FOUND);
    assert!(!app.get("/indsatser").await.body.contains("lektiecafe-i-gaarden"));
}

#[tokio::test]
async fn what_a_person_should_look_at_is_said_and_refuses_nothing() {
    let app = TestApp::new().await;
    let mut eva = editor(&app, "Eva").await;
    let area = app.services.db.areas(Level::Kvarter).await.unwrap().into_iter().find(|a| a.position.is_some()).unwrap();
    let [longitude, latitude] = area.position.unwrap();
    let place = format!("{latitude:.5}, {longitude:.5}");
    let other = app.services.db.areas(Level::Kvarter).await.unwrap().into_iter().find(|a| a.code != area.code).unwrap();
    eva.post(&app, FORM, &[("titel", "Gadeplansindsats")]).await;
    let path = format!("{FORM}/gadeplansindsats");
    let fields = [
        ("titel", "Gadeplansindsats"),
        ("sted", place.as_str()),
        ("omraader", other.code.as_str()),
        ("status", "ended"),
        ("alder-til", "6"),
    ];
    done(&eva.post(&app, &path, &whole("1", &fields)).await, "offentligt");
    let hints = eva.get(&app, &path).await;
    let hints = hints.between("Se efter, før du udgiver", "</section>");
    for part in [
        "fra 8 år og til 6 år",
        "nævner områder",
        "men har kommende datoer",
        "Kan det være den samme som <a href=\"/admin/indhold/indsats/gadeplan\">",
        area.name.as_str(),
    ] {
        assert!(hints.contains(part), "{part}: {hints}");
    }
    let list = eva.get(&app, "/admin/indsatser?se=ens").await;
    for slug in ["gadeplan", "gadeplansindsats"] {
        assert!(list.body.contains(&format!("valgt-{slug}\"")), "{slug}: {}", list.body);
    }
    let list = eva.get(&app, "/admin/indsatser?se=modsiger&soeg=gadeplan").await;
    assert!(list.body.contains("1 indsats<") && list.body.contains("valgt-gadeplansindsats\""), "{}", list.body);
}

#[tokio::test]
async fn a_positions_areas_are_chosen_by_a_button_and_its_mark_is_where_it_is() {
    let app = TestApp::new().await;
    let mut eva = editor(&app, "Eva").await;
    let kvarterer = app.services.db.areas(Level::Kvarter).await.unwrap();
    let mut with_position = kvarterer.iter().filter_map(|area| Some((area, area.position?)));
    let ((area, [lon, lat]), (other, _)) = (with_position.next().unwrap(), with_position.next().unwrap());
    let (position, other) = (format!("{lat:.5}, {lon:.5}"), other.code.as_str());
    eva.post(&app, FORM, &[("titel", "Byhaven")]).await;
    let path = format!("{FORM}/byhaven");
    let (chosen, choose) = (format!("value=\"{}\" checked", area.code.as_str()), format!("{path}/kladde"));
    let fields = |place, position| {
        let named = [("hvad", "omraader"), ("titel", "Byhaven")];
        [&named[..], &[("sted", place), ("position", position), ("omraader", other)]].concat()
    };

    let nowhere = eva.post(&app, &choose, &whole("1", &fields("et sted i gården", ""))).await;
    done(&nowhere, "intet-sted");
    let form = eva.get(&app, nowhere.header("location")).await;
    assert!(form.body.contains("Vi kan ikke finde stedet") && form.body.contains("et sted i gården"), "{}", form.body);
    assert!(!form.body.contains(&chosen));
    let found = eva.post(&app, &choose, &whole("1", &fields("i gården", position.as_str()))).await;
    done(&found, "omraader#omraader");
    let form = eva.get(&app, &path).await.body;
    assert!(form.contains(&chosen) && form.contains(&format!("value=\"{other}\" checked")), "what was chosen stays");
    assert!(form.contains(&format!("value=\"{position}\"")) && form.contains("Du ser din egen kladde"), "{form}");
    assert_eq!(versions(&app, "byhaven").await.len(), 1, "it is only a draft");

    // Saved with another area alone: said, not refused, and said again in the list.
    done(&eva.post(&app, &path, &whole("1", &fields("", position.as_str())[1..])).await, "offentligt");
    assert!(eva.get(&app, &path).await.body.contains("men det område er ikke valgt"));
    let list = eva.get(&app, "/admin/indsatser?se=modsiger&soeg=byhaven").await;
    assert!(list.body.contains("men det område er ikke valgt"), "{}", list.body);
    let stored = one(&app, "byhaven").await.position.unwrap();
    assert!((stored[0] - lon).abs() < 1e-5 && (stored[1] - lat).abs() < 1e-5, "{stored:?}");
    let page = app.get("/indsatser").await;
    assert_eq!(
        page.between("<figure class=\"initiative-map\">", "</figure>").matches("/indsatser/byhaven\"").count(),
        1
    );
    let data = app.get("/indsatser/byhaven").await;
    assert!(data.between("application/ld+json", "</script>").contains(&format!("\"latitude\":{}", stored[1])));
    assert!(
        data.between("<dt>Hvor</dt>", "</dd>").contains("href=\"/omraade/"),
        "areas say where it is: {}",
        data.body
    );
    let outside = [("position", "55.6415, 12.0803"), ("omraader", other)];
    done(&eva.post(&app, &path, &whole("2", &outside)).await, "offentligt");
    assert!(eva.get(&app, &path).await.body.contains("uden for København"));
}

#[tokio::test]
async fn many_are_changed_at_once_after_a_look_and_nobody_loses_what_they_wrote() {
    let app = TestApp::new().await;
    let (mut eva, mut bo) = (editor(&app, "Eva").await, editor(&app, "Bo").await);
    let before = one(&app, "gadeplan").await;
    let chosen = [("indsats", "gadeplan"), ("indsats", "socialraadgiver-hos-laegen")];
    let change = [("ny-status", "ended"), ("maal-til", "tryg-blandet-by"), ("gruppe-til", "familier")];
    let fields = [&chosen[..], &change[..]].concat();
    for (path, fields) in [("flere", &chosen[..]), ("flere", &change[..]), ("flere/gem", &change[..])] {
        let refused = eva.post(&app, &format!("/admin/indsatser/{path}"), fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
    }
    let look = eva.post(&app, "/admin/indsatser/flere", &fields).await;
    assert!(look.body.contains("Ændr alle 2") && look.body.contains("Familier med børn"), "{}", look.body);
    assert_eq!(one(&app, "gadeplan").await, before, "looking changes nothing");

    // Bo has the form open, and writes on while the many are changed.
    let opened = bo.get(&app, &format!("{FORM}/gadeplan")).await;
    assert!(opened.body.contains("name=\"version\" value=\"1\""), "{}", opened.body);
    done(&eva.post(&app, "/admin/indsatser/flere/gem", &fields).await, "flere-aendret");
    let after = one(&app, "gadeplan").await;
    assert_eq!((after.status_code.as_str(), after.status.as_str()), ("ended", ""));
    assert!(after.audiences.contains(&"familier".to_owned()) && after.goals.contains(&"tryg-blandet-by".to_owned()));
    assert!(app.get("/indsatser/gadeplan").await.body.contains("Afsluttet"));
    let events: Vec<_> = versions(&app, "gadeplan").await.iter().map(|version| version.event).collect();
    assert_eq!(events, [ContentEvent::Found, ContentEvent::Published]);
    let late = bo.post(&app, &format!("{FORM}/gadeplan"), &whole("1", &[("titel", "Gadeplan på Bos måde")])).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.body.contains("Ændret sammen med andre.") && late.body.contains("Gadeplan på Bos måde"),
        "{}",
        late.body
    );
    assert_eq!(one(&app, "gadeplan").await, after, "nothing is lost on either side");

    let log = app.services.db.audit(&AuditQuery { most: 20, ..AuditQuery::default() }).await.unwrap();
    let of_many: Vec<_> = log.iter().filter(|row| row.action == "initiative.several").collect();
    assert_eq!(of_many.len(), 2);
    assert!(of_many.iter().all(|row| row.before.contains("Status:") && row.after.contains("Afsluttet")), "{of_many:?}");
    let again = eva.post(&app, "/admin/indsatser/flere", &fields).await;
    assert!(again.body.contains("Intet bliver ændret"), "{}", again.body);
    let all = [("alle", "ja"), ("valg", "status=ended"), ("ny-status", "running")];
    let look = eva.post(&app, "/admin/indsatser/flere", &all).await;
    assert!(look.body.contains("Ændr alle 2"), "{}", look.body);
}

#[tokio::test]
async fn the_list_is_searched_and_taken_out_as_a_file() {
    let app = TestApp::new().await;
    let mut eva = editor(&app, "Eva").await;
    let all = eva.get(&app, "/admin/indsatser").await;
    assert!(all.body.contains("13 indsatser") && all.body.contains("href=\"/admin/data\""), "{}", all.body);
    let some = eva.get(&app, "/admin/indsatser?soeg=gadeplan&status=running").await;
    assert!(some.body.contains("1 indsats<") && some.body.contains("/admin/indhold/indsats/gadeplan"), "{}", some.body);
    assert!(eva.get(&app, "/admin/indsatser?soeg=findes-ikke&side=9").await.body.contains("Ingen passer"));
    let file = eva.get(&app, "/admin/indsatser.csv?soeg=gadeplan").await;
    assert!(file.header("content-disposition").contains("indsatser.csv"));
    let lines: Vec<_> = file.body.lines().collect();
    assert!(lines[0].starts_with("\u{feff}id;titel;resumé;organisationer;"), "{}", lines[0]);
    assert!(lines.len() == 2 && lines[1].starts_with("gadeplan;"), "{lines:?}");
}

#[tokio::test]
async fn what_a_contact_ends_is_a_version_that_editors_see() {
    let app = TestApp::new().await;
    let mut eva = editor(&app, "Eva").await;
    done(
        &eva.post(&app, &format!("{FORM}/gadeplan"), &whole("1", &[("hvad", "gem"), ("pris", "Gratis")])).await,
        "gemt",
    );
    let mut tx = app.services.db.begin().await.unwrap();
    let id = tx.put_reminder("gadeplan", "ida@kk.example", clock(), clock()).await.unwrap().unwrap();
    tx.put_reminder_link(id, &hex("ordet")).await.unwrap();
    tx.commit().await.unwrap();
    Browser::default().post(&app, "/bekraeft", &[("noegle", "ordet"), ("svar", "slut")]).await;
    let all = versions(&app, "gadeplan").await;
    let events: Vec<_> = all.iter().map(|version| version.event).collect();
    let [found, saved, published] = [ContentEvent::Found, ContentEvent::Saved, ContentEvent::Published];
    assert_eq!(events, [found, saved, published, saved], "what was saved and not published stays the latest");
    assert!(all[2].note.contains("Kontakten svarede") && all[2].staff.is_none());
    assert!(all[3].content.contains("Gratis") && all[3].content.contains("\"status\":\"ended\""), "{}", all[3].content);
    assert_eq!(one(&app, "gadeplan").await.cost, "", "and stays unpublished");
    assert!(eva.get(&app, &format!("{FORM}/gadeplan/versioner")).await.body.contains("Kontakten svarede"));
}

#[tokio::test]
async fn an_organisation_is_renamed_everywhere_and_stays_while_it_runs_something() {
    let app = TestApp::new().await;
    let mut eva = editor(&app, "Eva").await;
    let path = "/admin/indhold/organisation/koebenhavns-kommune";
    let fields = |version, name| [("version", version), ("hvad", "udgiv"), ("titel", name), ("slags", "kommune")];
    done(&eva.post(&app, path, &fields("1", "Kommunen")).await, "offentligt");
    assert_eq!(one(&app, "gadeplan").await.organisations, "Kommunen");
    assert!(app.get("/organisationer/koebenhavns-kommune").await.body.contains("Kommunen"));
    let kept = eva.post(&app, &format!("{path}/tag-ned"), &[("version", "2"), ("grund", "Væk")]).await;
    assert_eq!(kept.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(kept.body.contains("står bag indsatser"), "{}", kept.body);
    let wrong = [&fields("2", "Kommunen")[..], &[("webadresse", "http://kk.dk")]].concat();
    assert_eq!(eva.post(&app, path, &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
