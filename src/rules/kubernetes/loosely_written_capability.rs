//! Dangerous capabilities in small letters.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Dangerous capability in small letters
    ///
    /// Runtimes compare capabilities in capitals, so `sys_admin` is SYS_ADMIN to containerd. Admission policies and
    /// most tools compare exactly and do not see it.
    ///
    /// References: <https://man7.org/linux/man-pages/man7/capabilities.7.html>
    LOOSELY_WRITTEN_CAPABILITY = {
        id: "kubernetes/loosely-written-capability",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:dangerousCapabilities"],
        profiles: [Strict, Security],
        remedy: "Remove the capability, or write it in capitals so that every tool sees it.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for name in container.capabilities("add") {
        let capital = name.content().to_ascii_uppercase();
        if matches!(&*capital, "SYS_ADMIN" | "NET_ADMIN") && capital != name.content() {
            context.hit(name, format!("{} is given {capital}, which exact comparisons miss.", container.subject()));
        }
    }
}
