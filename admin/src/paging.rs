//! Long tables a page at a time, and the way between the pages.

use maud::{Markup, html};

use crate::form::Posted;

/// How many rows a page has, where nothing else is said.
pub(crate) const ROWS: usize = 50;

/// One page of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Paging {
    /// Which one, from 1.
    page: usize,
    /// How many there are; 1 where there is nothing.
    pages: usize,
    /// How many rows each has.
    rows: usize,
    /// How many rows there are in all.
    all: usize,
}

impl Paging {
    /// The page that an address asks for by `side`, of `all` rows; the nearest that there is.
    pub(crate) fn read(asked: &Posted, all: usize, rows: usize) -> Self {
        Self::at(asked.text("side").parse().unwrap_or(1), all, rows)
    }

    /// A page by its number.
    pub(crate) fn at(page: usize, all: usize, rows: usize) -> Self {
        let pages = all.div_ceil(rows).max(1);
        Self { page: page.clamp(1, pages), pages, rows, all }
    }

    /// How many rows come before it.
    pub(crate) fn skip(self) -> usize {
        (self.page - 1) * self.rows
    }

    /// Its rows of all rows.
    pub(crate) fn of<T>(self, all: &[T]) -> &[T] {
        let from = self.skip().min(all.len());
        &all[from..(from + self.rows).min(all.len())]
    }

    /// Links to the pages before and after; nothing where there is one alone. `address` ends with `?` or `&`, `place` is
    /// where on the page the table begins, with its `#`, or empty.
    pub(crate) fn links(self, name: &str, address: &str, place: &str) -> Markup {
        let Self { page, pages, all, .. } = self;
        let to = |page: usize| format!("{address}side={page}{place}");
        let last = (self.skip() + self.rows).min(all);
        html! {
            @if pages > 1 {
                nav.pages aria-label=(name) {
                    p { "Viser " (self.skip() + 1) "–" (last) " af " (all) "." }
                    p.buttons {
                        @if page > 1 { a.button.plain rel="prev" href=(to(page - 1)) { "Forrige" } }
                        @if page < pages { a.button.plain rel="next" href=(to(page + 1)) { "Næste" } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_on_one_page_and_pages_that_are_none_are_the_nearest() {
        let all: Vec<usize> = (0..120).collect();
        let seen: Vec<usize> = (1..=3).flat_map(|page| Paging::at(page, 120, 50).of(&all).to_vec()).collect();
        assert_eq!(seen, all);
        for (query, skip) in [("side=2", 50), ("side=99", 100), ("side=0", 0), ("side=-1", 0), ("", 0)] {
            assert_eq!(Paging::read(&Posted::read(query.as_bytes()), 120, 50).skip(), skip, "{query}");
        }
        assert_eq!(Paging::at(1, 0, 50).of::<usize>(&[]), [0_usize; 0]);
    }

    #[test]
    fn the_way_is_shown_where_there_is_one() {
        assert_eq!(Paging::at(1, 50, 50).links("Sider", "?", "").into_string(), "");
        let middle = Paging::at(2, 120, 50).links("Sider", "/x?", "#t").into_string();
        assert!(middle.contains("href=\"/x?side=1#t\"") && middle.contains("href=\"/x?side=3#t\""), "{middle}");
        assert!(middle.contains("Viser 51–100 af 120."), "{middle}");
    }
}
