//! VirtualServices to subsets that nobody defines.

use crate::model::Workspace;
use crate::model::kubernetes::mesh::{self, Mesh};
use crate::model::kubernetes::together::nearest;
use crate::rule::{Body, Context, rule};

rule! {
    /// VirtualService to a missing subset
    ///
    /// A route sends requests to a subset, and the DestinationRule for the host has none of that name: they end in an
    /// error 503. Where no DestinationRule of this run is for the host it may stand elsewhere in an open world, so that
    /// is a note.
    ///
    /// References: <https://istio.io/latest/docs/reference/config/analysis/ist0101/>
    MISSING_MESH_SUBSET = {
        id: "delivery/missing-mesh-subset",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Name a subset of the host's DestinationRule, or add it there.",
        body: Body::Workspace(check),
    }
}

fn check(workspace: &Workspace, context: &mut Context) {
    let cluster = workspace.cluster();
    let mesh = Mesh::of(cluster);
    for service in cluster.objects_of("VirtualService.networking.istio.io") {
        for destination in mesh::destinations(&service) {
            let Some(subset) = destination.subset else { continue };
            let (host, name) = (destination.host.content(), subset.content());
            let rules = nearest(mesh.rules_for(host, service.namespace()).into_iter(), &service);
            match rules.first() {
                None => {
                    let message = format!("There is no DestinationRule for {host} that defines the subset {name}.");
                    context.missing(subset, message, "it").about(service.describe());
                }
                Some(first) if !rules.iter().any(|rule| mesh::has_subset(rule, name)) => {
                    let message = format!("The DestinationRule for {host} has no subset {name}.");
                    let hit = context.against(subset, message, &service, (first, "the DestinationRule"));
                    hit.about(service.describe());
                }
                Some(_) => {}
            }
        }
    }
}
