# METADATA
# title: Roles begin with their environment
# description: >-
#   Boundaries and trust policies name the roles of an environment by the beginning of their
#   names.
# scope: package
# custom:
#   id: PAY-NAM-003
#   convention: project
#   family: naming
#   severity: medium
#   scope: resource
#   resource_types: [aws_iam_role]
#   controls:
#     soc2: ["CC6.1", "CC8.1"]
#     nist_800_53: ["CM-8"]
#   remediation: Name it <environment>-<project>-<what it is for>-<suffix>.
#   references: ["https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html"]
package rules.naming.role_names

import data.lib.finding
import data.lib.patterns
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.matches(unit, ["name"], _pattern, _words)

_pattern := concat("", ["^", input.facts.environment, "-", patterns.literal(input.facts.project), "-"])

_words := concat("", ["a name that begins with ", input.facts.environment, "-", input.facts.project, "-"])
