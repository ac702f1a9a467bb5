package rules.logging.trail_test

import data.lib.testing
import data.rules.logging.trail as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudtrail", {"enable_logging": true, "is_multi_region_trail": true}, {})])
	outcome.outcome == "pass"
}

test_fail_off if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudtrail", {"enable_logging": false, "is_multi_region_trail": true}, {})])
	outcome.outcome == "fail"
	outcome.message == "enable_logging is false"
}

test_fail_one_region if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudtrail", {"is_multi_region_trail": false}, {})])
	outcome.outcome == "fail"
	outcome.message == "is_multi_region_trail is false"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudtrail", {"enable_logging": true}, testing.unknown(["is_multi_region_trail"]))])
	outcome.outcome == "undetermined"
}

# IAM and STS belong to no region.
test_fail_without_services_of_no_region if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudtrail", {"is_multi_region_trail": true, "include_global_service_events": false}, {})])
	outcome.outcome == "fail"
}
