# METADATA
# title: What the runner asks
# description: >-
#   Runs the rules that the input names, over the units that it holds. `seen` and `tallies` let the
#   caller prove that nothing was lost on the way: a rule or unit that went missing is an error
#   there, never a pass. Passes are only counted, unless everything is asked for.
# scope: package
package main

# METADATA
# entrypoint: true
result := {
	"seen": sum([count(units) | some units in input.units]),
	"tallies": [_tally(rule, outcomes) | some [rule, outcomes] in _judged],
	"outcomes": [outcome |
		some [_, outcomes] in _judged
		some outcome in outcomes
		_is_wanted(outcome)
	],
}

# Outcomes of each rule that there is, as a list: a set is stepped through by hashing every member anew.
_judged := [[rule, [outcome | some outcome in outcomes]] |
	some rule in input.rules
	outcomes := data.rules[rule.path[0]][rule.path[1]].outcomes
]

# An outcome under another rule's id is none of this rule.
_tally(rule, outcomes) := [
	rule.path,
	count(outcomes),
	count({outcome.address | some outcome in outcomes; outcome.rule == rule.id}),
	count([1 | some outcome in outcomes; outcome.outcome == "pass"]),
	count([1 | some outcome in outcomes; outcome.outcome == "not_applicable"]),
]

_is_wanted(outcome) if not outcome.outcome in {"pass", "not_applicable"}

_is_wanted(_) if input.everything
