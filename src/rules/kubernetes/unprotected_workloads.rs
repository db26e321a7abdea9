//! Workloads that a drain may take down.

use crate::model::kubernetes::apis::Generation;
use crate::model::kubernetes::{Fields, Workload, availability};
use crate::rule::{Body, Context, rule_table};

/// The generation that kube-score asks about.
const CURRENT: &[Generation] = &[Generation::Current];

/// Those that it passes over.
const OTHERS: &[Generation] = &[Generation::Old, Generation::Foreign];

/// All.
const ANY: &[Generation] = &[Generation::Current, Generation::Old, Generation::Foreign];

/// A kind of workload of some generations, with one replica or with more, and what a drain does to it.
struct Row {
    kind: &'static str,
    generations: &'static [Generation],
    single: bool,
    fault: &'static str,
}

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// Deployment without a PodDisruptionBudget
    ///
    /// No budget of this run selects the pods, so draining nodes for an upgrade may evict all replicas at once. All
    /// labels of the selector must match; Polaris is content with any of them.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    {
        row: Row { kind: "Deployment", generations: CURRENT, single: false, fault: "A drain of nodes may evict all of its pods at once." },
        id: "kubernetes/unprotected-deployment",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:deployment-has-poddisruptionbudget", "polaris:missingPodDisruptionBudget", "kyverno:require-pdb"],
        profiles: [Strict],
        remedy: "Add a PodDisruptionBudget with maxUnavailable of one that selects the pods.",
    }

    /// Deployment of an old API version without a PodDisruptionBudget
    ///
    /// As `kubernetes/unprotected-deployment`, of Deployments before `apps/v1`, about which kube-score does not ask.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    {
        row: Row { kind: "Deployment", generations: OTHERS, single: false, fault: "A drain of nodes may evict all of its pods at once." },
        id: "kubernetes/unprotected-old-deployment",
        severity: Low,
        since: "2026.11",
        aliases: ["polaris:missingPodDisruptionBudget", "kyverno:require-pdb"],
        profiles: [Strict],
        remedy: "Add a PodDisruptionBudget with maxUnavailable of one that selects the pods.",
    }

    /// Single replica without a PodDisruptionBudget
    ///
    /// Polaris asks every Deployment for a budget. Over one pod it can only block drains or protect nothing.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    {
        row: Row { kind: "Deployment", generations: ANY, single: true, fault: "No PodDisruptionBudget selects its only pod." },
        id: "kubernetes/unprotected-single-deployment",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:missingPodDisruptionBudget"],
        profiles: [],
        remedy: "Run more replicas first; a budget over one pod blocks drains.",
    }

    /// StatefulSet without a PodDisruptionBudget
    ///
    /// No budget of this run selects the pods, so draining nodes for an upgrade may evict a quorum at once. Only `apps/v1` is
    /// meant; what came before it is refused, and `kubernetes/removed-api` says so.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    {
        row: Row { kind: "StatefulSet", generations: CURRENT, single: false, fault: "A drain of nodes may evict all of its pods at once." },
        id: "kubernetes/unprotected-stateful-set",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:statefulset-has-poddisruptionbudget", "kyverno:require-pdb"],
        profiles: [Strict],
        remedy: "Add a PodDisruptionBudget with maxUnavailable of one that selects the pods.",
    }
}

fn check(Row { kind, generations, single, fault }: &Row, workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let is_single = object.node().number_at(&["spec", "replicas"]).is_some_and(|replicas| replicas < 2);
    let is_meant = object.is(kind) && is_single == *single && generations.contains(&Generation::of(object));
    if is_meant && availability::budgets(workload, context.workspace.cluster()).is_empty() {
        context.missing(object.name_place(), *fault, "a PodDisruptionBudget");
    }
}
