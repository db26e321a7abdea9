//! All capabilities dropped in a way that admission does not read.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule_table};

/// Which spellings of `ALL` are meant.
struct Row(fn(&str) -> bool);

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Capability ALL in small letters
    ///
    /// Container runtimes read `all` as `ALL`; Pod Security and Kyverno compare exactly and refuse the pod at level
    /// restricted.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    {
        row: Row(|name| name == "all"),
        id: "kubernetes/misspelled-drop-all",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:drop-all-capabilities", "kyverno:disallow-capabilities-strict"],
        profiles: [Strict],
        remedy: "Write ALL in capitals.",
    }

    /// Capability ALL in mixed letters
    ///
    /// Container runtimes read `All` as `ALL`; Pod Security and Kyverno compare exactly and refuse the pod at level
    /// restricted. Checkov takes `all` for `ALL`, and nothing in between.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    {
        row: Row(|name| !matches!(name, "all" | "ALL") && name.eq_ignore_ascii_case("ALL")),
        id: "kubernetes/mixed-case-drop-all",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_28", "CKV_K8S_37", "kyverno:drop-all-capabilities", "kyverno:disallow-capabilities-strict"],
        profiles: [Strict],
        remedy: "Write ALL in capitals.",
    }
}

fn check(Row(is_meant): &Row, container: &Container, context: &mut Context) {
    if container.drops_all(true) || container.workload().is_windows() {
        return;
    }
    if let Some(name) = container.capabilities("drop").find(|name| is_meant(name.content())) {
        context.hit(
            name,
            format!("{} drops {}, which admission does not read as ALL.", container.subject(), name.content()),
        );
    }
}
