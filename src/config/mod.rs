//! Floor 5: `tidegate.yaml` into a [`crate::engine::Selection`]; mistakes in it have a place.
//!
//! [`Configurations`] reads the files that hold for the folders of a run, [`Configurations::selection`] makes the
//! selection of them and of what the command line says ([`Choice`]). Other tools' files ([`peers`]) are honoured beside
//! ours.

mod book;
mod disk;
mod file;
mod layers;
mod mistake;
mod peers;
mod schema;
mod select;
mod target;

use std::path::{Path, PathBuf};

use crate::input::STDIN;

pub use book::{Policies, PolicySet};
pub use disk::Disk;
pub use layers::{Configurations, Folders, NAMES, minor_release};
pub use mistake::Mistake;
pub use schema::schema;
pub use select::Choice;

/// Where a document stands whose name is relative to `root`; standard input stands in `current`.
fn path_of(root: &Path, current: &Path, name: &str) -> PathBuf {
    if name == STDIN { current.join(name) } else { root.join(name) }
}
