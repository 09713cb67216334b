//! Running a method against the database, publishing the result, and reading what is published.

#[cfg(feature = "ssr")]
pub mod fit;
#[cfg(feature = "ssr")]
pub mod ground;
#[cfg(feature = "ssr")]
pub mod published;
#[cfg(feature = "ssr")]
pub mod run;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Fault;

/// A finished run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ran {
    /// Its id: the same method on the same figures is the same run.
    pub run: String,
    /// How many areas were screened.
    pub areas: u32,
    /// How many stand out.
    pub stand_out: u32,
    /// Whether it was stored before.
    pub was_known: bool,
}

/// Screens the latest figures with a method version and stores the result, unpublished. Only for the operator.
///
/// # Errors
/// [`Fault::Forbidden`] without the operator's token, [`Fault::NotFound`] for an unknown method, [`Fault::Refused`]
/// for a method that can't be run, [`Fault::Unavailable`] when the database does not answer.
#[server(endpoint = "screening/koer")]
pub async fn run_screening(
    /// The method's id.
    method: String,
    /// Its version.
    version: String,
) -> Result<Ran, Fault> {
    let allowed = || {
        crate::services::Operator::required()?;
        crate::services::Services::get()
    };
    match allowed() {
        Ok(services) => run::run(&services, &method, &version, None, None).await.map_err(Fault::noted),
        Err(fault) => Err(fault.noted()),
    }
}

/// Makes a stored run the public one. Publishing an earlier run takes back what came after. Only for the operator.
///
/// # Errors
/// [`Fault::Forbidden`] without the operator's token, [`Fault::NotFound`] for an unknown run, [`Fault::Refused`] where
/// somebody must approve it and nobody has, [`Fault::Unavailable`] when the database does not answer.
#[server(endpoint = "screening/udgiv")]
pub async fn publish_screening(
    /// The run's id.
    run: String,
    /// What the public is told of it, at most 500 characters.
    note: String,
) -> Result<(), Fault> {
    let allowed = || {
        let operator = crate::services::Operator::required()?;
        crate::services::Services::get().map(|services| (operator, services))
    };
    match allowed() {
        Ok((operator, services)) => {
            run::publish(&services, &run, &note, operator.needs_approval).await.map_err(Fault::noted)
        }
        Err(fault) => Err(fault.noted()),
    }
}
