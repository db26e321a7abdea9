//! Pods in the group root.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Pod with the group root
    ///
    /// `runAsGroup`, `fsGroup` or one of the `supplementalGroups` of the pod is 0: every file that is open to the
    /// group root is open to its containers.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    ROOT_POD_GROUP = {
        id: "kubernetes/root-pod-group",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0116", "kyverno:require-non-root-groups"],
        profiles: [Strict, Security],
        remedy: "Name groups other than 0.",
        cwe: [250],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let own = ["runAsGroup", "fsGroup"].into_iter().filter_map(|key| workload.pod(&["securityContext", key]));
    let groups = own.chain(workload.pod_list(&["securityContext", "supplementalGroups"]));
    for group in groups.filter(|group| group.as_i64() == Some(0)) {
        context.hit(group, "The pod's containers are in the group root.");
    }
}
