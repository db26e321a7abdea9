//! What Services, Ingresses and network policies point at.

use super::object::KubeObject;
use crate::model::Workspace;

/// Whether Endpoints or an EndpointSlice of this run belong to a Service.
pub fn has_endpoints(service: &KubeObject, workspace: &Workspace) -> bool {
    let Some(name) = service.name() else { return false };
    let cluster = workspace.cluster();
    let by_name = cluster.named("Endpoints", name, service.namespace()).next().is_some();
    by_name
        || cluster.objects_of("EndpointSlice").any(|slice| {
            slice.may_share_namespace(service) && slice.labels().get("kubernetes.io/service-name") == Some(name)
        })
}
