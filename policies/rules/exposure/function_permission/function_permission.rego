# METADATA
# title: Functions are invoked by whom they know
# description: >-
#   A permission for a service admits that service on behalf of any account, unless it names the
#   resource or the account that it acts for; one for everyone admits everyone.
# scope: package
# custom:
#   id: PAY-EXP-006
#   family: exposure
#   severity: critical
#   scope: resource
#   resource_types: [aws_lambda_permission]
#   controls:
#     pci_dss: ["1.4.4"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist_800_53: ["AC-3", "SC-7"]
#     fsbp: ["Lambda.1"]
#   remediation: Set source_arn, or source_account where the ARN names no account.
#   references: ["https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html"]
package rules.exposure.function_permission

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	value := values.read(unit, ["principal"])
	value.state == "known"
	regex.match("^[0-9]{12}$|^arn:[^*]*$", value.value)
	_action(unit).outcome == "pass"
} else := verdict.all([
	_action(unit),
	verdict.matches(unit, ["principal"], "^[^*]+$", "a service or an account"),
	verdict.any([
		verdict.is_given(unit, ["source_arn"]),
		verdict.is_given(unit, ["source_account"]),
		verdict.is_given(unit, ["principal_org_id"]),
		verdict.failed("neither source_arn nor source_account is set", ["source_arn"], "set"),
	]),
])

_action(unit) := verdict.matches(unit, ["action"], "^[^*]+$", "lambda:InvokeFunction")
