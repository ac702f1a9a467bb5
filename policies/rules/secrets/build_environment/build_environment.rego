# METADATA
# title: Builds are handed no secrets in plain text
# description: >-
#   Plain variables of a project are shown with it, and in every log that prints them. CodeBuild
#   reads a parameter or secret by itself, where the variable's type says so.
# scope: package
# custom:
#   id: PAY-SEC-004
#   family: secrets
#   severity: critical
#   scope: resource
#   resource_types: [aws_codebuild_project]
#   controls:
#     pci_dss: ["8.3.2", "8.6.2"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["IA-5"]
#     fsbp: ["CodeBuild.2"]
#   remediation: >-
#     Set the variable's type to PARAMETER_STORE or SECRETS_MANAGER, and its value to the name.
#   references: ["https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html"]
package rules.secrets.build_environment

import data.lib.finding
import data.lib.secrets
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.every_block(unit, ["environment"], [
verdict.every_block(unit, variables, [_harmless(unit, step) | some step in values.steps(unit, variables)]) |
	some environment in values.steps(unit, ["environment"])
	variables := array.concat(environment, ["environment_variable"])
])

_harmless(unit, variable) := verdict.passed if {
	name := values.read(unit, array.concat(variable, ["name"]))
	name.state == "known"
	is_string(name.value)
	not secrets.is_named(name.value)
	not _is_key(values.read(unit, array.concat(variable, ["value"])))
} else := verdict.is_one_of(unit, array.concat(variable, ["type"]), ["PARAMETER_STORE", "SECRETS_MANAGER"])

_is_key(value) if {
	value.state == "known"
	secrets.is_told(value.value)
}
