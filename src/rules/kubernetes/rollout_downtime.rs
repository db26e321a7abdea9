//! Deployments that clients see being rolled out.

use crate::document::Node;
use crate::finding::Place;
use crate::model::kubernetes::availability::{self, Amount};
use crate::model::kubernetes::{Container, Fields, KubeObject, Role, Workload, probes};
use crate::rule::{Body, Context, rule};

rule! {
    /// Rollout that clients see as an outage
    ///
    /// A Service of this run sends requests to the pods, and a rollout breaks some of them. Each of these alone is
    /// enough: all pods are stopped first (`Recreate`), `maxUnavailable` is all pods that there are (with an
    /// autoscaler: its minimum), no container says when it is ready, or the pods are killed without time to end.
    ///
    /// Where one of them holds, the finding names what else is missing: a preStop hook that waits until the pod is out
    /// of the Service, and `minReadySeconds` before the next pod is replaced. Alone these are no finding, because a
    /// process that ends its requests on SIGTERM needs neither. The single faults have rules of their own; this one
    /// adds them up for those who promise a rollout without an outage.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy>,
    /// <https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination>
    ROLLOUT_DOWNTIME = {
        id: "kubernetes/rollout-downtime",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Roll with maxUnavailable 0 and maxSurge 1, add a readinessProbe, a short preStop sleep and a grace period above it.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let cluster = context.workspace.cluster();
    if !object.is("Deployment") || workload.labels().is_empty() {
        return;
    }
    let Some(service) = cluster.services_of(workload).next() else { return };
    let pods = availability::fewest(object, cluster);
    let reasons: Vec<(String, Place)> =
        [all_at_once(object, pods), never_asked(workload), killed(workload)].into_iter().flatten().collect();
    let Some((_, first)) = reasons.first() else { return };
    let said: Vec<&str> = reasons.iter().map(|(reason, _)| reason.as_str()).collect();
    let mut message = format!("Clients see a rollout as an outage: {}.", said.join(", "));
    message.push_str(aggravation(workload));
    let hit = context.hit(first.clone(), message);
    for (reason, place) in reasons.iter().skip(1) {
        hit.related(place.clone(), reason);
    }
    hit.related(service.name_place(), "this Service sends requests to the pods");
}

/// All pods are stopped, or may be, before a new one is ready.
fn all_at_once(object: &KubeObject, pods: Option<i64>) -> Option<(String, Place)> {
    let recreate = object.at_path(&["spec", "strategy", "type"]).filter(|kind| kind.content() == "Recreate");
    if let Some(recreate) = recreate {
        return Some(("all pods are stopped first".to_owned(), Place::of(recreate)));
    }
    let node = object.at_path(&["spec", "strategy", "rollingUpdate", "maxUnavailable"])?;
    let pods = pods?;
    // Unlike a budget's, a share is rounded down here.
    let unavailable = match Amount::of(node)? {
        Amount::Pods(pods) => pods,
        Amount::Percent(share) => pods.saturating_mul(share) / 100,
    };
    let all = pods > 0 && unavailable >= pods;
    all.then(|| (format!("{unavailable} of {pods} pods may be away at once"), Place::of(node)))
}

/// No container says when it is ready.
fn never_asked(workload: &Workload) -> Option<(String, Place)> {
    let mut containers = workload.containers();
    if containers.clone().any(|container| container.probe("readinessProbe").is_some()) {
        return None;
    }
    let serving = containers.find(|container| container.role() == Role::Regular)?;
    Some(("no container says when it is ready".to_owned(), serving.lacking(&["readinessProbe"])))
}

/// The processes get no time to end.
fn killed(workload: &Workload) -> Option<(String, Place)> {
    let grace = workload.pod(&["terminationGracePeriodSeconds"]).filter(|grace| grace.as_i64() == Some(0));
    if let Some(grace) = grace {
        return Some(("the processes are killed without warning".to_owned(), Place::of(grace)));
    }
    let mut hooks = workload.containers().filter_map(|container| probes::hook_sleep(&container));
    let (_, hook): (i64, Node) = hooks.find(|(sleep, _)| *sleep >= probes::grace_period(workload))?;
    Some(("the preStop hook takes all the time that there is to end".to_owned(), Place::of(hook)))
}

/// What makes it worse, as a sentence.
fn aggravation(workload: &Workload) -> &'static str {
    let hooked = |container: Container| container.get(&["lifecycle", "preStop"]).is_some();
    let waits = workload.containers().any(hooked);
    let steady = workload.object().node().number_at(&["spec", "minReadySeconds"]).unwrap_or(0) > 0;
    match (waits, steady) {
        (true, true) => "",
        (true, false) => " Nor must a new pod stay ready (minReadySeconds) before the next is replaced.",
        (false, true) => " Nor does a preStop hook wait until the pod is out of the Service.",
        (false, false) => {
            " Nor does a preStop hook wait until the pod is out of the Service, or a new pod have to stay ready \
             (minReadySeconds) before the next is replaced."
        }
    }
}
