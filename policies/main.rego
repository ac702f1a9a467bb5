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
	"tallies": [_tally(path, data.rules[path[0]][path[1]].outcomes) | some path in input.rules],
	"outcomes": [outcome |
		some path in input.rules
		some outcome in data.rules[path[0]][path[1]].outcomes
		_is_wanted(outcome)
	],
}

_tally(path, outcomes) := [
	path,
	count(outcomes),
	count({outcome.address | some outcome in outcomes}),
	count([1 | some outcome in outcomes; outcome.outcome == "pass"]),
	count([1 | some outcome in outcomes; outcome.outcome == "not_applicable"]),
]

_is_wanted(outcome) if not outcome.outcome in {"pass", "not_applicable"}

_is_wanted(_) if input.everything
