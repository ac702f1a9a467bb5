# Openings in words.
package lib.openings

# METADATA
# description: "An opening in words: ingress tcp 443 from 0.0.0.0/0."
describe(opening) := concat(" ", [opening.direction, _port_text(opening), _way[opening.direction], opening.peer])

_way := {"ingress": "from", "egress": "to"}

_port_text(opening) := "all traffic" if {
	opening.protocol == "-1"
} else := sprintf("%s %s", [opening.protocol, format_int(opening.from, 10)]) if {
	opening.from == opening.to
} else := sprintf("%s %s-%s", [opening.protocol, _port(opening.from), _port(opening.to)])

_port(number) := format_int(number, 10) if is_number(number)

_port(number) := "?" if not is_number(number)

# METADATA
# description: Several openings in words, in one order.
enumerate(those) := concat(", ", sort([describe(opening) | some opening in those]))

# METADATA
# description: How a group's openings differ from those that are declared, in words.
difference(extra, missing) := concat("; ", [concat("", [title, enumerate(those)]) |
	some [title, those] in [["not in the baseline: ", extra], ["missing: ", missing]]
	count(those) > 0
])
