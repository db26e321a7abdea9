//! Kasten policies without backup or export.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Kasten policy without backup or export
    ///
    /// Three copies, two media, one elsewhere: a snapshot beside the data goes down with them, and an export without a
    /// backup has nothing to send.
    ///
    /// References: <https://docs.kasten.io/latest/usage/protect.html>
    UNEXPORTED_BACKUP = {
        id: "kubernetes/unexported-backup",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:kasten-3-2-1-backup-policy"],
        profiles: [],
        remedy: "Have an action backup and an action export.",
        body: Body::Objects(&["Policy.config.kio.kasten.io"], check),
    }
}

fn check(policy: &KubeObject, context: &mut Context) {
    let has = |wanted: &str| {
        policy.node().list_at(&["spec", "actions"]).any(|entry| entry.text_at(&["action"]) == Some(wanted))
    };
    for action in ["backup", "export"].into_iter().filter(|action| !has(action)) {
        let place =
            policy.at_path(&["spec", "actions"]).map_or_else(|| policy.lacking(&["spec", "actions"]), Place::key_of);
        context.hit(place, format!("No action is {action}."));
    }
}
