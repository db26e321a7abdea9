//! Ingress paths that are folders of the controller.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Ingress path that is a folder of the controller
    ///
    /// Older controllers copied the path into their configuration without reading it; a path such as `/etc` or
    /// `/var/run/secrets` is how that was used (CVE-2021-25745).
    ///
    /// References: <https://github.com/kubernetes/ingress-nginx/issues/8502>
    PATH_OF_INGRESS_CONTROLLER = {
        id: "kubernetes/path-of-ingress-controller",
        severity: High,
        since: "2026.11",
        aliases: ["kyverno:restrict-ingress-paths"],
        profiles: [Security],
        remedy: "Use a path of the application.",
        cwe: [22],
        body: Body::Objects(&["Ingress"], check),
    }
}

const FOLDERS: [&str; 4] = ["/etc", "/var/run/secrets", "/root", "/var/run/kubernetes/serviceaccount"];

fn check(ingress: &KubeObject, context: &mut Context) {
    let rules = ingress.node().list_at(&["spec", "rules"]);
    for path in rules.flat_map(|rule| rule.list_at(&["http", "paths"])).filter_map(|path| path.field("path")) {
        if FOLDERS.iter().any(|folder| path.content().contains(folder)) {
            context.hit(path, "This is a folder of the ingress controller, not of an application.");
        }
    }
}
