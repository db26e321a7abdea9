# METADATA
# title: Region in which nothing of ours may stand
# description: |
#   Where data lies is a matter of law and of distance. The regions are `data.parameters.regions`, else those of AWS in
#   the European Union. Asked are the regions that provider blocks write down; one that comes from a variable or the
#   environment is not in the plan's configuration.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs#provider-configuration
# custom:
#   id: terraform/foreign-region
#   severity: medium
#   profiles: [strict]
#   input: [plan]
#   remedy: Use one of the listed regions, or have this one added to the list.
package tidegate.terraform.foreign_region

regions := data.parameters.regions

regions := ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"] if {
	not data.parameters.regions
}

finding contains {"message": message, "path": path} if {
	some name, provider in input.configuration.provider_config
	provider.name == "aws"
	region := provider.expressions.region.constant_value
	not region in regions
	path := ["configuration", "provider_config", name, "expressions", "region", "constant_value"]
	message := sprintf("The provider `%s` works in `%s`, which is not on the list of regions.", [name, region])
}
