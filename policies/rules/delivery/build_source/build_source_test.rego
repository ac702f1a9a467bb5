package rules.delivery.build_source_test

import data.lib.testing
import data.rules.delivery.build_source as rule

test_pass_checked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"source": [{"insecure_ssl": false}], "secondary_sources": []}, {})])
	outcome.outcome == "pass"
}

test_fail_unchecked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"source": [{"insecure_ssl": true}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "source[0].insecure_ssl is true"
}

test_fail_secondary if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {"source": [{}], "secondary_sources": [{"insecure_ssl": true}]}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_codebuild_project", {}, testing.unknown(["source"]))])
	outcome.outcome == "undetermined"
}
