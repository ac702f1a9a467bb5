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

# An instance with the template that it names, which the plan makes.
_from(values, template) := outcome if {
	reference := {"unknown": {"/launch_template/0/id": []}, "references": {"/launch_template/0/id": ["aws_launch_template.this"]}}
	instance := testing.unit("aws_instance", object.union({"launch_template": [{}]}, values), reference)
	stack := testing.stack([instance, testing.unit("aws_launch_template", template, {})])
	outcome := testing.verdict_on(rule.outcomes, "aws_instance.this") with input as stack
}

# One that names a template of another plan.
_from_elsewhere(values) := outcome if {
	instance := testing.unit("aws_instance", object.union({"launch_template": [{"id": "lt-1"}]}, values), {})
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([instance])
}

test_pass_by_its_template if {
	_from({}, {"network_interfaces": [{"associate_public_ip_address": "false"}]}).outcome == "pass"
	_from({}, {}).outcome == "pass"
	_from({"associate_public_ip_address": false}, {}).outcome == "pass"
}

test_fail_by_its_template if {
	_from({}, {"network_interfaces": [{"associate_public_ip_address": "true"}]}).message == "aws_launch_template.this: network_interfaces[0].associate_public_ip_address is \"true\""
}

test_undetermined_template_of_another_plan if {
	_from_elsewhere({}).message == "the plan does not tell what its launch template says"
}
