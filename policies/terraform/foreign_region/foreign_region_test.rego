package tidegate.terraform.foreign_region_test

import data.tidegate.terraform.foreign_region

provider(expressions) := {"configuration": {"provider_config": {"aws.main": {"name": "aws", "expressions": expressions}}}}

test_listed_region_passes if {
	count(foreign_region.finding) == 0 with input as provider({"region": {"constant_value": "eu-central-1"}})
}

test_other_region_is_found if {
	some found in foreign_region.finding with input as provider({"region": {"constant_value": "us-east-1"}})
	found.path == ["configuration", "provider_config", "aws.main", "expressions", "region", "constant_value"]
}

test_list_can_be_chosen if {
	count(foreign_region.finding) == 0 with input as provider({"region": {"constant_value": "us-east-1"}})
		with data.parameters.regions as ["us-east-1"]
}

test_region_from_a_variable_is_not_judged if {
	count(foreign_region.finding) == 0 with input as provider({"region": {"references": ["var.region"]}})
	count(foreign_region.finding) == 0 with input as provider({})
}
