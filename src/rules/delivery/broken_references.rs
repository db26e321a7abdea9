//! Objects of operators that refer by name to what is not here; one row per kind of reference.

use crate::model::kubernetes::KubeObject;
use crate::model::kubernetes::operators::{self, Wanted};
use crate::rule::{Body, Context, rule_table};

/// Who refers, and to what.
struct Link {
    /// The kinds of objects that refer.
    of: &'static [&'static str],
    wanted: for<'d> fn(&KubeObject<'d>) -> Vec<Wanted<'d>>,
}

rule_table! {
    |ROW: Link| Body::Objects(ROW.of, |object, context| check(&ROW, object, context));

    /// Rollout with an analysis that is not here
    ///
    /// A step, background analysis, experiment or promotion of a Rollout names an AnalysisTemplate or
    /// ClusterAnalysisTemplate that no object of this run is. Argo Rollouts marks the rollout invalid and stops. In an
    /// open world it may be made elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://argo-rollouts.readthedocs.io/en/stable/features/analysis/>
    {
        row: Link { of: &["Rollout.argoproj.io"], wanted: operators::analysis_templates },
        id: "delivery/missing-analysis-template",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Correct templateName and clusterScope, or add the template.",
    }

    /// Application in a project that is not here
    ///
    /// An Application of Argo CD, or one that an ApplicationSet makes, belongs to an AppProject that no object of this
    /// run is: Argo CD refuses it. The project `default` always exists. In an open world it may be made elsewhere, so
    /// this is a note until the run is told that it sees everything.
    ///
    /// References: <https://argo-cd.readthedocs.io/en/stable/user-guide/projects/>
    {
        row: Link { of: &["Application.argoproj.io", "ApplicationSet.argoproj.io"], wanted: operators::argo_projects },
        id: "delivery/missing-argo-project",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Correct the name of the project, or add it.",
    }

    /// Gateway with a certificate that is not here
    ///
    /// A server of an Istio Gateway names a Secret (`credentialName`) that no object of this run is and that none makes:
    /// a Certificate, SealedSecret, ExternalSecret and their kind count. The port then resets every connection. Secrets
    /// are often made elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://istio.io/latest/docs/reference/config/analysis/ist0101/>
    {
        row: Link { of: &["Gateway.networking.istio.io"], wanted: operators::gateway_credentials },
        id: "delivery/missing-gateway-credential",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [],
        remedy: "Correct credentialName, or add what makes the Secret.",
    }

    /// Flux object with a Secret that is not here
    ///
    /// A source, Kustomization, HelmRelease or notification of Flux reads a Secret (access to the source, its
    /// verification, decryption, another cluster, values) that no object of this run is and that none makes, so it never
    /// reconciles. Secrets are often made elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://fluxcd.io/flux/components/source/gitrepositories/#secret-reference>
    {
        row: Link { of: &["GitRepository.source.toolkit.fluxcd.io", "OCIRepository.source.toolkit.fluxcd.io", "HelmRepository.source.toolkit.fluxcd.io", "Bucket.source.toolkit.fluxcd.io", "Kustomization.kustomize.toolkit.fluxcd.io", "HelmRelease.helm.toolkit.fluxcd.io", "ImageRepository.image.toolkit.fluxcd.io", "Provider.notification.toolkit.fluxcd.io", "Receiver.notification.toolkit.fluxcd.io"], wanted: operators::flux_secrets },
        id: "delivery/missing-flux-secret",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [],
        remedy: "Correct the name, or add what makes the Secret.",
    }

    /// Trigger credentials from a Secret that is not here
    ///
    /// A TriggerAuthentication of KEDA reads a Secret that no object of this run is and that none makes: the trigger
    /// fails, and nothing is scaled. Secrets are often made elsewhere, so this is a note until the run is told that it
    /// sees everything.
    ///
    /// References: <https://keda.sh/docs/latest/concepts/authentication/>
    {
        row: Link { of: &["TriggerAuthentication.keda.sh", "ClusterTriggerAuthentication.keda.sh"], wanted: operators::trigger_secrets },
        id: "delivery/missing-trigger-secret",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [],
        remedy: "Correct the name, or add what makes the Secret.",
    }

    /// Flux dependency that is not here
    ///
    /// `dependsOn` names a Kustomization or HelmRelease that no object of this run is. Flux waits for it for ever and
    /// applies nothing. In an open world it may be made elsewhere, so this is a note until the run is told that it sees
    /// everything.
    ///
    /// References: <https://fluxcd.io/flux/components/kustomize/kustomizations/#dependencies>
    {
        row: Link { of: &["Kustomization.kustomize.toolkit.fluxcd.io", "HelmRelease.helm.toolkit.fluxcd.io"], wanted: operators::flux_dependencies },
        id: "delivery/missing-flux-dependency",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Correct the name and namespace, or remove the dependency.",
    }

    /// Flux object from a source that is not here
    ///
    /// A Kustomization, HelmRelease or HelmChart of Flux takes its manifests from a GitRepository, OCIRepository,
    /// HelmRepository, HelmChart or Bucket that no object of this run is, so it never reconciles. In an open world it
    /// may be made elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://fluxcd.io/flux/components/source/>
    {
        row: Link { of: &["Kustomization.kustomize.toolkit.fluxcd.io", "HelmRelease.helm.toolkit.fluxcd.io", "HelmChart.source.toolkit.fluxcd.io", "ImageUpdateAutomation.image.toolkit.fluxcd.io"], wanted: operators::flux_sources },
        id: "delivery/missing-flux-source",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Correct the kind, name and namespace of the source, or add it.",
    }

    /// Certificate from an issuer that is not here
    ///
    /// A Certificate names an Issuer or ClusterIssuer that no object of this run is, or an Ingress or Gateway does so
    /// in an annotation of cert-manager: the certificate is never issued. Issuers of other groups are left alone. In an
    /// open world it may be made elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://cert-manager.io/docs/configuration/issuers/>
    {
        row: Link { of: &["Certificate.cert-manager.io", "Ingress", "Gateway.gateway.networking.k8s.io"], wanted: operators::issuers },
        id: "delivery/missing-issuer",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Correct the kind and name of the issuer, or add it.",
    }

    /// AuthorizationPolicy of Linkerd for what is not here
    ///
    /// The `targetRef` names a Server or HTTPRoute that no object of this run is, so the policy allows nobody anything.
    /// A policy for a whole Namespace is left alone. In an open world it may be made elsewhere, so this is a note until
    /// the run is told that it sees everything.
    ///
    /// References: <https://linkerd.io/2/reference/authorization-policy/#authorizationpolicy>
    {
        row: Link { of: &["AuthorizationPolicy.policy.linkerd.io"], wanted: operators::linkerd_targets },
        id: "delivery/missing-linkerd-target",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:check-linkerd-authorizationpolicy"],
        profiles: [Strict],
        remedy: "Correct the kind and name of targetRef, or add the object.",
    }

    /// VirtualService at a gateway that is not here
    ///
    /// A VirtualService is served at an Istio Gateway that no object of this run is, so its routes are never used.
    /// `mesh` means every sidecar and is no object; the Gateway of the Gateway API is another kind. In an open world it
    /// may be made elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://istio.io/latest/docs/reference/config/analysis/ist0101/>
    {
        row: Link { of: &["VirtualService.networking.istio.io"], wanted: operators::mesh_gateways },
        id: "delivery/missing-mesh-gateway",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Correct the name (`namespace/name` in another namespace), or add the Gateway.",
    }

    /// Rollout with a route that is not here
    ///
    /// A Rollout sets the weights of an Ingress, VirtualService or DestinationRule that no object of this run is. Argo
    /// Rollouts marks the rollout invalid and stops. In an open world it may be made elsewhere, so this is a note until
    /// the run is told that it sees everything.
    ///
    /// References: <https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/>
    {
        row: Link { of: &["Rollout.argoproj.io"], wanted: operators::rollout_routers },
        id: "delivery/missing-rollout-router",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Correct the name, or add the object.",
    }

    /// Rollout with a Service that is not here
    ///
    /// A Rollout moves its traffic with Services (canary, stable, active, preview, ping-pong, root of an ALB), and no
    /// object of this run is the one that it names. Argo Rollouts marks the rollout invalid and stops. In an open world
    /// it may be made elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/>
    {
        row: Link { of: &["Rollout.argoproj.io"], wanted: operators::rollout_services },
        id: "delivery/missing-rollout-service",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Correct the name, or add the Service.",
    }

    /// Rollout of a workload that is not here
    ///
    /// `workloadRef` names the workload whose pod template the Rollout takes, and no object of this run is it: the
    /// Rollout has no pods. In an open world it may be made elsewhere, so this is a note until the run is told that it
    /// sees everything.
    ///
    /// References: <https://argo-rollouts.readthedocs.io/en/stable/migrating/#reference-deployment-from-rollout>
    {
        row: Link { of: &["Rollout.argoproj.io"], wanted: operators::rollout_workloads },
        id: "delivery/missing-rollout-workload",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Correct the kind and name, or add the workload.",
    }

    /// ExternalSecret from a store that is not here
    ///
    /// No SecretStore or ClusterSecretStore of this run has the name, so the Secret is never made and the pods that
    /// mount it do not start. In an open world it may be made elsewhere, so this is a note until the run is told that
    /// it sees everything.
    ///
    /// References: <https://external-secrets.io/latest/api/externalsecret/>
    {
        row: Link { of: &["ExternalSecret.external-secrets.io", "ClusterExternalSecret.external-secrets.io", "PushSecret.external-secrets.io"], wanted: operators::secret_stores },
        id: "delivery/missing-secret-store",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Correct the kind and name of the store, or add it.",
    }

    /// Trigger with credentials that are not here
    ///
    /// A trigger of KEDA names a TriggerAuthentication or ClusterTriggerAuthentication that no object of this run is:
    /// the trigger fails, and nothing is scaled. In an open world it may be made elsewhere, so this is a note until the
    /// run is told that it sees everything.
    ///
    /// References: <https://keda.sh/docs/latest/concepts/authentication/>
    {
        row: Link { of: &["ScaledObject.keda.sh", "ScaledJob.keda.sh"], wanted: operators::trigger_authentications },
        id: "delivery/missing-trigger-authentication",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Correct the kind and name of authenticationRef, or add the object.",
    }
}

fn check(link: &Link, object: &KubeObject, context: &mut Context) {
    for wanted in (link.wanted)(object) {
        if !wanted.is_there(context.workspace.cluster()) {
            let message = format!("There is no {} {}.", wanted.plain_kind(), wanted.name());
            context.missing(wanted.written, message, "it");
        }
    }
}
