package rules.logging.configuration_recording_test

import data.lib.testing
import data.rules.logging.configuration_recording as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_config_configuration_recorder_status", {"is_enabled": true}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_config_configuration_recorder_status", {"is_enabled": false}, {})])
	outcome.outcome == "fail"
	outcome.message == "is_enabled is false"
}

test_fail_unset if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_config_configuration_recorder_status", {"is_enabled": null}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_config_configuration_recorder_status", {}, testing.unknown(["is_enabled"]))])
	outcome.outcome == "undetermined"
	outcome.message == "is_enabled is known only after apply"
}

test_undetermined_sensitive if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_config_configuration_recorder_status", {}, {"sensitive": {"/is_enabled": true}})])
	outcome.outcome == "undetermined"
}
