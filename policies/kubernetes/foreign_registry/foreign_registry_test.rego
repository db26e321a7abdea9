package tidegate.kubernetes.foreign_registry_test

import data.tidegate.kubernetes.foreign_registry

pod(image) := {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": image}]}}

test_kubernetes_registry_is_trusted if {
	count(foreign_registry.finding) == 0 with input as pod("registry.k8s.io/pause:3.10")
}

test_docker_hub_is_found_by_its_short_name if {
	found := foreign_registry.finding with input as pod("nginx:1.29")
	found == {{
		"message": "Container `web` runs `nginx:1.29`, which is from no listed registry.",
		"path": ["spec", "containers", 0, "image"],
	}}
}

test_short_names_mean_docker_hub if {
	every image in ["nginx", "docker.io/library/nginx", "bitnami/redis:8"] {
		count(foreign_registry.finding) == 0 with input as pod(image) with data.parameters.registries as ["docker.io"]
	}
}

test_list_may_name_a_path if {
	listed := ["registry.example.com/shop/"]
	count(foreign_registry.finding) == 0 with input as pod("registry.example.com/shop/web:1")
		with data.parameters.registries as listed
	count(foreign_registry.finding) == 1 with input as pod("registry.example.com/other/web:1")
		with data.parameters.registries as listed
}

test_prefix_ends_at_a_slash if {
	count(foreign_registry.finding) == 1 with input as pod("registry.k8s.io.evil.example/pause:3.10")
}

test_init_containers_of_cron_jobs_are_seen if {
	job := {"kind": "CronJob", "spec": {"jobTemplate": {"spec": {"template": {"spec": {"initContainers": [{
		"name": "wait",
		"image": "busybox:1.37",
	}]}}}}}}
	some found in foreign_registry.finding with input as job
	found.path == ["spec", "jobTemplate", "spec", "template", "spec", "initContainers", 0, "image"]
}
