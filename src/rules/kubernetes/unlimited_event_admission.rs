//! Admission configurations that do not limit events.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Admission configuration without EventRateLimit
    ///
    /// Without the plugin `EventRateLimit` one broken controller can fill etcd with events. The plugin needs a
    /// configuration, so it has to be named in the `AdmissionConfiguration` that `--admission-control-config-file` names.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#eventratelimit>
    UNLIMITED_EVENT_ADMISSION = {
        id: "kubernetes/unlimited-event-admission",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_78"],
        profiles: [],
        remedy: "Add EventRateLimit to `plugins`, with the path of its configuration.",
        body: Body::Objects(&["AdmissionConfiguration.apiserver.config.k8s.io", "AdmissionConfiguration.apiserver.k8s.io"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let limits = object.node().list_at(&["plugins"]).any(|plugin| plugin.text_at(&["name"]) == Some("EventRateLimit"));
    if !limits {
        let place = object.at_path(&["plugins"]).map_or_else(|| object.name_place(), Place::absent_in);
        context.hit(place, "The admission configuration does not name the plugin EventRateLimit.");
    }
}
