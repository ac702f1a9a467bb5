package rules.identity.session_test

import data.lib.testing
import data.rules.identity.session as rule

_params := {"session_seconds": 7200}

test_pass_short if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_iam_role", {"max_session_duration": 3600}, {})])
	outcome.outcome == "pass"
}

test_pass_by_default if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_iam_role", {}, {})])
	outcome.outcome == "pass"
}

test_fail_long if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_iam_role", {"max_session_duration": 43200}, {})])
	outcome.outcome == "fail"
	outcome.message == "max_session_duration is 43200"
}

test_fail_no_number if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_iam_role", {"max_session_duration": "3600"}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_iam_role", {}, testing.unknown(["max_session_duration"]))])
	outcome.outcome == "undetermined"
}
