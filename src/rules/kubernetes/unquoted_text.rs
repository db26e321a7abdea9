//! Text fields that hold a number or a truth value.

use crate::document::{Kind, Node};
use crate::model::kubernetes::{Container, Fields, Found, KubeObject, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Text without quotes
    ///
    /// Labels, annotations, arguments, the values of variables, ConfigMaps and selectors are text. Without quotes YAML makes a
    /// truth value of `true`, `no` and `on`, and a number of `8080`, `1.10` and `12345e67`; the API server refuses the object
    /// (`cannot unmarshal bool into Go struct field EnvVar.value of type string`). No other tool names the field: those that
    /// read manifests into types give up on the whole object. Null counts as empty text and passes.
    ///
    /// References: <https://yaml.org/type/bool.html>
    /// <https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set>
    UNQUOTED_TEXT = {
        id: "kubernetes/unquoted-text",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Put the value into quotes.",
        body: Body::Objects(&[], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let map = match object.kind() {
        "ConfigMap" => object.at_path(&["data"]),
        "ReplicationController" | "Service" => object.at_path(&["spec", "selector"]),
        "Secret" => object.at_path(&["stringData"]),
        _ => None,
    };
    for texts in ["labels", "annotations"] {
        judge_map(object.metadata().and_then(|metadata| metadata.field(texts)), context);
    }
    judge_map(map.filter(|_| object.is_builtin()), context);
    for workload in object.workloads().filter(|workload| workload.found() == Found::ByKind) {
        judge_workload(&workload, context);
    }
}

fn judge_workload(workload: &Workload, context: &mut Context) {
    if !workload.is_bare_pod() {
        judge_map(workload.labels().node(), context);
        judge_map(workload.object().at_path(&["spec", "selector", "matchLabels"]), context);
        judge_map(workload.template().field_at(&["metadata", "annotations"]), context);
    }
    judge_map(workload.pod(&["nodeSelector"]), context);
    for container in workload.containers() {
        judge_container(&container, context);
    }
}

fn judge_container(container: &Container, context: &mut Context) {
    for word in container.list(&["command"]).chain(container.list(&["args"])) {
        judge(word, || format!("An argument of {}", container.describe()), context);
    }
    for variable in container.env() {
        let name = || format!("The variable {}", variable.text_at(&["name"]).unwrap_or("without a name"));
        variable.field("value").into_iter().for_each(|value| judge(value, name, context));
    }
}

fn judge_map(map: Option<Node>, context: &mut Context) {
    let Some(map) = map else { return };
    for (key, value) in map.each_entry() {
        judge(value, || key.content().to_owned(), context);
    }
}

fn judge(value: Node, name: impl Fn() -> String, context: &mut Context) {
    let found = match value.kind() {
        Kind::Bool => "a truth value",
        Kind::Number => "a number",
        _ => return,
    };
    context.hit(value, format!("{} is {found}, and the API server takes only text.", name()));
}
