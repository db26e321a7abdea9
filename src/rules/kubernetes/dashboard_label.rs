//! Workloads that say they are the dashboard.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Container without an image, labelled as the Kubernetes dashboard
    ///
    /// The label says that these pods are the dashboard, and no image is written that could say otherwise. Where an
    /// image is written, `kubernetes/kubernetes-dashboard` judges it.
    ///
    /// References: <https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/>
    DASHBOARD_LABEL = {
        id: "kubernetes/dashboard-label",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_33"],
        profiles: [],
        remedy: "Remove the dashboard, or the label where it is something else.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let labels = container.workload().labels();
    let label = labels.get("app").or_else(|| labels.get("k8s-app"));
    if container.image().is_none() && label == Some("kubernetes-dashboard") {
        context.hit(container.lacking(&["image"]), "The labels say that this is the dashboard.");
    }
}
