//! The Pod Security Standards release by release. `examples/pod_security_admission.rs` compares them with the fixtures
//! of the admission code itself.

mod admission;

use std::collections::BTreeSet;

use tidegate::finding::{Profile, Status};
use tidegate::model::Versions;

use self::admission::{check, refusing};

/// A pod with this spec, indented by two.
fn pod(spec: &str) -> String {
    format!("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n{spec}")
}

/// Holds from which minor release on, and until which, a check refuses a pod.
fn refuses(check_id: &str, manifest: &str, minors: std::ops::Range<u32>) {
    for minor in 0..=Versions::NEWEST_KUBERNETES + 1 {
        let report = check(Profile::PssRestricted, manifest, &[minor]);
        let refused = refusing(&report).contains(&check_id);
        assert_eq!(refused, minors.contains(&minor), "{check_id} at 1.{minor}:\n{manifest}");
    }
}

const FOREVER: u32 = u32::MAX;

#[test]
fn controls_come_with_their_releases() {
    let silent = pod("  containers:\n    - name: web\n");
    refuses("allowPrivilegeEscalation", &silent, 8..FOREVER);
    refuses("seccompProfile_restricted", &silent, 19..FOREVER);
    refuses("capabilities_restricted", &silent, 22..FOREVER);
    refuses("runAsNonRoot", &silent, 0..FOREVER);
    let root = pod("  securityContext:\n    runAsUser: 0\n  containers:\n    - name: web\n");
    refuses("runAsUser", &root, 23..FOREVER);
    let probe = pod("  containers:\n    - name: web\n      livenessProbe:\n        httpGet: {host: db, port: 80}\n");
    refuses("hostProbesAndHostLifecycle", &probe, 34..FOREVER);
}

#[test]
fn windows_pods_are_exempt_since_1_25() {
    let silent = pod("  os:\n    name: windows\n  containers:\n    - name: web\n");
    refuses("allowPrivilegeEscalation", &silent, 8..25);
    refuses("seccompProfile_restricted", &silent, 19..25);
    refuses("capabilities_restricted", &silent, 22..25);
    refuses("runAsNonRoot", &silent, 0..FOREVER);
}

#[test]
fn user_namespaces_relax_since_1_35() {
    let container = "      securityContext: {procMount: Unmasked, runAsUser: 0, runAsNonRoot: false}\n";
    let confined = pod(&format!("  hostUsers: false\n  containers:\n    - name: web\n{container}"));
    refuses("procMount", &confined, 0..35);
    refuses("procMount_restricted", &confined, 35..FOREVER);
    refuses("runAsUser", &confined, 23..35);
    refuses("runAsNonRoot", &confined, 0..35);
}

#[test]
fn lists_of_allowed_values_grow() {
    let tuned = |name: &str| {
        pod(&format!(
            "  securityContext:\n    sysctls: [{{name: {name}, value: '1'}}]\n  containers:\n    - name: web\n"
        ))
    };
    refuses("sysctls", &tuned("kernel.shm_rmid_forced"), 0..0);
    refuses("sysctls", &tuned("net.ipv4.ip_local_reserved_ports"), 0..27);
    refuses("sysctls", &tuned("net.ipv4.tcp_fin_timeout"), 0..29);
    refuses("sysctls", &tuned("net.ipv4.tcp_wmem"), 0..32);
    refuses("sysctls", &tuned("net.ipv4.tcp_slow_start_after_idle"), 0..37);
    refuses("sysctls", &tuned("net.core.somaxconn"), 0..FOREVER);
    let engine =
        pod("  securityContext:\n    seLinuxOptions: {type: container_engine_t}\n  containers:\n    - name: web\n");
    refuses("seLinuxOptions", &engine, 0..31);
}

#[test]
fn seccomp_moved_from_annotations_to_fields_in_1_19() {
    let annotated = |key: &str, profile: &str| {
        let metadata = format!("  annotations:\n    {key}: '{profile}'\n");
        format!("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n{metadata}spec:\n  containers:\n    - name: web\n")
    };
    let (of_pod, of_container) =
        ("seccomp.security.alpha.kubernetes.io/pod", "container.seccomp.security.alpha.kubernetes.io/");
    refuses("seccompProfile_baseline", &annotated(of_pod, "unconfined"), 0..19);
    refuses("seccompProfile_baseline", &annotated(of_pod, ""), 0..19);
    refuses("seccompProfile_baseline", &annotated(of_pod, "docker/default"), 0..0);
    refuses("seccompProfile_baseline", &annotated(&format!("{of_container}web"), "unconfined"), 0..19);
    refuses("seccompProfile_baseline", &annotated(&format!("{of_container}gone"), "unconfined"), 0..0);
    let field = pod("  securityContext:\n    seccompProfile: {type: Unconfined}\n  containers:\n    - name: web\n");
    refuses("seccompProfile_baseline", &field, 19..FOREVER);
}

#[test]
fn several_releases_are_judged_together() {
    let manifest = pod(
        "  securityContext:\n    sysctls: [{name: net.ipv4.tcp_rmem, value: '1'}]\n  containers:\n    - name: web\n",
    );
    let report = check(Profile::PssBaseline, &manifest, &[34, 24, 31]);
    let messages: Vec<&str> = report.findings.iter().map(|finding| &*finding.hit.message).collect();
    let expected = "The pod sets the sysctl net.ipv4.tcp_rmem; Pod Security level baseline of Kubernetes 1.24 and 1.31 \
                    refuses that.";
    assert_eq!(messages, [expected]);
}

#[test]
fn restricted_covers_what_baseline_says_at_the_same_token() {
    let context =
        "{capabilities: {drop: [ALL], add: [NET_ADMIN]}, procMount: Unmasked, seccompProfile: {type: Unconfined}}";
    let volumes = "  volumes: [{name: logs, hostPath: {path: /var/log}}]\n";
    let manifest = pod(&format!("  containers:\n    - name: web\n      securityContext: {context}\n{volumes}"));
    let report = check(Profile::PssRestricted, &manifest, &[]);
    let covered = report.findings.iter().filter(|finding| matches!(finding.status, Status::CoveredBy { .. }));
    let covered: BTreeSet<&str> = covered.map(|finding| report.rules[finding.rule].meta.name()).collect();
    let expected = ["host-path-volume", "non-default-capability", "unconfined-seccomp", "unmasked-proc"];
    assert_eq!(covered, expected.map(|name| format!("pod-security-{name}")).iter().map(String::as_str).collect());
}
