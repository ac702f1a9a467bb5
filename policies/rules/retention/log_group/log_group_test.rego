package rules.retention.log_group_test

import data.lib.testing
import data.rules.retention.log_group as rule

_group(values, overrides) := testing.stack([testing.unit("aws_cloudwatch_log_group", values, overrides)])

_params := {"log_retention_days": 90}

test_pass_tier if {
	rule.outcomes == {{
		"rule": "PAY-RET-001",
		"address": "aws_cloudwatch_log_group.this",
		"outcome": "pass",
	}} with data.params as _params with input as _group({"retention_in_days": 90}, {})
}

test_fail_other_tier if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "retention_in_days is 14",
		"path": "retention_in_days",
		"expected": 90,
	} with data.params as _params with input as _group({"retention_in_days": 14}, {})
}

test_fail_for_ever if {
	testing.word(rule.outcomes) == "fail" with data.params as _params with input as _group({"retention_in_days": 0}, {})
}

test_fail_unset if {
	testing.word(rule.outcomes) == "fail" with data.params as _params with input as _group({"retention_in_days": null}, {})
}

test_undetermined_before_apply if {
	testing.word(rule.outcomes) == "undetermined" with data.params as _params
		with input as _group({}, testing.unknown(["retention_in_days"]))
}
