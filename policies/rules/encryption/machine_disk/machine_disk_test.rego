package rules.encryption.machine_disk_test

import data.lib.testing
import data.rules.encryption.machine_disk as rule

_on(type, values, overrides) := outcome if {
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([testing.unit(type, values, overrides)])
}

test_pass_root if {
	_on("aws_instance", {"root_block_device": [{"encrypted": true}]}, {}).outcome == "pass"
}

test_pass_template if {
	_on("aws_launch_template", {"block_device_mappings": [{"ebs": [{"encrypted": "true"}]}, {"no_device": "x"}]}, {}).outcome == "pass"
}

test_fail_root_left_out if {
	_on("aws_instance", {"ami": "ami-1"}, {"unknown": {"/root_block_device": []}}).message == "root_block_device[0].encrypted is not set"
}

test_fail_root_off if {
	_on("aws_launch_configuration", {"root_block_device": [{"encrypted": false}]}, {}).outcome == "fail"
}

test_fail_further_disk if {
	values := {"root_block_device": [{"encrypted": true}], "ebs_block_device": [{"device_name": "x"}]}
	overrides := {
		"unknown": {"/ebs_block_device/0/encrypted": []},
		"configured": {"ebs_block_device": true, "root_block_device": true, "/ebs_block_device/0/encrypted": false},
	}
	_on("aws_instance", values, overrides).message == "ebs_block_device[0].encrypted is not set"
}

test_fail_template if {
	_on("aws_launch_template", {"block_device_mappings": [{"ebs": [{"volume_size": 8}]}]}, {}).outcome == "fail"
}

test_undetermined_from_a_snapshot if {
	values := {"root_block_device": [{"encrypted": true}], "ebs_block_device": [{"snapshot_id": "snap-1"}]}
	overrides := {
		"unknown": {"/ebs_block_device/0/encrypted": []},
		"configured": {"ebs_block_device": true, "/ebs_block_device/0/encrypted": false},
	}
	_on("aws_instance", values, overrides).outcome == "undetermined"
}

test_undetermined_before_apply if {
	_on("aws_instance", {}, testing.unknown(["root_block_device"])).outcome == "undetermined"
	_on("aws_launch_template", {}, testing.unknown(["block_device_mappings"])).outcome == "undetermined"
}

test_not_applicable_template_without_disks if {
	_on("aws_launch_template", {"name": "x"}, {}).outcome == "not_applicable"
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

_root := {"root_block_device": [{"encrypted": true}]}

_mapped(encrypted) := {"block_device_mappings": [{"ebs": [{"encrypted": encrypted}]}]}

test_pass_disks_of_its_template if {
	_from(_root, _mapped("true")).outcome == "pass"
	_from(_root, {}).outcome == "pass"
}

test_fail_disks_of_its_template if {
	message := "aws_launch_template.this: block_device_mappings[0].ebs[0].encrypted is \"false\""
	_from(_root, _mapped("false")).message == message
	_from({}, _mapped("false")).message == message
}

test_fail_root_that_no_template_maps if _from({}, {}).message == "root_block_device[0].encrypted is not set"

test_undetermined_root_among_disks_of_its_template if {
	_from({}, _mapped("true")).message == "the image tells which of the disks of aws_launch_template.this it starts from"
}

test_undetermined_disk_that_may_be_replaced if {
	own := object.union(_root, {"ebs_block_device": [{"encrypted": true}]})
	_from(own, _mapped("false")).path == "launch_template"
	_from(own, _mapped("true")).outcome == "pass"
}

test_undetermined_template_of_another_plan if {
	_from_elsewhere({}).message == "the plan does not tell what its launch template says"
	_from_elsewhere(_root).message == "the plan does not tell what its launch template says"
}
