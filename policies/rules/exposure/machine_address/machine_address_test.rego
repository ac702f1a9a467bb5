package rules.exposure.machine_address_test

import data.lib.testing
import data.rules.exposure.machine_address as rule

_on(type, values, overrides) := outcome if {
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([testing.unit(type, values, overrides)])
}

test_pass_without if {
	_on("aws_instance", {"associate_public_ip_address": false}, {}).outcome == "pass"
	_on("aws_launch_template", {"network_interfaces": [{"associate_public_ip_address": "false"}, {}]}, {}).outcome == "pass"
}

test_pass_left_to_the_subnet if {
	_on("aws_instance", {}, {"unknown": {"/associate_public_ip_address": []}}).outcome == "pass"
}

test_fail_with_one if {
	_on("aws_launch_configuration", {"associate_public_ip_address": true}, {}).message == "associate_public_ip_address is true"
	_on("aws_launch_template", {"network_interfaces": [{}, {"associate_public_ip_address": "true"}]}, {}).outcome == "fail"
}

test_undetermined_before_apply if {
	_on("aws_instance", {}, testing.unknown(["associate_public_ip_address"])).outcome == "undetermined"
	_on("aws_launch_template", {}, testing.unknown(["network_interfaces"])).outcome == "undetermined"
}
