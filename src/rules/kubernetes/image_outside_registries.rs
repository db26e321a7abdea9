//! Images outside of a list.

use crate::model::image::matches;
use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Image of a registry outside of the list
    ///
    /// Images come from registries that somebody watches, scans and keeps. The default is that of the published sample
    /// policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/containers/images/>
    IMAGE_OUTSIDE_REGISTRIES = {
        id: "kubernetes/image-outside-registries",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-image-registries"],
        profiles: [],
        remedy: "Use an image of the list, or add its registry to the rule's parameter.",
        cwe: [829],
        parameters: Allowed,
        body: Body::Containers(check),
    }
}

/// Where images may come from.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Allowed {
    /// Image references; `*` stands for anything.
    images: Vec<String>,
}

impl Default for Allowed {
    fn default() -> Self {
        Self { images: ["eu.foo.io/*", "bar.io/*"].map(str::to_owned).to_vec() }
    }
}

fn check(container: &Container, context: &mut Context) {
    let allowed = &context.parameters::<Allowed>().images;
    if let Some(image) =
        container.image().filter(|image| !allowed.iter().any(|allowed| matches(allowed, image.content())))
    {
        context.hit(image, format!("{} runs an image that is not in the list.", container.subject()));
    }
}
