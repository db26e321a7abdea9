//! Containers that can write to the node.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, Workload, hosts};
use crate::rule::{Body, Context, rule};

rule! {
    /// Writable mount of the node's filesystem
    ///
    /// The container mounts a directory of its node without `readOnly: true`. What it writes there stays when the
    /// pod is gone, and where programs or configuration of the node lie it is a way out of the container.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>
    WRITABLE_HOST_MOUNT = {
        id: "kubernetes/writable-host-mount",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:writable-host-mount", "kyverno:ensure-readonly-hostpath"],
        profiles: [Strict, Security],
        remedy: "Set readOnly to true on the mount.",
        cwe: [732],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for host in hosts::paths(workload) {
        for (container, mount) in host.mounts(workload) {
            if mount.truth_at(&["readOnly"]) == Some(true) {
                continue;
            }
            let place = mount.field("readOnly").map_or_else(|| Place::absent_in(mount), Place::of);
            context.hit(place, format!("{} can write to {} of its node.", container.subject(), host.directory()));
        }
    }
}
