//! What stands on paper instead of the long parts: the figures as one table, and the sources in short. The style sheet
//! hides it on screens.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::data::{AreaPage, CriterionLine};
use crate::{
    locale::{Language, t},
    visit::Visit,
};

/// The end of the sheet: which calculation, its sources, and where the page is.
pub(super) fn foot(visit: &Visit, page: &AreaPage) -> AnyView {
    let language = visit.language;
    let own_credit = |line: &CriterionLine| line.source.split(" · ").map(str::to_owned).collect::<Vec<_>>();
    let criteria = page.assessment.iter().flat_map(|assessed| &assessed.criteria);
    let credits: BTreeSet<String> = criteria.flat_map(own_credit).filter(|credit| !credit.is_empty()).collect();
    let credits = credits.into_iter().collect::<Vec<_>>().join(" · ");
    let date = language.date(&visit.today().to_string());
    view! {
        <div class="on-paper">
            <p>{page.calculation.clone()}" "{t!(language, "area-calculation-is")}" "{credits}</p>
            <p>{page.decided_by.clone()}</p>
            <p>{t!(language, "area-paper-date", date = date, address = page.address.as_str())}</p>
        </div>
    }
    .into_any()
}

/// The criteria as one table.
pub(super) fn table(language: Language, criteria: &[CriterionLine]) -> AnyView {
    let shown = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    let row = |line: &CriterionLine| {
        view! {
            <tr>
                <th scope="row">{line.name.clone()}<small>{line.measures.clone()}</small></th>
                <td>{shown(&line.value)}</td>
                <td>{shown(&line.city)}</td>
                <td>{shown(&line.limit)}</td>
                <td>{line.verdict_word.clone()}</td>
            </tr>
        }
    };
    view! {
        <table class="on-paper">
            <caption>{t!(language, "area-paper-figures")}</caption>
            <thead>
                <tr>
                    <th scope="col">{t!(language, "area-paper-criterion")}</th>
                    <th scope="col">{t!(language, "area-here")}</th>
                    <th scope="col">{t!(language, "area-city")}</th>
                    <th scope="col">{t!(language, "area-limit")}</th>
                    <th scope="col">{t!(language, "area-paper-verdict")}</th>
                </tr>
            </thead>
            <tbody>{criteria.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
