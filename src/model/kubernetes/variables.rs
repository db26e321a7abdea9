//! What a pipeline has yet to fill in.

/// Whether something is put in the place of a part of a text before it is applied: `${PORT}` and `$PORT` of envsubst, Flux and
/// OpenShift's templates, `$(PORT)` of Kustomize's variables, `{{ port }}` of other templates. What it will say is not known.
pub fn has_variable(text: &str) -> bool {
    let begins_name = |rest: &str| rest.starts_with(|c: char| matches!(c, '{' | '(' | '_') || c.is_ascii_alphabetic());
    text.contains("{{") || text.split('$').skip(1).any(begins_name)
}
