# METADATA
# title: Security-group rules are the same in every environment
# description: >-
#   What may reach what is the same everywhere, whichever of the three ways the rules are written in.
#   An opening that only one environment has is what staging can not show before production.
# scope: package
# custom:
#   id: PAY-PAR-001
#   family: parity
#   severity: critical
#   scope: environments
#   resource_types: [environment]
#   reads:
#     - aws_security_group
#     - aws_default_security_group
#     - aws_security_group_rule
#     - aws_vpc_security_group_ingress_rule
#     - aws_vpc_security_group_egress_rule
#   controls:
#     pci_dss: ["1.2.1", "1.2.8"]
#     nist_800_53: ["CM-2", "SC-7"]
#   remediation: Make the rules the same in every environment, from one declaration.
#   references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"]
package rules.parity.security_group_rules

import data.lib.environments
import data.lib.finding
import data.lib.openings
import data.lib.security_groups as groups
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, environments.same(unit, _compared)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_compared := environments.comparison({name: {"holds": holds, "hidden": hidden} |
	some name, unit in environments.by_name
	own := environments.resources(rego.metadata.chain(), unit)
	openings_of := {environments.part([_owner(resource), opening], _words(resource, opening)) |
		some resource in own
		some opening in openings.of(resource)
	}
	holds := openings_of | {environments.part([id], id) |
		some resource in own
		resource.type in groups.group_types
		id := resource.values.id
	}
	hidden := [environments.of_resource(resource, verdict.hidden(value)) |
		some resource in own
		some value in array.concat(openings.hidden(resource), _hidden_owner(resource))
	]
})

_words(resource, opening) := concat(" ", [_owner(resource), openings.describe(opening)]) if {
	openings.describe(opening)
} else := concat(" ", [_owner(resource), "an opening without a direction"])

# A group is known by what its rules name it by.
_owner(resource) := resource.values.id if {
	resource.type in groups.group_types
} else := object.get(resource.values, "security_group_id", "a group that is not known")

_hidden_owner(resource) := [value |
	resource.type in groups.rule_types
	value := values.read(resource, ["security_group_id"])
	value.state in {"unknown", "sensitive"}
]
