//! Ways to pass the page on: its address, an e-mail, paper, and a code to point a phone at.

use leptos::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::locale::{Language, t};

/// The section on sharing.
pub(super) fn view(language: Language, name: &str, address: &str) -> AnyView {
    let subject = t!(language, "area-share-subject", name = name);
    let body = t!(language, "area-share-body", name = name, address = address);
    let code = crate::qr::svg(address, &t!(language, "area-share-code-name", name = name)).map(|svg| {
        view! {
            <details class="code">
                <summary>{t!(language, "area-share-code")}</summary>
                <div inner_html=svg></div>
                <p class="fine">{t!(language, "area-share-code-text")}</p>
            </details>
        }
    });
    view! {
        <section class="share" id="del">
            <h2>{t!(language, "area-share")}</h2>
            <label>
                <span>{t!(language, "area-share-address")}</span>
                <input type="text" readonly value=address.to_owned()/>
            </label>
            <p><a href=mail(&subject, &body)>{t!(language, "area-share-mail")}</a></p>
            <p class="fine">{t!(language, "area-share-print")}</p>
            {code}
        </section>
    }
    .into_any()
}

/// The address that opens a new e-mail.
fn mail(subject: &str, body: &str) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    format!("mailto:?subject={}&body={}", encoded(subject), encoded(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_becomes_a_part_of_the_address() {
        assert_eq!(mail("Ø & å?", "a\nb"), "mailto:?subject=%C3%98%20%26%20%C3%A5%3F&body=a%0Ab");
    }
}
