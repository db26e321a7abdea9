//! Rollouts whose two Services are one.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Rollout with one Service for both sides
    ///
    /// The canary and the stable Service, or the active and the preview one, are the same. Argo Rollouts refuses such a
    /// rollout, because it could not send requests to one side only.
    ///
    /// References: <https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/>
    SHARED_ROLLOUT_SERVICE = {
        id: "delivery/shared-rollout-service",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Give each side a Service of its own.",
        body: Body::Objects(&["Rollout.argoproj.io"], check),
    }
}

fn check(rollout: &KubeObject, context: &mut Context) {
    let pairs = [["canary", "stableService", "canaryService"], ["blueGreen", "activeService", "previewService"]];
    for [strategy, first, second] in pairs {
        let Some(strategy) = rollout.at_path(&["spec", "strategy", strategy]) else { continue };
        if let (Some(first), Some(second)) = (strategy.field(first), strategy.field(second))
            && first.content() == second.content()
        {
            let message = format!("Both sides of the rollout are Service {}.", second.content());
            context.hit(second, message).related(first, "the other side");
        }
    }
}
