package rules.exposure.build_visibility_test

import data.lib.testing
import data.rules.exposure.build_visibility as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"project_visibility": "PRIVATE"}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"project_visibility": "other"}, {})])
	outcome.outcome == "fail"
	outcome.message == "project_visibility is \"other\""
}

test_pass_unset if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"project_visibility": null}, {})])
	outcome.outcome == "pass"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {}, testing.unknown(["project_visibility"]))])
	outcome.outcome == "undetermined"
	outcome.message == "project_visibility is known only after apply"
}

test_undetermined_sensitive if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {}, {"sensitive": {"/project_visibility": true}})])
	outcome.outcome == "undetermined"
}
