//! What can go wrong for a visitor, in a form that says nothing about our insides.

use leptos::{
    prelude::*,
    server_fn::{
        codec::JsonEncoding,
        error::{FromServerFnError, ServerFnErrorErr},
    },
};
use serde::{Deserialize, Serialize};

use crate::head::{PageTitle, escaped};

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
#[component]
pub fn FaultView(fault: Fault) -> impl IntoView {
    let fault = fault.noted();
    let (title, text) = match &fault {
        Fault::NotFound => (
            "Siden findes ikke",
            "Adressen er måske skrevet forkert, eller området hedder noget andet hos os. Prøv at søge på navnet.",
        ),
        Fault::Unavailable => ("Vi kan ikke hente siden lige nu", "Fejlen ligger hos os. Prøv igen om lidt."),
        Fault::Forbidden => ("Her kræves adgang", "Siden er kun for medarbejdere."),
        Fault::Refused(why) => ("Det kan ikke lade sig gøre", why.as_str()),
    };
    // The text can be what was asked for, so it is escaped; the rest is ours.
    let html = format!(
        "<h1 tabindex=\"-1\">{title}</h1><p class=\"lead\">{}</p><ul class=\"ways\">\
         <li><a href=\"/\">Gå til kortet</a></li><li><a href=\"/omraader\">Se alle områder</a></li></ul>",
        escaped(text)
    );
    view! {
        <PageTitle text=title/>
        <div class="fault" inner_html=html></div>
    }
}
