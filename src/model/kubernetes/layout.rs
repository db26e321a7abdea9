//! Where the pod templates stand in each kind, built in or custom.

use super::fields::Fields;
use super::object::KubeObject;
use super::outline::WorkloadAt;
use super::workload::{Containers, Found};
use crate::document::{Kind, Node};

/// Built-in kind and the path to its pod template (a map with `metadata` and `spec`); an empty path is the object itself.
const BUILTIN_TEMPLATES: &[(&str, &[&str])] = &[
    ("Pod", &[]),
    ("PodTemplate", &["template"]),
    ("Deployment", &["spec", "template"]),
    ("DaemonSet", &["spec", "template"]),
    ("StatefulSet", &["spec", "template"]),
    ("ReplicaSet", &["spec", "template"]),
    ("ReplicationController", &["spec", "template"]),
    ("Job", &["spec", "template"]),
    ("CronJob", &["spec", "jobTemplate", "spec", "template"]),
    ("DeploymentConfig", &["spec", "template"]),
];

/// The same for custom kinds; `*` is every value of a map or list.
const CUSTOM_TEMPLATES: &[(&str, &[&str])] = &[
    ("DeploymentConfig.apps.openshift.io", &["spec", "template"]),
    ("Rollout.argoproj.io", &["spec", "template"]),
    ("Service.serving.knative.dev", &["spec", "template"]),
    ("Configuration.serving.knative.dev", &["spec", "template"]),
    ("Revision.serving.knative.dev", &[]),
    ("CloneSet.apps.kruise.io", &["spec", "template"]),
    ("DaemonSet.apps.kruise.io", &["spec", "template"]),
    ("StatefulSet.apps.kruise.io", &["spec", "template"]),
    ("BroadcastJob.apps.kruise.io", &["spec", "template"]),
    ("AdvancedCronJob.apps.kruise.io", &["spec", "template", "jobTemplate", "spec", "template"]),
    ("JobSet.jobset.x-k8s.io", &["spec", "replicatedJobs", "*", "template", "spec", "template"]),
    ("LeaderWorkerSet.leaderworkerset.x-k8s.io", &["spec", "leaderWorkerTemplate", "workerTemplate"]),
    ("LeaderWorkerSet.leaderworkerset.x-k8s.io", &["spec", "leaderWorkerTemplate", "leaderTemplate"]),
    ("Job.batch.volcano.sh", &["spec", "tasks", "*", "template"]),
    ("ScaledJob.keda.sh", &["spec", "jobTargetRef", "template"]),
    ("PyTorchJob.kubeflow.org", &["spec", "pytorchReplicaSpecs", "*", "template"]),
    ("TFJob.kubeflow.org", &["spec", "tfReplicaSpecs", "*", "template"]),
    ("MPIJob.kubeflow.org", &["spec", "mpiReplicaSpecs", "*", "template"]),
    ("XGBoostJob.kubeflow.org", &["spec", "xgbReplicaSpecs", "*", "template"]),
    ("PaddleJob.kubeflow.org", &["spec", "paddleReplicaSpecs", "*", "template"]),
    ("JAXJob.kubeflow.org", &["spec", "jaxReplicaSpecs", "*", "template"]),
    ("Notebook.kubeflow.org", &["spec", "template"]),
    ("RayCluster.ray.io", &["spec", "headGroupSpec", "template"]),
    ("RayCluster.ray.io", &["spec", "workerGroupSpecs", "*", "template"]),
    ("RayJob.ray.io", &["spec", "rayClusterSpec", "headGroupSpec", "template"]),
    ("RayJob.ray.io", &["spec", "rayClusterSpec", "workerGroupSpecs", "*", "template"]),
    ("RayService.ray.io", &["spec", "rayClusterConfig", "headGroupSpec", "template"]),
    ("RayService.ray.io", &["spec", "rayClusterConfig", "workerGroupSpecs", "*", "template"]),
    ("SparkApplication.sparkoperator.k8s.io", &["spec", "driver", "template"]),
    ("SparkApplication.sparkoperator.k8s.io", &["spec", "executor", "template"]),
    ("ScheduledSparkApplication.sparkoperator.k8s.io", &["spec", "template", "driver", "template"]),
    ("ScheduledSparkApplication.sparkoperator.k8s.io", &["spec", "template", "executor", "template"]),
    ("GameServer.agones.dev", &["spec", "template"]),
    ("Fleet.agones.dev", &["spec", "template", "spec", "template"]),
];

/// Kind and the path to the map that holds Argo's `templates`, each with containers of its own.
const ARGO_WORKFLOWS: &[(&str, &[&str])] = &[
    ("Workflow.argoproj.io", &["spec"]),
    ("WorkflowTemplate.argoproj.io", &["spec"]),
    ("ClusterWorkflowTemplate.argoproj.io", &["spec"]),
    ("CronWorkflow.argoproj.io", &["spec", "workflowSpec"]),
];

/// Kind and the path to Tekton's task specs, whose `steps` are containers.
const TEKTON_TASKS: &[(&str, &[&str])] = &[
    ("Task.tekton.dev", &["spec"]),
    ("ClusterTask.tekton.dev", &["spec"]),
    ("TaskRun.tekton.dev", &["spec", "taskSpec"]),
    ("Pipeline.tekton.dev", &["spec", "tasks", "*", "taskSpec"]),
    ("Pipeline.tekton.dev", &["spec", "finally", "*", "taskSpec"]),
    ("PipelineRun.tekton.dev", &["spec", "pipelineSpec", "tasks", "*", "taskSpec"]),
    ("PipelineRun.tekton.dev", &["spec", "pipelineSpec", "finally", "*", "taskSpec"]),
];

/// Groups whose `containers` are patches over what an operator writes: what is absent there is not absent in the pod.
const PATCHING_GROUPS: &[&str] = &["monitoring.coreos.com", "kafka.strimzi.io", "kustomize.config.k8s.io"];

/// The pod specs of an object.
pub(super) fn workloads(object: &KubeObject) -> Vec<WorkloadAt> {
    let with_spec = |template: Node| {
        let spec = template.field("spec").filter(|spec| spec.is_mapping())?;
        Some(WorkloadAt::read(template, spec, Containers::Pod, Found::ByKind))
    };
    if object.is_builtin() {
        let known = BUILTIN_TEMPLATES.iter().find(|(kind, _)| object.kind() == *kind);
        let template = known.and_then(|(_, path)| object.at_path(path));
        return template.and_then(with_spec).into_iter().collect();
    }
    let mut found = Vec::new();
    let mut known = false;
    for (_, path) in CUSTOM_TEMPLATES.iter().filter(|(kind, _)| object.is(kind)) {
        known = true;
        found.extend(everything_at(object.node(), path).into_iter().filter_map(with_spec));
    }
    for (_, path) in ARGO_WORKFLOWS.iter().filter(|(kind, _)| object.is(kind)) {
        known = true;
        found.extend(everything_at(object.node(), path).into_iter().flat_map(|spec| argo_templates(spec)));
    }
    for (_, path) in TEKTON_TASKS.iter().filter(|(kind, _)| object.is(kind)) {
        known = true;
        for spec in everything_at(object.node(), path).into_iter().filter(|spec| spec.is_mapping()) {
            found.push(WorkloadAt::read(object.node(), spec, Containers::Tekton, Found::ByKind));
        }
    }
    if !known && !PATCHING_GROUPS.contains(&object.group()) {
        found.extend(by_shape(object));
    }
    found
}

fn argo_templates(workflow: Node) -> Vec<WorkloadAt> {
    let runs = |template: &Node| {
        template.is_mapping() && ["container", "script", "containerSet"].iter().any(|key| template.field(key).is_some())
    };
    let templates = workflow.list_at(&["templates"]).filter(runs);
    templates
        .map(|template| WorkloadAt::read(template, template, Containers::Argo, Found::ByKind).with_defaults(workflow))
        .collect()
}

/// A custom kind that nobody described: a map with a list of `containers` somewhere below `spec`, `template` and
/// `jobTemplate`, as Polaris looks for it.
fn by_shape(object: &KubeObject) -> Option<WorkloadAt> {
    let mut template = object.node();
    let mut at = object.node();
    for _ in 0..8 {
        if at.field("containers").is_some_and(|containers| containers.kind() == Kind::Sequence) {
            return Some(WorkloadAt::read(template, at, Containers::Pod, Found::ByShape));
        }
        template = at;
        at = ["jobTemplate", "spec", "template"].iter().find_map(|key| at.field(key))?;
    }
    None
}

fn everything_at<'d>(from: Node<'d>, path: &[&str]) -> Vec<Node<'d>> {
    let mut found = Vec::new();
    collect(from, path, &mut found);
    found
}

fn collect<'d>(from: Node<'d>, path: &[&str], found: &mut Vec<Node<'d>>) {
    match path {
        [] if from.is_mapping() => found.push(from),
        [] => {}
        ["*", rest @ ..] => children(from).into_iter().for_each(|child| collect(child, rest, found)),
        [key, rest @ ..] => {
            if let Some(value) = from.field(key) {
                collect(value, rest, found);
            }
        }
    }
}

fn children(node: Node<'_>) -> Vec<Node<'_>> {
    match node.kind() {
        Kind::Sequence => node.items().collect(),
        _ => node.entries().into_iter().map(|(_, value)| value).collect(),
    }
}
