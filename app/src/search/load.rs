//! Filling the search from the store: everything that can be found, and the address lookup.

use domain::area::Level;
use store::{Area, Db};

use super::{
    address,
    data::{Group, Hit, Results},
    rank,
};
use crate::{
    Fault,
    locale::{Language, t},
    visit::Visit,
};

/// Everything that can be found by its name.
pub(crate) async fn everything(visit: &Visit) -> Result<Vec<Hit>, Fault> {
    let mut hits = areas(&visit.services.db, visit.language).await?;
    hits.extend(initiatives(visit).await?);
    hits.extend(news(visit).await?);
    hits.extend(goals(visit).await?);
    hits.extend(pages(visit.language));
    Ok(hits)
}

/// What `query` finds.
pub(super) async fn results(visit: &Visit, query: &str) -> Result<Results, Fault> {
    let sections = rank::sections(everything(visit).await?, query);
    // A name that is only alike is no answer to an address.
    let is_found = sections.iter().any(|section| !section.is_guess);
    let lookup = address::look_up(visit, query, is_found).await?;
    Ok(Results { sections, lookup })
}

async fn areas(db: &Db, language: Language) -> Result<Vec<Hit>, Fault> {
    let bydele = db.areas(Level::Bydel).await?;
    let mut hits = Vec::new();
    for level in Level::WITH_PAGES {
        hits.extend(db.areas(level).await?.iter().filter_map(|area| area_hit(language, area, &bydele)));
    }
    Ok(hits)
}

fn area_hit(language: Language, area: &Area, bydele: &[Area]) -> Option<Hit> {
    let bydel = bydele.iter().find(|bydel| Some(&bydel.code) == area.parent.as_ref()).map_or("", |b| b.name.as_str());
    let excerpt = match area.level {
        Level::Bydel => t!(language, "place-bydel"),
        Level::Kvarter => t!(language, "place-kvarter", bydel = bydel),
        Level::Byomraade if area.part_of == area.name => {
            t!(language, "place-byomraade", year = area.code.designated_year())
        }
        Level::Byomraade => {
            t!(language, "place-byomraade-part", year = area.code.designated_year(), whole = area.part_of.as_str())
        }
        _ => t!(language, "place-boligomraade"),
    };
    Some(Hit {
        group: Group::Areas,
        title: area.name.clone(),
        address: format!("/omraade/{}", area.slug.as_ref()?),
        excerpt,
        words: area.official_name.clone(),
    })
}

async fn initiatives(visit: &Visit) -> Result<Vec<Hit>, Fault> {
    let all = visit.services.db.initiatives().await?;
    let hit = |initiative: store::Initiative| Hit {
        group: Group::Initiatives,
        title: visit.text(&initiative.title),
        address: format!("/indsatser/{}", initiative.slug),
        excerpt: visit.text(&initiative.summary),
        // In Danish too: it is what the initiative is called on the spot.
        words: [&initiative.title, &initiative.organisations, &initiative.target_group, &initiative.place]
            .map(|text| format!("{text} {}", visit.text(text)))
            .join(" "),
    };
    Ok(all.into_iter().map(hit).collect())
}

async fn news(visit: &Visit) -> Result<Vec<Hit>, Fault> {
    let hit = |news: store::News| Hit {
        group: Group::News,
        title: visit.text(&news.title),
        address: format!("/nyt/{}", news.slug),
        excerpt: visit.text(&news.summary),
        words: news.title,
    };
    Ok(visit.services.db.news().await?.into_iter().map(hit).collect())
}

async fn goals(visit: &Visit) -> Result<Vec<Hit>, Fault> {
    let hit = |goal: store::Goal| Hit {
        group: Group::Pages,
        title: visit.text(&goal.title),
        address: format!("/maal/{}", goal.id),
        excerpt: visit.text(&goal.summary),
        words: goal.title,
    };
    Ok(visit.services.db.goals().await?.into_iter().map(hit).collect())
}

/// The fixed pages.
fn pages(language: Language) -> Vec<Hit> {
    let pages = [
        ("/", t!(language, "nav-map"), t!(language, "search-page-map")),
        ("/omraader", t!(language, "nav-areas"), t!(language, "search-page-areas")),
        ("/sammenlign", t!(language, "compare-title"), t!(language, "search-page-compare")),
        ("/maal", t!(language, "nav-goals"), t!(language, "search-page-goals")),
        ("/indsatser", t!(language, "nav-initiatives"), t!(language, "search-page-initiatives")),
        ("/nyt", t!(language, "nav-news"), t!(language, "search-page-news")),
        ("/metode", t!(language, "nav-method"), t!(language, "search-page-method")),
        ("/metode/laes-tallene", t!(language, "search-page-reading-title"), t!(language, "search-page-reading")),
        ("/metode/proev", t!(language, "search-page-trial-title"), t!(language, "search-page-trial")),
        ("/om", t!(language, "search-page-about-title"), t!(language, "search-page-about")),
        ("/privatliv", t!(language, "search-page-privacy-title"), t!(language, "search-page-privacy")),
        ("/tilgaengelighed", t!(language, "search-page-access-title"), t!(language, "search-page-access")),
    ];
    let hit = |(address, title, excerpt): (&str, String, String)| Hit {
        group: Group::Pages,
        title,
        address: address.to_owned(),
        excerpt,
        words: String::new(),
    };
    pages.map(hit).into()
}
