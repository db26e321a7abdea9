//! Services without anything behind them.

use crate::finding::Place;
use crate::model::kubernetes::unseen_pods::{self, Unseen};
use crate::model::kubernetes::{Fields, KubeObject, Selector, operators};
use crate::rule::{Body, Context, rule_table};

/// Whether Services are meant whose pods no manifest would show.
struct Row {
    is_unseen: bool,
}

rule_table! {
    |ROW: Row| Body::Objects(&["Service"], |service, context| check(&ROW, service, context));

    /// Service that selects nothing
    ///
    /// No workload of this run has the labels that the Service selects, so it has no endpoints: a label was renamed
    /// on one side. Argo Rollouts, Knative and other custom workloads count as well, and so do the pods that the operators of
    /// Prometheus, Strimzi, CloudNativePG, Elastic and VictoriaMetrics make from an object of this run. Pods of the control
    /// plane, and pods that label themselves, have `kubernetes/unseen-service-pods`.
    ///
    /// In an open world the workload may be in another repository, so this is a note until the run is told that it
    /// sees everything.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service>
    {
        row: Row { is_unseen: false },
        id: "kubernetes/dangling-service",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:dangling-service", "kube-score:service-targets-pod"],
        profiles: [Default, KubeLinter],
        remedy: "Make the selector the labels of the pod template, or add the workload.",
    }

    /// Service whose pods no manifest shows
    ///
    /// No workload of this run has the labels that the Service selects, and none should. Either they are those that kubeadm
    /// gives to the control plane, CoreDNS and kube-proxy in `kube-system`, which are no manifests of anybody. Or a
    /// workload has all of them but one that is on none of its pods yet, and its service account may change pods: the
    /// active member of Vault and the leader of Patroni label themselves. kube-linter and kube-score report both.
    ///
    /// References: <https://kubernetes.io/docs/reference/setup-tools/kubeadm/implementation-details/>,
    /// <https://developer.hashicorp.com/vault/docs/configuration/service-registration/kubernetes>
    {
        row: Row { is_unseen: true },
        id: "kubernetes/unseen-service-pods",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:dangling-service", "kube-score:service-targets-pod"],
        profiles: [Strict, KubeLinter],
        remedy: "Look whether the Service has endpoints once it is applied.",
    }
}

fn check(Row { is_unseen }: &Row, service: &KubeObject, context: &mut Context) {
    let Some(node) = service.at_path(&["spec", "selector"]) else { return };
    let selector = Selector::plain(node);
    let external = service.node().text_at(&["spec", "type"]) == Some("ExternalName");
    if selector.is_empty() || external {
        return;
    }
    let cluster = context.workspace.cluster().beside(service);
    let selected = cluster.selected(&selector, service.namespace()).next().is_some();
    if selected || operators::make_pods(cluster, &selector, service.namespace()) {
        return;
    }
    match unseen_pods::of(service, &selector, context.workspace) {
        None if !is_unseen => {
            let labels: Vec<String> = selector.required().map(|(name, value)| format!("{name}={value}")).collect();
            let message = format!("No pods have the labels {} that this Service selects.", labels.join(", "));
            context.missing(Place::key_of(node), message, "the workload");
        }
        Some(Unseen::ControlPlane) if *is_unseen => {
            context
                .hit(Place::key_of(node), "This Service selects pods of the control plane, which no manifest shows.");
        }
        Some(Unseen::Labelled(workload)) if *is_unseen => {
            let message = format!("Pods of {} have these labels once they label themselves.", workload.describe());
            context.hit(Place::key_of(node), message).related(workload.object().name_place(), "may change pods");
        }
        _ => {}
    }
}
