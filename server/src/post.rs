//! Letters by e-mail, given to the operator's own mail server (SMTP).

use std::{fmt, time::Duration};

use admin::reminder::{
    letter::Letter,
    send::{Carrier, Undelivered},
};
use app::causes::causes;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::response::Category,
};
use reqwest::Url;
use thiserror::Error;

/// The longest that a mail server may take for each of its answers.
const PATIENCE: Duration = Duration::from_secs(20);
/// Says that no person wrote it, so that no absent person's program answers (RFC 3834, 5).
const AUTOMATIC: HeaderName = HeaderName::new_from_ascii_str("Auto-Submitted");

/// Where mail is given: `BYBLIK_SMTP` and `BYBLIK_MAIL_FROM`.
#[derive(Clone, PartialEq, Eq)]
pub struct MailServer {
    /// The server as an address, with a name and a password where it asks for them.
    pub url: String,
    /// The sender.
    pub from: String,
}

/// Without the password.
impl fmt::Debug for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailServer").field("from", &self.from).finish_non_exhaustive()
    }
}

/// Why mail can't be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PostError {
    /// The server's address is none, or would carry passwords and links in the open over a network.
    #[error("BYBLIK_SMTP kan ikke bruges")]
    Server,
    /// The sender is no mail address.
    #[error("BYBLIK_MAIL_FROM er ingen mailadresse")]
    From,
}

/// Carries letters to a mail server, one connection each.
pub struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl MailServer {
    /// Passes where mail can be tried with it; nothing is connected.
    ///
    /// # Errors
    /// [`PostError`].
    pub fn check(&self) -> Result<(), PostError> {
        let url = Url::parse(&self.url).map_err(|_| PostError::Server)?;
        let is_here = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
        let is_safe =
            url.scheme() == "smtps" || url.query_pairs().any(|(name, value)| name == "tls" && value == "required");
        if url.host_str().is_none_or(str::is_empty) || !(is_safe || is_here) || !url.scheme().starts_with("smtp") {
            return Err(PostError::Server);
        }
        self.from.parse::<Mailbox>().map(|_| ()).map_err(|_| PostError::From)
    }
}

impl Post {
    /// What carries letters to a server.
    ///
    /// # Errors
    /// [`PostError`].
    pub fn new(server: &MailServer) -> Result<Self, PostError> {
        server.check()?;
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&server.url).map_err(|_| PostError::Server)?;
        let from = server.from.parse().map_err(|_| PostError::From)?;
        Ok(Self { transport: builder.timeout(Some(PATIENCE)).build(), from })
    }

    /// A letter as a message of plain text.
    fn message(&self, letter: &Letter) -> Result<Message, Undelivered> {
        let refused = |what: &str| Undelivered::Refused(what.to_owned());
        let to: Address = letter.to.parse().map_err(|_| refused("adressen kan ikke læses som en mailadresse"))?;
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(letter.subject.as_str())
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())))
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body.clone())
            .map_err(|_| refused("brevet kan ikke skrives som en mail"))?;
        message.headers_mut().insert_raw(HeaderValue::new(AUTOMATIC, "auto-generated".into()));
        Ok(message)
    }
}

impl Carrier for Post {
    async fn carry(&self, letter: &Letter) -> Result<(), Undelivered> {
        let message = self.message(letter)?;
        let Err(error) = self.transport.send(message).await else { return Ok(()) };
        let said = causes(&error);
        // 55x is about this letter; every other refusal is about us or the server, and may pass.
        let is_about_it =
            error.is_permanent() && error.status().is_some_and(|code| code.category == Category::MailSystem);
        Err(if is_about_it { Undelivered::Refused(said) } else { Undelivered::Unreachable(said) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post() -> Post {
        Post::new(&MailServer { url: "smtp://127.0.0.1:1".into(), from: "Byblik <byblik@kk.example>".into() }).unwrap()
    }

    fn letter(to: &str) -> Letter {
        Letter {
            id: "indsats-1-2".into(),
            to: to.into(),
            subject: "Passer »Æblehaven« stadig?".into(),
            body: "Kære Åse\n\nhttps://byblik.example/bekraeft?noegle=0123\n".into(),
        }
    }

    #[tokio::test]
    async fn a_letter_is_plain_text_with_its_own_number_and_says_that_no_person_wrote_it() {
        let message = String::from_utf8(post().message(&letter("ida@a.example")).unwrap().formatted()).unwrap();
        for part in [
            "From: Byblik <byblik@kk.example>\r\n",
            "To: ida@a.example\r\n",
            "Message-ID: <indsats-1-2@kk.example>\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "Content-Type: text/plain; charset=utf-8\r\n",
        ] {
            assert!(message.contains(part), "{part}: {message}");
        }
        assert!(message.is_ascii() && !message.to_lowercase().contains("html"), "{message}");
    }

    #[tokio::test]
    async fn an_address_that_is_none_is_refused_and_a_server_that_is_not_there_can_not_be_reached() {
        let odd = post().carry(&letter("ida@a.example\r\nBcc: alle@a.example")).await;
        assert!(matches!(odd, Err(Undelivered::Refused(_))), "{odd:?}");
        let away = post().carry(&letter("ida@a.example")).await;
        assert!(matches!(away, Err(Undelivered::Unreachable(_))), "{away:?}");
    }
}
