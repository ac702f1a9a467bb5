package lib.front_doors_test

import data.lib.front_doors
import data.lib.testing

_group(neighbours) := testing.with_neighbours(testing.unit("aws_security_group", {"name": "g"}, {}), neighbours)

_balancer := testing.neighbour(testing.unit("aws_lb", {}, {}), "security_groups", true)

_machine(type, attribute, settled) := testing.neighbour(testing.unit(type, {}, {}), attribute, settled)

_https := {"direction": "ingress", "protocol": "tcp", "from": 443, "to": 443, "peer": "0.0.0.0/0"}

_admits(neighbours, facts) := judged if {
	group := _group(neighbours)
	judged := front_doors.admits(group, _https) with input as testing.stack_with([group, testing.unit("aws_lb", {}, {})], facts)
}

test_pass_a_load_balancer_alone if _admits([_balancer], {}).outcome == "pass"

# A tag may name the group, too.
test_pass_machine_that_is_not_in_it if _admits([_balancer, _machine("aws_instance", "tags/group", true)], {}).outcome == "pass"

test_fail_machine_in_it if {
	_admits([_balancer, _machine("aws_instance", "vpc_security_group_ids", true)], {}) == {
		"outcome": "fail",
		"message": "ingress tcp 443 from 0.0.0.0/0, and aws_instance.this is in aws_security_group.this too",
		"path": "",
		"expected": "a group of the load balancer alone",
	}
	_admits([_balancer, _machine("aws_launch_template", "network_interfaces/0/security_groups", true)], {}).outcome == "fail"
	_admits([_balancer, _machine("aws_network_interface_sg_attachment", "security_group_id", true)], {}).outcome == "fail"
	_admits([_balancer, _machine("aws_ecs_service", "network_configuration/0/security_groups", true)], {}).outcome == "fail"
}

test_undetermined_machine_that_may_be_in_it if {
	message := "the plan does not settle whether aws_instance.this is in its group too"
	_admits([_balancer, _machine("aws_instance", "vpc_security_group_ids", false)], {}).message == message
	_admits([_balancer], {"unplaced": {"aws_instance": ["aws_instance.this"]}}).message == message
}

test_fail_no_load_balancer if {
	_admits([], {}).message == "ingress tcp 443 from 0.0.0.0/0, and aws_security_group.this is no load balancer's group"
}
