//! Search: every kind, both languages, misspellings, positions, and kind words where nothing is found.

use std::sync::{Arc, Mutex};

use app::address::{AddressHit, Addresses, Found, ResolveError, Resolver};
use axum::http::StatusCode;

use crate::test_app::{Answer, TestApp};

/// A service that answers what it was told to, and remembers what it was asked.
#[derive(Clone)]
struct Told {
    answer: Result<Vec<AddressHit>, ResolveError>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Told {
    fn new(answer: Result<Vec<AddressHit>, ResolveError>) -> Self {
        Self { answer, asked: Arc::default() }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Resolver for Told {
    fn find<'a>(&'a self, text: &'a str) -> Found<'a> {
        self.asked.lock().unwrap().push(text.to_owned());
        let answer = self.answer.clone();
        Box::pin(async move { answer })
    }
}

fn address(label: &str, position: [f64; 2]) -> AddressHit {
    AddressHit { label: label.into(), position }
}

fn status(page: &Answer) -> &str {
    page.between("class=\"search-status\">", "<")
}

#[tokio::test]
async fn areas_initiatives_goals_and_pages_are_found_in_both_languages() {
    let app = TestApp::new().await;
    for (path, links) in [
        ("/soeg?q=tingbjerg", &["/omraade/tingbjerg", "/omraade/byomraade-tingbjerg-husum"][..]),
        ("/soeg?q=tignbjerg", &["/omraade/tingbjerg"]),
        ("/soeg?q=noerrebro", &["/omraade/noerrebro"]),
        ("/soeg?q=unge", &["/indsatser/"]),
        ("/soeg?q=privatliv", &["/privatliv"]),
        ("/en/soeg?q=privacy", &["/en/privatliv"]),
        ("/en/soeg?q=tingbjerg", &["/en/omraade/tingbjerg"]),
        ("/en/soeg?q=method", &["/en/metode"]),
    ] {
        let page = app.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let main = page.between("<main", "</main>");
        for link in links {
            assert!(main.contains(&format!("href=\"{link}")), "{path} does not find {link}: {}", status(&page));
        }
        assert_eq!(page.header("x-robots-tag"), "noindex", "{path}");
        assert!(page.body.contains("/soeg\" rel=\"canonical\""), "{path} is in no address");
    }
    let danish = app.get("/soeg?q=tingbjerg").await;
    assert!(status(&danish).contains("resultater for »tingbjerg«"), "{}", status(&danish));
}

#[tokio::test]
async fn nothing_found_tells_what_to_try_and_nothing_asked_too() {
    let app = TestApp::new().await;
    let none = app.get("/soeg?q=%3Cscript%3Ealert(1)%3C/script%3Eqqq").await;
    assert!(status(&none).starts_with("Vi fandt ikke noget om »&lt;script&gt;alert(1)"), "{}", status(&none));
    assert!(!none.body.contains("<script>alert(1)"));
    for path in ["/soeg?q=qqqqqq", "/soeg", "/soeg?q=", "/soeg?q=%20"] {
        assert!(app.get(path).await.body.contains("Det kan du søge efter"), "{path}");
    }
    assert!(app.get("/en/soeg").await.body.contains("What you can search for"));
    assert_eq!(app.get("/soeg").await.header("x-robots-tag"), "", "the page itself may be found");
    // A longer query is cut, not refused.
    let long = app.get(&format!("/soeg?q={}", "a".repeat(900))).await;
    assert!(long.status == StatusCode::OK && !long.body.contains(&"a".repeat(81)));
}

#[tokio::test]
async fn positions_and_rode_numbers_need_no_service() {
    let app = TestApp::new().await;
    for query in ["55.7225,12.4790", "55%2C7225+12%2C4790"] {
        let page = app.get(&format!("/soeg?q={query}")).await;
        let card = page.between("class=\"places\"", "</section>");
        for link in ["/omraade/tingbjerg\"", "/omraade/broenshoej-husum\"", "/omraade/byomraade-tingbjerg-husum\""] {
            assert!(card.contains(link), "{query} lacks {link}: {card}");
        }
        assert!(card.contains("Rode") && page.body.contains("55,72250 nord"));
    }
    let outside = app.get("/soeg?q=55.4,10.39").await;
    assert!(outside.body.contains("uden for Københavns Kommune"));
    let rode = app.get("/soeg?q=rode+266").await;
    assert!(rode.between("class=\"places\"", "</section>").contains("Rode 266"));
    assert!(app.get("/soeg?q=rode+9999").await.body.contains("Ingen rode har det nummer"));
    assert!(app.get("/en/soeg?q=55.7225,12.4790").await.body.contains("55.72250 north"));
}

#[tokio::test]
async fn without_a_service_an_address_is_met_with_the_names_we_know() {
    let app = TestApp::new().await;
    let page = app.get("/soeg?q=Bl%C3%A5g%C3%A5rds+Plads+1").await;
    assert!(page.body.contains("Vi kan ikke slå adresser op her på siden."));
    assert!(!app.get("/soeg?q=valby").await.body.contains("slå adresser op"));
}

#[tokio::test]
async fn an_address_has_its_areas_and_a_name_is_never_sent_to_the_service() {
    let tingbjerg = address("Ruten 1, 2700 Brønshøj", [12.479, 55.7225]);
    let odense = address("Ruten 1, 5000 Odense", [10.39, 55.4]);
    let told = Told::new(Ok(vec![tingbjerg, odense]));
    let app = TestApp::with(Addresses::by(told.clone())).await;
    let page = app.get("/soeg?q=Ruten+1").await;
    let places = page.between("class=\"places\"", "</section>");
    assert!(places.contains("Ruten 1, 2700 Brønshøj") && places.contains("/omraade/tingbjerg\""), "{places}");
    assert!(places.contains("uden for Københavns Kommune"));
    assert_eq!(told.asked(), ["Ruten 1"]);
    for query in ["valby", "tingbjerg", "55.7225,12.4790", "rode+266", "ab"] {
        app.get(&format!("/soeg?q={query}")).await;
    }
    assert_eq!(told.asked(), ["Ruten 1"], "what we know ourselves stays here");
    app.get("/soeg?q=Blegdamsvej").await;
    assert_eq!(told.asked(), ["Ruten 1", "Blegdamsvej"], "a street is no name of ours");
}

#[tokio::test]
async fn a_service_that_fails_is_told_kindly_and_the_rest_is_there() {
    for error in [ResolveError::Silent, ResolveError::Refused, ResolveError::Unreadable] {
        let app = TestApp::with(Addresses::by(Told::new(Err(error)))).await;
        let page = app.get("/soeg?q=Valby+Langgade+1").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Adresseopslaget svarer ikke lige nu. Søg på område i stedet."), "{error}");
        let english = app.get("/en/soeg?q=Valby+Langgade+1").await;
        assert!(english.body.contains("The address lookup does not answer right now."));
    }
}

#[tokio::test]
async fn near_a_border_the_neighbour_is_named() {
    let app = TestApp::new().await;
    // Walk east through the city: somewhere a border is crossed, and on both sides of it the other side is named.
    let mut doubts = 0;
    for step in 0..60 {
        let longitude = 12.5 + f64::from(step) * 0.001;
        let page = app.get(&format!("/soeg?q=55.69,{longitude:.4}")).await;
        if let Some((_, doubt)) = page.body.split_once("class=\"doubt\"") {
            doubts += 1;
            let kvarter = page.between("Kvarter</dt><dd><a href=\"", "\"");
            let doubt = doubt.split("</ul>").next().unwrap();
            assert!(doubt.contains("/omraade/") && !doubt.contains(kvarter), "{longitude}: {doubt}");
        }
    }
    assert!((1..40).contains(&doubts), "{doubts} of 60");
}
