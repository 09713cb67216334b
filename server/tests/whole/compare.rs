//! Areas side by side: the address is the state, in both languages, and areas without figures say so.

use axum::http::StatusCode;

use crate::test_app::TestApp;

#[tokio::test]
async fn the_empty_page_explains_and_leads_on() {
    let app = TestApp::new().await;
    for (path, heading, begin) in [
        ("/sammenlign", "Sammenlign områder", "/sammenlign?omraader=valby\""),
        ("/en/sammenlign", "Compare areas", "/en/sammenlign?omraader=valby\""),
    ] {
        let page = app.get(path).await;
        assert_eq!((page.status, page.between("<h1 tabindex=\"-1\">", "</h1>")), (StatusCode::OK, heading), "{path}");
        assert!(page.body.contains(begin), "{path} leads to a first area");
        assert_eq!(page.body.matches("<select").count(), 2, "{path}");
        // Every area with a page can be chosen.
        assert_eq!(page.body.matches("<option").count(), 2 * (1 + 10 + 67 + 15 + 11), "{path}");
        assert!(!page.body.contains("<table"), "{path}");
    }
}

#[tokio::test]
async fn four_areas_with_value_year_city_limit_and_verdict() {
    let app = TestApp::new().await;
    let page = app.get("/sammenlign?omraader=tingbjerg,noerrebro,%C3%85lholm&omraader=nordhavn").await;
    assert_eq!(page.status, StatusCode::OK);
    let head = page.between("<thead", "</thead>");
    for slug in ["tingbjerg", "noerrebro", "nordhavn"] {
        assert!(head.contains(&format!("href=\"/omraade/{slug}\"")), "{slug}: {head}");
    }
    assert_eq!(head.matches("<th ").count(), 1 + 4 + 2);
    let body = page.between("<tbody", "</tbody>");
    assert_eq!(body.matches("<th ").count(), 1 + 4 + 1, "residents, four criteria, the calculation");
    for text in ["Opfyldt", "Ikke opfyldt", "2024", "kr.", "kvartal", "Vurderer kun kvarterer"] {
        assert!(body.contains(text), "the table lacks {text}");
    }
    assert_eq!(page.body.matches("class=\"on-scale\"").count(), 4);
    assert!(page.body.contains("Kommunens udpegninger</h2>") && page.body.contains("Statens lister</h2>"));
    let own = "/sammenlign?omraader=tingbjerg,noerrebro,aalholm,nordhavn\" rel=\"canonical\"";
    assert!(page.body.contains(own), "one address for one comparison");
    assert!(!page.body.contains("Områder, der ligner"), "there is no room for more");
}

#[tokio::test]
async fn one_area_is_offered_others_like_it_and_can_be_removed() {
    let app = TestApp::new().await;
    let page = app.get("/sammenlign?omraader=tingbjerg").await;
    assert!(page.body.contains("Områder, der ligner Tingbjerg i tal"));
    let suggested = page.between("class=\"suggested\"", "</section>");
    assert_eq!(suggested.matches("/sammenlign?omraader=tingbjerg,").count(), 3, "{suggested}");
    assert!(page.between("class=\"chips\"", "</ul>").contains("href=\"/sammenlign\""));
    let english = app.get("/en/sammenlign?omraader=tingbjerg,valby").await;
    let chips = english.between("class=\"chips\"", "</ul>");
    assert!(chips.contains("href=\"/en/sammenlign?omraader=valby\"") && chips.contains("Remove Tingbjerg"), "{chips}");
    for danish in ["Opfyldt", "Beboere", "Grænse<", "Fjern ", "ikke trygge"] {
        assert!(!english.between("<main", "</main>").contains(danish), "»{danish}« on the English page");
    }
}

#[tokio::test]
async fn unknown_areas_and_a_fifth_are_told_kindly() {
    let app = TestApp::new().await;
    let page = app.get("/sammenlign?omraader=%3Cscript%3Ealert(1)%3C/script%3E,valby,valby").await;
    assert!(page.body.contains("Vi kender ikke et område, der hedder"));
    assert!(!page.body.contains("<script>alert(1)"));
    assert_eq!(page.between("<thead", "</thead>").matches("/omraade/").count(), 1, "each area once");
    let many = app.get("/sammenlign?omraader=valby,tingbjerg,noerrebro,vanloese,indre-by,nordhavn").await;
    assert!(many.body.contains("Der er plads til fire områder ad gangen."));
    assert_eq!(many.between("<thead", "</thead>").matches("/omraade/").count(), 4);
}

#[tokio::test]
async fn areas_without_figures_say_so_instead_of_numbers() {
    let app = TestApp::new().await;
    let page = app.get("/sammenlign?omraader=byomraade-urbanplanen,boligomraade-bispeparken").await;
    let main = page.between("<main", "</main>");
    assert!(main.contains("ingen offentlige tal for selve byområderne") && main.contains("Ingen tal"));
    assert!(!main.contains("class=\"on-scale\""), "nothing is drawn without a number");
    assert!(main.contains("Området er selv udpeget af kommunen.") && main.contains("har stået på statens lister."));
    assert!(main.contains("Se kvartererne i stedet"), "the way to the figures");
}
