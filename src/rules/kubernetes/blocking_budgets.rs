//! Budgets that allow no eviction by what they say themselves, one row per way.

use crate::document::Node;
use crate::model::kubernetes::{KubeObject, availability::Amount};
use crate::rule::{Body, Context, rule_table};

/// Which budgets are meant, the field, which amounts in it allow no eviction, and what is wrong there: a sentence.
struct Row {
    /// Whether the budget is of the version that the API server serves, or of another.
    current: bool,
    field: &'static str,
    blocks: fn(Amount) -> bool,
    fault: &'static str,
}

const WANTS_ALL: &str = "All pods must always be there, so draining a node waits for ever.";
const LETS_NONE_GO: &str = "No pod may ever be evicted, so draining its node waits for ever.";

rule_table! {
    |ROW: Row| Body::Objects(&["PodDisruptionBudget"], |budget, context| check(&ROW, budget, context));

    /// Budget with minAvailable of 100 percent
    ///
    /// All pods must always be there: draining a node waits for ever, and node upgrades stop here.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    {
        row: Row { current: true, field: "minAvailable", blocks: is_all, fault: WANTS_ALL },
        id: "kubernetes/blocking-min-available",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:pdb-min-available", "polaris:pdbDisruptionsIsZero"],
        profiles: [Default, KubeLinter],
        remedy: "Set maxUnavailable to one instead.",
    }

    /// Budget with minAvailable of 100 percent, of another API version
    ///
    /// All pods must always be there. The budget is not of `policy/v1`, so kube-linter does not read it, and the API
    /// server takes it only where it is old enough.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    {
        row: Row { current: false, field: "minAvailable", blocks: is_all, fault: WANTS_ALL },
        id: "kubernetes/blocking-old-min-available",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:pdbDisruptionsIsZero"],
        profiles: [Default],
        remedy: "Write policy/v1, and set maxUnavailable to one instead.",
    }

    /// Budget with minAvailable above 100 percent
    ///
    /// The API server refuses a share above 100 percent. No other tool says so.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    {
        row: Row {
            current: true,
            field: "minAvailable",
            blocks: |amount| matches!(amount, Amount::Percent(share) if share > 100),
            fault: "The API server refuses more than 100 percent.",
        },
        id: "kubernetes/impossible-min-available",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Set maxUnavailable to one instead.",
    }

    /// Budget with maxUnavailable of zero or less
    ///
    /// No pod may ever be evicted: draining a node waits for ever, and node upgrades stop here.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    {
        row: Row { current: true, field: "maxUnavailable", blocks: is_none, fault: LETS_NONE_GO },
        id: "kubernetes/blocking-max-unavailable",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:pdb-max-unavailable", "polaris:pdbDisruptionsIsZero", "gatekeeper:K8sPodDisruptionBudget", "kyverno:pdb-maxunavailable"],
        profiles: [Default, KubeLinter],
        remedy: "Set maxUnavailable to one or more.",
    }

    /// Budget with maxUnavailable of zero or less, of another API version
    ///
    /// No pod may ever be evicted. The budget is not of `policy/v1`, so kube-linter does not read it, and the API server
    /// takes it only where it is old enough.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    {
        row: Row { current: false, field: "maxUnavailable", blocks: is_none, fault: LETS_NONE_GO },
        id: "kubernetes/blocking-old-max-unavailable",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:pdbDisruptionsIsZero", "gatekeeper:K8sPodDisruptionBudget", "kyverno:pdb-maxunavailable"],
        profiles: [Default],
        remedy: "Write policy/v1, and set maxUnavailable to one or more.",
    }
}

fn is_all(amount: Amount) -> bool {
    amount == Amount::Percent(100)
}

fn is_none(amount: Amount) -> bool {
    amount.of_pods(100) <= 0
}

fn check(row: &Row, budget: &KubeObject, context: &mut Context) {
    if row.current != (budget.api_version() == "policy/v1") {
        return;
    }
    let amount = budget.at_path(&["spec", row.field]);
    if let Some(node) = amount.filter(|&node: &Node| Amount::of(node).is_some_and(row.blocks)) {
        context.hit(node, row.fault);
    }
}
