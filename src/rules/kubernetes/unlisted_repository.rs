//! Images outside of a list of names.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Image of an unlisted repository
    ///
    /// The last part of an image's repository, without registry and tag, is in a list of known names. The default is
    /// that of the published sample policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/containers/images/>
    UNLISTED_REPOSITORY = {
        id: "kubernetes/unlisted-repository",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:allowed-image-repos"],
        profiles: [],
        remedy: "Use an image of the list, or add its name to the rule's parameter.",
        parameters: Known,
        body: Body::Containers(check),
    }
}

/// Which images are known.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Known {
    /// Last parts of repositories.
    names: Vec<String>,
}

impl Default for Known {
    fn default() -> Self {
        Self { names: ["myknownimage", "kyverno"].map(str::to_owned).to_vec() }
    }
}

fn check(container: &Container, context: &mut Context) {
    let known = &context.parameters::<Known>().names;
    let Some((image, reference)) = container.image().zip(container.image_reference()) else { return };
    let name = reference.repository().text.rsplit('/').next().unwrap_or("");
    if !known.iter().any(|known| known == name) {
        context.hit(image, format!("{} runs {name}, which is not in the list.", container.subject()));
    }
}
