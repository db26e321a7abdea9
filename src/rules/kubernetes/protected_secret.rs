//! Secrets that pods shall not read.

use crate::model::Workspace;
use crate::model::kubernetes::{KubeObject, Register, references};
use crate::rule::{Body, Context, rule};

rule! {
    /// Secret that is protected by its label
    ///
    /// A pod reads a Secret that has the label `status: protected` in this run: by a variable, by all of its
    /// environment or by a volume. The label is that of the published sample policy.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    PROTECTED_SECRET = {
        id: "kubernetes/protected-secret",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-secrets-by-label"],
        profiles: [],
        remedy: "Read a Secret that is meant for pods.",
        body: Body::Workspace(check),
    }
}

fn check(workspace: &Workspace, context: &mut Context) {
    let cluster = workspace.cluster();
    let secrets = cluster.objects_of("Secret");
    let secrets = secrets.filter(|secret| secret.labels().get("status") == Some("protected"));
    let secrets: Register<Option<&str>, KubeObject> =
        secrets.map(|secret| (secret.name(), secret.namespace(), secret)).collect();
    if secrets.is_empty() {
        return;
    }
    for workload in cluster.workloads() {
        let of_containers = workload
            .containers()
            .flat_map(|container| references::variables(&container).into_iter().chain(references::imports(&container)));
        let own = workload.object();
        for reference in of_containers.chain(references::mounted(&workload)).filter(|found| found.kind == "Secret") {
            let Some(secret) = secrets.find(&Some(reference.name.content()), own.namespace()) else { continue };
            let message = format!("{} is protected.", secret.describe());
            context.against(reference.name, message, own, (&secret, "the protected Secret")).about(own.describe());
        }
    }
}
