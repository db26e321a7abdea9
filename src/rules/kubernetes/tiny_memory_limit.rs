//! Memory limits below a megabyte.

use crate::model::kubernetes::{Container, Quantity, quantity};
use crate::rule::{Body, Context, rule};

rule! {
    /// Memory limit below one megabyte
    ///
    /// `128m` is not 128 megabytes: a small `m` means thousandths, so the container gets an eighth of a byte and is
    /// killed at once. No program runs in less than a megabyte, so such a number is a slip. No other tool looks at
    /// it.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory>
    TINY_MEMORY_LIMIT = {
        id: "kubernetes/tiny-memory-limit",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Write the unit that you mean, for example 128Mi.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let Some(limit) = container.own_limit("memory") else { return };
    if quantity(limit).is_some_and(|amount| amount.is_positive() && amount < Quantity::whole(1_000_000)) {
        let message =
            format!("{} has a memory limit of {}, less than a megabyte.", container.subject(), limit.content());
        context.hit(limit, message);
    }
}
