//! What visitors say is wrong: the queue, a page at a time, and what became of each.

use axum::http::StatusCode;
use domain::staff::Role;
use store::Stage;

use super::{Browser, somebody};
use crate::test_app::{TestApp, clock};

async fn editor(app: &TestApp) -> Browser {
    let id = somebody(app, "Rita", &[Role::Redaktoer]).await;
    Browser::signed_in(app, id, Stage::Whole).await
}

async fn sent(app: &TestApp, count: usize) {
    let mut tx = app.services.db.begin().await.unwrap();
    for number in 0..count {
        tx.put_correction("area", "tingbjerg", clock(), &format!("Fejl nr. {number}."), "").await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn the_queue_is_paged_and_parted_by_what_waits() {
    let app = TestApp::new().await;
    let mut editor = editor(&app).await;
    sent(&app, 120).await;
    let first = editor.get(&app, "/admin/rettelser").await;
    assert_eq!(first.body.matches("class=\"correction\"").count(), 50);
    assert!(first.body.contains("Venter (120)") && first.body.contains("Fejl nr. 0.") && first.body.contains("side=2"));
    assert!(first.body.contains("<a href=\"/omraade/tingbjerg\">Tingbjerg</a>"), "the page is named and linked");
    let last = editor.get(&app, "/admin/rettelser?side=3").await;
    assert!(last.body.contains("Fejl nr. 119.") && !last.body.contains("Fejl nr. 99."), "{}", last.body);

    let done = [("hvad", "behandlet"), ("note", "Tallet er rettet <b>")];
    let to = editor.post(&app, "/admin/rettelser/7", &done).await;
    assert_eq!(to.header("location"), "/admin/rettelser?vis=aabne&gjort=behandlet");
    let treated = editor.get(&app, "/admin/rettelser?vis=behandlede").await;
    assert!(treated.body.contains("Venter (119)") && treated.body.contains("Behandlet (1)"), "{}", treated.body);
    assert!(treated.body.contains("Tallet er rettet &lt;b&gt;") && treated.body.contains("Fejl nr. 6."));
    editor.post(&app, "/admin/rettelser/7", &[("hvad", "slet")]).await;
    let forgotten = editor.get(&app, "/admin/rettelser?vis=behandlede").await;
    assert!(forgotten.body.contains("Teksten er slettet") && !forgotten.body.contains("Fejl nr. 6."));
    assert!(forgotten.body.contains("Tallet er rettet"), "how it was treated stays");
}

#[tokio::test]
async fn a_note_that_is_too_long_comes_back_with_its_correction() {
    let app = TestApp::new().await;
    let mut editor = editor(&app).await;
    sent(&app, 60).await;
    let long = "å".repeat(1001);
    let again = editor.post(&app, "/admin/rettelser/58", &[("hvad", "behandlet"), ("note", &long)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains(&long) && again.body.contains("href=\"#note\""), "nothing typed is lost");
    assert_eq!(again.body.matches("id=\"note\"").count(), 1, "the summary leads to one field");
    assert_eq!(app.services.db.correction(58).await.unwrap().unwrap().state, "new");
    assert_eq!(editor.post(&app, "/admin/rettelser/999", &[("hvad", "slet")]).await.status, StatusCode::NOT_FOUND);
}
