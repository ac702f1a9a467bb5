# METADATA
# title: Environment variables of functions are encrypted with a key of our own
# description: >-
#   Lambda encrypts environment variables under an AWS managed key by default; anyone who may read
#   the function's configuration reads them. A key of our own takes a second permission to read.
#   A function without environment variables has nothing to encrypt.
# scope: package
# custom:
#   id: PAY-ENC-004
#   family: encryption
#   severity: high
#   scope: resource
#   resource_types: [aws_lambda_function]
#   controls:
#     pci_dss: ["3.5.1"]
#     nist_800_53: ["SC-28"]
#   remediation: Set kms_key_arn to the ARN of a KMS key of your own.
#   references: ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html"]
package rules.encryption.lambda_environment

import data.lib.finding
import data.lib.keys
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.provided(
	_holds_variables(unit, values.read(unit, ["environment"])),
	keys.is_own(unit, ["kms_key_arn"]),
)

_holds_variables(unit, environment) := verdict.failed("environment is not set", ["environment"], "set") if {
	values.is_unset(unit, ["environment"])
} else := verdict.hidden(environment) if {
	environment.state == "unknown"
} else := verdict.passed
