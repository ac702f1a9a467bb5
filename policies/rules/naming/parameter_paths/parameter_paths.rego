# METADATA
# title: Parameters lie below the path of their environment
# description: >-
#   A role is granted a path: what lies below another environment's can not be read by mistake.
# scope: package
# custom:
#   id: PAY-NAM-004
#   convention: project
#   family: naming
#   severity: medium
#   scope: resource
#   resource_types: [aws_ssm_parameter]
#   controls:
#     soc2: ["CC6.1", "CC8.1"]
#     nist_800_53: ["CM-8"]
#   remediation: Name it /<project>/<suffix>/<what it is>.
#   references: ["https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html"]
package rules.naming.parameter_paths

import data.lib.finding
import data.lib.patterns
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.matches(unit, ["name"], _pattern, _words)

_pattern := concat("", ["^/", patterns.literal(input.facts.project), "/", input.facts.environment, "(-[a-z0-9-]+)?/"])

_words := concat("", ["a path below /", input.facts.project, "/", input.facts.environment, "/"])
