//! Floor 5, the way out: a [`crate::engine::Report`] in one of several formats.

pub mod page;
