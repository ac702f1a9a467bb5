# METADATA
# title: Security groups, their rules and their baseline
# scope: package
package lib.security_groups

import data.lib.openings
import data.lib.units

group_types := ["aws_security_group", "aws_default_security_group"]

rule_types := [
	"aws_security_group_rule",
	"aws_vpc_security_group_ingress_rule",
	"aws_vpc_security_group_egress_rule",
]

# METADATA
# description: Every security group of the stack by address.
by_address := {group.address: group |
	some type in group_types
	some group in input.units[type]
}

# METADATA
# description: Address of a group by its id, where it stands already.
by_id := {id: group.address |
	some group in by_address
	id := group.values.id
}

# METADATA
# description: A group as the baseline names it, or by its address where it names none.
label(address) := concat("", ["group:", baseline_name(by_address[address])]) if {
	baseline_name(by_address[address])
} else := concat("", ["group:", address])

# METADATA
# description: The name under which the baseline lists a group, from its own name and environment.
baseline_name(group) := _names[group.values.name] if {
	_names[group.values.name]
} else := [name |
	some full, name in _names
	startswith(group.values.name, concat("", [full, "-"]))
][0]

# A second instance of an environment carries a longer suffix: payment-alb-sg-dev-pr42.
_names := {full: name |
	some name, _ in data.params.security_groups.groups
	full := concat("-", [input.facts.project, name, input.facts.environment])
}

# METADATA
# description: The group that a rule belongs to, a group itself for its inline rules; undefined where the plan does not tell.
owner(unit) := unit if unit.type in group_types

owner(unit) := by_address[unit.references["/security_group_id"][0]]

owner(unit) := by_address[by_id[unit.values.security_group_id]] if {
	not unit.references["/security_group_id"]
}

# METADATA
# description: All openings of a group, its own and those of the rules that belong to it.
declared(group) := union({openings.of(part) | some part in _parts(group)})

# METADATA
# description: What of a group's openings can not be read.
unreadable(group) := [value | some part in _parts(group); some value in openings.hidden(part)]

# METADATA
# description: Rules of which the plan does not settle whether they belong to the group.
possible(group) := [address |
	some type in rule_types
	some address in units.possible(group, type, "security_group_id")
]

_parts(group) := array.concat([group], [rule |
	some type in rule_types
	some rule in units.settled(group, type, "security_group_id")
])

# METADATA
# description: >-
#   The openings that the baseline declares for a group; none for a VPC's default group. Undefined
#   where it declares no such group.
baseline(group) := set() if group.type == "aws_default_security_group"

baseline(group) := _baselines[baseline_name(group)] if group.type != "aws_default_security_group"

_baselines := {name: {opening | some opening in openings_of_group} |
	some name, openings_of_group in data.params.security_groups.groups
}
