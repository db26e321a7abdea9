//! Joins between objects: the partner's place, other units, open and closed worlds, and time that does not explode.

use tidegate::document::Source;
use tidegate::engine::{Checker, Report, Selection};
use tidegate::finding::{Finding, Severity};
use tidegate::model::classify::classify;
use tidegate::model::{Run, Unit, Workspace, World};
use tidegate::output::{Format, RenderOptions, render};

use crate::fixtures::RULES;

/// Files that are each a unit of their own, named after their folder.
fn workspace(files: &[(&str, &str)]) -> Workspace {
    let mut workspace = Workspace::default();
    for (name, text) in files {
        let folder = name.rsplit_once('/').map_or(".", |(folder, _)| folder);
        let known = workspace.units.iter().position(|unit| unit.name == folder);
        let unit = known.unwrap_or_else(|| {
            workspace.units.push(Unit::whole(folder));
            workspace.units.len() - 1
        });
        let classified = classify(&Source::new(*name, *text), false);
        assert!(classified.problems.is_empty(), "{:?}", classified.problems);
        workspace.documents.extend(classified.documents.into_iter().map(|mut document| {
            document.unit = unit;
            document
        }));
    }
    workspace
}

fn check(rule: &str, files: &[(&str, &str)], world: World) -> Report {
    let rules = RULES.iter().filter(|known| known.meta.answers_to(rule)).copied();
    let run = Run { world, ..Run::default() };
    Checker::new(Selection::everywhere(rules, Severity::Medium)).check(&workspace(files), &run)
}

fn service(name: &str, port: u32) -> String {
    format!("apiVersion: v1\nkind: Service\nmetadata:\n  name: {name}\nspec:\n  ports:\n    - port: {port}\n")
}

const INGRESS: &str = "\
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
    - http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80
";

#[track_caller]
fn only(report: &Report) -> &Finding {
    let [finding] = report.findings.as_slice() else { panic!("{:#?}", report.findings) };
    finding
}

#[test]
fn a_partner_without_the_port_is_a_fault_and_shown() {
    let (web, files) = (service("web", 8080), "app/ingress.yaml");
    let report = check("kubernetes/dangling-ingress", &[(files, INGRESS), ("app/service.yaml", &web)], World::Open);
    let finding = only(&report);
    assert_eq!(finding.severity, Severity::Medium);
    let (partner, part) = &finding.hit.extras().related[0];
    let (file, start, _) = partner.region();
    assert_eq!((file.name(), start.line, part.as_str()), ("app/service.yaml", 4, "the Service"));
    let sarif = render(&report, Format::Sarif, &RenderOptions::default());
    assert!(sarif.contains("relatedLocations"));
}

#[test]
fn a_partner_of_another_unit_may_not_be_the_one_that_is_meant() {
    let web = service("web", 8080);
    let files = [("app/ingress.yaml", INGRESS), ("other/service.yaml", &web)];
    let report = check("kubernetes/dangling-ingress", &files, World::Open);
    assert_eq!(only(&report).severity, Severity::Info);
    assert!(only(&report).hit.extras().partial.as_ref().is_some_and(|why| why.contains("Service web")));
    let report = check("kubernetes/dangling-ingress", &files, World::Closed);
    assert_eq!(only(&report).severity, Severity::Medium);
}

#[test]
fn the_partner_of_the_same_unit_is_the_one_that_is_meant() {
    let (own, other) = (service("web", 8080), service("web", 80));
    let files = [("app/ingress.yaml", INGRESS), ("app/service.yaml", &own), ("other/service.yaml", &other)];
    let report = check("kubernetes/dangling-ingress", &files, World::Open);
    assert_eq!(only(&report).severity, Severity::Medium);
    let files = [("app/ingress.yaml", INGRESS), ("app/service.yaml", &other), ("other/service.yaml", &own)];
    assert!(check("kubernetes/dangling-ingress", &files, World::Open).findings.is_empty());
}

#[test]
fn a_service_of_another_unit_is_not_meant_where_the_own_unit_has_one_of_its_name() {
    let rule = "kubernetes/unprobed-backend";
    let service = |selector: &str| {
        format!(
            "apiVersion: v1\nkind: Service\nmetadata:\n  name: search\nspec:\n  selector: {{{selector}}}\n  ports:\n    - port: 9200\n"
        )
    };
    let (all, clients) = (service("app: search"), service("app: search, role: client"));
    let pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: data\n  labels: {app: search, role: data}\nspec:\n  containers:\n    - name: search\n";
    let apart = [("services/all.yaml", all.as_str()), ("workloads/data.yaml", pod)];
    assert_eq!(
        only(&check(rule, &apart, World::Open)).hit.message,
        "Service search sends requests to these pods before they can answer."
    );
    let near = all.replace("name: search", "name: near");
    let farther = [("a/all.yaml", all.as_str()), ("z/near.yaml", near.as_str()), ("z/pods/data.yaml", pod)];
    assert!(only(&check(rule, &farther, World::Open)).hit.message.starts_with("Service near sends"));
    let beside = [("all.yaml", all.as_str()), ("cluster/clients.yaml", clients.as_str()), ("cluster/data.yaml", pod)];
    assert!(check(rule, &beside, World::Open).findings.is_empty());
}

#[test]
fn a_missing_partner_is_a_note_in_an_open_world_and_a_fault_in_a_closed_one() {
    let files = [("app/ingress.yaml", INGRESS)];
    for (world, severity) in [(World::Open, Severity::Info), (World::Closed, Severity::Medium)] {
        assert_eq!(only(&check("kubernetes/dangling-ingress", &files, world)).severity, severity);
    }
}

#[test]
fn kinds_that_share_a_name_are_told_apart() {
    let knative = service("web", 80).replace("apiVersion: v1", "apiVersion: serving.knative.dev/v1");
    let files = [("app/ingress.yaml", INGRESS), ("app/service.yaml", &knative)];
    assert_eq!(only(&check("kubernetes/dangling-ingress", &files, World::Closed)).severity, Severity::Medium);
}

/// Joins go over indexes: twice the objects may take a little more than twice the time, not four times.
/// Whatever costs more than linear time makes this test run for minutes.
#[test]
fn joins_do_not_compare_everything_with_everything() {
    const OBJECTS: usize = 1_500;
    let mut text = String::new();
    for number in 0..OBJECTS {
        let labels = format!("{{app: web-{number}}}");
        text.push_str(&format!(
            "---\napiVersion: v1\nkind: Service\nmetadata: {{name: web-{number}, labels: {labels}}}\nspec: {{ports: [{{port: 80}}]}}\n\
             ---\napiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {{name: s-{number}, labels: {{kubernetes.io/service-name: other-{number}}}}}\n\
             ---\napiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {{name: m-{number}}}\nspec: {{selector: {{matchLabels: {{app: no-{number}}}}}}}\n\
             ---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {{name: b-{number}}}\nspec: {{minAvailable: 1, selector: {{matchLabels: {{app: pod-{number}}}}}}}\n\
             ---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: d-{number}}}\nspec: {{selector: {{matchLabels: {{app: pod-{number}}}}}, template: {{metadata: {{labels: {{app: pod-{number}}}}}, spec: {{containers: []}}}}}}\n\
             ---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: p-{number}}}\nspec: {{selector: {{matchLabels: {{app: pod-{number}}}}}}}\n"
        ));
    }
    for (rule, found) in [
        ("kubernetes/selectorless-service", OBJECTS),
        ("kubernetes/dangling-service-monitor", OBJECTS),
        ("kubernetes/unreachable-min-available", 2 * OBJECTS),
        ("kubernetes/overlapping-budgets", 0),
    ] {
        let report = check(rule, &[("all.yaml", &text)], World::Open);
        assert_eq!(report.findings.len(), found, "{rule}");
    }
}

#[test]
fn what_a_patch_leaves_out_is_not_absent_for_sure() {
    let patch = |selector: &str| {
        format!(
            "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n{selector}  template:\n    spec:\n      \
             containers:\n        - name: web\n          stdin: true\n"
        )
    };
    let rule = "kubernetes/missing-memory-limit";
    let alone = patch("");
    let report = check(rule, &[("web.yaml", &alone)], World::Open);
    assert_eq!(only(&report).severity, Severity::Info, "{}", only(&report).hit.message);
    let report = check(rule, &[("web.yaml", &alone)], World::Closed);
    assert_eq!(only(&report).severity, Severity::Medium);
    let whole = patch("  selector:\n    matchLabels: {app: web}\n");
    let report = check(rule, &[("web.yaml", &whole)], World::Open);
    assert_eq!(only(&report).severity, Severity::Medium, "what has a selector is no patch");
    let named = "patchesStrategicMerge:\n  - web.yaml\n";
    for world in [World::Open, World::Closed] {
        let report = check(rule, &[("a/kustomization.yaml", named), ("a/web.yaml", &whole)], world);
        assert!(report.findings.is_empty(), "a kustomization says that it is a patch: {:#?}", report.findings);
    }
}

#[test]
fn a_thousand_kustomizations_that_lead_to_each_other_take_no_time() {
    let name = |number: usize| format!("k{number}/kustomization.yaml");
    let text = |number: usize| {
        let leads: String = (0..200).map(|step| format!("  - ../k{}\n", (number + step) % 1000)).collect();
        format!("images:\n  - name: web\n    newTag: \"1\"\nresources:\n{leads}")
    };
    let mut files: Vec<(String, String)> = (0..1000).map(|number| (name(number), text(number))).collect();
    files.push((
        "x/web.yaml".to_owned(),
        "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: web\n".to_owned(),
    ));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let started = std::time::Instant::now();
    only(&check("kubernetes/untagged-image", &files, World::Open));
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn files_of_one_folder_that_may_be_alternatives_do_not_clash() {
    let scaler = |name: &str| {
        format!(
            "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {{name: {name}}}\nspec:\n  maxReplicas: 4\n  \
             scaleTargetRef: {{apiVersion: apps/v1, kind: Deployment, name: web}}\n"
        )
    };
    let (cpu, gpu) = (scaler("cpu"), scaler("gpu"));
    let rule = "kubernetes/twice-autoscaled-workload";
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let found = || {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_tidegate"))
            .args(["check", "--only", rule, "--output", "concise", "."])
            .current_dir(folder.path())
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).matches(rule).count()
    };
    write("cpu.yaml", &cpu);
    write("gpu.yaml", &gpu);
    assert_eq!(found(), 0, "files of a folder may be alternatives");
    write("kustomization.yaml", "resources: [cpu.yaml, gpu.yaml]\n");
    assert_eq!(found(), 1, "a kustomization says that they go together");
    let both = format!("{cpu}---\n{gpu}");
    only(&check(rule, &[("both.yaml", &both)], World::Open));
}

/// Looks at many objects of the same names and labels with every join that meets them. Were one of these to compare each
/// with each, the test would not end.
#[test]
fn thousands_of_namespaces_that_hold_the_same_are_looked_up_one_by_one() {
    let text: String = (0..8000)
        .map(|number| {
            format!(
                "---\napiVersion: v1\nkind: Service\nmetadata: {{name: web, namespace: n{number}}}\nspec: {{selector: {{app: web}}, ports: [{{port: 80}}]}}\n\
                 ---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: web, namespace: n{number}}}\n\
                 spec: {{podSelector: {{matchExpressions: [{{key: app, operator: In, values: [web]}}]}}}}\n\
                 ---\napiVersion: gateway.networking.k8s.io/v1beta1\nkind: ReferenceGrant\nmetadata: {{name: web, namespace: t}}\n\
                 spec: {{from: [{{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: n{number}}}], to: [{{group: '', kind: Service}}]}}\n\
                 ---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {{name: web, namespace: m{number}}}\n\
                 spec: {{rules: [{{backendRefs: [{{name: web, namespace: t, port: 80}}]}}]}}\n\
                 ---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web, namespace: n{number}}}\nspec:\n  template:\n    metadata: {{labels: {{app: web}}}}\n    \
                 spec: {{containers: [{{name: web}}]}}\n"
            )
        })
        .collect();
    for (rule, found) in [
        ("kubernetes/dangling-service", 0),
        ("kubernetes/dangling-network-policy", 0),
        ("kubernetes/non-isolated-pod", 0),
        ("kubernetes/recreated-backend", 0),
        ("kubernetes/ungranted-reference", 8000),
    ] {
        assert_eq!(check(rule, &[("all.yaml", &text)], World::Closed).findings.len(), found, "{rule}");
    }
}

/// Of more namesakes than a question looks at, those next to who asks are looked at.
#[test]
fn among_hundreds_of_one_name_the_neighbours_are_meant() {
    let files: Vec<(String, String)> = (0..900)
        .map(|number| {
            let port = 1000 + number;
            let ingress = INGRESS.replace("number: 80", &format!("number: {port}"));
            (format!("app{number:03}/all.yaml"), format!("{}---\n{ingress}", service("web", port)))
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let report = check("kubernetes/dangling-ingress", &files, World::Closed);
    assert!(report.findings.is_empty(), "{:#?}", report.findings.first());
}

/// Thousands that answer to one name and thousands that ask for it. Were each to look at each, the test would run for
/// minutes.
#[test]
fn thousands_of_one_name_cost_no_more_than_hundreds() {
    const OBJECTS: usize = 2000;
    let text: String = (0..OBJECTS)
        .map(|number| {
            format!(
                "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: web}}\ndata: {{a: b}}\n\
                 ---\napiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {{name: web}}\nrules: [{{apiGroups: [apps], resources: [deployments], verbs: [get]}}]\n\
                 ---\napiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {{name: web}}\nroleRef: {{kind: Role, name: web}}\nsubjects: [{{kind: User, name: eve}}]\n\
                 ---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {{name: web}}\nspec: {{sourceRepos: [a]}}\n\
                 ---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {{name: web}}\nspec: {{project: web, source: {{repoURL: b}}}}\n\
                 ---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {{name: b-{number}}}\n\
                 spec: {{minAvailable: 1, selector: {{matchExpressions: [{{key: a, operator: NotIn, values: [web, no-{number}]}}]}}}}\n\
                 ---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {{name: h-{number}}}\nspec: {{maxReplicas: 3, scaleTargetRef: {{apiVersion: apps/v1, kind: StatefulSet, name: web}}}}\n\
                 ---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web}}\nspec:\n  template:\n    metadata: {{labels: {{a: web, b: 'v{number}'}}}}\n    \
                 spec: {{containers: [{{name: web, env: [{{name: A, valueFrom: {{configMapKeyRef: {{name: web, key: c}}}}}}]}}]}}\n"
            )
        })
        .collect();
    for (rule, found) in [
        ("kubernetes/missing-config-key", OBJECTS),
        ("kubernetes/role-shell-binding", 0),
        ("kubernetes/replicas-with-autoscaler", 0),
        ("kubernetes/dangling-autoscaler", OBJECTS),
        ("kubernetes/dangling-budget", OBJECTS),
        ("delivery/forbidden-argo-application", 0),
    ] {
        assert_eq!(check(rule, &[("all.yaml", &text)], World::Open).findings.len(), found, "{rule}");
    }
}
