//! Pods that mount Secrets.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Secret as a volume
    ///
    /// The pod reads a Secret of the cluster. Where secrets come from an outside vault and never stand in etcd, no pod
    /// does.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    SECRET_VOLUME = {
        id: "kubernetes/secret-volume",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:no-secrets"],
        profiles: [],
        remedy: "Read the value from the vault with a CSI driver or an agent.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for secret in workload.pod_list(&["volumes"]).filter_map(|volume| volume.field("secret")) {
        context.hit(Place::key_of(secret), "The pod reads a Secret of the cluster.");
    }
}
