# METADATA
# title: What the runner asks
# description: >-
#   Runs the rules that the input names, over the units that it holds. `seen` and `ran` let the
#   caller prove that nothing was lost on the way: a rule or unit that went missing is an error
#   there, never a pass.
# scope: package
package main

# METADATA
# entrypoint: true
result := {
	"seen": sum([count(units) | some units in input.units]),
	"ran": [path | some path in input.rules; data.rules[path[0]][path[1]].outcomes],
	"outcomes": [outcome |
		some path in input.rules
		some outcome in data.rules[path[0]][path[1]].outcomes
	],
}
