//! Flux objects that wait for each other.

use std::collections::HashMap;

use crate::document::Node;
use crate::model::Workspace;
use crate::model::kubernetes::{KubeObject, operators};
use crate::rule::{Body, Context, rule};

rule! {
    /// Flux objects that wait for each other
    ///
    /// Following `dependsOn` from a Kustomization or HelmRelease leads back to itself: each waits for the other, and
    /// Flux applies neither.
    ///
    /// References: <https://fluxcd.io/flux/components/kustomize/kustomizations/#dependencies>
    CIRCULAR_FLUX_DEPENDENCY = {
        id: "delivery/circular-flux-dependency",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Remove one of the dependencies.",
        body: Body::Workspace(check),
    }
}

const KINDS: [&str; 2] = ["Kustomization.kustomize.toolkit.fluxcd.io", "HelmRelease.helm.toolkit.fluxcd.io"];

fn check(workspace: &Workspace, context: &mut Context) {
    for kind in KINDS {
        let objects: Vec<KubeObject> = workspace.cluster().objects_of(kind).collect();
        for (object, dependency) in circles(&objects) {
            let message = format!("{} is waited for by what it depends on.", object.describe());
            context.hit(dependency, message).about(object.describe());
        }
    }
}

/// The objects that stand in a circle, each with the dependency that leads on in it. An object leaves when it waits for
/// nothing that is left, or nothing that is left waits for it; who stays stands in a circle or between two.
fn circles<'w>(objects: &[KubeObject<'w>]) -> Vec<(KubeObject<'w>, Node<'w>)> {
    let key = |name: &str, namespace: Option<&str>| (name.to_owned(), namespace.unwrap_or("").to_owned());
    let named: HashMap<_, usize> = objects
        .iter()
        .enumerate()
        .filter_map(|(at, object)| Some((key(object.name()?, object.namespace()), at)))
        .collect();
    let waits: Vec<Vec<(usize, Node)>> = objects
        .iter()
        .map(|object| {
            let wanted = operators::flux_dependencies(object).into_iter();
            wanted.filter_map(|one| Some((*named.get(&key(one.name(), one.namespace()))?, one.written))).collect()
        })
        .collect();
    let backwards = reversed(&waits);
    let mut left = vec![true; objects.len()];
    prune(&waits, &backwards, &mut left);
    prune(&backwards, &waits, &mut left);
    let stays = (0..objects.len()).filter(|&at| left[at]);
    stays
        .filter_map(|at| {
            let (_, dependency) = waits[at].iter().find(|(to, _)| left[*to])?;
            Some((objects[at], *dependency))
        })
        .collect()
}

type Edges<'w> = Vec<Vec<(usize, Node<'w>)>>;

fn reversed<'w>(edges: &Edges<'w>) -> Edges<'w> {
    let mut reversed = vec![Vec::new(); edges.len()];
    for (from, outgoing) in edges.iter().enumerate() {
        for &(to, node) in outgoing {
            reversed[to].push((from, node));
        }
    }
    reversed
}

/// Takes out, one after the other, those from which nothing leads on.
fn prune(onward: &Edges, backward: &Edges, left: &mut [bool]) {
    let mut count: Vec<usize> =
        onward.iter().map(|outgoing| outgoing.iter().filter(|(to, _)| left[*to]).count()).collect();
    let mut ends: Vec<usize> = (0..left.len()).filter(|&at| left[at] && count[at] == 0).collect();
    while let Some(end) = ends.pop() {
        left[end] = false;
        for &(before, _) in backward[end].iter().filter(|(before, _)| left[*before]) {
            count[before] -= 1;
            if count[before] == 0 {
                ends.push(before);
            }
        }
    }
}
