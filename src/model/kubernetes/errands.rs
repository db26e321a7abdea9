//! Containers that are not kept running for their own sake: those of tests and hooks, and those that only pause.

use super::container::Container;
use super::hooks;
use super::object::KubeObject;
use crate::document::Node;
use crate::model::kustomize::folder_of;

/// What a container is run for, where that is not to serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errand {
    /// A pod that somebody starts to try something: one of `helm test`, a bare Pod whose image is made for tests, or one on
    /// a developer's own cluster.
    Test,
    /// A pod that runs once while a release is installed, upgraded or removed.
    Hook,
    /// The container that keeps a place and does nothing, or that is not run: no image is given, and no pod is wanted.
    Pause,
}

/// The errand of a container; `None` for one that serves.
pub fn errand_of(container: &Container) -> Option<Errand> {
    let workload = container.workload();
    let image = container.image_reference();
    let name = image.as_ref().map_or("", |image| image.repository().text.rsplit('/').next().unwrap_or(""));
    let tests = workload.is_bare_pod() && is_made_for_tests(name);
    if tests || hooks::is_helm_test(workload.object()) || is_for_development(workload.object()) {
        return Some(Errand::Test);
    }
    if hooks::is_hook(workload.object()) && workload.runs_to_completion() {
        return Some(Errand::Hook);
    }
    (is_pause(name) || image.is_none() && wants_no_pod(workload.object())).then_some(Errand::Pause)
}

fn is_made_for_tests(image: &str) -> bool {
    image.split(['-', '_', '.']).any(|word| matches!(word, "test" | "tests"))
}

/// Whether an object is for a cluster on a developer's own machine: it stands in a folder that is named for a tool which
/// runs such clusters or serves them, as `dev-tilt` (<https://docs.tilt.dev/choosing_clusters.html>).
pub fn is_for_development(object: &KubeObject) -> bool {
    let folder = folder_of(object.document().source.name());
    folder.split(['/', '-', '_', '.']).any(|word| matches!(word, "k3d" | "minikube" | "tilt"))
}

fn wants_no_pod(object: &KubeObject) -> bool {
    object.at_path(&["spec", "replicas"]).and_then(Node::as_i64) == Some(0)
}

/// The image of the pod sandbox, which older releases named by architecture as well: `pause-amd64`.
fn is_pause(image: &str) -> bool {
    image == "pause" || image.starts_with("pause-")
}
