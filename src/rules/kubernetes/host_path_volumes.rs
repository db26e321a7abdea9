//! Pods that mount a directory of the node.

use crate::finding::Place;
use crate::model::kubernetes::{Workload, hosts};
use crate::rule::{Body, Context, rule_table};

/// Whether the paths are meant that an agent of the nodes may well have.
struct Row(bool);

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// Volume from the node's filesystem
    ///
    /// A hostPath ties the pod to what lies on one node and opens that to the container, through symbolic links
    /// often more than the path says. Agents that read logs or devices of the node need it; applications nearly
    /// never.
    ///
    /// What an agent only reads, and where it keeps its state, has `kubernetes/agent-host-path`. An agent may be asked
    /// as well why it writes to `/var/log`, and why it mounts more than it needs: `/var/lib` holds the kubelet's directory.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>
    {
        row: Row(false),
        id: "kubernetes/host-path-volume",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:hostPathSet", "KSV-0023", "gatekeeper:K8sPSPHostFilesystem", "kyverno:disallow-host-path", "kyverno:restrict-volume-types", "gatekeeper:K8sPSPVolumeTypes"],
        profiles: [Default, Security],
        remedy: "Use a volume that the cluster manages: emptyDir, a claim, a ConfigMap. An agent of the nodes mounts what it reads with readOnly: true.",
        cwe: [668],
    }

    /// Volume from the node's filesystem in an agent of the nodes
    ///
    /// The pods work on their nodes: a DaemonSet makes them, or they share the nodes' processes. They only read what the
    /// volume holds, or they keep their own state there: below `/var/lib` or `/run`, in a directory that is made for them
    /// (`DirectoryOrCreate`) or has the name of the container or its workload. Nothing of what makes a node a node lies
    /// there; `kubernetes/sensitive-host-path` and `kubernetes/node-internals-path` are about what does.
    ///
    /// The other tools make no difference; `kubernetes/host-path-volume` is about everybody else.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>
    {
        row: Row(true),
        id: "kubernetes/agent-host-path",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:hostPathSet", "KSV-0023", "gatekeeper:K8sPSPHostFilesystem", "kyverno:disallow-host-path", "kyverno:restrict-volume-types", "gatekeeper:K8sPSPVolumeTypes"],
        profiles: [Strict, Security],
        remedy: "Mount the narrowest directory that the agent needs.",
        cwe: [668],
    }
}

fn check(Row(of_agents): &Row, workload: &Workload, context: &mut Context) {
    for host in hosts::paths(workload) {
        if *of_agents == host.suits_agent(workload) {
            let place = host.path.map_or_else(|| Place::absent_in(host.volume), Place::of);
            context.hit(place, format!("Volume {} is {} of the node.", host.name, host.directory()));
        }
    }
}
