//! The dashboard in the cluster.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Kubernetes dashboard
    ///
    /// The dashboard acts with its own service account for whoever reaches it; several clusters were taken over
    /// through one.
    ///
    /// References: <https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/>
    KUBERNETES_DASHBOARD = {
        id: "kubernetes/kubernetes-dashboard",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_33"],
        profiles: [Strict, Security],
        remedy: "Remove it, or keep it behind a proxy that authenticates, with a role that reads.",
        cwe: [306],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let dashboard = |text: &str| text.contains("kubernetes-dashboard") || text.contains("kubernetesui");
    let labels = container.workload().labels();
    let label = labels.get("app").or_else(|| labels.get("k8s-app"));
    let Some(image) = container.image() else { return };
    if dashboard(image.content()) || label == Some("kubernetes-dashboard") {
        context.hit(image, "The dashboard acts for whoever reaches it.");
    }
}
