# METADATA
# title: Values of secure parameters stand in no state
# description: >-
#   A SecureString is encrypted in Parameter Store, but its value argument stands in plan and
#   state in plain text. A parameter whose name tells of a secret has to be a SecureString.
# scope: package
# custom:
#   id: PAY-SEC-005
#   family: secrets
#   severity: critical
#   scope: resource
#   resource_types: [aws_ssm_parameter]
#   controls:
#     pci_dss: ["8.3.2", "8.6.2"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["IA-5"]
#   remediation: Use type = SecureString and value_wo.
#   references: ["https://developer.hashicorp.com/terraform/language/resources/ephemeral/write-only"]
package rules.secrets.parameter_value

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	type := values.read(unit, ["type"])
	type.state == "known"
	type.value != "SecureString"
	_is_harmless(values.read(unit, ["name"]))
} else := verdict.all([
	verdict.is_one_of(unit, ["type"], ["SecureString"]),
	verdict.is_left_out(unit, ["insecure_value"]),
	verdict.is_left_out(unit, ["value"]),
])

_is_harmless(name) if {
	name.state == "known"
	not regex.match(`(?i)(passw(or)?d|secret|token|private_?key|api_?key|credential)`, name.value)
}
