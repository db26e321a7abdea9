//! LimitRanges that leave gaps.

use crate::document::Node;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// LimitRange without all of its bounds
    ///
    /// Only a limit with a type, a maximum, a minimum, a default and a default request covers containers that say
    /// nothing.
    ///
    /// References: <https://kubernetes.io/docs/concepts/policy/limit-range/>
    INCOMPLETE_LIMIT_RANGE = {
        id: "kubernetes/incomplete-limit-range",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0039"],
        profiles: [],
        remedy: "Give one limit a type, max, min, default and defaultRequest.",
        body: Body::Objects(&["LimitRange"], check),
    }
}

fn check(range: &KubeObject, context: &mut Context) {
    let whole =
        |limit: Node| ["type", "max", "min", "default", "defaultRequest"].iter().all(|key| limit.get(key).is_some());
    if !range.node().list_at(&["spec", "limits"]).any(whole) {
        context.hit(range.lacking(&["spec", "limits"]), "No limit of this range has all of its bounds.");
    }
}
