# METADATA
# title: Values of secrets stand in no state
# description: >-
#   secret_string and secret_binary are kept in the state as they are.
# scope: package
# custom:
#   id: PAY-SEC-006
#   family: secrets
#   severity: critical
#   scope: resource
#   resource_types: [aws_secretsmanager_secret_version]
#   controls:
#     pci_dss: ["8.3.2", "8.6.2"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["IA-5"]
#   remediation: Use secret_string_wo.
#   references: ["https://developer.hashicorp.com/terraform/language/resources/ephemeral/write-only"]
package rules.secrets.secret_value

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.all([verdict.is_left_out(unit, [name]) | some name in ["secret_string", "secret_binary"]]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
