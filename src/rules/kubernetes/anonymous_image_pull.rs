//! Images pulled without credentials.

use crate::model::kubernetes::{Fields, Role, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Image pulled without credentials
    ///
    /// The image is of neither `ghcr.io` nor `quay.io`, and the pod names no pull secret: the node pulls it as anybody,
    /// under the registry's limits for strangers. The default is that of the published sample policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/>
    ANONYMOUS_IMAGE_PULL = {
        id: "kubernetes/anonymous-image-pull",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-imagepullsecrets"],
        profiles: [],
        remedy: "Name an imagePullSecret for the registry.",
        parameters: Open,
        body: Body::Workloads(check),
    }
}

/// Which registries need no credentials.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Open {
    /// Their hosts.
    registries: Vec<String>,
}

impl Default for Open {
    fn default() -> Self {
        Self { registries: ["ghcr.io", "quay.io"].map(str::to_owned).to_vec() }
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let open = &context.parameters::<Open>().registries;
    let named = workload
        .pod_list(&["imagePullSecrets"])
        .any(|secret| secret.text_at(&["name"]).is_some_and(|name| !name.is_empty()));
    for container in workload.containers().filter(|container| !named && container.role() == Role::Regular) {
        let Some((image, reference)) = container.image().zip(container.image_reference()) else { continue };
        let host = reference.registry().map_or("docker.io", |registry| registry.text);
        if !open.iter().any(|registry| registry == host) {
            context.hit(image, format!("Nodes pull this image from {host} as anybody."));
        }
    }
}
