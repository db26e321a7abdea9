//! Images outside of a list.

use crate::model::image::matches;
use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule_table};

/// The images that are allowed, as the rule's parameters say.
type Row = for<'c> fn(&Context<'c>) -> &'c [String];

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(ROW, container, context));

    /// Image of a registry outside of the list
    ///
    /// Images come from registries that somebody watches, scans and keeps. The default is that of the published sample
    /// policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/containers/images/>
    {
        row: |context| &context.parameters::<Registries>().images,
        id: "kubernetes/image-outside-registries",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-image-registries"],
        profiles: [],
        remedy: "Use an image of the list, or add its registry to the rule's parameter.",
        cwe: [829],
        parameters: Registries,
    }

    /// Image of a repository outside of the list
    ///
    /// Images come from repositories that somebody watches, scans and keeps. The default is that of the published
    /// sample policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/containers/images/>
    {
        row: |context| &context.parameters::<Repositories>().images,
        id: "kubernetes/image-outside-repositories",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sAllowedRepos", "gatekeeper:K8sAllowedReposv2"],
        profiles: [],
        remedy: "Use an image of the list, or add its registry to the rule's parameter.",
        cwe: [829],
        parameters: Repositories,
    }
}

/// The registries that images may come from.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Registries {
    /// Image references; `*` stands for anything.
    images: Vec<String>,
}

impl Default for Registries {
    fn default() -> Self {
        Self { images: ["eu.foo.io/*", "bar.io/*"].map(str::to_owned).to_vec() }
    }
}

/// The repositories that images may come from.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Repositories {
    /// Image references; `*` stands for anything.
    images: Vec<String>,
}

impl Default for Repositories {
    fn default() -> Self {
        let sample = [
            "openpolicyagent/*",
            "myregistry.azurecr.io/*",
            "mydockerhub/*",
            "ubuntu:20.14",
            "123456789123.dkr.ecr.eu-west-1.amazonaws.com/postgres",
        ];
        Self { images: sample.map(str::to_owned).to_vec() }
    }
}

fn check(allowed: Row, container: &Container, context: &mut Context) {
    let allowed = allowed(context);
    let is_listed = |image: &str| allowed.iter().any(|allowed| matches(allowed, image));
    if let Some(image) = container.image().filter(|image| !is_listed(image.content())) {
        context.hit(image, format!("{} runs an image that is not in the list.", container.subject()));
    }
}
