# METADATA
# title: Prefix lists that the plan makes
# description: >-
#   A rule of a security group can name a list of CIDR blocks instead of one. A list that the plan
#   makes is judged by its entries, which stand within it or are resources of their own; of any other
#   the plan tells nothing.
# scope: package
package lib.prefix_lists

import data.lib.units
import data.lib.values
import data.lib.verdict

_entry := "aws_ec2_managed_prefix_list_entry"

_lists := object.get(input.units, "aws_ec2_managed_prefix_list", [])

# METADATA
# description: >-
#   The list that a rule will name, though it has no id yet, as a peer: by its address. Undefined
#   where the plan makes no such list.
of_rule(rule) := peer if {
	[address] := rule.references["/prefix_list_id"]
	peer := concat("", ["prefix:", address])
	_by_peer[peer]
}

_by_peer := {concat("", ["prefix:", name]): list |
	some list in _lists
	some name in {list.address, object.get(list.values, "id", list.address)}
}

# METADATA
# description: >-
#   No entry of a list, known by its id or its address as a peer, matches the pattern. Undefined
#   where the plan does not make the list.
has_none(peer, pattern) := verdict.all(array.concat(
	_within(_by_peer[peer], pattern),
	_separate(_by_peer[peer], pattern),
))

_within(list, pattern) := [verdict.said_of(list, checked) |
	some checked in array.concat(
		[verdict.is_readable(list, ["entry"])],
		[_differs(list, array.concat(step, ["cidr"]), pattern) | some step in values.steps(list, ["entry"])],
	)
]

# What is not settled does not matter where its own block is a narrow one.
_separate(list, pattern) := array.concat(
	[verdict.said_of(entry, _differs(entry, ["cidr"], pattern)) |
		some entry in units.settled(list, _entry, "prefix_list_id")
	],
	[verdict.undetermined(concat("", ["the plan does not settle whether ", address, " belongs to ", list.address]), []) |
		some address in units.possible(list, _entry, "prefix_list_id")
		not address in _harmless(list, pattern)
	],
)

_harmless(list, pattern) := [entry.address |
	some entry in units.neighbours(list, _entry, "prefix_list_id")
	_differs(entry, ["cidr"], pattern).outcome == "pass"
]

_differs(unit, path, pattern) := verdict.hidden(value) if {
	value := values.read(unit, path)
	value.state in {"unknown", "sensitive"}
} else := verdict.failed(concat("", [values.display(path), " is open to anyone"]), path, "a narrower block") if {
	regex.match(pattern, values.read(unit, path).value)
} else := verdict.passed
