//! Budgets that leave nothing to evict of a workload, by written numbers alone; one row per way to count.

use crate::finding::Place;
use crate::model::kubernetes::availability::Amount::{self, Pods};
use crate::model::kubernetes::{Workload, availability};
use crate::rule::{Body, Context, rule_table};

/// Which workloads are counted, and when a budget leaves nothing.
struct Row {
    kinds: &'static [&'static str],
    /// The field of the budget that counts.
    field: &'static str,
    /// Whether nothing is left, by the budget's number and the replicas.
    leaves_nothing: fn(i64, i64) -> bool,
    /// Whether the finding stands at the workload's replicas, not at the budget's number.
    at_replicas: bool,
}

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// Budget for all pods of a Deployment
    ///
    /// The number in `minAvailable` is not below the replicas of a Deployment whose pods the budget protects. What an
    /// autoscaler adds is not counted, and a Deployment that is scaled to zero counts too: `unreachable-min-available`
    /// counts as the cluster does.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    {
        row: Row { kinds: &["Deployment"], field: "minAvailable", leaves_nothing: |wanted, pods| wanted >= pods, at_replicas: false },
        id: "kubernetes/budget-for-whole-deployment",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:deployment-replicas-higher-than-pdb"],
        profiles: [],
        remedy: "Set minAvailable below the number of replicas, or maxUnavailable to one.",
    }

    /// Replicas within the budget
    ///
    /// A Deployment or StatefulSet runs no more pods than the number in `minAvailable` of a budget that protects them.
    /// What an autoscaler adds is not counted: `unreachable-min-available` counts as the cluster does.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    {
        row: Row { kinds: &["Deployment", "StatefulSet"], field: "minAvailable", leaves_nothing: |wanted, pods| pods > 0 && wanted >= pods, at_replicas: true },
        id: "kubernetes/replicas-within-budget",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-replicas-allow-disruption"],
        profiles: [],
        remedy: "Run more replicas than minAvailable of the budget.",
    }

    /// Deployment under a budget that allows no eviction
    ///
    /// The budget says `maxUnavailable: 0`, and a Deployment of this run with at least one replica is under it: its
    /// pods are never evicted, and draining their nodes waits for ever. The published policy compares with the number
    /// of replicas where its text says zero; this rule does what the text says.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    {
        row: Row { kinds: &["Deployment"], field: "maxUnavailable", leaves_nothing: |spared, pods| spared == 0 && pods > 0, at_replicas: false },
        id: "kubernetes/unevictable-deployment",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:pdb-maxunavailable-with-deployments"],
        profiles: [],
        remedy: "Set maxUnavailable to one or more.",
    }
}

fn check(row: &Row, workload: &Workload, context: &mut Context) {
    let object = workload.object();
    if !object.is_any(row.kinds) {
        return;
    }
    let Some(pods) = availability::replicas(object) else { return };
    for budget in availability::budgets(workload, context.workspace.cluster()) {
        let Some(node) = budget.at_path(&["spec", row.field]) else { continue };
        let Some(Pods(number)) = Amount::of(node) else { continue };
        if (row.leaves_nothing)(number, pods) {
            let message = format!("{} has {pods} replicas under {}: {number}.", object.describe(), row.field);
            let (place, about, related, part) = if row.at_replicas {
                (object.place_at(&["spec", "replicas"]), object, Place::of(node), "what the budget says")
            } else {
                (Place::of(node), &budget, object.name_place(), "the workload that it protects")
            };
            context.hit(place, message).related(related, part).about(about.describe());
        }
    }
}
