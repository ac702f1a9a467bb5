package rules.identity.access_key_test

import data.lib.testing
import data.rules.identity.access_key as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_access_key", {"status": "Inactive"}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_access_key", {"status": "other"}, {})])
	outcome.outcome == "fail"
	outcome.message == "status is \"other\""
}

test_fail_unset if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_access_key", {"status": null}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_access_key", {}, testing.unknown(["status"]))])
	outcome.outcome == "undetermined"
	outcome.message == "status is known only after apply"
}

test_undetermined_sensitive if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_access_key", {}, {"sensitive": {"/status": true}})])
	outcome.outcome == "undetermined"
}
