//! ApplicationSets in projects of other names.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// ApplicationSet in a project of another name
    ///
    /// Where every team has one ApplicationSet and one project, both have one name; another project's rights are
    /// another team's.
    ///
    /// References: <https://argo-cd.readthedocs.io/en/stable/user-guide/projects/>
    FOREIGN_ARGO_PROJECT = {
        id: "delivery/foreign-argo-project",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:applicationset-name-matches-project"],
        profiles: [],
        remedy: "Name the project after the ApplicationSet.",
        body: Body::Objects(&["ApplicationSet.argoproj.io"], check),
    }
}

fn check(set: &KubeObject, context: &mut Context) {
    let project = set.at_path(&["spec", "template", "spec", "project"]);
    if let Some(project) = project.filter(|project| Some(project.content()) != set.name()) {
        context.hit(project, "The project has another name than the ApplicationSet.");
    }
}
