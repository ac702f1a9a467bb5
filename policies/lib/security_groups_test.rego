package lib.security_groups_test

import data.lib.security_groups
import data.lib.testing

test_owner_of_rules if {
	group := testing.unit("aws_security_group", {"id": "sg-1", "name": "g"}, {})
	unit := testing.unit("aws_vpc_security_group_ingress_rule", {"security_group_id": "sg-1"}, {})
	security_groups.owner(group) == group with input as testing.stack([group])
	security_groups.owner(unit) == group with input as testing.stack([group, unit])
}
