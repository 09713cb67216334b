//! Writing a method as a copy, trying it, storing it, and that nobody outside sees it before a run by it is published.

use axum::http::StatusCode;
use domain::staff::Role;
use store::Stage;

use super::{Browser, somebody};
use crate::test_app::{Answer, TestApp};

/// What only the draft says.
const SECRET: &str = "Hemmelig titel på kladden";

async fn analyst(app: &TestApp, name: &str) -> Browser {
    let id = somebody(app, name, &[Role::Analytiker, Role::Udgiver]).await;
    Browser::signed_in(app, id, Stage::Whole).await
}

/// Begins a draft of the published method; gives its address.
async fn copied(app: &TestApp, browser: &mut Browser) -> String {
    let answer = browser.post(app, "/admin/metoder", &[("fra", "aabne-data 1.0")]).await;
    let to = answer.header("location").to_owned();
    assert!(to.ends_with("?gjort=kopieret"), "{} {to}", answer.body);
    to.trim_end_matches("?gjort=kopieret").to_owned()
}

/// The form as a browser would send it back: every field as it stands, some filled in otherwise.
fn filled(page: &Answer, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let form = page.between("<form class=\"method-form\"", "</form>");
    let mut fields: Vec<(String, String)> = Vec::new();
    let plain =
        |text: &str| text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let attribute = |tag: &str, name: &str| {
        let rest = tag.split_once(&format!(" {name}=\""))?.1;
        Some(plain(rest.split_once('"')?.0))
    };
    for tag in form.split('<').skip(1) {
        let (head, text) = tag.split_once('>').unwrap_or((tag, ""));
        let Some(name) = attribute(head, "name").filter(|name| name != "goer") else {
            if head.starts_with("option") && head.contains(" selected") {
                let value = attribute(head, "value").unwrap();
                fields.last_mut().unwrap().1 = value;
            }
            continue;
        };
        if head.starts_with("input") && head.contains("type=\"checkbox\"") && !head.contains(" checked") {
            continue;
        }
        let value =
            if head.starts_with("textarea") { plain(text) } else { attribute(head, "value").unwrap_or_default() };
        fields.push((name, value));
    }
    for (name, value) in changes {
        match fields.iter_mut().find(|(known, _)| known == name) {
            Some(field) => (*value).clone_into(&mut field.1),
            None => fields.push(((*name).to_owned(), (*value).to_owned())),
        }
    }
    fields
}

async fn send(app: &TestApp, browser: &mut Browser, at: &str, page: &Answer, changes: &[(&str, &str)]) -> Answer {
    let fields = filled(page, changes);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(app, at, &fields).await
}

/// The revision that a page's forms say.
fn revision(page: &Answer) -> String {
    page.body.split_once("name=\"udgave\" value=\"").unwrap().1.split_once('"').unwrap().0.to_owned()
}

async fn drafted(app: &TestApp, id: &str) -> store::MethodDraft {
    let number = id.rsplit('/').next().unwrap().parse().unwrap();
    app.services.db.method_draft(number, None).await.unwrap().unwrap()
}

/// Every public page that the site map knows and those beside it, as one text.
async fn everything_public(app: &TestApp) -> String {
    let map = app.get("/sitemap.xml").await.body;
    let mut pages: Vec<String> =
        map.split("<loc>").skip(1).filter_map(|part| part.split_once("</loc>")).map(|(at, _)| at.to_owned()).collect();
    pages = pages
        .into_iter()
        .map(|at| {
            at.split_once("://")
                .map_or(at.clone(), |(_, rest)| rest.split_once('/').map_or("/".into(), |(_, path)| format!("/{path}")))
        })
        .collect();
    assert!(pages.len() > 20, "{pages:?}");
    // Areas are many and alike: a few stand for them.
    let areas: Vec<String> = pages.iter().filter(|at| at.contains("/omraade/")).take(3).cloned().collect();
    pages.retain(|at| !at.contains("/omraade/"));
    pages.extend(areas);
    for at in ["/metode", "/en/method", "/metode/proev", "/soeg?q=Hemmelig", "/omraader", "/robots.txt", "/sitemap.xml"]
    {
        pages.push(at.to_owned());
    }
    let mut all = String::new();
    for page in pages {
        let answer = app.get(&page).await;
        all += &answer.body;
    }
    all
}

#[tokio::test]
async fn a_copy_is_changed_tried_stored_run_and_published() {
    let app = TestApp::new().await;
    let mut browser = analyst(&app, "Alma").await;
    let at = copied(&app, &mut browser).await;
    let page = browser.get(&app, &at).await;
    assert!(page.body.contains("Ingen endnu."), "no difference yet: {}", page.body);
    let unchanged = send(&app, &mut browser, &at, &page, &[]).await;
    assert_eq!(unchanged.status, StatusCode::SEE_OTHER, "{}", unchanged.body);
    let stored = app.services.db.method("aabne-data", "1.0").await.unwrap().unwrap();
    assert_eq!(drafted(&app, &at).await.file, stored.file, "a form that is sent back changes no letter");

    let page = browser.get(&app, &at).await;
    let changes = [
        ("title", SECRET),
        ("id", "ny-metode"),
        ("version", "2.0"),
        ("criteria.0.limit_number", "1,6"),
        ("criteria.2.limit", "under"),
        ("criteria.4.met.with_data", "4"),
    ];
    let saved = send(&app, &mut browser, &at, &page, &changes).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let page = browser.get(&app, &at).await;
    assert!(page.body.contains("mindst var 1,25 × »byen«, nu 1,6 × »byen«"), "{}", page.body);
    let method = domain::method::parse(&drafted(&app, &at).await.file).unwrap();
    assert_eq!((method.title.as_str(), method.criteria[4].met.as_ref().unwrap().with_data), (SECRET, Some(4)));

    let tried = browser.get(&app, &format!("{at}/proev")).await;
    assert!(tried.body.contains("Går ud (") && !tried.body.contains("Går ud (0)"), "{}", tried.body);
    assert_eq!(app.services.db.methods().await.unwrap().len(), 5, "nothing is stored by trying");

    let stored = browser.post(&app, &format!("{at}/gem"), &[("udgave", revision(&page).as_str())]).await;
    assert!(stored.header("location").starts_with("/admin/metoder/ny-metode/2.0?gjort=metode-gemt"), "{}", stored.body);
    let again = browser.post(&app, &format!("{at}/gem"), &[("udgave", revision(&page).as_str())]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
    assert!(browser.get(&app, "/admin/screening").await.body.contains(SECRET), "it can be run");
    assert!(browser.get(&app, "/admin/metoder/ny-metode/2.0").await.body.contains("Ikke udgivet"));

    let snapshot = app.services.db.latest_snapshot().await.unwrap().unwrap().id;
    let ran = browser.post(&app, "/admin/screening", &[("metode", "ny-metode 2.0"), ("data", snapshot.as_str())]).await;
    let run = ran.header("location").trim_end_matches("?gjort=koert").to_owned();
    assert!(!app.get("/metode").await.body.contains(SECRET), "a run that is not public says nothing");
    let first = app.services.db.published_run().await.unwrap().unwrap().run;
    let published = browser.post(&app, &format!("{run}/udgiv"), &[("nu", first.as_str())]).await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.body);
    assert!(app.get("/metode").await.body.contains(SECRET));
    assert_eq!(app.get("/metode/ny-metode/2.0.toml").await.status, StatusCode::OK);
    assert_eq!(app.services.db.verify_audit().await.unwrap(), None);
}

#[tokio::test]
async fn neither_a_draft_nor_an_unpublished_method_is_anywhere_public() {
    let app = TestApp::new().await;
    let mut browser = analyst(&app, "Alma").await;
    for id in ["ny-metode", "anden-metode"] {
        let at = copied(&app, &mut browser).await;
        let page = browser.get(&app, &at).await;
        let changes = [("title", SECRET), ("id", id), ("indicators.0.name", SECRET)];
        assert_eq!(send(&app, &mut browser, &at, &page, &changes).await.status, StatusCode::SEE_OTHER);
        if id == "ny-metode" {
            let page = browser.get(&app, &at).await;
            let stored = browser.post(&app, &format!("{at}/gem"), &[("udgave", revision(&page).as_str())]).await;
            assert_eq!(stored.status, StatusCode::SEE_OTHER, "{}", stored.body);
        }
    }
    let snapshot = app.services.db.latest_snapshot().await.unwrap().unwrap().id;
    let ran = browser.post(&app, "/admin/screening", &[("metode", "ny-metode 1.0"), ("data", snapshot.as_str())]).await;
    assert_eq!(ran.status, StatusCode::SEE_OTHER, "{}", ran.body);
    let all = everything_public(&app).await;
    for word in [SECRET, "ny-metode", "anden-metode"] {
        let at = all.find(word).map(|at| all[at.saturating_sub(200)..].chars().take(400).collect::<String>());
        assert_eq!(at, None, "{word}");
    }
    for path in ["/metode/ny-metode/1.0.toml", "/metode/anden-metode/1.0.toml", "/metode/proev?metode=ny-metode"] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn two_who_save_at_once_lose_nothing() {
    let app = TestApp::new().await;
    let (mut alma, mut bo) = (analyst(&app, "Alma").await, analyst(&app, "Bo").await);
    let at = copied(&app, &mut alma).await;
    let both = alma.get(&app, &at).await;
    let first = send(&app, &mut alma, &at, &both, &[("title", "Almas titel")]).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let second = send(&app, &mut bo, &at, &both, &[("title", "Bos titel"), ("version", "1.7")]).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    for part in ["Alma gemte", "Almas titel", "Bos titel", "Navn var »Almas titel«, nu »Bos titel«."] {
        assert!(second.body.contains(part), "{part}: {}", second.body);
    }
    assert!(drafted(&app, &at).await.file.contains("Almas titel"), "the first stays");
    // Who was late goes on from there with their own file.
    let mine = drafted(&app, &at).await.file.replace("Almas titel", "Begges titel");
    let merged = bo
        .post(
            &app,
            &format!("{at}/fil"),
            &[("udgave", revision(&second).as_str()), ("fil", mine.replace('\n', "\r\n").as_str())],
        )
        .await;
    assert_eq!(merged.status, StatusCode::SEE_OTHER, "{}", merged.body);
    assert_eq!(drafted(&app, &at).await.file, mine);
    let late = alma.post(&app, &format!("{at}/fil"), &[("udgave", "1"), ("fil", "id = \"x\"")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("id = &quot;x&quot;"), "{}", late.body);
}

#[tokio::test]
async fn what_is_wrong_is_said_where_it_is_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let mut browser = analyst(&app, "Alma").await;
    let at = copied(&app, &mut browser).await;
    let page = browser.get(&app, &at).await;
    let refused = send(&app, &mut browser, &at, &page, &[("title", "Ny titel"), ("variants.runs", "mange <b>")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["href=\"#variants.runs\"", "Ny titel", "value=\"mange &lt;b&gt;\"", "id=\"variants.runs-wrong\""] {
        assert!(refused.body.contains(part), "{part}: {}", refused.body);
    }
    assert_eq!(drafted(&app, &at).await.revision, 1, "nothing is kept of it");

    // What the engine refuses may be saved as a draft, and is said at its field with line and column.
    let saved = send(&app, &mut browser, &at, &page, &[("criteria.4.met.at_least", "9")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let shown = browser.get(&app, &at).await;
    assert!(shown.body.contains("Linje ") && shown.body.contains("href=\"#criteria.4"), "{}", shown.body);
    assert!(!shown.body.contains("Gem som metode</button>"), "it can't be stored");
    let stored = browser.post(&app, &format!("{at}/gem"), &[("udgave", "2")]).await;
    assert!(stored.body.contains("kan ikke gemmes, før"), "{}", stored.body);

    let file = format!("{at}/fil");
    let broken = browser.post(&app, &file, &[("udgave", "2"), ("fil", "id = \"a\nb = <x>")]).await;
    assert_eq!(broken.status, StatusCode::SEE_OTHER, "a draft may be anything: {}", broken.body);
    let shown = browser.get(&app, &file).await;
    assert!(shown.body.contains("Linje 1, kolonne") && shown.body.contains("b = &lt;x&gt;"), "{}", shown.body);
    let fields = browser.get(&app, &at).await;
    assert!(fields.body.contains("Den kan ikke læses, så felterne er her igen"), "{}", fields.body);
    let long = "x".repeat(200_001);
    let refused = browser.post(&app, &file, &[("udgave", "3"), ("fil", long.as_str())]).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains(&long), "what was typed stays");
}

#[tokio::test]
async fn entries_come_and_go_and_a_stored_version_is_never_changed() {
    let app = TestApp::new().await;
    let mut browser = analyst(&app, "Alma").await;
    let at = copied(&app, &mut browser).await;
    let page = browser.get(&app, &at).await;
    let added = send(&app, &mut browser, &at, &page, &[("goer", "tilfoej kriterier 0"), ("summary", "Ny tekst")]).await;
    assert!(
        added.header("location").ends_with("?gjort=kladde-gemt#criteria.5"),
        "{} {}",
        added.header("location"),
        added.body
    );
    let page = browser.get(&app, &at).await;
    assert!(page.body.contains("Ny tekst") && page.body.contains("Kriteriet »kriterium-1«"), "{}", page.body);
    let removed = send(&app, &mut browser, &at, &page, &[("goer", "fjern criteria.5")]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    let nonsense = send(&app, &mut browser, &at, &page, &[("goer", "fjern criteria.99")]).await;
    assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = browser.get(&app, &at).await;
    let same = browser.post(&app, &format!("{at}/gem"), &[("udgave", revision(&page).as_str())]).await;
    assert!(same.body.contains("en gemt metode ændres aldrig"), "{}", same.body);
    // A measure that nobody has, and a level without figures.
    for (change, said) in [
        ("column = \"disponibel_indkomst\"|column = \"formue\"", "formue"),
        ("level = \"kvarter\"|level = \"byomraade\"", "ingen af metodens tal"),
    ] {
        let (before, after) = change.split_once('|').unwrap();
        let file = drafted(&app, &at).await;
        let other = file.file.replacen(before, after, 1).replacen("version = \"1.0\"", "version = \"3.0\"", 1);
        let number = file.revision.to_string();
        browser.post(&app, &format!("{at}/fil"), &[("udgave", number.as_str()), ("fil", other.as_str())]).await;
        let number = (file.revision + 1).to_string();
        let refused = browser.post(&app, &format!("{at}/gem"), &[("udgave", number.as_str())]).await;
        assert!(
            refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains(said),
            "{change}: {}",
            refused.body
        );
        assert!(browser.get(&app, &format!("{at}/proev")).await.body.contains(said));
        browser.post(&app, &format!("{at}/fil"), &[("udgave", number.as_str()), ("fil", file.file.as_str())]).await;
    }
    let page = browser.get(&app, &at).await;
    let gone = browser.post(&app, &format!("{at}/slet"), &[("udgave", revision(&page).as_str())]).await;
    assert_eq!(gone.header("location"), "/admin/metoder?gjort=kladde-slettet");
    assert_eq!(browser.get(&app, &at).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_only_looks_sees_a_draft_without_a_form() {
    let app = TestApp::new().await;
    let mut browser = analyst(&app, "Alma").await;
    let at = copied(&app, &mut browser).await;
    let id = somebody(&app, "Ella", &[Role::Redaktoer]).await;
    let mut editor = Browser::signed_in(&app, id, Stage::Whole).await;
    let page = editor.get(&app, &at).await;
    assert!(page.status == StatusCode::OK && !page.body.contains("Gem kladden"), "{}", page.body);
    assert!(!editor.get(&app, "/admin/metoder").await.body.contains("Lav en kopi"));
}

#[tokio::test]
async fn a_method_and_data_that_do_not_go_together_are_refused_with_why() {
    let app = TestApp::new().await;
    let mut browser = analyst(&app, "Alma").await;
    let mut tx = app.services.db.begin().await.unwrap();
    let empty = store::Snapshot { id: "tom".into(), title: "Uden tal".into(), loaded_at: crate::test_app::clock() };
    tx.put_snapshot(&empty).await.unwrap();
    tx.commit().await.unwrap();
    let page = browser.get(&app, "/admin/screening").await;
    for part in ["Hvad er der at vælge imellem?", "Nej: den gælder ikke byens egne områder", "kvarter: "] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    let refused = browser.post(&app, "/admin/screening", &[("metode", "aabne-data 1.0"), ("data", "tom")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("ingen af metodens tal for områder af slagsen kvarter"), "{}", refused.body);
    assert!(refused.body.contains("<option value=\"tom\" selected>"), "the choice stays: {}", refused.body);
    let state = browser.post(&app, "/admin/screening", &[("metode", "almenboligloven 2024"), ("data", "tom")]).await;
    assert!(state.body.contains("gælder ikke byens egne områder"), "{}", state.body);
    assert_eq!(app.services.db.runs().await.unwrap().len(), 1);
}
