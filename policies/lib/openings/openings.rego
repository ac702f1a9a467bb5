# METADATA
# title: Security-group rules in one normal form
# description: >-
#   A rule of a security group can be written inline, as aws_security_group_rule, or as
#   aws_vpc_security_group_{ingress,egress}_rule. Here each becomes a list of openings: one
#   direction, protocol, port range and peer each. A peer is a CIDR block, "self", a prefix list, or
#   another group by the name that the baseline knows it by ("group:function-sg").
# scope: package
package lib.openings

import data.lib.opening_places as places
import data.lib.security_groups as groups

# METADATA
# description: >-
#   The openings that a unit itself writes down, as far as they can be read: a peer that is known is
#   admitted, whoever else is.
of(unit) := _all[unit.address] if {
	_all[unit.address]
} else := _of(unit)

# Several rules ask for the same openings, and rules of a group are also its neighbours.
_all := {unit.address: _of(unit) |
	some type in array.concat(groups.group_types, groups.rule_types)
	some unit in input.units[type]
}

_of(unit) := _own(unit, _written(unit))

_written(unit) := {opening |
	some place in places.of(unit)
	places.is_told(unit, place)
	some peer in _peers(unit, place.base)
	opening := object.union({"direction": place.direction, "peer": peer}, _ports(unit, place.base))
}

# METADATA
# description: Values of a unit that decide about its openings and can not be read.
hidden(unit) := _all_hidden[unit.address] if {
	_all_hidden[unit.address]
} else := places.hidden(unit)

_all_hidden := {unit.address: places.hidden(unit) |
	some type in array.concat(groups.group_types, groups.rule_types)
	some unit in input.units[type]
}
