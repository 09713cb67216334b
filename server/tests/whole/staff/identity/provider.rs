//! A provider of identities, faked where HTTP would leave the server: it hands out codes, takes each once with the right
//! proof, and signs with a key made for the test. What it says can be twisted.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use admin::identity::{Fetch, FetchError, HttpRequest, HttpResponse, Provider, ProviderSettings};
use axum::http::{Response, header};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use ring::{
    hmac,
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Its name.
pub const ISSUER: &str = "https://login.example";
/// What it knows the site as, and how the site proves that.
pub const CLIENT: (&str, &str) = ("byblik", "et-ord-mellem-os-to");

/// What is said of somebody, before it is signed.
pub struct Said {
    /// The token's header.
    pub header: Value,
    /// Its claims.
    pub claims: Value,
    /// How it is signed.
    pub signed: Signed,
}

/// How a token is signed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Signed {
    /// By the provider's key.
    Right,
    /// By a key that is not its own.
    Wrong,
    /// By the secret that the site shares with it.
    Shared,
    /// Not at all.
    Not,
}

type Twist = fn(&mut Said);

/// Somebody on the way through the provider.
struct Guest {
    nonce: String,
    challenge: String,
    claims: Value,
    twist: Twist,
}

struct State {
    key: EcdsaKeyPair,
    strange: EcdsaKeyPair,
    kid: String,
    guests: HashMap<String, Guest>,
    is_down: bool,
    asked: Vec<String>,
}

/// The provider. Cloning shares it.
#[derive(Clone)]
pub struct Fake(Arc<Mutex<State>>);

fn new_key() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let stored = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, stored.as_ref(), &random).unwrap()
}

fn encoded(bytes: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

fn answer(status: u16, body: &Value) -> HttpResponse {
    let response = Response::builder().status(status).header(header::CONTENT_TYPE, "application/json");
    response.body(body.to_string().into_bytes()).unwrap()
}

impl Fake {
    pub fn new() -> Self {
        let (key, strange, guests) = (new_key(), new_key(), HashMap::new());
        Self(Arc::new(Mutex::new(State { key, strange, kid: "a".into(), guests, is_down: false, asked: vec![] })))
    }

    /// The site's settings for it, with three groups.
    pub fn provider(&self) -> Provider {
        self.provider_asking("")
    }

    /// The same, where somebody must have proved who they are in this way.
    pub fn provider_asking(&self, acr: &str) -> Provider {
        let groups = "byblik-redaktoer=redaktør,byblik-udgiver=udgiver,byblik-admin=administrator";
        let settings = ProviderSettings {
            issuer: ISSUER.into(),
            client_id: CLIENT.0.into(),
            client_secret: CLIENT.1.into(),
            name: "Kommunens login".into(),
            groups_claim: "groups".into(),
            roles: ProviderSettings::read_roles(groups).unwrap(),
            scopes: vec!["profile".into()],
            acr: acr.into(),
        };
        let own = self.clone();
        let fetch: Fetch = Arc::new(move |request| {
            let answer = own.asked(&request);
            Box::pin(async move { answer })
        });
        Provider::new(settings, fetch)
    }

    /// Signs with another key from now on.
    pub fn change_key(&self) {
        let mut state = self.0.lock().unwrap();
        (state.key, state.kid) = (new_key(), "b".into());
    }

    /// Answers nobody any more, or again.
    pub fn set_down(&self, is_down: bool) {
        self.0.lock().unwrap().is_down = is_down;
    }

    /// What was asked of it, as paths.
    pub fn asked_for(&self) -> Vec<String> {
        self.0.lock().unwrap().asked.clone()
    }

    /// Lets somebody in who was sent here with this address; what is said of them is twisted. Gives a code.
    pub fn let_in(&self, address: &str, claims: Value, twist: Twist) -> String {
        let mut state = self.0.lock().unwrap();
        let code = format!("kode-{}", state.guests.len());
        let guest = Guest { nonce: of(address, "nonce"), challenge: of(address, "code_challenge"), claims, twist };
        state.guests.insert(code.clone(), guest);
        code
    }

    fn asked(&self, request: &HttpRequest) -> Result<HttpResponse, FetchError> {
        let mut state = self.0.lock().unwrap();
        if state.is_down {
            return Err(FetchError::Unreachable("ingen svarer".into()));
        }
        assert_eq!(request.uri().host(), Some("login.example"), "nobody else is asked");
        let path = request.uri().path().to_owned();
        state.asked.push(path.clone());
        Ok(match path.as_str() {
            "/.well-known/openid-configuration" => answer(
                200,
                &json!({
                    "issuer": ISSUER, "authorization_endpoint": format!("{ISSUER}/log-ind"),
                    "token_endpoint": format!("{ISSUER}/token"), "jwks_uri": format!("{ISSUER}/keys"),
                    "response_types_supported": ["code"], "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["ES256"],
                }),
            ),
            "/keys" => {
                let public = state.key.public_key().as_ref();
                let (x, y) = (encoded(&public[1..33]), encoded(&public[33..]));
                let key = json!({"kty": "EC", "crv": "P-256", "use": "sig", "kid": state.kid, "x": x, "y": y});
                answer(200, &json!({ "keys": [key] }))
            }
            "/token" => state.token(request),
            // Nobody asks for anything else.
            other => answer(404, &json!({ "asked": other })),
        })
    }
}

impl State {
    /// Takes a code, once, from who has the secret and asked for it.
    fn token(&mut self, request: &HttpRequest) -> HttpResponse {
        let form = format!("?{}", String::from_utf8_lossy(request.body()));
        let basic = base64::prelude::BASE64_STANDARD.encode(format!("{}:{}", CLIENT.0, CLIENT.1));
        assert_eq!(request.headers()[header::AUTHORIZATION], format!("Basic {basic}").as_str());
        assert!(of(&form, "redirect_uri").ends_with("%2Fadmin%2Flog-ind%2Fsso%2Fsvar"), "{form}");
        let Some(guest) = self.guests.remove(&of(&form, "code")) else {
            return answer(400, &json!({"error": "invalid_grant"}));
        };
        assert_eq!(encoded(Sha256::digest(of(&form, "code_verifier"))), guest.challenge, "who asks is who began");
        let mut said =
            Said { header: json!({"alg": "ES256", "kid": self.kid}), claims: guest.claims, signed: Signed::Right };
        said.claims["nonce"] = json!(guest.nonce);
        (guest.twist)(&mut said);
        let signed = format!("{}.{}", encoded(said.header.to_string()), encoded(said.claims.to_string()));
        let by = |key: &EcdsaKeyPair| encoded(key.sign(&SystemRandom::new(), signed.as_bytes()).unwrap());
        let signature = match said.signed {
            Signed::Right => by(&self.key),
            Signed::Wrong => by(&self.strange),
            Signed::Shared => {
                encoded(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, CLIENT.1.as_bytes()), signed.as_bytes()))
            }
            Signed::Not => String::new(),
        };
        let token = format!("{signed}.{signature}");
        answer(200, &json!({"access_token": "adgang", "token_type": "Bearer", "expires_in": 60, "id_token": token}))
    }
}

/// The value of a query, as it stands there.
pub fn of(address: &str, name: &str) -> String {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value.to_owned()).unwrap_or_default()
}

/// The first half of a text's hash, as an ID token names its access token.
pub fn half_hash(text: &str) -> String {
    encoded(&Sha256::digest(text)[..16])
}
