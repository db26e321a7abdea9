//! All capabilities dropped in a way that admission does not read.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Capability ALL in another case
    ///
    /// Container runtimes read `all` as `ALL`; Pod Security and Kyverno compare exactly and refuse the pod at level
    /// restricted.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    MISSPELLED_DROP_ALL = {
        id: "kubernetes/misspelled-drop-all",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:drop-all-capabilities", "kyverno:disallow-capabilities-strict"],
        profiles: [Strict],
        remedy: "Write ALL in capitals.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.drops_all(true) || container.workload().is_windows() {
        return;
    }
    if let Some(name) = container.capabilities("drop").find(|name| name.content().eq_ignore_ascii_case("ALL")) {
        context.hit(
            name,
            format!("{} drops {}, which admission does not read as ALL.", container.subject(), name.content()),
        );
    }
}
