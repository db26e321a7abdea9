//! Deployments of one pod.

use crate::model::kubernetes::{KubeObject, availability};
use crate::rule::{Body, Context, rule_table};

/// Which Deployments of less than two written replicas are meant, and what is wrong with them: a sentence.
struct Row {
    /// Whether an autoscaler of this run scales them.
    autoscaled: bool,
    /// Whether they list containers. Polaris knows workloads by that list.
    listed: bool,
    fault: &'static str,
}

rule_table! {
    |ROW: Row| Body::Objects(&["Deployment"], |object, context| check(&ROW, object, context));

    /// Deployment with one replica
    ///
    /// Every drain of a node, eviction or crash takes the whole application down until a new pod is ready. Where an
    /// autoscaler of this run scales the Deployment, its minimum counts instead; Polaris does not look for one.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas>
    {
        row: Row { autoscaled: false, listed: true, fault: "The application is down whenever its only pod is." },
        id: "kubernetes/single-replica",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:minimum-three-replicas", "polaris:deploymentMissingReplicas", "kyverno:deployment-has-multiple-replicas"],
        profiles: [Strict],
        remedy: "Run at least two replicas, or scale with a HorizontalPodAutoscaler.",
    }

    /// Patch of a Deployment with one replica
    ///
    /// The object lists no containers, so by itself the API server refuses it; as a patch for kustomize it sets, or leaves,
    /// one replica. Polaris does not take it for a workload.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas>
    {
        row: Row { autoscaled: false, listed: false, fault: "The application is down whenever its only pod is." },
        id: "kubernetes/single-replica-patch",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:minimum-three-replicas", "kyverno:deployment-has-multiple-replicas"],
        profiles: [],
        remedy: "Check what kustomize builds.",
    }

    /// Fewer than two replicas written, and an autoscaler
    ///
    /// An autoscaler of this run decides how many replicas there are, and leaving `replicas` out is right then.
    /// Polaris asks for the number all the same.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling>
    {
        row: Row { autoscaled: true, listed: true, fault: "An autoscaler decides how many replicas run." },
        id: "kubernetes/autoscaled-without-replicas",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:deploymentMissingReplicas"],
        profiles: [],
        remedy: "Nothing needs to change; the autoscaler decides how many replicas run.",
    }
}

fn check(row: &Row, object: &KubeObject, context: &mut Context) {
    let listed = object.workloads().any(|workload| workload.pod(&["containers"]).is_some());
    if !matches!(availability::replicas(object), Some(..2)) || row.listed != listed {
        return;
    }
    let autoscaled = !availability::autoscalers(object, context.workspace.cluster()).is_empty();
    if row.autoscaled == autoscaled {
        let place = object.place_at(&["spec", "replicas"]);
        context.hit(place, row.fault);
    }
}
