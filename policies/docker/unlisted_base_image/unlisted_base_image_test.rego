package tidegate.docker.unlisted_base_image_test

import data.tidegate.docker.unlisted_base_image

images(names) := {"stages": [{"index": index, "name": sprintf("stage%d", [index]), "image": name} |
	some index, name in names
]}

test_listed_images_pass_with_tag_and_digest if {
	listed := ["scratch", "gcr.io/distroless/static:nonroot", "gcr.io/distroless/base@sha256:0123"]
	count(unlisted_base_image.finding) == 0 with input as images(listed)
}

test_other_images_are_found if {
	some found in unlisted_base_image.finding with input as images(["scratch", "ubuntu:24.04"])
	found.path == ["stages", 1, "image"]
}

test_star_stops_at_a_slash if {
	count(unlisted_base_image.finding) == 1 with input as images(["gcr.io/distroless/mine/static"])
}

test_port_is_no_tag if {
	count(unlisted_base_image.finding) == 0 with input as images(["registry.example.com:5000/base:1"])
		with data.parameters.base_images as ["registry.example.com:5000/*"]
}

test_earlier_stages_are_not_asked if {
	count(unlisted_base_image.finding) == 0 with input as images(["scratch", "Stage0"])
}
