//! Why Terraform does something, in words. Reasons of newer versions are left out; nothing is decided by a reason.

use super::ResourceChange;

/// The reason of a deletion or replacement as half a sentence: "because it is no longer configured".
pub fn in_words(change: ResourceChange) -> Option<&'static str> {
    Some(match change.action_reason()? {
        "replace_because_cannot_update" => "because an attribute cannot be changed in place",
        "replace_because_tainted" => "because it is marked as tainted",
        "replace_by_request" => "because `-replace` asks for it",
        "replace_by_triggers" => "because `replace_triggered_by` asks for it",
        "delete_because_no_resource_config" => "because it is no longer configured",
        "delete_because_wrong_repetition" => "because `count` or `for_each` was added or removed",
        "delete_because_count_index" => "because `count` became smaller",
        "delete_because_each_key" => "because its key is no longer in `for_each`",
        "delete_because_no_module" => "because its module is no longer configured",
        "delete_because_no_move_target" => "because a `moved` block leads to nothing that is configured",
        "delete_because_enabled_false" => "because `lifecycle.enabled` is false",
        _ => return None,
    })
}
