package rules.logging.trail_validation_test

import data.lib.testing
import data.rules.logging.trail_validation as rule

_stack(values, overrides) := testing.stack([testing.unit("aws_cloudtrail", values, overrides)])

test_pass_on if {
	outcome := testing.verdict(rule.outcomes) with input as _stack({"enable_log_file_validation": true}, {})
	outcome.outcome == "pass"
}

test_fail_off if {
	outcome := testing.verdict(rule.outcomes) with input as _stack({"enable_log_file_validation": false}, {})
	outcome.outcome == "fail"
	outcome.message == "enable_log_file_validation is false"
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes) with input as _stack({"name": "x"}, {})
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes) with input as _stack({}, testing.unknown(["enable_log_file_validation"]))
	outcome.outcome == "undetermined"
}
