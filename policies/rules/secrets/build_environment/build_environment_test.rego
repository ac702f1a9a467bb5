package rules.secrets.build_environment_test

import data.lib.testing
import data.rules.secrets.build_environment as rule

test_pass_harmless if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"environment": [{"environment_variable": [{"name": "SUFFIX", "value": "dev", "type": "PLAINTEXT"}]}]}, {})])
	outcome.outcome == "pass"
}

test_pass_from_the_store if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"environment": [{"environment_variable": [{"name": "TOKEN", "value": "/p/dev/token", "type": "PARAMETER_STORE"}]}]}, {})])
	outcome.outcome == "pass"
}

test_fail_by_name if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"environment": [{"environment_variable": [{"name": "TOKEN", "value": "t0ken", "type": "PLAINTEXT"}]}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "environment[0].environment_variable[0].type is \"PLAINTEXT\""
}

test_fail_by_default if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"environment": [{"environment_variable": [{"name": "SUFFIX", "value": "dev", "type": "PLAINTEXT"}, {"name": "TOKEN", "value": "t", "type": null}]}]}, {})])
	outcome.outcome == "fail"
}

test_fail_by_value if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"environment": [{"environment_variable": [{"name": "X", "value": "AKIAAAAAAAAAAAAAAAAA", "type": "PLAINTEXT"}]}]}, {})])
	outcome.outcome == "fail"
}

test_undetermined_environment if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {}, testing.unknown(["environment"]))])
	outcome.outcome == "undetermined"
}

test_undetermined_type if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"environment": [{"environment_variable": [{"name": "TOKEN", "value": "t", "type": null}]}]}, {"unknown": {"/environment/0/environment_variable/0/type": []}})])
	outcome.outcome == "undetermined"
}

test_undetermined_variables if {
	unit := testing.unit(
		"aws_codebuild_project", {"environment": [{}]},
		{"unknown": {"/environment/0/environment_variable": []}},
	)
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([unit])
	outcome.outcome == "undetermined"
	outcome.path == "environment[0].environment_variable"
}
