package rules.parity.permission_boundaries_test

import data.lib.testing
import data.rules.parity.permission_boundaries as rule

_three(dev, staging, prod) := testing.environments([
	testing.environment("dev", 0, {}, dev),
	testing.environment("staging", 1, {}, staging),
	testing.environment("prod", 2, {}, prod),
])

_one(value) := [testing.unit("aws_iam_role", {"permissions_boundary": value}, {})]

_hidden := [testing.unit("aws_iam_role", {}, testing.unknown(["permissions_boundary"]))]

test_pass_same if {
	rule.outcomes == {{"rule": "PAY-PAR-004", "address": name, "outcome": "pass"} |
		some name in ["dev", "staging", "prod"]
	} with input as _three(_one("arn:aws:iam::<account>:policy/boundary"), _one("arn:aws:iam::<account>:policy/boundary"), _one("arn:aws:iam::<account>:policy/boundary"))
}

test_fail_odd_one_out if {
	outcomes := rule.outcomes with input as _three(_one("arn:aws:iam::<account>:policy/boundary"), _one("arn:aws:iam::<account>:policy/wide"), _one("arn:aws:iam::<account>:policy/boundary"))
	testing.words(outcomes) == {"dev": "pass", "staging": "fail", "prod": "pass"}
	message := testing.verdict_on(outcomes, "staging").message
	startswith(message, "not in dev: aws_iam_role.this permissions_boundary ")
	contains(message, "; only in dev: aws_iam_role.this permissions_boundary ")
}

test_fail_missing if {
	outcomes := rule.outcomes with input as _three(_one("arn:aws:iam::<account>:policy/boundary"), _one("arn:aws:iam::<account>:policy/boundary"), [])
	testing.words(outcomes) == {"dev": "pass", "staging": "pass", "prod": "fail"}
	startswith(testing.verdict_on(outcomes, "prod").message, "only in dev: aws_iam_role.this")
}

test_undetermined_before_apply if {
	outcomes := rule.outcomes with input as _three(_one("arn:aws:iam::<account>:policy/boundary"), _one("arn:aws:iam::<account>:policy/boundary"), _hidden)
	testing.words(outcomes) == {"dev": "pass", "staging": "pass", "prod": "undetermined"}
	testing.verdict_on(outcomes, "prod") == {
		"outcome": "undetermined",
		"message": "aws_iam_role.this: permissions_boundary is known only after apply",
		"path": "permissions_boundary",
	}
}

test_not_applicable_without_any if {
	outcomes := rule.outcomes with input as _three([], [], [])
	testing.words(outcomes) == {"dev": "not_applicable", "staging": "not_applicable", "prod": "not_applicable"}
}
