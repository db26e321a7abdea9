//! Containers that mount the operating system of the node.

use crate::model::kubernetes::{Workload, hosts};
use crate::rule::{Body, Context, rule};

rule! {
    /// System directory of the node mounted
    ///
    /// The container mounts `/`, `/boot`, `/dev`, `/etc`, `/lib`, `/proc`, `/sys` or `/usr` of its node. Who can
    /// write there owns the node, and who can read there finds its keys.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>
    SENSITIVE_HOST_PATH = {
        id: "kubernetes/sensitive-host-path",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:sensitive-host-mounts", "KSV-0121"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Mount the one file or subdirectory that the container needs, read-only.",
        covers: ["kubernetes/host-path-volume"],
        cwe: [668],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for host in hosts::paths(workload).into_iter().filter(|host| hosts::is_system_directory(host.directory())) {
        let (Some(path), Some((container, mount))) = (host.path, host.mounts(workload).into_iter().next()) else {
            continue;
        };
        let message = format!("{} mounts {} of its node.", container.subject(), host.directory());
        context.hit(path, message).related(mount.name_tag(), "mounted here");
    }
}
