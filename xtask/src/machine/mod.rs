//! What must be on the machine besides Rust and Node: found where it is, else installed.

pub mod chromium;
pub mod debian;
pub mod npm;
pub mod postgres;
pub mod rust;
