//! The finished files: written and compressed aside, then put in place of the former ones.

use std::{
    collections::BTreeMap,
    fs,
    io::{ErrorKind, Write},
    path::Path,
};

use anyhow::{Context, Result};
use brotli::{CompressorWriter, enc::BrotliEncoderParams};
use flate2::{Compression, write::GzEncoder};

use super::{Quality, asset::Asset, names::Names, report::Sizes, split::Pages};
use crate::workspace::Workspace;

/// Which logical name is served at which address; the server reads it when it starts.
pub const ASSETS: &str = "assets.json";

/// Which split-off page needs which addresses; only there when pages are split off.
const PAGES: &str = "pages.json";

/// Writes all files and returns their sizes.
pub fn publish(
    workspace: &Workspace,
    assets: &[Asset],
    names: &Names,
    pages: &Pages,
    quality: Quality,
) -> Result<Vec<Sizes>> {
    // On the same file system as the site, so that it can be moved there in one go.
    let aside = workspace.target().join("site.new");
    remove(&aside)?;
    let sizes = assets.iter().map(|asset| write(&aside.join("pkg"), asset, quality));
    let sizes = sizes.collect::<Result<Vec<_>>>()?;
    fs::write(aside.join(ASSETS), serde_json::to_string_pretty(names.all())?)?;
    if !pages.is_empty() {
        let address = |file: &String| names.all().get(file).context("a page needs a missing file");
        let addresses = |files: &Vec<String>| files.iter().map(address).collect::<Result<Vec<_>>>();
        let pages = pages.iter().map(|(page, files)| Ok((page, addresses(files)?)));
        let pages = pages.collect::<Result<BTreeMap<_, _>>>()?;
        fs::write(aside.join(PAGES), serde_json::to_string_pretty(&pages)?)?;
    }
    remove(&workspace.site())?;
    fs::rename(&aside, workspace.site()).context("putting the new site in its place")?;
    Ok(sizes)
}

/// Removes a folder and all in it, if it is there.
fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("removing {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Writes a file, and its compressed forms beside it.
fn write(folder: &Path, asset: &Asset, quality: Quality) -> Result<Sizes> {
    let path = folder.join(&asset.file);
    fs::create_dir_all(path.parent().unwrap_or(folder))?;
    fs::write(&path, &asset.bytes).with_context(|| format!("writing {}", path.display()))?;
    let mut sizes = Sizes { name: asset.name.clone(), raw: asset.bytes.len(), compressed: None };
    if quality == Quality::Release && is_compressible(asset.ending()) {
        let (br, gz) = (brotli(&asset.bytes)?, gzip(&asset.bytes)?);
        fs::write(folder.join(format!("{}.br", asset.file)), &br)?;
        fs::write(folder.join(format!("{}.gz", asset.file)), &gz)?;
        sizes.compressed = Some((br.len(), gz.len()));
    }
    Ok(sizes)
}

/// Whether compressing pays: fonts and pictures are compressed as they come.
fn is_compressible(ending: &str) -> bool {
    matches!(ending, "css" | "html" | "ico" | "js" | "json" | "svg" | "txt" | "wasm" | "webmanifest")
}

/// Slow and small: this is done once and sent many times.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut writer = CompressorWriter::with_params(Vec::new(), 4096, &parameters);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn compressed_forms_hold_the_same_bytes() {
        let bytes = "Tingbjerg ".repeat(500).into_bytes();
        let mut back = Vec::new();
        let br = brotli(&bytes).unwrap();
        brotli::Decompressor::new(br.as_slice(), 4096).read_to_end(&mut back).unwrap();
        assert_eq!(back, bytes);
        back.clear();
        let gz = gzip(&bytes).unwrap();
        flate2::read::GzDecoder::new(gz.as_slice()).read_to_end(&mut back).unwrap();
        assert_eq!(back, bytes);
        assert!(br.len() < gz.len() && gz.len() < 200, "{} {}", br.len(), gz.len());
    }

    #[test]
    fn only_what_gains_is_compressed() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, quality| {
            super::write(folder.path(), &Asset::new(name, "a".repeat(99)), quality).unwrap();
            folder.path().join(format!("{name}.br")).exists()
        };
        assert!(write("a.css", Quality::Release));
        assert!(!write("a.woff2", Quality::Release));
        assert!(!write("b.css", Quality::Development));
    }
}
