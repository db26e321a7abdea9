//! Workloads called tiller.

use crate::model::kubernetes::{Fields, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Workload called tiller
    ///
    /// Its name, or a label of Helm 2 on its pods (`app: helm`, `name: tiller`), says that it is Tiller, the server of
    /// Helm 2 that does whatever anybody in the cluster asks of it, under another image.
    ///
    /// References: <https://helm.sh/docs/faq/changes_since_helm2/#removal-of-tiller>
    NAMED_TILLER = {
        id: "kubernetes/named-tiller",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0102"],
        profiles: [Security],
        remedy: "Use Helm 3 or later, which needs no server, or choose another name.",
        cwe: [306],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let maps = [workload.object().metadata(), workload.template().field("metadata")];
    for metadata in maps.into_iter().take(if workload.is_bare_pod() { 1 } else { 2 }).flatten() {
        let name = metadata.field("name").filter(|name| name.content().contains("tiller"));
        let label = |key: &str, value: &str| metadata.field_at(&["labels", key]).filter(|node| node.content() == value);
        if let Some(tell) = name.or_else(|| label("app", "helm")).or_else(|| label("name", "tiller")) {
            context.hit(tell, "This says that the workload is Tiller.");
        }
    }
}
