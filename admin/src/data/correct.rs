//! Correcting how a file is read: first how it is laid out, which decides what its columns are, then what they mean.

use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use intake::{Content, Format, Layout, Period, Reading};
use maud::{Markup, html};
use store::{Staff, Upload};

use super::{
    kept::{self, Kept, href},
    known::known,
    words::{self, choice, setting, word},
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Field, Kind, Posted, Problems, hidden},
    guard::{Bringing, Signed},
    page::{Page, done},
};

/// How many columns can be corrected here: a file with more has the same in most of them.
const MOST_COLUMNS: usize = 150;

/// `GET /admin/data/{id}/laesning`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Bringing>,
    Path(id): Path<i64>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let upload = kept::waiting(desk.db(), id).await?;
    page(&desk, &signed.staff, &upload, &Kept::of(&upload), &Problems::default(), &done(query.as_deref())).await
}

/// `POST /admin/data/{id}/opdeling`.
pub(crate) async fn lay_out(
    State(desk): State<Desk>,
    signed: Signed<Bringing>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, Fault> {
    let upload = edition(&desk, id, &posted).await?;
    let before = Kept::of(&upload);
    let heading = posted.text("overskrift");
    let Some(heading) = (if heading.is_empty() { Some(None) } else { heading.parse::<u64>().ok().map(Some) }) else {
        let problems =
            Problems::one("overskrift", "Skriv linjens nummer, fx 1. Skriv 0, hvis der ingen overskrift er.");
        let page = page(&desk, &signed.staff, &upload, &before, &problems, "").await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let layout = if posted.text("forfra").is_empty() {
        let sheet = Some(posted.text("ark").to_owned()).filter(|sheet| before.sheets.contains(sheet));
        let is_other = sheet.is_some() && sheet.as_deref() != before.reading.as_ref().map(|known| known.sheet.as_str());
        // The line that the form showed was that of the earlier sheet.
        let heading = heading.filter(|line| !is_other || shown_heading(&before) != Some(*line));
        Layout {
            encoding: setting(posted.text("bogstaver")),
            separator: setting(posted.text("skilletegn")),
            sheet,
            heading,
        }
    } else {
        Layout::default()
    };
    let kept = Kept { layout, ..Kept::default() };
    kept::change(desk.db(), &upload, &kept, &kept::answers(&upload)).await?;
    Ok(Redirect::to(&format!("{}?gjort=laest-om", href(id))).into_response())
}

/// `POST /admin/data/{id}/kolonner`.
pub(crate) async fn columns(
    State(desk): State<Desk>,
    signed: Signed<Bringing>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, Fault> {
    let upload = edition(&desk, id, &posted).await?;
    let mut kept = Kept::of(&upload);
    let Some(reading) = kept.reading.as_mut() else {
        return Err(Fault::Refused(
            "Filen er ikke genkendt endnu. Åbn den under »Data«, og vent, til den er læst.".into(),
        ));
    };
    apply(reading, &posted);
    if !reading.period.is_empty() && Period::parse(&reading.period).is_none() {
        let problems =
            Problems::one("periode", "Skriv et år som 2026 eller et kvartal som 2026K1, eller lad feltet stå tomt.");
        let page = page(&desk, &signed.staff, &upload, &kept, &problems, "").await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    // What was seen to be doubtful has been looked at now.
    kept.doubts.clear();
    kept::change(desk.db(), &upload, &kept, &kept::answers(&upload)).await?;
    Ok(Redirect::to(&format!("{}?gjort=laest-om", href(id))).into_response())
}

/// The file, if it still is as it was when the form was shown.
pub(super) async fn edition(desk: &Desk, id: i64, posted: &Posted) -> Result<Upload, Fault> {
    let upload = kept::waiting(desk.db(), id).await?;
    if posted.text("udgave") == upload.edition.to_string() {
        return Ok(upload);
    }
    Err(Fault::Refused("Filen er ændret, siden du åbnede siden. Åbn den igen, og se, hvordan den står nu.".into()))
}

/// Changes a reading as a form says; words that mean nothing change nothing.
fn apply(reading: &mut Reading, posted: &Posted) {
    let said = |name| posted.text(name);
    reading.content = setting(said("indhold")).unwrap_or(reading.content);
    reading.decimal = setting(said("decimaltegn")).unwrap_or(reading.decimal);
    reading.coordinates = setting(said("koordinater")).unwrap_or(reading.coordinates);
    reading.level = setting(said("niveau"));
    reading.dash_is_zero = said("streg") == "nul";
    reading.repeats = said("gentag") == "ja";
    said("maal").clone_into(&mut reading.measure);
    said("periode").clone_into(&mut reading.period);
    for (at, column) in reading.columns.iter_mut().enumerate().take(MOST_COLUMNS) {
        column.role = setting(posted.text(&format!("kolonne-{at}"))).unwrap_or(column.role);
    }
    // Whoever agreed to mending saw other outlines than there may be now.
    reading.mend = false;
}

async fn page(
    desk: &Desk,
    staff: &Staff,
    upload: &Upload,
    kept: &Kept,
    problems: &Problems,
    done: &str,
) -> Result<Html<String>, Fault> {
    let measures: Vec<(String, String)> = {
        let known = known(desk.db()).await?;
        known.measures.all().iter().map(|one| (one.id.clone(), one.name.clone())).collect()
    };
    let body = html! {
        p { a href=(href(upload.id)) { "Tilbage til filen" } }
        h1 { "Ret, hvordan filen læses" }
        p.file-name { (upload.file) }
        (problems.summary())
        @match &kept.reading {
            None => p { "Filen er ikke genkendt. Det, du har rettet i dens opdeling, passer måske ikke til den." },
            Some(reading) => (meaning(upload, reading, &measures, problems)),
        }
        (layout(upload, kept, problems))
    };
    Ok(Page { desk, staff, title: "Ret, hvordan filen læses", part: "/admin/data", done }.around(&body))
}

fn meaning(upload: &Upload, reading: &Reading, measures: &[(String, String)], problems: &Problems) -> Markup {
    let is_of_figures = matches!(reading.content, Content::Figures | Content::Criteria);
    let contents = words::CONTENTS.into_iter().filter(|(content, _)| match reading.format {
        Format::GeoJson => *content == Content::Outlines,
        Format::JsonStat => *content == Content::Figures,
        Format::Csv | Format::Xlsx => true,
    });
    let levels = words::levels();
    let of_level = |text: &'static str| std::iter::once((String::new(), text));
    let is_known = measures.iter().any(|(id, _)| *id == reading.measure);
    html! {
        section {
            h2 { "Hvad filen betyder" }
            form method="post" action=(format!("{}/kolonner", href(upload.id))) novalidate {
                (hidden("udgave", &upload.edition.to_string()))
                (choice("indhold", "Filen indeholder", "", contents.map(|(one, text)| (word(one), text)), &word(reading.content)))
                (choice("niveau", "Områderne i filen er", "Nogle navne er både en bydel og et kvarter. Vælg, hvis alle områder er af samme slags.",
                    of_level("Det fremgår af navnene").chain(levels.iter().map(|(level, name)| (word(level), name.as_str()))),
                    &reading.level.map(word).unwrap_or_default()))
                @if reading.content == Content::Outlines {
                    (choice("koordinater", "Koordinater", "", words::COORDINATES.into_iter().map(|(one, text)| (word(one), text)), &word(reading.coordinates)))
                }
                @if is_of_figures {
                    (choice("decimaltegn", "Decimaltegn", "", words::DECIMALS.into_iter().map(|(one, text)| (word(one), text)), &word(reading.decimal)))
                    div.check {
                        input #streg type="checkbox" name="streg" value="nul" checked[reading.dash_is_zero];
                        label for="streg" { "En streg (-) betyder nul. Lad være, hvis den betyder, at ingen kender tallet." }
                    }
                    (choice("maal", "Hvad alle tal måler", "Kun hvis ingen kolonne siger det.",
                        std::iter::once((String::new(), "Det står i filen"))
                            .chain((!is_known && !reading.measure.is_empty()).then(|| (reading.measure.clone(), reading.measure.as_str())))
                            .chain(measures.iter().map(|(id, name)| (id.clone(), name.as_str()))),
                        &reading.measure))
                    (Field { name: "periode", label: "Hvornår alle tal er fra", hint: "Kun hvis ingen kolonne siger det. Fx 2026 eller 2026K1.",
                        value: &reading.period, kind: Kind::Text, is_required: false }.shown(problems))
                }
                div.check {
                    input #gentag type="checkbox" name="gentag" value="ja" checked[reading.repeats];
                    label for="gentag" { "Et tomt felt gentager det, der står ovenover." }
                }
                (roles(reading))
                button type="submit" { "Læs filen sådan" }
            }
        }
    }
}

fn roles(reading: &Reading) -> Markup {
    let more = reading.columns.len().saturating_sub(MOST_COLUMNS);
    html! {
        fieldset {
            legend { "Kolonner" }
            @if more > 0 { p.hint { "De sidste " (more) " kolonner læses, som de er genkendt." } }
            div.roles {
                @for (at, column) in reading.columns.iter().enumerate().take(MOST_COLUMNS) {
                    @let label = if column.name.is_empty() { format!("Kolonne {}", at + 1) } else { column.name.chars().take(80).collect() };
                    (choice(&format!("kolonne-{at}"), &label, "", words::ROLES.into_iter().map(|(one, text)| (word(one), text)), &word(column.role)))
                }
            }
        }
    }
}

/// The line of the heading: as staff have said, else as it was recognised.
fn shown_heading(kept: &Kept) -> Option<u64> {
    kept.layout.heading.or(kept.reading.as_ref().map(|reading| reading.heading))
}

fn layout(upload: &Upload, kept: &Kept, problems: &Problems) -> Markup {
    let reading = kept.reading.as_ref();
    let is_csv = reading.map_or(kept.layout.separator.is_some(), |reading| reading.format == Format::Csv);
    let is_table = is_csv || reading.is_some_and(|reading| reading.format == Format::Xlsx);
    let heading = shown_heading(kept);
    let encoding = kept.layout.encoding.or(reading.map(|reading| reading.encoding));
    let separator = kept.layout.separator.or(reading.map(|reading| reading.separator));
    let sheet = reading.map_or("", |reading| reading.sheet.as_str());
    html! {
        section {
            h2 { "Hvordan filen er delt op" }
            p { "Ændrer du noget her, genkender vi kolonnerne forfra, og det, du har rettet ovenfor, skal rettes igen." }
            form method="post" action=(format!("{}/opdeling", href(upload.id))) novalidate {
                (hidden("udgave", &upload.edition.to_string()))
                @if is_csv {
                    (choice("skilletegn", "Mellem felterne står", "", words::SEPARATORS.into_iter().map(|(one, text)| (word(one), text)), &separator.map(word).unwrap_or_default()))
                    (choice("bogstaver", "Bogstaver", "Vælg en anden, hvis æ, ø og å ser forkerte ud.", words::ENCODINGS.into_iter().map(|(one, text)| (word(one), text)), &encoding.map(word).unwrap_or_default()))
                }
                @if !kept.sheets.is_empty() {
                    (choice("ark", "Ark", "", kept.sheets.iter().map(|one| (one.clone(), one.as_str())), sheet))
                }
                @if is_table {
                    (Field { name: "overskrift", label: "Overskriften står i linje", hint: "0, hvis der ingen er.",
                        value: &heading.map(|line| line.to_string()).unwrap_or_default(), kind: Kind::Text, is_required: false }.shown(problems))
                    button.plain type="submit" { "Læs filen forfra med denne opdeling" }
                }
                " "
                button.plain type="submit" name="forfra" value="ja" { "Glem alle rettelser, og genkend forfra" }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::area::Level;
    use intake::{Coordinates, Decimal, Known, Role, recognise, unwatched};

    use super::*;

    #[test]
    fn a_form_changes_what_it_names_and_takes_consent_back() {
        let text = "område;tid;Beboere\nValby;2024;5\nVanløse;2024;6\n";
        let mut reading = recognise("a.csv", text.as_bytes(), &Known::default(), &unwatched).unwrap().reading;
        reading.mend = true;
        let form = "indhold=figures&niveau=bydel&decimaltegn=point&koordinater=vrøvl&streg=nul&gentag=&maal=beboere\
                    &periode=+2026+&kolonne-0=area_code&kolonne-1=findes-ikke&kolonne-99=ignored";
        let (tid, before) = (reading.columns[1].role, reading.coordinates);
        apply(&mut reading, &Posted::read(form.as_bytes()));
        assert_eq!((reading.level, reading.decimal), (Some(Level::Bydel), Decimal::Point));
        assert_eq!((reading.measure.as_str(), reading.period.as_str()), ("beboere", "2026"));
        assert_eq!((reading.columns[0].role, reading.columns[1].role), (Role::AreaCode, tid));
        assert_eq!((reading.coordinates, before), (Coordinates::LonLat, Coordinates::LonLat));
        assert!(reading.dash_is_zero && !reading.repeats && !reading.mend);
    }
}
