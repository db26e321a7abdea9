//! ScaledObjects of workloads that are not here.

use crate::model::kubernetes::{Fields, KubeObject, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// ScaledObject without its target
    ///
    /// No object of this run has the kind and name of `scaleTargetRef`, a Deployment unless said otherwise, so KEDA
    /// scales nothing. Custom kinds such as Argo Rollouts count as well. In an open world the workload may be made
    /// elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://keda.sh/docs/latest/reference/scaledobject-spec/>
    DANGLING_SCALED_OBJECT = {
        id: "kubernetes/dangling-scaled-object",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Correct the kind and name of scaleTargetRef, or add the workload.",
        body: Body::Objects(&["ScaledObject.keda.sh"], check),
    }
}

fn check(scaler: &KubeObject, context: &mut Context) {
    let Some(name) = scaler.at_path(&["spec", "scaleTargetRef"]).and_then(|target| target.field("name")) else {
        return;
    };
    if availability::targets(scaler, context.workspace.cluster()).is_empty() {
        let message = format!("There is no {} {} to scale.", availability::target_kind(scaler), name.content());
        context.missing(name, message, "it");
    }
}
