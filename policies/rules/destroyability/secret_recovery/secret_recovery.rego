# METADATA
# title: Secrets go at once
# description: >-
#   A secret in its recovery window keeps its name, so that the environment can not be made anew
#   for a month.
# scope: package
# custom:
#   id: PAY-DEL-009
#   convention: choice
#   family: destroyability
#   severity: medium
#   scope: resource
#   resource_types: [aws_secretsmanager_secret]
#   controls: {}
#   no_controls: The owner asks for it, and no framework does; some ask for the opposite.
#   remediation: Set recovery_window_in_days = 0.
#   references: ["https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html"]
package rules.destroyability.secret_recovery

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.of_value(values.declared(unit, ["recovery_window_in_days"]), [0]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
