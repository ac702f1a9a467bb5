package rules.versions.build_image_test

import data.lib.testing
import data.rules.versions.build_image as rule

test_pass_of_aws if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"environment": [{"image": "aws/codebuild/standard:7.0"}]}, {})])
	outcome.outcome == "pass"
}

test_pass_digest if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"environment": [{"image": "registry/x@sha256:0000000000000000000000000000000000000000000000000000000000000000"}]}, {})])
	outcome.outcome == "pass"
}

test_fail_tag if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"environment": [{"image": "registry/x:latest"}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "environment[0].image is \"registry/x:latest\""
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"environment": [{}]}, {"unknown": {"/environment/0/image": []}})])
	outcome.outcome == "undetermined"
}
