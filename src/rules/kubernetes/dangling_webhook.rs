//! Webhooks and extension APIs without a Service.

use crate::document::Node;
use crate::model::kubernetes::together::nearest;
use crate::model::kubernetes::{Fields, KubeObject, network};
use crate::rule::{Body, Context, rule};

rule! {
    /// Webhook or extension API to a missing Service or port
    ///
    /// An admission webhook, a conversion webhook or an APIService calls a Service that no object of this run is, or a
    /// port that it does not have. With `failurePolicy: Fail`, the default, every request that it is asked about is
    /// refused then, and the cluster stands still. A missing Service may stand elsewhere in an open world, so that is a
    /// note; a Service that is here and lacks the port is not.
    ///
    /// References:
    /// <https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference>
    DANGLING_WEBHOOK = {
        id: "kubernetes/dangling-webhook",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Correct the Service's name, namespace and port, or add the Service.",
        body: Body::Objects(
            &[
                "ValidatingWebhookConfiguration",
                "MutatingWebhookConfiguration",
                "APIService",
                "CustomResourceDefinition",
            ],
            check,
        ),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let cluster = context.workspace.cluster().beside(object);
    for service in called(object) {
        let Some(name) = service.field("name") else { continue };
        let found = nearest(cluster.named("Service", name.content(), service.text_at(&["namespace"])), object);
        if found.is_empty() {
            context.missing(name, format!("There is no Service {} to call.", name.content()), "the Service");
        } else if let Some(port) = service.field("port")
            && !found.iter().any(|service| network::offers(service, port))
        {
            let message = format!("Service {} has no port {}.", name.content(), port.content());
            context.against(port, message, object, (&found[0], "the Service"));
        }
    }
}

/// The references to Services in it.
fn called<'d>(object: &KubeObject<'d>) -> Vec<Node<'d>> {
    let webhooks = object.node().list_at(&["webhooks"]).filter_map(|hook| hook.field_at(&["clientConfig", "service"]));
    let conversion = ["spec", "conversion", "webhook", "clientConfig", "service"];
    let api = object.at_path(&["spec", "service"]).filter(|_| object.is("APIService"));
    webhooks.chain(object.at_path(&conversion)).chain(api).collect()
}
