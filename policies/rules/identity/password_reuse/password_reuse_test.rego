package rules.identity.password_reuse_test

import data.lib.testing
import data.rules.identity.password_reuse as rule

_policy(values, overrides) := testing.stack([testing.unit("aws_iam_account_password_policy", values, overrides)])

test_pass_last_24 if {
	outcome := testing.verdict(rule.outcomes) with input as _policy({"password_reuse_prevention": 24}, {})
	outcome.outcome == "pass"
}

test_fail_last_one if {
	outcome := testing.verdict(rule.outcomes) with input as _policy({"password_reuse_prevention": 1}, {})
	outcome.outcome == "fail"
	outcome.message == "password_reuse_prevention is 1"
}

# Left out, the provider lists it as computed; what it computes is that nothing is refused.
test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes) with input as _policy({}, {"unknown": {"/password_reuse_prevention": []}})
	outcome.outcome == "fail"
	outcome.message == "password_reuse_prevention is not set"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes) with input as _policy({}, testing.unknown(["password_reuse_prevention"]))
	outcome.outcome == "undetermined"
}
