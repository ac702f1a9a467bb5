package rules.delivery.image_repository_test

import data.lib.testing
import data.rules.delivery.image_repository as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ecr_repository", {"image_tag_mutability": "IMMUTABLE"}, {})])
	outcome.outcome == "pass"
}

test_fail_mutable if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ecr_repository", {"image_tag_mutability": "MUTABLE"}, {})])
	outcome.outcome == "fail"
	outcome.message == "image_tag_mutability is \"MUTABLE\""
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ecr_repository", {}, testing.unknown(["image_tag_mutability"]))])
	outcome.outcome == "undetermined"
}
