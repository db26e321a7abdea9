//! Which of several objects of one name is meant: the one that is applied together with who refers to it.

use super::object::KubeObject;
use super::workload::Workload;

/// Whether two objects are applied together.
pub fn are_together(one: &KubeObject, other: &KubeObject) -> bool {
    one.document().unit == other.document().unit
}

/// Those of several possible partners that are applied together with `own`; all of them where none is.
pub fn nearest<'w>(found: impl Iterator<Item = KubeObject<'w>>, own: &KubeObject) -> Vec<KubeObject<'w>> {
    let mut found: Vec<KubeObject> = found.collect();
    if found.iter().any(|object| are_together(object, own)) {
        found.retain(|object| are_together(object, own));
    }
    found
}

/// Likewise the workloads.
pub fn nearest_workloads<'w>(found: impl Iterator<Item = Workload<'w>>, own: &KubeObject) -> Vec<Workload<'w>> {
    let mut found: Vec<Workload> = found.collect();
    if found.iter().any(|workload| are_together(workload.object(), own)) {
        found.retain(|workload| are_together(workload.object(), own));
    }
    found
}
