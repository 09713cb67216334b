//! An invitation: a password of one's own, then the second step, then codes on paper. A link for who has lost theirs is
//! the same.

use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{Html, IntoResponse, Response},
};
use maud::{PreEscaped, html};
use store::{Deed, Staff, StaffState, Stage};

use super::{code, password, second_step, start};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Field, Kind, Posted, Problems, hidden},
    guard::Half,
    page,
    people::codes,
    token::{fingerprint, recovery_codes, recovery_fingerprint},
};

/// `GET /admin/velkommen?noegle=…`.
pub(crate) async fn show(State(desk): State<Desk>, RawQuery(query): RawQuery) -> Result<Html<String>, Fault> {
    let key = Posted::read(query.unwrap_or_default().as_bytes()).text("noegle").to_owned();
    let staff = invited(&desk, &key).await?;
    Ok(form(&desk, &staff, &key, &Problems::default()))
}

/// `POST /admin/velkommen`.
pub(crate) async fn choose(State(desk): State<Desk>, headers: HeaderMap, posted: Posted) -> Result<Response, Fault> {
    let key = posted.text("noegle");
    let staff = invited(&desk, key).await?;
    let typed = posted.exactly("adgangskode");
    let mut problems = Problems::default();
    if let Some(problem) = password::problem(typed, &[&staff.name, &staff.email]) {
        problems.add("adgangskode", problem);
    } else if typed != posted.exactly("igen") {
        problems.add("igen", "De to adgangskoder er ikke ens.");
    }
    if !problems.is_empty() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, form(&desk, &staff, key, &problems)).into_response());
    }
    let hashed = password::hash(&desk.hashing, typed.to_owned()).await?;
    let mut tx = desk.db().begin().await?;
    if !tx.hold_invitation(staff.id, &fingerprint(key), desk.now()).await? {
        return Err(used());
    }
    tx.set_password(staff.id, &hashed).await?;
    tx.end_sessions(staff.id, "").await?;
    let session = start::new(&desk, staff.id, Stage::Enrol, &headers, second_step::secret(desk.random()));
    let cookie = start::begin(&desk, &mut tx, session, None).await?;
    tx.note(desk.now(), &deed(&staff, "account.password", &format!("staff/{}", staff.id))).await?;
    tx.commit().await?;
    Ok(start::onward("/admin/velkommen/kode", [cookie]))
}

/// `GET /admin/velkommen/kode`.
pub(crate) async fn show_code(State(desk): State<Desk>, half: Half) -> Result<Html<String>, Fault> {
    enrolling(&half)?;
    Ok(code_form(&desk, &half, &Problems::default()))
}

/// `POST /admin/velkommen/kode`.
pub(crate) async fn confirm(
    State(desk): State<Desk>,
    half: Half,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Fault> {
    enrolling(&half)?;
    let Some(step) = second_step::step(&half.session.secret, posted.text("kode"), desk.now()) else {
        let wrong = "Koden passer ikke. Se, om telefonens ur går rigtigt, og skriv de seks cifre, der står nu.";
        let form = code_form(&desk, &half, &Problems::one("kode", wrong));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, form).into_response());
    };
    let Half { mut staff, session } = half;
    let codes = recovery_codes(|| desk.random());
    let fingerprints: Vec<String> = codes.iter().map(|code| recovery_fingerprint(code)).collect();
    let mut tx = desk.db().begin().await?;
    if !tx.activate(staff.id).await? {
        return Err(used());
    }
    tx.set_totp(staff.id, &session.secret, step).await?;
    tx.put_recovery_codes(staff.id, &fingerprints).await?;
    tx.note(desk.now(), &deed(&staff, "account.second_step", &format!("staff/{}", staff.id))).await?;
    let cookies = code::whole(&desk, &mut tx, &staff, &session, &headers).await?;
    tx.commit().await?;
    staff.state = StaffState::Active;
    let mut response = codes::page(&desk, &staff, &codes).into_response();
    for cookie in cookies {
        response.headers_mut().append(axum::http::header::SET_COOKIE, cookie);
    }
    Ok(response)
}

fn deed<'a>(staff: &Staff, action: &'a str, about: &'a str) -> Deed<'a> {
    Deed { staff: Some(staff.id), action, about, ..Deed::default() }
}

fn enrolling(half: &Half) -> Result<(), Fault> {
    if half.session.stage == Stage::Enrol { Ok(()) } else { Err(Fault::SignIn("/admin".into())) }
}

async fn invited(desk: &Desk, key: &str) -> Result<Staff, Fault> {
    let staff = desk.db().invited(&fingerprint(key), desk.now()).await?;
    staff.filter(|staff| matches!(staff.state, StaffState::Invited | StaffState::Active)).ok_or_else(used)
}

fn used() -> Fault {
    Fault::Refused("Linket er brugt, for gammelt eller forkert. Bed en administrator om et nyt.".into())
}

fn form(desk: &Desk, staff: &Staff, key: &str, problems: &Problems) -> Html<String> {
    let hint = "Mindst 12 tegn. Fire tilfældige ord er nemme at huske og svære at gætte.";
    let body = html! {
        h1 { "Velkommen, " (staff.name) }
        p { "Vælg en adgangskode. Derefter sætter du din telefon op til at give dig en kode, hver gang du logger ind." }
        (problems.summary())
        form.sign-in method="post" action="/admin/velkommen" novalidate {
            (hidden("noegle", key))
            (hidden("email", &staff.email))
            (Field { name: "adgangskode", label: "Adgangskode", hint, value: "", kind: Kind::NewPassword, is_required: true }
                .shown(problems))
            (Field { name: "igen", label: "Den samme igen", hint: "", value: "", kind: Kind::NewPassword, is_required: true }
                .shown(problems))
            button type="submit" { "Fortsæt" }
        }
    };
    page::outside(desk, "Velkommen", &body)
}

fn code_form(desk: &Desk, half: &Half, problems: &Problems) -> Html<String> {
    let secret = &half.session.secret;
    let code = second_step::address(secret, &half.staff.email)
        .and_then(|address| app::qr::svg(&address, "QR-kode til din app"));
    let spaced: Vec<String> =
        secret.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
    let body = html! {
        h1 { "Sæt din telefon op" }
        ol.steps {
            li { "Åbn en app til engangskoder på din telefon, for eksempel den, der følger med telefonen." }
            li { @if code.is_some() { "Scan koden her. Kan du ikke det, så skriv denne nøgle ind i appen: " } @else { "Skriv denne nøgle ind i appen: " }
                code.secret { (spaced.join(" ")) } }
            li { "Skriv de seks cifre, som appen viser." }
        }
        @if let Some(code) = code { div.code { (PreEscaped(code)) } }
        (problems.summary())
        form.sign-in method="post" action="/admin/velkommen/kode" novalidate {
            (Field { name: "kode", label: "Kode", hint: "Den skifter hvert halve minut.", value: "", kind: Kind::Code,
                is_required: true }.shown(problems))
            button type="submit" { "Bekræft" }
        }
    };
    page::outside(desk, "Sæt din telefon op", &body)
}
