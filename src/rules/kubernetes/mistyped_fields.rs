//! Truth values and numbers of pods that are written as text.

use crate::document::{Kind, Node};
use crate::model::kubernetes::{Fields, Found, Workload};
use crate::rule::{Body, Context, rule_table};

/// Where a row looks, and what has to stand there.
struct Row {
    /// Paths in the object itself.
    object: &'static [&'static [&'static str]],
    /// Paths in the pod spec.
    pod: &'static [&'static [&'static str]],
    /// Paths in each container.
    container: &'static [&'static [&'static str]],
    /// Fields of each port of a container.
    port: &'static [&'static str],
    /// Whether a text spells what is wanted.
    spells: fn(&str) -> bool,
    wanted: &'static str,
}

impl Row {
    const fn truth(pod: &'static [&'static [&'static str]], container: &'static [&'static [&'static str]]) -> Self {
        Self { object: &[], pod, container, port: &[], spells: is_truth, wanted: "truth value" }
    }
}

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// privileged in quotes
    ///
    /// `privileged: "true"` is text, and the API server refuses the object. Checkov takes any text for true, `"false"` too;
    /// tools that read manifests into types give up on the object.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row::truth(&[], &[&["securityContext", "privileged"]]),
        id: "kubernetes/quoted-privileged",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_16"],
        profiles: [Default],
        remedy: "Remove the quotes, and what is privileged too.",
    }

    /// hostPID in quotes
    ///
    /// `hostPID: "true"` is text, and the API server refuses the object. Checkov takes any text for true, `"false"` too; tools
    /// that read manifests into types give up on the object.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row::truth(&[&["hostPID"]], &[]),
        id: "kubernetes/quoted-host-pid",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_17"],
        profiles: [Default],
        remedy: "Remove the quotes, and the line where it is true.",
    }

    /// hostIPC in quotes
    ///
    /// `hostIPC: "true"` is text, and the API server refuses the object. Checkov takes any text for true, `"false"` too; tools
    /// that read manifests into types give up on the object.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row::truth(&[&["hostIPC"]], &[]),
        id: "kubernetes/quoted-host-ipc",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_18"],
        profiles: [Default],
        remedy: "Remove the quotes, and the line where it is true.",
    }

    /// hostNetwork in quotes
    ///
    /// `hostNetwork: "true"` is text, and the API server refuses the object. Checkov takes any text for true, `"false"` too;
    /// tools that read manifests into types give up on the object.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row::truth(&[&["hostNetwork"]], &[]),
        id: "kubernetes/quoted-host-network",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_19"],
        profiles: [Default],
        remedy: "Remove the quotes, and the line where it is true.",
    }

    /// automountServiceAccountToken in quotes
    ///
    /// `automountServiceAccountToken: "false"` is text, and the API server refuses the object. Checkov asks for the truth value
    /// as well.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting>
    {
        row: Row::truth(&[&["automountServiceAccountToken"]], &[]),
        id: "kubernetes/quoted-token-automount",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_38"],
        profiles: [Default],
        remedy: "Remove the quotes.",
    }

    /// Truth value in quotes
    ///
    /// `readOnlyRootFilesystem: "true"` is text, and the API server refuses the object. Templates that quote every value make
    /// such lines.
    ///
    /// References: <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/>
    {
        row: Row::truth(
            &[
                &["enableServiceLinks"],
                &["hostUsers"],
                &["securityContext", "runAsNonRoot"],
                &["securityContext", "windowsOptions", "hostProcess"],
                &["setHostnameAsFQDN"],
                &["shareProcessNamespace"],
            ],
            &[
                &["securityContext", "allowPrivilegeEscalation"],
                &["securityContext", "readOnlyRootFilesystem"],
                &["securityContext", "runAsNonRoot"],
                &["securityContext", "windowsOptions", "hostProcess"],
                &["stdin"],
                &["stdinOnce"],
                &["tty"],
            ],
        ),
        id: "kubernetes/quoted-truth-value",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Remove the quotes.",
    }

    /// Number in quotes
    ///
    /// `replicas: "3"` and `containerPort: "8080"` are text, and the API server refuses the object. Templates that quote every
    /// value make such lines. What may be a number or text (target ports, quantities, shares of a budget) is left alone.
    ///
    /// References: <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/>
    {
        row: Row {
            object: &[
                &["spec", "backoffLimit"],
                &["spec", "completions"],
                &["spec", "minReadySeconds"],
                &["spec", "parallelism"],
                &["spec", "progressDeadlineSeconds"],
                &["spec", "replicas"],
                &["spec", "revisionHistoryLimit"],
            ],
            pod: &[
                &["activeDeadlineSeconds"],
                &["priority"],
                &["securityContext", "fsGroup"],
                &["securityContext", "runAsGroup"],
                &["securityContext", "runAsUser"],
                &["terminationGracePeriodSeconds"],
            ],
            container: &[&["securityContext", "runAsGroup"], &["securityContext", "runAsUser"]],
            port: &["containerPort", "hostPort"],
            spells: |text| text.parse::<i64>().is_ok(),
            wanted: "number",
        },
        id: "kubernetes/quoted-number",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Remove the quotes.",
    }
}

/// The words that YAML reads as truth values. Other text may be a variable that something fills in.
fn is_truth(text: &str) -> bool {
    ["true", "false", "yes", "no", "on", "off"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn check(row: &Row, workload: &Workload, context: &mut Context) {
    if workload.found() != Found::ByKind || !workload.spec().tree().may_quote_scalars() {
        return;
    }
    let object = workload.object();
    let judge = |value: Option<Node>, name: &str, context: &mut Context| {
        let text = value.filter(|value| value.kind() == Kind::String && (row.spells)(value.content()));
        if let Some(text) = text {
            let message = format!("{name} is text, and the API server takes only a {}.", row.wanted);
            context.hit(text, message);
        }
    };
    let last = |path: &[&'static str]| path.last().copied().unwrap_or_default();
    row.object.iter().for_each(|path| judge(object.at_path(path), last(path), context));
    row.pod.iter().for_each(|path| judge(workload.pod(path), last(path), context));
    for container in workload.containers() {
        row.container.iter().for_each(|path| judge(container.get(path), last(path), context));
        for port in row.port.iter().flat_map(|field| container.ports().map(move |port| (port, *field))) {
            judge(port.0.field(port.1), port.1, context);
        }
    }
}
