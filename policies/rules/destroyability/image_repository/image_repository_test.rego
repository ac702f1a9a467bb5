package rules.destroyability.image_repository_test

import data.lib.testing
import data.rules.destroyability.image_repository as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ecr_repository", {"force_delete": true}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ecr_repository", {"force_delete": false}, {})])
	outcome.outcome == "fail"
	outcome.message == "force_delete is false"
}

test_fail_unset if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ecr_repository", {"force_delete": null}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ecr_repository", {}, testing.unknown(["force_delete"]))])
	outcome.outcome == "undetermined"
	outcome.message == "force_delete is known only after apply"
}
