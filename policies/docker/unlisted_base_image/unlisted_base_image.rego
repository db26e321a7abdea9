# METADATA
# title: Base image that is not on the list
# description: |
#   What a base image holds ends up in production. Where a team keeps a list of bases that are patched and scanned,
#   everything else is a way around it. The list is `data.parameters.base_images`: globs over the name as written,
#   without tag and digest, where `*` stops at a slash. Without a list only `scratch` and distroless images are
#   accepted. Stages that continue an earlier stage are not asked.
# related_resources:
#   - ref: https://docs.docker.com/build/building/base-images/
# custom:
#   id: docker/unlisted-base-image
#   severity: medium
#   profiles: [strict]
#   input: [dockerfile]
#   remedy: Build on an image of the list, or have this one added to it.
package tidegate.docker.unlisted_base_image

base_images := data.parameters.base_images

base_images := ["scratch", "gcr.io/distroless/*"] if not data.parameters.base_images

finding contains {"message": message, "path": ["stages", stage.index, "image"]} if {
	some stage in input.stages
	not continues(stage)
	not listed(stage.image)
	message := sprintf("`%s` is not on the list of base images.", [stage.image])
}

continues(stage) if {
	some earlier in input.stages
	earlier.index < stage.index
	lower(earlier.name) == lower(stage.image)
}

listed(image) if {
	some pattern in base_images
	glob.match(pattern, ["/"], bare(image))
}

# Without digest and tag; a colon in front of a slash is that of a port.
bare(image) := regex.replace(split(image, "@")[0], `:[^/:]*$`, "")
