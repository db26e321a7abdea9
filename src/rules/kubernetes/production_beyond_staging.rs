//! What runs in production and not, or not so, in staging; one row per difference.

use std::collections::HashMap;

use crate::finding::Place;
use crate::model::Workspace;
use crate::model::image::ImageReference;
use crate::model::kubernetes::{Container, KubeObject, Role};
use crate::rule::{Body, Context, rule_table};

/// Looks at a Deployment of production and the one of the same name in staging.
type Compare = fn(&KubeObject, Option<&KubeObject>, &mut Context);

/// One way to differ.
struct Row(Compare);

rule_table! {
    |ROW: Row| Body::Workspace(|workspace, context| check(&ROW, workspace, context));

    /// Deployment in production and not in staging
    ///
    /// No Deployment of this run has the name of this one and stands in the namespace `staging`, so it was never tried
    /// there. The names of the two namespaces are those of the published sample policy.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/>
    {
        row: Row(unstaged),
        id: "kubernetes/deployment-beyond-staging",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:ensure-production-matches-staging"],
        profiles: [],
        remedy: "Deploy it to staging first.",
    }

    /// Image in production and not in staging
    ///
    /// A container of a Deployment in the namespace `production` runs an image that no container of the Deployment of
    /// the same name in `staging` does, whatever its tag.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/>
    {
        row: Row(other_image),
        id: "kubernetes/image-beyond-staging",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:ensure-production-matches-staging"],
        profiles: [],
        remedy: "Run the same image in both.",
    }

    /// Version in production that is newer than in staging
    ///
    /// A container of a Deployment in the namespace `production` has a newer tag than the container of the same name in
    /// the Deployment of the same name in `staging`. Only tags that are versions are compared.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/>
    {
        row: Row(newer_image),
        id: "kubernetes/image-ahead-of-staging",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:ensure-production-matches-staging"],
        profiles: [],
        remedy: "Bring the version to staging first.",
    }
}

fn check(row: &Row, workspace: &Workspace, context: &mut Context) {
    let deployments = || workspace.cluster().objects_of("Deployment");
    let of = |namespace: &'static str| deployments().filter(move |object| object.namespace() == Some(namespace));
    let staged: HashMap<_, _> = of("staging").map(|object| (object.name(), object)).collect();
    for object in of("production") {
        (row.0)(&object, staged.get(&object.name()), context);
    }
}

fn unstaged(object: &KubeObject, staged: Option<&KubeObject>, context: &mut Context) {
    if staged.is_none() {
        let message = "No Deployment of this name stands in staging.";
        context.missing(object.name_place(), message, "the Deployment in staging").about(object.describe());
    }
}

fn other_image(object: &KubeObject, staged: Option<&KubeObject>, context: &mut Context) {
    let Some(staged) = staged else { return };
    let tried = images(staged);
    for (container, image) in images(object) {
        if tried.iter().any(|(_, other)| other.name().text == image.name().text) {
            continue;
        }
        let Some(node) = container.image() else { continue };
        let message = format!("{} does not run this image in staging.", object.describe());
        context.hit(node, message).related(staged.name_place(), "the Deployment in staging").about(object.describe());
    }
}

fn newer_image(object: &KubeObject, staged: Option<&KubeObject>, context: &mut Context) {
    let Some(staged) = staged else { return };
    let tried = images(staged);
    for (container, image) in images(object) {
        let Some((_, other)) = tried.iter().find(|(other, _)| other.name() == container.name()) else { continue };
        let (Some(node), Some(tag), Some(before)) = (container.image(), image.tag(), other.tag()) else { continue };
        if version(tag.text).zip(version(before.text)).is_some_and(|(own, staged)| own > staged) {
            let message = format!("Staging runs {}, which is older.", before.text);
            let place = Place::part_of(node, tag.span);
            context
                .hit(place, message)
                .related(staged.name_place(), "the Deployment in staging")
                .about(object.describe());
        }
    }
}

/// The regular containers of a Deployment with their images.
fn images<'d>(deployment: &KubeObject<'d>) -> Vec<(Container<'d>, ImageReference<'d>)> {
    let containers = deployment.workloads().flat_map(|workload| workload.containers());
    let regular = containers.filter(|container| container.role() == Role::Regular);
    regular.filter_map(|container| Some((container, container.image_reference()?))).collect()
}

/// A tag as a version: up to five numbers with dots between them, after a `v` perhaps. Suffixes are not compared.
fn version(tag: &str) -> Option<Vec<u64>> {
    let tag = tag.strip_prefix('v').unwrap_or(tag);
    let numbers = tag.split_once('-').map_or(tag, |(numbers, _)| numbers);
    let mut numbers: Vec<u64> = numbers.splitn(5, '.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    numbers.truncate(numbers.iter().rposition(|number| *number > 0).map_or(0, |last| last + 1));
    Some(numbers)
}
