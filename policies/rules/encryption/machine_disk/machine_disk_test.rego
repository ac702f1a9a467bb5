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
