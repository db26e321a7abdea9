//! Containers that nothing keeps from running as root.

use super::container::{Container, Role};
use super::errands::{Errand, errand_of};
use super::{hosts, security};
use crate::finding::Place;
use crate::model::Versions;

/// Where it should say that a container must not run as root, if only its image decides.
pub fn undecided(container: &Container, versions: &Versions) -> Option<Place> {
    let confined = security::is_root_confined(container.workload(), versions);
    if confined || container.run_as_user().is_some() || !security::may_run_as_root(container) {
        return None;
    }
    let said = container.run_as_non_root().node;
    Some(said.map_or_else(|| container.lacking_security(&["runAsNonRoot"]), Place::of))
}

/// Whether root adds little to what a container may do, or lasts only for a moment: Windows has no root, what works on its
/// node needs it, a pause container runs no code of anybody, and a test is gone at once.
pub fn adds_little(container: &Container) -> bool {
    container.workload().runs_on_windows()
        || works_on_node(container)
        || matches!(errand_of(container), Some(Errand::Test | Errand::Pause))
}

/// Whether the work of a container is its node: it looks at the processes there, is privileged or reads files on every
/// node (logs are root's), or is privileged only to prepare one (`sysctl -w`).
pub fn works_on_node(container: &Container) -> bool {
    let workload = container.workload();
    let on_every_node = || workload.object().is("DaemonSet") && (container.is_privileged() || mounts_node(container));
    let prepares = || container.is_privileged() && container.role() == Role::Init;
    workload.shares("hostPID").is_some() || on_every_node() || prepares()
}

fn mounts_node(container: &Container) -> bool {
    let workload = container.workload();
    let same = |other: &Container| other.node().id() == container.node().id();
    hosts::paths(workload).iter().flat_map(|path| path.mounts(workload)).any(|(other, _)| same(&other))
}
