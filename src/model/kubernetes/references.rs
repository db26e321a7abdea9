//! What pods ask for by name, and which objects of the run answer: those that are written, and those that others make.

use super::container::Container;
use super::fields::Fields;
use super::index::Cluster;
use super::object::KubeObject;
use super::together::nearest;
use super::variables::has_variable;
use super::workload::Workload;
use crate::document::Node;

/// A name that must exist before a pod starts. References that are marked optional are not listed.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'d> {
    /// The kind that is asked for.
    pub kind: &'static str,
    /// The name.
    pub name: Node<'d>,
    /// The map that says which keys are needed, if it does: its `key`, or those of its `items`.
    keys: Option<Node<'d>>,
}

impl<'d> Reference<'d> {
    fn of(kind: &'static str, map: Node<'d>, name: &str) -> Option<Self> {
        let optional = map.truth_at(&["optional"]) == Some(true);
        let name = map.field(name).filter(|name| !optional && !name.content().is_empty())?;
        Some(Self { kind, name, keys: Some(map) })
    }

    fn named(kind: &'static str, name: Node<'d>) -> Option<Self> {
        (!name.content().is_empty()).then_some(Self { kind, name, keys: None })
    }

    /// The keys that the object must have.
    pub fn keys(&self) -> Vec<Node<'d>> {
        let Some(map) = self.keys else { return Vec::new() };
        let items = map.list_at(&["items"]).filter_map(|item| item.field("key"));
        map.field("key").into_iter().chain(items).collect()
    }
}

/// The environment variables of a container that come from ConfigMaps and Secrets.
pub fn variables<'d>(container: &Container<'d>) -> Vec<Reference<'d>> {
    let of_variable = |variable: Node<'d>| {
        let map = |key: &'static str| variable.field_at(&["valueFrom", key]);
        let config = map("configMapKeyRef").and_then(|map| Reference::of("ConfigMap", map, "name"));
        config.or_else(|| Reference::of("Secret", map("secretKeyRef")?, "name"))
    };
    container.env().filter_map(of_variable).collect()
}

/// The ConfigMaps and Secrets that a container takes all of its environment from.
pub fn imports<'d>(container: &Container<'d>) -> Vec<Reference<'d>> {
    let of_source = |source: Node<'d>| {
        let config = source.field("configMapRef").and_then(|map| Reference::of("ConfigMap", map, "name"));
        config.or_else(|| Reference::of("Secret", source.field("secretRef")?, "name"))
    };
    container.list(&["envFrom"]).filter_map(of_source).collect()
}

/// The ConfigMaps and Secrets that are mounted into a workload's pods, projected ones too.
pub fn mounted<'d>(workload: &Workload<'d>) -> Vec<Reference<'d>> {
    let mut found = Vec::new();
    for volume in workload.pod_list(&["volumes"]) {
        found.extend(volume.field("configMap").and_then(|map| Reference::of("ConfigMap", map, "name")));
        found.extend(volume.field("secret").and_then(|map| Reference::of("Secret", map, "secretName")));
        for source in volume.list_at(&["projected", "sources"]) {
            found.extend(source.field("configMap").and_then(|map| Reference::of("ConfigMap", map, "name")));
            found.extend(source.field("secret").and_then(|map| Reference::of("Secret", map, "name")));
        }
    }
    found
}

/// The volume claims that a workload's pods mount. A template of claims replaces the volume of its name.
pub fn claims<'d>(workload: &Workload<'d>) -> Vec<Reference<'d>> {
    let templates = workload.object().node().list_at(&["spec", "volumeClaimTemplates"]);
    let replaced: Vec<&str> = templates.filter_map(|template| template.text_at(&["metadata", "name"])).collect();
    let volumes = workload.pod_list(&["volumes"]);
    let volumes = volumes.filter(|volume| volume.text_at(&["name"]).is_none_or(|name| !replaced.contains(&name)));
    let claims = volumes.filter_map(|volume| volume.field_at(&["persistentVolumeClaim", "claimName"]));
    claims.filter_map(|name| Reference::named("PersistentVolumeClaim", name)).collect()
}

/// The Secrets by which a workload's pods pull their images.
pub fn pull_secrets<'d>(workload: &Workload<'d>) -> Vec<Reference<'d>> {
    let names = workload.pod_list(&["imagePullSecrets"]).filter_map(|secret| secret.field("name"));
    names.filter_map(|name| Reference::named("Secret", name)).collect()
}

/// The classes of priority and runtime that a workload's pods name, other than those that every cluster has.
pub fn classes<'d>(workload: &Workload<'d>) -> Vec<Reference<'d>> {
    let class = |field: &str, kind: &'static str| {
        let name = workload.pod(&[field]).filter(|name| !name.content().starts_with("system-"))?;
        Reference::named(kind, name)
    };
    [class("priorityClassName", "PriorityClass"), class("runtimeClassName", "RuntimeClass")]
        .into_iter()
        .flatten()
        .collect()
}

/// Who answers to a reference.
#[derive(Debug)]
pub enum Answer<'w> {
    /// Nobody in this run.
    Nobody,
    /// Objects of the kind and name.
    Written(Vec<KubeObject<'w>>),
    /// An object from which a controller makes it; what will be in it is not known.
    Made,
}

/// Looks for what the pods of `own` refer to.
pub fn answer<'w>(reference: &Reference, own: &KubeObject, cluster: Cluster<'w>) -> Answer<'w> {
    let (cluster, namespace) = (cluster.beside(own), own.namespace());
    let written: Vec<KubeObject> = cluster.named(reference.kind, reference.name.content(), namespace).collect();
    if !written.is_empty() {
        return Answer::Written(written);
    }
    let made = cluster.makers_of(reference.kind, reference.name.content(), namespace).next().is_some();
    if made { Answer::Made } else { Answer::Nobody }
}

/// The keys that are needed by an object's pods and that none of the written objects has, with the first of these.
pub fn missing_keys<'d, 'w>(
    reference: &Reference<'d>,
    own: &KubeObject,
    cluster: Cluster<'w>,
) -> Vec<(Node<'d>, KubeObject<'w>)> {
    let keys = reference.keys();
    if keys.is_empty() {
        return Vec::new();
    }
    let Answer::Written(objects) = answer(reference, own, cluster) else { return Vec::new() };
    let objects = nearest(objects.into_iter(), own);
    let has = |object: &KubeObject, key: &str| {
        ["data", "binaryData", "stringData"].iter().any(|map| object.at_path(&[map, key]).is_some())
    };
    // A Secret that is only declared may be filled in by a controller that its type or an annotation speaks to.
    let is_filled = |object: &KubeObject| {
        let written = ["data", "binaryData", "stringData"].iter().any(|map| object.at_path(&[map]).is_some());
        object.is("ConfigMap") || !is_token(object) && (written || object.annotations().is_empty())
    };
    if !objects.iter().all(is_filled) {
        return Vec::new();
    }
    let lacks = |key: &Node| !has_variable(key.content()) && !objects.iter().any(|object| has(object, key.content()));
    keys.into_iter().filter(lacks).map(|key| (key, objects[0])).collect()
}

fn is_token(secret: &KubeObject) -> bool {
    secret.node().text_at(&["type"]) == Some("kubernetes.io/service-account-token")
}

/// Kind of object, kind that its controller makes of it, and the paths to the name; an empty path is the object's own
/// name. `*` is every item of a list.
const MAKERS: &[(&str, &str, &[&[&str]])] = &[
    ("SealedSecret.bitnami.com", "Secret", &[&["spec", "template", "metadata", "name"], &[]]),
    ("ExternalSecret.external-secrets.io", "Secret", &[&["spec", "target", "name"], &[]]),
    (
        "ClusterExternalSecret.external-secrets.io",
        "Secret",
        &[&["spec", "externalSecretSpec", "target", "name"], &["spec", "externalSecretName"], &[]],
    ),
    ("Certificate.cert-manager.io", "Secret", &[&["spec", "secretName"]]),
    ("Issuer.cert-manager.io", "Secret", &[&["spec", "acme", "privateKeySecretRef", "name"]]),
    ("ClusterIssuer.cert-manager.io", "Secret", &[&["spec", "acme", "privateKeySecretRef", "name"]]),
    ("SecretProviderClass.secrets-store.csi.x-k8s.io", "Secret", &[&["spec", "secretObjects", "*", "secretName"]]),
    ("VaultStaticSecret.secrets.hashicorp.com", "Secret", &[&["spec", "destination", "name"]]),
    ("VaultDynamicSecret.secrets.hashicorp.com", "Secret", &[&["spec", "destination", "name"]]),
    ("VaultPKISecret.secrets.hashicorp.com", "Secret", &[&["spec", "destination", "name"]]),
    ("SopsSecret.isindir.github.com", "Secret", &[&["spec", "secretTemplates", "*", "name"]]),
    ("OnePasswordItem.onepassword.com", "Secret", &[&[]]),
    ("InfisicalSecret.secrets.infisical.com", "Secret", &[&["spec", "managedSecretReference", "secretName"]]),
    ("DopplerSecret.secrets.doppler.com", "Secret", &[&["spec", "managedSecret", "name"]]),
    ("KafkaUser.kafka.strimzi.io", "Secret", &[&["spec", "template", "secret", "metadata", "name"], &[]]),
    ("Bundle.trust.cert-manager.io", "ConfigMap", &[&[]]),
    ("Bundle.trust.cert-manager.io", "Secret", &[&[]]),
    ("Kustomization.kustomize.config.k8s.io", "ConfigMap", &[&["configMapGenerator", "*", "name"]]),
    ("Kustomization.kustomize.config.k8s.io", "Secret", &[&["secretGenerator", "*", "name"]]),
    ("ArtifactGenerator.source.extensions.fluxcd.io", "ExternalArtifact", &[&["spec", "artifacts", "*", "name"]]),
    ("DataVolume.cdi.kubevirt.io", "PersistentVolumeClaim", &[&[]]),
];

/// What a controller makes of an object: kinds and names. cert-manager makes the certificates of Ingresses and Gateways
/// that have its annotations.
pub(super) fn made_of<'d>(object: &KubeObject<'d>) -> Vec<(&'static str, &'d str)> {
    if object.is_builtin() && !object.is("Ingress") {
        return Vec::new();
    }
    let mut made = Vec::new();
    for (_, kind, paths) in MAKERS.iter().filter(|(maker, ..)| object.is(maker)) {
        let names = paths.iter().map(|path| names_at(object, path)).find(|names| !names.is_empty());
        made.extend(names.unwrap_or_default().into_iter().map(|name| (*kind, name)));
    }
    if object.is_any(&["Ingress", "Gateway.gateway.networking.k8s.io"]) && is_certified(object) {
        made.extend(certificates(object).into_iter().map(|name| ("Secret", name.content())));
    }
    made
}

fn names_at<'d>(object: &KubeObject<'d>, path: &[&str]) -> Vec<&'d str> {
    match path.iter().position(|part| *part == "*") {
        None if path.is_empty() => object.name().into_iter().collect(),
        None => object.node().text_at(path).into_iter().collect(),
        Some(at) => object.node().list_at(&path[..at]).filter_map(|item| item.text_at(&path[at + 1..])).collect(),
    }
}

fn is_certified(object: &KubeObject) -> bool {
    let annotations = ["cert-manager.io/issuer", "cert-manager.io/cluster-issuer", "kubernetes.io/tls-acme"];
    annotations.iter().any(|annotation| object.annotation(annotation).is_some())
}

/// The names of the Secrets that an Ingress or Gateway serves as certificates.
pub fn certificates<'d>(object: &KubeObject<'d>) -> Vec<Node<'d>> {
    if object.is("Ingress") {
        return object.node().list_at(&["spec", "tls"]).filter_map(|tls| tls.field("secretName")).collect();
    }
    let listeners = object.node().list_at(&["spec", "listeners"]);
    let references = listeners.flat_map(|listener| listener.list_at(&["tls", "certificateRefs"]));
    let secrets = references.filter(|reference| matches!(reference.text_at(&["kind"]), None | Some("Secret")));
    let here = secrets.filter(|reference| {
        let namespace = reference.text_at(&["namespace"]);
        namespace.is_none() || namespace == object.namespace()
    });
    here.filter_map(|reference| reference.field("name")).collect()
}
