//! Images that another tool fills in before a manifest is applied: Skaffold by its artifacts, Kustomize by `images:`,
//! ko by the scheme `ko://`.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::image::ImageReference;
use super::kubernetes::{Fields, KubeObject, objects};
use super::workspace::{Shape, Workspace};
use crate::document::Node;

/// Which images of which files are filled in.
#[derive(Debug, Default)]
pub struct FilledImages {
    /// Image names by the folder whose manifests Skaffold deploys, that folder and what is below it.
    by_folder: HashMap<String, HashSet<String>>,
    /// Image names by the file that a kustomization reaches.
    by_file: HashMap<String, HashSet<String>>,
}

/// How many references between kustomizations are followed in all: far more than any repository has, and few enough
/// that one made for it cannot take long.
const MOST_STEPS: usize = 1_000_000;

impl FilledImages {
    /// Reads the configurations of Skaffold and Kustomize in a workspace.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let mut filled = Self::default();
        let mut kustomizations = HashMap::new();
        for document in &workspace.documents {
            let name = document.source.name();
            let Some(tree) = document.tree() else { continue };
            if is_kustomization_name(name) {
                kustomizations.insert(folder_of(name).to_owned(), Kustomization::of(tree.root(), folder_of(name)));
            } else if document.shape == Shape::Kubernetes {
                for config in objects(document).filter(is_skaffold) {
                    let names = artifacts(&config).map(str::to_owned);
                    filled.by_folder.entry(folder_of(name).to_owned()).or_default().extend(names);
                }
            }
        }
        filled.follow(&kustomizations);
        filled
    }

    fn follow(&mut self, kustomizations: &HashMap<String, Kustomization>) {
        let mut steps = 0;
        let folders: BTreeSet<&String> = kustomizations.keys().collect();
        for folder in folders {
            let reached = reach(folder, kustomizations, &mut steps);
            for file in reached.files.iter().filter(|_| !reached.names.is_empty()) {
                self.by_file
                    .entry((*file).to_owned())
                    .or_default()
                    .extend(reached.names.iter().map(ToString::to_string));
            }
        }
    }

    /// Whether a tool puts another reference in the place of `image`, which stands in `file`.
    pub fn holds(&self, file: &str, image: &ImageReference) -> bool {
        let name = image.name().text;
        let has_name = |names: &HashSet<String>| names.contains(name);
        image.text().starts_with("ko://")
            || self.by_file.get(file).is_some_and(has_name)
            || !self.by_folder.is_empty()
                && folders_around(file).any(|folder| self.by_folder.get(folder).is_some_and(has_name))
    }
}

/// What a kustomization says about images, and where it leads.
#[derive(Debug)]
struct Kustomization<'w> {
    /// Images that get a tag or digest.
    fixed: Vec<&'w str>,
    /// Images that are called otherwise from here on: the old and the new name.
    renamed: Vec<(&'w str, &'w str)>,
    /// The files and folders that it takes manifests from, from the root on.
    resources: Vec<String>,
    /// The folders whose own `images:` hold for all of its manifests.
    components: Vec<String>,
}

impl<'w> Kustomization<'w> {
    fn of(root: Node<'w>, folder: &str) -> Self {
        let images = || root.list_at(&["images"]).filter_map(|image| Some((image.text_at(&["name"])?, image)));
        let fixed = images().filter(|(_, image)| is_fixed(*image)).map(|(name, _)| name).collect();
        let renamed = images().filter_map(|(name, image)| Some((name, image.text_at(&["newName"])?))).collect();
        let leads = |list: &str| root.list_at(&[list]).filter_map(|entry| join(folder, entry.content()));
        let components: Vec<String> = leads("components").collect();
        let resources = leads("resources").chain(leads("bases")).chain(components.iter().cloned()).collect();
        Self { fixed, renamed, resources, components }
    }
}

/// What one kustomization reaches, and the images that it fills in there.
#[derive(Default)]
struct Reached<'w> {
    files: HashSet<&'w str>,
    names: HashSet<&'w str>,
}

/// Walks from one kustomization to everything below. `steps` counts over all walks.
fn reach<'w>(start: &'w str, kustomizations: &'w HashMap<String, Kustomization>, steps: &mut usize) -> Reached<'w> {
    let mut reached = Reached::default();
    let mut components = vec![start];
    let mut seen = HashSet::new();
    while let Some(folder) = components.pop() {
        let Some(kustomization) = kustomizations.get(folder).filter(|_| seen.insert(folder)) else { continue };
        *steps += 1;
        reached.names.extend(&kustomization.fixed);
        components.extend(kustomization.components.iter().map(String::as_str).take_while(|_| *steps < MOST_STEPS));
    }
    if reached.names.is_empty() {
        return reached;
    }
    let mut open = vec![start];
    seen.clear();
    while let Some(path) = open.pop() {
        *steps += 1;
        if *steps > MOST_STEPS || !seen.insert(path) {
            continue;
        }
        let Some(kustomization) = kustomizations.get(path) else {
            reached.files.insert(path);
            continue;
        };
        let renamed = kustomization.renamed.iter().filter(|(_, new)| reached.names.contains(new));
        let old: Vec<&str> = renamed.map(|(old, _)| *old).collect();
        reached.names.extend(old);
        open.extend(kustomization.resources.iter().map(String::as_str));
    }
    reached
}

/// Whether an entry of `images:` says which version runs; a moving tag says nothing.
fn is_fixed(image: Node) -> bool {
    let tag = image.text_at(&["newTag"]).is_some_and(|tag| !tag.is_empty() && tag != "latest");
    tag || image.text_at(&["digest"]).is_some_and(|digest| !digest.is_empty())
}

/// Whether Kustomize takes a file of this name for a kustomization.
pub(super) fn is_kustomization_name(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    matches!(file, "kustomization.yaml" | "kustomization.yml" | "Kustomization")
}

/// Whether a value under such a name is one without `apiVersion` and `kind`, which Kustomize fills in itself.
pub(super) fn is_kustomization(name: &str, root: Node) -> bool {
    const FIELDS: [&str; 12] = [
        "bases",
        "commonAnnotations",
        "commonLabels",
        "components",
        "configMapGenerator",
        "images",
        "labels",
        "namePrefix",
        "namespace",
        "patches",
        "resources",
        "secretGenerator",
    ];
    is_kustomization_name(name) && FIELDS.iter().any(|field| root.get(field).is_some())
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

/// The folder of a file; empty at the root.
fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folders that a file stands in, from the innermost to the root.
fn folders_around(file: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder_of(file)), |folder| (!folder.is_empty()).then(|| folder_of(folder)))
}

/// A path inside of a folder, with `.` and `..` taken out; `None` where it leads out of the root or onto the network.
fn join(folder: &str, path: &str) -> Option<String> {
    if path.contains("://") || path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
