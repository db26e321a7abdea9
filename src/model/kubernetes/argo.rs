//! Argo CD: what an AppProject lets its Applications take and where it lets them go.

use super::fields::Fields;
use super::object::KubeObject;
use crate::document::Node;
use crate::model::wildcard;

/// The repositories that an Application takes its manifests and charts from.
pub fn repositories<'d>(application: &KubeObject<'d>) -> Vec<Node<'d>> {
    let single = application.at_path(&["spec", "source", "repoURL"]);
    let many = application.node().list_at(&["spec", "sources"]).filter_map(|source| source.field("repoURL"));
    single.into_iter().chain(many).collect()
}

/// Whether a project allows a repository: an entry matches it, and none that begins with `!` does.
pub fn allows_repository(project: &KubeObject, url: &str) -> bool {
    let plain = |url: &str| url.trim_end_matches('/').trim_end_matches(".git").to_ascii_lowercase();
    let url = plain(url);
    let entries = || project.node().list_at(&["spec", "sourceRepos"]).map(Node::content);
    let denied =
        entries().filter_map(|entry| entry.strip_prefix('!')).any(|entry| wildcard::matches(&url, &plain(entry)));
    !denied && entries().any(|entry| wildcard::matches(&url, &plain(entry)))
}

/// Whether a project allows a destination. What the Application does not write is not judged.
pub fn allows_destination(project: &KubeObject, destination: Node) -> bool {
    let entries = || project.node().list_at(&["spec", "destinations"]);
    let fits = |entry: Node, denies: bool| {
        ["server", "name", "namespace"].iter().all(|key| {
            let Some(wanted) = destination.text_at(&[key]) else { return true };
            match entry.text_at(&[key]) {
                None => *key != "namespace",
                Some(pattern) if denies => wildcard::matches(wanted, pattern.trim_start_matches('!')),
                Some(pattern) => wildcard::matches(wanted, pattern),
            }
        })
    };
    let denies = |entry: &Node| {
        ["server", "name", "namespace"]
            .iter()
            .any(|key| entry.text_at(&[key]).is_some_and(|text| text.starts_with('!')))
    };
    let denied = entries().filter(denies).any(|entry| fits(entry, true));
    !denied && entries().filter(|entry| !denies(entry)).any(|entry| fits(entry, false))
}
