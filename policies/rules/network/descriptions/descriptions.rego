# METADATA
# title: Every opening says what it is for
# description: >-
#   A rule without a word of explanation is never taken away again, since nobody knows what
#   would break. Terraform's own default is no explanation.
# scope: package
# custom:
#   id: PAY-NET-006
#   family: network
#   severity: low
#   scope: resource
#   resource_types:
#     - aws_security_group
#     - aws_security_group_rule
#     - aws_vpc_security_group_ingress_rule
#     - aws_vpc_security_group_egress_rule
#   controls:
#     pci_dss: ["1.2.5", "1.2.7"]
#     soc2: ["CC6.6"]
#     nist_800_53: ["CM-3", "SC-7"]
#   remediation: Set description, of the group and of each rule.
#   references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"]
package rules.network.descriptions

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all(array.concat(
	[_says(unit, ["description"])],
	[_says(unit, array.concat(rule, ["description"])) |
		some direction in ["ingress", "egress"]
		_is_written(unit, direction)
		some rule in values.steps(unit, [direction])
	],
))

_says(unit, path) := verdict.matches(
	unit, path,
	"^([^M]|M[^a]|Man[^a]|Mana[^g]|Manag[^e]|Manage[^d]|Managed [^b]).+",
	"what it is for",
)

# Of a dynamic block the configuration says nothing, but nothing else fills a group that is new; in one
# that stands, the provider lists the rules of separate resources too.
_is_written(unit, direction) if values.is_configured(unit, direction)

_is_written(unit, _) if unit.action in {"create", "replace"}
