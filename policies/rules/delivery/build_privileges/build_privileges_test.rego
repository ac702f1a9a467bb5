package rules.delivery.build_privileges_test

import data.lib.testing
import data.rules.delivery.build_privileges as rule

test_pass_unprivileged if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"environment": [{"privileged_mode": false}]}, {})])
	outcome.outcome == "pass"
}

test_fail_privileged if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"environment": [{"privileged_mode": true}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "environment[0].privileged_mode is true"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {}, testing.unknown(["environment"]))])
	outcome.outcome == "undetermined"
}

test_undetermined_one_value if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"environment": [{"privileged_mode": null}]}, {"unknown": {"/environment/0/privileged_mode": []}})])
	outcome.outcome == "undetermined"
}
