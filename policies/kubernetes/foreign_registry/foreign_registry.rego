# METADATA
# title: Image from a registry that is not on the list
# description: |
#   An image that comes from somewhere else was not scanned, is not kept, and can change or vanish under a running
#   workload. The list is `data.parameters.registries`: prefixes as they stand in front of an image, with or without a
#   path (`registry.example.com/shop/`). Without it only `registry.k8s.io` is trusted. An image without a registry is
#   Docker Hub's: `nginx` is `docker.io/library/nginx`.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
# custom:
#   id: kubernetes/foreign-registry
#   severity: medium
#   input: [kubernetes]
#   remedy: Mirror the image into a registry of yours and name it there.
package tidegate.kubernetes.foreign_registry

registries := data.parameters.registries

registries := ["registry.k8s.io"] if not data.parameters.registries

finding contains {"message": message, "path": array.concat(path, ["image"])} if {
	some [path, container] in containers
	not trusted(container.image)
	message := sprintf("Container `%s` runs `%s`, which is from no listed registry.", [container.name, container.image])
}

trusted(image) if {
	some registry in registries
	startswith(full_name(image), sprintf("%s/", [trim_suffix(registry, "/")]))
}

# The first part of an image is a registry where it has a dot or a port, or is localhost.
full_name(image) := image if has_registry(image)

full_name(image) := sprintf("docker.io/%s", [image]) if {
	not has_registry(image)
	contains(image, "/")
}

full_name(image) := sprintf("docker.io/library/%s", [image]) if not contains(image, "/")

has_registry(image) if regex.match(`^([^/]*[.:][^/]*|localhost)/`, image)

pod_paths := {
	"Pod": ["spec"],
	"Deployment": ["spec", "template", "spec"],
	"StatefulSet": ["spec", "template", "spec"],
	"DaemonSet": ["spec", "template", "spec"],
	"ReplicaSet": ["spec", "template", "spec"],
	"Job": ["spec", "template", "spec"],
	"CronJob": ["spec", "jobTemplate", "spec", "template", "spec"],
}

containers contains [path, container] if {
	pod_path := pod_paths[input.kind]
	some field in ["initContainers", "containers", "ephemeralContainers"]
	some index, container in object.get(input, array.concat(pod_path, [field]), [])
	path := array.concat(pod_path, [field, index])
}
