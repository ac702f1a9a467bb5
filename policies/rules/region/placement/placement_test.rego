package rules.region.placement_test

import data.lib.testing
import data.rules.region.placement as rule

_params := {"region": "eu-west-1", "other_regions": {}}

test_pass_zone if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_subnet", {"availability_zone": "eu-west-1a"}, {})])
	outcome.outcome == "pass"
}

test_pass_endpoint if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_vpc_endpoint", {"service_name": "com.amazonaws.eu-west-1.s3"}, {})])
	outcome.outcome == "pass"
}

test_fail_zone if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_subnet", {"availability_zone": "us-east-1a"}, {})])
	outcome.outcome == "fail"
	outcome.message == "availability_zone is \"us-east-1a\""
}

test_fail_endpoint if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_vpc_endpoint", {"service_name": "com.amazonaws.us-east-1.s3"}, {})])
	outcome.outcome == "fail"
}

_copies := {"region": "eu-west-1", "other_regions": {"eu-central-1": ["*"], "us-east-1": ["aws_vpc_endpoint"]}}

test_pass_zone_of_a_region_for_all_types if {
	testing.word(rule.outcomes) == "pass" with data.params as _copies
		with input as testing.stack([testing.unit("aws_subnet", {"availability_zone": "eu-central-1a"}, {})])
}

test_pass_endpoint_that_may_be_elsewhere if {
	testing.word(rule.outcomes) == "pass" with data.params as _copies
		with input as testing.stack([testing.unit("aws_vpc_endpoint", {"service_name": "com.amazonaws.us-east-1.s3"}, {})])
}

test_fail_zone_of_a_region_for_other_types if {
	outcome := testing.verdict(rule.outcomes) with data.params as _copies
		with input as testing.stack([testing.unit("aws_subnet", {"availability_zone": "us-east-1a"}, {})])
	outcome.outcome == "fail"
	outcome.expected == "a zone of eu-west-1 or eu-central-1"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_subnet", {}, testing.unknown(["availability_zone"]))])
	outcome.outcome == "undetermined"
}

test_not_applicable_no_region if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"region": ""}
		with input as testing.stack([testing.unit("aws_subnet", {"availability_zone": "us-east-1a"}, {})])
	outcome.outcome == "not_applicable"
}
