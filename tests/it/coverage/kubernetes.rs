//! The checks that peers have for Kubernetes manifests.

use super::{Family, Peer, Uncovered};

pub(super) static FAMILY: Family = Family {
    page: "docs/coverage/kubernetes.md",
    title: "Kubernetes manifests",
    in_order: Some("fixtures/coverage/kubernetes.yaml"),
    peers: &[
        Peer {
            name: "kube-linter",
            source: "the built-in checks of stackrox/kube-linter of August 2026; `schema-validation` fetches \
                     its schemas from the network",
            prefixes: &["kube-linter:"],
            ids: "\
                  kube-linter:access-to-create-pods kube-linter:access-to-secrets kube-linter:cluster-admin-role-binding kube-linter:dangling-horizontalpodautoscaler \
                  kube-linter:dangling-ingress kube-linter:dangling-networkpolicy \
                  kube-linter:dangling-networkpolicypeer-podselector kube-linter:dangling-service \
                  kube-linter:dangling-servicemonitor kube-linter:default-service-account \
                  kube-linter:deprecated-service-account-field kube-linter:dnsconfig-options \
                  kube-linter:docker-sock kube-linter:drop-net-raw-capability kube-linter:duplicate-env-var \
                  kube-linter:env-value-from kube-linter:env-var-secret kube-linter:exposed-services \
                  kube-linter:host-ipc kube-linter:host-network kube-linter:host-pid \
                  kube-linter:hpa-minimum-three-replicas kube-linter:invalid-target-ports \
                  kube-linter:job-ttl-seconds-after-finished kube-linter:latest-tag kube-linter:liveness-port \
                  kube-linter:minimum-three-replicas kube-linter:mismatching-selector kube-linter:no-anti-affinity \
                  kube-linter:no-extensions-v1beta kube-linter:no-liveness-probe kube-linter:no-node-affinity \
                  kube-linter:no-read-only-root-fs kube-linter:no-readiness-probe \
                  kube-linter:no-rolling-update-strategy kube-linter:non-existent-service-account \
                  kube-linter:non-isolated-pod kube-linter:pdb-max-unavailable kube-linter:pdb-min-available \
                  kube-linter:pdb-unhealthy-pod-eviction-policy kube-linter:priority-class-name \
                  kube-linter:privilege-escalation-container kube-linter:privileged-container \
                  kube-linter:privileged-ports kube-linter:read-secret-from-env-var kube-linter:readiness-port \
                  kube-linter:required-annotation-email kube-linter:required-label-owner \
                  kube-linter:restart-policy kube-linter:run-as-non-root kube-linter:scc-deny-privileged-container \
                  kube-linter:schema-validation kube-linter:sensitive-host-mounts kube-linter:sorted-keys \
                  kube-linter:ssh-port kube-linter:startup-port kube-linter:unsafe-proc-mount \
                  kube-linter:unsafe-sysctls kube-linter:unset-cpu-requirements \
                  kube-linter:unset-memory-requirements kube-linter:use-namespace kube-linter:wildcard-in-rules \
                  kube-linter:writable-host-mount",
            uncovered: &[("kube-linter:schema-validation", Uncovered::Network)],
        },
        Peer {
            name: "kube-score",
            source: "what `kube-score list` prints, optional checks included, August 2026",
            prefixes: &["kube-score:"],
            ids: "kube-score:container-cpu-requests-equal-limits \
                  kube-score:container-ephemeral-storage-request-and-limit \
                  kube-score:container-ephemeral-storage-request-equals-limit \
                  kube-score:container-image-pull-policy kube-score:container-image-tag \
                  kube-score:container-memory-requests-equal-limits kube-score:container-ports-check \
                  kube-score:container-resource-requests-equal-limits kube-score:container-resources \
                  kube-score:container-seccomp-profile kube-score:container-security-context-privileged \
                  kube-score:container-security-context-readonlyrootfilesystem \
                  kube-score:container-security-context-user-group-id kube-score:cronjob-has-deadline \
                  kube-score:cronjob-restartpolicy kube-score:deployment-has-host-podantiaffinity \
                  kube-score:deployment-has-poddisruptionbudget \
                  kube-score:deployment-pod-selector-labels-match-template-metadata-labels \
                  kube-score:deployment-replicas kube-score:deployment-strategy \
                  kube-score:deployment-targeted-by-hpa-does-not-have-replicas-configured \
                  kube-score:environment-variable-key-duplication kube-score:horizontalpodautoscaler-has-target \
                  kube-score:horizontalpodautoscaler-replicas kube-score:ingress-targets-service \
                  kube-score:label-values kube-score:networkpolicy-targets-pod kube-score:pod-networkpolicy \
                  kube-score:pod-probes kube-score:pod-probes-identical kube-score:pod-topology-spread-constraints \
                  kube-score:poddisruptionbudget-has-policy kube-score:service-targets-pod kube-score:service-type \
                  kube-score:stable-version kube-score:statefulset-has-host-podantiaffinity \
                  kube-score:statefulset-has-poddisruptionbudget kube-score:statefulset-has-servicename \
                  kube-score:statefulset-pod-selector-labels-match-template-metadata-labels",
            uncovered: &[],
        },
        Peer {
            name: "Polaris",
            source: "the checks of the default configuration of Polaris, August 2026",
            prefixes: &["polaris:"],
            ids: "polaris:deploymentMissingReplicas polaris:priorityClassNotSet polaris:tagNotSpecified \
                  polaris:pullPolicyNotAlways polaris:readinessProbeMissing polaris:livenessProbeMissing \
                  polaris:metadataAndInstanceMismatched polaris:pdbDisruptionsIsZero \
                  polaris:missingPodDisruptionBudget polaris:topologySpreadConstraint polaris:hpaMaxAvailability \
                  polaris:hpaMinAvailability polaris:pdbMinAvailableGreaterThanHPAMinReplicas \
                  polaris:cpuRequestsMissing polaris:cpuLimitsMissing polaris:memoryRequestsMissing \
                  polaris:memoryLimitsMissing polaris:automountServiceAccountToken polaris:hostIPCSet \
                  polaris:hostPathSet polaris:hostProcess polaris:hostPIDSet polaris:linuxHardening \
                  polaris:missingNetworkPolicy polaris:notReadOnlyRootFilesystem \
                  polaris:privilegeEscalationAllowed polaris:procMount polaris:runAsRootAllowed \
                  polaris:runAsPrivileged polaris:dangerousCapabilities polaris:insecureCapabilities \
                  polaris:hostNetworkSet polaris:hostPortSet polaris:tlsSettingsMissing \
                  polaris:sensitiveContainerEnvVar polaris:sensitiveConfigmapContent \
                  polaris:clusterrolePodExecAttach polaris:rolePodExecAttach \
                  polaris:clusterrolebindingPodExecAttach polaris:rolebindingClusterRolePodExecAttach \
                  polaris:rolebindingRolePodExecAttach polaris:clusterrolebindingClusterAdmin \
                  polaris:rolebindingClusterAdminClusterRole polaris:rolebindingClusterAdminRole",
            uncovered: &[],
        },
        Peer {
            name: "Checkov",
            source: "what `checkov --list --framework kubernetes` of 3.3.30 prints",
            prefixes: &["CKV_K8S_", "CKV2_K8S_"],
            ids: "CKV_K8S_1 CKV_K8S_2 CKV_K8S_3 CKV_K8S_4 CKV_K8S_5 CKV_K8S_6 CKV_K8S_7 CKV_K8S_8 CKV_K8S_9 \
                  CKV_K8S_10 CKV_K8S_11 CKV_K8S_12 CKV_K8S_13 CKV_K8S_14 CKV_K8S_15 CKV_K8S_16 CKV_K8S_17 \
                  CKV_K8S_18 CKV_K8S_19 CKV_K8S_20 CKV_K8S_21 CKV_K8S_22 CKV_K8S_23 CKV_K8S_24 CKV_K8S_25 \
                  CKV_K8S_26 CKV_K8S_27 CKV_K8S_28 CKV_K8S_29 CKV_K8S_30 CKV_K8S_31 CKV_K8S_32 CKV_K8S_33 \
                  CKV_K8S_34 CKV_K8S_35 CKV_K8S_36 CKV_K8S_37 CKV_K8S_38 CKV_K8S_39 CKV_K8S_40 CKV_K8S_41 \
                  CKV_K8S_42 CKV_K8S_43 CKV_K8S_44 CKV_K8S_45 CKV_K8S_49 CKV_K8S_68 CKV_K8S_69 CKV_K8S_70 \
                  CKV_K8S_71 CKV_K8S_72 CKV_K8S_73 CKV_K8S_74 CKV_K8S_75 CKV_K8S_77 CKV_K8S_78 CKV_K8S_79 \
                  CKV_K8S_80 CKV_K8S_81 CKV_K8S_82 CKV_K8S_83 CKV_K8S_84 CKV_K8S_85 CKV_K8S_86 CKV_K8S_88 \
                  CKV_K8S_89 CKV_K8S_90 CKV_K8S_91 CKV_K8S_92 CKV_K8S_93 CKV_K8S_94 CKV_K8S_95 CKV_K8S_96 \
                  CKV_K8S_97 CKV_K8S_99 CKV_K8S_100 CKV_K8S_102 CKV_K8S_104 CKV_K8S_105 CKV_K8S_106 CKV_K8S_107 \
                  CKV_K8S_108 CKV_K8S_110 CKV_K8S_111 CKV_K8S_112 CKV_K8S_113 CKV_K8S_114 CKV_K8S_115 CKV_K8S_116 \
                  CKV_K8S_117 CKV_K8S_118 CKV_K8S_119 CKV_K8S_121 CKV_K8S_138 CKV_K8S_139 CKV_K8S_140 CKV_K8S_141 \
                  CKV_K8S_143 CKV_K8S_144 CKV_K8S_145 CKV_K8S_146 CKV_K8S_147 CKV_K8S_148 CKV_K8S_149 CKV_K8S_151 \
                  CKV_K8S_152 CKV_K8S_153 CKV_K8S_154 CKV_K8S_155 CKV_K8S_156 CKV_K8S_157 CKV_K8S_158 CKV_K8S_159 \
                  CKV2_K8S_1 CKV2_K8S_2 CKV2_K8S_3 CKV2_K8S_4 CKV2_K8S_5 CKV2_K8S_1 CKV2_K8S_2 CKV2_K8S_3 CKV2_K8S_4 CKV2_K8S_5 CKV2_K8S_6",
            uncovered: &[],
        },
        Peer {
            name: "Trivy",
            source: "the checks for Kubernetes in aquasecurity/trivy-checks of August 2026, without the four \
                     that it calls deprecated; those about files, permissions and kubelets judge what a \
                     collector found on a node",
            prefixes: &["KSV-", "KCV-"],
            ids: "KCV-0001 KCV-0002 KCV-0003 KCV-0004 KCV-0005 KCV-0006 KCV-0007 KCV-0008 KCV-0009 KCV-0010 \
                  KCV-0011 KCV-0012 KCV-0013 KCV-0014 KCV-0015 KCV-0016 KCV-0017 KCV-0018 KCV-0019 KCV-0020 \
                  KCV-0021 KCV-0022 KCV-0024 KCV-0025 KCV-0026 KCV-0027 KCV-0028 KCV-0029 KCV-0030 KCV-0033 \
                  KCV-0034 KCV-0035 KCV-0036 KCV-0037 KCV-0038 KCV-0039 KCV-0040 KCV-0041 KCV-0042 KCV-0043 \
                  KCV-0044 KCV-0045 KCV-0046 KCV-0047 KCV-0048 KCV-0049 KCV-0050 KCV-0051 KCV-0052 KCV-0053 \
                  KCV-0054 KCV-0055 KCV-0056 KCV-0057 KCV-0058 KCV-0059 KCV-0060 KCV-0061 KCV-0062 KCV-0063 \
                  KCV-0064 KCV-0065 KCV-0066 KCV-0067 KCV-0068 KCV-0069 KCV-0070 KCV-0071 KCV-0072 KCV-0073 \
                  KCV-0074 KCV-0075 KCV-0076 KCV-0077 KCV-0078 KCV-0079 KCV-0080 KCV-0081 KCV-0082 KCV-0083 \
                  KCV-0084 KCV-0085 KCV-0086 KCV-0087 KCV-0088 KCV-0089 KCV-0090 KCV-0091 KCV-0092 KCV-0093 \
                  KSV-0001 KSV-0002 KSV-0003 KSV-0004 KSV-0005 KSV-0006 KSV-0007 KSV-0008 KSV-0009 KSV-0010 \
                  KSV-0011 KSV-0012 KSV-0013 KSV-0014 KSV-0015 KSV-0016 KSV-0017 KSV-0018 KSV-0020 KSV-0021 \
                  KSV-0022 KSV-0023 KSV-0024 KSV-0025 KSV-0026 KSV-0027 KSV-0028 KSV-0030 KSV-0036 KSV-0037 \
                  KSV-0038 KSV-0039 KSV-0040 KSV-0041 KSV-0042 KSV-0043 KSV-0044 KSV-0045 KSV-0046 KSV-0047 \
                  KSV-0048 KSV-0049 KSV-0050 KSV-0051 KSV-0052 KSV-0053 KSV-0054 KSV-0055 KSV-0056 KSV-01010 \
                  KSV-01011 KSV-0102 KSV-0103 KSV-0104 KSV-0105 KSV-0106 KSV-0107 KSV-0108 KSV-0109 KSV-0110 \
                  KSV-0111 KSV-0112 KSV-0113 KSV-0114 KSV-0115 KSV-0116 KSV-0117 KSV-0118 KSV-0119 KSV-0120 \
                  KSV-0121 KSV-0122 KSV-0123 KSV-0124 KSV-0125",
            uncovered: &[
                ("KCV-0048", Uncovered::Node),
                ("KCV-0049", Uncovered::Node),
                ("KCV-0050", Uncovered::Node),
                ("KCV-0051", Uncovered::Node),
                ("KCV-0052", Uncovered::Node),
                ("KCV-0053", Uncovered::Node),
                ("KCV-0054", Uncovered::Node),
                ("KCV-0055", Uncovered::Node),
                ("KCV-0056", Uncovered::Node),
                ("KCV-0057", Uncovered::Node),
                ("KCV-0058", Uncovered::Node),
                ("KCV-0059", Uncovered::Node),
                ("KCV-0060", Uncovered::Node),
                ("KCV-0061", Uncovered::Node),
                ("KCV-0062", Uncovered::Node),
                ("KCV-0063", Uncovered::Node),
                ("KCV-0064", Uncovered::Node),
                ("KCV-0065", Uncovered::Node),
                ("KCV-0066", Uncovered::Node),
                ("KCV-0067", Uncovered::Node),
                ("KCV-0068", Uncovered::Node),
                ("KCV-0069", Uncovered::Node),
                ("KCV-0070", Uncovered::Node),
                ("KCV-0071", Uncovered::Node),
                ("KCV-0072", Uncovered::Node),
                ("KCV-0073", Uncovered::Node),
                ("KCV-0074", Uncovered::Node),
                ("KCV-0075", Uncovered::Node),
                ("KCV-0076", Uncovered::Node),
                ("KCV-0077", Uncovered::Node),
                ("KCV-0078", Uncovered::Node),
                ("KCV-0079", Uncovered::Node),
                ("KCV-0080", Uncovered::Node),
                ("KCV-0081", Uncovered::Node),
                ("KCV-0082", Uncovered::Node),
                ("KCV-0083", Uncovered::Node),
                ("KCV-0084", Uncovered::Node),
                ("KCV-0085", Uncovered::Node),
                ("KCV-0086", Uncovered::Node),
                ("KCV-0087", Uncovered::Node),
                ("KCV-0088", Uncovered::Node),
                ("KCV-0089", Uncovered::Node),
                ("KCV-0090", Uncovered::Node),
                ("KCV-0091", Uncovered::Node),
                ("KCV-0092", Uncovered::Node),
            ],
        },
        Peer {
            name: "Kyverno",
            source: "the validating policies of kyverno/policies of August 2026, and those others \
                     that a rule answers; parameters are those of the published policy. What compares \
                     with the object before a change, asks who changes it or what time it is, or takes its own \
                     parameters from a ConfigMap, needs the cluster; what compares with other objects is a join \
                     over the run",
            prefixes: &["kyverno:"],
            ids: "kyverno:add-psa-namespace-reporting kyverno:add-ttl-jobs \
                  kyverno:advanced-restrict-image-registries kyverno:allowed-annotations \
                  kyverno:allowed-base-images kyverno:allowed-image-repos kyverno:allowed-label-changes \
                  kyverno:allowed-podpriorities kyverno:always-pull-images \
                  kyverno:application-field-validation kyverno:application-prevent-default-project \
                  kyverno:application-prevent-updates-project kyverno:applicationset-name-matches-project \
                  kyverno:appproject-clusterresourceblacklist kyverno:block-cluster-admin-from-ns \
                  kyverno:block-ephemeral-containers kyverno:block-images-with-volumes \
                  kyverno:block-kubectl-cp kyverno:block-kubectl-cp-by-pod-label kyverno:block-large-images \
                  kyverno:block-stale-images kyverno:block-tekton-task-runs kyverno:block-updates-deletes \
                  kyverno:block-velero-restore kyverno:cert-manager-limit-dnsnames \
                  kyverno:cert-manager-limit-duration kyverno:cert-manager-restrict-issuer \
                  kyverno:check-deprecated-apis kyverno:check-env-vars kyverno:check-hpa-exists \
                  kyverno:check-image-vulns-cve-2022-42889 \
                  kyverno:check-ingress-nginx-controller-version-and-annotation-policy kyverno:check-kernel \
                  kyverno:check-linkerd-authorizationpolicy kyverno:check-nvidia-gpus kyverno:check-routes \
                  kyverno:check-sa kyverno:check-serviceaccount-secrets kyverno:check-subjectaccessreview \
                  kyverno:check-vpa-configuration kyverno:deny-commands-in-exec-probe \
                  kyverno:deny-exec-by-namespace-label kyverno:deny-exec-by-namespace-name \
                  kyverno:deny-exec-by-pod-and-container kyverno:deny-exec-by-pod-label \
                  kyverno:deny-exec-by-pod-name kyverno:deny-privileged-profile \
                  kyverno:deny-secret-service-account-token-type kyverno:deployment-has-multiple-replicas \
                  kyverno:deployment-replicas-higher-than-pdb kyverno:disallow-capabilities \
                  kyverno:disallow-capabilities-strict kyverno:disallow-container-sock-mounts \
                  kyverno:disallow-default-namespace kyverno:disallow-default-tlsoptions \
                  kyverno:disallow-deprecated-apis kyverno:disallow-empty-ingress-host \
                  kyverno:disallow-helm-tiller kyverno:disallow-host-namespaces kyverno:disallow-host-path \
                  kyverno:disallow-host-ports kyverno:disallow-host-ports-range kyverno:disallow-host-process \
                  kyverno:disallow-ingress-nginx-custom-snippets kyverno:disallow-jenkins-pipeline-strategy \
                  kyverno:disallow-latest-tag kyverno:disallow-privilege-escalation \
                  kyverno:disallow-privileged-containers kyverno:disallow-proc-mount \
                  kyverno:disallow-security-context-constraint-anyuid \
                  kyverno:disallow-self-provisioner-binding kyverno:disallow-selinux \
                  kyverno:docker-socket-check kyverno:drop-all-capabilities kyverno:drop-cap-net-raw \
                  kyverno:enforce-ambient-mode-namespace kyverno:enforce-etcd-encryption \
                  kyverno:enforce-min-tls-version kyverno:enforce-resources-as-ratio \
                  kyverno:enforce-sidecar-injection-namespace kyverno:enforce-strict-mtls \
                  kyverno:enforce-tls-hosts-host-subnets kyverno:ensure-production-matches-staging \
                  kyverno:ensure-readonly-hostpath kyverno:exclude-namespaces-example \
                  kyverno:forbid-cpu-limits kyverno:imagepullpolicy-always kyverno:ingress-host-match-tls \
                  kyverno:inspect-csr kyverno:k10-data-protection-by-label kyverno:k10-policy-hourly-rpo \
                  kyverno:k10-validate-ns-by-preset-label kyverno:k6t-enforce-instancetype \
                  kyverno:kasten-3-2-1-backup-policy kyverno:kasten-data-protection-by-label \
                  kyverno:kasten-hourly-rpo kyverno:kasten-immutable-location-profile \
                  kyverno:kasten-validate-ns-by-preset-label kyverno:kubecost-proactive-cost-control \
                  kyverno:limit-configmap-for-sa kyverno:limit-containers-per-pod \
                  kyverno:limit-hostpath-type-pv kyverno:limit-hostpath-vols \
                  kyverno:memory-requests-equal-limits kyverno:metadata-match-regex \
                  kyverno:namespace-inventory-check kyverno:namespace-protection \
                  kyverno:nfs-subdir-external-provisioner-storage-path kyverno:no-loadbalancer-service \
                  kyverno:no-localhost-service kyverno:no-secrets kyverno:only-trustworthy-registries-set-root \
                  kyverno:pdb-maxunavailable kyverno:pdb-maxunavailable-with-deployments \
                  kyverno:pdb-minavailable-check kyverno:pod-lifetime kyverno:podsecurity-subrule-baseline \
                  kyverno:podsecurity-subrule-restricted kyverno:podsecurity-subrule-restricted-capabilities \
                  kyverno:podsecurity-subrule-restricted-seccomp kyverno:policy-for-exceptions \
                  kyverno:prevent-bare-pods kyverno:prevent-cr8escape kyverno:prevent-disabling-injection-pods \
                  kyverno:prevent-duplicate-hpa kyverno:prevent-duplicate-vpa \
                  kyverno:prevent-linkerd-pod-injection-override kyverno:prevent-linkerd-port-skipping \
                  kyverno:protect-node-label-foo kyverno:protect-node-taints \
                  kyverno:psp-check-supplemental-groups kyverno:psp-restrict-adding-capabilities \
                  kyverno:readwriteonce-pod kyverno:record-creation-details kyverno:require-annotations \
                  kyverno:require-authorizationpolicies kyverno:require-aws-node-irsa \
                  kyverno:require-base-image kyverno:require-container-port-names kyverno:require-cpu-limits \
                  kyverno:require-emptydir-requests-and-limits kyverno:require-encryption-aws-loadbalancers \
                  kyverno:require-image-checksum kyverno:require-image-source kyverno:require-imagepullsecrets \
                  kyverno:require-ingress-https kyverno:require-kubecost-labels kyverno:require-labels \
                  kyverno:require-linkerd-mesh-injection kyverno:require-linkerd-server \
                  kyverno:require-network-policy kyverno:require-non-root-groups kyverno:require-pdb \
                  kyverno:require-pod-priorityclassname kyverno:require-pod-probes \
                  kyverno:require-qos-burstable kyverno:require-qos-guaranteed kyverno:require-reasonable-pdbs \
                  kyverno:require-replicas-allow-disruption kyverno:require-requests-limits \
                  kyverno:require-ro-rootfs kyverno:require-run-as-containeruser \
                  kyverno:require-run-as-non-root-user kyverno:require-run-as-nonroot \
                  kyverno:require-storageclass kyverno:require-tekton-bundle \
                  kyverno:require-tekton-namespace-pipelinerun kyverno:require-tekton-securitycontext \
                  kyverno:require-unique-service-selector kyverno:require-unique-uid-per-workload \
                  kyverno:require-vulnerability-scan kyverno:resolve-image-to-digest \
                  kyverno:resource-creation-updating-denied kyverno:restrict-annotations \
                  kyverno:restrict-apparmor-profiles kyverno:restrict-automount-sa-token \
                  kyverno:restrict-binding-clusteradmin kyverno:restrict-binding-system-groups \
                  kyverno:restrict-clusterrole-csr \
                  kyverno:restrict-clusterrole-mutating-validating-admission-webhooks \
                  kyverno:restrict-clusterrole-nodesproxy kyverno:restrict-controlplane-scheduling \
                  kyverno:restrict-deprecated-registry kyverno:restrict-edit-for-endpoints \
                  kyverno:restrict-escalation-verbs-roles kyverno:restrict-external-ips \
                  kyverno:restrict-image-registries kyverno:restrict-ingress-classes \
                  kyverno:restrict-ingress-defaultbackend kyverno:restrict-ingress-paths \
                  kyverno:restrict-ingress-wildcard kyverno:restrict-jobs \
                  kyverno:restrict-networkpolicy-empty-podselector kyverno:restrict-node-affinity \
                  kyverno:restrict-node-label-creation kyverno:restrict-node-selection \
                  kyverno:restrict-nodeport kyverno:restrict-pod-controller-serviceaccount-updates \
                  kyverno:restrict-pod-count kyverno:restrict-runtimeclass \
                  kyverno:restrict-sa-automount-sa-token kyverno:restrict-scale kyverno:restrict-seccomp \
                  kyverno:restrict-seccomp-strict kyverno:restrict-secret-role-verbs \
                  kyverno:restrict-secrets-by-label kyverno:restrict-secrets-by-name \
                  kyverno:restrict-service-account kyverno:restrict-service-port-range \
                  kyverno:restrict-storageclass kyverno:restrict-sysctls \
                  kyverno:restrict-virtual-service-wildcard kyverno:restrict-volume-types \
                  kyverno:restrict-wildcard-resources kyverno:restrict-wildcard-verbs \
                  kyverno:secrets-not-from-env-vars kyverno:service-mesh-disallow-capabilities \
                  kyverno:service-mesh-require-run-as-nonroot kyverno:signed-pipeline-bundle \
                  kyverno:signed-tekton-task-bundle kyverno:spread-pods kyverno:team-validate-ns-name \
                  kyverno:time-bound-policy kyverno:topologyspreadconstraints-policy \
                  kyverno:unique-external-dns kyverno:unique-ingress-host kyverno:unique-ingress-host-and-path \
                  kyverno:unique-ingress-path kyverno:unique-routes kyverno:validate-cron-schedule \
                  kyverno:validate-probes kyverno:validate-userid-groupid-fsgroup kyverno:verify-flux-images \
                  kyverno:verify-flux-sources kyverno:verify-git-repositories kyverno:verify-image \
                  kyverno:verify-image-gcpkms kyverno:verify-image-ivpol kyverno:verify-image-with-multi-keys \
                  kyverno:verify-manifest-integrity kyverno:verify-sbom-cyclonedx \
                  kyverno:verify-slsa-provenance-keyless kyverno:verify-tekton-taskrun-vuln-scan \
                  kyverno:verify-vpa-target",
            uncovered: &[
                ("kyverno:advanced-restrict-image-registries", Uncovered::Cluster),
                ("kyverno:allowed-base-images", Uncovered::Registry),
                ("kyverno:allowed-label-changes", Uncovered::Cluster),
                ("kyverno:allowed-podpriorities", Uncovered::Cluster),
                ("kyverno:application-prevent-updates-project", Uncovered::Cluster),
                ("kyverno:block-cluster-admin-from-ns", Uncovered::Cluster),
                ("kyverno:block-images-with-volumes", Uncovered::Registry),
                ("kyverno:block-kubectl-cp", Uncovered::Cluster),
                ("kyverno:block-kubectl-cp-by-pod-label", Uncovered::Cluster),
                ("kyverno:block-large-images", Uncovered::Registry),
                ("kyverno:block-stale-images", Uncovered::Registry),
                ("kyverno:block-updates-deletes", Uncovered::Cluster),
                ("kyverno:check-image-vulns-cve-2022-42889", Uncovered::Registry),
                ("kyverno:check-nvidia-gpus", Uncovered::Registry),
                ("kyverno:check-sa", Uncovered::Cluster),
                ("kyverno:check-subjectaccessreview", Uncovered::Cluster),
                ("kyverno:deny-exec-by-namespace-label", Uncovered::Cluster),
                ("kyverno:deny-exec-by-namespace-name", Uncovered::Cluster),
                ("kyverno:deny-exec-by-pod-and-container", Uncovered::Cluster),
                ("kyverno:deny-exec-by-pod-label", Uncovered::Cluster),
                ("kyverno:deny-exec-by-pod-name", Uncovered::Cluster),
                ("kyverno:exclude-namespaces-example", Uncovered::Cluster),
                ("kyverno:kubecost-proactive-cost-control", Uncovered::Network),
                ("kyverno:only-trustworthy-registries-set-root", Uncovered::Registry),
                ("kyverno:protect-node-label-foo", Uncovered::Cluster),
                ("kyverno:protect-node-taints", Uncovered::Cluster),
                ("kyverno:record-creation-details", Uncovered::Cluster),
                ("kyverno:require-base-image", Uncovered::Registry),
                ("kyverno:require-image-source", Uncovered::Registry),
                ("kyverno:require-tekton-securitycontext", Uncovered::Cluster),
                ("kyverno:require-vulnerability-scan", Uncovered::Registry),
                ("kyverno:resource-creation-updating-denied", Uncovered::Cluster),
                ("kyverno:restrict-node-label-creation", Uncovered::Cluster),
                ("kyverno:restrict-pod-controller-serviceaccount-updates", Uncovered::Cluster),
                ("kyverno:restrict-pod-count", Uncovered::Cluster),
                ("kyverno:restrict-service-account", Uncovered::Cluster),
                ("kyverno:signed-pipeline-bundle", Uncovered::Registry),
                ("kyverno:signed-tekton-task-bundle", Uncovered::Registry),
                ("kyverno:team-validate-ns-name", Uncovered::Cluster),
                ("kyverno:time-bound-policy", Uncovered::Cluster),
                ("kyverno:verify-flux-images", Uncovered::Registry),
                ("kyverno:verify-image", Uncovered::Registry),
                ("kyverno:verify-image-gcpkms", Uncovered::Registry),
                ("kyverno:verify-image-ivpol", Uncovered::Registry),
                ("kyverno:verify-image-with-multi-keys", Uncovered::Registry),
                ("kyverno:verify-manifest-integrity", Uncovered::Network),
                ("kyverno:verify-sbom-cyclonedx", Uncovered::Registry),
                ("kyverno:verify-slsa-provenance-keyless", Uncovered::Registry),
                ("kyverno:verify-tekton-taskrun-vuln-scan", Uncovered::Registry),
            ],
        },
        Peer {
            name: "Gatekeeper",
            source: "the templates of open-policy-agent/gatekeeper-library of August 2026; parameters \
                     are those of the published samples",
            prefixes: &["gatekeeper:"],
            ids: "gatekeeper:K8sAllowedRepos gatekeeper:K8sAllowedReposv2 \
                  gatekeeper:K8sBlockEndpointEditDefaultRole gatekeeper:K8sBlockLoadBalancer \
                  gatekeeper:K8sBlockNodePort gatekeeper:K8sBlockWildcardIngress \
                  gatekeeper:K8sContainerEphemeralStorageLimit gatekeeper:K8sContainerLimits \
                  gatekeeper:K8sContainerRatios gatekeeper:K8sContainerRequests \
                  gatekeeper:K8sDisallowAnonymous gatekeeper:K8sDisallowInteractiveTTY \
                  gatekeeper:K8sDisallowedRepos gatekeeper:K8sDisallowedTags gatekeeper:K8sExternalIPs \
                  gatekeeper:K8sHorizontalPodAutoscaler gatekeeper:K8sHttpsOnly gatekeeper:K8sImageDigests \
                  gatekeeper:K8sPSPAllowPrivilegeEscalationContainer gatekeeper:K8sPSPAllowedUsers \
                  gatekeeper:K8sPSPAppArmor gatekeeper:K8sPSPAutomountServiceAccountTokenPod \
                  gatekeeper:K8sPSPCapabilities gatekeeper:K8sPSPFSGroup gatekeeper:K8sPSPFlexVolumes \
                  gatekeeper:K8sPSPForbiddenSysctls gatekeeper:K8sPSPHostFilesystem \
                  gatekeeper:K8sPSPHostNamespace gatekeeper:K8sPSPHostNetworkingPorts \
                  gatekeeper:K8sPSPHostProbesLifecycle gatekeeper:K8sPSPHostProcess \
                  gatekeeper:K8sPSPPrivilegedContainer gatekeeper:K8sPSPProcMount \
                  gatekeeper:K8sPSPReadOnlyRootFilesystem gatekeeper:K8sPSPSELinuxV2 gatekeeper:K8sPSPSeccomp \
                  gatekeeper:K8sPSPSeccompV2 gatekeeper:K8sPSPVolumeTypes gatekeeper:K8sPodDisruptionBudget \
                  gatekeeper:K8sReplicaLimits gatekeeper:K8sRequiredAnnotations gatekeeper:K8sRequiredLabels \
                  gatekeeper:K8sRequiredProbes gatekeeper:K8sRequiredResources gatekeeper:K8sStorageClass \
                  gatekeeper:K8sUniqueIngressHost gatekeeper:K8sUniqueServiceSelector \
                  gatekeeper:NoUpdateServiceAccount gatekeeper:VerifyDeprecatedAPI",
            uncovered: &[("gatekeeper:NoUpdateServiceAccount", Uncovered::Cluster)],
        },
    ],
};
