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
                  CKV2_K8S_1 CKV2_K8S_2 CKV2_K8S_3 CKV2_K8S_4 CKV2_K8S_5 CKV2_K8S_6",
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
    ],
};
