//! Kustomizations: where they lead, which images they fill in and which files are patches.
//! <https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/>

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

use super::kubernetes::Fields;
use super::workspace::Workspace;
use crate::document::Node;

/// Every kustomization of a run.
#[derive(Debug, Default)]
pub(super) struct Kustomizations {
    by_folder: BTreeMap<String, Kustomization>,
    /// The files that are laid over other objects.
    patches: HashSet<String>,
}

/// What a kustomization says about images, and where it leads.
#[derive(Debug)]
struct Kustomization {
    /// Images that get a tag or digest.
    tagged: Vec<(String, Filling)>,
    /// Images that are called otherwise from here on: the old and the new name.
    renamed: Vec<(String, String)>,
    /// The files and folders that it takes manifests from, from the root on.
    resources: Vec<String>,
    /// The folders whose own `images:` hold for all of its manifests.
    components: Vec<String>,
    /// Whether it is a component, which is never applied by itself.
    is_component: bool,
}

/// How many references between kustomizations are followed in all: far more than any repository has, and few enough
/// that one made for it cannot take long.
const MOST_STEPS: usize = 1_000_000;

impl Kustomizations {
    /// Those of a workspace.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let mut all = Self::default();
        for document in &workspace.documents {
            let name = document.source.name();
            let Some(tree) = document.tree().filter(|_| is_name(name)) else { continue };
            let folder = folder_of(name);
            all.patches.extend(patches(tree.root(), folder));
            all.by_folder.insert(folder.to_owned(), Kustomization::of(tree.root(), folder));
        }
        all
    }

    /// The files that are laid over other objects.
    pub(super) fn patches(&self) -> impl Iterator<Item = &str> {
        self.patches.iter().map(String::as_str)
    }

    /// The files whose manifests are applied only where another kustomization includes their component.
    pub(super) fn component_files(&self) -> impl Iterator<Item = &str> {
        let components = self.by_folder.values().filter(|kustomization| kustomization.is_component);
        components.flat_map(|component| component.resources.iter().map(String::as_str))
    }

    /// What each kustomization reaches, and the images that it fills in there.
    pub(super) fn reaches(&self) -> Vec<Reached<'_>> {
        let mut steps = 0;
        self.by_folder.keys().map(|folder| self.reach(folder, &mut steps)).collect()
    }

    /// Walks from one kustomization to everything below. `steps` counts over all walks.
    fn reach<'k>(&'k self, start: &'k str, steps: &mut usize) -> Reached<'k> {
        let mut reached = Reached::default();
        let (mut open, mut seen) = (vec![start], HashSet::new());
        while let Some(folder) = open.pop() {
            *steps += 1;
            let Some(kustomization) = self.by_folder.get(folder).filter(|_| seen.insert(folder)) else { continue };
            if *steps < MOST_STEPS {
                kustomization.tagged.iter().for_each(|(name, filling)| fill(&mut reached.images, name, *filling));
                open.extend(kustomization.components.iter().map(String::as_str));
            }
        }
        if reached.images.is_empty() {
            return reached;
        }
        open.push(start);
        seen.clear();
        while let Some(path) = open.pop() {
            *steps += 1;
            if *steps > MOST_STEPS || !seen.insert(path) {
                continue;
            }
            let Some(kustomization) = self.by_folder.get(path) else {
                reached.files.push(path);
                continue;
            };
            for (old, new) in &kustomization.renamed {
                if let Some(filling) = reached.images.get(&**new).copied() {
                    fill(&mut reached.images, old, filling);
                }
            }
            open.extend(kustomization.resources.iter().map(String::as_str));
        }
        reached
    }
}

/// What one kustomization reaches.
#[derive(Debug, Default)]
pub(super) struct Reached<'k> {
    /// The files; only where there are images.
    pub(super) files: Vec<&'k str>,
    /// The names of the images that it fills in.
    pub(super) images: HashMap<&'k str, Filling>,
}

/// Notes what is put in the place of an image's tag; of several a version counts.
pub(super) fn fill<N: Eq + Hash>(images: &mut HashMap<N, Filling>, name: N, filling: Filling) {
    let known = images.entry(name).or_insert(filling);
    *known = filling.max(*known);
}

/// What is put in the place of an image's own tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Filling {
    /// `latest`, which moves as well.
    Moving,
    /// A version or digest.
    Version,
}

impl Kustomization {
    fn of(root: Node, folder: &str) -> Self {
        let images =
            || root.list_at(&["images"]).filter_map(|image| Some((image.text_at(&["name"])?.to_owned(), image)));
        let renamed = |(name, image): (String, Node)| Some((name, image.text_at(&["newName"])?.to_owned()));
        let leads = |list: &str| -> Vec<String> {
            root.list_at(&[list]).filter_map(|entry| join(folder, entry.content())).collect()
        };
        let components = leads("components");
        Self {
            tagged: images().filter_map(|(name, image)| Some((name, filling(image)?))).collect(),
            renamed: images().filter_map(renamed).collect(),
            resources: [leads("resources"), leads("bases"), components.clone()].concat(),
            components,
            is_component: root.text_at(&["kind"]) == Some("Component"),
        }
    }
}

/// What an entry of `images:` puts in the place of the manifest's tag.
fn filling(image: Node) -> Option<Filling> {
    let written = |field: &str| image.text_at(&[field]).filter(|text| !text.is_empty());
    match written("digest").or(written("newTag"))? {
        "latest" => Some(Filling::Moving),
        _ => Some(Filling::Version),
    }
}

/// The files that a kustomization lays over its manifests.
fn patches(root: Node, folder: &str) -> Vec<String> {
    let named = root.list_at(&["patches"]).filter_map(|patch| patch.field("path"));
    let merged = root.list_at(&["patchesStrategicMerge"]);
    named.chain(merged).filter_map(|path| join(folder, path.content())).collect()
}

/// Whether Kustomize takes a file of this name for a kustomization.
pub(crate) fn is_name(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    matches!(file, "kustomization.yaml" | "kustomization.yml" | "Kustomization")
}

/// Whether a value under such a name is one without `apiVersion` and `kind`, which Kustomize fills in itself.
pub(super) fn is_kustomization(name: &str, root: Node) -> bool {
    const FIELDS: [&str; 14] = [
        "bases",
        "commonAnnotations",
        "commonLabels",
        "components",
        "configMapGenerator",
        "generators",
        "images",
        "labels",
        "namePrefix",
        "namespace",
        "patches",
        "patchesStrategicMerge",
        "resources",
        "secretGenerator",
    ];
    is_name(name) && FIELDS.iter().any(|field| root.get(field).is_some())
}

/// The folder of a file; empty at the root.
pub(super) fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A path inside of a folder, with `.` and `..` taken out; `None` where it leads out of the root or onto the network.
fn join(folder: &str, path: &str) -> Option<String> {
    if path.contains("://") || path.contains('\n') || path.starts_with('/') {
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
