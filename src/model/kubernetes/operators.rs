//! What the objects of operators refer to by name: Argo, cert-manager, External Secrets, Flux, Istio, KEDA; and the pods
//! that operators make.

use super::fields::Fields;
use super::index::Cluster;
use super::labels::Selector;
use super::object::KubeObject;
use super::variables::has_variable;
use crate::document::Node;

/// An object that must exist for another one to work.
#[derive(Debug, Clone)]
pub struct Wanted<'d> {
    /// Its kind, as [`KubeObject::is`] takes it.
    pub kind: String,
    /// Its name, as written.
    pub written: Node<'d>,
    name: &'d str,
    namespace: Option<&'d str>,
}

impl<'d> Wanted<'d> {
    fn new(kind: impl Into<String>, written: Node<'d>, namespace: Option<&'d str>) -> Option<Self> {
        let name = written.content();
        // Names with `~` are made up by Istio itself.
        let known = !name.is_empty() && !has_variable(name) && !name.contains('~');
        known.then(|| Self { kind: kind.into(), written, name, namespace })
    }

    /// The kind without its group.
    pub fn plain_kind(&self) -> &str {
        self.kind.split('.').next().unwrap_or(&self.kind)
    }

    /// Its name.
    pub fn name(&self) -> &'d str {
        self.name
    }

    /// Its namespace; `None` means unknown, or that the kind has none.
    pub fn namespace(&self) -> Option<&'d str> {
        self.namespace
    }

    /// Whether an object of the run is it.
    pub fn is_there(&self, cluster: Cluster) -> bool {
        let written = cluster.named(&self.kind, self.name, self.namespace).next().is_some();
        written || cluster.makers_of(self.plain_kind(), self.name, self.namespace).next().is_some()
    }
}

/// A reference `{ kind, name, namespace }` to a kind of one group.
fn by_kind<'d>(reference: Node<'d>, default: &str, group: &str, object: &KubeObject<'d>) -> Option<Wanted<'d>> {
    let kind = reference.text_at(&["kind"]).unwrap_or(default);
    let namespace = reference.text_at(&["namespace"]).or(object.namespace());
    let namespace = namespace.filter(|_| !kind.starts_with("Cluster"));
    Wanted::new(format!("{kind}.{group}"), reference.field("name")?, namespace)
}

/// The stores that External Secrets reads from or writes to.
pub fn secret_stores<'d>(object: &KubeObject<'d>) -> Vec<Wanted<'d>> {
    let node = object.node();
    let single = [["spec", "secretStoreRef"].as_slice(), &["spec", "externalSecretSpec", "secretStoreRef"]];
    let single = single.into_iter().filter_map(|path| node.field_at(path));
    let many = node.list_at(&["spec", "secretStoreRefs"]);
    let sources = ["data", "dataFrom"].into_iter().flat_map(|list| node.list_at(&["spec", list]));
    let sources = sources.filter_map(|item| item.field_at(&["sourceRef", "storeRef"]));
    let stores = single.chain(many).chain(sources);
    stores.filter_map(|store| by_kind(store, "SecretStore", "external-secrets.io", object)).collect()
}

/// The issuers that cert-manager is asked for, by `issuerRef` or by annotation.
pub fn issuers<'d>(object: &KubeObject<'d>) -> Vec<Wanted<'d>> {
    let own = object.at_path(&["spec", "issuerRef"]).filter(|issuer| {
        let group = issuer.text_at(&["group"]).unwrap_or("cert-manager.io");
        group == "cert-manager.io" && object.is("Certificate.cert-manager.io")
    });
    let own = own.and_then(|issuer| by_kind(issuer, "Issuer", "cert-manager.io", object));
    let annotated = |key: &str, kind: &str, namespace| {
        object.annotation(key).and_then(|name| Wanted::new(format!("{kind}.cert-manager.io"), name, namespace))
    };
    // Another group of issuers is named by a second annotation.
    let foreign = object.annotation("cert-manager.io/issuer-group").is_some();
    let annotations = [
        annotated("cert-manager.io/issuer", "Issuer", object.namespace()),
        annotated("cert-manager.io/cluster-issuer", "ClusterIssuer", None),
    ];
    own.into_iter().chain(annotations.into_iter().flatten().filter(|_| !foreign)).collect()
}

/// The credentials that KEDA's triggers use.
pub fn trigger_authentications<'d>(object: &KubeObject<'d>) -> Vec<Wanted<'d>> {
    let triggers = object.node().list_at(&["spec", "triggers"]);
    let references = triggers.filter_map(|trigger| trigger.field("authenticationRef"));
    references.filter_map(|reference| by_kind(reference, "TriggerAuthentication", "keda.sh", object)).collect()
}

/// The sources that Flux takes its manifests and charts from.
pub fn flux_sources<'d>(object: &KubeObject<'d>) -> Vec<Wanted<'d>> {
    let node = object.node();
    let source = [["spec", "sourceRef"].as_slice(), &["spec", "chart", "spec", "sourceRef"]];
    let source = source.into_iter().filter_map(|path| node.field_at(path));
    let chart = node.field_at(&["spec", "chartRef"]);
    let all = source.chain(chart);
    all.filter_map(|source| by_kind(source, "GitRepository", "source.toolkit.fluxcd.io", object)).collect()
}

/// What Flux applies first: objects of the same kind.
pub fn flux_dependencies<'d>(object: &KubeObject<'d>) -> Vec<Wanted<'d>> {
    let dependencies = object.node().list_at(&["spec", "dependsOn"]);
    dependencies.filter_map(|dependency| by_kind(dependency, object.kind(), object.group(), object)).collect()
}

/// The project of an Argo CD Application or of those that an ApplicationSet makes.
pub fn argo_projects<'d>(object: &KubeObject<'d>) -> Vec<Wanted<'d>> {
    let paths = [["spec", "project"].as_slice(), &["spec", "template", "spec", "project"]];
    let projects = paths.into_iter().filter_map(|path| object.at_path(path));
    let projects = projects.filter(|project| project.content() != "default");
    projects.filter_map(|project| Wanted::new("AppProject.argoproj.io", project, None)).collect()
}

/// The analyses that a Rollout runs.
pub fn analysis_templates<'d>(object: &KubeObject<'d>) -> Vec<Wanted<'d>> {
    let node = object.node();
    let canary = ["spec", "strategy", "canary"];
    let steps = node.list_at(&["spec", "strategy", "canary", "steps"]);
    let steps = steps.flat_map(|step| {
        let analysis = step.list_at(&["analysis", "templates"]);
        analysis.chain(step.list_at(&["experiment", "analyses"])).collect::<Vec<Node>>()
    });
    let background = node.field_at(&canary).into_iter().flat_map(|canary| canary.list_at(&["analysis", "templates"]));
    let promotion = ["prePromotionAnalysis", "postPromotionAnalysis"].into_iter();
    let promotion = promotion.flat_map(|key| node.list_at(&["spec", "strategy", "blueGreen", key, "templates"]));
    let templates = steps.chain(background).chain(promotion);
    let wanted = |template: Node<'d>| {
        let everywhere = template.truth_at(&["clusterScope"]) == Some(true);
        let kind = if everywhere { "ClusterAnalysisTemplate.argoproj.io" } else { "AnalysisTemplate.argoproj.io" };
        Wanted::new(kind, template.field("templateName")?, object.namespace().filter(|_| !everywhere))
    };
    templates.filter_map(wanted).collect()
}

/// The fields of a Rollout that name Services.
const ROLLOUT_SERVICES: &[&[&str]] = &[
    &["canary", "canaryService"],
    &["canary", "stableService"],
    &["canary", "pingPong", "pingService"],
    &["canary", "pingPong", "pongService"],
    &["canary", "trafficRouting", "alb", "rootService"],
    &["blueGreen", "activeService"],
    &["blueGreen", "previewService"],
];

/// The Services that a Rollout moves its traffic with.
pub fn rollout_services<'d>(object: &KubeObject<'d>) -> Vec<Wanted<'d>> {
    let Some(strategy) = object.at_path(&["spec", "strategy"]) else { return Vec::new() };
    let names = ROLLOUT_SERVICES.iter().filter_map(|path| strategy.field_at(path));
    names.filter_map(|name| Wanted::new("Service", name, object.namespace())).collect()
}

/// The Ingresses and Istio objects in which a Rollout sets weights.
pub fn rollout_routers<'d>(object: &KubeObject<'d>) -> Vec<Wanted<'d>> {
    let Some(routing) = object.at_path(&["spec", "strategy", "canary", "trafficRouting"]) else { return Vec::new() };
    let ingresses = [["nginx", "stableIngress"], ["alb", "ingress"]];
    let ingresses = ingresses.iter().filter_map(|path| routing.field_at(path).map(|name| ("Ingress", name)));
    let more = routing.list_at(&["nginx", "stableIngresses"]).map(|name| ("Ingress", name));
    let service = "VirtualService.networking.istio.io";
    let single = routing.field_at(&["istio", "virtualService", "name"]).map(|name| (service, name));
    let many = routing.list_at(&["istio", "virtualServices"]).filter_map(|one| Some((service, one.field("name")?)));
    let rule = routing.field_at(&["istio", "destinationRule", "name"]);
    let rule = rule.map(|name| ("DestinationRule.networking.istio.io", name));
    let all = ingresses.chain(more).chain(single).chain(many).chain(rule);
    all.filter_map(|(kind, name)| Wanted::new(kind, name, object.namespace())).collect()
}

/// The workload whose pod template a Rollout takes.
pub fn rollout_workloads<'d>(object: &KubeObject<'d>) -> Vec<Wanted<'d>> {
    let Some(reference) = object.at_path(&["spec", "workloadRef"]) else { return Vec::new() };
    let (Some(kind), Some(name)) = (reference.text_at(&["kind"]), reference.field("name")) else { return Vec::new() };
    Wanted::new(kind, name, object.namespace()).into_iter().collect()
}

/// The Secrets that the servers of an Istio Gateway take their certificates from. They stand beside the pods of the
/// gateway, in whatever namespace.
pub fn gateway_credentials<'d>(object: &KubeObject<'d>) -> Vec<Wanted<'d>> {
    let servers = object.node().list_at(&["spec", "servers"]);
    let names = servers.filter_map(|server| server.field_at(&["tls", "credentialName"]));
    names.filter_map(|name| Wanted::new("Secret", name, None)).collect()
}

/// The Secrets that a TriggerAuthentication of KEDA reads; one for the whole cluster reads those of KEDA's namespace.
pub fn trigger_secrets<'d>(object: &KubeObject<'d>) -> Vec<Wanted<'d>> {
    let names = object.node().list_at(&["spec", "secretTargetRef"]).filter_map(|target| target.field("name"));
    names.filter_map(|name| Wanted::new("Secret", name, object.namespace())).collect()
}

/// The Secrets that Flux reads for its sources, targets and values, all of them in the object's own namespace.
pub fn flux_secrets<'d>(object: &KubeObject<'d>) -> Vec<Wanted<'d>> {
    let node = object.node();
    let paths: [&[&str]; 6] = [
        &["spec", "secretRef"],
        &["spec", "certSecretRef"],
        &["spec", "proxySecretRef"],
        &["spec", "verify", "secretRef"],
        &["spec", "decryption", "secretRef"],
        &["spec", "kubeConfig", "secretRef"],
    ];
    let single = paths.into_iter().filter_map(|path| node.field_at(path));
    let values = node
        .list_at(&["spec", "valuesFrom"])
        .filter(|values| values.text_at(&["kind"]) == Some("Secret") && values.truth_at(&["optional"]) != Some(true));
    let names = single.chain(values).filter_map(|reference| reference.field("name"));
    names.filter_map(|name| Wanted::new("Secret", name, object.namespace())).collect()
}

/// What an AuthorizationPolicy of Linkerd guards, unless that is a whole namespace.
pub fn linkerd_targets<'d>(object: &KubeObject<'d>) -> Vec<Wanted<'d>> {
    let target = object.at_path(&["spec", "targetRef"]).filter(|target| target.text_at(&["kind"]) != Some("Namespace"));
    let group = target.and_then(|target| target.text_at(&["group"])).unwrap_or("policy.linkerd.io");
    target.and_then(|target| by_kind(target, "Server", group, object)).into_iter().collect()
}

/// The Istio gateways at which a VirtualService is served: `name` or `namespace/name`, and `mesh` for inside.
pub fn mesh_gateways<'d>(object: &KubeObject<'d>) -> Vec<Wanted<'d>> {
    let gateways = object.node().list_at(&["spec", "gateways"]).filter(|gateway| gateway.content() != "mesh");
    let wanted = |gateway: Node<'d>| {
        let (namespace, name) = match gateway.content().split_once('/') {
            Some((namespace, name)) => (Some(namespace), name),
            None => (object.namespace(), gateway.content()),
        };
        let wanted = Wanted::new("Gateway.networking.istio.io", gateway, namespace)?;
        Some(Wanted { name, ..wanted })
    };
    gateways.filter_map(wanted).collect()
}

/// Custom kinds from which an operator makes pods, and the labels of those pods that hold the object's name.
/// <https://prometheus-operator.dev/docs/api-reference/api/>, <https://strimzi.io/docs/operators/latest/deploying>,
/// <https://cloudnative-pg.io/documentation/current/labels_annotations/>, <https://www.elastic.co/docs/deploy-manage>,
/// <https://docs.victoriametrics.com/operator/resources/>
const POD_MAKERS: &[(&str, &[&str])] = &[
    ("Alertmanager.monitoring.coreos.com", &["alertmanager"]),
    ("Prometheus.monitoring.coreos.com", &["prometheus", "operator.prometheus.io/name"]),
    ("PrometheusAgent.monitoring.coreos.com", &["operator.prometheus.io/name"]),
    ("ThanosRuler.monitoring.coreos.com", &["thanos-ruler"]),
    ("Kafka.kafka.strimzi.io", &["strimzi.io/cluster"]),
    ("KafkaConnect.kafka.strimzi.io", &["strimzi.io/cluster"]),
    ("Cluster.postgresql.cnpg.io", &["cnpg.io/cluster"]),
    ("Elasticsearch.elasticsearch.k8s.elastic.co", &["elasticsearch.k8s.elastic.co/cluster-name"]),
    ("Kibana.kibana.k8s.elastic.co", &["kibana.k8s.elastic.co/name"]),
    ("VMSingle.operator.victoriametrics.com", &["app.kubernetes.io/instance"]),
    ("VMCluster.operator.victoriametrics.com", &["app.kubernetes.io/instance"]),
    ("VMAgent.operator.victoriametrics.com", &["app.kubernetes.io/instance"]),
];

/// Whether a selector means the pods that an operator makes from an object of the run.
pub fn make_pods(cluster: Cluster, selector: &Selector, namespace: Option<&str>) -> bool {
    let makes = |kind: &str, name: &str| cluster.named(kind, name, namespace).next().is_some();
    selector
        .required()
        .any(|(label, name)| POD_MAKERS.iter().any(|(kind, labels)| labels.contains(&label) && makes(kind, name)))
}
