//! What objects should say in single fields, one row per convention.

use crate::model::kubernetes::demands::Demand::{Absent, Filled, Optional, Required};
use crate::model::kubernetes::demands::{Field, ObjectDemand, all};
use crate::model::kubernetes::{Fields, KubeObject, availability};
use crate::rule::{Body, rule_table};

rule_table! {
    |ROW: ObjectDemand| Body::Objects(ROW.kinds, |object, context| {
        ROW.faults(object).into_iter().for_each(|place| _ = context.hit(place, ROW.fault));
    });

    /// Service that leads to localhost
    ///
    /// An ExternalName Service for `localhost` sends the client to itself, or whoever follows the name in its place,
    /// such as an ingress controller, to its own local ports (CVE-2021-25740 and its kind).
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/service/#externalname>
    {
        row: ObjectDemand {
            kinds: &["Service"],
            only: |service| service.node().text_at(&["spec", "type"]) == Some("ExternalName"),
            fields: &[Field { path: &["spec", "externalName"], demand: Optional(|name| name != "localhost") }],
            fault: "Whoever follows this name reaches his own local ports.",
        },
        id: "kubernetes/localhost-service",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:no-localhost-service"],
        profiles: [Security],
        remedy: "Name the host that is meant.",
        cwe: [441],
    }

    /// AWS load balancer without a certificate
    ///
    /// The load balancer has no certificate of its own (`service.beta.kubernetes.io/aws-load-balancer-ssl-cert`).
    /// Either the pods end TLS themselves, or nobody does. Only an observation for clusters on AWS.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/service/#ssl-support-on-aws>
    {
        row: ObjectDemand {
            kinds: &["Service"],
            only: |service| service.node().text_at(&["spec", "type"]) == Some("LoadBalancer"),
            fields: &[Field { path: &["metadata", "annotations", "service.beta.kubernetes.io/aws-load-balancer-ssl-cert"], demand: Filled }],
            fault: "The load balancer encrypts nothing.",
        },
        id: "kubernetes/plain-aws-load-balancer",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-encryption-aws-loadbalancers"],
        profiles: [],
        remedy: "Add the annotation with the certificate's ARN, or end TLS in the pods.",
    }

    /// Service account that gives its token to pods
    ///
    /// Unless `automountServiceAccountToken: false` stands on the account, each of its pods gets its token, also those
    /// that never talk to the API server. A pod can still ask for the token itself.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting>
    {
        row: ObjectDemand {
            kinds: &["ServiceAccount"],
            only: all,
            fields: &[Field { path: &["automountServiceAccountToken"], demand: Required(|value| value == "false") }],
            fault: "Each pod of this account gets its token.",
        },
        id: "kubernetes/token-mounting-account",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-sa-automount-sa-token"],
        profiles: [],
        remedy: "Set automountServiceAccountToken to false, and to true in the pods that need the token.",
    }

    /// Service account that lists token secrets
    ///
    /// Tokens in secrets never expire. Since Kubernetes 1.24 pods get short-lived ones without any secret, and nobody
    /// needs to list them here.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/service-accounts/#get-a-token>
    {
        row: ObjectDemand {
            kinds: &["ServiceAccount"],
            only: all,
            fields: &[Field { path: &["secrets"], demand: Absent }],
            fault: "Tokens in secrets never expire.",
        },
        id: "kubernetes/account-with-token-secrets",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:check-serviceaccount-secrets"],
        profiles: [],
        remedy: "Remove the list and let pods use projected tokens.",
        cwe: [613],
    }

    /// Namespace that admits privileged pods
    ///
    /// The label `pod-security.kubernetes.io/enforce: privileged` switches Pod Security admission off for this
    /// namespace: whoever may create pods in it owns the node they run on.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-admission/>
    {
        row: ObjectDemand {
            kinds: &["Namespace"],
            only: all,
            fields: &[Field { path: &["metadata", "labels", "pod-security.kubernetes.io/enforce"], demand: Optional(|level| level != "privileged") }],
            fault: "Whoever may create pods here owns the nodes.",
        },
        id: "kubernetes/unprotected-namespace",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:deny-privileged-profile"],
        profiles: [Security],
        remedy: "Enforce baseline or restricted, and exempt single workloads elsewhere.",
        cwe: [1188],
    }

    /// OpenShift route without TLS
    ///
    /// The route serves plain HTTP.
    ///
    /// References: <https://docs.openshift.com/container-platform/latest/networking/routes/secured-routes.html>
    {
        row: ObjectDemand {
            kinds: &["Route.route.openshift.io"],
            only: all,
            fields: &[Field { path: &["spec", "tls"], demand: Required(|_| true) }],
            fault: "The route serves plain HTTP.",
        },
        id: "kubernetes/plain-http-route",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:check-routes"],
        profiles: [],
        remedy: "Add a tls section with a termination.",
        cwe: [319],
    }

    /// Build with the Jenkins pipeline strategy
    ///
    /// OpenShift has deprecated the build strategy `jenkinsPipelineStrategy`, and newer releases do not have it.
    ///
    /// References: <https://docs.openshift.com/container-platform/4.12/cicd/builds/build-strategies.html>
    {
        row: ObjectDemand {
            kinds: &["BuildConfig.build.openshift.io", "BuildConfig"],
            only: all,
            fields: &[Field { path: &["spec", "strategy", "jenkinsPipelineStrategy"], demand: Absent }],
            fault: "Newer releases of OpenShift do not have this strategy.",
        },
        id: "kubernetes/jenkins-pipeline-build",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:disallow-jenkins-pipeline-strategy"],
        profiles: [],
        remedy: "Keep the Jenkinsfile in the repository, or use OpenShift Pipelines.",
    }

    /// Roles of OpenShift's former API
    ///
    /// The group `authorization.openshift.io` is a deprecated second door to the same roles and bindings.
    ///
    /// References: <https://docs.openshift.com/container-platform/latest/rest_api/role_apis/role-apis-index.html>
    {
        row: ObjectDemand {
            kinds: &["ClusterRole.authorization.openshift.io", "ClusterRoleBinding.authorization.openshift.io", "Role.authorization.openshift.io", "RoleBinding.authorization.openshift.io"],
            only: all,
            fields: &[Field { path: &["apiVersion"], demand: Required(|_| false) }],
            fault: "This API is deprecated.",
        },
        id: "kubernetes/openshift-authorization-api",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:disallow-deprecated-apis"],
        profiles: [],
        remedy: "Use rbac.authorization.k8s.io/v1.",
    }

    /// OpenShift cluster whose secrets are not encrypted
    ///
    /// Without `spec.encryption` secrets and tokens stand in etcd and its backups as they are.
    ///
    /// References: <https://docs.openshift.com/container-platform/latest/security/encrypting-etcd.html>
    {
        row: ObjectDemand {
            kinds: &["APIServer.config.openshift.io"],
            only: all,
            fields: &[Field { path: &["spec", "encryption"], demand: Required(|_| true) }],
            fault: "Secrets stand in etcd as they are.",
        },
        id: "kubernetes/unencrypted-openshift-etcd",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:enforce-etcd-encryption"],
        profiles: [],
        remedy: "Set spec.encryption.type to aesgcm or aescbc.",
        cwe: [311],
    }

    /// Virtual machine without an instance type
    ///
    /// The machine chooses its processor, memory and devices itself. Instance types and preferences keep such choices
    /// few and in one place.
    ///
    /// References: <https://kubevirt.io/user-guide/user_workloads/instancetypes/>
    {
        row: ObjectDemand {
            kinds: &["VirtualMachine.kubevirt.io"],
            only: all,
            fields: &[Field { path: &["spec", "instancetype", "name"], demand: Filled }, Field { path: &["spec", "preference", "name"], demand: Filled }],
            fault: "The machine is not of a known type.",
        },
        id: "kubernetes/custom-virtual-machine",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:k6t-enforce-instancetype"],
        profiles: [],
        remedy: "Name an instancetype and a preference.",
    }

    /// Job that no CronJob made
    ///
    /// Jobs in manifests run once, at the moment of the apply, and are not there the next time.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/job/>
    {
        row: ObjectDemand {
            kinds: &["Job"],
            only: is_made_by_hand,
            fields: &[Field { path: &["kind"], demand: Required(|_| false) }],
            fault: "This Job runs once, when it is applied.",
        },
        id: "kubernetes/job-without-owner",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-jobs"],
        profiles: [],
        remedy: "Make it a CronJob, or a hook of the deployment.",
    }

    /// Ingress of an unknown class
    ///
    /// The annotation `kubernetes.io/ingress.class` names the controller that serves the Ingress; `nginx` and `HAProxy`
    /// are the known ones. Newer manifests say it with `ingressClassName`, which is not looked at here.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/ingress/#deprecated-annotation>
    {
        row: ObjectDemand {
            kinds: &["Ingress"],
            only: all,
            fields: &[Field { path: &["metadata", "annotations", "kubernetes.io/ingress.class"], demand: Required(|class| matches!(class, "nginx" | "HAProxy")) }],
            fault: "No known controller serves this Ingress.",
        },
        id: "kubernetes/unlisted-ingress-class",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-ingress-classes"],
        profiles: [],
        remedy: "Name the class of a controller that the cluster has.",
    }

    /// Namespace without an owner
    ///
    /// Nobody can tell from the cluster whose namespace this is: who is called when it fills the nodes, and who may
    /// delete it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/>
    {
        row: ObjectDemand {
            kinds: &["Namespace"],
            only: all,
            fields: &[Field { path: &["metadata", "labels", "owner"], demand: Filled }],
            fault: "Nobody is named as the owner of this namespace.",
        },
        id: "kubernetes/ownerless-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sRequiredLabels"],
        profiles: [],
        remedy: "Add the label owner.",
    }

    /// Service without owner and runbook
    ///
    /// Whoever is paged for this Service finds neither who owns it (`a8r.io/owner`) nor what to do (`a8r.io/runbook`).
    ///
    /// References: <https://ambassadorlabs.github.io/k8s-for-humans/>
    {
        row: ObjectDemand {
            kinds: &["Service"],
            only: all,
            fields: &[Field { path: &["metadata", "annotations", "a8r.io/owner"], demand: Filled }, Field { path: &["metadata", "annotations", "a8r.io/runbook"], demand: Required(|page| page.starts_with("http://") || page.starts_with("https://")) }],
            fault: "Whoever is paged for this Service is told too little.",
        },
        id: "kubernetes/unexplained-service",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sRequiredAnnotations"],
        profiles: [],
        remedy: "Add the annotations a8r.io/owner and a8r.io/runbook.",
    }

    /// Deployment with fewer than 3 or more than 50 replicas
    ///
    /// Between 3 and 50 replicas, as the published sample constraint says: fewer do not bear the end of a node, more
    /// are mostly a mistyped number.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas>
    {
        row: ObjectDemand {
            kinds: &["Deployment"],
            only: all,
            fields: &[Field { path: &["spec", "replicas"], demand: Required(|replicas| replicas.parse::<i64>().is_ok_and(|replicas| (3..=50).contains(&replicas))) }],
            fault: "The number of replicas is not between 3 and 50.",
        },
        id: "kubernetes/replicas-outside-range",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sReplicaLimits"],
        profiles: [],
        remedy: "Set replicas between 3 and 50.",
    }

    /// Node with a kernel that containers break out of
    ///
    /// The kernels 5.10.84-1 and 5.15.5-2 have a fault in their file system code by which a container becomes the node
    /// (CVE-2022-0185).
    ///
    /// References: <https://nvd.nist.gov/vuln/detail/CVE-2022-0185>
    {
        row: ObjectDemand {
            kinds: &["Node"],
            only: all,
            fields: &[Field { path: &["status", "nodeInfo", "kernelVersion"], demand: Optional(|kernel| !matches!(kernel, "5.10.84-1" | "5.15.5-2")) }],
            fault: "Containers break out of this kernel.",
        },
        id: "kubernetes/exploitable-node-kernel",
        severity: High,
        since: "2026.11",
        aliases: ["kyverno:check-kernel"],
        profiles: [],
        remedy: "Update the node.",
        cwe: [787],
    }

    /// Certificate request in a manifest
    ///
    /// A CertificateSigningRequest asks for one certificate once. In a repository it is applied again and again, and
    /// whoever approves it by habit signs for anybody.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/>
    {
        row: ObjectDemand {
            kinds: &["CertificateSigningRequest"],
            only: all,
            fields: &[Field { path: &["kind"], demand: Required(|_| false) }],
            fault: "Whoever approves this by habit signs for anybody.",
        },
        id: "kubernetes/written-certificate-request",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:inspect-csr"],
        profiles: [],
        remedy: "Use a controller such as cert-manager.",
    }

    /// Network plugin with the account of its chart
    ///
    /// The DaemonSet `aws-node` runs as `aws-node` without an IAM role of its own, so every node's role needs what it
    /// needs, and every pod of the node can get it.
    ///
    /// References: <https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html>
    {
        row: ObjectDemand {
            kinds: &["DaemonSet"],
            only: |set| set.name() == Some("aws-node") && set.namespace() == Some("kube-system"),
            fields: &[Field { path: &["spec", "template", "spec", "serviceAccountName"], demand: Required(|account| account != "aws-node") }],
            fault: "Every pod of the node can get the rights of the network plugin.",
        },
        id: "kubernetes/account-of-aws-node",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:require-aws-node-irsa"],
        profiles: [],
        remedy: "Give it a service account with an IAM role.",
    }

    /// Monitoring with five replicas or more
    ///
    /// A Deployment with the label `type: monitoring` has fewer than five replicas, as the published sample policy
    /// says.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/>
    {
        row: ObjectDemand {
            kinds: &["Deployment"],
            only: |deployment| deployment.labels().get("type") == Some("monitoring"),
            fields: &[Field { path: &["spec", "replicas"], demand: Optional(|replicas| replicas.parse::<i64>().is_ok_and(|replicas| replicas < 5)) }],
            fault: "Monitoring has fewer replicas.",
        },
        id: "kubernetes/crowded-monitoring",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-scale"],
        profiles: [],
        remedy: "Set fewer replicas.",
    }

    /// Autoscaler of something else than a workload
    ///
    /// The autoscaler scales neither a Deployment, StatefulSet, ReplicaSet nor DaemonSet. Often wanted: Rollouts and
    /// other kinds of operators scale too.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>
    {
        row: ObjectDemand {
            kinds: &["HorizontalPodAutoscaler"],
            only: all,
            fields: &[Field { path: &["spec", "scaleTargetRef", "kind"], demand: Required(availability::is_scalable) }],
            fault: "What is scaled is no workload of Kubernetes itself.",
        },
        id: "kubernetes/autoscaler-of-other-kind",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:prevent-duplicate-hpa"],
        profiles: [],
        remedy: "Name a workload.",
    }

    /// Vertical autoscaler of something else than a workload
    ///
    /// The autoscaler resizes neither a Deployment, StatefulSet, ReplicaSet nor DaemonSet.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/autoscaling/#scaling-workloads-vertically>
    {
        row: ObjectDemand {
            kinds: &["VerticalPodAutoscaler.autoscaling.k8s.io"],
            only: all,
            fields: &[Field { path: &["spec", "targetRef", "kind"], demand: Required(availability::is_scalable) }],
            fault: "What is resized is no workload of Kubernetes itself.",
        },
        id: "kubernetes/resizer-of-other-kind",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:prevent-duplicate-vpa", "kyverno:verify-vpa-target"],
        profiles: [],
        remedy: "Name a workload.",
    }

    /// Ingress with a server snippet or a strange client check
    ///
    /// `server-snippet` goes into the configuration of the controller as it stands, and `auth-tls-verify-client` did in
    /// older releases if it was not one of its four values (CVE-2024-7646).
    ///
    /// References: <https://github.com/kubernetes/kubernetes/issues/126744>
    {
        row: ObjectDemand {
            kinds: &["Ingress"],
            only: all,
            fields: &[Field { path: &["metadata", "annotations", "nginx.ingress.kubernetes.io/server-snippet"], demand: Absent }, Field { path: &["metadata", "annotations", "nginx.ingress.kubernetes.io/auth-tls-verify-client"], demand: Optional(|check| matches!(check, "on" | "off" | "optional" | "optional_no_ca" | "true" | "false")) }],
            fault: "This goes into the configuration of the controller.",
        },
        id: "kubernetes/ingress-server-snippet",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:check-ingress-nginx-controller-version-and-annotation-policy"],
        profiles: [],
        remedy: "Remove the snippet, and write on, off, optional or optional_no_ca.",
        cwe: [94],
    }

    /// Autoscaler below 3 or above 6 replicas
    ///
    /// Between 3 and 6 replicas, as the published sample constraint says: fewer do not bear the end of a node, more
    /// want a look at the budget.
    ///
    /// References: <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>
    {
        row: ObjectDemand {
            kinds: &["HorizontalPodAutoscaler"],
            only: all,
            fields: &[Field { path: &["spec", "minReplicas"], demand: Required(|least| least.parse::<i64>().is_ok_and(|least| least >= 3)) }, Field { path: &["spec", "maxReplicas"], demand: Optional(|most| most.parse::<i64>().is_ok_and(|most| most <= 6)) }],
            fault: "The number of replicas may leave the range of 3 to 6.",
        },
        id: "kubernetes/autoscaler-outside-range",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sHorizontalPodAutoscaler"],
        profiles: [],
        remedy: "Set minReplicas to 3 or more and maxReplicas to 6 or less.",
    }
}

fn is_made_by_hand(job: &KubeObject) -> bool {
    let owner = job.node().list_at(&["metadata", "ownerReferences"]).next();
    owner.and_then(|owner| owner.text_at(&["kind"])) != Some("CronJob")
}
