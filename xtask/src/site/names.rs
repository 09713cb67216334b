//! Final names: given by contents, and put in place of the logical ones wherever those are used.

use std::collections::BTreeMap;

use anyhow::{Result, bail, ensure};

use super::asset::{Asset, hash, hashed};

/// Logical names and the addresses they are served at: what becomes `assets.json`.
#[derive(Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// Names a file for its contents, which must be final.
    pub fn name(&mut self, asset: &mut Asset) {
        asset.file = hashed(&asset.name, &hash([asset.bytes.as_slice()]));
        self.0.insert(asset.name.clone(), asset.address());
    }

    /// Takes note of files that have their names already.
    pub fn add_all(&mut self, assets: &[Asset]) {
        self.0.extend(assets.iter().map(|asset| (asset.name.clone(), asset.address())));
    }

    /// All names and addresses, sorted by name.
    pub fn all(&self) -> &BTreeMap<String, String> {
        &self.0
    }

    /// Puts addresses in place of `/pkg/<logical name>` in a style sheet. A name that is not
    /// known is an error: it would be a missing file in the browser.
    pub fn resolve(&self, css: &str) -> Result<String> {
        const PREFIX: &str = "/pkg/";
        let mut resolved = String::with_capacity(css.len());
        let mut rest = css;
        while let Some((before, after)) = rest.split_once(PREFIX) {
            let end = after.find(|c: char| !is_of_name(c)).unwrap_or(after.len());
            let (name, next) = after.split_at(end);
            let Some(address) = self.0.get(name) else {
                bail!("a style sheet names {PREFIX}{name}, which is not among the assets");
            };
            resolved.push_str(before);
            resolved.push_str(address);
            rest = next;
        }
        resolved.push_str(rest);
        Ok(resolved)
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/')
}

/// Names files that name each other. They get one hash, that of all of them: a script and the
/// file it names may name each other in turn, and then neither can be final before the other.
pub fn name_group(group: &mut [Asset]) -> Result<()> {
    let hash = hash(group.iter().map(|asset| asset.bytes.as_slice()));
    for asset in group.iter_mut() {
        asset.file = hashed(&asset.name, &hash);
    }
    let renamed: Vec<(String, String)> = group.iter().map(|asset| (asset.name.clone(), asset.file.clone())).collect();
    for script in group.iter_mut().filter(|asset| is_script(asset)) {
        let mut text = script.text()?;
        for (name, file) in &renamed {
            text = point_at(&text, name, file);
        }
        script.bytes = text.into_bytes();
    }
    for module in group.iter().filter(|asset| asset.ending() == "wasm") {
        ensure!(
            is_named(module, group),
            "no script fetches {} by its final name: the scripts are written in a new way",
            module.name
        );
    }
    Ok(())
}

/// A script at the top; those in folders only import from within their folder.
fn is_script(asset: &Asset) -> bool {
    !asset.name.contains('/') && asset.ending() == "js"
}

fn is_named(asset: &Asset, group: &[Asset]) -> bool {
    let scripts = group.iter().filter(|script| is_script(script));
    let mut texts = scripts.map(|script| String::from_utf8_lossy(&script.bytes));
    texts.any(|text| text.contains(&asset.file))
}

/// Puts a file's final name where a script imports or fetches it, and only there: the same words
/// elsewhere are names inside the WebAssembly module, which stay.
fn point_at(script: &str, name: &str, file: &str) -> String {
    let mut text = script.to_owned();
    for lead in ["from ", "from", "new URL("] {
        for quote in ['"', '\''] {
            for folder in ["", "./"] {
                let old = format!("{lead}{quote}{folder}{name}{quote}");
                text = text.replace(&old, &format!("{lead}{quote}./{file}{quote}"));
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut names = Names::default();
        names.name(&mut Asset::new("font.woff2", "abc"));
        names
    }

    #[test]
    fn a_style_sheet_gets_final_addresses() {
        let css = "a{src:url(/pkg/font.woff2)}b{src:url(\"/pkg/font.woff2\")}c{color:red}";
        let expected = "a{src:url(/pkg/font.ba7816bf8f01.woff2)}\
                        b{src:url(\"/pkg/font.ba7816bf8f01.woff2\")}c{color:red}";
        assert_eq!(names().resolve(css).unwrap(), expected);
    }

    #[test]
    fn a_style_sheet_may_not_name_what_is_not_there() {
        for css in ["url(/pkg/font.woff)", "url(/pkg/font.woff2x)", "/pkg/"] {
            assert!(names().resolve(css).is_err(), "{css}");
        }
    }

    #[test]
    fn a_group_shares_a_hash_and_its_scripts_follow() {
        let script = "import { a } from './snippets/x/inline0.js';\n\
                      import * as s from \"./link.js\";\n\
                      imports['./link.js'] = s; new URL('byblik.wasm', import.meta.url)";
        let mut group = vec![
            Asset::new("byblik.js", script),
            Asset::new("byblik.wasm", [0]),
            Asset::new("link.js", "import { initSync } from \"./byblik.js\""),
            Asset::new("snippets/x/inline0.js", "export const a = 1"),
        ];
        let before = hash(group.iter().map(|asset| asset.bytes.as_slice()));
        name_group(&mut group).unwrap();
        assert_eq!(group[0].file, format!("byblik.{before}.js"));
        assert_eq!(
            group[0].text().unwrap(),
            format!(
                "import {{ a }} from './snippets.{before}/x/inline0.js';\n\
                 import * as s from \"./link.{before}.js\";\n\
                 imports['./link.js'] = s; new URL('./byblik.{before}.wasm', import.meta.url)"
            )
        );
        let link = format!("import {{ initSync }} from \"./byblik.{before}.js\"");
        assert_eq!(group[2].text().unwrap(), link);
    }

    #[test]
    fn other_contents_make_another_name() {
        let file = |bytes: &str| {
            let script = Asset::new("byblik.js", "new URL('byblik.wasm', import.meta.url)");
            let mut group = [script, Asset::new("byblik.wasm", bytes)];
            name_group(&mut group).unwrap();
            group[0].file.clone()
        };
        assert_eq!(file("a"), file("a"));
        assert_ne!(file("a"), file("b"));
    }

    #[test]
    fn a_module_that_no_script_fetches_is_an_error() {
        let mut group = [Asset::new("byblik.js", "fetch('y')"), Asset::new("y.wasm", "y")];
        assert!(name_group(&mut group).is_err());
    }
}
