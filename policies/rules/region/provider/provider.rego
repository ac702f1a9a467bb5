# METADATA
# title: Resources are made in the environment's region
# description: >-
#   A provider makes its resources in one region, whatever zones are written into them. One under
#   an alias for another region holds data where nobody looks for it, and where the organization's
#   guardrails may not reach. A plan tells the region where the provider's configuration, or the
#   resource itself, sets it by a constant or a variable; elsewhere there is nothing to judge by.
#   Services that have no regions are left out, and so is what the parameter other_regions names.
# scope: package
# custom:
#   id: PAY-REG-002
#   convention: region
#   family: region
#   severity: high
#   scope: resource
#   resource_types: ["*"]
#   controls:
#     pci_dss: ["12.5.2"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SA-9", "CM-2"]
#   remediation: >-
#     Hand the resource the provider of the environment's region. Where it has to stand in another
#     one, name its type in the parameter other_regions.
#   references: ["https://developer.hashicorp.com/terraform/language/providers/configuration"]
package rules.region.provider

import data.lib.finding
import data.lib.regions
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	data.params.region == ""
} else := verdict.not_applicable if {
	not _has_region(unit.type)
} else := verdict.of_value(region, regions.allowed(unit.type)) if {
	region := _own(unit)
	region.state != "absent"
} else := _of_provider(unit, region) if {
	region := input.facts.regions[unit.provider]
} else := verdict.not_applicable

# From version 6 on, the provider takes a region for every resource by itself.
_own(unit) := {"state": "absent"} if {
	unit.type in _regions_of_others
} else := values.declared(unit, ["region"])

# Their region is that of something else.
_regions_of_others := {
	"aws_cloudformation_stack_set_instance",
	"aws_config_aggregate_authorization",
	"aws_dx_hosted_connection",
	"aws_servicequotas_template",
}

_of_provider(unit, region) := verdict.passed if {
	region in regions.allowed(unit.type)
} else := verdict.failed(
	concat("", ["provider ", unit.provider, " makes it in ", region]),
	[], verdict.expected(regions.allowed(unit.type)),
)

_has_region(type) if {
	["aws", service] = array.slice(split(type, "_"), 0, 2)
	not service in _global
}

_has_region(type) if startswith(type, "aws_route53_resolver_")

# Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/enhanced-region-support
_global := {
	"account", "bcmdataexports", "billing", "budgets", "ce", "cloudfront",
	"cloudfrontkeyvaluestore", "costoptimizationhub", "cur", "globalaccelerator", "iam",
	"networkmanager", "notifications", "notificationscontacts", "organizations", "route53",
	"route53domains", "route53recoverycontrolconfig", "route53recoveryreadiness", "shield", "waf",
}
