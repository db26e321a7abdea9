//! Which of several objects of one name is meant: the one that is applied together with who refers to it.

use super::object::KubeObject;
use super::workload::Workload;
use crate::model::Workspace;

/// Whether two objects are applied together.
pub fn are_together(one: &KubeObject, other: &KubeObject) -> bool {
    one.document().unit == other.document().unit
}

/// What an object is certainly applied together with, as a key: its unit; where the files of that may be alternatives,
/// its file. Two objects clash only there.
pub fn group<'w>(object: &KubeObject<'w>, workspace: &Workspace) -> (usize, Option<&'w str>) {
    let document = object.document();
    let is_loose = workspace.units.get(document.unit).is_some_and(|unit| unit.may_hold_alternatives);
    (document.unit, is_loose.then(|| document.source.name()))
}

/// Those of several possible partners that are applied together with `own`; all of them where none is.
pub fn nearest<'w>(found: impl Iterator<Item = KubeObject<'w>>, own: &KubeObject) -> Vec<KubeObject<'w>> {
    preferred(found, |object| are_together(object, own))
}

/// Likewise the workloads.
pub fn nearest_workloads<'w>(found: impl Iterator<Item = Workload<'w>>, own: &KubeObject) -> Vec<Workload<'w>> {
    preferred(found, |workload| are_together(workload.object(), own))
}

fn preferred<T>(found: impl Iterator<Item = T>, is_together: impl Fn(&T) -> bool) -> Vec<T> {
    let mut found: Vec<T> = found.collect();
    if found.len() > 1 && found.iter().any(&is_together) {
        found.retain(is_together);
    }
    found
}
