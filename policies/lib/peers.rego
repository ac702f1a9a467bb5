# METADATA
# title: Groups that rules written within a group name before they exist
# description: >-
#   Of all rules that a group holds in one direction, a plan tells together which resources they refer
#   to, and nothing of what is written beside: of [aws_security_group.a.id, "sg-1"] it shows neither.
# scope: package
package lib.peers

import data.lib.security_groups as groups

# METADATA
# description: >-
#   The group that unknown peers of a rule surely are: the only resource that they can come from, in a
#   VPC that does not exist yet, and so has no other groups to name. Undefined where it may be another.
of_rule_within(group, pointer) := groups.label(only.address) if {
	[only] := group.unknown[pointer]
	only.settled
	groups.by_address[only.address]
	_is_in_new_vpc(group)
}

_is_in_new_vpc(group) if {
	group.configured.vpc_id
	[vpc] := group.unknown["/vpc_id"]
	vpc.settled
	vpc.type == "aws_vpc"
	not regex.match(`(^|\.)data\.`, vpc.address)
}
