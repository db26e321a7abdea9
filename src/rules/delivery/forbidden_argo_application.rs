//! Applications that their project does not allow.

use crate::model::kubernetes::{Fields, KubeObject, argo};
use crate::rule::{Body, Context, rule};

rule! {
    /// Application that its project forbids
    ///
    /// The AppProject of the Application is in this run, and it does not list the repository or the destination: Argo
    /// CD refuses to synchronise. Entries with `*` are patterns, entries with `!` in front forbid. Destinations by the
    /// name of a cluster are compared by name.
    ///
    /// References: <https://argo-cd.readthedocs.io/en/stable/user-guide/projects/>
    FORBIDDEN_ARGO_APPLICATION = {
        id: "delivery/forbidden-argo-application",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Add the repository or destination to the project, or move the Application to the right one.",
        body: Body::Objects(&["Application.argoproj.io"], check),
    }
}

fn check(application: &KubeObject, context: &mut Context) {
    let Some(name) = application.node().text_at(&["spec", "project"]) else { return };
    let cluster = context.workspace.cluster();
    let projects: Vec<KubeObject> = cluster.named("AppProject.argoproj.io", name, None).take(2).collect();
    let [project] = projects.as_slice() else { return };
    for repository in argo::repositories(application) {
        if !argo::allows_repository(project, repository.content()) {
            let message = format!("Project {name} does not allow the repository {}.", repository.content());
            context.hit(repository, message).related(project.name_place(), "the project");
        }
    }
    let Some(destination) = application.at_path(&["spec", "destination"]) else { return };
    let place = ["server", "name", "namespace"].iter().find_map(|key| destination.field(key));
    if let Some(place) = place.filter(|_| !argo::allows_destination(project, destination)) {
        let message = format!("Project {name} does not allow this destination.");
        context.hit(place, message).related(project.name_place(), "the project");
    }
}
