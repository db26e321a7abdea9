//! Resources with state that the plan destroys.

use crate::model::terraform::stateful::StatefulTypes;
use crate::model::terraform::{Action, ResourceChange, reason};
use crate::rule::{Body, Context, rule};

rule! {
    /// Resource with state is destroyed
    ///
    /// What the plan deletes here holds something that no later apply brings back: data, keys, addresses that others
    /// know. A resource that vanished from the configuration, a renamed module or a shorter list is enough, and the
    /// line in the plan is easy to overlook among hundreds.
    ///
    /// Looked at is what the plan does, not why; the reason is only told. An object that an earlier replacement left
    /// behind (`deposed`) is not the resource, and one that is only forgotten lives on. The parameter `types` holds
    /// patterns of resource types.
    ///
    /// References: <https://developer.hashicorp.com/terraform/language/resources/behavior>,
    /// <https://developer.hashicorp.com/terraform/language/modules/develop/refactoring>
    STATEFUL_DESTROY = {
        id: "terraform/stateful-destroy",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Say in the review that this is meant; for a rename write a `moved` block, to let go without destroying a `removed` block.",
        parameters: StatefulTypes,
        body: Body::Resources(&[], check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    let stateful = context.parameters::<StatefulTypes>();
    if change.action() != Action::Delete || change.is_deposed() || !stateful.types.matches(change.resource_type()) {
        return;
    }
    let why = reason::in_words(*change).map_or(String::new(), |why| format!(" {why}"));
    let message = format!("`{}` is destroyed{why}, with everything in it.", change.address());
    context.hit(change.action_token("delete"), message);
}
