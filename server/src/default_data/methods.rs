//! The method files that we ship.

use std::path::Path;

use domain::method::{self, Method};
use store::{StoreError, Tx};

use super::{
    figures::FigureFiles,
    place::{DataError, DataFile},
};

/// The shipped methods; the first that can be run is published when nothing is yet.
const FILES: [&str; 5] = [
    "methods/aabne-data.toml",
    "methods/politik-2025.toml",
    "methods/udkast-2025.toml",
    "methods/almenboligloven.toml",
    "methods/aabne-data-samlet.toml",
];

/// The methods with their files.
#[derive(Debug)]
pub(super) struct MethodFiles(Vec<(Method, String)>);

impl MethodFiles {
    /// Reads the method files; every measure that they name must be known.
    pub(super) fn read(folder: &Path, figures: &FigureFiles) -> Result<Self, DataError> {
        let mut methods: Vec<(Method, String)> = Vec::new();
        for name in FILES {
            let file = DataFile::read(folder, name)?;
            let method = method::parse(&file.text).map_err(|error| {
                let remedy = "Ret metodefilen; docs/method-format.md beskriver den";
                DataError { place: Some((error.line, error.column)), ..file.error(error.message, remedy) }
            })?;
            let measures = method.indicators.iter().flat_map(|indicator| indicator.columns());
            for measure in measures {
                // Methods for others' areas read tables that we do not have.
                if method.level.is_some() && !figures.has_measure(measure) {
                    let quoted = format!("\"{measure}\"");
                    let byte = file.text.find(&quoted).unwrap_or(0);
                    return Err(file.error_at(
                        byte,
                        format!("målet »{measure}« er ukendt"),
                        "Skriv et id fra measures.toml",
                    ));
                }
            }
            if methods.iter().any(|(other, _)| other.id == method.id && other.version == method.version) {
                return Err(file.error(
                    format!("metoden »{}« findes i forvejen i denne version", method.id),
                    "Giv den et andet id",
                ));
            }
            methods.push((method, file.text));
        }
        Ok(Self(methods))
    }

    /// A method by its id.
    pub(super) fn of(&self, id: &str) -> Option<&Method> {
        self.0.iter().map(|(method, _)| method).find(|method| method.id == id)
    }

    /// Writes the methods.
    pub(super) async fn write(&self, tx: &mut Tx) -> Result<(), StoreError> {
        for (position, (method, file)) in (1..).zip(&self.0) {
            let stored = store::Method { id: method.id.clone(), version: method.version.clone(), file: file.clone() };
            tx.put_method(position, &stored).await?;
        }
        Ok(())
    }
}
