//! What is not applied with the rest but at a moment of its own.

use super::object::KubeObject;

/// Whether an object is made only by `helm test` (<https://helm.sh/docs/topics/chart_tests/>).
pub fn is_helm_test(object: &KubeObject) -> bool {
    let Some(hooks) = object.annotation("helm.sh/hook") else { return false };
    let mut hooks = hooks.content().split(',').map(str::trim).peekable();
    hooks.peek().is_some() && hooks.all(|hook| matches!(hook, "test" | "test-success" | "test-failure"))
}

/// Whether an object is made at a moment of a release and not with the rest: by Helm
/// (<https://helm.sh/docs/topics/charts_hooks/>) or by Argo CD (<https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/>).
pub fn is_hook(object: &KubeObject) -> bool {
    let annotations = ["helm.sh/hook", "argocd.argoproj.io/hook"];
    annotations.iter().filter_map(|key| object.annotation(key)).any(|hook| !hook.content().is_empty())
}
