package rules.identity.graph_sign_in_test

import data.lib.testing
import data.rules.identity.graph_sign_in as rule

_unit(values, overrides) := testing.stack([testing.unit("aws_neptune_cluster", values, overrides)])

test_pass_as_asked if {
	rule.outcomes == {{"rule": "PAY-IAM-017", "address": "aws_neptune_cluster.this", "outcome": "pass"}} with input as _unit({"iam_database_authentication_enabled": true}, {})
}

test_fail_otherwise if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "iam_database_authentication_enabled is false",
		"path": "iam_database_authentication_enabled",
		"expected": true,
	} with input as _unit({"iam_database_authentication_enabled": false}, {})
}

test_fail_unset if {
	testing.word(rule.outcomes) == "fail" with input as _unit({"iam_database_authentication_enabled": null}, {})
}

test_undetermined_before_apply if {
	testing.word(rule.outcomes) == "undetermined" with input as _unit({}, testing.unknown(["iam_database_authentication_enabled"]))
}
