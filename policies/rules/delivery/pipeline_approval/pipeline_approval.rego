# METADATA
# title: Nothing is released without a person's word
# description: >-
#   Between the check of a change and its release stands an approval, so that whoever wrote it
#   is not the only one to let it through. What comes after the release approves nothing: an action
#   of category Deploy waits for an approval of an earlier stage, or of its own with a lower run_order.
# scope: package
# custom:
#   id: PAY-DLV-003
#   family: delivery
#   severity: high
#   scope: resource
#   resource_types: [aws_codepipeline]
#   controls:
#     pci_dss: ["6.5.1", "6.5.4"]
#     soc2: ["CC8.1"]
#     nist_800_53: ["CM-3", "AC-5"]
#   remediation: >-
#     Add a stage with an action of category Approval before the first that deploys.
#   references: ["https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html"]
package rules.delivery.pipeline_approval

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all(array.concat(
	[verdict.any_block(
		unit, ["stage"],
		[_is_of(unit, action, "Approval") | some action in _actions(unit)],
		"no stage asks for an approval", "an approval",
	)],
	[_waits(unit, action) | some action in _actions(unit)],
))

# What a stage does can itself be unknown: then it may be anything.
_actions(unit) := [action |
	some stage in values.steps(unit, ["stage"])
	some action in _actions_of(unit, array.concat(stage, ["action"]))
]

_actions_of(unit, path) := [array.concat(path, [0])] if {
	verdict.is_readable(unit, path).outcome == "undetermined"
} else := values.steps(unit, path)

_is_of(unit, action, category) := verdict.is_one_of(unit, array.concat(action, ["category"]), [category])

_waits(unit, action) := verdict.passed if {
	_is_of(unit, action, "Deploy").outcome == "fail"
} else := _is_approved(unit, action) if {
	_is_of(unit, action, "Deploy").outcome == "pass"
} else := verdict.any([_is_of(unit, action, "Deploy"), _is_approved(unit, action)])

_is_approved(unit, action) := verdict.any(array.concat(
	[verdict.all([_is_of(unit, other, "Approval"), _precedes(unit, other, action)]) |
		some other in _actions(unit)
	],
	[verdict.failed(
		concat("", [values.display(action), " deploys before an approval"]),
		array.concat(action, ["category"]), "an approval before it",
	)],
))

# Within a stage, what has no run_order is of the first.
_precedes(unit, one, other) := verdict.passed if {
	one[1] < other[1]
} else := _is_before(_order(unit, one), _order(unit, other)) if {
	one[1] == other[1]
} else := _later

_later := verdict.failed("it comes later", [], "an approval before it")

_order(unit, action) := order if {
	order := values.declared(unit, array.concat(action, ["run_order"]))
	order.state != "absent"
} else := {"state": "known", "value": 1}

_is_before(one, other) := verdict.passed if {
	one.value < other.value
} else := _later if {
	one.value >= other.value
} else := verdict.hidden([order | some order in [one, other]; order.state != "known"][0])
