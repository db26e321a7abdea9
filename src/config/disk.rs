//! Configuration from the disk, through the one door by which text comes in.

use std::io;
use std::path::Path;

use super::Folders;
use crate::input;

/// The disk.
#[derive(Debug, Clone, Copy)]
pub struct Disk;

impl Folders for Disk {
    fn text(&self, file: &Path) -> io::Result<Option<String>> {
        input::text_of(file)
    }

    fn exists(&self, path: &Path) -> bool {
        input::exists(path)
    }

    fn is_repository(&self, folder: &Path) -> bool {
        input::is_repository(folder)
    }
}
