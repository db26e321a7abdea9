//! Pods without DNS options.

use crate::document::Node;
use crate::model::kubernetes::{Fields, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// No dnsConfig option ndots of 2
    ///
    /// With the default of five dots every outside name is first looked up with all search domains. A matter of
    /// load, not of right and wrong.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config>
    MISSING_DNS_OPTIONS = {
        id: "kubernetes/missing-dns-options",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:dnsconfig-options"],
        profiles: [],
        remedy: "Set dnsConfig.options with ndots 2.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let fits = |option: Node| option.text_at(&["name"]) == Some("ndots") && option.text_at(&["value"]) == Some("2");
    if !workload.pod_list(&["dnsConfig", "options"]).any(fits) {
        context.hit(
            workload.lacking(&["dnsConfig", "options"]),
            "The pods look up outside names with every search domain first.",
        );
    }
}
