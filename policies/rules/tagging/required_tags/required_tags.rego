# METADATA
# title: Every resource says which environment and project it belongs to
# description: >-
#   Cost, ownership and the boundary of an audit are all read from tags. Every resource that can
#   carry tags carries the required ones with the right values, its provider's default tags counted.
# scope: package
# custom:
#   id: PAY-TAG-001
#   convention: required_tags
#   family: tagging
#   severity: medium
#   scope: resource
#   resource_types: ["*"]
#   controls:
#     nist_800_53: ["CM-8"]
#   remediation: Add the tag to the provider's default_tags, and do not override it in the resource.
#   references: ["https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html"]
package rules.tagging.required_tags

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

# tags_all is what the resource will carry; a provider without it has only tags.
_judged(unit) := _tagged(unit, "tags_all") if {
	values.has(unit, "tags_all")
} else := _tagged(unit, "tags") if {
	values.has(unit, "tags")
} else := verdict.not_applicable

_tagged(unit, attribute) := verdict.all([
verdict.is_one_of(unit, [attribute, tag], [_expected[tag]]) |
	some tag in _tags
])

_tags := sort(object.keys(_expected))

_expected := {tag: value |
	some tag, template in data.params.required_tags
	value := strings.replace_n(
		{"{environment}": input.facts.environment, "{project}": input.facts.project},
		template,
	)
}
