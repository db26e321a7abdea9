//! Requests for ephemeral storage other than the limits.

use crate::model::kubernetes::{Container, quantity};
use crate::rule::{Body, Context, rule};

rule! {
    /// Ephemeral storage request and limit differ
    ///
    /// A container that uses more of the node's disk than it asked for is the first that is evicted. Compared only
    /// where both are written.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#local-ephemeral-storage>
    UNEQUAL_EPHEMERAL_STORAGE = {
        id: "kubernetes/unequal-ephemeral-storage",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-ephemeral-storage-request-equals-limit"],
        profiles: [],
        remedy: "Set request and limit to the same amount.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let amount = |list: &str| container.get(&["resources", list, "ephemeral-storage"]);
    let (Some(request), Some(limit)) = (amount("requests"), amount("limits")) else { return };
    if quantity(request) != quantity(limit) {
        context.hit(request, format!("{} has a storage request other than its limit.", container.subject()));
    }
}
