//! The published screening agrees with what can be worked out by hand from the published figures.

use domain::{
    area::Level,
    screening::{Outcome, Verdict},
};

use crate::test_app::{TestApp, clock};

#[tokio::test]
async fn the_first_screening_is_stored_and_published() {
    let app = TestApp::new().await;
    let run = app.services.db.published_run().await.unwrap().unwrap();
    assert_eq!((run.method.as_str(), run.method_version.as_str()), ("aabne-data", "1.0"));
    assert_eq!((run.ran_at, run.published_at), (clock(), clock()));
    let outcomes = app.services.db.outcomes(&run.run, None).await.unwrap();
    assert_eq!(outcomes.len(), 67);
    assert!(outcomes.iter().all(|o| o.criteria.len() == 4 && o.with_data() == 4));
}

/// København: 87116 of 522896 without education, 388434 employed, 300260 kr., 88 % safe. Limits: +25 %, income -25 %.
#[tokio::test]
async fn verdicts_follow_the_published_figures() {
    let app = TestApp::new().await;
    let run = app.services.db.published_run().await.unwrap().unwrap();
    let areas = app.services.db.areas(Level::Kvarter).await.unwrap();
    let outcomes = app.services.db.outcomes(&run.run, None).await.unwrap();
    let of = |name: &str| {
        let area = areas.iter().find(|a| a.name == name).unwrap();
        let outcome = outcomes.iter().find(|o| o.area == area.code).unwrap();
        (outcome.outcome, outcome.criteria.iter().map(|c| c.verdict == Verdict::Met).collect::<Vec<_>>())
    };
    assert_eq!(of("Tingbjerg"), (Outcome::StandsOut, vec![true, true, true, true]));
    // 1167 of 3193 without education, 1987 employed, 217224 kr.; Amager Vest is 90 % safe.
    assert_eq!(of("Urbanplanen"), (Outcome::StandsOut, vec![true, true, true, false]));
    // 558 of 5065, 3962 employed, 567481 kr., 91 % safe.
    assert_eq!(of("Nordhavn"), (Outcome::DoesNotStandOut, vec![false, false, false, false]));
    // Amager Øst is 85 % safe, which is exactly the limit, and the limit counts.
    assert!(of("Sundbyøster").1[3]);
    let stand_out = outcomes.iter().filter(|o| o.outcome == Outcome::StandsOut).count();
    let two_met = outcomes.iter().filter(|o| o.met() >= 2).count();
    assert_eq!(stand_out, two_met);
}
