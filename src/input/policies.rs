//! Reads Rego policies and the data that they ask for.

use std::path::Path;
use std::sync::Arc;

use super::encoding;
use crate::document::{Pointer, Source};
use crate::finding::{Place, Problem, ProblemKind};
use crate::policy::DataFile;

/// What stands under one path of policies.
#[derive(Debug, Default)]
pub struct PolicyFiles {
    /// The Rego modules, sorted by name.
    pub modules: Vec<Arc<Source>>,
    /// The data files, sorted by name. In a folder only `data.json`, `data.yaml` and `data.yml` are data, as in an OPA
    /// bundle: manifests may lie beside policies as their fixtures.
    pub data: Vec<DataFile>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Reads a file or a whole folder of policies. Names are relative to `root`.
pub fn read_policies(path: &Path, root: &Path) -> PolicyFiles {
    let mut files = PolicyFiles::default();
    let walk =
        ignore::WalkBuilder::new(path).standard_filters(false).follow_links(true).sort_by_file_path(Ord::cmp).build();
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                files.take(entry.path(), path, root, entry.depth() == 0);
            }
            Ok(_) => {}
            Err(error) => {
                let name = super::discover::name_of(path, root);
                files.problems.push(Problem::new(ProblemKind::Unreadable, name, error.to_string()));
            }
        }
    }
    files
}

impl PolicyFiles {
    fn take(&mut self, path: &Path, below: &Path, root: &Path, named: bool) {
        let is_module = path.extension().is_some_and(|extension| extension == "rego");
        let file_name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
        let is_data = named || matches!(file_name, "data.json" | "data.yaml" | "data.yml");
        if !is_module && !is_data {
            return;
        }
        let name = super::discover::name_of(path, root);
        let bytes = match std::fs::read(path) {
            Ok(bytes) if bytes.len() <= Source::LIMIT => bytes,
            Ok(_) => return self.problems.push(Problem::new(ProblemKind::LimitReached, name, "longer than 4 GiB")),
            Err(error) => return self.problems.push(Problem::new(ProblemKind::Unreadable, name, error.to_string())),
        };
        match encoding::decode(bytes) {
            Ok(text) if is_module => self.modules.push(Source::new(name, text)),
            Ok(text) => {
                let folders = path.parent().and_then(|folder| folder.strip_prefix(below).ok());
                let below = folders.into_iter().flat_map(Path::components);
                let below = below.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
                self.data.push(DataFile { source: Source::new(name, text), below });
            }
            Err(fault) => {
                let source = Source::new(name, fault.lossy);
                let place = Place::new(Arc::clone(&source), source.character_at(fault.at), Pointer::root());
                self.problems.push(Problem::at(ProblemKind::Unreadable, place, fault.message));
            }
        }
    }
}
