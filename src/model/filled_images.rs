//! Images that another tool fills in before a manifest is applied: Skaffold by its artifacts, Kustomize by `images:` or where
//! it includes a component, ko by the scheme `ko://`.

use std::collections::{HashMap, HashSet};

use super::image::ImageReference;
use super::known_images::is_unpublished;
use super::kubernetes::{Fields, KubeObject, objects};
use super::kustomize::{self, Filling, folder_of};
use super::workspace::{Shape, Workspace};

/// Which images of which files are filled in.
#[derive(Debug, Default)]
pub(super) struct FilledImages {
    /// Image names by the folder whose manifests Skaffold deploys, that folder and what is below it.
    by_folder: HashMap<String, HashSet<String>>,
    /// Image names by the file that a kustomization reaches.
    by_file: HashMap<String, HashMap<String, Filling>>,
    /// The files of Kustomize's components.
    component_files: HashSet<String>,
}

impl FilledImages {
    /// Reads the configurations of Skaffold and Kustomize in a workspace.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let mut filled = Self::default();
        for document in workspace.documents.iter().filter(|document| document.shape == Shape::Kubernetes) {
            for config in objects(document).filter(is_skaffold) {
                let folder = folder_of(document.source.name()).to_owned();
                filled.by_folder.entry(folder).or_default().extend(artifacts(&config).map(str::to_owned));
            }
        }
        filled.component_files = workspace.kustomizations().component_files().map(str::to_owned).collect();
        for reached in workspace.kustomizations().reaches() {
            for file in reached.files {
                let names = filled.by_file.entry(file.to_owned()).or_default();
                for (&name, &filling) in &reached.images {
                    kustomize::fill(names, name.to_owned(), filling);
                }
            }
        }
        filled
    }

    /// What a tool puts in the place of `image`, which stands in `file`.
    pub(super) fn of_image(&self, file: &str, image: &ImageReference) -> Option<Filling> {
        let name = image.name().text;
        let by_kustomize = || self.by_file.get(file).and_then(|names| names.get(name)).copied();
        self.is_built(file, name, image).then_some(Filling::Version).or_else(by_kustomize)
    }

    /// Whether ko or Skaffold builds an image, or it stands in a component under a name that nobody serves.
    fn is_built(&self, file: &str, name: &str, image: &ImageReference) -> bool {
        let has_name = |names: &HashSet<String>| names.contains(name);
        image.text().starts_with("ko://")
            || self.component_files.contains(file) && is_unpublished(image)
            || !self.by_folder.is_empty()
                && folders_around(file).any(|folder| self.by_folder.get(folder).is_some_and(has_name))
    }
}

/// <https://skaffold.dev/docs/references/yaml/>
fn is_skaffold(object: &KubeObject) -> bool {
    object.kind() == "Config" && object.group() == "skaffold"
}

/// The images that Skaffold builds, those of its profiles too.
fn artifacts<'d>(config: &KubeObject<'d>) -> impl Iterator<Item = &'d str> {
    let node = config.node();
    let whole = std::iter::once(node).chain(node.list_at(&["profiles"]));
    whole.flat_map(|part| part.list_at(&["build", "artifacts"])).filter_map(|artifact| artifact.text_at(&["image"]))
}

/// The folders that a file stands in, from the innermost to the root.
fn folders_around(file: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder_of(file)), |folder| (!folder.is_empty()).then(|| folder_of(folder)))
}
