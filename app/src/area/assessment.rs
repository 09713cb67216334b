//! What our calculation says: in a sentence or two, how sure it is, and criterion by criterion.

use domain::screening::{InVariants, Outcome};
use leptos::prelude::*;

use super::{criterion, data::Assessment, paper};
use crate::locale::{Language, t};

/// The section on our calculation.
pub(super) fn view(language: Language, assessment: Assessment, calculation: &str, slug: &str) -> AnyView {
    let title = match assessment.outcome {
        Outcome::StandsOut => t!(language, "area-why-in"),
        Outcome::DoesNotStandOut => t!(language, "area-why-out"),
        Outcome::NotAssessed => t!(language, "area-why-none"),
    };
    let robust = robust(language, assessment.how_sure, assessment.variants, slug);
    let on_paper = paper::table(language, &assessment.criteria);
    let criteria = assessment.criteria.into_iter().map(|line| criterion::view(language, line)).collect_view();
    view! {
        <section class="calculation" id="tal">
            <h2><i class="mark mark-calculation"></i>{title}</h2>
            <p class="lead">{assessment.summary}</p>
            <p class="fine">
                {calculation.to_owned()}" "{t!(language, "area-calculation-is")}" "
                <a href="/metode">{t!(language, "area-method")}</a>
            </p>
            {criteria}
            {on_paper}
            {robust}
        </section>
    }
    .into_any()
}

/// In how many variants of the method the outcome stays, as a bar and in words.
fn robust(language: Language, how_sure: String, variants: Option<InVariants>, slug: &str) -> Option<AnyView> {
    #[expect(clippy::cast_precision_loss, reason = "at most 100,000 variants")]
    let width = variants.filter(|v| v.all > 0).map(|v| format!("{:.1}%", 100.0 * v.of_them as f64 / v.all as f64));
    let bar = width.map(|width| {
        view! {
            <svg class="share-bar" aria-hidden="true" focusable="false" width="100%" height="14">
                <rect class="all" width="100%" height="14" rx="7"/>
                <rect class="of-them" width=width height="14" rx="7"/>
            </svg>
        }
    });
    (!how_sure.is_empty()).then(|| {
        view! {
            <div class="robust">
                <h3>{t!(language, "area-robust")}</h3>
                {bar}
                <p>{how_sure}</p>
                <p>
                    <a href=format!("/metode/proev?kvarter={slug}")>{t!(language, "area-try")}</a>
                </p>
            </div>
        }
        .into_any()
    })
}
