//! Volumes with the node's keys or other pods' data.

use crate::model::kubernetes::{Workload, hosts};
use crate::rule::{Body, Context, rule};

rule! {
    /// Node's internals mounted
    ///
    /// The path is, or lies in, a directory where a node keeps what makes it a node: the kubelet's credentials and
    /// every pod's volumes (`/var/lib/kubelet`), the control plane's keys (`/etc/kubernetes`), etcd's data, images
    /// and layers of the runtime, home directories. Other tools compare a few whole paths and miss what is below
    /// them.
    ///
    /// `/var/lib/docker/containers`, where Docker keeps logs, is left to collectors of logs: pods of a DaemonSet that only
    /// read it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>
    NODE_INTERNALS_PATH = {
        id: "kubernetes/node-internals-path",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Mount the one socket or file that the container needs, read-only.",
        covers: ["kubernetes/host-path-volume"],
        cwe: [668],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    if workload.object().namespace() == Some("kube-system") && workload.is_bare_pod() {
        return;
    }
    for host in hosts::paths(workload) {
        let Some(internals) = host.opened_internals(workload) else { continue };
        if let Some(path) = host.path {
            context.hit(path, format!("Volume {} opens {internals} of the node.", host.name));
        }
    }
}
