//! Objects that are laid over others: strategic merge patches. What they leave out is not absent.

use std::collections::HashMap;

use super::kubernetes::{KubeObject, objects};
use super::workspace::{Shape, Workspace};
use crate::document::Span;

/// Whether something is laid over an object that is written elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patch {
    /// It is an object of its own.
    No,
    /// A kustomization of the run says so.
    Named,
    /// It could not be applied by itself.
    ByShape,
}

/// The patches of a run by the files that they stand in.
#[derive(Debug, Default)]
pub(super) struct Patches {
    /// `None` for a file that a kustomization names; else the places of the objects that are patches by their shape, in
    /// rising order.
    by_file: HashMap<String, Option<Vec<Span>>>,
}

impl Patches {
    /// Those of a workspace.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let named = workspace.kustomizations().patches().map(|file| (file.to_owned(), None));
        let mut patches = Self { by_file: named.collect() };
        for document in workspace.documents.iter().filter(|document| document.shape == Shape::Kubernetes) {
            for object in objects(document).filter(is_patch_by_shape) {
                let known =
                    patches.by_file.entry(document.source.name().to_owned()).or_insert_with(|| Some(Vec::new()));
                known.iter_mut().for_each(|places| places.push(object.node().span()));
            }
        }
        patches
    }

    /// What stands at a place of a file.
    pub(super) fn at(&self, file: &str, span: Span) -> Patch {
        let Some(places) = self.by_file.get(file) else { return Patch::No };
        let Some(places) = places else { return Patch::Named };
        let next = places.partition_point(|place| place.start <= span.start);
        let inside = next.checked_sub(1).is_some_and(|before| places[before].contains(span));
        if inside { Patch::ByShape } else { Patch::No }
    }
}

/// Whether an object is plainly a patch, though nothing says so: a controller that the API server would refuse, because
/// it has no selector and none of its containers has an image.
fn is_patch_by_shape(object: &KubeObject) -> bool {
    let unselected = object.group() == "apps" && object.at_path(&["spec", "selector"]).is_none();
    let containers = || object.workloads().flat_map(|workload| workload.containers());
    unselected && containers().next().is_some() && containers().all(|container| container.image().is_none())
}
