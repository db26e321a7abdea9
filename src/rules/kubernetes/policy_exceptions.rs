//! Exceptions from Kyverno's policies that are wider than they need be, one row per way.

use crate::document::Node;
use crate::finding::Place;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, rule_table};

/// The places where an exception is too wide, and why.
struct Row {
    faults: fn(&KubeObject) -> Vec<Place>,
    fault: &'static str,
}

rule_table! {
    |ROW: Row| Body::Objects(&["PolicyException.kyverno.io"], |exception, context| {
        (ROW.faults)(exception).into_iter().for_each(|place| _ = context.hit(place, ROW.fault));
    });

    /// Exception for objects of any name
    ///
    /// A PolicyException of Kyverno names no object in an entry of its `match`, so everything of its kinds may do what
    /// the policy forbids.
    ///
    /// References: <https://kyverno.io/docs/exceptions/>
    {
        row: Row { faults: |exception| without(exception, &["resources", "names"]), fault: "Objects of any name are excepted." },
        id: "kubernetes/exception-for-any-name",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:policy-for-exceptions"],
        profiles: [],
        remedy: "Name the objects.",
    }

    /// Exception in any namespace
    ///
    /// A PolicyException of Kyverno names no namespace in an entry of its `match`, so it holds in all of them.
    ///
    /// References: <https://kyverno.io/docs/exceptions/>
    {
        row: Row { faults: |exception| without(exception, &["resources", "namespaces"]), fault: "Objects of any namespace are excepted." },
        id: "kubernetes/exception-for-any-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:policy-for-exceptions"],
        profiles: [],
        remedy: "Name the namespace.",
    }

    /// Exception for anybody
    ///
    /// A PolicyException of Kyverno names no subject in an entry of its `match`, so whoever makes the object may do
    /// what the policy forbids.
    ///
    /// References: <https://kyverno.io/docs/exceptions/>
    {
        row: Row { faults: anybody, fault: "Whoever makes the object is excepted." },
        id: "kubernetes/exception-for-anybody",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:policy-for-exceptions"],
        profiles: [],
        remedy: "Name the user, group or service account that makes the object.",
    }

    /// Exception for another namespace
    ///
    /// A PolicyException of Kyverno is for objects of another namespace than its own, so who may write it here decides
    /// there. One that does not say where it stands is left alone.
    ///
    /// References: <https://kyverno.io/docs/exceptions/>
    {
        row: Row { faults: elsewhere, fault: "This namespace is not the exception's own." },
        id: "kubernetes/exception-for-other-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:policy-for-exceptions"],
        profiles: [],
        remedy: "Put the exception into the namespace of the objects.",
    }

    /// Exception from a policy of another namespace
    ///
    /// A PolicyException of Kyverno names a policy of another namespace than its own (`namespace/policy`).
    ///
    /// References: <https://kyverno.io/docs/exceptions/>
    {
        row: Row { faults: foreign_policy, fault: "This policy stands in another namespace than the exception." },
        id: "kubernetes/exception-from-foreign-policy",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:policy-for-exceptions"],
        profiles: [],
        remedy: "Put the exception into the namespace of the policy.",
    }

    /// Exception from several policies
    ///
    /// A PolicyException of Kyverno is from several policies, so nobody sees which of them it is needed for.
    ///
    /// References: <https://kyverno.io/docs/exceptions/>
    {
        row: Row { faults: |exception| policies(exception).skip(1).map(Place::of).collect(), fault: "The exception is from another policy already." },
        id: "kubernetes/exception-from-several-policies",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:policy-for-exceptions"],
        profiles: [],
        remedy: "Write an exception for each policy.",
    }
}

/// The names of the policies that an exception is from.
fn policies<'d>(exception: &KubeObject<'d>) -> impl Iterator<Item = Node<'d>> + use<'d> {
    exception.node().list_at(&["spec", "exceptions"]).filter_map(|one| one.field("policyName"))
}

/// The entries that say for which objects an exception is.
fn entries<'d>(exception: &KubeObject<'d>) -> impl Iterator<Item = Node<'d>> + use<'d> {
    let node = exception.node();
    ["any", "all"].into_iter().flat_map(move |list| node.list_at(&["spec", "match", list]))
}

/// The entries that lack a list of names.
fn without(exception: &KubeObject, path: &[&str]) -> Vec<Place> {
    let lacking = entries(exception).filter(|entry| !names_any(entry.list_at(path)));
    lacking.map(|entry| lacking_place(entry, path)).collect()
}

fn names_any<'d>(mut names: impl Iterator<Item = Node<'d>>) -> bool {
    names.any(|name| !name.content().is_empty())
}

fn lacking_place(entry: Node, path: &[&str]) -> Place {
    entry.field_at(path).map_or_else(|| Place::absent_in(entry.narrowest(&path[..path.len() - 1])), Place::key_of)
}

fn anybody(exception: &KubeObject) -> Vec<Place> {
    let named = |entry: Node| names_any(entry.list_at(&["subjects"]).filter_map(|subject| subject.field("name")));
    entries(exception).filter(|entry| !named(*entry)).map(|entry| lacking_place(entry, &["subjects"])).collect()
}

fn elsewhere(exception: &KubeObject) -> Vec<Place> {
    let Some(own) = exception.namespace() else { return Vec::new() };
    let namespaces = entries(exception).flat_map(|entry| entry.list_at(&["resources", "namespaces"]));
    namespaces.filter(|namespace| namespace.content() != own).map(Place::of).collect()
}

fn foreign_policy(exception: &KubeObject) -> Vec<Place> {
    let own = exception.namespace();
    let is_foreign = |policy: &Node| {
        let namespace = policy.content().split_once('/').map(|(namespace, _)| namespace);
        namespace.zip(own).is_some_and(|(namespace, own)| namespace != own)
    };
    policies(exception).filter(is_foreign).map(Place::of).collect()
}
