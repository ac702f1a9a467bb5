package rules.exposure.subnet_addresses_test

import data.lib.testing
import data.rules.exposure.subnet_addresses as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_subnet", {"map_public_ip_on_launch": false}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_subnet", {"map_public_ip_on_launch": true}, {})])
	outcome.outcome == "fail"
	outcome.message == "map_public_ip_on_launch is true"
}

test_pass_unset if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_subnet", {"map_public_ip_on_launch": null}, {})])
	outcome.outcome == "pass"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_subnet", {}, testing.unknown(["map_public_ip_on_launch"]))])
	outcome.outcome == "undetermined"
	outcome.message == "map_public_ip_on_launch is known only after apply"
}

test_undetermined_sensitive if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_subnet", {}, {"sensitive": {"/map_public_ip_on_launch": true}})])
	outcome.outcome == "undetermined"
}
