//! Ordinary manifests that benchmarks check.

use std::path::Path;

/// A Deployment with its Service as people write them; every tenth is a ConfigMap of some size.
pub fn one(number: usize) -> String {
    if number.is_multiple_of(10) {
        let lines: String = (0..40).map(|line| format!("  setting-{line}: value of {line} in {number}\n")).collect();
        return format!("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings-{number}\ndata:\n{lines}");
    }
    let labels = format!("app.kubernetes.io/name: app-{number}");
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app-{number}\n  namespace: shop\n  labels:\n    \
         {labels}\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      {labels}\n  template:\n    metadata:\n      \
         labels:\n        {labels}\n    spec:\n      automountServiceAccountToken: false\n      securityContext:\n        \
         runAsNonRoot: true\n      containers:\n        - name: app\n          image: registry.example.com/app:1.{number}.0\n          \
         ports:\n            - name: http\n              containerPort: 8080\n          env:\n            - name: LOG_LEVEL\n              \
         value: info\n          securityContext:\n            allowPrivilegeEscalation: false\n          readinessProbe:\n            \
         httpGet:\n              path: /healthz\n              port: http\n          resources:\n            requests:\n              \
         cpu: 100m\n              memory: 128Mi\n            limits:\n              memory: 256Mi\n---\napiVersion: v1\nkind: \
         Service\nmetadata:\n  name: app-{number}\n  namespace: shop\nspec:\n  selector:\n    {labels}\n  ports:\n    - port: 80\n      \
         targetPort: http\n"
    )
}

/// Writes so many of them into a folder that is a repository, fifty to a folder.
pub fn write(folder: &Path, count: usize) {
    std::fs::create_dir_all(folder.join(".git")).unwrap();
    for number in 0..count {
        let team = folder.join(format!("team-{}", number / 50));
        std::fs::create_dir_all(&team).unwrap();
        std::fs::write(team.join(format!("app-{number}.yaml")), one(number)).unwrap();
    }
}
