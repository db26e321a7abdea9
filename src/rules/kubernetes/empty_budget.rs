//! Budgets without an amount.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Budget without minAvailable and maxUnavailable
    ///
    /// Neither is written, so the budget has no policy: it looks like protection and promises nothing definite.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    EMPTY_BUDGET = {
        id: "kubernetes/empty-budget",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-score:poddisruptionbudget-has-policy"],
        profiles: [Default],
        remedy: "Set maxUnavailable to one.",
        body: Body::Objects(&["PodDisruptionBudget"], check),
    }
}

fn check(budget: &KubeObject, context: &mut Context) {
    if ["minAvailable", "maxUnavailable"].iter().all(|key| budget.at_path(&["spec", key]).is_none()) {
        context.hit(budget.lacking(&["spec", "maxUnavailable"]), "This budget does not say how many pods may go.");
    }
}
