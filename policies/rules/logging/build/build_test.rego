package rules.logging.build_test

import data.lib.testing
import data.rules.logging.build as rule

test_pass_cloudwatch if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"logs_config": [{"cloudwatch_logs": [{"status": "ENABLED"}]}]}, {})])
	outcome.outcome == "pass"
}

test_pass_by_default if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"logs_config": []}, {})])
	outcome.outcome == "pass"
}

test_pass_s3 if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"logs_config": [{"cloudwatch_logs": [{"status": "DISABLED"}], "s3_logs": [{"status": "ENABLED"}]}]}, {})])
	outcome.outcome == "pass"
}

test_fail_off if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"logs_config": [{"cloudwatch_logs": [{"status": "DISABLED"}]}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "logs_config[0].cloudwatch_logs[0].status is \"DISABLED\""
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {}, testing.unknown(["logs_config"]))])
	outcome.outcome == "undetermined"
}
