package tidegate.kubernetes.missing_owner_label_test

import data.tidegate.kubernetes.missing_owner_label

labelled(labels) := {"kind": "Deployment", "metadata": {"name": "web", "labels": labels}}

test_owner_is_enough if {
	count(missing_owner_label.finding) == 0 with input as labelled({"app.kubernetes.io/part-of": "shop"})
}

test_other_labels_are_not if {
	count(missing_owner_label.finding) == 1 with input as labelled({"app": "web"})
}

test_empty_label_says_nothing if {
	count(missing_owner_label.finding) == 1 with input as labelled({"app.kubernetes.io/part-of": ""})
}

test_label_can_be_chosen if {
	found := missing_owner_label.finding with input as labelled({"app.kubernetes.io/part-of": "shop"})
		with data.parameters.owner_label as "team"
	some fault in found
	fault.path == ["metadata", "labels", "team"]
}

test_objects_that_nobody_runs_need_none if {
	count(missing_owner_label.finding) == 0 with input as {"kind": "ConfigMap", "metadata": {"name": "settings"}}
}
