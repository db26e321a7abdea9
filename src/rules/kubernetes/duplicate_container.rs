//! Containers of one pod that share a name.

use std::collections::BTreeSet;

use crate::model::kubernetes::{Fields, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Two containers of one name
    ///
    /// The names of a pod's containers, init and ephemeral containers among them, differ: the API server refuses the pod
    /// otherwise. No other tool says so.
    ///
    /// References: <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container>
    DUPLICATE_CONTAINER = {
        id: "kubernetes/duplicate-container",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Give each container a name of its own.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let containers = workload.containers();
    if containers.len() < 2 {
        return;
    }
    let mut seen = BTreeSet::new();
    for name in containers.filter_map(|container| container.node().field("name")) {
        if !name.content().is_empty() && !seen.insert(name.content()) {
            context.hit(name, format!("{} has two containers named {}.", workload.describe(), name.content()));
        }
    }
}
