//! Images of registries outside of the list.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Image of an unlisted registry
    ///
    /// Only images whose reference names a registry are looked at; its host must end with one of the parameter
    /// `registries`, by default those of Azure, AWS and Google, as in Trivy. `nginx` and other images without a
    /// path pass.
    ///
    /// References: <https://kubernetes.io/docs/concepts/containers/images/>
    UNLISTED_REGISTRY = {
        id: "kubernetes/unlisted-registry",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0125"],
        profiles: [],
        remedy: "Copy the image to a registry of the list, or add its registry to the rule's parameter.",
        cwe: [829],
        parameters: Registries,
        body: Body::Containers(check),
    }
}

/// The registries that images may come from.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Registries {
    /// Endings of host names.
    registries: Vec<String>,
}

impl Default for Registries {
    fn default() -> Self {
        Self { registries: ["azurecr.io", "amazonaws.com", "amazonaws.com.cn", "gcr.io"].map(str::to_owned).to_vec() }
    }
}

fn check(container: &Container, context: &mut Context) {
    let Some((image, (host, _))) = container.image().and_then(|image| Some((image, image.content().split_once('/')?)))
    else {
        return;
    };
    let listed = &context.parameters::<Registries>().registries;
    if !listed.iter().any(|registry| host.ends_with(registry.as_str())) {
        context.hit(image, format!("{} runs an image of {host}, which is not listed.", container.subject()));
    }
}
