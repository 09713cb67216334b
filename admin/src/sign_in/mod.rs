//! Signing in: a password, then a code from a telephone.
//!
//! - [`doors`]: how often one may try
//! - [`password`]: what a password must be, and checking one
//! - [`second_step`]: codes and recovery codes
//! - [`start`]: beginning and ending a sign-in
//! - [`page`]: the first step; [`code`]: the second; [`welcome`]: an invitation, until both are set up

pub(crate) mod code;
pub(crate) mod doors;
pub(crate) mod page;
pub(crate) mod password;
pub(crate) mod second_step;
pub(crate) mod start;
pub(crate) mod welcome;
