package tidegate.terraform.untagged_resource_test

import data.tidegate.terraform.untagged_resource

plan(actions, after, unknown) := {"resource_changes": [{
	"address": "aws_sqs_queue.orders",
	"mode": "managed",
	"type": "aws_sqs_queue",
	"change": {"actions": actions, "after": after, "after_unknown": unknown},
}]}

test_tagged_resource_passes if {
	count(untagged_resource.finding) == 0 with input as plan(["create"], {"tags": {"owner": "shop"}}, {})
}

test_missing_tag_is_found if {
	found := untagged_resource.finding with input as plan(["update"], {"tags": null}, {})
	found == {{
		"message": "`aws_sqs_queue.orders` has no tag `owner`.",
		"path": ["resource_changes", 0, "change", "after", "tags", "owner"],
	}}
}

test_default_tags_of_the_provider_count if {
	after := {"tags": null, "tags_all": {"owner": "shop"}}
	count(untagged_resource.finding) == 0 with input as plan(["create"], after, {})
}

test_every_required_tag_is_asked_for if {
	found := untagged_resource.finding with input as plan(["create"], {"tags": {}}, {})
		with data.parameters.required_tags as ["owner", "cost-center"]
	count(found) == 2
}

test_unknown_tags_are_not_judged if {
	count(untagged_resource.finding) == 0 with input as plan(["create"], {"tags": {}}, {"tags_all": true})
}

test_what_cannot_be_tagged_or_goes_is_not_asked if {
	count(untagged_resource.finding) == 0 with input as plan(["create"], {"name": "orders"}, {})
	count(untagged_resource.finding) == 0 with input as plan(["delete"], {"tags": {}}, {})
}
