//! Budgets that leave a drain little room.

use crate::model::kubernetes::KubeObject;
use crate::model::kubernetes::availability::Amount;
use crate::rule::{Body, Context, rule};

rule! {
    /// Budget that leaves a drain little room
    ///
    /// A share of at most half of the pods must stay, or at least half may go, so that draining several nodes of a
    /// large cluster does not take days. Numbers of pods are not looked at. The default is that of the published sample
    /// policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>
    NARROW_BUDGET = {
        id: "kubernetes/narrow-budget",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-reasonable-pdbs"],
        profiles: [],
        remedy: "Set minAvailable to at most half, or maxUnavailable to at least half.",
        parameters: Share,
        body: Body::Objects(&["PodDisruptionBudget"], check),
    }
}

/// How much must stay.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Share {
    /// The most percent that may have to stay, and the least that may go.
    percent: i64,
}

impl Default for Share {
    fn default() -> Self {
        Self { percent: 50 }
    }
}

fn check(budget: &KubeObject, context: &mut Context) {
    let half = context.parameters::<Share>().percent;
    let share = |field: &str| {
        let node = budget.at_path(&["spec", field])?;
        match Amount::of(node)? {
            Amount::Percent(percent) => Some((node, percent)),
            Amount::Pods(_) => None,
        }
    };
    if let Some((node, percent)) = share("minAvailable").filter(|(_, percent)| !(1..=half).contains(percent)) {
        context.hit(node, format!("{percent} % of the pods must stay."));
    }
    if let Some((node, percent)) = share("maxUnavailable").filter(|(_, percent)| !(half..=100).contains(percent)) {
        context.hit(node, format!("Only {percent} % of the pods may go."));
    }
}
