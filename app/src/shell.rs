//! The HTML document around the application, and its content security policy.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

use crate::{
    App,
    head::ssr::Told,
    layout::Header,
    locale::{Language, Named, in_language, words},
    services::{HeaderHook, Preview, RequestPath},
};

/// Scrolls, on the way back, to where one was: the browser tries before the page that was left is there again.
const PLACES: &str = include_str!("document/places.js");

/// Where the built files are served, and what else the document needs to know of this server.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The browser part's entry.
    pub script: String,
    /// The browser part's WebAssembly.
    pub wasm: String,
    /// The style sheet.
    pub style: String,
    /// The style sheet of the staff's pages.
    pub staff_style: String,
    /// The font that every page shows first.
    pub font: String,
    /// Leaflet's script.
    pub leaflet_script: String,
    /// Leaflet's style sheet.
    pub leaflet_style: String,
    /// The icon.
    pub icon: String,
    /// The icon as a picture of 180 pixels, for the home screens of Apple's devices.
    pub icon_180: String,
    /// The icon as a picture of 192 pixels.
    pub icon_192: String,
    /// The icon as a picture of 512 pixels.
    pub icon_512: String,
    /// The icon with room around it, for devices that cut it to a shape of their own.
    pub icon_maskable: String,
    /// The picture in link previews.
    pub preview: String,
    /// The browser part of "Prøv selv"; without it the page works as a form.
    pub laboratory: Option<Module>,
    /// A tile layer under the map, when one is configured.
    pub tiles: Option<Tiles>,
}

/// A browser part of its own, for one kind of element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// Its entry.
    pub script: String,
    /// Its WebAssembly.
    pub wasm: String,
}

/// A tile layer of someone else's: the only thing that makes a visitor's browser ask another host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tiles {
    /// The address of a tile, with `{z}`, `{x}` and `{y}`.
    pub url: String,
    /// Who must be credited.
    pub attribution: String,
    /// The host, as a source of the content policy: `https://tiles.example.dk`.
    pub origin: String,
}

impl Assets {
    /// The files that a device keeps for reading without a network.
    pub(crate) fn kept(&self) -> Vec<&str> {
        let Self { script, wasm, style, font, leaflet_script, leaflet_style, icon, .. } = self;
        [script, wasm, style, font, leaflet_script, leaflet_style, icon].map(String::as_str).to_vec()
    }

    /// The content security policy for a document with this nonce.
    fn policy(&self, nonce: &str) -> String {
        let tiles = self.tiles.as_ref().map(|tiles| format!(" {}", tiles.origin)).unwrap_or_default();
        format!(
            "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
             font-src 'self'; connect-src 'self'; img-src 'self' data:{tiles}; manifest-src 'self'; worker-src 'self'; \
             base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        )
    }

    /// Starts the browser part after the first paint, with the map's style sheet before ours, so that nothing stands in the way of the text; if it can't load,
    /// shows what `noscript` holds, so that the page stays whole.
    fn starter(&self, nonce: &str) -> String {
        let Self { script, wasm, leaflet_script, leaflet_style, .. } = self;
        let laboratory = self.laboratory.as_ref().map(Module::starter).unwrap_or_default();
        format!(
            "const add=(name,set)=>new Promise((ok,no)=>document.head.prepend(Object.assign(\
             document.createElement(name),set,{{onload:ok,onerror:no}})));\
             const start=()=>Promise.all([import('{script}').then(async m=>{{await m.default({{module_or_path:'{wasm}'}});\
             return m}}),add('script',{{src:'{leaflet_script}',nonce:'{nonce}'}}),\
             add('link',{{rel:'stylesheet',href:'{leaflet_style}'}})]).then(([m])=>new Promise(r=>setTimeout(r)).then(()=>m.hydrate()))\
             .catch(e=>{{\
             document.documentElement.classList.add('no-app');\
             document.querySelectorAll('noscript').forEach(n=>n.insertAdjacentHTML('afterend',n.textContent));\
             console.error(e)}});requestAnimationFrame(()=>setTimeout(start));\
             if('serviceWorker'in navigator)addEventListener('load',()=>navigator.serviceWorker.register('/sw.js')\
             .catch(e=>console.warn(e)));{laboratory};{PLACES}"
        )
    }
}

impl Module {
    /// Defines the element that brings the module: it is fetched when the first such element is shown, also one that
    /// came with a navigation, and what it started ends with the element.
    fn starter(&self) -> String {
        let Self { script, wasm } = self;
        format!(
            "customElements.define('by-proev',class extends HTMLElement{{\
             connectedCallback(){{import('{script}').then(async m=>{{await m.default({{module_or_path:'{wasm}'}});\
             if(this.isConnected&&!this.running)this.running=m.start(this)}}).catch(e=>console.error(e))}}\
             disconnectedCallback(){{this.running?.free();this.running=null}}}})"
        )
    }
}

/// The document.
pub fn shell(assets: &Assets) -> impl IntoView + use<> {
    leptos_meta::provide_meta_context();
    let nonce = use_nonce();
    let language = use_context::<Language>().unwrap_or(Language::Danish);
    let path = use_context::<RequestPath>().map_or_else(|| "/".to_owned(), |path| path.0);
    if let (Some(hook), Some(nonce)) = (use_context::<HeaderHook>(), &nonce) {
        (hook.0)("content-security-policy", assets.policy(nonce));
    }
    let Assets { style, font, icon, icon_180, preview, tiles, .. } = assets.clone();
    provide_context(Preview(preview));
    provide_context(Told::default());
    let manifest = in_language(language, "/manifest.webmanifest");
    let feed = in_language(language, "/nyt.xml");
    let (tiles_url, tiles_credit) = tiles.map(|t| (t.url, t.attribution)).unzip();
    view! {
        <!DOCTYPE html>
        <html lang=language.code() data-tiles=tiles_url data-tiles-credit=tiles_credit>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="preload" href=font r#as="font" type="font/woff2" crossorigin="anonymous"/>
                <link rel="stylesheet" href=style/>
                <link rel="icon" href=icon type="image/svg+xml"/>
                <link rel="apple-touch-icon" href=icon_180/>
                <link rel="manifest" href=manifest/>
                <link rel="alternate" type="application/atom+xml" href=feed title="Byblik"/>
                <meta name="theme-color" content="#fbfaf6" media="(prefers-color-scheme: light)"/>
                <meta name="theme-color" content="#0f1d1d" media="(prefers-color-scheme: dark)"/>
                <script type="application/json" id="ord" inner_html=words(language)></script>
                <script type="module" nonce=nonce.clone()>{assets.starter(nonce.as_deref().unwrap_or_default())}</script>
                <MetaTags/>
            </head>
            <body>
                <Header language path/>
                <div id="app"><App/></div>
                <p id="venter" class="busy-line" role="status"></p>
            </body>
        </html>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_tiles() -> Assets {
        let tiles = Tiles {
            url: "https://tiles.example.dk/{z}/{x}/{y}.png".into(),
            attribution: "©".into(),
            origin: "https://tiles.example.dk".into(),
        };
        Assets { tiles: Some(tiles), ..Assets::default() }
    }

    #[test]
    fn no_inline_script_without_nonce_and_no_other_host() {
        let policy = Assets::default().policy("abc");
        assert!(policy.contains("script-src 'self' 'nonce-abc' 'wasm-unsafe-eval';"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("http"));
    }

    #[test]
    fn tiles_open_the_policy_for_their_host_alone() {
        let policy = with_tiles().policy("abc");
        assert!(policy.contains("img-src 'self' data: https://tiles.example.dk;"));
        assert_eq!(policy.matches("https://").count(), 1);
    }
}
