//! The whole server by request: pages, files, functions, headers, and what happens when the database is broken.

#![expect(clippy::unwrap_used, reason = "a test that can not be set up must fail")]

#[path = "whole/area.rs"]
mod area;
#[path = "whole/compare.rs"]
mod compare;
#[path = "whole/corrections.rs"]
mod corrections;
#[path = "whole/english.rs"]
mod english;
#[path = "whole/exports.rs"]
mod exports;
#[path = "whole/functions.rs"]
mod functions;
#[path = "whole/goals.rs"]
mod goals;
#[path = "whole/imported.rs"]
mod imported;
#[path = "whole/initiatives.rs"]
mod initiatives;
#[path = "whole/limits.rs"]
mod limits;
#[path = "whole/news.rs"]
mod news;
#[path = "whole/pages.rs"]
mod pages;
#[path = "whole/safety.rs"]
mod safety;
#[path = "whole/screening.rs"]
mod screening;
#[path = "whole/search.rs"]
mod search;
#[path = "whole/staff/mod.rs"]
mod staff;
#[path = "whole/test_app.rs"]
mod test_app;
