package rules.logging.flow_log_test

import data.lib.testing
import data.rules.logging.flow_log as rule

test_pass_companion if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(testing.unit("aws_flow_log", {"traffic_type": "ALL"}, {}), "vpc_id", true)])])
	outcome.outcome == "pass"
}

test_fail_none if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {})])
	outcome.outcome == "fail"
	outcome.message == "no aws_flow_log belongs to it"
}

test_fail_weak_companion if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(testing.unit("aws_flow_log", {"traffic_type": "REJECT"}, {}), "vpc_id", true)])])
	outcome.outcome == "fail"
	outcome.message == "traffic_type is \"REJECT\""
}

test_undetermined_companion_of_one_of_several if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(testing.unit("aws_flow_log", {"traffic_type": "ALL"}, {}), "vpc_id", false)])])
	outcome.outcome == "undetermined"
	outcome.message == "the plan does not settle whether aws_flow_log.this belongs to it"
}

test_undetermined_companion_without_a_known_owner if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack_with([testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {})], {"unplaced": {"aws_flow_log": ["aws_flow_log.lost"]}})
	outcome.outcome == "undetermined"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(testing.unit("aws_flow_log", {}, testing.unknown(["traffic_type"])), "vpc_id", true)])])
	outcome.outcome == "undetermined"
}
