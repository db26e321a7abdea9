//! Containers that nothing probes.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule_table};

/// Which containers are asked, for which probes, and what is said where there is none of them.
struct Row {
    is_meant: fn(&Container) -> bool,
    probes: &'static [&'static str],
    says: fn(&Container) -> String,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Job without a liveness probe
    ///
    /// kube-linter asks for liveness probes in Jobs and CronJobs too, and Gatekeeper judges the pods that they make. A
    /// deadline (`activeDeadlineSeconds`) ends a Job that hangs with less effort, so this rule is in no profile but
    /// `all`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup>
    {
        row: Row {
            is_meant: is_of_job,
            probes: &["livenessProbe"],
            says: |container| format!("{} of a Job has no liveness probe.", container.subject()),
        },
        id: "kubernetes/missing-job-liveness-probe",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-liveness-probe", "gatekeeper:K8sRequiredProbes"],
        profiles: [],
        remedy: "Set activeDeadlineSeconds instead; it also ends a Job that hangs.",
    }

    /// Job without a readiness probe
    ///
    /// kube-linter asks for readiness probes in Jobs and CronJobs too, and Gatekeeper judges the pods that they make.
    /// Those serve nobody, so this rule is in no profile but `all`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/job/>
    {
        row: Row {
            is_meant: is_of_job,
            probes: &["readinessProbe"],
            says: |container| format!("{} of a Job has no readiness probe.", container.subject()),
        },
        id: "kubernetes/missing-job-readiness-probe",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-readiness-probe", "gatekeeper:K8sRequiredProbes"],
        profiles: [],
        remedy: "Nothing, unless a Service sends traffic to the Job's pods.",
    }

    /// Container without a liveness probe
    ///
    /// A process that hangs keeps its place until somebody notices; a liveness probe restarts it. A bad one is
    /// worse than none: it kills slow containers under load. So this is a question to ask, not a fault, and stands
    /// in no low-noise profile.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/>
    {
        row: Row {
            is_meant: serves,
            probes: &["livenessProbe"],
            says: |container| format!("Nothing notices when {} hangs.", container.describe()),
        },
        id: "kubernetes/missing-liveness-probe",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-liveness-probe", "polaris:livenessProbeMissing", "CKV_K8S_8", "gatekeeper:K8sRequiredProbes"],
        profiles: [Strict],
        remedy: "Add a livenessProbe if the program can hang without ending; leave it out if it cannot.",
    }

    /// Run-once pod without a liveness probe
    ///
    /// A bare pod with `restartPolicy: Never` is not started again whatever a probe says. The other tools look at
    /// the kind only and ask for a probe all the same.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy>
    {
        row: Row {
            is_meant: runs_once,
            probes: &["livenessProbe"],
            says: |container| format!("{} of a pod that runs once has no liveness probe.", container.subject()),
        },
        id: "kubernetes/missing-one-shot-liveness-probe",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-liveness-probe", "polaris:livenessProbeMissing", "CKV_K8S_8", "gatekeeper:K8sRequiredProbes"],
        profiles: [],
        remedy: "Set activeDeadlineSeconds instead; it also ends a pod that hangs.",
    }

    /// Run-once pod without a readiness probe
    ///
    /// A bare pod with `restartPolicy: Never` or `OnFailure` does one thing and ends; nobody waits for it to become
    /// ready. The other tools look at the kind only and ask for a probe all the same.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy>
    {
        row: Row {
            is_meant: runs_once,
            probes: &["readinessProbe"],
            says: |container| format!("{} of a pod that runs once has no readiness probe.", container.subject()),
        },
        id: "kubernetes/missing-one-shot-readiness-probe",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-readiness-probe", "polaris:readinessProbeMissing", "CKV_K8S_9", "gatekeeper:K8sRequiredProbes"],
        profiles: [],
        remedy: "Nothing, unless a Service sends traffic to the pod.",
    }

    /// Container without a readiness probe
    ///
    /// Without a readiness probe a pod counts as ready when its process has started: a Service sends it requests
    /// that it cannot answer yet, and a rollout goes on although the new version never came up.
    ///
    /// Jobs, and pods that are never restarted, need none. Where a Service is seen to select the pod,
    /// `kubernetes/unprobed-backend` says so with more certainty.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/>
    {
        row: Row {
            is_meant: serves,
            probes: &["readinessProbe"],
            says: |container| format!("{} counts as ready as soon as its process runs.", container.subject()),
        },
        id: "kubernetes/missing-readiness-probe",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:no-readiness-probe", "polaris:readinessProbeMissing", "CKV_K8S_9", "gatekeeper:K8sRequiredProbes"],
        profiles: [Strict],
        remedy: "Add a readinessProbe that succeeds once the container can serve.",
    }

    /// Container without any probe
    ///
    /// No readiness, liveness or startup probe: the cluster knows nothing about this container but whether its
    /// process runs.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/>
    {
        row: Row {
            is_meant: serves,
            probes: &["readinessProbe", "livenessProbe", "startupProbe"],
            says: |container| format!("{} has no probe at all.", container.subject()),
        },
        id: "kubernetes/unprobed-container",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-pod-probes"],
        profiles: [],
        remedy: "Add a readinessProbe that succeeds once the container can serve.",
    }
}

fn check(row: &Row, container: &Container, context: &mut Context) {
    let is_meant = container.role() == Role::Regular && (row.is_meant)(container);
    if is_meant && row.probes.iter().all(|probe| container.probe(probe).is_none()) {
        context.hit(container.lacking(&row.probes[..1]), (row.says)(container));
    }
}

fn is_of_job(container: &Container) -> bool {
    container.workload().object().is_any(&["Job", "CronJob"])
}

fn runs_once(container: &Container) -> bool {
    container.workload().is_bare_pod() && container.workload().runs_to_completion()
}

fn serves(container: &Container) -> bool {
    !container.workload().runs_to_completion()
}
