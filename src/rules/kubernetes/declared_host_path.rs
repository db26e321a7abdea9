//! Sensitive directories of the node as volumes.

use crate::model::kubernetes::{Workload, hosts};
use crate::rule::{Body, Context, rule};

rule! {
    /// Sensitive directory of the node declared as a volume
    ///
    /// The pod declares a system directory of its node as a volume and no container mounts it, or it declares
    /// `/var/lib/docker`. Trivy counts the declaration; what is mounted is the business of
    /// `kubernetes/sensitive-host-path` and `kubernetes/node-internals-path`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>
    DECLARED_HOST_PATH = {
        id: "kubernetes/declared-host-path",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0121"],
        profiles: [],
        remedy: "Remove the volume, or take the one file or subdirectory that is needed.",
        covers: ["kubernetes/host-path-volume"],
        cwe: [668],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for host in hosts::paths(workload) {
        let unmounted = hosts::is_system_directory(host.directory()) && host.mounts(workload).is_empty();
        if let Some(path) = host.path.filter(|_| unmounted || host.directory() == "/var/lib/docker") {
            context.hit(path, format!("Volume {} is {} of the node.", host.name, host.directory()));
        }
    }
}
