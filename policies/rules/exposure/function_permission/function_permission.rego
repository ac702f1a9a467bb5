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
#   remediation: Set source_arn, and source_account where the ARN names no account.
#   references: ["https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html"]
package rules.exposure.function_permission

import data.lib.documents
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
		_named(unit, "source_arn", "aws:sourcearn"),
		_named(unit, "source_account", "aws:sourceaccount"),
		_named(unit, "principal_org_id", "aws:principalorgid"),
		verdict.failed(_fault(unit), ["source_arn"], "set"),
	]),
])

_action(unit) := verdict.matches(unit, ["action"], "^[^*]+$", "lambda:InvokeFunction")

_named(unit, attribute, key) := verdict.is_given(unit, [attribute]) if {
	values.read(unit, [attribute]).state != "known"
} else := verdict.is_given(unit, [attribute]) if {
	documents.is_name(key, values.read(unit, [attribute]).value)
} else := verdict.failed(_fault(unit), [attribute], "the name of one")

_fault(unit) := "neither source_arn nor source_account is set" if {
	values.is_unset(unit, ["source_arn"])
} else := "source_arn names neither a resource nor an account"
