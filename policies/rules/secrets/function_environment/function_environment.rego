# METADATA
# title: Functions are handed no secrets
# description: >-
#   Environment variables are shown to everyone who may read a function's configuration, and
#   stand in the state. A function is told where its secret is, and fetches it.
# scope: package
# custom:
#   id: PAY-SEC-003
#   family: secrets
#   severity: critical
#   scope: resource
#   resource_types: [aws_lambda_function]
#   controls:
#     pci_dss: ["8.3.2", "8.6.2"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["IA-5"]
#   remediation: >-
#     Hand over the name or ARN of a parameter or secret (in a variable whose name ends in _ARN,
#     _NAME, _PATH or _PARAMETER), and read it at run time.
#   references: ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html"]
package rules.secrets.function_environment

import data.lib.finding
import data.lib.secrets
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_path := ["environment", 0, "variables"]

_judged(unit) := verdict.failed(
	sprintf("%s holds a sensitive value", [pointers[0]]),
	_path, "where the secret is kept",
) if {
	pointers := values.secrets(unit, ["environment"])
	count(pointers) > 0
} else := verdict.all(array.concat(
	[verdict.is_readable(unit, path) | some path in [["environment"], _path]],
	[_harmless(unit, name) | some name in values.names(unit, _path)],
))

_harmless(unit, name) := verdict.hidden(value) if {
	value := values.read(unit, array.concat(_path, [name]))
	value.state == "unknown"
	secrets.is_named(name)
} else := verdict.failed(
	sprintf("the variable %s looks like a secret", [name]),
	array.concat(_path, [name]), "where the secret is kept",
) if {
	_is_secret(name, values.read(unit, array.concat(_path, [name])))
} else := verdict.passed

_is_secret(name, value) if {
	value.state == "known"
	value.value != ""
	secrets.is_named(name)
}

_is_secret(_, value) if {
	value.state == "known"
	secrets.is_told(value.value)
}
