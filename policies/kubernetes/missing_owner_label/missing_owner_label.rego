# METADATA
# title: Workload without a label that says whose it is
# description: |
#   When it breaks at night, somebody has to find out whom to call. The label is `data.parameters.owner_label`, else
#   `app.kubernetes.io/part-of`, which Kubernetes recommends. It must stand on the workload itself; a label with an
#   empty value says nothing.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
# custom:
#   id: kubernetes/missing-owner-label
#   severity: low
#   input: [kubernetes]
#   remedy: Label the workload with the team or the system that it belongs to.
package tidegate.kubernetes.missing_owner_label

owner_label := data.parameters.owner_label

owner_label := "app.kubernetes.io/part-of" if not data.parameters.owner_label

workloads := {"Deployment", "StatefulSet", "DaemonSet", "CronJob"}

finding contains {"message": message, "path": ["metadata", "labels", owner_label]} if {
	input.kind in workloads
	object.get(input, ["metadata", "labels", owner_label], "") == ""
	message := sprintf("%s `%s` has no label `%s`.", [input.kind, input.metadata.name, owner_label])
}
