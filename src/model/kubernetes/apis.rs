//! Which API versions of built-in kinds were deprecated and removed, what took their place, and of which generation an
//! object is.
//!
//! Source: the prerelease-lifecycle functions of kubernetes/api (1.37 in development).

use super::object::KubeObject;

/// The life of one kind in one API version, in minor releases of Kubernetes 1.
#[derive(Debug, Clone, Copy)]
pub struct Lifecycle {
    /// `extensions/v1beta1`.
    pub version: &'static str,
    /// The kinds that share it.
    kinds: &'static [&'static str],
    /// The release that deprecated it.
    pub deprecated: u32,
    /// The first release that no longer serves it.
    pub removed: u32,
    /// The API version to use instead, if there is one.
    pub replacement: Option<&'static str>,
}

macro_rules! lifecycles {
    ($($version:literal [$($kind:literal)*] $deprecated:literal $removed:literal $($replacement:literal)?;)*) => {
        &[$(Lifecycle {
            version: $version,
            kinds: &[$($kind),*],
            deprecated: $deprecated,
            removed: $removed,
            replacement: lifecycles!(@replacement $($replacement)?),
        }),*]
    };
    (@replacement) => { None };
    (@replacement $replacement:literal) => { Some($replacement) };
}

const LIFECYCLES: &[Lifecycle] = lifecycles! {
    "extensions/v1beta1" ["DaemonSet" "Deployment" "DeploymentRollback" "ReplicaSet" "Scale"] 8 16 "apps/v1";
    "extensions/v1beta1" ["NetworkPolicy"] 9 16 "networking.k8s.io/v1";
    "extensions/v1beta1" ["PodSecurityPolicy"] 10 16;
    "extensions/v1beta1" ["Ingress"] 14 22 "networking.k8s.io/v1";
    "apps/v1beta1" ["ControllerRevision" "Deployment" "DeploymentRollback" "Scale" "StatefulSet"] 8 16 "apps/v1";
    "apps/v1beta2" ["ControllerRevision" "DaemonSet" "Deployment" "ReplicaSet" "Scale" "StatefulSet"] 9 16 "apps/v1";
    "scheduling.k8s.io/v1alpha1" ["PriorityClass"] 14 17 "scheduling.k8s.io/v1";
    "scheduling.k8s.io/v1beta1" ["PriorityClass"] 14 22 "scheduling.k8s.io/v1";
    "networking.k8s.io/v1beta1" ["Ingress" "IngressClass"] 19 22 "networking.k8s.io/v1";
    "admissionregistration.k8s.io/v1beta1" ["MutatingWebhookConfiguration" "ValidatingWebhookConfiguration"] 16 22
        "admissionregistration.k8s.io/v1";
    "admission.k8s.io/v1beta1" ["AdmissionReview"] 19 22 "admission.k8s.io/v1";
    "apiextensions.k8s.io/v1beta1" ["CustomResourceDefinition"] 16 22 "apiextensions.k8s.io/v1";
    "apiregistration.k8s.io/v1beta1" ["APIService"] 19 22 "apiregistration.k8s.io/v1";
    "authentication.k8s.io/v1beta1" ["TokenReview"] 19 22 "authentication.k8s.io/v1";
    "authorization.k8s.io/v1beta1"
        ["LocalSubjectAccessReview" "SelfSubjectAccessReview" "SelfSubjectRulesReview" "SubjectAccessReview"] 19 22
        "authorization.k8s.io/v1";
    "certificates.k8s.io/v1beta1" ["CertificateSigningRequest"] 19 22 "certificates.k8s.io/v1";
    "coordination.k8s.io/v1beta1" ["Lease"] 19 22 "coordination.k8s.io/v1";
    "rbac.authorization.k8s.io/v1beta1" ["ClusterRole" "ClusterRoleBinding" "Role" "RoleBinding"] 17 22
        "rbac.authorization.k8s.io/v1";
    "rbac.authorization.k8s.io/v1alpha1" ["ClusterRole" "ClusterRoleBinding" "Role" "RoleBinding"] 17 22
        "rbac.authorization.k8s.io/v1";
    "storage.k8s.io/v1beta1" ["CSIDriver" "StorageClass" "VolumeAttachment"] 19 22 "storage.k8s.io/v1";
    "storage.k8s.io/v1beta1" ["CSINode"] 17 22 "storage.k8s.io/v1";
    "storage.k8s.io/v1alpha1" ["CSIStorageCapacity"] 21 24 "storage.k8s.io/v1";
    "storage.k8s.io/v1alpha1" ["VolumeAttachment"] 21 24 "storage.k8s.io/v1";
    "audit.k8s.io/v1alpha1" ["Event" "Policy"] 21 24 "audit.k8s.io/v1";
    "audit.k8s.io/v1beta1" ["Event" "Policy"] 21 24 "audit.k8s.io/v1";
    "batch/v1beta1" ["CronJob"] 21 25 "batch/v1";
    "discovery.k8s.io/v1beta1" ["EndpointSlice"] 21 25 "discovery.k8s.io/v1";
    "events.k8s.io/v1beta1" ["Event"] 22 25 "events.k8s.io/v1";
    "autoscaling/v2beta1" ["HorizontalPodAutoscaler"] 22 25 "autoscaling/v2";
    "node.k8s.io/v1beta1" ["RuntimeClass"] 22 25 "node.k8s.io/v1";
    "policy/v1beta1" ["PodDisruptionBudget"] 21 25 "policy/v1";
    "policy/v1beta1" ["Eviction"] 22 25 "policy/v1";
    "policy/v1beta1" ["PodSecurityPolicy"] 21 25;
    "autoscaling/v2beta2" ["HorizontalPodAutoscaler"] 23 26 "autoscaling/v2";
    "flowcontrol.apiserver.k8s.io/v1beta1" ["FlowSchema" "PriorityLevelConfiguration"] 23 26
        "flowcontrol.apiserver.k8s.io/v1";
    "storage.k8s.io/v1beta1" ["CSIStorageCapacity"] 24 27 "storage.k8s.io/v1";
    "flowcontrol.apiserver.k8s.io/v1beta2" ["FlowSchema" "PriorityLevelConfiguration"] 26 29
        "flowcontrol.apiserver.k8s.io/v1";
    "flowcontrol.apiserver.k8s.io/v1beta3" ["FlowSchema" "PriorityLevelConfiguration"] 29 32
        "flowcontrol.apiserver.k8s.io/v1";
    "admissionregistration.k8s.io/v1alpha1" ["ValidatingAdmissionPolicy" "ValidatingAdmissionPolicyBinding"] 29 32
        "admissionregistration.k8s.io/v1";
    "authentication.k8s.io/v1alpha1" ["SelfSubjectReview"] 29 32 "authentication.k8s.io/v1";
    "authentication.k8s.io/v1beta1" ["SelfSubjectReview"] 30 33 "authentication.k8s.io/v1";
    "networking.k8s.io/v1alpha1" ["IPAddress" "ServiceCIDR"] 30 33 "networking.k8s.io/v1";
    "admissionregistration.k8s.io/v1beta1" ["ValidatingAdmissionPolicy" "ValidatingAdmissionPolicyBinding"] 31 34
        "admissionregistration.k8s.io/v1";
    "resource.k8s.io/v1alpha3" ["DeviceClass" "ResourceClaim" "ResourceClaimTemplate" "ResourceSlice"] 32 34
        "resource.k8s.io/v1";
    "storage.k8s.io/v1alpha1" ["VolumeAttributesClass"] 32 35 "storage.k8s.io/v1";
    "storagemigration.k8s.io/v1alpha1" ["StorageVersionMigration"] 35 35 "storagemigration.k8s.io/v1beta1";
    "apidiscovery.k8s.io/v2beta1" ["APIGroupDiscovery"] 32 35 "apidiscovery.k8s.io/v2";
    "certificates.k8s.io/v1alpha1" ["ClusterTrustBundle"] 34 37 "certificates.k8s.io/v1";
    "networking.k8s.io/v1beta1" ["IPAddress" "ServiceCIDR"] 34 37 "networking.k8s.io/v1";
    "storage.k8s.io/v1beta1" ["VolumeAttributesClass"] 34 37 "storage.k8s.io/v1";
    "admissionregistration.k8s.io/v1alpha1" ["MutatingAdmissionPolicy" "MutatingAdmissionPolicyBinding"] 35 38
        "admissionregistration.k8s.io/v1";
    "coordination.k8s.io/v1alpha2" ["LeaseCandidate"] 35 38 "coordination.k8s.io/v1beta1";
    "resource.k8s.io/v1beta1" ["DeviceClass" "ResourceClaim" "ResourceClaimTemplate" "ResourceSlice"] 35 38
        "resource.k8s.io/v1";
    "coordination.k8s.io/v1beta1" ["LeaseCandidate"] 36 39;
    "resource.k8s.io/v1beta2" ["DeviceClass" "ResourceClaim" "ResourceClaimTemplate" "ResourceSlice"] 36 39
        "resource.k8s.io/v1";
    "resource.k8s.io/v1alpha3" ["DeviceTaintRule"] 36 39 "resource.k8s.io/v1";
    "admissionregistration.k8s.io/v1beta1" ["MutatingAdmissionPolicy" "MutatingAdmissionPolicyBinding"] 37 40
        "admissionregistration.k8s.io/v1";
    "certificates.k8s.io/v1beta1" ["ClusterTrustBundle" "PodCertificateRequest"] 37 40 "certificates.k8s.io/v1";
    "storagemigration.k8s.io/v1beta1" ["StorageVersionMigration"] 37 40 "storagemigration.k8s.io/v1";
};

/// The life of an object's kind in its API version, where that ends.
pub fn lifecycle(object: &KubeObject) -> Option<&'static Lifecycle> {
    // Whatever was removed so far had `alpha` or `beta` in its version.
    let is_stable = object.version().bytes().skip(1).all(|byte| byte.is_ascii_digit());
    if is_stable {
        return None;
    }
    let version = object.api_version();
    LIFECYCLES.iter().find(|life| life.version == version && life.kinds.contains(&object.kind()))
}

/// How a workload's API version stands to `apps/v1`, which is the only one of its group left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generation {
    /// One that the API server serves: `apps/v1`, OpenShift's, and `v1` of the [`PLAIN_CONTROLLERS`].
    Current,
    /// One before `apps/v1`, of which the oldest fills an absent selector in from the template.
    Old,
    /// Of another group: removed long ago, or never there.
    Foreign,
}

/// The controllers of the core group, whose selectors are labels and nothing else.
pub const PLAIN_CONTROLLERS: &[&str] = &["DeploymentConfig", "ReplicationController"];

impl Generation {
    /// The generation of a workload.
    pub fn of(workload: &KubeObject) -> Self {
        match workload.api_version() {
            "apps/v1" => Self::Current,
            version if version.starts_with("apps.openshift.io/") => Self::Current,
            version if version.starts_with("apps/") => Self::Old,
            "v1" if workload.is_any(PLAIN_CONTROLLERS) => Self::Current,
            _ => Self::Foreign,
        }
    }
}
