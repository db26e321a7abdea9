//! What GitOps, mesh and backup objects should say in single fields, one row per convention.

use crate::model::image::matches;
use crate::model::kubernetes::KubeObject;
use crate::model::kubernetes::cron::is_cron;
use crate::model::kubernetes::demands::Demand::{Absent, Filled, Optional, Required};
use crate::model::kubernetes::demands::{Field, ObjectDemand, all};
use crate::rule::{Body, rule_table};

rule_table! {
    |ROW: ObjectDemand| Body::Objects(ROW.kinds, |object, context| {
        ROW.faults(object).into_iter().for_each(|place| _ = context.hit(place, ROW.fault));
    });

    /// Application in the project default
    ///
    /// Every Argo CD has a project `default` which allows every repository, every cluster and every kind of object. An
    /// Application in it may deploy anything anywhere.
    ///
    /// References: <https://argo-cd.readthedocs.io/en/stable/user-guide/projects/>
    {
        row: ObjectDemand {
            kinds: &["Application.argoproj.io"],
            only: all,
            fields: &[Field { path: &["spec", "project"], demand: Required(|name| name != "default") }],
            fault: "The project default allows every repository and every destination.",
        },
        id: "delivery/default-argo-project",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:application-prevent-default-project"],
        profiles: [],
        remedy: "Make a project that names the repositories and destinations, and name it here.",
    }

    /// Mutual TLS not required between pods
    ///
    /// `PERMISSIVE` and `DISABLE` accept connections in plain text: who can send packets to the pod can speak to it
    /// without a certificate, and policies by identity do not hold for him. `UNSET` and nothing at all take over what
    /// the mesh says.
    ///
    /// References: <https://istio.io/latest/docs/reference/config/security/peer_authentication/>
    {
        row: ObjectDemand {
            kinds: &["PeerAuthentication.security.istio.io"],
            only: all,
            fields: &[Field { path: &["spec", "mtls", "mode"], demand: Optional(|mode| matches!(mode, "UNSET" | "STRICT")) }],
            fault: "Connections in plain text are accepted.",
        },
        id: "delivery/plain-text-peers",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:enforce-strict-mtls"],
        profiles: [Security],
        remedy: "Set the mode to STRICT once every client is in the mesh.",
        cwe: [319],
    }

    /// TLS of the mesh switched off
    ///
    /// A DestinationRule with TLS mode `DISABLE` makes clients of the mesh speak plain text to this host.
    ///
    /// References: <https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings-TLSmode>
    {
        row: ObjectDemand {
            kinds: &["DestinationRule.networking.istio.io"],
            only: all,
            fields: &[Field { path: &["spec", "trafficPolicy", "tls", "mode"], demand: Optional(|mode| mode != "DISABLE") }],
            fault: "Clients of the mesh speak plain text to this host.",
        },
        id: "delivery/disabled-mesh-tls",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:enforce-tls-hosts-host-subnets"],
        profiles: [Security],
        remedy: "Use ISTIO_MUTUAL, or remove the tls section.",
        cwe: [319],
    }

    /// VirtualService for a pattern of hosts
    ///
    /// A host with `*` takes the traffic of every host under it that nobody else claims, also of those that are added
    /// later.
    ///
    /// References: <https://istio.io/latest/docs/reference/config/networking/virtual-service/>
    {
        row: ObjectDemand {
            kinds: &["VirtualService.networking.istio.io"],
            only: all,
            fields: &[Field { path: &["spec", "hosts", "[]"], demand: Optional(|host| !host.contains('*')) }],
            fault: "This takes the traffic of hosts that nobody has named.",
        },
        id: "delivery/wildcard-virtual-service",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-virtual-service-wildcard"],
        profiles: [],
        remedy: "List the hosts.",
    }

    /// Namespace without Istio sidecars
    ///
    /// The namespace does not ask for sidecars with the label `istio-injection: enabled`, so its pods are outside of
    /// the mesh unless each of them asks. Meshes in ambient mode need no sidecars.
    ///
    /// References: <https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/>
    {
        row: ObjectDemand {
            kinds: &["Namespace"],
            only: all,
            fields: &[Field { path: &["metadata", "labels", "istio-injection"], demand: Required(|value| value == "enabled") }],
            fault: "The namespace does not ask for sidecars.",
        },
        id: "delivery/sidecarless-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:enforce-sidecar-injection-namespace"],
        profiles: [],
        remedy: "Add the label istio-injection with the value enabled.",
    }

    /// Namespace outside of the ambient mesh
    ///
    /// The label `istio.io/dataplane-mode: ambient` brings the pods of a namespace into an Istio mesh without sidecars.
    /// It is not there, or has another value.
    ///
    /// References: <https://istio.io/latest/docs/ambient/usage/add-workloads/>
    {
        row: ObjectDemand {
            kinds: &["Namespace"],
            only: all,
            fields: &[Field { path: &["metadata", "labels", "istio.io/dataplane-mode"], demand: Required(|value| value == "ambient") }],
            fault: "The namespace is not in the ambient mesh.",
        },
        id: "delivery/ambientless-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:enforce-ambient-mode-namespace"],
        profiles: [],
        remedy: "Add the label istio.io/dataplane-mode with the value ambient.",
    }

    /// Namespace without Linkerd proxies
    ///
    /// The namespace does not ask for proxies with the annotation `linkerd.io/inject: enabled`, so its pods are outside
    /// of the mesh unless each of them asks.
    ///
    /// References: <https://linkerd.io/2/features/proxy-injection/>
    {
        row: ObjectDemand {
            kinds: &["Namespace"],
            only: all,
            fields: &[Field { path: &["metadata", "annotations", "linkerd.io/inject"], demand: Required(|value| value == "enabled") }],
            fault: "The namespace does not ask for proxies.",
        },
        id: "delivery/uninjected-linkerd-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-linkerd-mesh-injection"],
        profiles: [],
        remedy: "Add the annotation linkerd.io/inject with the value enabled.",
    }

    /// Consul mesh that accepts old TLS
    ///
    /// Without `tlsMinVersion: TLSv1_2` for incoming connections the proxies of the mesh also take versions of TLS that
    /// are broken.
    ///
    /// References: <https://developer.hashicorp.com/consul/docs/connect/config-entries/mesh>
    {
        row: ObjectDemand {
            kinds: &["Mesh.consul.hashicorp.com"],
            only: all,
            fields: &[Field { path: &["spec", "tls", "incoming", "tlsMinVersion"], demand: Required(|version| version == "TLSv1_2") }],
            fault: "Old versions of TLS are accepted.",
        },
        id: "delivery/old-mesh-tls",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:enforce-min-tls-version"],
        profiles: [],
        remedy: "Set spec.tls.incoming.tlsMinVersion to TLSv1_2.",
        cwe: [327],
    }

    /// Default TLSOption of Traefik
    ///
    /// A TLSOption with the name `default` changes TLS for every router of the cluster that names no other, in whatever
    /// namespace it is made.
    ///
    /// References: <https://doc.traefik.io/traefik/https/tls/#default-tls-options>
    {
        row: ObjectDemand {
            kinds: &["TLSOption.traefik.io", "TLSOption.traefik.containo.us"],
            only: all,
            fields: &[Field { path: &["metadata", "name"], demand: Required(|name| name != "default") }],
            fault: "This changes TLS for the routers of everybody.",
        },
        id: "delivery/default-tls-options",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:disallow-default-tlsoptions"],
        profiles: [],
        remedy: "Give it another name and name it in the routers that need it.",
    }

    /// Tekton run of a pipeline of the cluster
    ///
    /// A run that names no bundle takes the pipeline or task that stands in the namespace at that moment; a bundle is
    /// an image that can be pinned and signed. The field is gone from v1 of the API, where a resolver does its work.
    ///
    /// References: <https://tekton.dev/docs/pipelines/tekton-bundle-contracts/>
    {
        row: ObjectDemand {
            kinds: &["PipelineRun.tekton.dev"],
            only: all,
            fields: &[Field { path: &["spec", "pipelineRef", "bundle"], demand: Filled }],
            fault: "The pipeline is whatever the namespace holds at that moment.",
        },
        id: "delivery/unbundled-tekton-pipeline",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-tekton-bundle"],
        profiles: [],
        remedy: "Name the bundle that holds it.",
    }

    /// Tekton run of a task of the cluster
    ///
    /// A run that names no bundle takes the task that stands in the namespace at that moment; a bundle is an image that
    /// can be pinned and signed. The field is gone from v1 of the API, where a resolver does its work.
    ///
    /// References: <https://tekton.dev/docs/pipelines/tekton-bundle-contracts/>
    {
        row: ObjectDemand {
            kinds: &["TaskRun.tekton.dev"],
            only: all,
            fields: &[Field { path: &["spec", "taskRef", "bundle"], demand: Filled }],
            fault: "The task is whatever the namespace holds at that moment.",
        },
        id: "delivery/unbundled-tekton-task",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-tekton-bundle"],
        profiles: [],
        remedy: "Name the bundle that holds it.",
    }

    /// Tekton task run by hand
    ///
    /// A TaskRun in a manifest runs a task outside of the pipelines, without what comes before and after it there.
    ///
    /// References: <https://tekton.dev/docs/pipelines/taskruns/>
    {
        row: ObjectDemand {
            kinds: &["TaskRun.tekton.dev"],
            only: all,
            fields: &[Field { path: &["metadata", "name"], demand: Absent }],
            fault: "This task runs outside of any pipeline.",
        },
        id: "delivery/written-tekton-task-run",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:block-tekton-task-runs"],
        profiles: [],
        remedy: "Run the pipeline that holds the task.",
    }

    /// Pipeline run in the namespace default
    ///
    /// Runs in `default` share its service account, secrets and quota with whatever else is there by accident.
    ///
    /// References: <https://tekton.dev/docs/pipelines/pipelineruns/>
    {
        row: ObjectDemand {
            kinds: &["PipelineRun.tekton.dev"],
            only: all,
            fields: &[Field { path: &["metadata", "namespace"], demand: Required(|namespace| namespace != "default") }],
            fault: "The run is in no namespace of its own.",
        },
        id: "delivery/tekton-run-in-default",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-tekton-namespace-pipelinerun"],
        profiles: [],
        remedy: "Run it in a namespace of its own.",
    }

    /// Restore into a system namespace
    ///
    /// A Velero restore that maps a namespace to `kube-system` or `kube-node-lease` writes into what the cluster itself
    /// runs on.
    ///
    /// References: <https://velero.io/docs/main/restore-reference/>
    {
        row: ObjectDemand {
            kinds: &["Restore.velero.io"],
            only: all,
            fields: &[Field { path: &["spec", "namespaceMapping", "[]"], demand: Optional(|namespace| !matches!(namespace, "kube-system" | "kube-node-lease")) }],
            fault: "This restores into a namespace of the cluster itself.",
        },
        id: "delivery/restore-over-system",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:block-velero-restore"],
        profiles: [],
        remedy: "Restore into another namespace.",
    }

    /// Backup schedule that is no cron expression
    ///
    /// Velero refuses the schedule, and no backup is made. Five fields with numbers, ranges, lists and steps are
    /// expected; names of months and days and words such as `@daily` are read by Velero, but not by the policy that
    /// peers ship.
    ///
    /// References: <https://velero.io/docs/main/api-types/schedule/>
    {
        row: ObjectDemand {
            kinds: &["Schedule.velero.io"],
            only: all,
            fields: &[Field { path: &["spec", "schedule"], demand: Required(is_cron) }],
            fault: "This is no cron expression.",
        },
        id: "delivery/malformed-backup-schedule",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:validate-cron-schedule"],
        profiles: [],
        remedy: "Write five fields: minute, hour, day, month, weekday.",
    }

    /// Git source of Flux outside of the organisation
    ///
    /// What Flux deploys comes from repositories of the organisation. Those of the published sample policy are agreed;
    /// write a policy of your own for yours. The namespace `flux-system` is left alone.
    ///
    /// References: <https://fluxcd.io/flux/security/best-practices/>
    {
        row: ObjectDemand {
            kinds: &["GitRepository.source.toolkit.fluxcd.io"],
            only: outside_flux,
            fields: &[Field { path: &["spec", "url"], demand: Required(|source| ["https://github.com/myorg/", "ssh://git@github.com:myorg/"].iter().any(|own| source.len() > own.len() && source.starts_with(own))) }],
            fault: "This source is not agreed.",
        },
        id: "delivery/unlisted-git-source",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:verify-flux-sources"],
        profiles: [],
        remedy: "Use a source that is agreed.",
    }

    /// Git source of Flux outside of the project
    ///
    /// What Flux deploys comes from repositories that are agreed. Those of the published sample policy are agreed;
    /// write a policy of your own for yours. The namespace `flux-system` is left alone.
    ///
    /// References: <https://fluxcd.io/flux/security/best-practices/>
    {
        row: ObjectDemand {
            kinds: &["GitRepository.source.toolkit.fluxcd.io"],
            only: outside_flux,
            fields: &[Field { path: &["spec", "url"], demand: Required(|source| ["https://github.com/fluxcd/", "ssh://git@github.com:fluxcd/"].iter().any(|own| source.len() > own.len() && source.starts_with(own))) }],
            fault: "This source is not agreed.",
        },
        id: "delivery/unlisted-flux-repository",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:verify-git-repositories"],
        profiles: [],
        remedy: "Use a source that is agreed.",
    }

    /// Bucket of Flux outside of the organisation
    ///
    /// What Flux deploys comes from buckets of the organisation. Those of the published sample policy are agreed; write
    /// a policy of your own for yours. The namespace `flux-system` is left alone.
    ///
    /// References: <https://fluxcd.io/flux/security/best-practices/>
    {
        row: ObjectDemand {
            kinds: &["Bucket.source.toolkit.fluxcd.io"],
            only: outside_flux,
            fields: &[Field { path: &["spec", "endpoint"], demand: Required(|source| source.ends_with(".myorg.com")) }],
            fault: "This source is not agreed.",
        },
        id: "delivery/unlisted-bucket-source",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:verify-flux-sources"],
        profiles: [],
        remedy: "Use a source that is agreed.",
    }

    /// Helm repository of Flux outside of the organisation
    ///
    /// What Flux deploys comes from charts of the organisation. Those of the published sample policy are agreed; write
    /// a policy of your own for yours. The namespace `flux-system` is left alone.
    ///
    /// References: <https://fluxcd.io/flux/security/best-practices/>
    {
        row: ObjectDemand {
            kinds: &["HelmRepository.source.toolkit.fluxcd.io"],
            only: outside_flux,
            fields: &[Field { path: &["spec", "url"], demand: Required(|source| matches("https://*.myorg.com/*", source)) }],
            fault: "This source is not agreed.",
        },
        id: "delivery/unlisted-helm-source",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:verify-flux-sources"],
        profiles: [],
        remedy: "Use a source that is agreed.",
    }

    /// Image repository of Flux outside of the organisation
    ///
    /// What Flux updates to comes from images of the organisation. Those of the published sample policy are agreed;
    /// write a policy of your own for yours. The namespace `flux-system` is left alone.
    ///
    /// References: <https://fluxcd.io/flux/security/best-practices/>
    {
        row: ObjectDemand {
            kinds: &["ImageRepository.image.toolkit.fluxcd.io"],
            only: outside_flux,
            fields: &[Field { path: &["spec", "image"], demand: Required(|source| source.starts_with("ghcr.io/myorg/")) }],
            fault: "This source is not agreed.",
        },
        id: "delivery/unlisted-image-source",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:verify-flux-sources"],
        profiles: [],
        remedy: "Use a source that is agreed.",
    }
}

fn outside_flux(object: &KubeObject) -> bool {
    object.namespace() != Some("flux-system")
}
