package rules.delivery.build_artifacts_test

import data.lib.testing
import data.rules.delivery.build_artifacts as rule

test_pass_left_on if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"artifacts": [{"encryption_disabled": false}], "secondary_artifacts": [], "logs_config": [{"s3_logs": [{"status": "ENABLED"}]}]}, {})])
	outcome.outcome == "pass"
}

test_fail_artifacts if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"artifacts": [{"encryption_disabled": true}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "artifacts[0].encryption_disabled is true"
}

test_fail_secondary if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"secondary_artifacts": [{"encryption_disabled": false}, {"encryption_disabled": true}]}, {})])
	outcome.outcome == "fail"
}

test_fail_log if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"logs_config": [{"s3_logs": [{"encryption_disabled": true}]}]}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"artifacts": []}, testing.unknown(["secondary_artifacts"]))])
	outcome.outcome == "undetermined"
}
