//! Pods that mount a directory of the node.

use crate::finding::Place;
use crate::model::kubernetes::{Workload, hosts};
use crate::rule::{Body, Context, rule};

rule! {
    /// Volume from the node's filesystem
    ///
    /// A hostPath ties the pod to what lies on one node and opens that to the container, through symbolic links
    /// often more than the path says. Agents that read logs or devices of the node need it; applications nearly
    /// never.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>
    HOST_PATH_VOLUME = {
        id: "kubernetes/host-path-volume",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:hostPathSet", "KSV-0023", "gatekeeper:K8sPSPHostFilesystem", "kyverno:disallow-host-path", "kyverno:restrict-volume-types", "gatekeeper:K8sPSPVolumeTypes"],
        profiles: [Default, Security],
        remedy: "Use a volume that the cluster manages: emptyDir, a claim, a ConfigMap.",
        cwe: [668],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for host in hosts::paths(workload) {
        let place = host.path.map_or_else(|| Place::absent_in(host.volume), Place::of);
        context.hit(place, format!("Volume {} is {} of the node.", host.name, host.directory()));
    }
}
