# METADATA
# title: Machines are handed no secrets
# description: >-
#   What a machine is started with can be read by everyone on it, and by everyone who may describe
#   it. Terraform keeps it in the state. What is compressed, or stands in the plan as a digest of what
#   the configuration puts together, nobody can look into.
# scope: package
# custom:
#   id: PAY-SEC-007
#   family: secrets
#   severity: critical
#   scope: resource
#   resource_types: [aws_instance, aws_launch_configuration, aws_launch_template]
#   controls:
#     pci_dss: ["8.3.2", "8.6.2"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["IA-5"]
#   remediation: >-
#     Let the machine read its secrets from Parameter Store or Secrets Manager, with its role.
#   references: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html"]
package rules.secrets.user_data

import data.lib.finding
import data.lib.secrets
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_places := ["user_data", "user_data_base64"]

_judged(unit) := verdict.not_applicable if {
	every place in _places { values.is_unset(unit, [place]) }
} else := verdict.all([_harmless(unit, place) |
	some place in _places
	not values.is_unset(unit, [place])
])

_harmless(unit, place) := verdict.failed(
	sprintf("%s holds what looks like a secret", [place]),
	[place], "where the secret is kept",
) if {
	some text in _texts(values.read(unit, [place]))
	_holds_secret(text)
} else := verdict.undetermined(sprintf("of %s the plan holds a digest alone", [place]), [place]) if {
	regex.match("^[0-9a-f]{40}$", values.read(unit, [place]).value)
} else := verdict.undetermined(sprintf("%s is compressed", [place]), [place]) if {
	startswith(values.read(unit, [place]).value, "H4sI")
} else := verdict.matches(unit, [place], "", "a text")

# As it is written, and as it reads when it is encoded.
_texts(value) := {text |
	value.state == "known"
	is_string(value.value)
	some text in array.concat([value.value], _decoded(value.value))
}

_decoded(text) := [base64.decode(text)] if {
	regex.match(`^[A-Za-z0-9+/]{8,}={0,2}$`, text)
	count(text) % 4 == 0
} else := []

_holds_secret(text) if secrets.is_told(text)

# Names of secrets that a value other than a reference is given to.
_holds_secret(text) if {
	regex.match(`(?i)(passw(or)?d|secret_?access_?key|api_?key|auth_?token)["']?\s*[=:]\s*["']?[^\s"'$<{]{4}`, text)
}
