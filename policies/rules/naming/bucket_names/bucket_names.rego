# METADATA
# title: Buckets begin with their environment
# description: >-
#   Names of buckets are shared by the whole world. They begin with the environment and the
#   project, so that a policy can name all buckets of one environment, and end in the suffix of
#   their instance.
# scope: package
# custom:
#   id: PAY-NAM-002
#   convention: project
#   family: naming
#   severity: medium
#   scope: resource
#   resource_types: [aws_s3_bucket]
#   controls:
#     soc2: ["CC6.1", "CC8.1"]
#     nist_800_53: ["CM-8"]
#   remediation: Name it <environment>-<project>-<what it holds>-<account>-<suffix>.
#   references: ["https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html"]
package rules.naming.bucket_names

import data.lib.finding
import data.lib.patterns
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.matches(unit, ["bucket"], _pattern, _words)

_pattern := concat("", ["^", input.facts.environment, "-", patterns.literal(input.facts.project), "-"])

_words := concat("", ["a name that begins with ", input.facts.environment, "-", input.facts.project, "-"])
