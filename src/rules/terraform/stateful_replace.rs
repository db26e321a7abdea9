//! Resources with state that the plan destroys and creates again.

use crate::model::terraform::stateful::StatefulTypes;
use crate::model::terraform::{ResourceChange, Value, reason};
use crate::rule::{Body, Context, rule};

rule! {
    /// Resource with state is replaced
    ///
    /// Terraform cannot make this change in place: it destroys the object and creates an empty one under the same
    /// name. For a database, a disk or a key that is the loss of what it holds, and it hides behind a change of one
    /// attribute.
    ///
    /// The finding names the attributes that force the replacement, with their values before and after unless they are
    /// sensitive. The parameter `types` holds patterns of resource types.
    ///
    /// References: <https://developer.hashicorp.com/terraform/language/resources/behavior>,
    /// <https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle>
    STATEFUL_REPLACE = {
        id: "terraform/stateful-replace",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Undo the change that forces the replacement, or move the data first and say in the review that this is meant.",
        parameters: StatefulTypes,
        body: Body::Resources(&[], check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    let stateful = context.parameters::<StatefulTypes>();
    if !change.action().is_replace() || change.is_deposed() || !stateful.types.matches(change.resource_type()) {
        return;
    }
    let paths = change.replace_paths();
    let why = match paths.is_empty() {
        true => reason::in_words(*change).map_or(String::new(), |why| format!(" {why}")),
        false => format!(": {}", paths.iter().map(|path| forced_by(*change, path)).collect::<Vec<_>>().join(", ")),
    };
    let message = format!("`{}` is destroyed and created again, empty{why}.", change.address());
    let hit = context.hit(change.action_token("delete"), message);
    for path in paths {
        let value = at(change.after(), &path);
        hit.related(value.place(), format!("`{}` forces the replacement.", path.join(".")));
    }
}

/// `engine_version` changes from `13` to `15`.
fn forced_by(change: ResourceChange, path: &[&str]) -> String {
    let (before, after) = (at(change.before(), path), at(change.after(), path));
    format!("`{}` changes from {} to {}", path.join("."), before.shown(), after.shown())
}

fn at<'p>(top: Value<'p>, path: &[&str]) -> Value<'p> {
    path.iter().fold(top, |value, key| match key.parse::<usize>() {
        Ok(index) => value.items().get(index).copied().unwrap_or_else(|| value.get(key)),
        Err(_) => value.get(key),
    })
}
