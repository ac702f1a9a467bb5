package rules.network.availability_zones_test

import data.lib.testing
import data.rules.network.availability_zones as rule

_params := {"availability_zones": 3}

test_pass_three if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(testing.unit("aws_subnet", {"availability_zone": "a"}, {"address": "s1"}), "vpc_id", true), testing.neighbour(testing.unit("aws_subnet", {"availability_zone": "b"}, {"address": "s2"}), "vpc_id", true), testing.neighbour(testing.unit("aws_subnet", {"availability_zone": "c"}, {"address": "s3"}), "vpc_id", true)])])
	outcome.outcome == "pass"
}

test_pass_by_id if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"availability_zones": 2}
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(testing.unit("aws_subnet", {"availability_zone_id": "x"}, {"address": "1"}), "vpc_id", true), testing.neighbour(testing.unit("aws_subnet", {"availability_zone_id": "y"}, {"address": "2"}), "vpc_id", true)])])
	outcome.outcome == "pass"
}

test_fail_two if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(testing.unit("aws_subnet", {"availability_zone": "a"}, {"address": "s1"}), "vpc_id", true), testing.neighbour(testing.unit("aws_subnet", {"availability_zone": "b"}, {"address": "s2"}), "vpc_id", true), testing.neighbour(testing.unit("aws_subnet", {"availability_zone": "b"}, {"address": "s3"}), "vpc_id", true)])])
	outcome.outcome == "fail"
	outcome.message == "its subnets stand in 2 of 3 zones"
}

test_fail_none if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {})])
	outcome.outcome == "fail"
	outcome.message == "its subnets stand in 0 of 3 zones"
}

test_undetermined_zone if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(testing.unit("aws_subnet", {"availability_zone": "a"}, {"address": "s1"}), "vpc_id", true), testing.neighbour(testing.unit("aws_subnet", {"availability_zone": "b"}, {"address": "s2"}), "vpc_id", true), testing.neighbour(testing.unit("aws_subnet", {}, {"address": "s3", "unknown": {"/availability_zone": []}, "configured": {"availability_zone": true}}), "vpc_id", true)])])
	outcome.outcome == "undetermined"
	outcome.message == "availability_zone is known only after apply"
}

test_undetermined_owner if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(testing.unit("aws_subnet", {"availability_zone": "a"}, {"address": "s1"}), "vpc_id", true), testing.neighbour(testing.unit("aws_subnet", {"availability_zone": "c"}, {}), "vpc_id", false)])])
	outcome.outcome == "undetermined"
}
