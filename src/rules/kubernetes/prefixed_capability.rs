//! Capabilities that have no effect.

use crate::finding::{FixKind, Place};
use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Capability with the prefix CAP_
    ///
    /// Kubernetes writes capabilities without the prefix that the kernel's manual uses: `CAP_NET_RAW` under `drop`
    /// drops nothing, and under `add` the container does not get what it was meant to get, or does not start. No
    /// other tool says so.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container>
    PREFIXED_CAPABILITY = {
        id: "kubernetes/prefixed-capability",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Write the capability without CAP_.",
        fix: Safe,
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for name in container.capabilities("add").chain(container.capabilities("drop")) {
        let Some(bare) = name.content().strip_prefix("CAP_") else { continue };
        let message = format!("{} means {bare}; with the prefix the name is unknown.", container.subject());
        let place = Place::of(name);
        let edits = vec![(place.span, bare.to_owned())];
        context.hit(place, message).fix(format!("Write {bare}"), FixKind::Safe, edits);
    }
}
