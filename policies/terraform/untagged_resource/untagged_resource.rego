# METADATA
# title: Resource without a tag that every resource must have
# description: |
#   Tags say whose a resource is and who pays for it; what has none is found on the bill. The tags are
#   `data.parameters.required_tags`, else `owner`. Asked are resources of AWS that are created or changed and that can
#   be tagged; what provider-wide default tags add counts (`tags_all`). Tags that are known only after apply are not
#   judged.
# related_resources:
#   - ref: https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html
# custom:
#   id: terraform/untagged-resource
#   severity: low
#   input: [plan]
#   remedy: Add the tag to the resource, or to `default_tags` of the provider.
package tidegate.terraform.untagged_resource

required_tags := data.parameters.required_tags

required_tags := ["owner"] if not data.parameters.required_tags

finding contains {"message": message, "path": ["resource_changes", index, "change", "after", "tags", tag]} if {
	some index, resource in input.resource_changes
	startswith(resource.type, "aws_")
	resource.mode == "managed"
	some action in resource.change.actions
	action in ["create", "update"]
	is_taggable(resource.change)
	some tag in required_tags
	not tag in object.keys(tags(resource.change.after))
	message := sprintf("`%s` has no tag `%s`.", [resource.address, tag])
}

# A provider writes `tags`, null or not, into everything that can have them; unknown ones are judged after apply.
is_taggable(change) if {
	"tags" in object.keys(change.after)
	not is_unknown(change)
}

is_unknown(change) if change.after_unknown.tags == true

is_unknown(change) if change.after_unknown.tags_all == true

tags(after) := object.union(as_object(object.get(after, "tags", {})), as_object(object.get(after, "tags_all", {})))

as_object(value) := value if is_object(value)

as_object(value) := {} if is_null(value)
