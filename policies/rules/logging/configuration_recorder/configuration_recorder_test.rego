package rules.logging.configuration_recorder_test

import data.lib.testing
import data.rules.logging.configuration_recorder as rule

test_pass_all if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_config_configuration_recorder", {"recording_group": [{"all_supported": true}]}, {})])
	outcome.outcome == "pass"
}

test_pass_by_default if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_config_configuration_recorder", {}, {"unknown": {"/recording_group": []}})])
	outcome.outcome == "pass"
}

test_fail_some if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_config_configuration_recorder", {"recording_group": [{"all_supported": false, "resource_types": ["AWS::EC2::VPC"]}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "recording_group[0].all_supported is false"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_config_configuration_recorder", {}, testing.unknown(["recording_group"]))])
	outcome.outcome == "undetermined"
}
