//! Probes that are written alike.

use crate::document::Node;
use crate::finding::Place;
use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Readiness and liveness probe written alike
    ///
    /// Both probes are the same to the last field, so the kubelet kills the container at the very moment at which it
    /// only should have left the Service. `kubernetes/identical-probes` also sees probes that differ in their timing.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/>
    TWIN_PROBES = {
        id: "kubernetes/twin-probes",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:validate-probes"],
        profiles: [],
        remedy: "Let the liveness probe ask less, or with more patience.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let object = container.workload().object();
    if container.role() != Role::Regular || !object.is_any(&["Deployment", "DaemonSet", "StatefulSet"]) {
        return;
    }
    let (Some(ready), Some(alive)) = (container.probe("readinessProbe"), container.probe("livenessProbe")) else {
        return;
    };
    if says_the_same(ready, alive) {
        let message = format!("{} is killed when it should only leave the Service.", container.subject());
        context.hit(Place::key_of(alive), message).related(Place::key_of(ready), "the readiness probe is the same");
    }
}

fn says_the_same(one: Node, other: Node) -> bool {
    if one.kind() != other.kind() {
        return false;
    }
    if one.is_mapping() {
        let (entries, others) = (one.entries(), other.entries());
        let twin = |key: Node, value: Node| other.get(&key.key_name()).is_some_and(|found| says_the_same(value, found));
        return entries.len() == others.len() && entries.into_iter().all(|(key, value)| twin(key, value));
    }
    if one.is_sequence() {
        let pairs = one.items().zip(other.items());
        return one.items().count() == other.items().count() && { pairs }
            .all(|(item, found)| says_the_same(item, found));
    }
    one.content() == other.content()
}
