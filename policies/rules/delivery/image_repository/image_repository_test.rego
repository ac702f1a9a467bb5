package rules.delivery.image_repository_test

import data.lib.testing
import data.rules.delivery.image_repository as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ecr_repository", {"image_tag_mutability": "IMMUTABLE", "image_scanning_configuration": [{"scan_on_push": true}]}, {})])
	outcome.outcome == "pass"
}

test_fail_mutable if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ecr_repository", {"image_tag_mutability": "MUTABLE", "image_scanning_configuration": [{"scan_on_push": true}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "image_tag_mutability is \"MUTABLE\""
}

test_fail_not_scanned if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ecr_repository", {"image_tag_mutability": "IMMUTABLE"}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ecr_repository", {"image_tag_mutability": "IMMUTABLE"}, testing.unknown(["image_scanning_configuration"]))])
	outcome.outcome == "undetermined"
}
