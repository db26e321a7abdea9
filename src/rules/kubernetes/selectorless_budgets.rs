//! Budgets that do not say whose pods they are for.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule_table};

/// Whether kube-linter gets as far as the selector of a budget.
struct Row(fn(&KubeObject) -> bool);

rule_table! {
    |ROW: Row| Body::Objects(&["PodDisruptionBudget"], |budget, context| check(&ROW, budget, context));

    /// Budget with minAvailable and without a selector
    ///
    /// Without `selector` a budget protects no pods (an empty one, `{}`, is for all of its namespace): it looks like
    /// protection and does nothing.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget>
    {
        row: Row(is_compared),
        id: "kubernetes/min-available-for-no-pods",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:pdb-min-available"],
        profiles: [Strict, KubeLinter],
        remedy: "Make the selector the labels of the pods that are meant.",
    }

    /// Budget without a selector
    ///
    /// Without `selector` a budget protects no pods (an empty one, `{}`, is for all of its namespace): it looks like
    /// protection and does nothing. This rule is for budgets that kube-linter does not compare with workloads: those with
    /// `maxUnavailable`, with a `minAvailable` of 100 percent, or of another version than `policy/v1`.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget>
    {
        row: Row(|budget| !is_compared(budget)),
        id: "kubernetes/budget-for-no-pods",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Make the selector the labels of the pods that are meant.",
    }
}

/// Whether kube-linter compares a budget's `minAvailable` with the replicas that its selector finds.
fn is_compared(budget: &KubeObject) -> bool {
    let amount = budget.at_path(&["spec", "minAvailable"]).map(|amount| amount.content());
    budget.api_version() == "policy/v1" && amount.is_some_and(|amount| amount != "100%")
}

fn check(Row(is_meant): &Row, budget: &KubeObject, context: &mut Context) {
    if budget.at_path(&["spec", "selector"]).is_none() && is_meant(budget) {
        context.hit(budget.place_at(&["spec", "selector"]), "Without a selector this budget protects no pods.");
    }
}
