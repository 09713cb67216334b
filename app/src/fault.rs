//! What can go wrong for a visitor, in a form that says nothing about our insides.

use leptos::{
    prelude::*,
    server_fn::{
        codec::JsonEncoding,
        error::{FromServerFnError, ServerFnErrorErr},
    },
};
use serde::{Deserialize, Serialize};

use crate::{
    head::{PageHead, escaped},
    locale::word,
};

/// Why a page or a server function could not answer. The cause is in the server's log, never here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// There is no such thing.
    NotFound,
    /// The server can't answer just now.
    Unavailable,
    /// Not for this visitor.
    Forbidden,
    /// The request asks for something impossible; the text says what.
    Refused(String),
}

impl Fault {
    /// The HTTP status that says the same.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::Unavailable => 503,
            Self::Forbidden => 403,
            Self::Refused(_) => 422,
        }
    }

    /// Sets the response's status, on the server; nothing in the browser. Returns the fault unchanged.
    #[must_use]
    pub fn noted(self) -> Self {
        #[cfg(feature = "ssr")]
        if let Some(hook) = use_context::<crate::services::StatusHook>() {
            (hook.0)(self.status());
        }
        self
    }
}

impl FromServerFnError for Fault {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        use ServerFnErrorErr::{Args, Deserialization, MissingArg};
        match error {
            Args(_) | Deserialization(_) | MissingArg(_) => {
                Self::Refused("Forespørgslen kan ikke læses.".into()).noted()
            }
            _ => Self::Unavailable,
        }
    }
}

#[cfg(feature = "ssr")]
impl From<store::StoreError> for Fault {
    fn from(cause: store::StoreError) -> Self {
        tracing::error!(cause = ?cause, "the database did not answer");
        Self::Unavailable
    }
}

/// The page that says what happened and which way to go on; also sets the status.
///
/// A page that does not exist is a document of its own, so what is left is a page that can't be had just now.
#[component]
pub fn FaultView(
    fault: Fault,
    /// Asks once more.
    again: impl Fn() + 'static,
) -> impl IntoView {
    let status = fault.noted().status();
    let title = word("unavailable-title");
    let html = format!(
        "<h1 tabindex=\"-1\">{}</h1><p class=\"lead\">{}</p>",
        escaped(&title),
        escaped(&word("unavailable-text"))
    );
    view! {
        <PageHead title description=String::new() status address=String::new()/>
        <div class="fault" inner_html=html></div>
        <p><button class="button needs-app" type="button" on:click=move |_| again()>{word("retry")}</button></p>
        <ul class="ways">
            <li><a href="/">{word("way-to-map")}</a></li>
            <li><a href="/omraader">{word("way-to-areas")}</a></li>
        </ul>
    }
}
