package rules.network.storage_endpoint_test

import data.lib.testing
import data.rules.network.storage_endpoint as rule

test_pass_companion if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(testing.unit("aws_vpc_endpoint", {"service_name": "com.amazonaws.eu-west-1.s3"}, {}), "vpc_id", true)])])
	outcome.outcome == "pass"
}

test_fail_none if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {})])
	outcome.outcome == "fail"
	outcome.message == "no aws_vpc_endpoint belongs to it"
}

test_fail_weak_companion if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(testing.unit("aws_vpc_endpoint", {"service_name": "com.amazonaws.eu-west-1.sqs"}, {}), "vpc_id", true)])])
	outcome.outcome == "fail"
	outcome.message == "service_name is \"com.amazonaws.eu-west-1.sqs\""
}

test_undetermined_companion_of_one_of_several if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(testing.unit("aws_vpc_endpoint", {"service_name": "com.amazonaws.eu-west-1.s3"}, {}), "vpc_id", false)])])
	outcome.outcome == "undetermined"
	outcome.message == "the plan does not settle whether aws_vpc_endpoint.this belongs to it"
}

test_undetermined_companion_without_a_known_owner if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack_with([testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {})], {"unplaced": {"aws_vpc_endpoint": ["aws_vpc_endpoint.lost"]}})
	outcome.outcome == "undetermined"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(testing.unit("aws_vpc_endpoint", {}, testing.unknown(["service_name"])), "vpc_id", true)])])
	outcome.outcome == "undetermined"
}
